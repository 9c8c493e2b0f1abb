//! The loop that hands messages over.
//!
//! It asks which messages are due, sends each by the sender of its channel, and has what came of it recorded. It holds
//! nothing that matters: what is due is found in the store, so that a start after a crash goes on where the last one ended.
//! What was sent and not yet recorded then is sent again under the same id, by which a receiver knows it.
//!
//! It is bounded everywhere: so many messages are held, so many are on their way at once, so many to one receiver. A
//! receiver that answers nobody rests, and its messages are put off, so that it keeps none of the others waiting. Results
//! are recorded many to a commit. While they cannot be recorded nothing more is sent, for it would be sent again and again.
//!
//! What becomes of a message is decided by `domain::outbox`; where one may go, by `operations::outbound`.

mod deliver;
mod hosts;
mod mail;
mod sender;
mod webhook;

pub use deliver::{deliver, deliver_due};
pub use mail::{MailSecrets, MailSender};
pub use sender::{Sender, Senders, Sending, Sent};
pub use webhook::signature::signature;
pub use webhook::{ANSWER_READ_BYTES_MAX, WebhookFault, WebhookSender};
