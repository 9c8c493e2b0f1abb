//! `dondoc plugin`: what was found, the bad ones with their reasons.

use super::{dondoc, text};

#[test]
fn the_directives_the_program_carries_are_active() {
    let ran = dondoc(&["plugin", "list"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let active: Vec<&str> =
        ran.out.lines().filter_map(|line| line.strip_prefix("active")?.split_whitespace().next()).collect();
    let directives = [
        "ben-tre-cchc-2011-2030",
        "cao-lanh-kiem-tra-2022",
        "dong-thap-cchc-2022",
        "ha-giang-mot-cua-2019",
        "hau-giang-khac-phuc-2022",
    ];
    assert_eq!(active, directives);
}

#[test]
fn a_bad_component_of_the_folder_is_listed_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let plugins = folder.path().join("plugins");
    std::fs::create_dir(&plugins).unwrap();
    std::fs::write(plugins.join("a.wasm"), b"no component").unwrap();
    std::fs::write(plugins.join("b.wasm"), artifacts::CAO_LANH_KIEM_TRA_2022).unwrap();
    let settings = format!("[plugins]\nfolder = {:?}\n", text(&plugins));
    std::fs::write(folder.path().join("dondoc.toml"), settings).unwrap();
    let ran = dondoc(&["plugin", "list", "--config", text(folder.path())]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.out.lines().filter(|line| line.starts_with("active")).count(), artifacts::DIRECTIVES.len());
    let refused: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("refused")).collect();
    assert!(matches!(refused[..], [line] if line.contains("a.wasm")), "{}", ran.out);
}

#[test]
fn a_component_says_what_it_declares() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("directive.wasm");
    std::fs::write(&file, artifacts::DONG_THAP_CCHC_2022).unwrap();
    let ran = dondoc(&["plugin", "inspect", text(&file)]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for check in 1..=18 {
        assert!(ran.out.contains(&format!("TH-{check:02}")), "TH-{check:02} is not declared");
    }
}
