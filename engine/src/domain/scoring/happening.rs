//! The words for what happens to a scoring sheet, as files, paths and answers have them.

use super::sheet::{ItemEvent, Round, SheetEvent, Subject};

/// What happened, without its row and its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// A value was measured.
    Measured,
    /// The unit scored itself.
    SelfScored,
    /// A paper was named.
    Evidenced,
    /// A row was appraised.
    Appraised(Round),
    /// The unit was asked to explain.
    ExplanationRequested,
    /// It explained.
    Explained,
    /// Something happened to the whole sheet.
    Sheet(SheetEvent),
}

impl Happened {
    /// All of it.
    pub const ALL: [Happened; 11] = [
        Happened::Measured,
        Happened::SelfScored,
        Happened::Evidenced,
        Happened::Appraised(Round::First),
        Happened::ExplanationRequested,
        Happened::Explained,
        Happened::Appraised(Round::Second),
        Happened::Sheet(SheetEvent::SurveyOmitted),
        Happened::Sheet(SheetEvent::SelfScoringClosed),
        Happened::Sheet(SheetEvent::SelfScoringReopened),
        Happened::Sheet(SheetEvent::Locked),
    ];

    /// The identifier used in files, paths and answers.
    pub fn id(self) -> &'static str {
        match self {
            Happened::Measured => "measured",
            Happened::SelfScored => "self-scored",
            Happened::Evidenced => "evidenced",
            Happened::Appraised(Round::First) => "appraised-1",
            Happened::ExplanationRequested => "explanation-requested",
            Happened::Explained => "explained",
            Happened::Appraised(Round::Second) => "appraised-2",
            Happened::Sheet(SheetEvent::SurveyOmitted) => "survey-omitted",
            Happened::Sheet(SheetEvent::SelfScoringClosed) => "self-scoring-closed",
            Happened::Sheet(SheetEvent::SelfScoringReopened) => "self-scoring-reopened",
            Happened::Sheet(SheetEvent::Locked) => "locked",
        }
    }

    /// What an identifier means.
    pub fn parse(id: &str) -> Option<Happened> {
        Happened::ALL.into_iter().find(|happened| happened.id() == id)
    }

    /// What a fact says happened.
    pub fn of(subject: &Subject) -> Happened {
        match subject {
            Subject::Sheet(event) => Happened::Sheet(*event),
            Subject::Item(_, event) => match event {
                ItemEvent::Measured { .. } => Happened::Measured,
                ItemEvent::SelfScored(_) => Happened::SelfScored,
                ItemEvent::Evidenced => Happened::Evidenced,
                ItemEvent::Appraised(round, _) => Happened::Appraised(*round),
                ItemEvent::ExplanationRequested => Happened::ExplanationRequested,
                ItemEvent::Explained => Happened::Explained,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_read_back() {
        for happened in Happened::ALL {
            assert_eq!(Happened::parse(happened.id()), Some(happened));
        }
    }
}
