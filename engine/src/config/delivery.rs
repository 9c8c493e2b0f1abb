//! `[mail]` and `[deliveries]`: by which server mail goes, and which internal networks webhooks may reach.
//!
//! No password stands in a setting: one names the file that holds it.

use std::net::IpAddr;
use std::path::PathBuf;

use lettre::message::Mailbox;

use crate::sheets::{FaultCode, Faults, TomlTable};

/// Ports; 0 is the usual one.
const PORTS: (u64, u64) = (0, 65_535);
/// Where mail is handed in (RFC 6409), and where under TLS from the first byte (RFC 8314).
const PORT_STARTTLS: u16 = 587;
const PORT_TLS: u16 = 465;
/// The most bytes of a text here.
const TEXT_BYTES_MAX: usize = 400;

/// How the connection to a mail server is kept secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailSecurity {
    /// It begins plainly and must turn to TLS before anything is said.
    StartTls,
    /// It is TLS from the first byte.
    Tls,
    /// Not at all.
    None,
}

/// `[mail]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailConfig {
    /// The server that mail is handed to.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub security: MailSecurity,
    /// Who mail is from.
    pub from: String,
    /// The name that the server knows us by, and the file with the password; `None` where it asks for neither.
    pub login: Option<MailLogin>,
    /// A file of certificates to trust beside the machine's own.
    pub tls_roots: Option<PathBuf>,
}

/// Who we are to a mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailLogin {
    /// The name.
    pub user: String,
    /// The file with the password.
    pub password_file: PathBuf,
}

/// `[deliveries]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveriesConfig {
    /// The internal networks that webhooks may reach: an address of each, and how many leading bits its addresses share.
    pub internal_networks_allowed: Vec<(IpAddr, u8)>,
    /// A file of certificates to trust beside the machine's own.
    pub tls_roots: Option<PathBuf>,
}

type Parsed<T> = Result<T, (FaultCode, String)>;

/// Reads `[mail]`; `None` where no server is named.
pub(super) fn mail(mut table: TomlTable<'_>, faults: &mut Faults) -> Option<MailConfig> {
    let text = |text: &str| match text.len() {
        0..=TEXT_BYTES_MAX => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        bytes => Err((FaultCode::TextTooLong, format!("{bytes} bytes are too many; {TEXT_BYTES_MAX} are allowed"))),
    };
    let host = table.optional("host", faults, text).flatten();
    let port = table.optional_number("port", PORTS, faults);
    let security = table.optional("security", faults, security).unwrap_or(MailSecurity::StartTls);
    let unencrypted_allowed = table.optional_bool("unencrypted_allowed", faults).unwrap_or(false);
    let from = table.optional("from", faults, from).flatten();
    let user = table.optional("user", faults, text).flatten();
    let password_file = table.optional("password_file", faults, super::read::path).flatten();
    let tls_roots = table.optional("tls_roots", faults, super::read::path).flatten();
    let host = host.inspect(|host| {
        if from.is_none() && !table.has_text("from") {
            table.fault(
                faults,
                "from",
                FaultCode::ValueMissing,
                "say who mail is from, as \"Đôn đốc <don-doc@example.vn>\"",
            );
        }
        if security == MailSecurity::None && !unencrypted_allowed && !is_this_machine(host) {
            let message = "mail would go over the network unencrypted; use \"starttls\" or \"tls\", or set \
                           unencrypted_allowed = true if nobody else is on that network";
            table.fault(faults, "security", FaultCode::ValueRange, message);
        }
    });
    if user.is_some() != password_file.is_some() {
        let message = "user and password_file belong together; set both or neither";
        table.fault(faults, if user.is_some() { "password_file" } else { "user" }, FaultCode::ValueMissing, message);
    }
    table.finish(faults);
    let usual = if security == MailSecurity::Tls { PORT_TLS } else { PORT_STARTTLS };
    let port = port.and_then(|port| u16::try_from(port).ok()).filter(|port| *port > 0).unwrap_or(usual);
    let login = user.zip(password_file).map(|(user, password_file)| MailLogin { user, password_file });
    Some(MailConfig { host: host?, port, security, from: from?, login, tls_roots })
}

/// Reads `[deliveries]`.
pub(super) fn deliveries(mut table: TomlTable<'_>, faults: &mut Faults) -> DeliveriesConfig {
    let internal_networks_allowed = table.optional_texts("internal_networks_allowed", faults, network);
    let tls_roots = table.optional("tls_roots", faults, super::read::path).flatten();
    table.finish(faults);
    DeliveriesConfig { internal_networks_allowed: internal_networks_allowed.unwrap_or_default(), tls_roots }
}

fn security(text: &str) -> Parsed<MailSecurity> {
    match text {
        "starttls" => Ok(MailSecurity::StartTls),
        "tls" => Ok(MailSecurity::Tls),
        "none" => Ok(MailSecurity::None),
        _ => Err((FaultCode::ValueUnknown, format!("{text:?} is not known; write \"starttls\", \"tls\" or \"none\""))),
    }
}

fn from(text: &str) -> Parsed<Option<String>> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let message = || format!("{text:?} is no address of mail, as \"Đôn đốc <don-doc@example.vn>\"");
    text.parse::<Mailbox>().map(|_| Some(text.to_owned())).map_err(|_| (FaultCode::ValueUnknown, message()))
}

fn network(text: &str) -> Parsed<(IpAddr, u8)> {
    let read = || {
        let (address, bits) = text.split_once('/')?;
        let (address, bits): (IpAddr, u8) = (address.parse().ok()?, bits.parse().ok()?);
        let bits_max = if address.is_ipv4() { 32 } else { 128 };
        (bits <= bits_max).then_some((address, bits))
    };
    read().ok_or_else(|| {
        (FaultCode::ValueUnknown, format!("{text:?} is no network, as \"10.20.0.0/16\" or \"fd12:3456::/32\""))
    })
}

fn is_this_machine(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, read_config};

    const MAIL: &str = "[mail]\nhost = \"mail.example.vn\"\nfrom = \"Đôn đốc <don-doc@example.vn>\"\n";

    fn read(text: &str) -> Result<Config, Vec<(u64, String, FaultCode)>> {
        let place = |fault: &crate::sheets::Fault| {
            (fault.line, fault.column.as_deref().unwrap_or_default().to_owned(), fault.code)
        };
        read_config(text.as_bytes(), "dondoc.toml").map_err(|faults| faults.kept().iter().map(place).collect())
    }

    #[track_caller]
    fn check_faults(text: &str, expected: &[(u64, &str, FaultCode)]) {
        let expected = expected.iter().map(|(line, key, code)| (*line, (*key).to_owned(), *code)).collect();
        assert_eq!(read(text).map(|config| config.mail), Err(expected), "{text}");
    }

    #[test]
    fn a_mail_server_needs_a_name_and_who_mail_is_from() {
        let mail = read(MAIL).unwrap().mail.unwrap();
        assert_eq!((mail.port, mail.security, mail.login), (587, MailSecurity::StartTls, None));
        assert_eq!(read(&format!("{MAIL}security = \"tls\"\n")).unwrap().mail.map(|mail| mail.port), Some(465));
        let login = format!("{MAIL}user = \"u\"\npassword_file = \"p\"\nport = 2525\n");
        let mail = read(&login).unwrap().mail.unwrap();
        assert_eq!((mail.port, mail.login.map(|login| login.user)), (2_525, Some("u".into())));
        assert_eq!(read("[mail]\nfrom = \"a@b.vn\"\n").unwrap().mail, None);
    }

    #[test]
    fn what_is_wrong_with_mail_is_said_at_once() {
        use FaultCode::{ColumnUnknown, ValueMissing, ValueRange, ValueUnknown};
        check_faults("[mail]\nhost = \"a.vn\"\n", &[(1, "mail.from", ValueMissing)]);
        check_faults(
            "[mail]\nhost = \"a.vn\"\nfrom = \"nobody\"\nsecurity = \"ssl\"\nport = 65536\nuser = \"u\"\npassword = \"p\"\n",
            &[
                (1, "mail.password_file", ValueMissing),
                (3, "mail.from", ValueUnknown),
                (4, "mail.security", ValueUnknown),
                (5, "mail.port", ValueRange),
                (7, "mail.password", ColumnUnknown),
            ],
        );
    }

    #[test]
    fn mail_goes_unencrypted_only_to_this_machine_or_where_the_settings_say_so() {
        let plain = format!("{MAIL}security = \"none\"\n");
        check_faults(&plain, &[(4, "mail.security", FaultCode::ValueRange)]);
        assert!(read(&format!("{plain}unencrypted_allowed = true\n")).is_ok());
        for here in ["localhost", "127.0.0.1", "::1"] {
            assert!(read(&plain.replace("mail.example.vn", here)).is_ok(), "{here}");
        }
    }

    #[test]
    fn webhooks_trust_a_file_of_certificates_where_one_is_named() {
        let roots = |text: &str| read(&format!("[deliveries]\n{text}\n")).map(|config| config.deliveries.tls_roots);
        assert_eq!(["", "tls_roots = \"\""].map(roots), [const { Ok(None) }; 2]);
        assert_eq!(roots("tls_roots = \"tinh.pem\""), Ok(Some("tinh.pem".into())));
    }

    #[test]
    fn networks_are_an_address_and_a_length() {
        let networks = |list: &str| {
            let config = read(&format!("[deliveries]\ninternal_networks_allowed = {list}\n"));
            config.map(|config| config.deliveries.internal_networks_allowed.len())
        };
        assert_eq!(networks("[]"), Ok(0));
        assert_eq!(networks("[\"10.20.0.0/16\", \"fd12::/32\", \"127.0.0.1/32\"]"), Ok(3));
        for (list, code) in [
            ("[\"10.20.0.0\"]", FaultCode::ValueUnknown),
            ("[\"10.20.0.0/33\"]", FaultCode::ValueUnknown),
            ("[\"ten/8\"]", FaultCode::ValueUnknown),
            ("[1]", FaultCode::ValueType),
            ("\"10.0.0.0/8\"", FaultCode::ValueType),
        ] {
            assert_eq!(networks(list), Err(vec![(2, "deliveries.internal_networks_allowed".into(), code)]), "{list}");
        }
    }
}
