//! Published figures held against their identities: what adds up, as what, and by how much it does not.

use super::tests_support::{figure, id, identity, ids, table};
use super::*;
use crate::domain::figure::Rounded;

fn sum(total: &str, parts: &str) -> Law {
    Law::Sum { total: id(total), parts: ids(parts) }
}

fn rate(rate: &str, parts: &str, wholes: &str) -> Law {
    Law::Rate { rate: id(rate), parts: ids(parts), wholes: ids(wholes) }
}

/// The answer, what is computed, and where it is off the printed difference and what rounding cannot account for.
fn said(figures: &[ClaimedFigure], law: Law) -> String {
    let identities = [identity(law)];
    let reconciliation = reconcile(figures, &identities);
    let said: Vec<String> = reconciliation.identities.iter().map(one).collect();
    said.join("; ")
}

fn one(reconciled: &Reconciled<'_>) -> String {
    let computed = reconciled.measured.computed.map_or("-".into(), |number| number.to_string());
    format!("{} {computed}{}", reconciled.answer.id(), gap(&reconciled.answer))
}

fn gap(answer: &Answer) -> String {
    let text = |number: Fraction| number.shortest(6).unwrap().0.to_string();
    match answer {
        Answer::Off(Off { difference, apart }) => {
            let more = if apart.more { ">" } else { "=" };
            format!(" {} {more}{}", difference.map_or("-".into(), text), text(apart.by))
        }
        _ => String::new(),
    }
}

#[track_caller]
fn check(figures: &[(&str, &str)], law: Law, expected: &str) {
    assert_eq!(said(&table(figures), law), expected);
}

#[test]
fn one_ledger_gives_two_rates_by_its_denominator() {
    // Vĩnh Phúc, 21/7–20/8/2021.
    let figures = [("received", "19630"), ("on-time", "19255"), ("due", "19944"), ("late", "689"), ("rate", "96.55%")];
    check(&figures, sum("due", "on-time late"), "holds 19944");
    check(&figures, rate("rate", "on-time", "due"), "holds-as-rounded 96.5453");
    check(&figures, rate("rate", "on-time", "received"), "does-not-add-up 98.0897 -1.539659 >1.529659");
    let over_received = [("received", "19630"), ("on-time", "19255"), ("rate", "98.09%")];
    check(&over_received, rate("rate", "on-time", "received"), "holds-as-rounded 98.0897");
    check(
        &[("late", "689"), ("due", "19944"), ("rate", "3.45%")],
        rate("rate", "late", "due"),
        "holds-as-rounded 3.4547",
    );
}

#[test]
fn two_gaps_are_two_gaps() {
    // Lâm Đồng, 1/12/2019–29/2/2020: two dossiers are missing among those resolved, and 8 801 among those received.
    let figures = [
        ("received", "659245"),
        ("resolved", "643272"),
        ("on-time", "635593"),
        ("late", "7677"),
        ("pending", "7172"),
        ("not-due", "5950"),
        ("overdue", "1222"),
        ("rate", "98.81%"),
    ];
    check(&figures, sum("resolved", "on-time late"), "does-not-add-up 643270 2 =2");
    check(&figures, sum("received", "resolved pending"), "does-not-add-up 650444 8801 =8801");
    check(&figures, sum("pending", "not-due overdue"), "holds 7172");
    check(&figures, rate("rate", "on-time", "resolved"), "holds-as-rounded 98.8063");
}

#[test]
fn sums_off_by_one_and_by_a_hundred_are_told() {
    let reports = [("all", "2521"), ("province", "1949"), ("district", "534"), ("commune", "138")];
    check(&reports, sum("all", "province district commune"), "does-not-add-up 2621 -100 =100");
    // The criteria of the provinces' index of 2017: 38 are stated, the fields sum to 39.
    let fields = ["6", "4", "5", "4", "9", "3", "5", "3"];
    let names: Vec<String> = (1..=8).map(|number| format!("f{number}")).collect();
    let mut figures = vec![figure("all", "38", "BNV")];
    figures.extend(names.iter().zip(fields).map(|(name, value)| figure(name, value, "BNV")));
    assert_eq!(said(&figures, sum("all", &names.join(" "))), "does-not-add-up 39 -1 =1");
    let points = ["10", "10", "14.5", "11", "16", "7", "16", "15.5"];
    let mut figures = vec![figure("all", "100", "BNV")];
    figures.extend(names.iter().zip(points).map(|(name, value)| figure(name, value, "BNV")));
    assert_eq!(said(&figures, sum("all", &names.join(" "))), "holds 100");
    let ministries =
        [("all", "97"), ("a", "6"), ("b", "15"), ("c", "19"), ("d", "14"), ("e", "16"), ("f", "13"), ("g", "14")];
    check(&ministries, sum("all", "a b c d e f g"), "holds 97");
}

#[test]
fn what_was_cut_off_is_recognised_as_cut_off() {
    // Nam Định 2020: 62,62 of 70 points are 89,457… %, printed 89,45.
    let figures = |rounded| {
        let mut figures = table(&[("score", "62.62"), ("max", "70"), ("index", "89.45%")]);
        figures[2].value.as_mut().unwrap().rounded = rounded;
        figures
    };
    let law = || rate("index", "score", "max");
    assert_eq!(said(&figures(Rounded::Unknown), law()), "holds-as-truncated 89.4571");
    assert_eq!(said(&figures(Rounded::Truncated), law()), "holds-as-truncated 89.4571");
    assert_eq!(said(&figures(Rounded::HalfUp), law()), "does-not-add-up 89.4571 -0.007143 >0.002143");
    assert_eq!(said(&figures(Rounded::Exact), law()), "does-not-add-up 89.4571 -0.007143 =0.007143");
}

#[test]
fn shares_may_miss_a_hundred_by_what_rounding_allows() {
    let hundred = |parts: &[&str]| {
        let names: Vec<String> = (1..=parts.len()).map(|number| format!("p{number}")).collect();
        let figures: Vec<ClaimedFigure> = names.iter().zip(parts).map(|(n, v)| figure(n, v, "UBND")).collect();
        said(&figures, Law::Hundred { parts: ids(&names.join(" ")) })
    };
    assert_eq!(hundred(&["61%", "39%"]), "holds 100");
    assert_eq!(hundred(&["33.34%", "33.33%", "33.34%"]), "holds-as-rounded 100.01");
    assert_eq!(hundred(&["16.66%"; 6]), "holds-as-truncated 99.96");
    assert_eq!(hundred(&["33.34%"; 3]), "does-not-add-up 100.02 -0.02 =0.005");
    assert_eq!(hundred(&["61%", "38%"]), "holds-as-truncated 99");
    assert_eq!(hundred(&["61%", "37%"]), "does-not-add-up 98 2 >0");
    // Three published shares of one month overlap: 100,08 %.
    assert_eq!(hundred(&["96.55%", "3.45%", "0.08%"]), "does-not-add-up 100.08 -0.08 =0.065");
}

#[test]
fn a_figure_reported_twice_keeps_both_values() {
    // Gia Lai, 9/2025: the province and the Government Office count late receptions and overdue dossiers.
    let figures = [
        figure("late-reception", "998", "UBND tỉnh"),
        figure("overdue", "580", "UBND tỉnh"),
        figure("late-reception", "915", "VPCP"),
        figure("overdue", "628", "VPCP"),
        figure("overdue", ">500", "báo"),
    ];
    let repeated: Vec<String> = reconcile(&figures, &[])
        .repeated
        .iter()
        .map(|repeated| {
            let value = |figure: &ClaimedFigure| figure.value.unwrap().claim.to_string();
            format!(
                "{} {} {}{}",
                value(repeated.first),
                value(repeated.other),
                repeated.answer.id(),
                gap(&repeated.answer)
            )
        })
        .collect();
    assert_eq!(
        repeated,
        ["998 915 does-not-add-up 83 =83", "580 628 does-not-add-up -48 =48", "580 >500 holds"],
        "two sources, two gaps"
    );
    let total = [figures.to_vec(), vec![figure("all", "1578", "UBND tỉnh")]].concat();
    assert_eq!(
        said(&total, sum("all", "late-reception overdue")),
        "holds 1578; does-not-add-up 1543 35 =35; missing-number -",
        "each reporter's numbers are summed by themselves, and a paper that counts one of them lacks the other"
    );
}

#[test]
fn claims_that_are_intervals_are_held_to_their_ends() {
    let parts = [("all", ">13800"), ("district", "5000"), ("communes", "8822")];
    check(&parts, sum("all", "district communes"), "holds 13822");
    let at_the_end = [("all", ">13800"), ("district", "5000"), ("communes", "8800")];
    check(&at_the_end, sum("all", "district communes"), "does-not-add-up 13800 - >0");
    let below = [("all", ">13800"), ("district", "5000"), ("communes", "<8000")];
    check(&below, sum("all", "district communes"), "does-not-add-up - - >800");
    check(&[("rate", "<97%"), ("part", "2425"), ("whole", "2504")], rate("rate", "part", "whole"), "holds 96.8450");
}

#[test]
fn a_part_a_rank_and_a_change_have_their_own_rules() {
    let at_most = || Law::AtMost { part: id("part"), whole: id("whole") };
    check(&[("part", "27"), ("whole", "27")], at_most(), "holds -");
    check(&[("part", "28"), ("whole", "27")], at_most(), "does-not-add-up - 1 =1");
    let rank = || Law::Rank { rank: id("rank"), units: id("units") };
    check(&[("rank", "7"), ("units", "8")], rank(), "holds -");
    check(&[("rank", "9"), ("units", "8")], rank(), "does-not-add-up - 1 =1");
    check(&[("rank", "0"), ("units", "8")], rank(), "does-not-add-up - -1 =1");
    check(&[("rank", "1"), ("units", "1")], rank(), "one-unit -");
    let equal = Law::Equal { one: id("list"), other: id("report") };
    check(&[("list", "26"), ("report", "27")], equal, "does-not-add-up 27 -1 =1");
}

#[test]
fn a_change_is_counted_from_an_earlier_period() {
    let change = || Law::Change { change: id("change"), from: id("before"), to: id("now") };
    let mut figures = table(&[("change", "0.81"), ("before", "77.12"), ("now", "77.93")]);
    assert!(said(&figures, change()).starts_with("not-earlier"), "both figures are of one period");
    figures[1].within = crate::domain::Period::parse("2020-07-21..2020-08-20").unwrap();
    assert_eq!(said(&figures, change()), "holds 0.81");
    figures[0].within = figures[1].within;
    assert!(said(&figures, change()).starts_with("different-periods"));
}

#[test]
fn what_cannot_be_said_names_what_is_missing() {
    let mut figures = table(&[("all", "10"), ("a", "4"), ("b", "6")]);
    figures[2].value = None;
    let identities = [identity(sum("all", "a b c"))];
    let answer = reconcile(&figures, &identities).identities[0].answer.clone();
    assert_eq!(answer, Answer::Missing(ids("b c")));
    let mut figures = table(&[("all", "10"), ("a", "4"), ("b", "6")]);
    figures[0].value = None;
    assert_eq!(said(&figures, sum("all", "a b")), "missing-number 10", "the parts give what nobody claims");
}

#[test]
fn a_rate_over_nothing_has_its_own_answer() {
    check(&[("rate", "100%"), ("part", "0"), ("whole", "0")], rate("rate", "part", "whole"), "zero-denominator -");
}

#[test]
fn numbers_of_different_periods_are_not_added() {
    let mut figures = table(&[("all", "10"), ("a", "4"), ("b", "6")]);
    figures[2].within = crate::domain::Period::parse("2021-08-01..2021-08-31").unwrap();
    figures[2].period = "calendar:2021-M08".into();
    let identities = [identity(sum("all", "a b"))];
    let reconciliation = reconcile(&figures, &identities);
    let Answer::DifferentPeriods(first, other) = &reconciliation.identities[0].answer else { panic!("added") };
    assert_eq!((first.indicator.as_str(), first.period.as_str()), ("all", "day-21:2021-M08"));
    assert_eq!((other.indicator.as_str(), other.period.as_str()), ("b", "calendar:2021-M08"));
    assert_eq!(reconciliation.identities[0].measured.computed, None, "nothing is reckoned from them");
}

#[test]
fn numbers_of_different_measures_are_not_added() {
    check(&[("all", "10"), ("a", "4%"), ("b", "6")], sum("all", "a b"), "different-measures -");
    check(&[("rate", "10"), ("a", "1"), ("b", "10")], rate("rate", "a", "b"), "different-measures -");
    check(&[("a", "60"), ("b", "40")], Law::Hundred { parts: ids("a b") }, "different-measures -");
}

#[test]
fn numbers_that_are_too_large_are_told() {
    let names: Vec<String> = (0..199).map(|number| format!("w{number}")).collect();
    let mut figures = table(&[("rate", "999999999999.999999%"), ("part", "7")]);
    figures.extend(names.iter().map(|name| figure(name, "999999999999.999983", "UBND")));
    assert_eq!(said(&figures, rate("rate", "part", &names.join(" "))), "too-large 0.000000");
}
