//! What a check answers: condition, text, measured values, papers cited. The engine adds the severity and the verdict.

use crate::decimal::Decimal;

/// Whether a check's condition holds; the engine turns it and the severity into pass, warn or fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// It does.
    Holds,
    /// It does not.
    Fails,
    /// The question does not arise here or not yet.
    NotApplicable,
    /// What would be needed to know is absent.
    MissingData,
}

/// One value behind an outcome; a report's own figure stands beside what was computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What was measured, in Vietnamese.
    pub name: String,
    /// What the facts give.
    pub computed: Option<Decimal>,
    /// What a report says.
    pub claimed: Option<Decimal>,
    /// What the directive asks for.
    pub required: Option<Decimal>,
    /// The unit of measure: `%`, `hồ sơ`, `nhiệm vụ`.
    pub measure: String,
}

impl Measured {
    /// A computed value.
    pub fn computed(name: &str, measure: &str, value: Decimal) -> Self {
        Self {
            name: name.to_owned(),
            computed: Some(value),
            claimed: None,
            required: None,
            measure: measure.to_owned(),
        }
    }

    /// The same beside what a report claims.
    #[must_use]
    pub fn claimed(mut self, value: Option<Decimal>) -> Self {
        self.claimed = value;
        self
    }

    /// The same beside what the directive asks for.
    #[must_use]
    pub fn required(mut self, value: Decimal) -> Self {
        self.required = Some(value);
        self
    }
}

/// The result of one check, for one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The check's id.
    pub check: String,
    /// Tells several outcomes of one check apart; empty when there is one.
    pub subject: String,
    /// Whether the condition holds.
    pub condition: Condition,
    /// Points, where the directive scores.
    pub points: Option<Decimal>,
    /// A Vietnamese sentence for the office.
    pub message: String,
    /// What to do about it, in Vietnamese.
    pub recommendation: Option<String>,
    /// The values behind it.
    pub measured: Vec<Measured>,
    /// Numbers of the papers it rests on.
    pub cites: Vec<String>,
}

impl Outcome {
    /// An outcome with a condition and a sentence, nothing else yet.
    pub fn new(check: &str, condition: Condition, message: impl Into<String>) -> Self {
        Self {
            check: check.to_owned(),
            subject: String::new(),
            condition,
            points: None,
            message: message.into(),
            recommendation: None,
            measured: Vec::new(),
            cites: Vec::new(),
        }
    }

    /// The condition holds.
    pub fn holds(check: &str, message: impl Into<String>) -> Self {
        Self::new(check, Condition::Holds, message)
    }

    /// The condition fails.
    pub fn fails(check: &str, message: impl Into<String>) -> Self {
        Self::new(check, Condition::Fails, message)
    }

    /// The question does not arise.
    pub fn not_applicable(check: &str, message: impl Into<String>) -> Self {
        Self::new(check, Condition::NotApplicable, message)
    }

    /// What is needed to know is absent.
    pub fn missing_data(check: &str, message: impl Into<String>) -> Self {
        Self::new(check, Condition::MissingData, message)
    }

    /// About that subject, where a check has several outcomes.
    #[must_use]
    pub fn about(mut self, subject: &str) -> Self {
        subject.clone_into(&mut self.subject);
        self
    }

    /// With one more measured value.
    #[must_use]
    pub fn measuring(mut self, measured: Measured) -> Self {
        self.measured.push(measured);
        self
    }

    /// With what to do about it; said only where the condition does not hold.
    #[must_use]
    pub fn advising(mut self, recommendation: &str) -> Self {
        if matches!(self.condition, Condition::Fails | Condition::MissingData) {
            self.recommendation = Some(recommendation.to_owned());
        }
        self
    }

    /// Resting on one more paper.
    #[must_use]
    pub fn citing(mut self, number: &str) -> Self {
        self.cites.push(number.to_owned());
        self
    }
}
