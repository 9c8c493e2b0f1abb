//! One goal: what was measured, and what it is held against.

/// A value, its bound, and what there is to know beside it.
#[derive(Debug)]
pub struct Measured {
    /// What was measured.
    pub what: &'static str,
    /// The value.
    pub value: f64,
    /// What it is held against.
    pub bound: f64,
    /// Whether it may be larger than its bound, or must not.
    pub more_is_better: bool,
    /// Why it is not judged; `None` where it is.
    pub not_judged: Option<String>,
    /// The parts, to print.
    pub parts: Vec<String>,
}

impl Measured {
    /// Prints it, and hands it on.
    pub fn printed(self) -> Measured {
        let side = if self.more_is_better { "least" } else { "most" };
        println!("{}: {:.2}, at {side} {:.2}: {}", self.what, self.value, self.bound, self.word());
        self.parts.iter().for_each(|part| println!("  {part}"));
        self
    }

    /// Whether it is within its bound, or is not judged.
    pub fn is_kept(&self) -> bool {
        let is_within = if self.more_is_better { self.value >= self.bound } else { self.value <= self.bound };
        is_within || self.not_judged.is_some()
    }

    fn word(&self) -> String {
        match &self.not_judged {
            Some(why) => format!("not judged: {why}"),
            None if self.is_kept() => "PASS".to_owned(),
            None => "FAIL".to_owned(),
        }
    }
}
