//! Many firings at once: how many lie in a stretch of time, which are its last, and how close two may come.
//!
//! A stretch of years is counted day by day, so that its cost is that of its days and not of its minutes.

use chrono::{LocalResult, NaiveDate, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::spec::{CronSpec, LocalTime};
use crate::domain::Instant;

/// The firings that are looked at to find the two that are closest: more than a day has.
const GAPS_SAMPLED: usize = 1_500;

/// A little less than any distance between two firings.
const LESS: TimeDelta = TimeDelta::nanoseconds(1);

impl CronSpec {
    /// How many firings lie after `after` up to and with `until`.
    pub fn count(&self, after: Instant, until: Instant, local: LocalTime<'_>) -> u64 {
        let (mut total, mut seen) = (0, after);
        while let Some(next) = self.next_after(seen, local).filter(|next| *next <= until) {
            match whole_day(next.with_timezone(&local.zone).date_naive(), local.zone) {
                // All of the day's firings lie in the stretch, and all its times exist once.
                Some((start, end)) if seen < start && end - LESS <= until => {
                    total += u64::from(self.times_a_day());
                    seen = end - LESS;
                }
                _ => {
                    total += 1;
                    seen = next;
                }
            }
        }
        total
    }

    /// The last firings after `after` up to and with `until`, at most `count`, in order.
    pub fn latest(&self, after: Instant, until: Instant, count: usize, local: LocalTime<'_>) -> Vec<Instant> {
        let mut back = TimeDelta::hours(1);
        loop {
            let from = until.checked_sub_signed(back).map_or(after, |from| from.max(after));
            let is_all = from <= after;
            if is_all || self.count(from, until, local) >= count as u64 {
                let found: Vec<Instant> = self.firings(from, until, local).collect();
                return found[found.len().saturating_sub(count)..].to_vec();
            }
            back = back * 4;
        }
    }

    /// The least distance between two of the firings that come next; `None` where there are not two.
    pub fn shortest_gap(&self, after: Instant, local: LocalTime<'_>) -> Option<TimeDelta> {
        let next = |last: &Instant| self.next_after(*last, local);
        let firings: Vec<Instant> = std::iter::successors(next(&after), next).take(GAPS_SAMPLED).collect();
        firings.windows(2).map(|pair| pair[1] - pair[0]).min()
    }
}

/// The instants at which a local day begins and ends, if every clock time of it and of the day before exists once.
fn whole_day(date: NaiveDate, zone: Tz) -> Option<(Instant, Instant)> {
    let midnight = |date: NaiveDate| match zone.from_local_datetime(&date.and_time(NaiveTime::MIN)) {
        LocalResult::Single(instant) => Some(instant),
        _ => None,
    };
    let (before, start, end) = (midnight(date.pred_opt()?)?, midnight(date)?, midnight(date.succ_opt()?)?);
    let is_even = before.offset().fix() == start.offset().fix() && start.offset().fix() == end.offset().fix();
    is_even.then(|| (start.with_timezone(&Utc), end.with_timezone(&Utc)))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Ho_Chi_Minh;
    use chrono_tz::Europe::Berlin;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::calendar::{Calendar, Outlook};

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn seventy_years_of_minutes_are_counted_by_their_days() {
        let calendar = Calendar::default();
        let local = LocalTime { zone: Ho_Chi_Minh, outlook: Outlook::of(&calendar) };
        let spec = CronSpec::parse("* * * * *").unwrap();
        let (from, until) = (at("2026-11-22T08:00:30Z"), at("2096-11-22T08:00:00Z"));
        let minutes = u64::try_from((until - from).num_minutes()).unwrap() + 1;
        assert_eq!(spec.count(from, until, local), minutes);
        let last = spec.latest(from, until, 3, local);
        assert_eq!(last, ["2096-11-22T07:58:00Z", "2096-11-22T07:59:00Z", "2096-11-22T08:00:00Z"].map(at));
    }

    #[test]
    fn the_closest_two_firings_may_lie_on_two_days() {
        let calendar = Calendar::default();
        let local = LocalTime { zone: Ho_Chi_Minh, outlook: Outlook::of(&calendar) };
        let gap = |text: &str| CronSpec::parse(text).unwrap().shortest_gap(at("2026-11-22T08:00:00Z"), local);
        assert_eq!(gap("* * * * *"), Some(TimeDelta::minutes(1)));
        assert_eq!(gap("59,1 0,23 * * *"), Some(TimeDelta::minutes(2)));
        assert_eq!(gap("0 0 29 2 *"), Some(TimeDelta::days(4 * 365 + 1)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn counting_is_listing(
            expression in prop::sample::select(vec![
                "* * * * *", "*/30 2 * * *", "15 */6 * * MON", "0 8 L,LW * *", "0 0 1 1 *", "5,35 1-3 * 3,10 SUN",
            ]),
            start in 1_640_995_200_i64..1_700_000_000, minutes in 0_i64..20_000, berlin in any::<bool>(), count in 0_usize..40,
        ) {
            let calendar = Calendar::default();
            let local = LocalTime { zone: if berlin { Berlin } else { Ho_Chi_Minh }, outlook: Outlook::of(&calendar) };
            let after = Instant::from_timestamp(start, 0).unwrap();
            let until = after + TimeDelta::minutes(minutes);
            let spec = CronSpec::parse(expression).unwrap();
            let listed: Vec<Instant> = spec.firings(after, until, local).collect();
            prop_assert_eq!(spec.count(after, until, local), listed.len() as u64);
            prop_assert_eq!(spec.latest(after, until, count, local), &listed[listed.len().saturating_sub(count)..]);
        }
    }
}
