//! A server whose messages came to stand where a test wants them, without anybody to send to.

use chrono::TimeDelta;

use dondoc::domain::message::{Channel, MessageId};
use dondoc::domain::outbox::{Delivery, Failure, FailureKind};
use dondoc::operations::{DeliveryOutcome, Handled, record_deliveries};

use crate::harness::{Server, posted};

/// Where webhooks of these tests would go.
pub const HOOK: &str = "https://example.vn/don-doc";

/// Takes down what came of a message, a second after the clock.
pub fn tried(server: &Server, id: &MessageId, result: Result<&str, (FailureKind, &str)>) {
    let row = server.engine.store.outbox(id).unwrap().expect("the message was posted");
    let result = result.map(str::to_owned).map_err(|(kind, text)| Failure { kind, text: text.to_owned() });
    let delivery = Delivery { at: server.engine.clock.now() + TimeDelta::seconds(1), took_ms: 40, result };
    let outcome = DeliveryOutcome::Tried { delivery, retry_after: None };
    record_deliveries(&server.engine, &[Handled { row, outcome }]).unwrap();
}

/// One message that waits, one that was delivered, one that is dead, and one for which no server is configured; in the
/// order of the list by their ids.
pub fn four(server: &Server) -> [MessageId; 4] {
    let post = |contact: &str, channel, address: &str, number| {
        posted::post_one(&server.engine, contact, channel, address, number)
    };
    let waiting = post("nv", Channel::Webhook, HOOK, 1);
    let delivered = post("nv", Channel::Webhook, HOOK, 2);
    let dead = post("vp", Channel::Webhook, HOOK, 3);
    let held = post("vp", Channel::Email, "vp@example.vn", 4);
    tried(server, &waiting, Err((FailureKind::Answered, "503 Service Unavailable")));
    tried(server, &delivered, Ok("204 No Content"));
    tried(server, &dead, Err((FailureKind::Rejected, "410 Gone")));
    [waiting, delivered, dead, held]
}
