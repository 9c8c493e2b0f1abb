//! Plans.

mod list;
mod record;
