//! `dondoc feed`: calendar feeds are made, listed and revoked, in a folder and through the server that owns it.

use super::import::Office;
use super::serve::Serving;
use super::{dondoc, text};

/// Phường Cao Lãnh: the program reads the code today.
const UNIT: &str = "29869";

/// The identifier and the path that a made feed is printed with.
fn made(out: &str) -> (String, String) {
    let id = out.lines().next().and_then(|line| line.strip_prefix("feed ")).expect("the identifier comes first");
    let path = out.lines().find_map(|line| line.trim().strip_prefix("/feeds/")).expect("the path is shown");
    (id.to_owned(), format!("/feeds/{path}"))
}

#[test]
fn a_feed_is_made_listed_and_revoked_with_a_server_and_without() {
    let office = Office::new();
    let data = office.data();
    drop(Serving::start(text(&data)));
    for served in [false, true] {
        let serving = served.then(|| Serving::start(text(&data)));
        let added = dondoc(&["feed", "add", "--unit", UNIT, "--below", "--label", "Lịch", "--data", text(&data)]);
        assert_eq!(added.code, 0, "{}", added.err);
        let (id, path) = made(&added.out);
        let secret = path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap();
        let listed = dondoc(&["feed", "list", "--data", text(&data)]);
        let line = listed.out.lines().find(|line| line.starts_with(&id)).expect("it is listed").to_owned();
        assert!(line.contains("29869 and below") && line.ends_with("Lịch") && !line.contains("revoked"), "{line}");
        assert!(!listed.out.contains(secret));
        let revoked = dondoc(&["feed", "revoke", &id, "--data", text(&data)]);
        assert_eq!((revoked.code, revoked.out.contains("revoked")), (0, true), "{}", revoked.err);
        let again = dondoc(&["feed", "list", "--data", text(&data)]);
        assert!(again.out.contains(revoked.out.trim_end()), "{}", again.out);
        drop(serving);
    }
    let listed = dondoc(&["feed", "list", "--data", text(&data)]);
    assert_eq!(listed.out.lines().filter(|line| line.contains("revoked")).count(), 2);
}

#[test]
fn what_cannot_be_made_or_revoked_is_said_alike_with_a_server_and_without() {
    let office = Office::new();
    let data = office.data();
    drop(Serving::start(text(&data)));
    let refused = |arguments: &[&str]| {
        let ran = dondoc(&[&["feed"], arguments, &["--data", text(&data)]].concat());
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
        ran.err
    };
    let ask = || [refused(&["add", "--unit", "99999"]), refused(&["revoke", "0000000000000000"])];
    let without = ask();
    let serving = Serving::start(text(&data));
    let with = ask();
    drop(serving);
    assert!(without[0].contains("no unit has the code 99999") && with[0].contains("no unit has the code 99999"));
    assert!(without[1].contains("there is no feed 0000000000000000") && with[1].contains("there is no feed"));
}

#[test]
fn the_address_of_a_feed_stands_in_no_log() {
    let office = Office::new();
    let data = office.data();
    drop(Serving::start(text(&data)));
    let added = dondoc(&["feed", "add", "--unit", UNIT, "--data", text(&data)]);
    assert_eq!(added.code, 0, "{}", added.err);
    let (_, path) = made(&added.out);
    let secret = path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap().to_owned();
    let (serving, log) = Serving::logging(text(&data));
    let address = std::fs::read_to_string(data.join("server.address")).unwrap();
    let url = format!("http://{}{path}", address.lines().next().unwrap());
    let agent: ureq::Agent = ureq::Agent::config_builder().proxy(None).build().into();
    let calendar = agent.get(&url).call().unwrap().body_mut().read_to_string().unwrap();
    assert!(calendar.starts_with("BEGIN:VCALENDAR"));
    let refused = agent.get(format!("{url}?{secret}")).header("host", "example.org").call();
    assert!(refused.is_err(), "it is for another host");
    drop(serving);
    let log = std::fs::read_to_string(log).unwrap();
    assert!(log.contains("TRACE") || log.contains("DEBUG") || log.contains("INFO"), "something is logged: {log}");
    assert!(!log.contains(&secret), "{log}");
}
