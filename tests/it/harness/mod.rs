//! What tests of the HTTP edge stand on: an engine with a manual clock, a server on loopback, and a client.

mod answer;
mod calendar_file;
pub mod dossiers;
mod events;
pub mod posted;
mod prepared;
mod program;
mod server;

pub use answer::Answer;
pub use calendar_file::{CalendarComponent, read_calendar};
pub use events::Events;
pub use prepared::{Prepared, checkout, configured};
pub use program::is_there;
pub use server::{FILE_BYTES_MAX, Server};
