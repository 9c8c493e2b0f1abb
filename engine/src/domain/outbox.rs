//! What becomes of a message: it waits, is tried, and is delivered or dead. A delivery is one attempt to hand it over.

use chrono::TimeDelta;

use super::Instant;
use super::id::{ContactId, UnitCode};
use super::message::{Channel, Message, MessageId};

/// How many seconds after each failed try the next one follows; after one more the message is dead. All of them take
/// nearly five days.
pub const RETRY_SECONDS: [i64; 10] = [60, 300, 1_800, 7_200, 21_600, 43_200, 86_400, 86_400, 86_400, 86_400];
/// The longest wait that a receiver can ask for.
pub const RETRY_AFTER_SECONDS_MAX: i64 = 86_400;
/// The hundredths of a wait by which it may be longer, so that what failed together is not tried together.
const JITTER_PERCENT_MAX: i64 = 10;
/// No wait is longer than this. What waits longer was put off by a clock that showed another time.
pub const WAIT_SECONDS_MAX: i64 = 100_000;
const _: () = assert!(86_400 * (100 + JITTER_PERCENT_MAX) / 100 < WAIT_SECONDS_MAX);
/// So many deliveries of a message are kept, the latest; earlier ones are counted.
pub const DELIVERIES_KEPT_MAX: usize = 20;
/// The most bytes that are kept of an answer or of a failure's text.
pub const ANSWER_BYTES_MAX: usize = 500;

/// Where a message stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbox {
    /// The message.
    pub message: MessageId,
    /// Who it is for.
    pub contact: ContactId,
    /// The unit that is reminded.
    pub unit: UnitCode,
    /// How it goes.
    pub channel: Channel,
    /// What became of it so far.
    pub status: OutboxStatus,
    /// How often it was tried since it was posted, or sent again by someone.
    pub tries: u32,
    /// The latest deliveries, the last one last.
    pub deliveries: Vec<Delivery>,
    /// How many earlier ones are no longer kept.
    pub deliveries_dropped: u32,
    /// Who last had it sent again after it was dead.
    pub resent: Option<Resent>,
}

/// What became of a message so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboxStatus {
    /// It is to be tried.
    Waiting {
        /// When, at the earliest.
        next: Instant,
    },
    /// It was taken.
    Delivered {
        /// When.
        at: Instant,
    },
    /// It is not tried any more, unless someone has it sent again.
    Dead {
        /// Since when.
        at: Instant,
    },
}

/// Where a message stands, without when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum OutboxState {
    /// It is to be tried.
    Waiting = 1,
    /// It was taken.
    Delivered = 2,
    /// It is not tried any more.
    Dead = 3,
}

impl OutboxState {
    /// All of them.
    pub const ALL: [OutboxState; 3] = [OutboxState::Waiting, OutboxState::Delivered, OutboxState::Dead];

    /// Its name, as in URLs.
    pub fn id(self) -> &'static str {
        match self {
            OutboxState::Waiting => "waiting",
            OutboxState::Delivered => "delivered",
            OutboxState::Dead => "dead",
        }
    }

    /// Reads a name.
    pub fn parse(text: &str) -> Option<OutboxState> {
        OutboxState::ALL.into_iter().find(|state| state.id() == text)
    }
}

impl OutboxStatus {
    /// Where it stands.
    pub fn state(self) -> OutboxState {
        match self {
            OutboxStatus::Waiting { .. } => OutboxState::Waiting,
            OutboxStatus::Delivered { .. } => OutboxState::Delivered,
            OutboxStatus::Dead { .. } => OutboxState::Dead,
        }
    }
}

/// One attempt to hand a message over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// When it began.
    pub at: Instant,
    /// How long it took.
    pub took_ms: u32,
    /// The answer, or why there was none that counts.
    pub result: Result<String, Failure>,
}

/// Why a delivery failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What kind of failure.
    pub kind: FailureKind,
    /// What was said or happened.
    pub text: String,
}

/// Kinds of failures, by what someone can do about them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The address cannot be used, or leads to where nothing may be sent.
    RefusedAddress,
    /// Its host has no address just now.
    Unresolved,
    /// Nobody took the connection.
    Unreachable,
    /// The connection was not as secure as it must be.
    Insecure,
    /// There was no answer in time.
    TimedOut,
    /// The connection ended before the answer.
    BrokenOff,
    /// The answer leads elsewhere, where nothing is sent.
    Redirected,
    /// The answer says no for now.
    Answered,
    /// The answer says no for good.
    Rejected,
    /// The mail server does not take our name or password.
    Unauthorised,
}

impl FailureKind {
    /// All of them.
    pub const ALL: [FailureKind; 10] = [
        FailureKind::RefusedAddress,
        FailureKind::Unresolved,
        FailureKind::Unreachable,
        FailureKind::Insecure,
        FailureKind::TimedOut,
        FailureKind::BrokenOff,
        FailureKind::Redirected,
        FailureKind::Answered,
        FailureKind::Rejected,
        FailureKind::Unauthorised,
    ];

    /// Its code, as in the API and the ledger.
    pub fn id(self) -> &'static str {
        match self {
            FailureKind::RefusedAddress => "refused-address",
            FailureKind::Unresolved => "unresolved",
            FailureKind::Unreachable => "unreachable",
            FailureKind::Insecure => "insecure",
            FailureKind::TimedOut => "timed-out",
            FailureKind::BrokenOff => "broken-off",
            FailureKind::Redirected => "redirected",
            FailureKind::Answered => "answered",
            FailureKind::Rejected => "rejected",
            FailureKind::Unauthorised => "unauthorised",
        }
    }

    /// Reads a code.
    pub fn parse(text: &str) -> Option<FailureKind> {
        FailureKind::ALL.into_iter().find(|kind| kind.id() == text)
    }

    /// Whether trying again would come to the same.
    pub fn is_final(self) -> bool {
        matches!(self, FailureKind::RefusedAddress | FailureKind::Rejected)
    }
}

/// Who had a dead message sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resent {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
}

impl Outbox {
    /// A message that is to be sent from now on, as it stands in the commit that writes it.
    pub fn posted(message: &Message) -> Outbox {
        Outbox {
            message: message.id.clone(),
            contact: message.contact.clone(),
            unit: message.unit.clone(),
            channel: message.channel,
            status: OutboxStatus::Waiting { next: message.composed },
            tries: 0,
            deliveries: Vec::new(),
            deliveries_dropped: 0,
            resent: None,
        }
    }

    /// Takes down an attempt and says by it where the message stands. `retry_after` is how many seconds the receiver asked
    /// to be left alone.
    pub fn record(&mut self, delivery: Delivery, retry_after: Option<u64>) {
        let at = delivery.at + TimeDelta::milliseconds(i64::from(delivery.took_ms));
        self.tries = self.tries.saturating_add(1);
        self.status = match &delivery.result {
            Ok(_) => OutboxStatus::Delivered { at },
            Err(failure) if failure.kind.is_final() => OutboxStatus::Dead { at },
            Err(_) => match wait_seconds(&self.message, self.tries, retry_after) {
                Some(seconds) => OutboxStatus::Waiting { next: at + TimeDelta::seconds(seconds) },
                None => OutboxStatus::Dead { at },
            },
        };
        self.deliveries.push(delivery);
        let surplus = self.deliveries.len().saturating_sub(DELIVERIES_KEPT_MAX);
        self.deliveries.drain(..surplus);
        self.deliveries_dropped =
            self.deliveries_dropped.saturating_add(u32::try_from(surplus).expect("a surplus of one or two"));
    }

    /// Puts off a message that waits, without a try: what it would be sent to answers nobody just now.
    pub fn put_off(&mut self, now: Instant) {
        if self.status.state() == OutboxState::Waiting {
            let seconds = spread(&self.message, RETRY_SECONDS[1]);
            self.status = OutboxStatus::Waiting { next: now + TimeDelta::seconds(seconds) };
        }
    }

    /// Has a dead message tried again from the beginning; whether it was dead.
    pub fn resend(&mut self, by: &str, now: Instant) -> bool {
        if self.status.state() != OutboxState::Dead {
            return false;
        }
        self.status = OutboxStatus::Waiting { next: now };
        self.tries = 0;
        self.resent = Some(Resent { at: now, by: by.to_owned() });
        true
    }
}

/// How many seconds a message waits after so many failed tries; `None` when it is not tried again.
fn wait_seconds(message: &MessageId, tries: u32, retry_after: Option<u64>) -> Option<i64> {
    let after = usize::try_from(tries).ok()?.checked_sub(1)?;
    let wait = spread(message, *RETRY_SECONDS.get(after)?);
    let asked = retry_after.map_or(0, |seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    Some(wait.max(asked.min(RETRY_AFTER_SECONDS_MAX)))
}

/// A wait, longer by a part that follows from the message.
fn spread(message: &MessageId, seconds: i64) -> i64 {
    let widest = seconds * JITTER_PERCENT_MAX / 100;
    let share = i64::try_from(message.number() % 1_000).expect("less than a thousand");
    seconds + widest * share / 1_000
}

/// The beginning of a text, at most [`ANSWER_BYTES_MAX`] bytes, with a blank for every character that is not seen.
pub fn answer_text(text: &str) -> String {
    let seen = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut kept = String::new();
    for c in seen {
        if kept.len() + c.len_utf8() > ANSWER_BYTES_MAX {
            break;
        }
        kept.push(c);
    }
    kept.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Day;

    fn waiting() -> Outbox {
        let (contact, day) = (ContactId::parse("nv").unwrap(), Day::parse("2026-11-22").unwrap());
        let (channel, now) = (Channel::Webhook, chrono::DateTime::UNIX_EPOCH);
        Outbox {
            message: MessageId::of(day, &contact, channel, "https://example.vn/", &[]),
            contact,
            unit: UnitCode::parse("866").unwrap(),
            channel,
            status: OutboxStatus::Waiting { next: now },
            tries: 0,
            deliveries: Vec::new(),
            deliveries_dropped: 0,
            resent: None,
        }
    }

    fn failed(at: Instant, kind: FailureKind) -> Delivery {
        Delivery { at, took_ms: 1_500, result: Err(Failure { kind, text: "x".into() }) }
    }

    /// Fails at each next instant until nothing waits any more; how many seconds each wait took.
    fn waits(mut row: Outbox, retry_after: Option<u64>) -> (Vec<i64>, Outbox) {
        let mut found = Vec::new();
        while let OutboxStatus::Waiting { next } = row.status {
            row.record(failed(next, FailureKind::Answered), retry_after);
            if let OutboxStatus::Waiting { next: after } = row.status {
                found.push((after - next).num_seconds() - 1);
            }
        }
        (found, row)
    }

    #[test]
    fn a_message_is_tried_for_nearly_five_days_and_is_dead_then() {
        let (found, row) = waits(waiting(), None);
        assert_eq!(found.len(), RETRY_SECONDS.len());
        for (wait, least) in found.iter().zip(RETRY_SECONDS) {
            assert!((least..=least * 110 / 100 + 1).contains(wait), "{wait} s after {least} s");
        }
        assert_eq!((row.status.state(), row.tries), (OutboxState::Dead, 11));
    }

    #[test]
    fn a_receiver_may_ask_for_a_longer_wait_and_for_a_day_at_most() {
        let (found, _) = waits(waiting(), Some(3_600));
        assert!((3_600..=3_601).contains(&found[0]) && found[3] >= 7_200);
        let (found, _) = waits(waiting(), Some(u64::MAX));
        assert!((86_400..=86_401).contains(&found[0]));
    }

    #[test]
    fn what_will_never_be_taken_is_dead_at_once() {
        for kind in FailureKind::ALL {
            let mut row = waiting();
            row.record(failed(chrono::DateTime::UNIX_EPOCH, kind), None);
            let expected = if kind.is_final() { OutboxState::Dead } else { OutboxState::Waiting };
            assert_eq!(row.status.state(), expected, "{}", kind.id());
            assert_eq!(FailureKind::parse(kind.id()), Some(kind));
        }
    }

    #[test]
    fn a_dead_message_starts_anew_when_it_is_sent_again_and_a_living_one_does_not() {
        let (_, mut row) = waits(waiting(), None);
        let now = chrono::DateTime::UNIX_EPOCH + TimeDelta::days(30);
        assert!(row.resend("thu", now));
        assert_eq!((row.status, row.tries), (OutboxStatus::Waiting { next: now }, 0));
        assert_eq!(row.resent, Some(Resent { at: now, by: "thu".into() }));
        assert!(!row.resend("thu", now));
    }

    #[test]
    fn earlier_deliveries_give_way_and_are_counted() {
        let mut row = waiting();
        for number in 0..50 {
            row.record(failed(chrono::DateTime::UNIX_EPOCH + TimeDelta::seconds(number), FailureKind::TimedOut), None);
        }
        assert_eq!((row.deliveries.len(), row.deliveries_dropped), (DELIVERIES_KEPT_MAX, 30));
        assert_eq!(row.deliveries[0].at, chrono::DateTime::UNIX_EPOCH + TimeDelta::seconds(30));
    }

    #[test]
    fn what_is_put_off_was_not_tried() {
        let mut row = waiting();
        row.put_off(chrono::DateTime::UNIX_EPOCH);
        let OutboxStatus::Waiting { next } = row.status else { panic!("it waits") };
        assert!((300..=330).contains(&next.timestamp()));
        assert_eq!((row.tries, row.deliveries.len()), (0, 0));
    }

    proptest! {
        #[test]
        fn an_answer_is_kept_short_and_on_one_line(text in "\\PC{0,300}[\n\r\t\u{0}]{0,3}\\PC{0,300}") {
            let kept = answer_text(&text);
            prop_assert!(kept.len() <= ANSWER_BYTES_MAX && !kept.chars().any(char::is_control));
        }

        #[test]
        fn no_wait_is_longer_than_the_longest(tries in 1..20_u32, asked in proptest::option::of(any::<u64>())) {
            let row = waiting();
            prop_assert!(wait_seconds(&row.message, tries, asked).is_none_or(|wait| wait <= WAIT_SECONDS_MAX));
        }
    }
}
