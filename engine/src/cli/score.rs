//! `dondoc score`: one unit by one criteria set, from files alone; no store, no clock.

use std::path::PathBuf;

use clap::Args;

use super::exit::Failure;
use super::file::read;
use super::out;
use super::score_shape::ScoreReport;
use super::score_text;
use crate::domain::Day;
use crate::domain::scoring::{CriteriaSet, Discrepancy, Score, SheetState, discrepancies, score};
use crate::sheets::{Source, read_criteria, read_score_sheet};

/// Examples of the two files, shown by `--help` and read by the tests.
const EXAMPLE: &str = r#"THE CRITERIA are TOML in UTF-8:

  province = "75"                  # left out for a set of the whole country
  kind     = "commune"             # province, department, district, division, commune
  year     = 2022
  decision = "244/PNV"
  title    = "Chỉ số cải cách hành chính cấp xã"
  total    = 10                    # as stated; parts that give another sum are told, not refused
  survey   = 3                     # the stated survey part; may be left out
  survey_optional = true           # without a survey, the rest is rescaled to 100

  [stated]                         # counts as published; may be left out
  fields = 3

  [index]                          # how indexes are rounded; this is the usual way
  scale    = 2
  rounding = "half-up"             # or "truncate"

  [caps]                           # the most that all bonuses, and all penalties, move
  bonus   = 2
  penalty = 2

  [[fields]]
  id   = "1"
  name = "Công tác chỉ đạo, điều hành"
  max  = 7

  [[fields.criteria]]              # below a criterion: [[fields.criteria.sub_criteria]]
  id      = "1.1"
  name    = "Mức độ thực hiện kế hoạch"
  max     = 2
  formula = "ratio-steps"
  bands   = [
    { range = ">90", points = 2 },
    { range = ">=70 <=90", points = 1 },
    { range = "<70", points = 0 },
  ]

  [[fields.criteria]]
  id      = "1.2"
  name    = "Tuyên truyền"
  max     = 2
  reading = "rule"                 # a row that can be read in two ways: this one counts

  [[fields.criteria.readings]]
  name     = "rule"
  formula  = "linear"              # max × done / planned within the range, 0 below, max above
  range    = ">=90 <100"
  scale    = 2
  rounding = "half-up"

  [[fields.criteria.readings]]
  name     = "worked-example"
  formula  = "linear"
  range    = ">=0 <100"
  scale    = 2
  rounding = "half-up"

  [[fields.criteria]]
  id      = "1.3"
  name    = "Báo cáo đầy đủ, đúng hạn"
  max     = 3
  formula = "all-of"
  occurrences = [{ part = "h1", by = 2022-06-20 }, { part = "year", by = 2022-12-20 }]

  [[fields]]
  id      = "2"
  name    = "Điều tra xã hội học"
  max     = 3
  formula = "survey"

  [[fields]]
  id      = "T"
  name    = "Điểm trừ"
  formula = "penalty"              # no max: penalties and bonuses stand beside the total
  each    = 0.25
  cap     = 2

FORMULAS and their keys (points left out are the row's max, or 0 otherwise):
  boolean         holds, otherwise
  date-steps      steps = [{ by = 2022-01-31, points = 1 }], late, never; without steps the due
                  day is measured as the part "due", and in_time gives its points
  ratio-steps     bands = [{ range = ">=90", points = 2 }, ...] without gap or overlap
  linear          range, scale, rounding, full
  conjunction     conditions = ["a", "b"], holds, otherwise
  all-of          occurrences = [{ part = "q1", by = 2022-03-20 }], all, otherwise
  part-sum        parts = [{ part = "a", points = 0.5 }]
  penalty, bonus  each, cap
  survey          points of a survey, brought in from outside
  judged          points named by whoever scores
no_occasion = 2 beside any but the last two gives that mark where nothing came up.

THE FACTS are CSV in UTF-8, a row for each thing that happened:

  day,what,item,part,value,document,pages,note
  2022-12-01,measured,1.1,,27/30,,,
  2022-12-01,measured,1.2,,4/5,,,
  2022-12-01,measured,1.3,h1,2022-06-18,,,
  2022-12-01,measured,1.3,year,2022-12-20,,,
  2022-12-01,measured,T,,1,,,
  2022-12-02,self-scored,1.2,,1.5,12/BC-UBND,trang 2,
  2022-12-05,measured,2,,2.4,,,
  2022-12-10,self-scoring-closed,,,,,,
  2022-12-15,appraised-1,1.2,,0,,,Dưới 90 %
  2022-12-16,explanation-requested,1.2,,,,,
  2022-12-20,explained,1.2,,,15/BC-UBND,,
  2022-12-28,appraised-2,1.2,,1,,,
  2022-12-31,locked,,,,,,

WHAT is one of those, or evidenced, survey-omitted, self-scoring-reopened. A measured VALUE is yes,
no, never, none (no occasion), a day, done/planned or a number. The latest appraisal counts, then
the self-score, then what follows from the values. Survey rows are only measured.

EXIT CODES: 0 scored; 1 a file has faults; 6 rows are missing, so that there is no index."#;

/// What to score.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLE)]
pub struct ScoreArguments {
    /// The criteria set: TOML in UTF-8; see the example below (--help).
    #[arg(long, value_name = "FILE")]
    criteria: PathBuf,
    /// What happened to the unit's scoring sheet: CSV in UTF-8 with a header row.
    #[arg(long, value_name = "FILE")]
    facts: PathBuf,
    /// Count only what happened by this day, YYYY-MM-DD.
    #[arg(long, value_parser = Day::parse)]
    as_of: Option<Day>,
    /// JSON instead of text: the same files give the same bytes.
    #[arg(long)]
    json: bool,
}

/// A unit scored by a set, with what the set says against itself.
pub(super) struct Scored {
    /// The set.
    pub set: CriteriaSet,
    /// Where it contradicts its own numbers.
    pub discrepancies: Vec<Discrepancy>,
    /// The sheet.
    pub state: SheetState,
    /// The score.
    pub score: Score,
}

/// Runs the command.
pub fn run(arguments: &ScoreArguments) -> Result<(), Failure> {
    let set = read(&arguments.criteria, read_criteria)?;
    let facts = read(&arguments.facts, |bytes, name| read_score_sheet(&Source::open(bytes, name, None)?, &set))?;
    let state = SheetState::on(&facts, arguments.as_of.unwrap_or(Day::LAST));
    let beyond = |fault| Failure::mend(format!("the points cannot be reckoned with: {fault}"));
    let scored = Scored {
        discrepancies: discrepancies(&set).map_err(beyond)?,
        score: score(&set, &state).map_err(beyond)?,
        set,
        state,
    };
    if arguments.json {
        out::json(&ScoreReport::of(&scored))?;
    } else {
        out::text(&score_text::write(&scored));
    }
    match scored.score.missing.len() {
        0 => Ok(()),
        missing => Err(Failure::unsaid(format!("{missing} rows have neither a value nor points: there is no index"))),
    }
}
