//! Turns the name of a host into addresses that a connection may be made to, or into a refusal.
//!
//! A client connects to these addresses and asks nobody again, so that a name cannot lead elsewhere in between. Where one
//! address of a name leads inside, none of them is used.

use std::error::Error;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper_util::client::legacy::connect::dns::Name;
use tokio::net::lookup_host;
use tower_service::Service;

use crate::operations::outbound::{Network, check_address};

/// Resolves names by the machine's own means.
#[derive(Clone, Debug)]
pub(super) struct JudgingResolver {
    /// Whether what is sent goes by TLS.
    pub is_encrypted: bool,
    /// The internal networks that may be reached.
    pub allowed: Vec<Network>,
}

/// A name that has no address just now.
#[derive(Debug, thiserror::Error)]
#[error("{name} has no address: {why}")]
pub(super) struct Unresolved {
    name: String,
    why: String,
}

impl Service<Name> for JudgingResolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = Box<dyn Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let JudgingResolver { is_encrypted, allowed } = self.clone();
        Box::pin(async move {
            let unresolved = |why: String| Unresolved { name: name.as_str().to_owned(), why };
            let found = lookup_host((name.as_str(), 0)).await.map_err(|error| unresolved(error.to_string()))?;
            let addresses: Vec<SocketAddr> = found.collect();
            if addresses.is_empty() {
                return Err(unresolved("the answer is empty".to_owned()).into());
            }
            for address in &addresses {
                check_address(address.ip(), is_encrypted, &allowed)?;
            }
            Ok(addresses.into_iter())
        })
    }
}
