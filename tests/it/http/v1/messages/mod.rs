//! Messages over HTTP.

mod list;
mod resend;
mod resend_all;
mod show;
