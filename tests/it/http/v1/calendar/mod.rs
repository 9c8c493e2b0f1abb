//! The working calendar.

mod edit;
mod list_versions;
mod show;

use crate::harness::{Answer, Server};

/// A decree for 2027 that takes the first of January and Monday 22 March off.
const DECREE: &str = "years = [2027]\n\
    [[days_off]]\nday = \"2027-01-01\"\nreason = \"Tết Dương lịch\"\ndecision = \"01/TB\"\n\
    [[days_off]]\nday = \"2027-03-22\"\nreason = \"Nghỉ hoán đổi\"\ndecision = \"01/TB\"\n";

/// Sends a decree.
#[track_caller]
fn send(server: &Server, query: &str, decree: &str) -> Answer {
    server.send_file(&format!("/v1/calendar{query}"), decree)
}
