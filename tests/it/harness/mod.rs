//! What tests of the HTTP edge stand on: an engine with a manual clock, a server on loopback, and a client.

mod answer;
pub mod dossiers;
mod prepared;
mod program;
mod server;

pub use answer::Answer;
pub use prepared::{Prepared, checkout};
pub use program::is_there;
pub use server::{FILE_BYTES_MAX, Server};
