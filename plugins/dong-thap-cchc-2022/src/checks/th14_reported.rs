//! TH-14: progress of every open task is reported regularly.

use dondoc_sdk::rule::{Remainder, Texts, none_remains};
use dondoc_sdk::working_days::earliest_within;
use dondoc_sdk::{Day, Found, Outcome, World, parameter, stage};

use crate::facts::PlanTasks;

const TEXTS: Texts = Texts {
    check: "TH-14",
    holds: "{all}/{all} nhiệm vụ đang thực hiện đều có báo cáo tiến độ từ ngày {limit} trở lại đây.",
    fails: "{count}/{all} nhiệm vụ đang thực hiện chưa báo cáo tiến độ từ ngày {limit}: {list}.",
    missing: "Chưa thể xét việc báo cáo tiến độ: {absent}.",
    advice: "Cập nhật tiến độ các nhiệm vụ đã nêu và giữ kỳ báo cáo hằng tháng.",
};

/// No open task's last report is older than a period and a grace of working days; a task without any report counts from
/// its assignment. Suspended and submitted tasks owe none.
pub fn check(world: &dyn World, tasks: &PlanTasks) -> Result<Outcome, String> {
    let period = parameter::whole(world, "report-period-days")?;
    let grace = parameter::whole(world, "report-grace-working-days")?;
    if tasks.assigned == 0 {
        return Ok(TEXTS.missing(&"chưa nhập danh mục nhiệm vụ của kế hoạch"));
    }
    let Some(limit) = oldest_allowed(world, tasks.as_of, period, grace) else { return Ok(TEXTS.calendar_missing()) };

    let columns = &tasks.columns;
    let (mut open, mut stale) = (0, Found::default());
    let days = columns.reported.iter().zip(&columns.assigned);
    for (row, (&stage, (&reported, &assigned))) in columns.stage.iter().zip(days).enumerate() {
        if !owes_reports(stage) {
            continue;
        }
        open += 1;
        // No day is the smallest number, so the later of the two is the one that is there.
        if reported.max(assigned) < limit.0 {
            stale.add(row);
        }
    }
    let list = stale.in_words(world, columns);
    let name = "Số nhiệm vụ chậm báo cáo tiến độ";
    let left = Remainder { name, measure: "nhiệm vụ", count: stale.count, all: open, list: &list };
    Ok(none_remains(&left, &TEXTS, &[("limit", &limit)]))
}

const fn owes_reports(stage: u8) -> bool {
    matches!(stage, stage::NOT_STARTED | stage::STARTED | stage::RETURNED)
}

/// The earliest day a last report may have: after it a period, then the grace in working days, end today at the latest.
///
/// None where the calendar does not know.
fn oldest_allowed(world: &dyn World, today: Day, period: i32, grace: i32) -> Option<Day> {
    Some(earliest_within(world, today, grace)?.plus(-period))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Day, stage};

    use super::oldest_allowed;
    use crate::sample;

    #[test]
    fn weekends_lengthen_the_grace() {
        // 12 July 2022 is a Tuesday; the five working days before its end begin after Tuesday 5 July.
        assert_eq!(oldest_allowed(&sample::world(), Day::ymd(2022, 7, 12), 30, 5), Some(Day::ymd(2022, 6, 5)));
    }

    #[test]
    fn the_oldest_allowed_report_holds_and_a_day_older_fails() {
        let mut world = sample::world();
        world.tasks[1].reported = Some(Day::ymd(2022, 6, 5));
        assert_eq!(sample::only(&world, "TH-14").condition, Condition::Holds);
        world.tasks[1].reported = Some(Day::ymd(2022, 6, 4));
        let outcome = sample::only(&world, "TH-14");
        assert_eq!(outcome.condition, Condition::Fails);
        assert!(outcome.message.contains("cchc-2022:2"), "{}", outcome.message);
    }

    #[test]
    fn suspended_submitted_and_finished_tasks_owe_none() {
        let mut world = sample::world();
        for stage in [stage::SUSPENDED, stage::AWAITING_ACCEPTANCE, stage::DONE] {
            (world.tasks[1].stage, world.tasks[1].reported) = (stage, None);
            assert_eq!(sample::only(&world, "TH-14").condition, Condition::Holds);
        }
    }

    #[test]
    fn an_unknown_calendar_is_missing_data() {
        let mut world = sample::world();
        world.calendar_known = false;
        let outcome = sample::only(&world, "TH-14");
        assert_eq!(outcome.condition, Condition::MissingData);
        assert!(outcome.message.contains("calendar"), "{}", outcome.message);
    }
}
