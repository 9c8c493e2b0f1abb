//! What deliveries cost: 100 000 messages that are due after a downtime, handed to a local sink, against a bare client that
//! posts the same bodies to the same sink.
//!
//! It must never compare runs with different bodies or another number of requests on their way.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};

use dondoc::boot::{self, Place};
use dondoc::clock::ManualClock;
use dondoc::courier::{Senders, WebhookSender, deliver_due};
use dondoc::domain::Day;
use dondoc::domain::id::{ContactId, TaskKey, UnitCode};
use dondoc::domain::ladder::Rung;
use dondoc::domain::language::Language;
use dondoc::domain::message::{Channel, Message, MessageId};
use dondoc::domain::reminder::ReminderKey;
use dondoc::operations::outbound::Network;
use dondoc::operations::{Engine, post_message};
use dondoc::store::Change;

use super::measured::Measured;

const MESSAGES: usize = 100_000;
const MESSAGES_A_CHANGE: usize = 500;
/// As many as it takes for a machine that is slower now and then to be so on both sides.
const ROUNDS: usize = 5;
/// So many requests are on their way at once: what the courier sends to one receiver, and the bare client as well.
const FLYING: usize = 16;
const RATE_RATIO_MIN: f64 = 0.5;
const LOOPBACK: Network = Network { address: IpAddr::V4(Ipv4Addr::LOCALHOST), bits: 8 };

/// Measures the goal of deliveries, printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    vec![deliveries_against_a_bare_client().printed()]
}

/// The median of some rounds, each of which prepares, delivers and posts anew.
fn deliveries_against_a_bare_client() -> Measured {
    let runtime = Builder::new_multi_thread().enable_all().build().expect("a runtime can be made");
    let sink = Sink::listen();
    let mut rounds: Vec<Round> = (0..ROUNDS).map(|_| Round::of(&runtime, &sink)).collect();
    rounds.sort_by(|a, b| a.ratio().total_cmp(&b.ratio()));
    let median = &rounds[ROUNDS / 2];
    Measured {
        what: "messages delivered a second / bodies posted a second by a bare client",
        value: median.ratio(),
        bound: RATE_RATIO_MIN,
        more_is_better: true,
        not_judged: None,
        parts: vec![
            format!(
                "the median of {}",
                rounds.iter().map(|round| format!("{:.2}", round.ratio())).collect::<Vec<_>>().join(", ")
            ),
            format!("{:.0} messages/s delivered and recorded", median.delivered),
            format!("{:.0} bodies/s by the bare client", median.bare),
            format!("{:.0} bytes a body", median.body_bytes),
        ],
    }
}

/// One round: rates a second, and the mean of the bodies.
struct Round {
    delivered: f64,
    bare: f64,
    body_bytes: f64,
}

impl Round {
    fn of(runtime: &Runtime, sink: &Sink) -> Round {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk that is measured");
        let engine = Arc::new(prepared(&folder.path().join("data"), &sink.url()));
        let delivered = through_the_courier(runtime, &engine);
        let bodies = sink.taken();
        assert_eq!(bodies.len(), MESSAGES, "every message arrives once");
        let bare = by_a_bare_client(runtime, &sink.url(), &bodies);
        assert_eq!(sink.taken().len(), MESSAGES);
        let rate = |time: Duration| MESSAGES as f64 / time.as_secs_f64();
        let body_bytes = bodies.iter().map(Vec::len).sum::<usize>() as f64 / MESSAGES as f64;
        Round { delivered: rate(delivered), bare: rate(bare), body_bytes }
    }

    fn ratio(&self) -> f64 {
        self.delivered / self.bare
    }
}

fn prepared(data: &Path, url: &str) -> Engine {
    let noon = chrono::DateTime::from_timestamp(1_795_320_000, 0).expect("a day of 2026");
    let settings = boot::settings(None).expect("the embedded settings are in order");
    let engine = boot::engine_with(settings, Place::NewFolder(data), Arc::new(ManualClock::at(noon)));
    let mut engine = engine.expect("an empty folder opens");
    engine.deliveries.networks_allowed = vec![LOOPBACK];
    for first in (0..MESSAGES).step_by(MESSAGES_A_CHANGE) {
        let mut change = Change::by_engine("compose-messages", noon);
        (first..first + MESSAGES_A_CHANGE).for_each(|number| post_message(&mut change, message(&engine, url, number)));
        engine.store.commit(change).expect("the store takes it");
    }
    engine
}

fn message(engine: &Engine, url: &str, number: usize) -> Message {
    const WELL_FORMED: &str = "what is written here is well formed";
    let contact = ContactId::parse(&format!("c-{}", number % 10_000)).expect(WELL_FORMED);
    let task = TaskKey::parse(&format!("cchc-2026:{number:06}")).expect(WELL_FORMED);
    let deadline = Day::parse("2026-11-20").expect(WELL_FORMED);
    let reminders = vec![ReminderKey { task, deadline, rung: Rung(1) }];
    let composed = engine.clock.now();
    Message {
        id: MessageId::of(engine.day_of(composed), &contact, Channel::Webhook, url, &reminders),
        contact,
        unit: UnitCode::parse("29869").expect(WELL_FORMED),
        channel: Channel::Webhook,
        address: url.to_owned(),
        language: Language::Vi,
        subject: "[Đôn đốc] Phường Cao Lãnh: 1 nhiệm vụ, 1 quá hạn".to_owned(),
        text: "Kính gửi Nguyễn Văn An,\n\n1. Rà soát, đánh giá thủ tục hành chính\n   Quá hạn 1 ngày làm việc\n"
            .to_owned(),
        reminders,
        composed,
        template_fault: None,
    }
}

fn through_the_courier(runtime: &Runtime, engine: &Arc<Engine>) -> Duration {
    let mut senders = Senders::default();
    let webhooks = WebhookSender::new(vec![LOOPBACK], None).expect("a client can be made");
    senders.insert(Channel::Webhook, Arc::new(webhooks));
    let start = Instant::now();
    let delivering = runtime.spawn(deliver_due(Arc::clone(engine), senders)); // on a worker, as the server's own
    let recorded = runtime.block_on(delivering).expect("the courier does not panic");
    let took = start.elapsed();
    assert_eq!(recorded.delivered, MESSAGES, "{recorded:?}");
    took
}

/// As many workers as requests may be on their way, each posting one body after the other.
fn by_a_bare_client(runtime: &Runtime, url: &str, bodies: &[Vec<u8>]) -> Duration {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client can be made");
    let next = Arc::new(Mutex::new(bodies.to_vec()));
    let start = Instant::now();
    runtime.block_on(async {
        let mut workers = tokio::task::JoinSet::new();
        for _ in 0..FLYING {
            let (client, next, url) = (client.clone(), Arc::clone(&next), url.to_owned());
            workers.spawn(async move {
                loop {
                    let body = next.lock().expect("no worker panics").pop();
                    let Some(body) = body else { return };
                    let request = client.post(&url).header("content-type", "application/json").body(body);
                    let answer = request.send().await.expect("the sink answers");
                    assert!(answer.status().is_success());
                    answer.bytes().await.expect("the answer is whole");
                }
            });
        }
        workers.join_all().await;
    });
    start.elapsed()
}

/// Takes what is posted and answers at once, in a thread of its own.
struct Sink {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Sink {
    fn listen() -> Sink {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime can be made");
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).expect("a port is free");
        let address = listener.local_addr().expect("it is bound");
        let taken = Arc::new(Mutex::new(Vec::new()));
        let taking = Arc::clone(&taken);
        std::thread::spawn(move || {
            runtime.block_on(async {
                let mut connections = tokio::task::JoinSet::new();
                while let Ok((stream, _)) = listener.accept().await {
                    connections.spawn(serve(stream, Arc::clone(&taking)));
                }
            });
        });
        Sink { address, taken }
    }

    fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    fn taken(&self) -> Vec<Vec<u8>> {
        std::mem::take(&mut *self.taken.lock().expect("no connection panics"))
    }
}

async fn serve(stream: TcpStream, taken: Arc<Mutex<Vec<Vec<u8>>>>) {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    loop {
        let mut length = 0;
        loop {
            line.clear();
            match stream.read_line(&mut line).await {
                Ok(bytes) if bytes > 0 => {}
                _ => return,
            }
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a client says how long its body is");
            }
        }
        let mut body = vec![0; length];
        if stream.read_exact(&mut body).await.is_err() {
            return;
        }
        taken.lock().expect("no connection panics").push(body);
        if stream.get_mut().write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.is_err() {
            return;
        }
    }
}
