//! `dondoc rank`: a published ranking held against its own points, from a file alone; no store, no clock.

use std::path::PathBuf;

use clap::Args;

use super::exit::Failure;
use super::file::read;
use super::out;
use super::rank_shape::RankReport;
use super::rank_text;
use crate::domain::scoring::{PublishedRanking, Ranking};
use crate::sheets::read_ranking;

/// An example of the file, shown by `--help` and read by the tests.
const EXAMPLE: &str = r#"THE FILE is TOML in UTF-8:

  title    = "Chỉ số cải cách hành chính cấp huyện năm 2022"
  province = "04"                  # may be left out
  year     = 2022
  decision = "2402/QĐ-UBND"
  ties     = "competition"         # 1, 2, 2, 4; or "dense": 1, 2, 2, 3; or "second-key"
  max      = 100                   # the most points, where a unit states no max of its own

  [index]                          # how indexes are rounded; this is the usual way
  scale    = 2
  rounding = "half-up"             # or "truncate"

  [[ratings]]                      # may be left out; without a kind it holds for all kinds
  kind  = "district"
  bands = [
    { range = ">=90", name = "Tốt", count = 1 },
    { range = ">=70 <90", name = "Khá", count = 1 },
    { range = ">=50 <70", name = "Trung bình" },
    { range = "<50", unrated = true },
  ]

  [[units]]
  unit       = "Hòa An"
  kind       = "district"
  points     = 91.5
  index      = 91.50               # index, rank and rating are as published
  rank       = 1
  rating     = "Tốt"
  last_index = 88.2                # last year's
  last_rank  = 2

  [[units]]
  unit       = "Hạ Lang"
  kind       = "district"
  points     = 85.25
  rank       = 2
  rating     = "Khá"
  last_index = 90.1
  last_rank  = 1

Of a band, count is how many ranked units are published to have its rating; it may be left out.
Of a unit its name is needed, and points or last_index; other keys are cluster, max, second and
ranked = false (scored, not ranked). Units are ranked within their kind and cluster. One without
points was scored last year only: then no rank is compared with last year's. With ties =
"second-key", second_key says what the key is, and each unit's second holds it.

EXIT CODES: 0 what was published follows from the points; 1 the file has faults; 5 something that
was published does not."#;

/// What to rank.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLE)]
pub struct RankArguments {
    /// The ranking: TOML in UTF-8; see the example below (--help).
    file: PathBuf,
    /// JSON instead of text: the same file gives the same bytes.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(arguments: &RankArguments) -> Result<(), Failure> {
    let file = read(&arguments.file, read_ranking)?;
    let ranking =
        file.weigh().map_err(|fault| Failure::mend(format!("the points cannot be reckoned with: {fault}")))?;
    print(&file, &ranking, arguments.json)?;
    match ranking.contradictions() {
        0 => Ok(()),
        count => Err(Failure::differs(format!("{count} published values do not follow from the points"))),
    }
}

fn print(file: &PublishedRanking, ranking: &Ranking, json: bool) -> Result<(), Failure> {
    if json {
        return out::json(&RankReport::of(file, ranking));
    }
    out::text(&rank_text::write(file, ranking));
    Ok(())
}
