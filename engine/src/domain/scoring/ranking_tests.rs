//! Rankings: ties, clusters, units apart, published lists that contradict their points, changes between years.

use super::tests_support::{decimal, rating_bands};
use super::{
    Group, Membership, Placed, Precision, Published, RankedUnit, RankingRules, RatingBands, RatingKey, Ratings,
    TieRule, ranking,
};
use crate::domain::Decimal;
use crate::domain::unit::UnitKind;

fn unit(name: &str, points: &str) -> RankedUnit {
    RankedUnit {
        unit: name.into(),
        kind: None,
        cluster: String::new(),
        points: (!points.is_empty()).then(|| decimal(points)),
        max: decimal("100"),
        second: None,
        is_ranked: true,
        index: None,
        rank: None,
        rating: String::new(),
        last_index: None,
        last_rank: None,
    }
}

fn ratings(tables: Vec<RatingBands>) -> Ratings {
    let key = RatingKey { province: None, year: 2020, decision: "QĐ".into() };
    Ratings { key, precision: Precision::USUAL, tables }
}

fn ranked(units: &[RankedUnit], ties: TieRule) -> Vec<Group> {
    ranking(units, RankingRules { ties, ratings: &ratings(Vec::new()) }).unwrap().groups
}

fn rated(units: &[RankedUnit], rows: &[(&str, &str)]) -> Vec<Group> {
    let ratings = ratings(vec![rating_bands(None, rows)]);
    ranking(units, RankingRules { ties: TieRule::Competition, ratings: &ratings }).unwrap().groups
}

fn order(group: &Group) -> Vec<(&str, Option<u64>)> {
    group.standings.iter().map(|standing| (standing.unit.unit.as_str(), standing.rank)).collect()
}

#[test]
fn kien_giang_2018_shares_a_rank_by_every_rule_without_a_second_key() {
    let units = [unit("Châu Thành", "91"), unit("Phú Quốc", "98"), unit("Hòn Đất", "91.0"), unit("Vĩnh Thuận", "92")];
    let groups = ranked(&units, TieRule::Competition);
    assert_eq!(
        order(&groups[0]),
        [("Phú Quốc", Some(1)), ("Vĩnh Thuận", Some(2)), ("Châu Thành", Some(3)), ("Hòn Đất", Some(3))]
    );
}

#[test]
fn who_is_not_ranked_does_not_decide_what_the_others_are_ranked_by() {
    let apart = RankedUnit { max: decimal("70"), is_ranked: false, ..unit("Thanh tra", "60") };
    let gone = RankedUnit { max: decimal("60"), last_index: Some(decimal("80")), ..unit("Huyện cũ", "") };
    let of_200 = |name: &str, points: &str| RankedUnit { max: decimal("200"), ..unit(name, points) };
    let units = [of_200("Cái Bè", "191"), of_200("Cai Lậy", "181"), apart, gone];
    let group = &ranked(&units, TieRule::Competition)[0];
    assert_eq!(group.standings[0].merit, Some(decimal("191")), "those that are ranked have one maximum");
}

#[test]
fn a_rank_published_of_a_unit_that_is_not_ranked_is_no_question_of_ties() {
    let published = |name: &str, points: &str, rank| RankedUnit { rank: Some(rank), ..unit(name, points) };
    let apart = RankedUnit { is_ranked: false, ..published("Thanh tra", "99", 1) };
    let groups = ranked(&[published("A", "90", 1), published("B", "80", 2), apart], TieRule::Competition);
    assert_eq!(groups[0].published_fits, TieRule::ALL);
    assert_eq!(groups[0].fits_otherwise(TieRule::Competition), []);
    assert_eq!(groups[0].contradictions(), 1);
    let dense = [published("A", "90", 1), published("B", "90", 1), published("C", "80", 2)];
    let groups = ranked(&dense, TieRule::Competition);
    assert_eq!(groups[0].fits_otherwise(TieRule::Competition), [TieRule::Dense]);
    assert_eq!(groups[0].contradictions(), 0, "the list is right by another rule");
}

#[test]
fn tien_giang_2020_ranks_inside_clusters_and_above_100() {
    let cluster =
        |name: &str, points: &str, cluster: &str| RankedUnit { cluster: cluster.into(), ..unit(name, points) };
    let units = [
        cluster("Chợ Gạo", "100.14", "1"),
        cluster("Cai Lậy", "95.2", "2"),
        cluster("Mỹ Tho", "97.3", "1"),
        cluster("Tân Phước", "96", "2"),
    ];
    let groups = ranked(&units, TieRule::Competition);
    assert_eq!(groups.iter().map(|group| group.cluster.as_str()).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(order(&groups[0]), [("Chợ Gạo", Some(1)), ("Mỹ Tho", Some(2))]);
    assert_eq!(order(&groups[1]), [("Tân Phước", Some(1)), ("Cai Lậy", Some(2))]);
    assert_eq!(groups[0].standings[0].index.unwrap().to_string(), "100.14");
}

#[test]
fn units_apart_are_rated_and_not_ranked() {
    let apart = RankedUnit { is_ranked: false, ..unit("Thanh tra Chính phủ", "99") };
    let groups = rated(&[unit("A", "92"), apart, unit("B", "85")], &[(">=90", "Tốt"), ("<90", "Khá")]);
    assert_eq!(order(&groups[0]), [("A", Some(1)), ("B", Some(2)), ("Thanh tra Chính phủ", None)]);
    assert_eq!(groups[0].standings[2].rating.as_deref(), Some("Tốt"));
    let counts: Vec<_> = groups[0].shares.iter().map(|share| (share.rating.as_deref(), share.count)).collect();
    assert_eq!(counts, [(Some("Tốt"), 1), (Some("Khá"), 1)], "only ranked units are counted");
}

#[test]
fn nam_dinh_2020_is_scored_out_of_70_and_published_truncated() {
    let published = RankedUnit { max: decimal("70"), index: Some(decimal("89.45")), ..unit("Nam Định", "62.62") };
    let groups = ranked(&[published], TieRule::Competition);
    let standing = &groups[0].standings[0];
    assert_eq!((standing.index, standing.rank), (Some(decimal("89.46")), Some(1)));
    assert_eq!(standing.published_index, Some(Published::Truncated));
}

#[test]
fn departments_and_districts_are_ranked_and_rated_apart() {
    let of = |name, points, kind| RankedUnit { kind: Some(kind), ..unit(name, points) };
    let units = [of("Sở Nội vụ", "85", UnitKind::Department), of("Hải Hậu", "85", UnitKind::District)];
    let tables = vec![
        rating_bands(Some(UnitKind::Department), &[(">=90", "I"), (">=80 <90", "II"), ("<80", "")]),
        rating_bands(Some(UnitKind::District), &[(">=80", "I"), (">=70 <80", "II"), ("<70", "")]),
    ];
    let rules = RankingRules { ties: TieRule::Dense, ratings: &ratings(tables) };
    let groups = ranking(&units, rules).unwrap().groups;
    let found: Vec<_> =
        groups.iter().map(|group| (group.standings[0].rank, group.standings[0].rating.as_deref())).collect();
    assert_eq!(found, [(Some(1), Some("II")), (Some(1), Some("I"))]);
}

fn published(name: &str, points: &str, rank: u64) -> RankedUnit {
    RankedUnit { rank: Some(rank), ..unit(name, points) }
}

#[test]
fn a_rank_that_contradicts_its_points_is_told_with_the_difference() {
    let units =
        [published("A", "90", 1), published("B", "85.5", 3), published("C", "84.25", 2), published("D", "80", 4)];
    let group = &ranked(&units, TieRule::Competition)[0];
    let [error] = group.order_errors.as_slice() else { panic!("{:?}", group.order_errors) };
    assert_eq!((error.unit.as_str(), error.published, error.computed), ("B", 3, 2));
    assert_eq!((error.other.as_str(), error.other_published, error.placed), ("C", 2, Placed::Below));
    assert_eq!(error.by, decimal("1.25"));
    assert_eq!(group.published_fits, []);
}

#[test]
fn units_with_different_points_are_not_level() {
    let units = [published("A", "90", 1), published("B", "89.99", 1), published("C", "80", 3)];
    let group = &ranked(&units, TieRule::Competition)[0];
    assert_eq!(
        group.order_errors.iter().map(|error| (error.unit.as_str(), error.placed)).collect::<Vec<_>>(),
        [("A", Placed::Level)]
    );
    assert_eq!(group.order_errors[0].by, decimal("0.01"));
}

#[test]
fn a_list_by_another_tie_rule_is_recognised_and_has_no_order_error() {
    let units = [published("A", "92", 1), published("B", "91", 2), published("C", "91", 2), published("D", "90", 3)];
    let group = &ranked(&units, TieRule::Competition)[0];
    assert_eq!((group.order_errors.len(), group.published_fits.as_slice()), (0, &[TieRule::Dense][..]));
    assert_eq!(group.standings[3].rank, Some(4));
}

#[test]
fn tam_nong_2020_rose_by_081_to_rank_4_of_12() {
    let mut units: Vec<RankedUnit> = (0..11)
        .map(|at| {
            let points = Decimal::new(if at < 3 { 8_000 + at } else { 7_000 + at }, 2).unwrap();
            RankedUnit {
                points: Some(points),
                last_index: Some(decimal("70")),
                last_rank: Some(6),
                ..unit(&format!("Huyện {at}"), "0")
            }
        })
        .collect();
    units.push(RankedUnit { last_index: Some(decimal("77.12")), last_rank: Some(5), ..unit("Tam Nông", "77.93") });
    let group = &ranked(&units, TieRule::Competition)[0];
    assert_eq!(group.standings.len(), 12);
    let own = group.standings.iter().find(|standing| standing.unit.unit == "Tam Nông").unwrap();
    let change = own.change.unwrap();
    assert_eq!((own.rank, change.index, change.ranks), (Some(4), decimal("0.81"), Some(1)));
}

#[test]
fn ranks_are_not_compared_between_different_sets_of_units() {
    let last =
        |name: &str, points: &str, last: &str| RankedUnit { last_index: Some(decimal(last)), ..unit(name, points) };
    let same = [last("A", "90", "80"), last("B", "85", "88")];
    let group = &ranked(&same, TieRule::Competition)[0];
    let changes: Vec<_> = group.standings.iter().map(|standing| standing.change.unwrap()).collect();
    assert_eq!(
        (changes[0].index, changes[0].ranks),
        (decimal("10"), Some(1)),
        "last year's ranks follow from its indexes"
    );
    assert_eq!((changes[1].index, changes[1].ranks), (decimal("-3"), Some(-1)));
    let changed = [last("A", "90", "80"), unit("B", "85"), last("C", "", "88")];
    let group = &ranked(&changed, TieRule::Competition)[0];
    let membership = Membership { has_last_year: true, joined: vec!["B".into()], left: vec!["C".into()] };
    assert_eq!(group.membership, membership);
    let change = group.standings[0].change.unwrap();
    assert_eq!((change.index, change.ranks), (decimal("10"), None));
    assert_eq!((order(group), group.standings[1].change), (vec![("A", Some(1)), ("B", Some(2))], None));
}

#[test]
fn a_maximum_of_zero_leaves_nothing_to_rank() {
    let units =
        [RankedUnit { max: Decimal::ZERO, ..unit("A", "5") }, RankedUnit { max: Decimal::ZERO, ..unit("B", "4") }];
    let groups = rated(&units, &[(">=80", "Tốt"), ("<80", "Khá")]);
    assert_eq!(order(&groups[0]), [("A", None), ("B", None)]);
    assert!(groups[0].shares.iter().all(|share| share.count == 0 && share.percent.is_none()));
}

#[test]
fn points_out_of_different_maxima_are_ranked_by_index() {
    let units = [unit("A", "65"), RankedUnit { max: decimal("70"), ..unit("B", "62.62") }];
    assert_eq!(order(&ranked(&units, TieRule::Competition)[0]), [("B", Some(1)), ("A", Some(2))]);
    let close = [unit("A", "80.001"), unit("B", "80.004")];
    let group = &ranked(&close, TieRule::Competition)[0];
    assert_eq!(order(group), [("B", Some(1)), ("A", Some(2))], "two that round alike are no tie");
}
