//! Every X has Y: one outcome for each unit asked about.

use super::{Texts, Value};
use crate::decimal::Decimal;
use crate::fact::Unit;
use crate::outcome::{Measured, Outcome};

/// Holds for a unit that has at least one of the things counted. Fills `{unit} {count}`; the subject is the unit's code.
pub fn every_has(
    units: &[Unit],
    name: &str,
    measure: &str,
    count: impl Fn(&Unit) -> usize,
    texts: &Texts,
) -> Vec<Outcome> {
    let outcome = |unit: &Unit| {
        let have = count(unit);
        let own: [Value<'_>; 2] = [("unit", &unit.name), ("count", &have)];
        let measured = Measured::computed(name, measure, Decimal::count(have)).required(Decimal::whole(1));
        texts.judge(have > 0, &[&own]).about(&unit.code).measuring(measured)
    };
    units.iter().map(outcome).collect()
}

#[cfg(test)]
mod tests {
    use super::every_has;
    use crate::fact::{Unit, UnitKind};
    use crate::outcome::Condition;
    use crate::rule::TEXTS;

    #[test]
    fn each_unit_is_judged_by_itself() {
        let unit = |code: &str| Unit {
            code: code.to_owned(),
            name: code.to_owned(),
            kind: UnitKind::Commune,
            parent: None,
            valid_from: None,
            valid_until: None,
        };
        let outcomes = every_has(&[unit("1"), unit("2")], "x", "y", |unit| usize::from(unit.code == "1"), &TEXTS);
        let found: Vec<_> = outcomes.iter().map(|one| (one.subject.as_str(), one.condition)).collect();
        assert_eq!(found, [("1", Condition::Holds), ("2", Condition::Fails)]);
    }
}
