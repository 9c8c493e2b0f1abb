//! Mail over a real socket, to servers that behave and misbehave.

use std::io::Read as _;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use dondoc::config::{MailConfig, MailLogin, MailSecurity};
use dondoc::courier::{MailSecrets, MailSender};
use dondoc::domain::message::Channel;
use dondoc::domain::outbox::{FailureKind, Outbox, OutboxState};

use super::smtp::{MailServer, Script};
use super::{WHOLE_MAX, delivered};
use crate::harness::{Prepared, posted};

fn sender(server: SocketAddr, security: MailSecurity, login: Option<&str>) -> Arc<MailSender> {
    let config = MailConfig {
        host: server.ip().to_string(),
        port: server.port(),
        security,
        from: "Đôn đốc <don-doc@example.vn>".into(),
        login: login.map(|user| MailLogin { user: user.into(), password_file: "unused".into() }),
        tls_roots: None,
    };
    let secrets = MailSecrets { password: login.map(|_| "mật khẩu".to_owned()), roots: None };
    Arc::new(MailSender::new(&config, &secrets).unwrap().ending_within(WHOLE_MAX))
}

fn sent(address: &str, sender: Arc<MailSender>) -> Outbox {
    let engine = Arc::new(Prepared::new().engine);
    let id = posted::post_one(&engine, "nv", Channel::Email, address, 1);
    delivered(&engine, Channel::Email, sender);
    posted::outbox(&engine, &id)
}

/// What becomes of a mail to a server that says so.
#[track_caller]
fn check(script: Script, login: Option<&str>, expected: (FailureKind, OutboxState)) {
    let server = MailServer::saying(script);
    let row = sent("an@example.vn", sender(server.address, MailSecurity::None, login));
    let failure = row.deliveries.last().unwrap().result.as_ref().expect_err("the server says no");
    assert_eq!((failure.kind, row.status.state()), expected, "{}", failure.text);
    assert!(!failure.text.contains("mật khẩu"));
}

#[test]
fn a_mail_arrives_and_the_answer_is_kept() {
    let server = MailServer::saying(&[]);
    let row = sent("an@example.vn", sender(server.address, MailSecurity::None, Some("don-doc")));
    assert_eq!(row.deliveries[0].result.as_deref(), Ok("250 2.0.0 OK: queued as 7A3F"));
    assert_eq!(row.status.state(), OutboxState::Delivered);
    let mails = server.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains(&format!("Message-ID: <{}@example.vn>", row.message)), "{}", mails[0]);
}

#[test]
fn a_server_that_accepts_and_drops_is_tried_again_under_the_same_id() {
    for script in
        [&[("(greeting)", None)] as Script, &[("EHLO", None)], &[("MAIL", None)], &[("DATA", None)], &[(".", None)]]
    {
        check(script, None, (FailureKind::BrokenOff, OutboxState::Waiting));
    }
}

#[test]
fn a_server_that_never_speaks_is_left() {
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = silent.local_addr().unwrap();
    std::thread::spawn(move || silent.accept().map(|(mut stream, _)| stream.read(&mut [0; 1])));
    let row = sent("an@example.vn", sender(address, MailSecurity::None, None));
    assert_eq!(row.deliveries[0].result.as_ref().map_err(|failure| failure.kind), Err(FailureKind::TimedOut));
    assert_eq!(row.status.state(), OutboxState::Waiting);
}

#[test]
fn what_a_server_says_decides_whether_it_is_asked_again() {
    check(&[("RCPT", Some("550 5.1.1 no such user"))], None, (FailureKind::Rejected, OutboxState::Dead));
    check(&[(".", Some("554 5.7.1 refused"))], None, (FailureKind::Rejected, OutboxState::Dead));
    check(&[("RCPT", Some("450 4.2.0 greylisted"))], None, (FailureKind::Answered, OutboxState::Waiting));
    check(&[("(greeting)", Some("421 too busy"))], None, (FailureKind::Answered, OutboxState::Waiting));
    check(&[("AUTH", Some("535 5.7.8 wrong"))], Some("u"), (FailureKind::Unauthorised, OutboxState::Waiting));
}

#[test]
fn a_server_that_offers_no_tls_is_told_nothing() {
    let server = MailServer::saying(&[]);
    let row = sent("an@example.vn", sender(server.address, MailSecurity::StartTls, Some("don-doc")));
    let failure = row.deliveries[0].result.as_ref().expect_err("nothing was said");
    assert!(matches!(failure.kind, FailureKind::Insecure | FailureKind::BrokenOff), "{failure:?}");
    assert_eq!((row.status.state(), server.mails().len()), (OutboxState::Waiting, 0));
}

#[test]
fn an_address_that_is_none_is_dead_at_once_and_adds_no_receiver() {
    let server = MailServer::saying(&[]);
    let row = sent("an@example.vn\r\nRCPT TO:<x@evil.example>", sender(server.address, MailSecurity::None, None));
    assert_eq!(row.deliveries[0].result.as_ref().map_err(|failure| failure.kind), Err(FailureKind::RefusedAddress));
    assert_eq!((row.status.state(), server.mails().len()), (OutboxState::Dead, 0));
}
