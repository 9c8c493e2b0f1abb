//! `dondoc message` and `dondoc template`: the log of what was sent, and the texts it was made from.

use std::path::Path;

use dondoc::boot::{self, Place};
use dondoc::domain::message::{Channel, MessageId};

use super::serve::Serving;
use super::{dondoc, text};
use crate::harness::posted;

/// A data folder with one message by mail, which nobody sends.
fn office(data: &Path) -> MessageId {
    let engine = boot::engine(None, Place::NewFolder(data)).unwrap();
    posted::post_one(&engine, "nv", Channel::Email, "an@example.vn", 1)
}

#[test]
fn a_message_is_listed_and_shown_with_why_it_waits() {
    let folder = tempfile::tempdir().unwrap();
    let id = office(folder.path());
    let data = text(folder.path());
    let listed = dondoc(&["message", "list", "--status", "waiting", "--data", data]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
    let words: Vec<&str> = listed.out.split_whitespace().collect();
    assert_eq!(words[..6], [id.as_str(), "waiting", "email", "nv", "tries", "0"]);
    assert_eq!(words.last(), Some(&"not-configured"));
    let shown = dondoc(&["message", "show", id.as_str(), "--data", data]);
    assert!(shown.out.contains("to an@example.vn for unit 866") && shown.out.ends_with("thủ tục hành chính\n"));
    assert_eq!(dondoc(&["message", "list", "--status", "dead", "--data", data]).out, "");
}

#[test]
fn only_the_dead_are_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let id = office(folder.path());
    let data = text(folder.path());
    let living = dondoc(&["message", "resend", id.as_str(), "--data", data]);
    assert_eq!(living.code, 1);
    let none = dondoc(&["message", "resend", "--contact", "nv", "--data", data]);
    assert_eq!((none.code, none.out.as_str()), (0, "0 messages are sent again\n"));
    assert_eq!(dondoc(&["message", "resend", "--data", data]).code, 2);
    assert_eq!(dondoc(&["message", "show", "first", "--data", data]).code, 2);
    let absent = dondoc(&["message", "show", &format!("20220331-{}", "0".repeat(32)), "--data", data]);
    assert_eq!(absent.code, 1);
}

#[test]
fn a_server_that_owns_the_folder_says_the_same_of_messages() {
    let folder = tempfile::tempdir().unwrap();
    let id = office(folder.path());
    let data = text(folder.path());
    let asked = || {
        let message = |more: &[&str]| dondoc(&[&["message"], more, &["--data", data]].concat());
        let absent = format!("20220331-{}", "0".repeat(32));
        [
            message(&["list"]),
            message(&["list", "--status", "waiting", "--unit", "866", "--contact", "nv", "--channel", "email"]),
            message(&["list", "--status", "dead"]),
            message(&["show", id.as_str()]),
            message(&["resend", "--contact", "nv"]),
            message(&["show", &absent]),
            message(&["resend", id.as_str()]),
        ]
    };
    let here = asked();
    let _serving = Serving::start(data);
    for (here, there) in here.iter().zip(asked()) {
        assert_eq!((here.code, &here.out), (there.code, &there.out), "{}{}", here.err, there.err);
    }
    assert_eq!(here.map(|ran| ran.code), [0, 0, 0, 0, 0, 1, 1]);
}

/// The life of a template, told by what each command prints.
fn edited_tried_and_written(data: &str, folder: &Path) {
    let file = folder.join("digest.txt");
    let template = |verb: &str, more: &[&str]| {
        dondoc(&[&["template", verb], more, &["--language", "vi", "--data", data]].concat())
    };
    let shown = template("show", &[]).out;
    std::fs::write(&file, shown.replace("Kính gửi", "Thân gửi")).unwrap();
    let tried = template("preview", &[text(&file)]);
    assert!(tried.out.contains("\n\nThân gửi Nguyễn Văn An,\n"), "{}{}", tried.out, tried.err);
    let nobody = template("preview", &[text(&file), "--contact", "nv"]);
    assert_eq!((nobody.code, nobody.out.as_str()), (1, ""), "{}", nobody.err);
    let written = template("set", &[text(&file)]);
    assert_eq!((written.code, written.err.as_str()), (0, ""));
    assert!(written.out.starts_with("template digest in vi as of entry "), "{}", written.out);
    assert!(template("show", &[]).out.contains("Thân gửi"));
    let listed = dondoc(&["template", "list", "--data", data]).out;
    assert!(listed.starts_with("digest vi administrator cli:") && listed.ends_with("digest en engine\n"), "{listed}");
    assert_eq!(template("reset", &[]).code, 0);
    assert_eq!(template("show", &[]).out, shown);
}

#[test]
fn a_template_is_shown_edited_tried_and_written_with_a_server_and_without() {
    let folder = tempfile::tempdir().unwrap();
    office(folder.path());
    let data = text(folder.path());
    edited_tried_and_written(data, folder.path());
    let _serving = Serving::start(data);
    edited_tried_and_written(data, folder.path());
}

#[test]
fn a_template_that_cannot_be_used_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    office(folder.path());
    let (data, file) = (text(folder.path()), folder.path().join("digest.txt"));
    for (written, expected) in [
        ("Nhắc việc\n\na\n{{ nme }}\n", "line 2"),
        ("Nhắc việc\nkhông có dòng trống\n", "first line"),
        ("{{ nme }}\n\nb\n", "subject"),
    ] {
        std::fs::write(&file, written).unwrap();
        let refused = || dondoc(&["template", "set", text(&file), "--language", "vi", "--data", data]);
        let here = refused();
        assert_eq!(here.code, 1);
        assert!(here.err.contains(expected), "{}", here.err);
        let _serving = Serving::start(data);
        let there = refused();
        assert_eq!(there.code, 1);
        assert!(there.err.contains(expected), "{}", there.err);
    }
}
