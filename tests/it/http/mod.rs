//! The HTTP edge, asked over a real socket; the folders mirror `engine/src/http`.

mod contention;
mod creates;
mod delivered;
mod event;
pub mod feed;
mod feed_alarms;
mod feeds;
mod guard;
mod openapi;
mod probes;
mod v1;
mod waived;
