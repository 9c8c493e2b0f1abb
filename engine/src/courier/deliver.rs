//! The loop itself: read ahead, send, record.

use std::collections::{BTreeMap, HashSet};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::sync::watch::Receiver;
use tokio::task::{JoinError, JoinHandle, JoinSet};
use tokio::time::{Instant as Moment, MissedTickBehavior, interval};

use super::hosts::{FLYING_MAX, HELD_MAX, HostKey, Hosts};
use super::sender::{Sender, Senders, Sent};
use crate::domain::message::{Channel, MessageId};
use crate::domain::outbox::{Delivery, FailureKind};
use crate::operations::{
    DELIVERIES_PER_COMMIT, DeliveriesRecorded, DeliveryOutcome, DueMessage, DuePage, DuePlace, Engine, Handled,
    Refusal, due_messages, record_deliveries,
};
use crate::telemetry::{Metrics, chain};

/// How long the loop waits between two looks when nothing is due.
const BETWEEN_LOOKS: Duration = Duration::from_secs(1);
/// So many messages are read at once.
const PAGE_MESSAGES: usize = 512;
/// A result is recorded at the latest so long after it is known, with all others that are known then.
const UNRECORDED_MAX: Duration = Duration::from_millis(20);
/// So many commits of results are on their way to the store at most.
const RECORDINGS_MAX: usize = 4;
/// So many results wait to be recorded at most before nothing more is sent: a process that dies has them sent again.
const UNRECORDED_MESSAGES_MAX: usize = 1_024;
const _: () = assert!(PAGE_MESSAGES < HELD_MAX && DELIVERIES_PER_COMMIT < UNRECORDED_MESSAGES_MAX);

/// Hands over what is due until `stop` turns true. What is on its way then is sent again by the next start.
pub async fn deliver(engine: Arc<Engine>, senders: Senders, metrics: Arc<Metrics>, mut stop: Receiver<bool>) {
    let mut round = Round::new(engine, senders, Some(metrics));
    tokio::select! {
        _ = stop.wait_for(|stop| *stop) => {}
        () = round.run(true) => {}
    }
    round.record_the_rest().await;
}

/// Hands over what is due now, and ends when nothing more is.
pub async fn deliver_due(engine: Arc<Engine>, senders: Senders) -> DeliveriesRecorded {
    let mut round = Round::new(engine, senders, None);
    round.run(false).await;
    round.recorded
}

/// What the loop holds from one turn to the next.
struct Round {
    engine: Arc<Engine>,
    senders: Senders,
    metrics: Option<Arc<Metrics>>,
    hosts: Hosts<DueMessage>,
    /// Messages that are held, on their way or not yet recorded.
    at_hand: HashSet<MessageId>,
    /// Of them those that were recorded while a page was read, which may hold them as they were.
    settled: Vec<MessageId>,
    looks: BTreeMap<Channel, Look>,
    reading: Option<JoinHandle<Reading>>,
    flights: JoinSet<Landed>,
    handled: Vec<Handled>,
    handled_since: Option<Moment>,
    /// Each of one commit; several, so that one is made while another waits for the disk and a third is applied.
    recordings: JoinSet<Recording>,
    /// What kept results from being recorded, or messages from being read, when it was last tried.
    failing: Option<String>,
    recorded: DeliveriesRecorded,
}

/// A page that was asked for, and what came of it.
type Reading = (Channel, Result<DuePage, Refusal>);
/// Results that were to be recorded, and what came of it.
type Recording = (Vec<Handled>, Result<DeliveriesRecorded, Refusal>);

/// How far a channel's due messages were read.
#[derive(Debug, Default)]
struct Look {
    after: Option<DuePlace>,
    is_over: bool,
}

/// A message that came down.
struct Landed {
    host: HostKey,
    due: DueMessage,
    delivery: Delivery,
    retry_after: Option<u64>,
}

impl Round {
    fn new(engine: Arc<Engine>, senders: Senders, metrics: Option<Arc<Metrics>>) -> Round {
        let looks = senders.channels().map(|channel| (channel, Look::default())).collect();
        Round {
            engine,
            senders,
            metrics,
            hosts: Hosts::default(),
            at_hand: HashSet::new(),
            settled: Vec::new(),
            looks,
            reading: None,
            flights: JoinSet::new(),
            handled: Vec::new(),
            handled_since: None,
            recordings: JoinSet::new(),
            failing: None,
            recorded: DeliveriesRecorded::default(),
        }
    }

    /// Turns until nothing is due any more, or for ever.
    async fn run(&mut self, for_ever: bool) {
        let mut seconds = interval(BETWEEN_LOOKS);
        seconds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        seconds.tick().await;
        loop {
            self.read_ahead();
            self.send();
            self.record();
            if !for_ever && self.is_idle() {
                return;
            }
            let record_at = self.handled_since.map(|since| since + UNRECORDED_MAX);
            tokio::select! {
                read = finished(&mut self.reading) => self.take_up(read),
                Some(landed) = self.flights.join_next() => {
                    self.landed(landed);
                    while let Some(landed) = self.flights.try_join_next() {
                        self.landed(landed);
                    }
                }
                Some(recorded) = self.recordings.join_next() => self.settle(recorded),
                () = until(record_at), if self.recordings.len() < RECORDINGS_MAX => self.start_recording(),
                _ = seconds.tick() => self.look_again(),
            }
        }
    }

    fn is_idle(&self) -> bool {
        let read = self.looks.values().all(|look| look.is_over) && self.reading.is_none();
        let is_recorded = self.recordings.is_empty();
        let failed = self.failing.is_some() && is_recorded;
        failed || (read && self.at_hand.is_empty() && self.handled.is_empty() && is_recorded)
    }

    /// Starts to read the next page where there is room for it.
    fn read_ahead(&mut self) {
        let wanted = self.hosts.held() < PAGE_MESSAGES || self.hosts.flying() < FLYING_MAX;
        let room = self.hosts.held() + PAGE_MESSAGES <= HELD_MAX;
        if self.reading.is_some() || self.failing.is_some() || !(wanted && room) {
            return;
        }
        let next = self.looks.iter().find(|(_, look)| !look.is_over);
        let Some((channel, after)) = next.map(|(channel, look)| (*channel, look.after.clone())) else { return };
        let engine = Arc::clone(&self.engine);
        self.reading = Some(tokio::task::spawn_blocking(move || {
            let now = engine.clock.now();
            (channel, due_messages(&engine, channel, now, after, PAGE_MESSAGES))
        }));
    }

    fn take_up(&mut self, read: Result<Reading, JoinError>) {
        match read {
            Ok((channel, Ok(DuePage { messages, next }))) => {
                let look = self.looks.get_mut(&channel).expect("only channels with a sender are read");
                *look = Look { is_over: next.is_none(), after: next };
                let now = Moment::now();
                for due in messages {
                    self.hold(channel, due, now);
                }
            }
            Ok((_, Err(refusal))) => self.fails("reading what is due", &chain(&refusal)),
            Err(panicked) => self.fails("reading what is due", &chain(&panicked)),
        }
        for id in self.settled.drain(..) {
            self.at_hand.remove(&id);
        }
    }

    fn hold(&mut self, channel: Channel, due: DueMessage, now: Moment) {
        if !self.at_hand.insert(due.message.id.clone()) {
            return;
        }
        let sender = self.senders.of(channel).expect("only channels with a sender are read");
        let host = (channel, sender.receiver(&due.message));
        if let Err(due) = self.hosts.hold(&host, due, now) {
            self.put_off(due);
        }
    }

    /// Sends what may be on its way.
    fn send(&mut self) {
        if self.failing.is_some() || self.handled.len() >= UNRECORDED_MESSAGES_MAX {
            return;
        }
        while let Some((host, due)) = self.hosts.next() {
            let sender = Arc::clone(self.senders.of(host.0).expect("only channels with a sender are read"));
            self.flights.spawn(fly(Arc::clone(&self.engine), sender, host, due));
        }
    }

    fn landed(&mut self, landed: Result<Landed, JoinError>) {
        const ENDS: &str = "a flight ends by itself, for a sender that panics has failed";
        let Landed { host, due, delivery, retry_after } = landed.expect(ENDS);
        let failure = delivery.result.as_ref().err().map(|failure| failure.kind);
        for held in self.hosts.landed(&host, failure, Moment::now()) {
            self.put_off(held);
        }
        self.handle(Handled { row: due.row, outcome: DeliveryOutcome::Tried { delivery, retry_after } });
    }

    fn put_off(&mut self, due: DueMessage) {
        self.handle(Handled { row: due.row, outcome: DeliveryOutcome::PutOff });
    }

    fn handle(&mut self, handled: Handled) {
        self.handled.push(handled);
        self.handled_since.get_or_insert_with(Moment::now);
    }

    /// Starts to record where there is enough for a commit, or nothing else is to come.
    fn record(&mut self) {
        if self.failing.is_some() {
            return;
        }
        while self.handled.len() >= DELIVERIES_PER_COMMIT && self.recordings.len() < RECORDINGS_MAX {
            self.start_recording();
        }
        if self.flights.is_empty() && self.hosts.held() == 0 {
            self.start_recording();
        }
    }

    /// Starts to record what one commit holds.
    fn start_recording(&mut self) {
        if self.recordings.len() == RECORDINGS_MAX || self.handled.is_empty() {
            return;
        }
        let of_one_commit = self.handled.len().min(DELIVERIES_PER_COMMIT);
        let handled: Vec<Handled> = self.handled.drain(..of_one_commit).collect();
        self.handled_since = (!self.handled.is_empty()).then(Moment::now);
        let engine = Arc::clone(&self.engine);
        self.recordings.spawn_blocking(move || {
            let recorded = record_deliveries(&engine, &handled);
            (handled, recorded)
        });
    }

    fn settle(&mut self, recorded: Result<Recording, JoinError>) {
        let (handled, recorded) = match recorded {
            Ok(recorded) => recorded,
            Err(panicked) => return self.fails("recording deliveries", &chain(&panicked)),
        };
        match recorded {
            Ok(recorded) => {
                self.works();
                self.recorded = self.recorded.and(recorded);
                if let Some(metrics) = &self.metrics {
                    let DeliveriesRecorded { delivered, failed, dead, put_off } = recorded;
                    for (result, count) in
                        [("delivered", delivered), ("failed", failed), ("dead", dead), ("put-off", put_off)]
                    {
                        metrics.count_deliveries(result, count);
                    }
                }
                let ids = handled.into_iter().map(|handled| handled.row.value.message);
                if self.reading.is_some() {
                    self.settled.extend(ids);
                } else {
                    for id in ids {
                        self.at_hand.remove(&id);
                    }
                }
            }
            Err(refusal) => {
                self.fails("recording deliveries", &chain(&refusal));
                self.handled.extend(handled); // what was recorded of them is found to have moved on, and recorded again
            }
        }
    }

    /// Once a second: what has come due since, and what failed.
    fn look_again(&mut self) {
        for slow in self.hosts.slow(Moment::now()) {
            self.put_off(slow);
        }
        if self.hosts.held() < PAGE_MESSAGES {
            self.looks.values_mut().filter(|look| look.is_over).for_each(|look| *look = Look::default());
        }
        if self.failing.is_some() && self.handled.is_empty() {
            self.works();
        }
    }

    fn fails(&mut self, doing: &str, error: &str) {
        if self.failing.as_deref() != Some(error) {
            tracing::error!(doing, error, "failed; tried again every second, and nothing is sent until then");
            self.failing = Some(error.to_owned());
        }
        self.handled_since = Some(Moment::now() + BETWEEN_LOOKS);
    }

    fn works(&mut self) {
        if self.failing.take().is_some() {
            tracing::info!("deliveries work again");
        }
    }

    /// What is known and not yet recorded, before the end.
    async fn record_the_rest(&mut self) {
        self.await_recordings().await;
        for _ in 0..self.handled.len().div_ceil(DELIVERIES_PER_COMMIT) {
            self.start_recording();
            self.await_recordings().await;
        }
    }

    async fn await_recordings(&mut self) {
        while let Some(recorded) = self.recordings.join_next().await {
            self.settle(recorded);
        }
    }
}

/// Sends one message. A sender that panics has failed to.
async fn fly(engine: Arc<Engine>, sender: Arc<dyn Sender>, host: HostKey, due: DueMessage) -> Landed {
    let (at, began) = (engine.clock.now(), Moment::now());
    let sent = AssertUnwindSafe(async { sender.send(&due, at).await }).catch_unwind().await;
    let Sent { result, retry_after } = sent.unwrap_or_else(|_| {
        tracing::error!(message = due.message.id.as_str(), "a sender panicked: a bug of dondoc");
        Sent::failed(FailureKind::BrokenOff, "dondoc failed while it sent this; its log says where")
    });
    let took_ms = u32::try_from(began.elapsed().as_millis()).unwrap_or(u32::MAX);
    Landed { host, due, delivery: Delivery { at, took_ms, result }, retry_after }
}

/// What a thread comes to; waits for ever where there is none.
async fn finished<T>(handle: &mut Option<JoinHandle<T>>) -> Result<T, JoinError> {
    let Some(running) = handle else { return std::future::pending().await };
    let result = running.await;
    *handle = None;
    result
}

/// Waits until then; for ever where there is no then.
async fn until(moment: Option<Moment>) {
    match moment {
        Some(moment) => tokio::time::sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
