//! Handing messages over: to receivers on loopback that behave and misbehave, and by senders that a test makes up.

mod mail;
pub mod receiver;
mod rounds;
mod smtp;
mod webhook;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::time::Duration;

use dondoc::courier::{Sender, Senders, WebhookSender, deliver_due};
use dondoc::domain::message::Channel;
use dondoc::operations::outbound::Network;
use dondoc::operations::{DeliveriesRecorded, Engine};

/// Loopback, which these tests allow.
pub const LOOPBACK: Network = Network { address: IpAddr::V4(Ipv4Addr::LOCALHOST), bits: 8 };
/// Longer than any receiver of these tests needs, and short enough to wait for one that never answers.
pub const WHOLE_MAX: Duration = Duration::from_secs(2);

/// Hands over what is due by one sender, and says what came of it.
pub fn delivered(engine: &Arc<Engine>, channel: Channel, sender: Arc<dyn Sender>) -> DeliveriesRecorded {
    let mut senders = Senders::default();
    senders.insert(channel, sender);
    delivered_by(engine, senders)
}

/// Hands over what is due by these senders, and says what came of it.
pub fn delivered_by(engine: &Arc<Engine>, senders: Senders) -> DeliveriesRecorded {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(deliver_due(Arc::clone(engine), senders))
}

/// A sender of webhooks that reaches loopback by http.
pub fn webhooks() -> Arc<WebhookSender> {
    Arc::new(WebhookSender::new(vec![LOOPBACK], None).unwrap().ending_within(WHOLE_MAX))
}
