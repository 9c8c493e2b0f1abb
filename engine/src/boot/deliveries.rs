//! What deliveries work with: the key of webhook secrets, the mail server's password, and what sends.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Arc;

use super::error::BootError;
use super::server::randomness;
use crate::config::{Config, MailConfig};
use crate::courier::{MailSecrets, MailSender, Senders, WebhookSender};
use crate::domain::id::Digest;
use crate::domain::message::Channel;
use crate::domain::message_template::{TemplateKey, TemplateText};
use crate::operations::outbound::Network;
use crate::operations::{DeliverySettings, Engine};

/// The file of a data folder with the key that the secrets of webhooks follow from; only the owner can read it.
const KEY_FILE: &str = "webhook.key";
/// The most bytes of a file with a password, a key or certificates.
const FILE_BYTES_MAX: u64 = 1 << 20;
/// The rights of others in a file's mode.
const OTHERS: u32 = 0o077;

/// What deliveries work with over a data folder; without one, under a key that is gone with the process.
pub(super) fn delivery_settings(
    config: &Config,
    folder: Option<&Path>,
    templates: BTreeMap<TemplateKey, TemplateText>,
) -> Result<DeliverySettings, BootError> {
    let key = match folder {
        Some(folder) => key_of(&folder.join(KEY_FILE))?,
        None => randomness()?,
    };
    let networks = &config.deliveries.internal_networks_allowed;
    let networks_allowed = networks.iter().map(|(address, bits)| Network { address: *address, bits: *bits }).collect();
    let mail = config.mail.as_ref().map(|_| Channel::Email);
    let channels = std::iter::once(Channel::Webhook).chain(mail).collect();
    Ok(DeliverySettings { networks_allowed, channels, key, templates })
}

/// The key in a file, which is made where it is absent.
fn key_of(file: &Path) -> Result<[u8; 32], BootError> {
    let failed = |source| BootError::Io { doing: format!("making {}", file.display()), source };
    match secret(file) {
        Ok(text) => Digest::parse(text.trim()).map(|key| key.0).ok_or_else(|| {
            let what = "it holds no key: put back the one of a backup, or remove it and tell every receiver of webhooks \
                        a new secret";
            BootError::Settings(vec![format!("{}: {what}", file.display())])
        }),
        Err(BootError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => {
            let key = randomness()?;
            let mut made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(file).map_err(failed)?;
            writeln!(made, "{}", Digest(key)).and_then(|()| made.sync_all()).map_err(failed)?;
            Ok(key)
        }
        Err(other) => Err(other),
    }
}

/// The text of a file that nobody but its owner can read.
fn secret(file: &Path) -> Result<String, BootError> {
    let failed = |source| BootError::Io { doing: format!("reading {}", file.display()), source };
    let opened = File::open(file).map_err(failed)?;
    let mode = opened.metadata().map_err(failed)?.permissions().mode();
    if mode & OTHERS != 0 {
        let what = format!("others can read it (mode {:03o}); run chmod 600 on it", mode & 0o777);
        return Err(BootError::Settings(vec![format!("{}: {what}", file.display())]));
    }
    let bytes = bounded(file, opened)?;
    String::from_utf8(bytes).map_err(|error| failed(io::Error::new(io::ErrorKind::InvalidData, error)))
}

/// What sends the messages of each channel that is configured.
pub fn senders(engine: &Engine, config: &Config) -> Result<Senders, BootError> {
    let roots = config.deliveries.tls_roots.as_deref().map(certificates).transpose()?;
    let webhooks = WebhookSender::new(engine.deliveries.networks_allowed.clone(), roots.as_deref());
    let webhooks = webhooks.map_err(|error| unusable("webhooks", &error))?;
    let mut senders = Senders::default();
    senders.insert(Channel::Webhook, Arc::new(webhooks));
    if let Some(mail) = &config.mail {
        let sender = MailSender::new(mail, &mail_secrets(mail)?).map_err(|error| unusable("mail", &error))?;
        senders.insert(Channel::Email, Arc::new(sender));
    }
    Ok(senders)
}

fn mail_secrets(mail: &MailConfig) -> Result<MailSecrets, BootError> {
    let password = mail.login.as_ref().map(|login| secret(&login.password_file));
    let password = password.transpose()?.map(|password| password.trim_end_matches(['\r', '\n']).to_owned());
    let roots = mail.tls_roots.as_deref().map(certificates).transpose()?;
    Ok(MailSecrets { password, roots })
}

/// The bytes of a file of certificates.
fn certificates(file: &Path) -> Result<Vec<u8>, BootError> {
    let failed = |source| BootError::Io { doing: format!("reading {}", file.display()), source };
    bounded(file, File::open(file).map_err(failed)?)
}

/// The bytes of a file that is not too large to be what it must be.
fn bounded(file: &Path, opened: File) -> Result<Vec<u8>, BootError> {
    let failed = |source| BootError::Io { doing: format!("reading {}", file.display()), source };
    let mut bytes = Vec::new();
    let read = opened.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(failed)?;
    if read as u64 > FILE_BYTES_MAX {
        let what = format!("a file with a password, a key or certificates has at most {FILE_BYTES_MAX} bytes");
        return Err(BootError::Settings(vec![format!("{}: {what}", file.display())]));
    }
    Ok(bytes)
}

fn unusable(what: &str, error: &dyn std::error::Error) -> BootError {
    BootError::Settings(vec![format!("{what}: {}", crate::telemetry::chain(error))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(KEY_FILE);
        let key = key_of(&file).unwrap();
        assert_eq!(key_of(&file).unwrap(), key);
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        std::fs::write(&file, "short\n").unwrap();
        assert!(matches!(key_of(&file), Err(BootError::Settings(_))));
        std::fs::write(&file, Digest(key).to_string()).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(key_of(&file), Err(BootError::Settings(_))));
    }

    #[test]
    fn a_file_that_is_too_large_is_refused_and_not_read_in_part() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("roots.pem");
        let of = |bytes: u64| {
            std::fs::write(&file, vec![b'x'; usize::try_from(bytes).unwrap()]).unwrap();
            certificates(&file)
        };
        assert_eq!(of(FILE_BYTES_MAX).unwrap().len() as u64, FILE_BYTES_MAX);
        assert!(matches!(of(FILE_BYTES_MAX + 1), Err(BootError::Settings(_))));
    }
}
