//! Where a message may go: to public addresses, and to those internal networks that the administrator has named.
//!
//! A text is judged when it is recorded, and every address that its host has is judged again before each connection. It
//! must never resolve a name, nor trust what was judged once.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::Url;

/// The most bytes of a webhook's URL.
pub const URL_BYTES_MAX: usize = 2_000;
/// Below it, ports belong to well-known services that must not be spoken to by accident.
const PRIVILEGED_PORT_MAX: u16 = 1_023;
/// The ports of the web among them.
const WEB_PORTS: [u16; 2] = [80, 443];

/// A network, as `10.20.0.0/16`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// Any address of it.
    pub address: IpAddr,
    /// How many leading bits its addresses share.
    pub bits: u8,
}

impl Network {
    const fn v4(a: u8, b: u8, c: u8, d: u8, bits: u8) -> Network {
        Network { address: IpAddr::V4(Ipv4Addr::new(a, b, c, d)), bits }
    }

    const fn v6(first: u16, second: u16, third: u16, bits: u8) -> Network {
        Network { address: IpAddr::V6(Ipv6Addr::new(first, second, third, 0, 0, 0, 0, 0)), bits }
    }

    /// Whether an address belongs to it.
    pub fn holds(&self, address: IpAddr) -> bool {
        let (own, asked, width): (u128, u128, u32) = match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(asked)) => (u32::from(own).into(), u32::from(asked).into(), 32),
            (IpAddr::V6(own), IpAddr::V6(asked)) => (own.into(), asked.into(), 128),
            _ => return false,
        };
        let differing = width.saturating_sub(u32::from(self.bits));
        (own ^ asked).checked_shr(differing).unwrap_or(0) == 0
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

/// IPv4 addresses that lead to no public machine, after the IANA registry of special addresses (RFC 6890 and later).
const NOT_PUBLIC_V4: [Network; 17] = [
    Network::v4(0, 0, 0, 0, 8),
    Network::v4(10, 0, 0, 0, 8),
    Network::v4(100, 64, 0, 0, 10),
    Network::v4(127, 0, 0, 0, 8),
    Network::v4(169, 254, 0, 0, 16),
    Network::v4(172, 16, 0, 0, 12),
    Network::v4(192, 0, 0, 0, 24),
    Network::v4(192, 0, 2, 0, 24),
    Network::v4(192, 31, 196, 0, 24),
    Network::v4(192, 52, 193, 0, 24),
    Network::v4(192, 88, 99, 0, 24),
    Network::v4(192, 168, 0, 0, 16),
    Network::v4(198, 18, 0, 0, 15),
    Network::v4(198, 51, 100, 0, 24),
    Network::v4(203, 0, 113, 0, 24),
    Network::v4(224, 0, 0, 0, 4),
    Network::v4(240, 0, 0, 0, 4),
];

/// Where public IPv6 addresses are, and what lies there and is none.
const GLOBAL_V6: Network = Network::v6(0x2000, 0, 0, 3);
const NOT_PUBLIC_V6: [Network; 4] = [
    Network::v6(0x2001, 0, 0, 23), // Teredo, ORCHID and the like
    Network::v6(0x2001, 0xdb8, 0, 32),
    Network::v6(0x2620, 0x4f, 0x8000, 48),
    Network::v6(0x3fff, 0, 0, 20),
];

/// Why nothing is sent there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutboundFault {
    /// It is no URL.
    #[error("this is no URL of at most {URL_BYTES_MAX} bytes, as https://example.vn/don-doc")]
    NotAUrl,
    /// Another scheme.
    #[error("a webhook begins with https://")]
    Scheme,
    /// A name or a password in it.
    #[error("a URL holds no name and no password: what is posted is signed instead")]
    UserInfo,
    /// A port of another service.
    #[error("port {0} belongs to another service; use 443 or one from 1024 on")]
    Port(u16),
    /// An address that is not public.
    #[error(
        "{0} is no public address; an administrator can allow its network under deliveries.internal_networks_allowed"
    )]
    Internal(IpAddr),
    /// A public address without encryption.
    #[error("{0} is reached by https only; http is for networks under deliveries.internal_networks_allowed")]
    Unencrypted(IpAddr),
}

impl OutboundFault {
    /// A stable code.
    pub fn code(&self) -> &'static str {
        match self {
            OutboundFault::NotAUrl => "bad-url",
            OutboundFault::Scheme | OutboundFault::Unencrypted(_) => "not-https",
            OutboundFault::UserInfo => "url-with-credentials",
            OutboundFault::Port(_) => "port-not-allowed",
            OutboundFault::Internal(_) => "internal-address",
        }
    }
}

/// The URL of a text, where a webhook may go there as far as the text alone tells: an address in it is judged, in whichever
/// notation it is written; a name is judged when it is resolved.
pub fn webhook_url(text: &str, allowed: &[Network]) -> Result<Url, OutboundFault> {
    if text.len() > URL_BYTES_MAX {
        return Err(OutboundFault::NotAUrl);
    }
    let url = Url::parse(text).map_err(|_| OutboundFault::NotAUrl)?;
    let encrypted = match url.scheme() {
        "https" => true,
        "http" if !allowed.is_empty() => false,
        _ => return Err(OutboundFault::Scheme),
    };
    if !url.username().is_empty() || url.password().is_some() || text.contains('@') && has_authority_at(text) {
        return Err(OutboundFault::UserInfo);
    }
    let port = url.port_or_known_default().ok_or(OutboundFault::NotAUrl)?;
    if port <= PRIVILEGED_PORT_MAX && !WEB_PORTS.contains(&port) {
        return Err(OutboundFault::Port(port));
    }
    let host = url.host_str().filter(|host| !host.is_empty()).ok_or(OutboundFault::NotAUrl)?;
    if let Some(address) = literal(host) {
        check_address(address, encrypted, allowed)?;
    }
    Ok(url)
}

/// Whether a connection may be made to an address.
pub fn check_address(address: IpAddr, encrypted: bool, allowed: &[Network]) -> Result<(), OutboundFault> {
    let own = plain(address);
    if allowed.iter().any(|network| network.holds(own) || network.holds(address)) {
        return Ok(());
    }
    if !is_public(own) {
        return Err(OutboundFault::Internal(address));
    }
    if encrypted { Ok(()) } else { Err(OutboundFault::Unencrypted(address)) }
}

/// The address that a host of a URL is; `None` where it is a name.
fn literal(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(v6) => v6.parse().ok().map(IpAddr::V6),
        None => host.parse().ok().map(IpAddr::V4),
    }
}

/// Whether the part before the path holds an `@`, even where what stands before it is empty.
fn has_authority_at(text: &str) -> bool {
    let rest = text.split_once("//").map_or(text, |(_, rest)| rest);
    rest.split(['/', '?', '#', '\\']).next().is_some_and(|authority| authority.contains('@'))
}

/// The address that a packet ends at: an IPv4 address in any of its IPv6 dresses is that IPv4 address.
fn plain(address: IpAddr) -> IpAddr {
    let IpAddr::V6(v6) = address else { return address };
    let bits = u128::from(v6);
    let parts = v6.segments();
    let low = Ipv4Addr::from_bits(u32::try_from(bits & u128::from(u32::MAX)).expect("32 bits fit"));
    let embedded = match parts {
        [0, 0, 0, 0, 0, 0 | 0xffff, ..] if bits > 1 => Some(low), // compatible and mapped
        // Translated (RFC 2765), and NAT64.
        [0, 0, 0, 0, 0xffff, 0, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => Some(low),
        [0x2002, high, next, ..] => Some(Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(next))), // 6to4
        _ => None,
    };
    embedded.map_or(address, IpAddr::V4)
}

fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(_) => !NOT_PUBLIC_V4.iter().any(|network| network.holds(address)),
        IpAddr::V6(_) => GLOBAL_V6.holds(address) && !NOT_PUBLIC_V6.iter().any(|network| network.holds(address)),
    }
}

#[cfg(test)]
mod tests;
