//! Approved exceptions to checks.

mod grant;
mod list;
mod shorten;
mod show;
