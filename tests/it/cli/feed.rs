//! `dondoc feed`: calendar feeds are made, listed and revoked, in a folder and through the server that owns it.

use std::path::Path;

use super::import::Office;
use super::serve::Serving;
use super::{Ran, dondoc, text};

fn feed(arguments: &[&str], data: &Path) -> Ran {
    dondoc(&[&["feed"], arguments, &["--data", text(data)]].concat())
}

/// Makes a feed of Phường Cao Lãnh, whose code is read today; its identifier and the path of its address.
#[track_caller]
fn added(data: &Path) -> (String, String) {
    let added = feed(&["add", "--unit", "29869", "--below", "--label", "Lịch"], data);
    assert_eq!(added.code, 0, "{}", added.err);
    let id = added.out.lines().next().and_then(|line| line.strip_prefix("feed ")).expect("the identifier comes first");
    let path = added.out.lines().map(str::trim).find(|line| line.starts_with("/feeds/")).expect("the path is shown");
    (id.to_owned(), path.to_owned())
}

fn secret(path: &str) -> &str {
    path.strip_prefix("/feeds/").unwrap().strip_suffix(".ics").unwrap()
}

#[track_caller]
fn listed_and_revoked(data: &Path, id: &str, path: &str) {
    let listed = feed(&["list"], data).out;
    let line = listed.lines().find(|line| line.starts_with(id)).expect("it is listed");
    assert!(line.contains("29869 and below") && line.ends_with("Lịch") && !line.contains("revoked"), "{line}");
    assert!(!listed.contains(secret(path)));
    let revoked = feed(&["revoke", id], data);
    assert_eq!((revoked.code, revoked.out.contains("revoked")), (0, true), "{}", revoked.err);
    assert!(feed(&["list"], data).out.contains(revoked.out.trim_end()));
}

#[track_caller]
fn refused(data: &Path) {
    for (arguments, said) in [
        (["add", "--unit", "99999"].as_slice(), "no unit has the code 99999"),
        (&["revoke", "0000000000000000"], "there is no feed 0000000000000000"),
    ] {
        let ran = feed(arguments, data);
        assert_eq!((ran.code, ran.out.as_str()), (1, ""), "{}", ran.err);
        assert!(ran.err.contains(said), "{}", ran.err);
    }
}

#[test]
fn a_feed_is_made_read_and_revoked_with_a_server_and_without_and_its_address_stands_in_no_log() {
    let office = Office::new();
    let data = office.data();
    drop(Serving::start(text(&data)));
    let (before, before_path) = added(&data);
    refused(&data);
    listed_and_revoked(&data, &before, &before_path);

    let (serving, log) = Serving::logging(text(&data));
    let (id, path) = added(&data);
    let address = std::fs::read_to_string(data.join("server.address")).unwrap();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let fetch = |path: &str, host: &str| {
        let url = format!("http://{}{path}", address.lines().next().unwrap());
        let answer = agent.get(url).header("host", host).call().unwrap();
        answer.status().as_u16()
    };
    assert_eq!((fetch(&path, "localhost"), fetch(&before_path, "localhost")), (200, 404));
    assert_eq!(fetch(&path, "example.org"), 421, "it is for another host");
    refused(&data);
    listed_and_revoked(&data, &id, &path);
    assert_eq!(fetch(&path, "localhost"), 404);
    drop(serving);
    let log = std::fs::read_to_string(log).unwrap();
    assert!(!log.contains(secret(&path)) && !log.contains(secret(&before_path)), "{log}");
}
