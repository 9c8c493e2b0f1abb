//! `facts.csv`: how one unit was scored, `day,what,item,part,value,document,pages,note`, a row for each thing that
//! happened.
//!
//! Each fact is held against the criteria set and against the facts of the days before it.

use super::cell::{self, CellFault};
use super::fault::{FaultCode, Faults};
use super::keys;
use super::source::Source;
use super::table::{Cells, Noted, choice, read_table};
use crate::domain::id::{ItemId, PartId};
use crate::domain::scoring::formula::{Measure, Misfit};
use crate::domain::scoring::{
    CriteriaSet, Evidence, Happened, ItemEvent, Ratio, RatioFault, SheetFact, SheetFault, SheetState, Subject, admit,
};
use crate::domain::text::{NOTE_BYTES_MAX, NUMBER_BYTES_MAX};

const COLUMNS: &[&str] = &["day", "what", "item", "part", "value", "document", "pages", "note"];

/// Reads the facts of a file in the order of their days; those of one day keep the order of the file.
pub fn read_score_sheet(source: &Source<'_>, set: &CriteriaSet) -> Result<Vec<SheetFact>, Faults> {
    let (mut rows, mut faults) = read_table(source, COLUMNS, fact)?;
    keys::check(&rows, "day, what, item, part", &mut faults, key);
    rows.sort_by_key(|row| row.value.legal);
    let mut state = SheetState::default();
    for row in &rows {
        match admit(set, &state, &row.value) {
            Ok(()) => state.apply(&row.value),
            Err(fault) => {
                let (column, code) = place(&fault);
                faults.add(row.line, column, code, fault.to_string());
            }
        }
    }
    faults.or(rows.into_iter().map(|row| row.value).collect())
}

/// What happens to a row once a day; several documents may be named.
fn key(fact: &SheetFact) -> String {
    let what = match &fact.subject {
        Subject::Sheet(event) => format!("{event:?}"),
        Subject::Item(item, ItemEvent::Measured { part, .. }) => {
            format!("the value of {item} {}", part.as_ref().map_or("", PartId::as_str))
        }
        Subject::Item(item, ItemEvent::Evidenced) => {
            let Evidence { document, pages } = fact.evidence.clone().unwrap_or_default();
            format!("the evidence {document} {pages} of {item}")
        }
        Subject::Item(item, ItemEvent::SelfScored(_)) => format!("the self-score of {item}"),
        Subject::Item(item, ItemEvent::Appraised(round, _)) => format!("the appraisal {round:?} of {item}"),
        Subject::Item(item, event) => format!("{event:?} of {item}"),
    };
    format!("{} on {}", what.trim_end(), fact.legal)
}

fn fact(cells: &mut Cells<'_>) -> Result<SheetFact, Noted> {
    let legal = cells.day("day");
    let what = cells.required("what", |text| choice(text, Happened::parse, &Happened::ALL.map(Happened::id)));
    let evidence = evidence(cells);
    let note = cells.optional_text("note", NOTE_BYTES_MAX);
    let subject = subject(cells, what?);
    Ok(SheetFact { legal: legal?, subject: subject?, evidence: evidence?, note: note? })
}

fn evidence(cells: &mut Cells<'_>) -> Result<Option<Evidence>, Noted> {
    let document = cells.optional_text("document", NUMBER_BYTES_MAX);
    let pages = cells.optional_text("pages", NUMBER_BYTES_MAX);
    let (document, pages) = (document?, pages?);
    if document.is_empty() && !pages.is_empty() {
        cells.fault("document", FaultCode::ValueMissing, "these are pages of which document? fill it");
        return Err(Noted);
    }
    Ok((!document.is_empty()).then_some(Evidence { document, pages }))
}

fn subject(cells: &mut Cells<'_>, what: Happened) -> Result<Subject, Noted> {
    if what != Happened::Measured {
        must_be_empty(cells, "part")?;
    }
    if let Happened::Sheet(event) = what {
        must_be_empty(cells, "item")?;
        must_be_empty(cells, "value")?;
        return Ok(Subject::Sheet(event));
    }
    let item = cells.id("item", ItemId::parse);
    let event = match what {
        Happened::Measured => {
            let part = cells.optional_id("part", PartId::parse);
            let measure = cells.required("value", measure);
            ItemEvent::Measured { part: part?, measure: measure? }
        }
        Happened::SelfScored => ItemEvent::SelfScored(cells.required("value", cell::decimal)?),
        Happened::Appraised(round) => ItemEvent::Appraised(round, cells.required("value", cell::decimal)?),
        Happened::Evidenced | Happened::ExplanationRequested | Happened::Explained | Happened::Sheet(_) => {
            must_be_empty(cells, "value")?;
            match what {
                Happened::Evidenced => ItemEvent::Evidenced,
                Happened::Explained => ItemEvent::Explained,
                _ => ItemEvent::ExplanationRequested,
            }
        }
    };
    Ok(Subject::Item(item?, event))
}

fn must_be_empty(cells: &mut Cells<'_>, column: &'static str) -> Result<(), Noted> {
    if cells.raw(column).is_empty() {
        return Ok(());
    }
    cells.fault(column, FaultCode::ValueUnexpected, "this does not go with what happened; empty this cell");
    Err(Noted)
}

/// Reads `yes`, `no`, `never`, `none`, `2013-01-10`, `31/03/2022`, `27/30` or a number.
pub(crate) fn measure(text: &str) -> Result<Measure, CellFault> {
    match text {
        "yes" => return Ok(Measure::Holds(true)),
        "no" => return Ok(Measure::Holds(false)),
        "never" => return Ok(Measure::NeverDone),
        "none" => return Ok(Measure::NoOccasion),
        _ => {}
    }
    if text.matches('/').count() == 2 {
        return cell::day(text).map(Measure::Done);
    }
    if let Some((part, whole)) = text.split_once('/') {
        let (part, whole) = (cell::decimal(part.trim())?, cell::decimal(whole.trim())?);
        let ratio = Ratio::new(part, whole).map_err(|fault| match fault {
            RatioFault::OfNothing { .. } => (FaultCode::RatioOfNothing, fault.to_string()),
            RatioFault::Negative | RatioFault::TooLarge => (FaultCode::ValueRange, fault.to_string()),
        })?;
        return Ok(ratio.map_or(Measure::NoOccasion, Measure::Ratio));
    }
    if text.get(1..).is_some_and(|rest| rest.contains('-')) {
        return cell::day(text).map(Measure::Done);
    }
    cell::decimal(text).map(Measure::Number).map_err(|(code, message)| {
        (code, format!("{message}; a value is also written yes, no, never, none, 2013-01-10 or 27/30"))
    })
}

/// The column and code of a fact that the set or the days before do not allow.
pub(crate) fn place(fault: &SheetFault) -> (&'static str, FaultCode) {
    match fault {
        SheetFault::UnknownItem(_) | SheetFault::NotScored(_) => ("item", FaultCode::ItemUnknown),
        SheetFault::Misfit(Misfit::Part { .. }) => ("part", FaultCode::MeasureUnfit),
        SheetFault::Misfit(Misfit::Points { .. }) | SheetFault::Points { .. } => ("value", FaultCode::ValueRange),
        SheetFault::Misfit(_) => ("value", FaultCode::MeasureUnfit),
        SheetFault::Undocumented(_) => ("document", FaultCode::ValueMissing),
        SheetFault::Wordless(_) => ("note", FaultCode::ValueMissing),
        SheetFault::BeforeLast { .. } | SheetFault::BeforeOpened { .. } => ("day", FaultCode::FactOutOfPlace),
        SheetFault::Locked => ("what", FaultCode::AfterEnd),
        SheetFault::Surveyed(_)
        | SheetFault::Closed
        | SheetFault::Open
        | SheetFault::AlreadyAppraised(_)
        | SheetFault::RoundTaken(_)
        | SheetFault::NotAppraised(_)
        | SheetFault::NotAsked(_)
        | SheetFault::SurveyRequired => ("what", FaultCode::FactOutOfPlace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheets::read_criteria;

    const CRITERIA: &str = r#"kind = "commune"
year = 2022
decision = "244/PNV"
title = "Chỉ số CCHC cấp xã"
total = 5

[[fields]]
id = "4"
name = "Thực hiện tuyên truyền"
max = 2

[[fields.criteria]]
id = "4.1"
name = "Mức độ thực hiện kế hoạch"
max = 1
formula = "linear"
range = ">=90 <100"
scale = 2
rounding = "half-up"

[[fields.criteria]]
id = "4.2"
name = "Mức độ đa dạng"
max = 1
formula = "part-sum"
parts = [{ part = "board", points = 0.25 }, { part = "website", points = 0.25 }, { part = "traditional", points = 0.5 }]

[[fields]]
id = "5"
name = "Điều tra xã hội học"
max = 3
formula = "survey"
"#;

    #[test]
    fn a_day_is_read_as_officials_write_it_too() {
        assert_eq!(measure("31/03/2022"), measure("2022-03-31"));
        assert_eq!(measure("31/03/2022").map(Measure::words), Ok("a day"));
        assert_eq!(measure("03/04/2022").map_err(|fault| fault.0), Err(FaultCode::DayAmbiguous));
        assert_eq!(measure("27/30").map(Measure::words), Ok("done/planned"));
    }

    const HEADER: &str = "day,what,item,part,value,document,pages,note\n";

    fn read(rows: &str) -> Result<Vec<SheetFact>, Faults> {
        let set = read_criteria(CRITERIA.as_bytes(), "criteria.toml").unwrap();
        read_score_sheet(&Source::csv(format!("{HEADER}{rows}").as_bytes(), "facts.csv"), &set)
    }

    #[track_caller]
    fn check(rows: &str, expected: &[(u64, &str, FaultCode)]) {
        let faults = read(rows).expect_err("the file has a fault");
        let found: Vec<_> = faults.kept().iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn facts_are_read_in_the_order_of_their_days() {
        let rows = "2022-12-20,appraised-1,4.1,,0.8,,,\n\
                    2022-12-01,measured,4.1,,4/5,,,\n\
                    2022-12-01,measured,4.2,board,yes,,,\n\
                    2022-12-02,self-scored,4.1,,1,12/BC-UBND,trang 2,\n\
                    2022-12-31,locked,,,,,,\n";
        let days: Vec<String> = read(rows).unwrap().iter().map(|fact| fact.legal.to_string()).collect();
        assert_eq!(days, ["2022-12-01", "2022-12-01", "2022-12-02", "2022-12-20", "2022-12-31"]);
        let evidence = read(rows).unwrap()[2].evidence.clone().unwrap();
        assert_eq!((evidence.document.as_str(), evidence.pages.as_str()), ("12/BC-UBND", "trang 2"));
    }

    #[test]
    fn all_faults_are_told_with_line_and_column() {
        use FaultCode::{DayNotInCalendar, FactOutOfPlace, ItemUnknown, MeasureUnfit, RatioOfNothing, ValueRange};
        check(
            "2022-12-01,measured,4.1,,5/0,,,\n\
             2022-02-31,measured,4.1,,4/5,,,\n\
             2022-12-01,measured,4.1,,yes,,,\n\
             2022-12-01,measured,4.2,radio,yes,,,\n\
             2022-12-01,self-scored,4.1,,1.5,,,\n\
             2022-12-01,self-scored,5,,1,,,\n\
             2022-12-01,self-scored,9,,1,,,\n\
             2022-12-01,self-scored,4,,1,,,\n",
            &[
                (2, "value", RatioOfNothing),
                (3, "day", DayNotInCalendar),
                (4, "value", MeasureUnfit),
                (5, "part", MeasureUnfit),
                (6, "value", ValueRange),
                (7, "what", FactOutOfPlace),
                (8, "item", ItemUnknown),
                (9, "item", ItemUnknown),
            ],
        );
    }

    #[test]
    fn nothing_planned_is_refused_where_the_set_does_not_say_what_it_gives() {
        check("2022-12-01,measured,4.1,,0/0,,,\n", &[(2, "value", FaultCode::MeasureUnfit)]);
        check("2022-12-01,measured,4.1,,none,,,\n", &[(2, "value", FaultCode::MeasureUnfit)]);
    }

    #[test]
    fn what_does_not_go_together_is_refused() {
        use FaultCode::{NumberShape, RowRepeated, ValueMissing, ValueUnexpected, ValueUnknown};
        check("2022-12-01,locked,4.1,,,,,\n", &[(2, "item", ValueUnexpected)]);
        check("2022-12-01,evidenced,4.1,,1,a,,\n", &[(2, "value", ValueUnexpected)]);
        check("2022-12-01,evidenced,4.1,,,,,\n", &[(2, "document", ValueMissing)]);
        check("2022-12-01,self-scored,4.1,,1,,trang 2,\n", &[(2, "document", ValueMissing)]);
        check("2022-12-01,scored,4.1,,1,,,\n", &[(2, "what", ValueUnknown)]);
        check("2022-12-01,measured,5,,\"2,5\",,,\n", &[(2, "value", NumberShape)]);
        let twice = "2022-12-01,measured,4.1,,4/5,,,\n2022-12-01,measured,4.1,,5/5,,,\n";
        check(twice, &[(3, "day, what, item, part", RowRepeated)]);
    }
}
