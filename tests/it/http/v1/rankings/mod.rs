//! Rankings of scored units.

mod show;
