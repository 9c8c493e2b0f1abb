//! The keys of a duty's tasks: the same period, unit and channel have the same key, always.

use super::{DutyKey, DutyPeriod};
use crate::domain::id::{ID_BYTES_MAX, PlanId, ReportChannel, TaskKey, TaskNumber, UnitCode};

/// The key would be longer than an identifier is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{text} takes {} bytes and an identifier has {ID_BYTES_MAX}: the duty, the period, the unit and the channel share them",
    text.len()
)]
pub struct NumberFault {
    /// The key, or the half of it that is too long.
    pub text: String,
}

/// The plan of a directive's duties in a year, as `dong-thap-cchc-2022-2022`.
pub fn duty_plan(key: &DutyKey, year: i32) -> Result<PlanId, NumberFault> {
    let text = format!("{}-{year}", key.directive);
    PlanId::parse(&text).map_err(|_| NumberFault { text })
}

/// The key of a task, as `dong-thap-cchc-2022-2022:half-year-dossiers.2022-H1.866`. `label` names the period, or the how
/// many-th task it is of those that follow each other.
pub fn duty_task(
    key: &DutyKey,
    year: i32,
    label: &str,
    of: (&UnitCode, Option<&ReportChannel>),
) -> Result<TaskKey, NumberFault> {
    let (unit, channel) = of;
    let mut text = format!("{}.{label}.{unit}", key.duty);
    if let Some(channel) = channel {
        text.push('.');
        text.push_str(channel.as_str());
    }
    let number = TaskNumber::parse(&text).map_err(|_| NumberFault { text })?;
    Ok(TaskKey { plan: duty_plan(key, year)?, number })
}

/// The label of a period, or of the how many-th task.
pub fn period_label(period: Option<&DutyPeriod>, count: u32) -> String {
    period.map_or_else(|| format!("{count:04}"), DutyPeriod::label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{DirectiveId, DutyId};

    fn key(directive: &str, duty: &str) -> DutyKey {
        DutyKey { directive: DirectiveId::parse(directive).unwrap(), duty: DutyId::parse(duty).unwrap() }
    }

    #[test]
    fn a_key_names_duty_period_unit_and_channel() {
        let (unit, channel) = (UnitCode::parse("866.NV").unwrap(), ReportChannel::parse("report-system").unwrap());
        let key = key("dong-thap-cchc-2022", "dossiers");
        let task = |channel| duty_task(&key, 2022, "2022-M08", (&unit, channel)).map(|task| task.to_string());
        assert_eq!(task(None), Ok("dong-thap-cchc-2022-2022:dossiers.2022-M08.866.NV".into()));
        assert_eq!(task(Some(&channel)), Ok("dong-thap-cchc-2022-2022:dossiers.2022-M08.866.NV.report-system".into()));
    }

    #[test]
    fn a_key_that_is_too_long_is_refused_and_never_cut() {
        let unit = UnitCode::parse("866").unwrap();
        let longest = "d".repeat(ID_BYTES_MAX - ".2022-M08.866".len());
        assert!(duty_task(&key("a", &longest), 2022, "2022-M08", (&unit, None)).is_ok());
        let longer = key("a", &format!("{longest}d"));
        let fault = duty_task(&longer, 2022, "2022-M08", (&unit, None)).unwrap_err();
        assert_eq!(fault.text.len(), ID_BYTES_MAX + 1);
        assert!(duty_plan(&key(&"a".repeat(ID_BYTES_MAX - 5), "d"), 2022).is_ok());
        assert!(duty_plan(&key(&"a".repeat(ID_BYTES_MAX - 4), "d"), 2022).is_err());
    }
}
