//! Which days are covered: unions and intersections of periods.

use crate::domain::Period;

/// The days of any of these, as periods in order that do not touch.
pub fn union(mut periods: Vec<Period>) -> Vec<Period> {
    periods.sort();
    let mut united: Vec<Period> = Vec::new();
    for period in periods {
        match united.last_mut() {
            Some(last) if period.first() <= last.last().plus(1) => {
                *last = Period::new(last.first(), last.last().max(period.last())).expect("it only grows");
            }
            _ => united.push(period),
        }
    }
    united
}

/// The days of both, each given in order and without touching periods.
pub fn intersection(one: &[Period], other: &[Period]) -> Vec<Period> {
    let both = |a: &Period, b: &Period| Period::new(a.first().max(b.first()), a.last().min(b.last()));
    one.iter().flat_map(|a| other.iter().filter_map(move |b| both(a, b))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn periods(texts: &[&str]) -> Vec<Period> {
        texts.iter().map(|text| Period::parse(text).unwrap()).collect()
    }

    #[test]
    fn neighbouring_months_are_one_period() {
        let months =
            ["2022-02-01..2022-02-28", "2022-01-01..2022-01-31", "2022-04-01..2022-04-30", "2022-01-10..2022-01-12"];
        assert_eq!(union(periods(&months)), periods(&["2022-01-01..2022-02-28", "2022-04-01..2022-04-30"]));
        assert_eq!(union(vec![]), []);
    }

    #[test]
    fn what_both_cover_is_covered() {
        let (one, other) =
            (periods(&["2022-01-01..2022-06-30"]), periods(&["2021-01-01..2022-01-31", "2022-03-01..2022-12-31"]));
        assert_eq!(intersection(&one, &other), periods(&["2022-01-01..2022-01-31", "2022-03-01..2022-06-30"]));
        assert_eq!(intersection(&one, &[]), []);
    }
}
