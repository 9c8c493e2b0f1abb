//! What deliveries work with: which networks they may reach, the key that secrets follow from, the texts the engine carries.

use std::collections::BTreeMap;
use std::fmt;

use super::outbound::Network;
use crate::domain::message::Channel;
use crate::domain::message_template::{TemplateKey, TemplateText};

/// What deliveries work with.
#[derive(Clone)]
pub struct DeliverySettings {
    /// The internal networks that webhooks may reach.
    pub networks_allowed: Vec<Network>,
    /// The channels that something is sent by; messages for another one wait.
    pub channels: Vec<Channel>,
    /// What the secrets of webhooks are derived from; it stands in a file of the data folder and nowhere else.
    pub key: [u8; 32],
    /// The templates that hold where no administrator has written any.
    pub templates: BTreeMap<TemplateKey, TemplateText>,
}

impl DeliverySettings {
    /// Whether something is sent by a channel.
    pub fn sends_by(&self, channel: Channel) -> bool {
        self.channels.contains(&channel)
    }

    /// The template the engine carries.
    pub fn template(&self, key: TemplateKey) -> &TemplateText {
        self.templates.get(&key).expect("the configuration has a text for every template")
    }
}

impl fmt::Debug for DeliverySettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let DeliverySettings { networks_allowed, channels, key: _, templates: _ } = self;
        let mut shown = f.debug_struct("DeliverySettings");
        shown.field("networks_allowed", networks_allowed).field("channels", channels).finish_non_exhaustive()
    }
}
