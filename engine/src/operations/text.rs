//! Text of a request, brought to the form in which it is kept, with its faults noted.

use super::refusal::Faults;
use crate::domain::text::{TextFault, tidy};

/// The text as it is kept; a fault is noted where it is not, and then it is empty.
pub fn optional(faults: &mut Faults, field: &str, text: &str, bytes_max: usize) -> String {
    kept(faults, field, text, bytes_max).unwrap_or_default()
}

/// As [`optional`], and a fault is noted where there is nothing.
pub fn required(faults: &mut Faults, field: &str, text: &str, bytes_max: usize) -> String {
    let text = kept(faults, field, text, bytes_max);
    if text.as_ref().is_some_and(String::is_empty) {
        faults.add("missing", field, "this field must be filled");
    }
    text.unwrap_or_default()
}

fn kept(faults: &mut Faults, field: &str, text: &str, bytes_max: usize) -> Option<String> {
    tidy(text, bytes_max).map_err(|fault| faults.add(code(fault), field, fault.to_string())).ok()
}

fn code(fault: TextFault) -> &'static str {
    match fault {
        TextFault::LineBreak => "line-break",
        TextFault::Hidden(_) => "control-character",
        TextFault::TooLong { .. } => "text-too-long",
    }
}
