//! Where a contact is reached.
//!
//! Only what stands in the text is judged: nothing here resolves a name or asks whether anybody answers.

use std::fmt;

/// The most bytes of an e-mail address (RFC 5321, 4.5.3.1.3, without the angle brackets).
pub const EMAIL_BYTES_MAX: usize = 254;
/// The most bytes of what stands before its `@` (RFC 5321, 4.5.3.1.1).
const LOCAL_PART_BYTES_MAX: usize = 64;
/// The most bytes of a name of a machine, and of one of its labels (RFC 1035, 2.3.4).
const HOST_BYTES_MAX: usize = 253;
const LABEL_BYTES_MAX: usize = 63;
/// The most bytes of a webhook's URL.
pub const WEBHOOK_BYTES_MAX: usize = 500;

/// Where a contact is reached.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Address {
    /// An e-mail address.
    Email(String),
    /// The URL that messages are posted to.
    Webhook(String),
}

/// Why a text is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It is no e-mail address.
    #[error("an e-mail address is name@host with letters without diacritics, at most {EMAIL_BYTES_MAX} bytes")]
    Email,
    /// It is no URL of this kind.
    #[error(
        "a webhook is an https:// URL without user, password or fragment, at most {WEBHOOK_BYTES_MAX} bytes, for \
         example https://example.gov.vn/hooks/dondoc; http:// is for a number of a machine, as http://10.20.3.4/hook"
    )]
    Webhook,
}

impl AddressFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            AddressFault::Email => "bad-email",
            AddressFault::Webhook => "bad-webhook",
        }
    }
}

impl Address {
    /// Reads an e-mail address; the name of its machine is kept in small letters.
    pub fn email(text: &str) -> Result<Address, AddressFault> {
        let (name, host) = text.rsplit_once('@').ok_or(AddressFault::Email)?;
        let fits = text.len() <= EMAIL_BYTES_MAX && is_local_part(name) && is_host(host) && host.contains('.');
        fits.then(|| Address::Email(format!("{name}@{}", host.to_ascii_lowercase()))).ok_or(AddressFault::Email)
    }

    /// Reads the URL of a webhook. A plain `http` URL names a machine by its number, so that whoever reads it sees whether it
    /// leads outside; whether that number may be told anything is not asked here.
    pub fn webhook(text: &str) -> Result<Address, AddressFault> {
        let (is_plain, rest) = match text.strip_prefix("https://") {
            Some(rest) => (false, rest),
            None => (true, text.strip_prefix("http://").ok_or(AddressFault::Webhook)?),
        };
        let authority = &rest[..rest.find(['/', '?']).unwrap_or(rest.len())];
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"#<>\\^`{|}".contains(&byte));
        let fits = text.len() <= WEBHOOK_BYTES_MAX && visible && is_authority(authority);
        let fits = fits && (!is_plain || is_number(authority));
        fits.then(|| Address::Webhook(text.to_owned())).ok_or(AddressFault::Webhook)
    }

    /// The address as it is written.
    pub fn as_str(&self) -> &str {
        match self {
            Address::Email(text) | Address::Webhook(text) => text,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What may stand before the `@`: atoms joined by dots (RFC 5322, 3.2.3).
fn is_local_part(name: &str) -> bool {
    let atom = |atom: &str| {
        !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    name.len() <= LOCAL_PART_BYTES_MAX && name.split('.').all(atom)
}

/// A name of a machine, or its number as four numbers.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=LABEL_BYTES_MAX).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.len() <= HOST_BYTES_MAX && host.split('.').all(label)
}

/// A machine and perhaps a port.
fn is_authority(text: &str) -> bool {
    if let Some(inner) = text.strip_prefix('[') {
        let Some((number, rest)) = inner.split_once(']') else { return false };
        let digits = number.contains(':') && number.bytes().all(|b| b.is_ascii_hexdigit() || b == b':' || b == b'.');
        return digits && (rest.is_empty() || is_port(rest.strip_prefix(':')));
    }
    match text.split_once(':') {
        Some((host, port)) => is_host(host) && is_port(Some(port)),
        None => is_host(text),
    }
}

/// Whether the machine of an authority is its number: one in brackets, or four that nobody reads in another base.
fn is_number(authority: &str) -> bool {
    let host = authority.split(':').next().unwrap_or_default();
    let byte = |text: &str| text.parse().is_ok_and(|byte: u8| byte.to_string() == text);
    authority.starts_with('[') || host.split('.').count() == 4 && host.split('.').all(byte)
}

fn is_port(text: Option<&str>) -> bool {
    let digits = text.filter(|port| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()));
    digits.is_some_and(|port| port.parse::<u16>().is_ok_and(|port| port > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_address_is_a_name_at_a_machine() {
        let read = |text| Address::email(text).map(|address| address.to_string());
        assert_eq!(read("an.nv+cchc@CaoLanh.gov.vn"), Ok("an.nv+cchc@caolanh.gov.vn".to_owned()));
        let long = format!("{}@a.vn", "x".repeat(65));
        let bad = [
            "",
            "an",
            "@a.vn",
            "an@",
            "an@vn",
            "a b@c.vn",
            "an@a..vn",
            ".an@a.vn",
            "an.@a.vn",
            "a..n@a.vn",
            "ân@a.vn",
            "an@-a.vn",
            "an@a.vn\r\nBcc: b@c.vn",
            "an@a.vn,b@c.vn",
            "\"an\"@a.vn",
            "an@b@",
            "<an@a.vn>",
            &long,
        ];
        assert_eq!(bad.map(read), [const { Err(AddressFault::Email) }; 18]);
    }

    #[test]
    fn a_webhook_is_a_secure_url() {
        for text in ["https://a.vn", "https://a.vn:8443/x?y=z", "https://[2001:db8::1]/x", "https://10.0.0.1/x"] {
            assert_eq!(Address::webhook(text).map(|address| address.to_string()), Ok(text.to_owned()));
        }
        for text in ["http://10.0.0.1/x", "http://10.0.0.1:8080", "http://[fd12::1]:8080/x?y"] {
            assert_eq!(Address::webhook(text).map(|address| address.to_string()), Ok(text.to_owned()));
        }
        let long = format!("https://a.vn/{}", "x".repeat(500));
        let bad = [
            "",
            "http://a.vn",
            "http://localhost/x",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://10.0.0.1.a.vn/",
            "http://010.0.0.1/",
            "http://10.0.0.256/",
            "http://10.0.0.1@a.vn/",
            "http://[10.0.0.1]/",
            "http://[::z]/",
            "HTTPS://a.vn",
            "https://",
            "https:///x",
            "https://u:p@a.vn",
            "https://a.vn#x",
            "https://a.vn:0/",
            "https://a.vn:99999/",
            "https://a vn/",
            "https://a.vn/ x",
            "https://a.vn\\@b.vn/",
            "https://[::1",
            "https://a.vn/đ",
            "ftp://a.vn",
            &long,
        ];
        assert_eq!(bad.map(|text| Address::webhook(text).is_err()), [true; 25]);
    }
}
