//! What is wrong with a file, place by place.
//!
//! Faults are data: they are collected and shown together, and nothing here decides what to do about them.

use std::fmt;
use std::sync::Arc;

/// The most faults of one file that are kept; all are counted.
pub const FAULTS_MAX: usize = 1_000;

/// One thing that must be mended in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file's name as the administrator gave it; of a workbook, with the sheet in brackets.
    pub file: Arc<str>,
    /// The line of a text or the row of a sheet, counted from 1.
    pub line: u64,
    /// The heading of the column, or the key of a configuration file; `None` where the whole line or file is meant.
    pub column: Option<Box<str>>,
    /// What kind of fault.
    pub code: FaultCode,
    /// What is wrong and how to mend it, one sentence in lower case.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, "{column}: ")?;
        }
        write!(f, "{} [{}]", self.message, self.code.id())
    }
}

/// All faults of one file: the first [`FAULTS_MAX`] in the order of their lines, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Faults {
    file: Arc<str>,
    kept: Vec<Fault>,
    total: u64,
}

impl Faults {
    /// No faults yet in the file of this name.
    pub fn new(file: &str) -> Faults {
        Faults { file: file.into(), kept: Vec::new(), total: 0 }
    }

    /// The faults that were kept.
    pub fn kept(&self) -> &[Fault] {
        &self.kept
    }

    /// How many there are.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// Adds a fault. `column` is empty where the whole line is meant.
    pub fn add(&mut self, line: u64, column: &str, code: FaultCode, message: impl Into<String>) {
        self.total += 1;
        if self.kept.len() < FAULTS_MAX {
            let column = (!column.is_empty()).then(|| column.into());
            self.kept.push(Fault { file: self.file.clone(), line, column, code, message: message.into() });
        }
    }

    /// Adds the faults of another reader of the same file.
    pub(super) fn absorb(&mut self, other: Faults) {
        self.total += other.total;
        self.kept.extend(other.kept);
        self.kept.sort_by_key(|fault| fault.line);
        self.kept.truncate(FAULTS_MAX);
    }

    /// `value` where there are no faults, else the faults in the order of their lines.
    pub fn or<T>(mut self, value: T) -> Result<T, Faults> {
        if self.is_empty() {
            return Ok(value);
        }
        self.kept.sort_by_key(|fault| fault.line);
        Err(self)
    }

    /// One fault that makes reading on pointless.
    pub(super) fn only(file: &str, line: u64, column: &str, code: FaultCode, message: impl Into<String>) -> Faults {
        let mut faults = Faults::new(file);
        faults.add(line, column, code, message);
        faults
    }
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.kept {
            writeln!(f, "{fault}")?;
        }
        write!(f, "{}: {} faults", self.file, self.total)?;
        if self.total > self.kept.len() as u64 {
            write!(f, ", the first {} are shown", self.kept.len())?;
        }
        Ok(())
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal),* $(,)?) => {
        /// What kind of fault; each has an identifier that never changes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultCode {
            $($(#[$doc])* $name),*
        }

        impl FaultCode {
            /// All codes.
            pub const ALL: &'static [FaultCode] = &[$(FaultCode::$name),*];

            /// The identifier shown to people and programs.
            pub fn id(self) -> &'static str {
                match self {
                    $(FaultCode::$name => $id),*
                }
            }
        }
    };
}

codes! {
    /// The file is larger than may be read.
    FileTooLarge = "file-too-large",
    /// The disk gave up before the end of the file.
    FileUnreadable = "file-unreadable",
    /// The file holds no header row.
    FileEmpty = "file-empty",
    /// The file is UTF-16, as Excel's "Unicode text".
    FileUtf16 = "file-utf16",
    /// The file is no UTF-8.
    FileNotUtf8 = "file-not-utf8",
    /// The file is no TOML.
    TomlSyntax = "toml-syntax",
    /// The columns are separated by something else than commas.
    FileSeparator = "file-separator",
    /// The file is cut short, damaged, or not what its name says.
    FileDamaged = "file-damaged",
    /// The workbook opens with a password only.
    FileEncrypted = "file-encrypted",
    /// A workbook in another format than XLSX.
    FileFormat = "file-format",
    /// A workbook that unpacks to more than may be read.
    FileUnpacked = "file-unpacked-too-large",
    /// A workbook of more parts, formulas or ranges than may be read.
    FileTooMany = "file-too-many-parts",
    /// A sheet that the workbook does not have.
    SheetUnknown = "sheet-unknown",
    /// Several sheets hold rows.
    SheetAmbiguous = "sheet-ambiguous",
    /// The only sheet with rows is hidden.
    SheetHidden = "sheet-hidden",
    /// Rows stand above the header row.
    HeaderNotFirst = "header-not-first",
    /// A second header row.
    HeaderTwice = "header-twice",
    /// A row with content that nobody sees.
    RowHidden = "row-hidden",
    /// A column with content that nobody sees.
    ColumnHidden = "column-hidden",
    /// Merged cells.
    CellsMerged = "cells-merged",
    /// A cell that is computed from others.
    CellFormula = "cell-formula",
    /// A cell that shows an error, as `#REF!`.
    CellError = "cell-error",
    /// A cell that shows its value times a hundred.
    CellPercent = "cell-percent",
    /// A cell that is true or false.
    CellLogical = "cell-logical",
    /// A cell with more characters than a spreadsheet takes.
    CellTooLong = "cell-too-long",
    /// A cell beyond the columns that are read.
    ColumnsTooMany = "columns-too-many",
    /// A text in the old code TCVN3 (ABC).
    TextTcvn3 = "text-tcvn3",
    /// A text in the old code VNI.
    TextVni = "text-vni",
    /// A column of the format is not in the header row, or a key not in the file.
    ColumnMissing = "column-missing",
    /// A column or key that the format does not know.
    ColumnUnknown = "column-unknown",
    /// A column that stands twice in the header row.
    ColumnRepeated = "column-repeated",
    /// A row has fewer cells than the header row.
    CellsMissing = "cells-missing",
    /// A row has a filled cell under no heading.
    CellsSurplus = "cells-surplus",
    /// A cell that must be filled is empty.
    ValueMissing = "value-missing",
    /// A cell that must be empty is filled.
    ValueUnexpected = "value-unexpected",
    /// A value of another type than the key takes.
    ValueType = "value-type",
    /// A number outside what the key takes.
    ValueRange = "value-range",
    /// A value outside the list of those that are known.
    ValueUnknown = "value-unknown",
    /// A text with more bytes than the column takes.
    TextTooLong = "text-too-long",
    /// A text with a line break, a control character or an invisible one.
    TextControlCharacter = "text-control-character",
    /// A text that is no address of its kind.
    AddressShape = "address-shape",
    /// An address that nothing may be sent to.
    AddressRefused = "address-refused",
    /// A text that is no identifier.
    IdShape = "id-shape",
    /// A day that is said to be two things, as off and worked.
    DayContradicted = "day-contradicted",
    /// A day that is worked instead of a weekday that is not off.
    SwapUnpaired = "swap-unpaired",
    /// A day that is worked instead of one that lies far off, most likely in another year.
    SwapApart = "swap-apart",
    /// A text that is no `YYYY-MM-DD`.
    DayShape = "day-shape",
    /// A text that two readers take for two days, as 03/04/2022.
    DayAmbiguous = "day-ambiguous",
    /// A day with a time of day, or a time alone.
    DayWithTime = "day-with-time",
    /// A day that does not exist, as 31 February.
    DayNotInCalendar = "day-not-in-calendar",
    /// A text that is no number.
    NumberShape = "number-shape",
    /// A number with more digits than a spreadsheet keeps.
    NumberInexact = "number-inexact",
    /// A number of which the cell shows fewer decimals than it holds.
    NumberRounded = "number-rounded",
    /// A number with more than six decimals.
    NumberTooPrecise = "number-too-precise",
    /// A number with more than 18 digits.
    NumberTooLarge = "number-too-large",
    /// An interval whose ends are out of order.
    IntervalBackwards = "interval-backwards",
    /// A period or a validity that ends before it begins.
    PeriodBackwards = "period-backwards",
    /// A text that names no period.
    PeriodShape = "period-shape",
    /// A figure that the file does not hold.
    FigureUnknown = "figure-unknown",
    /// Two reports of one figure with different periods or measures.
    FigureDiffers = "figure-differs",
    /// More than can be reckoned with at once.
    TooMany = "too-many",
    /// An identity that says nothing, several things, or the same figure twice.
    IdentityShape = "identity-shape",
    /// A text that is no range of numbers, as `>=70 <90`.
    RangeShape = "range-shape",
    /// Numbers that no band of a table holds.
    BandGap = "band-gap",
    /// Numbers that two bands of a table hold.
    BandOverlap = "band-overlap",
    /// A formula that can give more points than its row.
    PointsAboveMax = "points-above-max",
    /// A row that the criteria set does not have, or that is not scored itself.
    ItemUnknown = "item-unknown",
    /// A value of another kind than its row is measured by.
    MeasureUnfit = "measure-unfit",
    /// Something done of nothing.
    RatioOfNothing = "ratio-of-nothing",
    /// A cron expression that cannot be read, or never fires.
    CronFault = "cron",
    /// Two rows with one key.
    RowRepeated = "row-repeated",
    /// A deadline before the day of assignment.
    DeadlineBeforeAssignment = "deadline-before-assignment",
    /// Anything else that is dated before the assignment.
    BeforeAssignment = "before-assignment",
    /// An acceptance with nothing handed in, or after it was returned.
    AcceptanceWithoutSubmission = "acceptance-without-submission",
    /// A return with nothing handed in.
    ReturnWithoutSubmission = "return-without-submission",
    /// A submission during a suspension.
    SubmissionWhileSuspended = "submission-while-suspended",
    /// A resumption with no suspension before it.
    ResumptionWithoutSuspension = "resumption-without-suspension",
    /// An extension of a task without a deadline.
    ExtensionWithoutDeadline = "extension-without-deadline",
    /// An extension that does not move the deadline to a later day.
    ExtensionNotLater = "extension-not-later",
    /// An extended deadline without the day of its decision, or the day without the deadline.
    ExtensionIncomplete = "extension-incomplete",
    /// A share of progress without its day, or a day without its share.
    ProgressIncomplete = "progress-incomplete",
    /// Something that happened after the task was accepted, refused or cancelled.
    AfterEnd = "after-end",
    /// Something that cannot follow what happened to the task before.
    FactOutOfPlace = "fact-out-of-place",
    /// A day or value that differs from the one that is recorded for the same event.
    RecordedOtherwise = "recorded-otherwise",
    /// A task whose unit differs from the recorded one.
    TaskMoved = "task-moved",
    /// A day after today.
    InTheFuture = "in-the-future",
    /// A row whose day lies outside the period that its import states.
    OutsidePeriod = "outside-period",
    /// A row whose period column differs from the recorded one.
    PeriodChanged = "period-changed",
    /// A row of a unit that its import does not speak for.
    UnitOutside = "unit-outside",
    /// A code that no unit has on any day.
    UnitUnknown = "unit-unknown",
    /// A code that no unit has on that day.
    UnitWrongDate = "unit-wrong-date",
    /// A report dated before the period it is about.
    ReportBeforePeriod = "report-before-period",
    /// A local code that is not its parent's code, a dot and a short name.
    LocalCodeShape = "local-code-shape",
    /// A local unit of a kind that only the country's list holds.
    LocalKind = "local-kind",
    /// A unit whose parent does not stand on all its days.
    ParentAbsent = "parent-absent",
    /// A unit whose parent cannot have units of this kind.
    ParentKind = "parent-kind",
    /// Two units of one code on one day.
    ValidityOverlap = "validity-overlap",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_thousand_faults_are_kept_and_all_are_counted() {
        let mut faults = Faults::new("tasks.csv");
        for line in (1..=1_500).rev() {
            faults.add(line, "due", FaultCode::DayShape, "…");
        }
        let faults = faults.or(()).unwrap_err();
        assert_eq!((faults.kept().len(), faults.total()), (FAULTS_MAX, 1_500));
        assert!(faults.kept().is_sorted_by_key(|fault| fault.line));
    }

    #[test]
    fn every_code_has_an_identifier_of_its_own() {
        let ids: std::collections::BTreeSet<_> = FaultCode::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), FaultCode::ALL.len());
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')));
    }

    #[test]
    fn a_fault_names_its_place() {
        let faults = Faults::only("tasks.csv", 7, "due", FaultCode::DayNotInCalendar, "31 February");
        assert_eq!(faults.kept()[0].to_string(), "tasks.csv:7: due: 31 February [day-not-in-calendar]");
    }
}
