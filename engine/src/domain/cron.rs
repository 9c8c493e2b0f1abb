//! Five-field cron expressions.

/// A five-field cron expression, as in crontab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CronSpec {
    text: String,
}

impl CronSpec {
    /// The expression as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
