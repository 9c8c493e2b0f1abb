//! Papers: one exists by a date; a set of kinds is complete.

use super::{Texts, Value};
use crate::day::Day;
use crate::decimal::Decimal;
use crate::fact::{Document, Unit};
use crate::list::join_names;
use crate::outcome::{Measured, Outcome};

/// By when a paper is due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'a> {
    /// The last day that is in time.
    pub deadline: Day,
    /// Whether that day has passed.
    pub passed: bool,
    /// Said when it has passed and there is no paper.
    pub if_none: &'a str,
}

/// Holds when the paper was issued on or before the deadline. Fills `{number} {issued} {deadline} {late-days}`.
///
/// Without the paper it fails once the deadline has passed, and does not apply before.
pub fn issued_by(paper: Option<&Document>, due: &Due<'_>, texts: &Texts, values: &[Value<'_>]) -> Outcome {
    let deadline = due.deadline;
    let Some(paper) = paper else {
        return if due.passed {
            Outcome::fails(texts.check, due.if_none).advising(texts.advice)
        } else {
            Outcome::not_applicable(texts.check, format!("Chưa đến hạn ban hành ({deadline})."))
        };
    };
    let late = paper.issued.since(deadline).max(0);
    let own: [Value<'_>; 4] =
        [("number", &paper.number), ("issued", &paper.issued), ("deadline", &deadline), ("late-days", &late)];
    texts
        .judge(late == 0, &[&own, values])
        .measuring(
            Measured::computed("Số ngày ban hành chậm", "ngày", Decimal::whole(late.into()))
                .required(Decimal::whole(0)),
        )
        .citing(&paper.number)
}

/// One kind of paper a unit owes, and all papers of that kind.
#[derive(Clone, Debug)]
pub struct Papers {
    /// What the kind is called.
    pub title: &'static str,
    /// Of every unit asked for.
    pub found: Vec<Document>,
}

/// Holds when the unit has a paper of every kind. Fills `{unit} {have} {kinds} {absent}`; the subject is the unit's code.
pub fn set_complete(unit: &Unit, kinds: &[Papers], texts: &Texts) -> Outcome {
    let (mut absent, mut cites) = (Vec::new(), Vec::new());
    for papers in kinds {
        match papers.found.iter().find(|paper| paper.unit == unit.code) {
            Some(paper) => cites.push(paper.number.clone()),
            None => absent.push(papers.title),
        }
    }
    let (have, absent_names) = (kinds.len() - absent.len(), join_names(&absent, "loại"));
    let all = kinds.len();
    let own: [Value<'_>; 4] = [("unit", &unit.name), ("have", &have), ("kinds", &all), ("absent", &absent_names)];
    let mut outcome = texts.judge(absent.is_empty(), &[&own]).about(&unit.code).measuring(
        Measured::computed("Số loại kế hoạch đã ban hành", "loại", Decimal::count(have)).required(Decimal::count(all)),
    );
    outcome.cites = cites;
    outcome
}

#[cfg(test)]
mod tests {
    use super::{Due, Papers, issued_by, set_complete};
    use crate::day::Day;
    use crate::fact::{Document, Unit, UnitKind};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    fn paper(unit: &str) -> Document {
        Document {
            unit: unit.to_owned(),
            issuer: "UBND".to_owned(),
            kind: "plan".to_owned(),
            number: "06/KH-UBND".to_owned(),
            issued: Day::ymd(2022, 1, 11),
            title: String::new(),
        }
    }

    fn due(deadline: Day, passed: bool) -> Due<'static> {
        Due { deadline, passed, if_none: "none" }
    }

    #[test]
    fn the_last_day_is_in_time() {
        let check = |deadline| issued_by(Some(&paper("866")), &due(deadline, true), &TEXTS, &[]).condition;
        assert_eq!(check(Day::ymd(2022, 1, 11)), Condition::Holds);
        assert_eq!(check(Day::ymd(2022, 1, 10)), Condition::Fails);
    }

    #[test]
    fn no_paper_fails_only_after_the_deadline() {
        let check = |passed| issued_by(None, &due(Day::ymd(2022, 1, 31), passed), &TEXTS, &[]).condition;
        assert_eq!(check(true), Condition::Fails);
        assert_eq!(check(false), Condition::NotApplicable);
    }

    #[test]
    fn every_kind_is_owed() {
        let unit = Unit {
            code: "29872".to_owned(),
            name: "Phường 4".to_owned(),
            kind: UnitKind::Commune,
            parent: None,
            valid_from: None,
            valid_until: None,
        };
        let have = Papers { title: "A", found: vec![paper("29872")] };
        let other = Papers { title: "B", found: vec![paper("29869")] };
        let outcome = set_complete(&unit, &[have.clone(), other], &TEXTS);
        assert_eq!((outcome.condition, outcome.subject.as_str()), (Condition::Fails, "29872"));
        assert_eq!(set_complete(&unit, &[have], &TEXTS).condition, Condition::Holds);
    }
}
