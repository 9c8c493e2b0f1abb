//! Instants as a command and a server say them to each other, and as they are printed.

use chrono::SecondsFormat;
use chrono_tz::Tz;

use crate::domain::Instant;

/// An instant as a server writes it.
pub fn written(instant: Instant) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// What a server wrote, by the clocks of a zone; what cannot be read stays as it is written.
pub fn local(written: &str, zone: Tz) -> String {
    shown(written, |at| at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false))
}

/// The day of what a server wrote, likewise.
pub fn local_day(written: &str, zone: Tz) -> String {
    shown(written, |at| at.with_timezone(&zone).date_naive().to_string())
}

fn shown(written: &str, show: impl FnOnce(Instant) -> String) -> String {
    written.parse().map_or_else(|_| written.to_owned(), show)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Ho_Chi_Minh;

    use super::*;

    #[test]
    fn an_instant_is_shown_by_the_clocks_of_a_zone_and_what_is_none_as_it_is() {
        let at = "2022-03-31T18:30:00Z";
        assert_eq!(written(at.parse().unwrap()), at);
        assert_eq!([at, "soon"].map(|at| local(at, Ho_Chi_Minh)), ["2022-04-01T01:30:00+07:00", "soon"]);
        assert_eq!([at, "soon"].map(|at| local_day(at, Ho_Chi_Minh)), ["2022-04-01", "soon"]);
    }
}
