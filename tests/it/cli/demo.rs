//! `dondoc demo --once`: what a newcomer sees first, pinned whole.

use super::dondoc;

/// Digests follow the toolchain; what is pinned is that they are there.
fn without_digests(text: &str) -> String {
    let is_digest = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let word = |word: &str| if is_digest(word) { "<digest>".to_owned() } else { word.to_owned() };
    text.split(' ').map(|part| part.split('\n').map(word).collect::<Vec<_>>().join("\n")).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_demonstration_shows_every_office_whole() {
    let ran = dondoc(&["demo", "--once"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(without_digests(&ran.out));
}

#[test]
fn a_day_before_the_directives_shows_that_no_check_ran() {
    let ran = dondoc(&["demo", "--once", "--as-of", "2019-08-11"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let shown = ["TH-01", "CL-01", "CT-01", "VX-01", "PH-01"].map(|check| ran.out.contains(check));
    assert_eq!(shown, [false; 5]);
}

#[test]
fn a_day_that_does_not_exist_is_refused() {
    assert_eq!(dondoc(&["demo", "--once", "--as-of", "2022-02-31"]).code, 2);
}

#[test]
fn only_loopback_is_served() {
    let ran = dondoc(&["demo", "--listen", "0.0.0.0:0"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("loopback"), "{}", ran.err);
}
