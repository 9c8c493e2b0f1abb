//! A register as one evaluation knows it: blocks by reference, and the days whose absence of rows means something.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::block::Block;
use super::clause::{Clause, QuestionFault, Test};
use super::column::Column;
use super::kind::ColumnKind;
use crate::domain::directive::Scope;
use crate::domain::id::UnitCode;
use crate::domain::{Day, Period};

/// A block of one unit and month.
#[derive(Clone, Debug)]
pub struct KnownStretch {
    /// Whose rows.
    pub unit: UnitCode,
    /// The month they lie in.
    pub days: Period,
    /// The rows.
    pub block: Arc<Block>,
}

/// The rows of one scope.
#[derive(Clone, Debug)]
pub struct KnownRegister {
    /// Whose rows.
    pub scope: Scope,
    key: Vec<String>,
    period_by: String,
    columns: BTreeMap<String, ColumnKind>,
    covered: Vec<Period>,
    until: Day,
    stretches: Vec<KnownStretch>,
    /// The texts of every column that holds some, sorted: a text's place is its code.
    texts: BTreeMap<String, OnceLock<Vec<TextPlace>>>,
}

/// Where a text stands: in the dictionary of a stretch's block.
#[derive(Clone, Copy, Debug)]
struct TextPlace {
    stretch: usize,
    code: u32,
}

/// What a register is besides its rows.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Whose rows.
    pub scope: Scope,
    /// The columns that identify a row.
    pub key: Vec<String>,
    /// The column of the day a row counts from.
    pub period_by: String,
    /// The columns that may be asked for.
    pub columns: BTreeMap<String, ColumnKind>,
    /// The last day whose rows count.
    pub until: Day,
}

/// A block whose rows a question may be about.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub unit: &'a UnitCode,
    pub block: &'a Block,
    /// 1 for each row that is meant; `None` where all are.
    pub mask: Option<Vec<u8>>,
}

impl KnownRegister {
    /// A register with these blocks; `covered` are the days that every unit of the scope has imported, in order and
    /// without touching periods. Blocks whose columns are of other kinds than declared answer nothing: the days of their
    /// month are not covered.
    pub fn new(heading: Heading, mut covered: Vec<Period>, mut stretches: Vec<KnownStretch>) -> KnownRegister {
        let Heading { scope, key, period_by, columns, until } = heading;
        let fits = |stretch: &KnownStretch| {
            let column = |(name, kind): (&String, &ColumnKind)| {
                stretch.block.column(name).is_none_or(|column| column.is_of(*kind))
            };
            columns.iter().all(column) && stretch.block.column(&period_by).is_some()
        };
        let (readable, foreign): (Vec<_>, Vec<_>) = stretches.drain(..).partition(fits);
        for stretch in foreign {
            covered = covered.into_iter().flat_map(|period| without(period, stretch.days)).collect();
        }
        let texts = columns.iter().filter(|(_, kind)| matches!(kind, ColumnKind::Text | ColumnKind::Code));
        let texts = texts.map(|(name, _)| (name.clone(), OnceLock::new())).collect();
        KnownRegister { scope, key, period_by, columns, covered, until, stretches: readable, texts }
    }

    /// A register that no import covers.
    pub fn absent(heading: Heading) -> KnownRegister {
        KnownRegister::new(heading, Vec::new(), Vec::new())
    }

    /// Whether imports cover every day of the period up to the last day that counts.
    pub fn covers(&self, within: Period) -> bool {
        let past = Period::new(within.first(), within.last().min(self.until));
        past.is_some_and(|past| self.covered.iter().any(|covered| covered.covers(past)))
    }

    /// The blocks, month by month.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.stretches.iter().map(|stretch| stretch.block.as_ref())
    }

    /// How many rows lie in the blocks that a question about a period looks at.
    pub fn rows_within(&self, within: Period) -> usize {
        self.overlapping(within).map(|stretch| stretch.block.rows()).sum()
    }

    /// What a column holds.
    pub(super) fn kind(&self, column: &str) -> Result<ColumnKind, QuestionFault> {
        self.columns.get(column).copied().ok_or_else(|| QuestionFault::NoColumn(column.to_owned()))
    }

    /// The columns that identify a row.
    pub(super) fn key(&self) -> &[String] {
        &self.key
    }

    /// The rows that lie in the period and meet all clauses, block by block.
    pub(super) fn parts(&self, within: Period, clauses: &[Clause<'_>]) -> Result<Vec<Part<'_>>, QuestionFault> {
        let tests = clauses.iter().map(|clause| Test::read(clause, self.kind(clause.column)?));
        let tests = tests.collect::<Result<Vec<_>, _>>()?;
        let Some(within) = Period::new(within.first(), within.last().min(self.until)) else { return Ok(Vec::new()) };
        let mut parts = Vec::new();
        for KnownStretch { unit, days, block } in self.overlapping(within) {
            let mut mask = None;
            let all = || vec![1; block.rows()];
            if !within.covers(*days)
                && let Some(Column::Days(counted)) = block.column(&self.period_by)
            {
                let (first, last) = (within.first().epoch_days(), within.last().epoch_days());
                let kept = mask.get_or_insert_with(all);
                kept.iter_mut().zip(counted).for_each(|(kept, day)| *kept = u8::from(first <= *day && *day <= last));
            }
            tests.iter().for_each(|test| test.narrow(block, mask.get_or_insert_with(all)));
            parts.push(Part { unit, block: block.as_ref(), mask });
        }
        Ok(parts)
    }

    /// The text that a code of a column stands for; -1 stands for an empty cell. `None` for any other code without a text.
    pub fn code_text(&self, column: &str, code: i64) -> Option<&str> {
        if code == EMPTY_CODE && self.texts.contains_key(column) {
            return Some("");
        }
        let place = self.texts(column)?.get(usize::try_from(code).ok()?)?;
        Some(self.text(column, *place))
    }

    /// The code of a text that a column holds.
    pub(super) fn code(&self, column: &str, text: &str) -> Option<i64> {
        let place = self.texts(column)?.binary_search_by(|place| self.text(column, *place).cmp(text)).ok()?;
        i64::try_from(place).ok()
    }

    /// The texts of a column by their codes; `None` where it holds none.
    fn texts(&self, column: &str) -> Option<&[TextPlace]> {
        let gather = || {
            let mut texts: Vec<(&str, TextPlace)> = Vec::new();
            for (stretch, known) in self.stretches.iter().enumerate() {
                if let Some(Column::Texts { dictionary, .. }) = known.block.column(column) {
                    let own = dictionary.iter().zip(0..).map(|(text, code)| (text, TextPlace { stretch, code }));
                    texts.extend(own.filter(|(text, _)| !text.is_empty()));
                }
            }
            texts.sort_unstable_by_key(|(text, _)| *text);
            texts.dedup_by_key(|(text, _)| *text);
            texts.into_iter().map(|(_, place)| place).collect()
        };
        Some(self.texts.get(column)?.get_or_init(gather))
    }

    fn text(&self, column: &str, place: TextPlace) -> &str {
        match self.stretches[place.stretch].block.column(column) {
            Some(Column::Texts { dictionary, .. }) => dictionary.text(place.code),
            _ => unreachable!("a text was found there"),
        }
    }

    fn overlapping(&self, within: Period) -> impl Iterator<Item = &KnownStretch> {
        self.stretches.iter().filter(move |stretch| stretch.days.overlaps(within))
    }
}

/// The code of an empty cell.
pub(super) const EMPTY_CODE: i64 = -1;

/// The days of a period that do not lie in another.
fn without(period: Period, gone: Period) -> impl Iterator<Item = Period> {
    let before = Period::new(period.first(), period.last().min(gone.first().plus(-1)));
    let after = Period::new(period.first().max(gone.last().plus(1)), period.last());
    let before = before.filter(|_| gone.first() > Day::FIRST);
    let after = after.filter(|_| gone.last() < Day::LAST);
    before.into_iter().chain(after)
}
