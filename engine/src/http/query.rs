//! Query parameters that several lists share.

use crate::domain::{AsOf, Day, Instant, Period, Position};
use crate::operations::Engine;
use crate::operations::refusal::Faults;

/// The as-of of a request: `as_of` (default: today) and `known_at` (default: everything recorded).
pub fn as_of(engine: &Engine, faults: &mut Faults, day: Option<&str>, known_at: Option<u64>) -> AsOf {
    let day = day.and_then(|text| faults.keep("bad-day", "as_of", Day::parse(text)));
    AsOf { day: day.unwrap_or_else(|| engine.today()), position: known_at.map_or(Position::MAX, Position) }
}

/// The value of an optional parameter; a fault is noted where it cannot be read.
pub fn read<T, E: std::fmt::Display>(
    faults: &mut Faults,
    field: &str,
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    text.and_then(|text| faults.keep("bad-parameter", field, parse(text)))
}

/// The value of a parameter that must be given.
pub fn required<T, E: std::fmt::Display>(
    faults: &mut Faults,
    field: &str,
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Option<T> {
    if text.is_none() {
        faults.add("missing", field, "this parameter must be given");
    }
    read(faults, field, text, parse)
}

/// An instant with its distance from UTC, as `2026-11-22T08:00:00+07:00`, of a year this product reckons with.
pub fn instant(text: &str) -> Result<Instant, &'static str> {
    let instant: Option<Instant> = text.parse().ok();
    let known = instant.filter(|instant| Day::from_date(instant.date_naive()).is_some());
    known.ok_or("write an instant of 1900 to 2199 with its distance from UTC, as 2026-11-22T08:00:00+07:00")
}

/// The days from one through another, both of which must be given.
pub fn period(faults: &mut Faults, from: Option<&str>, until: Option<&str>) -> Option<Period> {
    let from = required(faults, "from", from, Day::parse);
    let until = required(faults, "until", until, Day::parse);
    let (from, until) = (from?, until?);
    let period = Period::new(from, until);
    if period.is_none() {
        faults.add("ends-before-it-begins", "until", format!("{until} lies before {from}"));
    }
    period
}

/// The value of an optional parameter out of a closed list; a fault names the list.
pub fn one_of<T: Copy>(
    faults: &mut Faults,
    field: &str,
    text: Option<&str>,
    known: &[T],
    id: impl Fn(T) -> &'static str,
) -> Option<T> {
    let text = text?;
    let found = known.iter().copied().find(|value| id(*value) == text);
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(|value| id(*value)).collect();
        faults.add("bad-parameter", field, format!("one of {}", names.join(", ")));
    }
    found
}
