//! Standard output, as text or JSON, which may be closed by who reads it: `dondoc demo | head` ends without a complaint.

use std::io::Write as _;

use serde::Serialize;

use super::exit::Failure;
use crate::domain::Decimal;

/// Prints a report as JSON over several lines.
pub fn json(report: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(report).map_err(|error| Failure::machine("writing JSON failed", &error))?;
    line(format_args!("{text}"));
    Ok(())
}

/// Prints a line. That nobody reads it any more is no failure of the command.
pub fn line(text: std::fmt::Arguments<'_>) {
    let _nobody_reads = writeln!(std::io::stdout(), "{text}");
}

/// A number as JSON holds it: its exact text.
pub fn written(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.to_string())
}

/// Prints lines that end as they end.
pub fn text(text: &str) {
    let _nobody_reads = std::io::stdout().write_all(text.as_bytes());
}

/// Prints a line, as `println!` does.
macro_rules! say {
    () => { $crate::cli::out::line(format_args!("")) };
    ($($part:tt)*) => { $crate::cli::out::line(format_args!($($part)*)) };
}

pub(crate) use say;
