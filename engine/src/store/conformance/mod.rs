//! The exam that every backend sits, rule by rule.
//!
//! A rule is a function that is handed an empty store and panics where the contract is broken. A backend sits all of them
//! with one line:
//!
//! ```text
//! dondoc::store_exam!(|_folder| MemoryStore::bounded(conformance::ENTRY_BYTES_MAX));
//! ```
//!
//! It must never know which backend it examines.

pub mod blobs;
pub mod duties;
pub mod duty_sample;
pub mod ledger;
pub mod lists;
pub mod message_sample;
pub mod messages;
pub mod registers;
pub mod reminding;
pub mod reminding_sample;
pub mod sample;
pub mod schedules;
pub mod score_sample;
pub mod scores;
pub mod values;

/// What an entry of an examined store holds at most.
pub const ENTRY_BYTES_MAX: u64 = 1024 * 1024;

/// One test for each rule of the contract; the argument makes an empty store in a folder.
#[macro_export]
macro_rules! store_exam {
    ($make:expr) => {
        $crate::store_exam! { $make,
            ledger::an_empty_store_has_no_head,
            ledger::a_commit_moves_the_head_and_gives_its_version,
            ledger::a_stale_version_conflicts_and_nothing_is_written,
            ledger::a_record_expected_absent_conflicts_when_it_is_there,
            ledger::a_record_expected_there_conflicts_when_it_is_absent,
            ledger::what_is_replaced_is_expected_as_it_was_read,
            ledger::one_broken_expectation_among_many_stops_the_whole_change,
            ledger::of_many_claims_of_one_occurrence_one_wins,
            ledger::time_never_goes_back,
            ledger::unrecorded_facts_are_stamped_and_recorded_ones_kept,
            ledger::what_the_contract_leaves_undefined_is_refused,
            ledger::a_change_that_is_too_large_is_refused_and_leaves_no_gap,
            ledger::entries_tell_who_did_what_when_and_why,
            ledger::a_removed_record_is_gone_and_may_come_back,
            ledger::removing_what_is_absent_is_an_entry_and_nothing_more,
            ledger::commits_from_many_threads_are_all_there,
            values::every_kind_of_record_reads_back_as_it_was_put,
            values::a_put_replaces_the_record_and_its_version,
            values::numbers_keep_their_texts_and_instants_their_nanoseconds,
            values::a_very_large_record_reads_back_as_it_was_put,
            lists::tasks_are_found_by_unit_and_plan,
            lists::a_task_that_moves_leaves_its_old_units_list,
            lists::documents_are_found_by_their_last_version,
            lists::figures_are_found_by_unit_and_indicator,
            lists::evaluations_are_found_by_schedule_unit_and_directive,
            lists::findings_are_found_by_unit_directive_and_status,
            lists::waivers_are_found_by_unit_and_directive,
            scores::everything_of_scoring_reads_back_as_it_was_put,
            scores::criteria_sets_are_found_by_province_kind_and_year,
            scores::score_sheets_are_found_by_criteria_set_and_unit,
            scores::rankings_are_found_by_province_and_year,
            lists::a_trail_is_found_by_unit_and_directive,
            lists::reminders_are_found_by_unit_and_task,
            reminding::everything_of_reminding_reads_back_as_it_was_put,
            reminding::contacts_are_found_by_the_unit_of_their_last_version,
            reminding::units_wait_until_they_are_told,
            lists::feeds_are_found_by_their_secret_until_they_are_revoked,
            lists::occurrences_are_found_by_schedule_and_open_claims_apart,
            schedules::schedules_read_back_as_they_were_put,
            schedules::every_disposition_reads_back_as_it_was_put,
            schedules::the_occurrence_at_an_instant_is_the_last_scheduled_one,
            schedules::occurrences_are_found_by_kind_disposition_and_time,
            lists::next_rungs_come_by_due_day_and_then_task,
            lists::units_plans_and_tokens_are_listed,
            lists::keys_that_begin_alike_keep_their_order,
            lists::a_page_of_nothing_is_empty,
            lists::pages_read_under_writes_hold_everything_exactly_once,
            messages::everything_of_messages_reads_back_as_it_was_put,
            messages::messages_are_found_by_contact_unit_channel_and_state,
            messages::what_waits_comes_by_instant_and_then_by_id,
            messages::a_message_that_moves_on_leaves_the_lists_it_was_in,
            blobs::a_blob_is_found_by_its_digest,
            blobs::a_blob_kept_twice_is_one,
            blobs::an_erased_blob_is_gone_and_may_come_back,
            blobs::blobs_kept_together_are_blobs_like_others,
            registers::months_are_found_by_register_and_unit,
            registers::imports_are_found_by_register_and_unit,
            duties::everything_of_duties_and_the_calendar_reads_back_as_it_was_put,
            duties::calendar_edits_come_in_the_order_of_their_numbers,
            duties::duty_covers_come_by_directive_and_duty,
        }
    };
    ($make:expr, $($area:ident::$rule:ident),+ $(,)?) => {$(
        #[test]
        fn $rule() {
            let folder = tempfile::tempdir().expect("a temporary folder can be made");
            let make: fn(&std::path::Path) -> _ = $make;
            $crate::store::conformance::$area::$rule(&make(folder.path()));
        }
    )+};
}
