//! What a mail looks like, whatever a message holds.

use super::*;
use crate::domain::Day;
use crate::domain::id::{ContactId, UnitCode};
use crate::domain::language::Language;
use crate::domain::message::{Channel, MessageId};

fn message(address: &str, subject: &str, text: &str) -> Message {
    let (contact, day) = (ContactId::parse("nv").unwrap(), Day::parse("2026-11-22").unwrap());
    Message {
        id: MessageId::of(day, &contact, Channel::Email, address, &[]),
        contact,
        unit: UnitCode::parse("866").unwrap(),
        channel: Channel::Email,
        address: address.into(),
        language: Language::Vi,
        subject: subject.into(),
        text: text.into(),
        reminders: Vec::new(),
        composed: chrono::DateTime::parse_from_rfc3339("2026-11-22T08:00:00+07:00").unwrap().to_utc(),
        template_fault: None,
    }
}

fn formatted(message: &Message) -> String {
    let from = "Đôn đốc <don-doc@tinh.example.vn>".parse().unwrap();
    String::from_utf8(mail(message, &from).unwrap().formatted()).unwrap()
}

/// The lines of the head, each whole.
fn head(mail: &str) -> Vec<String> {
    let (head, _) = mail.split_once("\r\n\r\n").unwrap();
    head.replace("\r\n ", " ").split("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_mail_says_that_a_machine_wrote_it_and_keeps_its_id() {
    let message = message("an@example.vn", "2 nhiệm vụ quá hạn", "Kính gửi…\n");
    let lines = head(&formatted(&message));
    let line = |name: &str| lines.iter().find_map(|line| line.strip_prefix(name)).map(str::trim);
    assert_eq!(line("Message-ID:"), Some(format!("<{}@tinh.example.vn>", message.id).as_str()));
    assert_eq!(line("Auto-Submitted:"), Some("auto-generated"));
    assert_eq!(line("Date:"), Some("Sun, 22 Nov 2026 01:00:00 +0000"));
    assert_eq!(line("To:"), Some("an@example.vn"));
    assert_eq!(line("Content-Type:"), Some("text/plain; charset=utf-8"));
    assert_eq!(formatted(&message), formatted(&message));
}

#[test]
fn no_subject_and_no_address_adds_a_header_or_a_receiver() {
    for subject in ["a\r\nBcc: x@evil.example", "a\nX: y", "a\r\n\r\nbody", "ệ\r\nBcc: x@evil.example"] {
        let lines = head(&formatted(&message("an@example.vn", subject, "b")));
        let names: Vec<&str> = lines.iter().map(|line| line.split(':').next().unwrap()).collect();
        assert!(!names.contains(&"Bcc") && !names.contains(&"X"), "{lines:?}");
        assert_eq!(names.iter().filter(|name| **name == "Subject").count(), 1);
    }
    let from: Mailbox = "don-doc@example.vn".parse().unwrap();
    for address in ["an@example.vn\r\nBcc: x@evil.example", "an@example.vn, x@evil.example", "an", "", "<an@a.vn> x"] {
        assert!(mail(&message(address, "a", "b"), &from).is_err(), "{address:?}");
    }
}
