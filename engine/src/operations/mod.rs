//! The product's table of contents: one verb a file, each the whole of what dondoc does under that name.
//!
//! Operations are the only place that sees the store, the host and the clock together. They decide with the functions of
//! `domain` and act through the contract of `store`; they know nothing of HTTP, terminals or files.

pub mod assign_task;
pub mod authenticate;
pub mod calendar_in_use;
pub mod check_readiness;
pub mod concern;
pub mod create_first_token;
mod decided;
pub mod engine;
pub mod erase_personal;
pub mod evaluate;
pub mod export_register_rows;
pub mod grant_waiver;
pub mod import;
pub mod import_criteria;
pub mod import_documents;
pub mod import_figures;
pub mod import_file;
pub mod import_plans;
pub mod import_ranking;
pub mod import_register_file;
pub mod import_registers;
pub mod import_tasks;
pub mod import_units;
pub mod list_criteria;
pub mod list_deadlines_on;
pub mod list_documents;
pub mod list_evaluations;
pub mod list_figures;
pub mod list_findings;
pub mod list_occurrences;
pub mod list_plans;
pub mod list_rankings;
pub mod list_register_imports;
pub mod list_register_rows;
pub mod list_registers;
pub mod list_reminders;
pub mod list_scores;
pub mod list_tasks;
pub mod list_units;
pub mod list_waivers;
pub mod listed;
pub mod load_facts;
pub mod load_registers;
pub mod once;
pub mod open_score_sheet;
pub mod rank_units;
pub mod record_plan;
pub mod record_score_fact;
pub mod record_task_fact;
pub mod refusal;
mod register_blocks;
mod register_changes;
mod register_months;
pub mod register_shape;
mod register_units;
pub mod run_occurrence;
mod score_fact;
pub mod shelf;
pub mod shorten_waiver;
pub mod show_progress;
pub mod show_task;
pub mod show_unit;
pub mod sweep_reminders;
pub mod text;
pub mod tick_schedules;
pub mod verify_ledger;

pub use assign_task::{Assignment, assign_task};
pub use authenticate::authenticate;
pub use calendar_in_use::{CalendarInUse, UsedCalendar};
pub use check_readiness::check_readiness;
pub use create_first_token::create_first_token;
pub use engine::Engine;
pub use erase_personal::{Erased, Erasure, erase_personal};
pub use evaluate::{Evaluated, evaluate};
pub use export_register_rows::{ROWS_EXPORTED_MAX, RegisterRowsAsked, export_register_rows};
pub use grant_waiver::{Exception, grant_waiver};
pub use import::{ChangedRow, ImportMode, Imported, KeptRow};
pub use import_criteria::import_criteria;
pub use import_documents::import_documents;
pub use import_figures::import_figures;
pub use import_file::{FileRows, FileSent, RowsOf, import_file};
pub use import_plans::import_plans;
pub use import_ranking::import_ranking;
pub use import_register_file::{RegisterStated, import_register_file};
pub use import_registers::{RegisterImported, RegisterRowChange, RegisterStatement, import_registers};
pub use import_tasks::import_tasks;
pub use import_units::import_units;
pub use list_criteria::{list_criteria, show_criteria};
pub use list_deadlines_on::list_deadlines_on;
pub use list_documents::list_documents;
pub use list_evaluations::{list_evaluations, show_evaluation};
pub use list_figures::list_figures;
pub use list_findings::list_findings;
pub use list_occurrences::list_occurrences;
pub use list_plans::list_plans;
pub use list_rankings::{list_published_rankings, show_published_ranking};
pub use list_register_imports::{RegisterImportLine, RegisterImportQuery, list_register_imports};
pub use list_register_rows::{RegisterRow, RegisterRowQuery, RowKey, list_register_rows};
pub use list_registers::{DeclaredRegister, list_registers, show_register};
pub use list_reminders::list_reminders;
pub use list_scores::{ScoreView, list_scores, show_score};
pub use list_tasks::{TaskFilter, TaskLine, list_tasks};
pub use list_units::list_units;
pub use list_waivers::{WaiversAtHand, list_waivers, show_waivers};
pub use listed::Listed;
pub use load_facts::load_facts;
pub use once::Once;
pub use open_score_sheet::{Opening, open_score_sheet};
pub use rank_units::{RankingAsked, UnitsRanked, Unscored, rank_units};
pub use record_plan::{PlanText, record_plan};
pub use record_score_fact::{ScoreHappening, record_score_fact};
pub use record_task_fact::{Happening, record_task_fact};
pub use refusal::{Fault, Refusal};
pub use register_shape::register_shape;
pub use run_occurrence::{Finished, run_occurrence};
pub use score_fact::FactText;
pub use shelf::{Shelf, Shelved, Standing};
pub use shorten_waiver::{Shortening, shorten_waiver};
pub use show_progress::{ProgressFilter, ProgressReport, show_progress};
pub use show_task::{TaskView, show_task};
pub use show_unit::show_unit;
pub use sweep_reminders::sweep_reminders;
pub use tick_schedules::{claim_occurrences, run_claims, tick_schedules};
pub use verify_ledger::{Verified, verify_ledger};

/// What lists can be asked for, as the store's contract has it.
pub use crate::store::{
    CreationKey, CriteriaQuery, DocumentQuery, EvaluationQuery, FigureQuery, FindingQuery, OccurrenceQuery,
    RankingQuery, ReminderQuery, ScoreSheetQuery, Versioned, WaiverQuery,
};

/// A directive that is loaded, as the host has it.
pub use crate::host::Plugin;
