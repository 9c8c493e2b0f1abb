//! Standard output, which may be closed by who reads it: `dondoc demo | head` ends without a complaint.

use std::io::Write as _;

/// Prints a line. That nobody reads it any more is no failure of the command.
pub fn line(text: std::fmt::Arguments<'_>) {
    let _nobody_reads = writeln!(std::io::stdout(), "{text}");
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
