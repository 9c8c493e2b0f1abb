//! Counts and sums of a register's rows, as one scan over columns.

use std::collections::HashMap;

use super::block::Block;
use super::cell::Cell;
use super::clause::{Clause, QuestionFault};
use super::column::{Column, NO_NUMBER};
use super::kind::ColumnKind;
use super::known::{KnownRegister, Part};
use super::rows::CELLS_MAX;
use crate::domain::{Decimal, Period};

/// The most groups of an answer; fewer where their values and sums are more cells than [`CELLS_MAX`].
pub const GROUPS_MAX: usize = 100_000;
/// Up to so many numbers are kept in plain lists, one place for each combination of values.
const PLAIN_MAX: u64 = 1 << 20;
/// Up to so many pairs of a block's own codes are counted before they are looked up.
const LOCAL_MAX: usize = 1 << 12;
/// How many rows are counted at once.
const LANES: usize = 4;
/// A sum takes as much room as so many counts.
const SUM_COUNTS: u64 = 4;

/// The rows that share the values grouped by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The values, as they are written.
    pub key: Vec<String>,
    /// How many rows.
    pub count: u64,
    /// The sums asked for; empty cells add nothing.
    pub sums: Vec<Decimal>,
}

impl KnownRegister {
    /// Counts the rows of a period that meet all clauses, by the values of some columns and in their order; only groups
    /// with rows, and without such columns the one group of all rows. `None` where no import covers the period.
    pub fn tally(
        &self,
        within: Period,
        clauses: &[Clause<'_>],
        group_by: &[String],
        sums: &[String],
    ) -> Result<Option<Vec<Group>>, QuestionFault> {
        let parts = self.parts(within, clauses)?;
        let axes = group_by.iter().map(|column| Ok(Axis::of(column, self.kind(column)?, &parts)));
        let axes = axes.collect::<Result<Vec<_>, QuestionFault>>()?;
        for column in sums {
            if !matches!(self.kind(column)?, ColumnKind::Integer | ColumnKind::Decimal) {
                return Err(QuestionFault::NoNumbers(column.clone()));
            }
        }
        if !self.covers(within) {
            return Ok(None);
        }
        let mut counting = Counting::over(&axes, sums)?;
        for (at, part) in parts.iter().enumerate() {
            counting.add(part, at, &axes)?;
        }
        counting.groups(&axes).map(Some)
    }
}

/// The values of a column that is grouped by, in order, and for each block which row has which.
struct Axis<'a> {
    values: Vec<Cell<'a>>,
    /// By block.
    places: Vec<Places<'a>>,
}

enum Places<'a> {
    /// By the codes of the block's own dictionary.
    Coded { codes: &'a [u32], of_code: Vec<u32> },
    /// By rows.
    Each(Vec<u32>),
    /// One for all rows.
    One(u32),
}

impl<'a> Axis<'a> {
    fn of(name: &str, kind: ColumnKind, parts: &[Part<'a>]) -> Axis<'a> {
        let columns: Vec<Option<&'a Column>> = parts.iter().map(|part| part.block.column(name)).collect();
        let mut values = Vec::new();
        for column in &columns {
            match column {
                None => values.push(Cell::Empty),
                Some(Column::Texts { dictionary, .. }) => values.extend(dictionary.iter().map(text_cell)),
                Some(column) if kind == ColumnKind::YesNo => {
                    let _: &Column = column;
                    values.extend([Cell::Empty, Cell::YesNo(false), Cell::YesNo(true)]);
                }
                Some(column) => {
                    let mut own: Vec<Cell<'_>> = (0..column.len()).map(|row| column.cell(row)).collect();
                    own.sort_unstable();
                    own.dedup();
                    values.extend(own);
                }
            }
        }
        values.sort_unstable();
        values.dedup();
        let place = |cell: Cell<'_>| {
            let place = values.binary_search(&cell).expect("every value was gathered");
            u32::try_from(place).expect("a scan has fewer than 2^32 values")
        };
        let places = columns.iter().map(|column| match column {
            None => Places::One(place(Cell::Empty)),
            Some(Column::Texts { codes, dictionary }) => {
                Places::Coded { codes, of_code: dictionary.iter().map(|text| place(text_cell(text))).collect() }
            }
            Some(column) => Places::Each((0..column.len()).map(|row| place(column.cell(row))).collect()),
        });
        let places = places.collect();
        Axis { values, places }
    }
}

fn text_cell(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

/// The groups in the making.
struct Counting<'a> {
    sums: &'a [String],
    groups_max: usize,
    /// How far apart two neighbouring values of each axis are.
    strides: Vec<u64>,
    /// For each combination of values its slot, where there are too many for a plain list.
    slots: Option<HashMap<u64, u32>>,
    counts: Vec<u64>,
    /// For each sum and slot: the total at the largest scale, and the largest scale that was met.
    totals: Vec<Vec<(i128, u8)>>,
    /// The slot of each row of the block at hand.
    rows: Vec<u32>,
}

impl<'a> Counting<'a> {
    fn over(axes: &[Axis<'_>], sums: &'a [String]) -> Result<Counting<'a>, QuestionFault> {
        let groups_max = GROUPS_MAX.min(CELLS_MAX / (axes.len() + sums.len()).max(1));
        let mut strides = vec![0; axes.len()];
        let mut combinations: u64 = 1;
        for (stride, axis) in strides.iter_mut().zip(axes).rev() {
            *stride = combinations;
            let wider = combinations.checked_mul(axis.values.len().max(1) as u64);
            combinations = wider.ok_or(QuestionFault::TooManyGroups(groups_max))?;
        }
        let numbers = combinations.saturating_mul(1 + SUM_COUNTS * sums.len() as u64);
        let plain = axes.is_empty() || numbers <= PLAIN_MAX;
        let slots = if plain { usize::try_from(combinations).unwrap_or(0) } else { 0 };
        Ok(Counting {
            sums,
            groups_max,
            strides,
            slots: (!plain).then(HashMap::new),
            counts: vec![0; slots],
            totals: vec![vec![(0, 0); slots]; sums.len()],
            rows: Vec::new(),
        })
    }

    fn add(&mut self, part: &Part<'_>, at: usize, axes: &[Axis<'_>]) -> Result<(), QuestionFault> {
        if self.sums.is_empty() && self.slots.is_none() && self.count_codes(part, at, axes) {
            return Ok(());
        }
        if self.slots.is_some() {
            self.find_slots(part, at, axes)?;
        } else {
            self.plain_slots(part, at, axes);
        }
        match &part.mask {
            None => self.rows.iter().for_each(|slot| self.counts[*slot as usize] += 1),
            Some(mask) => {
                let rows = self.rows.iter().zip(mask);
                rows.for_each(|(slot, kept)| self.counts[*slot as usize] += u64::from(*kept));
            }
        }
        let Counting { sums, totals, rows, .. } = self;
        for (name, totals) in sums.iter().zip(totals) {
            add_numbers(part.block, name, part.mask.as_deref(), rows, totals)?;
        }
        Ok(())
    }

    /// Counts a block by its own codes, and adds what was counted where it belongs; `false` where the block has no codes
    /// for both of two axes, or too many.
    fn count_codes(&mut self, part: &Part<'_>, at: usize, axes: &[Axis<'_>]) -> bool {
        let [one, other] = axes else { return false };
        let (Places::Coded { codes, of_code }, Places::Coded { codes: others, of_code: of_other }) =
            (&one.places[at], &other.places[at])
        else {
            return false;
        };
        let width = of_other.len();
        if of_code.len() * width > LOCAL_MAX {
            return false;
        }
        // Neighbouring rows count in different lists, so that none waits for the other's count to be written.
        let mut local = vec![[0_u32; LANES]; of_code.len() * width];
        let (codes, rest) = codes.as_chunks::<LANES>();
        let (others, other_rest) = others.as_chunks::<LANES>();
        match &part.mask {
            None => {
                for (codes, others) in codes.iter().zip(others) {
                    for lane in 0..LANES {
                        local[codes[lane] as usize * width + others[lane] as usize][lane] += 1;
                    }
                }
                rest.iter()
                    .zip(other_rest)
                    .for_each(|(code, other)| local[*code as usize * width + *other as usize][0] += 1);
            }
            Some(mask) => {
                let codes = codes.as_flattened().iter().chain(rest).zip(others.as_flattened().iter().chain(other_rest));
                codes.zip(mask).for_each(|((code, other), kept)| {
                    local[*code as usize * width + *other as usize][0] += u32::from(*kept);
                });
            }
        }
        for (counts, place) in local.chunks(width).zip(of_code) {
            for (lanes, other) in counts.iter().zip(of_other) {
                let slot = u64::from(*place) * self.strides[0] + u64::from(*other) * self.strides[1];
                self.counts[usize::try_from(slot).expect("a plain list is short")] +=
                    lanes.iter().map(|count| u64::from(*count)).sum::<u64>();
            }
        }
        true
    }

    /// The slot of each row where every combination has its own.
    fn plain_slots(&mut self, part: &Part<'_>, at: usize, axes: &[Axis<'_>]) {
        self.rows.clear();
        self.rows.resize(part.block.rows(), 0);
        for (axis, stride) in axes.iter().zip(&self.strides) {
            let stride = u32::try_from(*stride).expect("a plain list is short");
            match &axis.places[at] {
                Places::Coded { codes, of_code } => {
                    let of_code: Vec<u32> = of_code.iter().map(|place| place * stride).collect();
                    self.rows.iter_mut().zip(*codes).for_each(|(slot, code)| *slot += of_code[*code as usize]);
                }
                Places::Each(places) => {
                    self.rows.iter_mut().zip(places).for_each(|(slot, place)| *slot += place * stride);
                }
                Places::One(place) => self.rows.iter_mut().for_each(|slot| *slot += place * stride),
            }
        }
    }

    /// The slot of each row where a combination gets one when it is met. Rows that are not meant share the first.
    fn find_slots(&mut self, part: &Part<'_>, at: usize, axes: &[Axis<'_>]) -> Result<(), QuestionFault> {
        let slots = self.slots.as_mut().expect("combinations are looked up");
        self.rows.clear();
        for row in 0..part.block.rows() {
            if part.mask.as_ref().is_some_and(|mask| mask[row] == 0) {
                self.rows.push(0);
                continue;
            }
            let of_axis = |(axis, stride): (&Axis<'_>, &u64)| {
                let place = match &axis.places[at] {
                    Places::Coded { codes, of_code } => of_code[codes[row] as usize],
                    Places::Each(places) => places[row],
                    Places::One(place) => *place,
                };
                u64::from(place) * stride
            };
            let combination = axes.iter().zip(&self.strides).map(of_axis).sum();
            let known = slots.len();
            let slot = *slots.entry(combination).or_insert_with(|| u32::try_from(known).unwrap_or(u32::MAX));
            if slot as usize == self.counts.len() {
                if known >= self.groups_max {
                    return Err(QuestionFault::TooManyGroups(self.groups_max));
                }
                self.counts.push(0);
                self.totals.iter_mut().for_each(|totals| totals.push((0, 0)));
            }
            self.rows.push(slot);
        }
        if self.counts.is_empty() {
            self.rows.clear(); // no row is meant
        }
        Ok(())
    }

    fn groups(self, axes: &[Axis<'_>]) -> Result<Vec<Group>, QuestionFault> {
        let mut met: Vec<(u64, usize)> = match &self.slots {
            None => (0..self.counts.len()).map(|slot| (slot as u64, slot)).collect(),
            Some(slots) => slots.iter().map(|(combination, slot)| (*combination, *slot as usize)).collect(),
        };
        met.retain(|(_, slot)| self.counts[*slot] > 0 || axes.is_empty());
        if met.len() > self.groups_max {
            return Err(QuestionFault::TooManyGroups(self.groups_max));
        }
        met.sort_unstable();
        let group = |(combination, slot): (u64, usize)| {
            let place = |(axis, stride): (&Axis<'_>, &u64)| {
                let place = usize::try_from(combination / stride).unwrap_or(usize::MAX) % axis.values.len();
                axis.values[place].to_string()
            };
            let sums = self.sums.iter().zip(&self.totals).map(|(name, totals)| total(name, totals[slot]));
            Ok(Group {
                key: axes.iter().zip(&self.strides).map(place).collect(),
                count: self.counts[slot],
                sums: sums.collect::<Result<_, _>>()?,
            })
        };
        met.into_iter().map(group).collect()
    }
}

fn add_numbers(
    block: &Block,
    name: &str,
    mask: Option<&[u8]>,
    rows: &[u32],
    totals: &mut [(i128, u8)],
) -> Result<(), QuestionFault> {
    let Some(column) = block.column(name) else { return Ok(()) };
    for (row, slot) in rows.iter().enumerate() {
        if mask.is_some_and(|mask| mask[row] == 0) {
            continue;
        }
        let (coefficient, scale) = match column {
            Column::Integers(numbers) => (numbers[row], 0),
            Column::Decimals { coefficients, scales } => (coefficients[row], scales[row]),
            Column::Texts { .. } | Column::Days(_) | Column::YesNo(_) => continue,
        };
        if coefficient != NO_NUMBER {
            let (sum, widest) = &mut totals[*slot as usize];
            let widened = i128::from(coefficient) * power(Decimal::SCALE_MAX - scale);
            *sum = sum.checked_add(widened).ok_or_else(|| QuestionFault::SumTooLarge(name.to_owned()))?;
            *widest = scale.max(*widest);
        }
    }
    Ok(())
}

fn total(name: &str, (sum, scale): (i128, u8)) -> Result<Decimal, QuestionFault> {
    let coefficient = i64::try_from(sum / power(Decimal::SCALE_MAX - scale)).ok();
    let total = coefficient.and_then(|coefficient| Decimal::new(coefficient, scale).ok());
    total.ok_or_else(|| QuestionFault::SumTooLarge(name.to_owned()))
}

fn power(exponent: u8) -> i128 {
    10_i128.pow(u32::from(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_fill_the_memory_is_looked_up_instead() {
        let axis = |values: i64| Axis { values: (0..values).map(Cell::Integer).collect(), places: Vec::new() };
        let is_plain = |axes: &[Axis<'_>], sums: usize| {
            let sums = vec!["fee".to_owned(); sums];
            Counting::over(axes, &sums).unwrap().slots.is_none()
        };
        let wide = [axis(1_024), axis(256)];
        assert!(is_plain(&wide, 0));
        assert!(!is_plain(&wide, 1), "2^18 combinations and a sum for each");
        assert!(is_plain(&[axis(200)], 1_000) && !is_plain(&[axis(300)], 1_000));
        assert!(is_plain(&[], 300_000), "all rows are one group");
    }
}
