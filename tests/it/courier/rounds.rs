//! The loop by senders that a test makes up: nothing is lost, nothing keeps the others waiting, and a crash between sending
//! and recording sends again under the same id.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use tokio::sync::watch;

use dondoc::clock::Clock as _;
use dondoc::courier::{Sender, Senders, Sending, Sent, deliver};
use dondoc::domain::Instant;
use dondoc::domain::message::{Channel, Message, MessageId};
use dondoc::domain::outbox::{FailureKind, OutboxState, OutboxStatus};
use dondoc::operations::{DueMessage, due_messages, resend_messages};
use dondoc::telemetry::Metrics;

use super::delivered;
use crate::harness::{Prepared, posted};

/// Counts what it is handed, and answers by the address.
#[derive(Default)]
struct Fake {
    sent: Mutex<BTreeMap<MessageId, usize>>,
    flying: AtomicUsize,
    most: AtomicUsize,
}

impl Fake {
    fn count(&self) -> usize {
        self.sent.lock().unwrap().values().sum()
    }

    async fn take(&self, message: &Message) -> Sent {
        let flying = self.flying.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(flying, Ordering::SeqCst);
        *self.sent.lock().unwrap().entry(message.id.clone()).or_default() += 1;
        tokio::task::yield_now().await;
        if message.address.contains("never") {
            std::future::pending::<()>().await;
        }
        self.flying.fetch_sub(1, Ordering::SeqCst);
        if message.address.contains("down") {
            return Sent::failed(FailureKind::Unreachable, "nobody there");
        }
        Sent::taken("204 No Content")
    }
}

impl Sender for Fake {
    fn receiver(&self, message: &Message) -> String {
        message.address.clone()
    }

    fn send<'a>(&'a self, due: &'a DueMessage, _: Instant) -> Sending<'a> {
        Box::pin(self.take(&due.message))
    }
}

fn many(engine: &dondoc::operations::Engine, address: &str, numbers: std::ops::Range<u32>) -> Vec<MessageId> {
    let messages = numbers.map(|number| posted::message(engine, "nv", Channel::Webhook, address, number));
    posted::post(engine, messages.collect())
}

#[test]
fn everything_that_is_due_is_handed_over_once_and_recorded() {
    let Prepared { engine, .. } = Prepared::new();
    let engine = Arc::new(engine);
    many(&engine, "https://a.vn/", 0..1_500);
    many(&engine, "https://b.vn/", 1_500..1_700);
    let before = engine.store.head().unwrap().position.0;
    let fake = Arc::new(Fake::default());
    let recorded = delivered(&engine, Channel::Webhook, Arc::<Fake>::clone(&fake));
    assert_eq!((recorded.delivered, recorded.failed, recorded.dead, recorded.put_off), (1_700, 0, 0, 0));
    assert!(fake.sent.lock().unwrap().values().all(|times| *times == 1));
    assert!(fake.most.load(Ordering::SeqCst) <= 64);
    let entries = engine.store.head().unwrap().position.0 - before;
    assert!(entries <= 170, "{entries} commits for 1 700 results");
}

#[test]
fn a_receiver_that_is_down_keeps_nobody_waiting_and_is_put_off() {
    let Prepared { engine, clock } = Prepared::new();
    let engine = Arc::new(engine);
    let down = many(&engine, "https://down.vn/", 0..600);
    let up = many(&engine, "https://up.vn/", 600..650);
    let fake = Arc::new(Fake::default());
    let recorded = delivered(&engine, Channel::Webhook, Arc::<Fake>::clone(&fake));
    assert_eq!((recorded.delivered, recorded.dead), (50, 0));
    assert_eq!(recorded.failed + recorded.put_off, 600);
    assert!(recorded.failed < 100, "{recorded:?}");
    assert!(up.iter().all(|id| posted::outbox(&engine, id).status.state() == OutboxState::Delivered));
    let now = clock.now();
    let later = |id: &MessageId| match posted::outbox(&engine, id).status {
        OutboxStatus::Waiting { next } => next > now && next < now + TimeDelta::minutes(10),
        _ => false,
    };
    assert!(down.iter().all(later));
}

#[test]
fn a_channel_without_a_sender_is_left_alone() {
    let Prepared { engine, .. } = Prepared::new();
    let engine = Arc::new(engine);
    let id = posted::post_one(&engine, "nv", Channel::Email, "an@example.vn", 1);
    let recorded = delivered(&engine, Channel::Webhook, Arc::new(Fake::default()));
    assert_eq!((recorded.delivered, posted::outbox(&engine, &id).tries), (0, 0));
}

#[test]
fn what_was_sent_and_not_recorded_is_sent_again_under_the_same_id() {
    let Prepared { engine, .. } = Prepared::new();
    let engine = Arc::new(engine);
    let lost = posted::post_one(&engine, "nv", Channel::Webhook, "https://never.vn/", 1);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let (stop, stopped) = watch::channel(false);
    let first = Arc::new(Fake::default());
    let mut senders = Senders::default();
    senders.insert(Channel::Webhook, Arc::<Fake>::clone(&first));
    // It is on its way and never comes back; then the loop is told to end.
    runtime.block_on(async {
        let delivering = deliver(Arc::clone(&engine), senders, Arc::new(Metrics::new()), stopped);
        let stopping = async {
            while first.count() == 0 {
                tokio::task::yield_now().await;
            }
            stop.send(true).unwrap();
        };
        tokio::join!(delivering, stopping);
    });
    assert_eq!(posted::outbox(&engine, &lost).tries, 0);
    let second = Arc::new(Counting::default());
    delivered(&engine, Channel::Webhook, Arc::<Counting>::clone(&second));
    assert_eq!(second.0.lock().unwrap().as_slice(), std::slice::from_ref(&lost));
    assert_eq!(posted::outbox(&engine, &lost).status.state(), OutboxState::Delivered);
}

/// Takes everything.
#[derive(Default)]
struct Counting(Mutex<Vec<MessageId>>);

impl Sender for Counting {
    fn receiver(&self, _: &Message) -> String {
        String::new()
    }

    fn send<'a>(&'a self, due: &'a DueMessage, _: Instant) -> Sending<'a> {
        self.0.lock().unwrap().push(due.message.id.clone());
        Box::pin(std::future::ready(Sent::taken("200 OK")))
    }
}

#[test]
fn a_message_is_tried_for_days_is_dead_then_and_lives_again_when_someone_wants_it() {
    let Prepared { engine, clock } = Prepared::new();
    let engine = Arc::new(engine);
    let id = posted::post_one(&engine, "nv", Channel::Webhook, "https://down.vn/", 1);
    let began = clock.now();
    for _ in 0..20 {
        let OutboxStatus::Waiting { next } = posted::outbox(&engine, &id).status else { break };
        clock.set(next);
        delivered(&engine, Channel::Webhook, Arc::new(Fake::default()));
    }
    let row = posted::outbox(&engine, &id);
    assert_eq!((row.status.state(), row.tries, row.deliveries.len()), (OutboxState::Dead, 11, 11));
    assert!((4..=6).contains(&(clock.now() - began).num_days()));
    assert_eq!(resend_messages(&engine, "thu", &row.contact).unwrap(), 1);
    let counting = Arc::new(Counting::default());
    delivered(&engine, Channel::Webhook, Arc::<Counting>::clone(&counting));
    assert_eq!(counting.0.lock().unwrap().as_slice(), [id]);
}

#[test]
fn a_clock_that_leapt_ahead_and_back_leaves_no_message_waiting_for_years() {
    let Prepared { engine, clock } = Prepared::new();
    let engine = Arc::new(engine);
    let now = clock.now();
    let id = posted::post_one(&engine, "nv", Channel::Webhook, "https://down.vn/", 1);
    clock.set(now + TimeDelta::days(9 * 365));
    delivered(&engine, Channel::Webhook, Arc::new(Fake::default()));
    clock.set(now + TimeDelta::minutes(1));
    let due = due_messages(&engine, Channel::Webhook, clock.now(), None, 10).unwrap();
    assert_eq!(due.messages.iter().map(|due| &due.message.id).collect::<Vec<_>>(), [&id]);
}

#[test]
fn what_is_due_is_found_as_it_stands_whether_it_was_tried_or_not() {
    let Prepared { engine, clock } = Prepared::new();
    let engine = Arc::new(engine);
    many(&engine, "https://down.vn/", 0..2);
    delivered(&engine, Channel::Webhook, Arc::new(Fake::default()));
    many(&engine, "https://up.vn/", 2..4);
    clock.set(clock.now() + TimeDelta::hours(1));
    let due = due_messages(&engine, Channel::Webhook, clock.now(), None, 10).unwrap().messages;
    let mut tries: Vec<u32> = due.iter().map(|due| due.row.value.tries).collect();
    tries.sort_unstable();
    assert_eq!(tries, [0, 0, 1, 1]);
    assert!(due.iter().all(|due| engine.store.outbox(&due.message.id).unwrap().as_ref() == Some(&due.row)));
}

/// Panics over one address.
struct Panicking(Fake);

impl Sender for Panicking {
    fn receiver(&self, message: &Message) -> String {
        self.0.receiver(message)
    }

    fn send<'a>(&'a self, due: &'a DueMessage, now: Instant) -> Sending<'a> {
        assert!(!due.message.address.contains("panic"), "this one is too much");
        self.0.send(due, now)
    }
}

#[test]
fn a_sender_that_panics_has_failed_and_is_tried_again() {
    let Prepared { engine, .. } = Prepared::new();
    let engine = Arc::new(engine);
    let bad = posted::post_one(&engine, "nv", Channel::Webhook, "https://panic.vn/", 1);
    many(&engine, "https://up.vn/", 2..40);
    let recorded = delivered(&engine, Channel::Webhook, Arc::new(Panicking(Fake::default())));
    assert_eq!((recorded.delivered, recorded.failed), (38, 1));
    let row = posted::outbox(&engine, &bad);
    assert_eq!((row.status.state(), row.tries), (OutboxState::Waiting, 1));
    let failure = row.deliveries[0].result.as_ref().unwrap_err();
    assert_eq!(failure.kind, FailureKind::BrokenOff);
    assert!(failure.text.starts_with("dondoc failed"), "{}", failure.text);
}
