//! Makes a calendar feed, and tells the secret of its address this once.

use super::assign_task::check_unit;
use super::authenticate::digest_of;
use super::decided::Decision;
use super::engine::Engine;
use super::once::{Once, commit_once};
use super::refusal::{Faults, Refusal};
use super::text::optional;
use crate::domain::feed::{Feed, FeedOf};
use crate::domain::id::{ContactId, Digest, FeedId, UnitCode};
use crate::domain::text::TITLE_BYTES_MAX;
use crate::domain::{Day, Instant};
use crate::store::{Change, Expectation, Record, RecordKey, Versioned};

/// What every secret begins with, so that one that leaked is recognised.
const PREFIX: &str = "dondoc_feed_";

/// How many hexadecimal digits of a secret's digest make an identifier.
const ID_DIGITS: usize = 16;

/// A feed as it was asked for: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct FeedAsked {
    /// The office's code today; empty for a contact's feed.
    pub unit: String,
    /// The contact whose feed it is; empty for an office's.
    pub contact: String,
    /// Whether the deadlines of all offices below it are shown as well; for a contact its role says so.
    pub below: bool,
    /// What it is for; may be empty.
    pub label: String,
}

/// A feed that was made.
#[derive(Clone, Debug)]
pub struct FeedAdded {
    /// The feed.
    pub feed: Versioned<Feed>,
    /// The secret of its address; `None` where it was made before under the same idempotency key, for it is kept nowhere.
    pub secret: Option<String>,
}

/// Makes the feed, or names everything that is wrong with it. Under an idempotency key it is made once.
pub fn add_feed(engine: &Engine, actor: &str, asked: &FeedAsked, once: Option<&Once>) -> Result<FeedAdded, Refusal> {
    let now = engine.clock.now();
    let (id, secret) = commit_once(
        engine,
        once,
        |key| if let RecordKey::Feed(made) = key { Some((made, None)) } else { None },
        || {
            let secret = draw(engine)?;
            let feed = read(engine, asked, actor, digest_of(&secret), now)?;
            let key = RecordKey::Feed(feed.id.clone());
            let made = (feed.id.clone(), Some(secret));
            let mut change = Change {
                reason: feed.label.clone(),
                expects: vec![Expectation { key: key.clone(), version: None }],
                puts: vec![Record::Feed(feed)],
                ..Change::by(actor, "add-feed", now)
            };
            if let Some(once) = once {
                once.use_up(&mut change, key);
            }
            Ok(Decision::Write(change, made))
        },
    )?;
    let absent = || Refusal::Absent { what: RecordKey::Feed(id.clone()).to_string() };
    Ok(FeedAdded { feed: engine.store.feed(&id)?.ok_or_else(absent)?, secret })
}

fn draw(engine: &Engine) -> Result<String, Refusal> {
    let failed = |error| Refusal::Unavailable { cause: format!("the system gives no randomness: {error}") };
    engine.randomness.draw().map(|bits| format!("{PREFIX}{}", Digest(bits))).map_err(failed)
}

fn read(engine: &Engine, asked: &FeedAsked, actor: &str, secret: Digest, now: Instant) -> Result<Feed, Refusal> {
    let today = engine.day_of(now);
    let mut faults = Faults::default();
    let label = optional(&mut faults, "label", &asked.label, TITLE_BYTES_MAX);
    let of = match (asked.unit.as_str(), asked.contact.as_str()) {
        ("", "") => {
            faults.add("missing", "unit", "name an office, or a contact");
            None
        }
        (_, "") => office(engine, &mut faults, asked, today),
        ("", _) => contact(engine, &mut faults, asked)?,
        _ => {
            faults.add("too-many", "contact", "a feed is that of an office or of a contact: name one of them");
            None
        }
    };
    faults.refuse()?;
    let of = of.expect("what could not be read has left a fault");
    let id = FeedId::parse(&secret.to_string()[..ID_DIGITS]).expect("hexadecimal digits make an identifier");
    Ok(Feed { id, secret, of, label, made_by: actor.to_owned(), made: now, revoked: None })
}

fn office(engine: &Engine, faults: &mut Faults, asked: &FeedAsked, today: Day) -> Option<FeedOf> {
    let code = faults.keep("bad-identifier", "unit", UnitCode::parse(&asked.unit))?;
    check_unit(engine, faults, &code, today);
    Some(FeedOf::Unit { code, on: today, below: asked.below })
}

fn contact(engine: &Engine, faults: &mut Faults, asked: &FeedAsked) -> Result<Option<FeedOf>, Refusal> {
    if asked.below {
        faults.add("not-for-a-contact", "below", "the role of a contact says whether offices below are shown");
    }
    let Some(id) = faults.keep("bad-identifier", "contact", ContactId::parse(&asked.contact)) else { return Ok(None) };
    if engine.store.contact(&id)?.is_none() {
        faults.add("unknown-contact", "contact", format!("there is no contact {id}; record it first"));
    }
    Ok(Some(FeedOf::Contact(id)))
}
