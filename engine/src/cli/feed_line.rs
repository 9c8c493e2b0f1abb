//! A calendar feed as a line of a list, whether it was read here or from a server.

use std::fmt;

use serde::Deserialize;

use super::instant::written;
use crate::domain::feed::{Feed, FeedOf};

/// A calendar feed.
#[derive(Debug, Deserialize)]
pub struct FeedLine {
    id: String,
    unit: Option<String>,
    #[serde(default)]
    below: bool,
    contact: Option<String>,
    #[serde(default)]
    label: String,
    made_by: String,
    made: String,
    revoked_by: Option<String>,
    revoked: Option<String>,
}

impl From<&Feed> for FeedLine {
    fn from(feed: &Feed) -> FeedLine {
        let (unit, below, contact) = match &feed.of {
            FeedOf::Unit { code, below, .. } => (Some(code.to_string()), *below, None),
            FeedOf::Contact(contact) => (None, false, Some(contact.to_string())),
        };
        FeedLine {
            id: feed.id.to_string(),
            unit,
            below,
            contact,
            label: feed.label.clone(),
            made_by: feed.made_by.clone(),
            made: written(feed.made),
            revoked_by: feed.revoked.as_ref().map(|revocation| revocation.by.clone()),
            revoked: feed.revoked.as_ref().map(|revocation| written(revocation.at)),
        }
    }
}

impl fmt::Display for FeedLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  ", self.id)?;
        if let Some(unit) = &self.unit {
            f.write_str(unit)?;
        }
        if self.below {
            f.write_str(" and below")?;
        }
        if let Some(contact) = &self.contact {
            write!(f, "contact {contact}")?;
        }
        write!(f, "  made {} by {}", self.made, self.made_by)?;
        if let (Some(at), Some(by)) = (&self.revoked, &self.revoked_by) {
            write!(f, "  revoked {at} by {by}")?;
        }
        if self.label.is_empty() { Ok(()) } else { write!(f, "  {}", self.label) }
    }
}
