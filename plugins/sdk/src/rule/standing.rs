//! Rank and rating change: an index against the year before, a rank within a field, ratings year by year.
//!
//! Missing data is for the caller where a year is absent; a rank within a field of nobody is missing data here. Measured:
//! the points and places gained or lost.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::outcome::{Measured, Outcome};

/// An index of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The year.
    pub year: i32,
    /// Its points.
    pub points: Decimal,
    /// Its rank, where ranks are given; 1 is the best.
    pub rank: Option<i32>,
}

/// Holds when neither points nor rank got worse. Fills `{year} {before-year} {points} {before-points} {fall} {places}`.
///
/// Without one of the ranks the points decide alone.
pub fn standing_keeps(now: &Standing, before: &Standing, texts: &Texts) -> Outcome {
    let Some(gained) = now.points.minus(before.points) else {
        return texts.missing(&"hiệu số vượt quá giới hạn của số liệu");
    };
    let places = now.rank.zip(before.rank).map(|(now, before)| now - before);
    let zero = Decimal::whole(0);
    let (fall, lost) = (if gained < zero { gained.magnitude() } else { zero }, places.unwrap_or(0).max(0));
    let own: [Value<'_>; 6] = [
        ("year", &now.year),
        ("before-year", &before.year),
        ("points", &now.points),
        ("before-points", &before.points),
        ("fall", &fall),
        ("places", &lost),
    ];
    let outcome = texts
        .judge(gained >= zero && lost == 0, &[&own])
        .measuring(Measured::computed("Điểm tăng so với năm trước", "điểm", gained).required(zero));
    match places {
        Some(places) => outcome.measuring(
            Measured::computed("Số bậc tụt so với năm trước", "bậc", Decimal::whole(places.into())).required(zero),
        ),
        None => outcome,
    }
}

/// Holds when the rank lies in the upper share of the field, the middle one included: with 50 %, fourth of eight holds and
/// so does fourth of seven. Fills `{rank} {field} {last}`, the last rank that holds.
pub fn rank_within(rank: i64, field: i64, share_percent: i64, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    if field < 1 || rank < 1 || rank > field {
        return texts.missing(&format!("thứ hạng {rank}/{field} không có nghĩa"));
    }
    let last = (field * share_percent + 99) / 100;
    let own: [Value<'_>; 3] = [("rank", &rank), ("field", &field), ("last", &last)];
    let measured = Measured::computed("Thứ hạng", "hạng", Decimal::whole(rank)).required(Decimal::whole(last));
    texts.judge(rank <= last, &[&own, values]).measuring(measured)
}

/// Holds when no year is rated below the year before it; years without a neighbour are not compared. `ladder` has the
/// ratings from the worst to the best. Fills `{list}`; a rating that is not on the ladder is missing data.
pub fn ratings_keep(ratings: &[(i32, String)], ladder: &[String], texts: &Texts) -> Outcome {
    let mut falls = Vec::new();
    let rung = |rating: &String| ladder.iter().position(|one| one == rating);
    for pair in ratings.windows(2) {
        let [(before_year, before), (year, now)] = pair else { continue };
        let (Some(low), Some(high)) = (rung(now), rung(before)) else {
            return texts.missing(&format!("xếp loại “{before}” hoặc “{now}” không có trong thang xếp loại"));
        };
        if *year == before_year + 1 && low < high {
            falls.push(format!("năm {year} giảm từ {before} xuống {now}"));
        }
    }
    let list = falls.join("; ");
    let own: [Value<'_>; 1] = [("list", &list)];
    let measured = Measured::computed("Số năm bị giảm xếp loại", "năm", Decimal::count(falls.len()));
    texts.judge(falls.is_empty(), &[&own]).measuring(measured.required(Decimal::whole(0)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Standing, rank_within, ratings_keep, standing_keeps};
    use crate::decimal::Decimal;
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[test]
    fn seventh_of_eight_is_below_the_middle() {
        let check = |rank, field| rank_within(rank, field, 50, &TEXTS, &[]).condition;
        assert_eq!((check(7, 8), check(4, 8), check(5, 8)), (Condition::Fails, Condition::Holds, Condition::Fails));
        assert_eq!((check(4, 7), check(9, 8)), (Condition::Holds, Condition::MissingData));
    }

    #[test]
    fn only_a_neighbouring_year_is_compared() {
        let ladder: Vec<String> = ["khá", "tốt"].map(str::to_owned).to_vec();
        let check = |years: &[(i32, &str)]| {
            let ratings: Vec<_> = years.iter().map(|(year, rating)| (*year, (*rating).to_owned())).collect();
            ratings_keep(&ratings, &ladder, &TEXTS).condition
        };
        assert_eq!(check(&[(2016, "tốt"), (2017, "tốt"), (2018, "khá")]), Condition::Fails);
        assert_eq!(check(&[(2016, "tốt"), (2018, "khá")]), Condition::Holds);
        assert_eq!(check(&[(2017, "tốt"), (2018, "A")]), Condition::MissingData);
    }

    proptest! {
        #[test]
        fn nobody_keeps_a_standing_both_ways_unless_nothing_changed(points in -99_i64..99, before in -99_i64..99, rank in 1_i32..9, rank_before in 1_i32..9) {
            let of = |year, points, rank| Standing { year, points: Decimal::new(points, 1), rank: Some(rank) };
            let holds = |now: &Standing, before: &Standing| standing_keeps(now, before, &TEXTS).condition == Condition::Holds;
            let (now, then) = (of(2022, points, rank), of(2021, before, rank_before));
            prop_assert_eq!(holds(&now, &then), points >= before && rank <= rank_before);
            prop_assert_eq!(holds(&now, &then) && holds(&then, &now), points == before && rank == rank_before);
        }

        #[test]
        fn ratings_that_only_rise_hold(mut rungs in proptest::collection::vec(0_usize..4, 0..9)) {
            rungs.sort_unstable();
            let ladder: Vec<String> = (0..4).map(|rung| rung.to_string()).collect();
            let rated = |rungs: &[usize]| rungs.iter().zip(2011..).map(|(rung, year)| (year, ladder[*rung].clone())).collect::<Vec<_>>();
            prop_assert_eq!(ratings_keep(&rated(&rungs), &ladder, &TEXTS).condition, Condition::Holds);
            let rising = rungs.first() != rungs.last();
            rungs.reverse();
            prop_assert_eq!(ratings_keep(&rated(&rungs), &ladder, &TEXTS).condition == Condition::Fails, rising);
        }
    }
}
