//! What a check found: a condition measured by a directive, and the verdict its severity makes of it.

use super::Decimal;
use super::id::CheckId;

/// How grave it is when a check's condition fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Vi phạm: an obligation was not met.
    Violation,
    /// Cảnh báo: something deserves attention.
    Caution,
    /// Thông tin: a value worth knowing.
    Information,
    /// Nhất quán số liệu: a claimed figure does not agree with the computed one.
    Inconsistency,
}

/// Whether a check's condition holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It holds.
    Holds,
    /// It does not hold.
    Fails,
    /// The check does not concern this unit on this day.
    NotApplicable,
    /// It cannot be told: the facts are absent.
    MissingData,
}

impl Severity {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Severity::Violation => "violation",
            Severity::Caution => "caution",
            Severity::Information => "information",
            Severity::Inconsistency => "inconsistency",
        }
    }
}

impl Condition {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Condition::Holds => "holds",
            Condition::Fails => "fails",
            Condition::NotApplicable => "not-applicable",
            Condition::MissingData => "missing-data",
        }
    }
}

/// What a condition means, given the severity of its check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The condition holds, or the check only informs.
    Pass,
    /// A caution.
    Warn,
    /// A violation or an inconsistency.
    Fail,
    /// Not this unit's concern.
    NotApplicable,
    /// The facts are absent; never a pass.
    MissingData,
}

impl Verdict {
    /// The verdict of a condition under a severity.
    pub fn of(severity: Severity, condition: Condition) -> Verdict {
        match (condition, severity) {
            (Condition::Holds, _) | (Condition::Fails, Severity::Information) => Verdict::Pass,
            (Condition::Fails, Severity::Caution) => Verdict::Warn,
            (Condition::Fails, Severity::Violation | Severity::Inconsistency) => Verdict::Fail,
            (Condition::NotApplicable, _) => Verdict::NotApplicable,
            (Condition::MissingData, _) => Verdict::MissingData,
        }
    }

    /// Whether it opens a finding.
    pub fn is_defect(self) -> bool {
        matches!(self, Verdict::Warn | Verdict::Fail)
    }

    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Warn => "warn",
            Verdict::Fail => "fail",
            Verdict::NotApplicable => "not-applicable",
            Verdict::MissingData => "missing-data",
        }
    }
}

/// One measured value: what was computed, claimed and required, in one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What was measured.
    pub name: String,
    /// What the facts give; `None` when they do not.
    pub computed: Option<Decimal>,
    /// What a report says; `None` when none says anything.
    pub claimed: Option<Decimal>,
    /// What the directive asks; `None` when it asks nothing.
    pub required: Option<Decimal>,
    /// The unit of measure, as `%` or `hồ sơ`.
    pub measure: String,
}

/// One result of one check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The check.
    pub check: CheckId,
    /// Tells several outcomes of one check apart; empty when there is one.
    pub subject: String,
    /// Whether the condition holds.
    pub condition: Condition,
    /// Points gained, where the check scores.
    pub points: Option<Decimal>,
    /// What to tell a reader, in Vietnamese.
    pub message: String,
    /// What to do about it.
    pub recommendation: Option<String>,
    /// The values behind the condition.
    pub measured: Vec<Measured>,
    /// The facts it rests on: tasks, documents, figures.
    pub cites: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severity_decides_what_a_failed_condition_means() {
        let failed = |severity| Verdict::of(severity, Condition::Fails);
        assert_eq!(failed(Severity::Violation), Verdict::Fail);
        assert_eq!(failed(Severity::Inconsistency), Verdict::Fail);
        assert_eq!(failed(Severity::Caution), Verdict::Warn);
        assert_eq!(failed(Severity::Information), Verdict::Pass);
    }

    #[test]
    fn absent_data_is_missing_whatever_the_severity() {
        for severity in [Severity::Violation, Severity::Inconsistency, Severity::Caution, Severity::Information] {
            assert_eq!(Verdict::of(severity, Condition::MissingData), Verdict::MissingData);
            assert_eq!(Verdict::of(severity, Condition::NotApplicable), Verdict::NotApplicable);
            assert_eq!(Verdict::of(severity, Condition::Holds), Verdict::Pass);
        }
    }
}
