//! The client that posts: a pool of connections to addresses that the resolver has judged.
//!
//! It knows of no proxy and follows no answer elsewhere, for it has nothing that could.

use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};

use super::WebhookFault;
use super::resolver::JudgingResolver;

/// How long a connection may take to come about.
pub(super) const CONNECTING_MAX: Duration = Duration::from_secs(5);
/// How long a connection that nobody uses is kept.
const IDLE_MAX: Duration = Duration::from_secs(30);

/// Posts whole bodies.
pub(super) type Client = legacy::Client<HttpsConnector<HttpConnector<JudgingResolver>>, Full<Bytes>>;

/// A client for one kind of address.
pub(super) fn client(resolver: JudgingResolver, tls: ClientConfig) -> Client {
    let is_encrypted = resolver.is_encrypted;
    let mut connector = HttpConnector::new_with_resolver(resolver);
    connector.enforce_http(false);
    connector.set_connect_timeout(Some(CONNECTING_MAX));
    connector.set_nodelay(true);
    let builder = HttpsConnectorBuilder::new().with_tls_config(tls);
    let builder = if is_encrypted { builder.https_only() } else { builder.https_or_http() };
    legacy::Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(IDLE_MAX)
        .build(builder.enable_http1().wrap_connector(connector))
}

/// TLS that trusts these certificates (PEM) and the machine's own.
pub(super) fn trusting(roots: Option<&[u8]>) -> Result<ClientConfig, WebhookFault> {
    let mut trusted = RootCertStore::empty();
    let _unreadable_ones_left_out = trusted.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    if let Some(pem) = roots {
        let mut named = CertificateDer::pem_slice_iter(pem).peekable();
        if named.peek().is_none() {
            return Err(WebhookFault::NoCertificate);
        }
        for certificate in named {
            trusted.add(certificate.map_err(WebhookFault::Pem)?).map_err(WebhookFault::Certificate)?;
        }
    }
    if trusted.is_empty() {
        tracing::warn!("this machine trusts no certificates (none are installed), so that no webhook goes by https");
    }
    let _installed_before = rustls::crypto::ring::default_provider().install_default();
    Ok(ClientConfig::builder().with_root_certificates(trusted).with_no_client_auth())
}
