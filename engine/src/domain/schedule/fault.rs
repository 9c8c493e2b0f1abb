//! Why a schedule cannot be changed as it was asked.

/// Why nothing happens to a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleFault {
    /// It was retired.
    #[error("the schedule was retired: create another one")]
    Retired,
    /// It is the configuration's to change.
    #[error("the schedule stands in dondoc.toml: change it there and start the server again")]
    Configured,
    /// It is paused.
    #[error("the schedule is paused already")]
    PausedAlready,
    /// It is not paused.
    #[error("the schedule is not paused")]
    NotPaused,
    /// So much has happened to it that no more is kept.
    #[error("the schedule was changed or paused too often: retire it and create another one")]
    TooManyFacts,
}

impl ScheduleFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            ScheduleFault::Retired => "retired",
            ScheduleFault::Configured => "configured",
            ScheduleFault::PausedAlready => "paused-already",
            ScheduleFault::NotPaused => "not-paused",
            ScheduleFault::TooManyFacts => "too-many-facts",
        }
    }
}
