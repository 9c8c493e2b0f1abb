//! `dondoc reconcile FILE`: where a published table adds up, and by how much it does not; no store, no clock.

use std::path::PathBuf;

use clap::Args;

use super::exit::Failure;
use super::file::read;
use super::out;
use super::reconcile_shape::ReconcileReport;
use super::reconcile_text as text;
use crate::domain::consistency::{Reconciliation, Summary, reconcile};
use crate::sheets::read_claims;

/// An example of the file, shown by `--help` and read by the tests.
const EXAMPLE: &str = r#"THE FILE is TOML in UTF-8. Numbers are written as in the report: 19.255
(a point between thousands), 96,55 % (a comma before decimals), and
hơn 13.800, trên, gần, dưới, > or < where the report gives a bound only.

  title    = "Một cửa cấp huyện, xã tỉnh Vĩnh Phúc, tháng 8/2021"
  reporter = "Trung tâm Phục vụ hành chính công tỉnh"
  period   = "day-21:2021-M08"        # 21/7-20/8; or 2021-07-21..2021-08-20
  measure  = "hồ sơ"

  [[figures]]
  indicator = "on-time"
  name      = "Trả trước và đúng hạn"
  value     = "19.255"

  [[figures]]
  indicator = "late"
  value     = "689"

  [[figures]]
  indicator = "due"
  value     = "19.944"

  [[figures]]
  indicator = "rate"
  value     = "96,55 %"
  rounded   = "unknown"               # or exact, half-up, truncated

  [[identities]]                      # due = on-time + late
  sum   = "due"
  parts = ["on-time", "late"]

  [[identities]]                      # the denominator is always named
  rate  = "rate"
  parts = ["on-time"]
  over  = ["due"]

FIGURES take reporter, period and measure from the top or say their own.
Without a value the report leaves the number out. Without `rounded`, a count
is exact and a % unknown. Two reports of one figure stand as two [[figures]]
with one indicator.

PERIODS are FIRST..LAST, or a rule and a year with a month, quarter or half:
  calendar:2022-H1   1/1 to 30/6/2022
  day-15:2022-Q1     15/12/2021 to 14/3/2022
  day-21:2021-M08    21/7 to 20/8/2021
  december:2020-Q1   1/12/2019 to 29/2/2020
  october:2021       1/10/2020 to 30/9/2021

IDENTITIES are each one of:
  sum, parts         the parts sum to the total
  rate, parts, over  the parts over their denominator
  equal              figures that are one number
  part, whole        the part is not more than the whole
  hundred            shares that sum to 100 %
  rank, among        a rank from 1 to the number of units
  change, from, to   the later figure less the earlier one

A LEDGER of dossiers, [[ledgers]], makes its own identities. It names the
figures it has: received-new, carried-over, in-period, resolved, early,
on-time, on-time-and-early, late, pending, pending-not-due, pending-overdue,
returned, due, late-or-overdue. Its [[ledgers.rates]] have rate,
of (on-time or late), denominator (due, resolved, received or
done-and-open-overdue), and for on-time early (included or apart).

EXIT CODES: 0 all hold; 1 the file has faults; 5 something does not add up;
6 nothing is off, but something cannot be said."#;

/// What to reconcile.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLE)]
pub struct ReconcileArguments {
    /// A TOML file of claimed figures and the identities they should keep, as --help shows one.
    file: PathBuf,
    /// JSON instead of text: the same file gives the same bytes.
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub fn run(arguments: &ReconcileArguments) -> Result<(), Failure> {
    let table = read(&arguments.file, read_claims)?;
    let reconciliation = reconcile(&table.figures, &table.identities);
    if arguments.json {
        out::json(&ReconcileReport::of(&table, &reconciliation))?;
    } else {
        out::text(&text::report(&table, &reconciliation));
    }
    judged(&reconciliation)
}

fn judged(reconciliation: &Reconciliation<'_>) -> Result<(), Failure> {
    let summary = Summary::of(reconciliation);
    if summary.off > 0 {
        return Err(Failure::differs(summary.to_string()));
    }
    if summary.unsaid > 0 {
        return Err(Failure::unsaid(summary.to_string()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_help_is_a_file() {
        let lines = EXAMPLE.lines().skip_while(|line| !line.starts_with("  title"));
        let example: Vec<&str> = lines.take_while(|line| !line.starts_with("FIGURES")).collect();
        let table = read_claims(example.join("\n").as_bytes(), "example.toml").expect("the example has no fault");
        let reconciliation = reconcile(&table.figures, &table.identities);
        let answers: Vec<&str> = reconciliation.identities.iter().map(|held| held.answer.id()).collect();
        assert_eq!(answers, ["holds", "holds-as-rounded"]);
    }
}
