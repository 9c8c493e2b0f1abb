//! Mail as an independent server receives it, over TLS and after a login.

use std::io::{BufRead as _, BufReader, Lines};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};

use dondoc::config::{MailConfig, MailLogin, MailSecurity};
use dondoc::courier::{MailSecrets, MailSender};
use dondoc::domain::message::Channel;
use dondoc::domain::outbox::{FailureKind, OutboxState};

use super::script;
use crate::courier::delivered;
use crate::harness::{Prepared, posted};

/// The server, which ends with the test.
struct MailServer {
    process: Child,
    told: Lines<BufReader<ChildStdout>>,
    port: u16,
    security: MailSecurity,
    roots: Vec<u8>,
}

impl MailServer {
    fn start(security: MailSecurity) -> Option<MailServer> {
        let mut command = script("mail_server.py", "receiving mail with aiosmtpd")?;
        if security == MailSecurity::Tls {
            command.arg("tls");
        }
        let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut told = BufReader::new(process.stdout.take().unwrap()).lines();
        let started: Value = serde_json::from_str(&told.next().unwrap().unwrap()).unwrap();
        let port = u16::try_from(started["port"].as_u64().unwrap()).unwrap();
        let roots = std::fs::read(started["roots"].as_str().unwrap()).unwrap();
        Some(MailServer { process, told, port, security, roots })
    }

    fn sender(&self, password: &str, roots: Option<Vec<u8>>) -> Arc<MailSender> {
        let config = MailConfig {
            host: "127.0.0.1".into(),
            port: self.port,
            security: self.security,
            from: "Đôn đốc <don-doc@tinh.example.vn>".into(),
            login: Some(MailLogin { user: "don-doc".into(), password_file: "unused".into() }),
            tls_roots: None,
        };
        let secrets = MailSecrets { password: Some(password.into()), roots };
        Arc::new(MailSender::new(&config, &secrets).unwrap())
    }

    fn received(&mut self) -> Value {
        serde_json::from_str(&self.told.next().unwrap().unwrap()).unwrap()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        self.process.wait().unwrap();
    }
}

#[test]
fn an_independent_server_receives_what_was_written_and_knows_it_by_its_id() {
    let Some(mut server) = MailServer::start(MailSecurity::StartTls) else { return };
    let engine = Arc::new(Prepared::new().engine);
    let id = posted::post_one(&engine, "nv", Channel::Email, "nguyen.van.an@xa.example.vn", 1);
    let recorded = delivered(&engine, Channel::Email, server.sender("mật khẩu", Some(server.roots.clone())));
    assert_eq!(recorded.delivered, 1, "{:?}", posted::outbox(&engine, &id).deliveries);
    let mail = server.received();
    assert_eq!((&mail["encrypted"], &mail["login"]), (&json!(true), &json!("don-doc")));
    assert_eq!(mail["sender"], "don-doc@tinh.example.vn");
    assert_eq!(mail["receivers"], json!(["nguyen.van.an@xa.example.vn"]));
    let text = mail["text"].as_str().unwrap().replace("\r\n", "\n");
    assert_eq!(text, "Kính gửi Nguyễn Văn An,\n\n1. Rà soát thủ tục hành chính\n");
    let headers = mail["headers"].as_array().unwrap();
    let header = |name: &str| {
        let found: Vec<_> = headers.iter().filter(|header| header[0] == name).map(|header| &header[1]).collect();
        assert_eq!(found.len(), 1, "{name}");
        found[0].as_str().unwrap().to_owned()
    };
    assert_eq!(header("Subject"), "[Đôn đốc] Thành phố Cao Lãnh: 1 nhiệm vụ");
    assert_eq!(header("From"), "Đôn đốc <don-doc@tinh.example.vn>");
    assert_eq!(header("Message-ID"), format!("<{id}@tinh.example.vn>"));
    assert_eq!(header("Auto-Submitted"), "auto-generated");
    assert_eq!(header("Date"), "Thu, 31 Mar 2022 10:00:00 +0000");
    assert_eq!(header("Content-Type"), "text/plain; charset=\"utf-8\"");
    let answer = posted::outbox(&engine, &id).deliveries[0].result.clone();
    assert_eq!(answer.as_deref(), Ok("250 2.0.0 taken"));
}

#[test]
fn a_certificate_that_nobody_vouches_for_and_a_wrong_password_end_before_the_mail() {
    let Some(server) = MailServer::start(MailSecurity::StartTls) else { return };
    let engine = Arc::new(Prepared::new().engine);
    let failing = |number, sender| {
        let id = posted::post_one(&engine, "nv", Channel::Email, "an@example.vn", number);
        delivered(&engine, Channel::Email, sender);
        let row = posted::outbox(&engine, &id);
        (row.deliveries[0].result.as_ref().map_err(|failure| failure.kind).cloned(), row.status.state())
    };
    let unknown = failing(1, server.sender("mật khẩu", None));
    assert_eq!(unknown, (Err(FailureKind::Insecure), OutboxState::Waiting));
    let wrong = failing(2, server.sender("mật khẩu khác", Some(server.roots.clone())));
    assert_eq!(wrong, (Err(FailureKind::Unauthorised), OutboxState::Waiting));
}

#[test]
fn a_server_that_speaks_tls_from_the_first_byte_receives_the_same() {
    let Some(mut server) = MailServer::start(MailSecurity::Tls) else { return };
    let engine = Arc::new(Prepared::new().engine);
    let sent = |number, sender| {
        let id = posted::post_one(&engine, "nv", Channel::Email, "an@example.vn", number);
        delivered(&engine, Channel::Email, sender);
        posted::outbox(&engine, &id)
    };
    let unknown = sent(1, server.sender("mật khẩu", None));
    let failure = unknown.deliveries[0].result.as_ref().map_err(|failure| failure.kind);
    assert_eq!((failure, unknown.status.state()), (Err(FailureKind::Insecure), OutboxState::Waiting));
    let taken = sent(2, server.sender("mật khẩu", Some(server.roots.clone())));
    assert_eq!(taken.deliveries[0].result.as_deref(), Ok("250 2.0.0 taken"));
    let mail = server.received();
    assert_eq!((&mail["encrypted"], &mail["login"]), (&json!(true), &json!("don-doc")));
    assert_eq!(mail["receivers"], json!(["an@example.vn"]), "and nothing of the first one");
}
