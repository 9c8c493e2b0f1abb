//! Waivers as they are sent.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::waiver::{CheckWaivers, InForce, Waiver};
use crate::domain::{AsOf, Position};

/// Every waiver there ever was of one check on one unit.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaiversResponse {
    /// The unit.
    pub unit: String,
    /// The directive.
    pub directive: String,
    /// The check.
    pub check: String,
    /// The waivers, by number.
    pub waivers: Vec<WaiverResponse>,
    /// The version of their record; its `ETag`.
    pub version: u64,
}

/// An approved exception for a stretch of days.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaiverResponse {
    /// Its number among those of its check and unit.
    pub number: usize,
    /// The outcome's subject; absent for all of them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Its first day.
    pub from: String,
    /// Its last day, as shortened; absent where it was taken back altogether.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Its last day as it was granted.
    pub granted_until: String,
    /// to-come, in-force, over or taken-back, on the as-of day.
    pub state: &'static str,
    /// The paper that allows it.
    pub basis: String,
    /// The office that approved it.
    pub approver: String,
    /// The day it was written down.
    pub recorded_on: String,
}

/// The waiver that a finding or an outcome stands under.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WaivedResponse {
    /// Its number among those of its check and unit.
    pub number: usize,
    /// Its last day.
    pub until: String,
    /// The paper that allows it.
    pub basis: String,
    /// The office that approved it.
    pub approver: String,
}

impl WaiversResponse {
    /// The waivers of this version, as of a day.
    pub fn of(waivers: &CheckWaivers, version: Position, as_of: AsOf) -> WaiversResponse {
        let known =
            |(waiver, _): &(&Waiver, usize)| waiver.untils.first().is_some_and(|until| as_of.knows(until.recorded));
        let known = waivers.waivers.iter().zip(1..).filter(known);
        WaiversResponse {
            unit: waivers.key.unit.to_string(),
            directive: waivers.key.directive.to_string(),
            check: waivers.key.check.to_string(),
            waivers: known.map(|(waiver, number)| WaiverResponse::of(waiver, number, as_of)).collect(),
            version: version.0,
        }
    }
}

impl WaiverResponse {
    fn of(waiver: &Waiver, number: usize, as_of: AsOf) -> WaiverResponse {
        let within = waiver.within(as_of.position);
        let granted = waiver.untils.first().expect("a waiver is granted with its last day");
        WaiverResponse {
            number,
            subject: waiver.subject.clone(),
            from: waiver.from.to_string(),
            until: within.map(|within| within.last().to_string()),
            granted_until: granted.value.to_string(),
            state: match within {
                None => "taken-back",
                Some(within) if as_of.day < within.first() => "to-come",
                Some(within) if as_of.day > within.last() => "over",
                Some(_) => "in-force",
            },
            basis: waiver.basis.clone(),
            approver: waiver.approver.clone(),
            recorded_on: granted.recorded_on.to_string(),
        }
    }
}

impl From<InForce<'_>> for WaivedResponse {
    fn from(found: InForce<'_>) -> WaivedResponse {
        WaivedResponse {
            number: found.number,
            until: found.until.to_string(),
            basis: found.waiver.basis.clone(),
            approver: found.waiver.approver.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;
    use crate::domain::id::{CheckId, DirectiveId, UnitCode};
    use crate::domain::recorded::Recorded;
    use crate::domain::waiver::WaiversKey;

    #[test]
    fn a_waiver_keeps_its_number_whatever_else_is_known() {
        let (unit, directive) = (UnitCode::parse("866").unwrap(), DirectiveId::parse("d").unwrap());
        let mut waivers = CheckWaivers::new(WaiversKey { unit, directive, check: CheckId::parse("CL-08").unwrap() });
        let until = |recorded| Recorded { recorded, ..Recorded::new(Day::LAST, Day::FIRST) };
        waivers.waivers = [Position(7), Position(3), Position::UNRECORDED]
            .map(|recorded| Waiver {
                subject: String::new(),
                from: Day::FIRST,
                basis: "12/QĐ-UBND".into(),
                approver: "UBND".into(),
                untils: vec![until(recorded)],
            })
            .to_vec();
        let numbers = |position| {
            let shown = WaiversResponse::of(&waivers, Position(9), AsOf { day: Day::FIRST, position });
            shown.waivers.iter().map(|waiver| waiver.number).collect::<Vec<_>>()
        };
        assert_eq!([Position(2), Position(3), Position::MAX].map(numbers), [vec![], vec![2], vec![1, 2]]);
    }
}
