//! The HTTP edge: bytes to a request value, one operation, a response value to bytes.
//!
//! The path of a file under `v1` is the path of its URL and the verb. Nothing here decides, and nothing here sees the
//! store or the host.

pub mod answer;
pub mod app;
pub mod auth;
pub mod calendar_file;
pub mod error;
pub mod extract;
pub mod feeds;
pub mod file;
pub mod guard;
mod keys_in_path;
pub mod paging;
pub mod probes;
pub mod query;
pub mod request_id;
pub mod router;
pub mod server;
pub mod shape;
mod small_body;
pub mod streams;
pub mod task_event;
pub mod v1;
