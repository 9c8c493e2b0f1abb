//! The rule kinds: each a call that compares, measures and says so in Vietnamese. They ask nothing of the world themselves
//! unless their name says of what, and they decide no severity.
//!
//! Fourteen kinds, a file each: a document exists by a date, a set of documents is complete, a ratio reaches a threshold, a
//! ratio's trend, a count equals a claim, a list is empty, every X has Y, sequence and window, cumulative coverage, register
//! quality, two sources reconciled, recommendations followed up, rank and rating change, references resolve.

mod claim;
mod coverage;
mod document;
mod document_set;
mod every;
mod follow_up;
mod order;
mod quality;
mod ratio;
mod reconcile;
mod reference;
mod remainder;
mod standing;
mod trend;

use std::fmt::{Display, Write as _};

pub use claim::{Claim, claim_agrees, rate_agrees};
pub use coverage::{Coverage, communes_reached, coverage_reaches};
pub use document::{Due, done_by, first_done_by, issued_by};
pub use document_set::{Papers, lacking, set_complete};
pub use every::{All, Enough, all_have, each_has_rows, every_has, has_at_least, named};
pub use follow_up::{Recommendation, Terms, followed_up};
pub use order::{in_order, within_window};
pub use quality::{Quality, Sound, book_sound, rows_sound};
pub use ratio::{Ratio, ratio_at_least, ratio_at_most, time_passed};
pub use reconcile::{Lists, Sources, lists_agree, sources_agree};
pub use reference::{Reference, references_resolve};
pub use remainder::{Items, Remainder, no_item_remains, none_remains};
pub use standing::{Standing, rank_within, ratings_keep, standing_keeps};
pub use trend::{Change, Trend, rate_falls, value_falls, value_keeps};

use crate::outcome::{Condition, Outcome};

/// Replaces one placeholder of a sentence: its name and its text.
pub type Value<'a> = (&'a str, &'a dyn Display);

/// The sentences of one check. `{name}` is replaced; each rule says which names it fills besides those given to it.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The check's id.
    pub check: &'static str,
    /// Said when the condition holds.
    pub holds: &'static str,
    /// Said when it fails.
    pub fails: &'static str,
    /// Said when data are absent; `{absent}` says which, where the rule knows.
    pub missing: &'static str,
    /// What to do when it fails or data are absent.
    pub advice: &'static str,
}

impl Texts {
    /// The sentences of a check whose missing data need no sentence of their own.
    pub const fn new(check: &'static str, holds: &'static str, fails: &'static str, advice: &'static str) -> Self {
        Self { check, holds, fails, missing: "Chưa thể kết luận: {absent}.", advice }
    }

    /// The outcome of a question, or missing data that says what is absent and asks for it.
    pub fn answer(&self, outcome: Result<Outcome, String>) -> Outcome {
        outcome.unwrap_or_else(|absent| {
            self.missing(&absent).advising("Nhập dữ liệu còn thiếu nêu trên rồi đánh giá lại.")
        })
    }

    /// The outcome of a question, or missing data that says what is absent, with the check's own advice.
    pub fn or_missing(&self, outcome: Result<Outcome, String>) -> Outcome {
        outcome.unwrap_or_else(|absent| self.missing(&absent))
    }

    /// An outcome with the sentence of its condition.
    pub fn say(&self, condition: Condition, values: &[&[Value<'_>]]) -> Outcome {
        let template = match condition {
            Condition::Holds => self.holds,
            Condition::Fails => self.fails,
            Condition::NotApplicable | Condition::MissingData => self.missing,
        };
        Outcome::new(self.check, condition, fill(template, values)).advising(self.advice)
    }

    /// Holds or fails.
    pub fn judge(&self, holds: bool, values: &[&[Value<'_>]]) -> Outcome {
        self.say(if holds { Condition::Holds } else { Condition::Fails }, values)
    }

    /// Data are absent: `absent` is a clause such as `chưa có số liệu của Xã An Phước`.
    pub fn missing(&self, absent: &dyn Display) -> Outcome {
        self.say(Condition::MissingData, &[&[("absent", absent)]])
    }

    /// The calendar of a year that matters is not known.
    pub fn calendar_missing(&self) -> Outcome {
        let message = "Thiếu dữ liệu: lịch làm việc (calendar) của năm liên quan chưa được nhập nên chưa thể tính hạn.";
        Outcome::missing_data(self.check, message)
            .advising("Nhập lịch nghỉ, làm bù của năm liên quan rồi đánh giá lại.")
    }
}

/// Replaces `{name}` by its value; a name that nobody gives stays, so that a test sees it.
pub fn fill(template: &str, values: &[&[Value<'_>]]) -> String {
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, following)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        let value = values.iter().flat_map(|group| group.iter()).find(|(known, _)| *known == name);
        match value {
            Some((_, value)) => write!(text, "{value}").expect("a text takes whatever is written"),
            None => text.extend(["{", name, "}"]),
        }
        rest = following;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
pub(crate) const TEXTS: Texts =
    Texts { check: "X-01", holds: "holds", fails: "fails", missing: "missing: {absent}", advice: "do it" };

#[cfg(test)]
mod tests {
    use super::{TEXTS, fill};
    use crate::book::{Book, REGISTERS_FROM};
    use crate::day::{Day, Period};
    use crate::description::{Description, DocumentInfo, ParameterInfo};
    use crate::directive::Directive;
    use crate::fact::{Scope, UnitKind};
    use crate::memory::{MemoryWorld, unit};
    use crate::outcome::{Condition, Outcome};
    use crate::registers::PLAN_ITEMS;
    use crate::world::World;

    /// Declares the little that the rules' own tests ask for.
    #[derive(Debug)]
    struct Little;

    impl Directive for Little {
        fn describe() -> Description {
            Description {
                id: "little",
                number: "",
                title: "",
                issuer: "",
                issued: Day(0),
                effective: Day(0),
                expires: None,
                supersedes: &[],
                applies_to: &[],
                checks: &[],
                tasks: &[],
                indicators: &[],
                registers: &[PLAN_ITEMS],
                documents: &[PLANS],
                duties: &[],
                parameters: &[REGISTERS_FROM, TARGET],
            }
        }

        fn check(_world: &dyn World) -> Result<Vec<Outcome>, String> {
            Ok(Vec::new())
        }
    }

    /// The papers that may be asked for.
    pub const PLANS: DocumentInfo = DocumentInfo { kind: "plan", title: "Kế hoạch", scope: Scope::ThisUnit };

    /// How much of a set is enough, 50 unless a test says otherwise.
    pub const TARGET: ParameterInfo = ParameterInfo { name: "target", title: "", default: "50", origin: "" };

    /// A world that knows the day, and working days where the calendar is known.
    pub fn world(as_of: Day, calendar_known: bool) -> MemoryWorld {
        let unit = unit("866", "Thành phố", UnitKind::District, "");
        let mut world = MemoryWorld::new::<Little>(as_of, vec![unit]);
        world.calendar_known = calendar_known;
        world
    }

    /// The same with items of plans in their register, each line of which begins with `unit,plan,number,issued`.
    pub fn with_items(columns: &str, rows: &[String]) -> MemoryWorld {
        let mut world = world(Day::ymd(2022, 7, 1), true);
        let header = format!("unit,plan,number,issued,{columns}");
        world.keep(&PLAN_ITEMS, Period::year(2022), &[&[header], rows].concat().join("\n"));
        world
    }

    /// The items of the year.
    pub fn items(world: &MemoryWorld) -> Book<'_> {
        Book::new(world, &PLAN_ITEMS, Period::year(2022))
    }

    #[test]
    fn placeholders_are_replaced_and_unknown_ones_stay() {
        assert_eq!(fill("{a}/{b} của {c}", &[&[("a", &1)], &[("b", &"hai")]]), "1/hai của {c}");
        assert_eq!(fill("một { lẻ", &[]), "một { lẻ");
    }

    #[test]
    fn advice_is_given_only_where_something_is_to_be_done() {
        assert_eq!(TEXTS.judge(true, &[]).recommendation, None);
        assert_eq!(TEXTS.judge(false, &[]).recommendation.as_deref(), Some("do it"));
        let missing = TEXTS.missing(&"figures");
        assert_eq!((missing.condition, missing.message.as_str()), (Condition::MissingData, "missing: figures"));
    }
}
