//! One run as the imports see it: the frozen facts, the tape, and everything that is counted against a limit.
//!
//! It knows nothing of wasmtime, so that a directive built natively can be asked and answered through the same functions.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::bounded::brief;
use super::deadlines::Expiry;
use super::limits::{FUEL_PER_BYTE, FUEL_PER_DAY, FUEL_PER_QUESTION, FUEL_PER_ROW, Limits, NOTE_BYTES};
use super::stopwatch;
use super::tape::{AnswerHasher, Tape};
use crate::domain::directive::{Directive, Scope};
use crate::domain::evaluation::PluginFault;
use crate::domain::facts::Facts;
use crate::domain::id::Digest;
use crate::domain::{Day, Period};

/// What an import answers, or what ends the run.
pub type Answered<T> = Result<T, PluginFault>;

/// How the SDK's panic hook marks its note.
const PANIC_NOTE: &str = "panic: ";

/// What a check may know.
#[derive(Clone, Debug)]
pub struct World {
    /// The frozen facts.
    pub facts: Arc<Facts>,
    /// What the plugin declared.
    pub directive: Arc<Directive>,
}

/// The state of one run between its questions.
#[derive(Debug)]
pub struct Session {
    /// `None` while the plugin describes itself.
    world: Option<World>,
    limits: Limits,
    tape: Tape,
    questions: u64,
    /// Fuel that the last question cost beside the guest's own instructions.
    owed: u64,
    /// The selections that were answered, for `task-text`.
    selections: Vec<Selection>,
    /// The digests of stretches of tables: the facts are frozen, so a second look gives the same.
    stretches: BTreeMap<(Scope, u32, u32), (Digest, u64)>,
    notes: Vec<String>,
    log_bytes: u64,
    /// The last note, where it is marked as a panic's: the run's last word, or a note like any other.
    panic: Option<String>,
    is_timed: bool,
    tape_time: Duration,
    expiry: Expiry,
}

/// The rows of one answer to `tasks`.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Whose tasks.
    pub scope: Scope,
    /// Their places in the scope's table.
    pub rows: Rows,
}

/// Places in a table.
#[derive(Clone, Debug)]
pub enum Rows {
    /// From the first, up to and without the last.
    Stretch(u32, u32),
    /// Each by itself, in order.
    Picked(Arc<[u32]>),
}

impl Rows {
    /// The place of the row of that number.
    pub fn place(&self, row: u32) -> Option<usize> {
        let place = match self {
            Rows::Stretch(first, end) => first.checked_add(row).filter(|place| place < end),
            Rows::Picked(rows) => rows.get(row as usize).copied(),
        };
        place.map(|place| place as usize)
    }
}

/// What remains of a session when its run is over.
#[derive(Debug)]
pub struct Transcript {
    /// Questions and digests of answers.
    pub tape: Tape,
    /// What the plugin wrote to its log.
    pub notes: Vec<String>,
    /// Questions asked.
    pub questions: u64,
    /// What writing the tape took; zero where that was not timed.
    pub tape_time: Duration,
}

impl Session {
    /// A session for a check.
    pub fn for_check(world: World, limits: Limits) -> Session {
        Session::new(Some(world), limits)
    }

    /// A session for `describe`, which may ask nothing.
    pub fn for_describe(limits: Limits) -> Session {
        Session::new(None, limits)
    }

    fn new(world: Option<World>, limits: Limits) -> Session {
        Session {
            world,
            limits,
            tape: Tape::new(),
            questions: 0,
            owed: 0,
            selections: Vec::new(),
            stretches: BTreeMap::new(),
            notes: Vec::new(),
            log_bytes: 0,
            panic: None,
            is_timed: false,
            tape_time: Duration::ZERO,
            expiry: Expiry::default(),
        }
    }

    /// The same, with a look at the clock before and after each answer and each line of the tape.
    #[must_use]
    pub fn timed(mut self) -> Session {
        self.is_timed = true;
        self
    }

    /// Where the clock stands, where parts of the run are timed.
    pub(super) fn moment(&self) -> Option<Instant> {
        self.is_timed.then(stopwatch::now)
    }

    /// The limits it counts against.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The mark that its deadline sets.
    pub fn expiry(&self) -> Expiry {
        self.expiry.clone()
    }

    /// Takes the message of the guest's panic, which then is none of its notes.
    pub fn take_panic(&mut self) -> Option<String> {
        self.panic.take()
    }

    /// Ends the session. What was marked as a panic's note and ended nothing is a note.
    pub fn finish(mut self) -> Transcript {
        self.notes.extend(self.panic.take().map(|said| format!("{PANIC_NOTE}{said}")));
        Transcript { tape: self.tape, notes: self.notes, questions: self.questions, tape_time: self.tape_time }
    }

    /// Begins a question: counts it and hands out what may be known.
    pub(super) fn ask(&mut self, name: &str) -> Answered<World> {
        let Some(world) = self.world.clone() else {
            return Err(PluginFault::BadQuestion { question: format!("{name}, while describing itself") });
        };
        if self.expiry.has_passed() {
            return Err(PluginFault::Timeout { wall_ms_max: self.limits.wall_ms_max });
        }
        if self.questions >= self.limits.questions_max {
            return Err(PluginFault::TooManyQuestions { questions_max: self.limits.questions_max });
        }
        self.questions += 1;
        self.owed = self.owed.saturating_add(FUEL_PER_QUESTION);
        Ok(world)
    }

    /// Ends a question: puts it on the tape with the digest of its answer.
    pub(super) fn record(&mut self, question: impl fmt::Display, hash: impl FnOnce(&mut AnswerHasher)) -> Answered<()> {
        let began = self.moment();
        let mut hasher = AnswerHasher::default();
        hash(&mut hasher);
        let (digest, bytes) = hasher.finish();
        let written = self.write(question, digest, bytes);
        self.tape_time += stopwatch::since(began);
        written
    }

    /// Ends a question about a stretch of a table, whose digest is worked out once a run.
    pub(super) fn record_stretch(
        &mut self,
        question: impl fmt::Display,
        stretch: (Scope, u32, u32),
        hash: impl FnOnce(&mut AnswerHasher),
    ) -> Answered<()> {
        let began = self.moment();
        let digested = self.stretches.entry(stretch).or_insert_with(|| {
            let mut hasher = AnswerHasher::default();
            hash(&mut hasher);
            hasher.finish()
        });
        let (digest, bytes) = *digested;
        let written = self.write(question, digest, bytes);
        self.tape_time += stopwatch::since(began);
        written
    }

    fn write(&mut self, question: impl fmt::Display, digest: Digest, bytes: u64) -> Answered<()> {
        let tape_bytes_max = self.limits.tape_bytes_max;
        let added = self.tape.add(question, digest, usize::try_from(tape_bytes_max).unwrap_or(usize::MAX));
        let written = added.map_or_else(|full| full.bytes, |written| written.bytes);
        self.owed = self.owed.saturating_add(bytes.saturating_add(written).saturating_mul(FUEL_PER_BYTE));
        added.map(|_| ()).map_err(|_| PluginFault::TapeFull { tape_bytes_max })
    }

    /// Charges for rows the engine looked at.
    pub(super) fn charge_rows(&mut self, rows: usize) {
        self.owed = self.owed.saturating_add((rows as u64).saturating_mul(FUEL_PER_ROW));
    }

    /// Refuses to go on where more is owed than a run has at its beginning.
    pub(super) fn afford(&self) -> Answered<()> {
        let fuel_max = self.limits.fuel_max;
        if self.owed > fuel_max { Err(PluginFault::OutOfFuel { fuel_max }) } else { Ok(()) }
    }

    /// Charges for days the calendar walks over.
    pub(super) fn charge_days(&mut self, days: u32) {
        self.owed = self.owed.saturating_add(u64::from(days).saturating_mul(FUEL_PER_DAY));
    }

    /// The fuel that is owed since this was last asked.
    pub fn take_owed(&mut self) -> u64 {
        std::mem::take(&mut self.owed)
    }

    /// Keeps a selection and gives its number.
    pub(super) fn keep(&mut self, selection: Selection) -> u32 {
        self.selections.push(selection);
        u32::try_from(self.selections.len() - 1).expect("questions are bounded far below 2^32")
    }

    /// The selection of that number.
    pub(super) fn selection(&self, answer: u32) -> Option<&Selection> {
        self.selections.get(usize::try_from(answer).ok()?)
    }

    /// Takes a line of the plugin's log; also while it describes itself.
    pub(super) fn note(&mut self, message: &str) -> Answered<()> {
        let bytes = NOTE_BYTES + message.len() as u64;
        self.owed = self.owed.saturating_add(FUEL_PER_QUESTION + bytes * FUEL_PER_BYTE);
        if let Some(said) = self.panic.take() {
            self.keep_note(format!("{PANIC_NOTE}{said}"))?;
        }
        if let Some(panic) = message.strip_prefix(PANIC_NOTE) {
            // The last words are kept even when the log is full: they are the reason the run ends.
            let end = panic.floor_char_boundary(usize::try_from(self.limits.message_bytes_max).unwrap_or(usize::MAX));
            self.panic = Some(panic[..end].to_owned());
            return Ok(());
        }
        self.keep_note(message.to_owned())
    }

    fn keep_note(&mut self, note: String) -> Answered<()> {
        self.log_bytes = self.log_bytes.saturating_add(NOTE_BYTES + note.len() as u64);
        if self.log_bytes > self.limits.log_bytes_max {
            return Err(PluginFault::LogFull { log_bytes_max: self.limits.log_bytes_max });
        }
        self.notes.push(note);
        Ok(())
    }
}

/// A day that a guest named.
pub(super) fn day(days: i32) -> Answered<Day> {
    Day::from_epoch(days)
        .ok_or_else(|| PluginFault::BadQuestion { question: format!("day {days} lies outside 1900–2199") })
}

/// A period that a guest named.
pub(super) fn period(first: i32, last: i32) -> Answered<Period> {
    let (first, last) = (day(first)?, day(last)?);
    let backwards =
        || PluginFault::BadQuestion { question: format!("the period {first}..{last} ends before it begins") };
    Period::new(first, last).ok_or_else(backwards)
}

/// A question about something the plugin did not declare.
pub(super) fn undeclared(question: impl fmt::Display) -> PluginFault {
    PluginFault::Undeclared { question: brief(question) }
}

/// A question that makes no sense.
pub(super) fn nonsense(question: impl fmt::Display) -> PluginFault {
    PluginFault::BadQuestion { question: brief(question) }
}
