//! E-mail: one plain text to one address, handed to the server that the configuration names.
//!
//! A connection that must be secret and is not carries nothing. It must never write the password into a log or an error.

use std::error::Error as StdError;
use std::io::ErrorKind;
use std::time::Duration;

use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::{AsyncSmtpTransport, Error as SmtpError};
use lettre::{AsyncTransport, Tokio1Executor};

use super::sender::{Sender, Sending, Sent, is_of_tls};
use crate::config::{MailConfig, MailSecurity};
use crate::domain::Instant;
use crate::domain::message::Message;
use crate::domain::outbox::FailureKind;
use crate::operations::DueMessage;
use crate::telemetry::chain;

/// How long the server may keep silent.
const SILENCE_MAX: Duration = Duration::from_secs(15);
/// How long the whole may take.
const WHOLE_MAX: Duration = Duration::from_mins(1);

/// What the configuration names and does not hold.
#[derive(Clone, Default)]
pub struct MailSecrets {
    /// The password of the configured user.
    pub password: Option<String>,
    /// Certificates to trust beside the machine's own, as PEM.
    pub roots: Option<Vec<u8>>,
}

impl std::fmt::Debug for MailSecrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSecrets").finish_non_exhaustive()
    }
}

/// Hands mail to one server.
#[derive(Debug)]
pub struct MailSender {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    host: String,
    whole_max: Duration,
}

/// Why a mail server cannot be used as configured.
#[derive(Debug, thiserror::Error)]
pub enum MailFault {
    /// Who mail is from is no address.
    #[error("mail.from is no address of mail")]
    From,
    /// The certificates cannot be used.
    #[error("the certificates of mail.tls_roots, or the machine's own, cannot be used")]
    Tls(#[source] SmtpError),
}

impl MailSender {
    /// A sender to the configured server.
    pub fn new(config: &MailConfig, secrets: &MailSecrets) -> Result<MailSender, MailFault> {
        let tls = match config.security {
            MailSecurity::StartTls => Tls::Required(trusted(config, secrets)?),
            MailSecurity::Tls => Tls::Wrapper(trusted(config, secrets)?),
            MailSecurity::None => Tls::None,
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            .tls(tls)
            .timeout(Some(SILENCE_MAX));
        if let (Some(login), Some(password)) = (&config.login, &secrets.password) {
            builder = builder.credentials(Credentials::new(login.user.clone(), password.clone()));
        }
        let from = config.from.parse().map_err(|_| MailFault::From)?;
        let host = format!("{}:{}", config.host, config.port);
        Ok(MailSender { transport: builder.build(), from, host, whole_max: WHOLE_MAX })
    }

    /// The same, with another bound on the whole.
    #[must_use]
    pub fn ending_within(mut self, whole_max: Duration) -> MailSender {
        self.whole_max = whole_max;
        self
    }

    async fn hand_over(&self, message: &Message) -> Sent {
        let mail = match mail(message, &self.from) {
            Ok(mail) => mail,
            Err(why) => return Sent::failed(FailureKind::RefusedAddress, &why),
        };
        match tokio::time::timeout(self.whole_max, self.transport.send(mail)).await {
            Ok(Ok(response)) => {
                let lines: Vec<&str> = response.message().collect();
                Sent::taken(&format!("{} {}", response.code(), lines.join(" ")))
            }
            Ok(Err(error)) => Sent::failed(failure(&error), &chain(&error)),
            Err(_) => Sent::unanswered(self.whole_max),
        }
    }
}

impl Sender for MailSender {
    fn receiver(&self, _: &Message) -> String {
        self.host.clone()
    }

    fn send<'a>(&'a self, due: &'a DueMessage, _: Instant) -> Sending<'a> {
        Box::pin(self.hand_over(&due.message))
    }
}

fn trusted(config: &MailConfig, secrets: &MailSecrets) -> Result<TlsParameters, MailFault> {
    let mut builder = TlsParameters::builder(config.host.clone());
    if let Some(roots) = &secrets.roots {
        builder = builder.add_root_certificate(Certificate::from_pem(roots).map_err(MailFault::Tls)?);
    }
    builder.build_rustls().map_err(MailFault::Tls)
}

/// The mail that a message is, the same each time it is sent.
fn mail(message: &Message, from: &Mailbox) -> Result<lettre::Message, String> {
    let to: Mailbox = message.address.parse().map_err(|_| format!("{} is no address of mail", message.address))?;
    let id = format!("<{}@{}>", message.id, from.email.domain());
    lettre::Message::builder()
        .from(from.clone())
        .to(to)
        .subject(message.subject.as_str())
        .date(message.composed.into())
        .message_id(Some(id))
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(message.text.clone())
        .map_err(|error| error.to_string())
}

/// Says that no person wrote it, so that no machine answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn StdError + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// What can be done about a server's no.
fn failure(error: &SmtpError) -> FailureKind {
    if let Some(code) = error.status() {
        return match u16::from(code) {
            454 | 530 | 534 | 535 | 538 => FailureKind::Unauthorised,
            // The address is not taken, or the message is not; 500 to 504 say that our words are not understood.
            550..=559 => FailureKind::Rejected,
            _ => FailureKind::Answered,
        };
    }
    let causes = || std::iter::successors(StdError::source(error), |cause| (*cause).source());
    let io = causes().find_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    match io {
        Some(ErrorKind::TimedOut) => FailureKind::TimedOut,
        _ if error.is_tls() || causes().any(is_of_tls) => FailureKind::Insecure,
        Some(ErrorKind::ConnectionRefused | ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable) => {
            FailureKind::Unreachable
        }
        _ => FailureKind::BrokenOff,
    }
}

#[cfg(test)]
mod tests;
