//! Files of claims: what is read, and every fault at its line.

use super::*;
use crate::domain::consistency::Law;

const TABLE: &str = r#"
title = "Một cửa"
reporter = "UBND"
period = "day-21:2021-M08"
measure = "hồ sơ"

[[figures]]
indicator = "on-time"
name = "Đúng hạn"
value = "19.255"

[[figures]]
indicator = "due"
value = "hơn 19.944"

[[figures]]
indicator = "rate"
value = "96,55 %"

[[identities]]
name = "Trên số đến hạn"
rate = "rate"
parts = ["on-time"]
over = ["due"]
"#;

fn found(text: &str) -> Vec<(u64, String, FaultCode)> {
    let faults = read_claims(text.as_bytes(), "table.toml").expect_err("the file has a fault");
    faults.kept().iter().map(|f| (f.line, f.column.as_deref().unwrap_or("").to_owned(), f.code)).collect()
}

#[track_caller]
fn check_fault(from: &str, to: &str, expected: (u64, &str, FaultCode)) {
    assert!(TABLE.contains(from), "{from}");
    let expected = (expected.0, expected.1.to_owned(), expected.2);
    assert_eq!(found(&TABLE.replace(from, to)), [expected]);
}

#[test]
fn a_table_is_read() {
    let table = read_claims(TABLE.as_bytes(), "table.toml").unwrap();
    let figures: Vec<_> = table
        .figures
        .iter()
        .map(|f| (f.indicator.as_str(), f.name.as_str(), f.value.unwrap().claim.to_string(), f.measure.as_str()))
        .collect();
    assert_eq!(
        figures,
        [
            ("on-time", "Đúng hạn", "19255".into(), "hồ sơ"),
            ("due", "due", ">19944".into(), "hồ sơ"),
            ("rate", "rate", "96.55".into(), "%"),
        ]
    );
    assert_eq!(table.figures[0].value.unwrap().rounded, Rounded::Exact, "a count is what it is");
    assert_eq!(table.figures[2].value.unwrap().rounded, Rounded::Unknown, "of a share nobody said");
    assert_eq!(table.figures[0].within.to_string(), "2021-07-21..2021-08-20");
    assert_eq!(table.identities[0].name, "Trên số đến hạn");
    assert!(matches!(&table.identities[0].law, Law::Rate { wholes, .. } if wholes[0].as_str() == "due"));
}

#[test]
fn a_figure_says_for_itself_what_the_file_does_not() {
    let own = "value = \"19.255\"\nperiod = \"2021-07-21..2021-08-20\"\nreporter = \"Sở\"\nrounded = \"truncated\"";
    let table = read_claims(TABLE.replace("value = \"19.255\"", own).as_bytes(), "table.toml").unwrap();
    let figure = &table.figures[0];
    assert_eq!((figure.reporter.as_str(), figure.period.as_str()), ("Sở", "2021-07-21..2021-08-20"));
    assert_eq!(figure.value.unwrap().rounded, Rounded::Truncated);
    let table = read_claims(TABLE.replace("value = \"19.255\"\n", "").as_bytes(), "table.toml").unwrap();
    assert_eq!(table.figures[0].value, None, "the report leaves it out");
}

#[test]
fn every_fault_has_its_line_and_key() {
    use FaultCode::{
        ColumnMissing, ColumnUnknown, FigureUnknown, IdShape, IdentityShape, NumberShape, PeriodBackwards, PeriodShape,
        ValueMissing, ValueType, ValueUnexpected,
    };
    check_fault("\"19.255\"", "\"19.25\"", (10, "figures[0].value", NumberShape));
    check_fault("\"19.255\"", "19255", (10, "figures[0].value", ValueType));
    check_fault("\"day-21:2021-M08\"", "\"2021-08-20..2021-07-21\"", (4, "period", PeriodBackwards));
    check_fault("\"96,55 %\"", "\"96,55 %\"\nmeasure = \"hồ sơ\"", (19, "figures[2].measure", ValueUnexpected));
    check_fault("\"Đúng hạn\"", "\"\"", (9, "figures[0].name", ValueMissing));
    check_fault("parts = [\"on-time\"]", "parts = [\"đúng hạn\"]", (23, "identities[0].parts", IdShape));
    check_fault("over = [\"due\"]", "over = [\"due\", \"dues\"]", (24, "identities[0].over", FigureUnknown));
    check_fault("over = [\"due\"]", "", (20, "identities[0].over", ColumnMissing));
    check_fault("over = [\"due\"]", "over = [\"due\"]\nunder = 1", (25, "identities[0].under", ColumnUnknown));
    check_fault(
        "parts = [\"on-time\"]",
        "parts = [\"on-time\", \"on-time\"]",
        (22, "identities[0].rate", IdentityShape),
    );
    check_fault("rate = \"rate\"", "rat = \"rate\"", (20, "identities[0]", IdentityShape));
    check_fault("title = \"Một cửa\"", "", (1, "title", ColumnMissing));
    let twice = found(&TABLE.replace("\"day-21:2021-M08\"", "\"quý III\""));
    assert_eq!(twice[0], (4, "period".to_owned(), PeriodShape));
}

#[test]
fn two_reports_of_one_figure_are_kept_and_a_repeated_row_is_not() {
    use FaultCode::{FigureDiffers, RowRepeated, TooMany};
    let report = |value: &str, more: &str| format!("\n[[figures]]\nindicator = \"due\"\nvalue = \"{value}\"\n{more}\n");
    let with = |rows: &str| TABLE.replace("\n[[identities]]", &format!("{rows}\n[[identities]]"));
    let table = read_claims(with(&report("20.000", "reporter = \"VPCP\"")).as_bytes(), "table.toml").unwrap();
    assert_eq!(table.figures.len(), 4);
    assert_eq!(read_claims(with(&report("20.000", "")).as_bytes(), "table.toml").unwrap().figures.len(), 4);
    assert_eq!(found(&with(&report("hơn 19.944", "")))[0].2, RowRepeated);
    assert_eq!(found(&with(&report("20.000", "measure = \"lượt\"")))[0].2, FigureDiffers);
    assert_eq!(found(&with(&report("20.000", "period = \"day-21:2021-M09\"")))[0].2, FigureDiffers);
    let many: Vec<String> = (30_000..30_020).map(|number| report(&number.to_string(), "")).collect();
    assert_eq!(found(&with(&many.concat())).iter().map(|fault| fault.2).collect::<Vec<_>>(), [TooMany]);
}

#[test]
fn a_file_without_identities_would_check_nothing() {
    let without = &TABLE[..TABLE.find("[[identities]]").unwrap()];
    assert_eq!(found(without), [(1, "identities".to_owned(), FaultCode::ColumnMissing)]);
    assert_eq!(found("title = \"a\"\nidentities = []\n").last().unwrap().2, FaultCode::ColumnMissing);
}

#[test]
fn identities_of_all_kinds_are_read() {
    let rest = "[[identities]]\nequal = [\"on-time\", \"due\", \"rate\"]\n\
                [[identities]]\npart = \"on-time\"\nwhole = \"due\"\n\
                [[identities]]\nhundred = [\"rate\"]\n\
                [[identities]]\nrank = \"on-time\"\namong = \"due\"\n\
                [[identities]]\nchange = \"rate\"\nfrom = \"on-time\"\nto = \"due\"\n\
                [[ledgers]]\nreceived-new = \"on-time\"\ncarried-over = \"rate\"\nin-period = \"due\"\n";
    let table = read_claims(format!("{TABLE}{rest}").as_bytes(), "table.toml").unwrap();
    let kinds: Vec<&str> = table.identities.iter().map(|identity| identity.law.id()).collect();
    assert_eq!(kinds, ["rate", "equal", "equal", "at-most", "hundred", "rank", "change", "sum"]);
}

#[test]
fn a_rate_of_a_ledger_declares_its_denominator() {
    use FaultCode::{ColumnMissing, ColumnUnknown, IdentityShape, ValueUnknown};
    let ledger =
        |rates: &str| format!("{TABLE}[[ledgers]]\ndue = \"due\"\n[[ledgers.rates]]\nrate = \"rate\"\n{rates}");
    let first = |rates: &str| {
        let (line, key, code) = found(&ledger(rates)).remove(0);
        (line, key, code)
    };
    assert_eq!(
        first("of = \"on-time\"\nearly = \"included\"\n"),
        (27, "ledgers[0].rates[0].denominator".into(), ColumnMissing)
    );
    assert_eq!(
        first("of = \"on-time\"\ndenominator = \"due\"\n"),
        (27, "ledgers[0].rates[0].early".into(), ColumnMissing)
    );
    let unknown = first("of = \"on-time\"\nearly = \"apart\"\ndenominator = \"all\"\n");
    assert_eq!(unknown, (31, "ledgers[0].rates[0].denominator".into(), ValueUnknown));
    let unnamed = first("of = \"on-time\"\nearly = \"apart\"\ndenominator = \"due\"\n");
    assert_eq!(unnamed, (27, "ledgers.rates".into(), ColumnMissing), "the ledger names no dossiers on time");
    let late = first("of = \"late\"\nearly = \"apart\"\ndenominator = \"due\"\n");
    assert_eq!(late, (30, "ledgers[0].rates[0].early".into(), ColumnUnknown));
    assert_eq!(found(&format!("{TABLE}[[ledgers]]\nname = \"a\"\n"))[0].2, IdentityShape);
}

#[test]
fn what_is_more_than_can_be_reckoned_with_is_refused() {
    use FaultCode::TooMany;
    let figures = "[[figures]]\nindicator = \"more\"\nvalue = \"1\"\n".repeat(FIGURES_MAX + 1);
    let text = TABLE.replace("\n[[identities]]", &format!("\n{figures}\n[[identities]]"));
    assert_eq!(found(&text)[0].2, TooMany);
    let parts: Vec<String> = (0..201).map(|_| "\"due\"".to_owned()).collect();
    let text = TABLE.replace("over = [\"due\"]", &format!("over = [{}]", parts.join(", ")));
    assert_eq!(found(&text), [(24, "identities[0].over".to_owned(), TooMany)]);
    let identities = "[[identities]]\npart = \"on-time\"\nwhole = \"due\"\n".repeat(2_000);
    assert_eq!(found(&format!("{TABLE}{identities}"))[0].2, TooMany);
}
