//! TH-14: progress of every open task is reported regularly.

use dondoc_sdk::book::Books;
use dondoc_sdk::rule::{Remainder, Texts, none_remains};
use dondoc_sdk::working_days::earliest_within;
use dondoc_sdk::{Outcome, parameter};

use crate::facts::Plan;

const TEXTS: Texts = Texts {
    check: "TH-14",
    holds: "{all}/{all} nhiệm vụ đang thực hiện đều có báo cáo tiến độ từ ngày {limit} trở lại đây.",
    fails: "{count}/{all} nhiệm vụ đang thực hiện chưa báo cáo tiến độ từ ngày {limit}: {list}.",
    missing: "Chưa thể xét việc báo cáo tiến độ: {absent}.",
    advice: "Cập nhật tiến độ các nhiệm vụ đã nêu và giữ kỳ báo cáo hằng tháng.",
};

/// No open task's last report is older than a period and a grace of working days: after it lies a period, then the grace,
/// end today at the latest.
pub fn check(books: &Books<'_>, plan: &Plan) -> Result<Outcome, String> {
    let (world, today) = (books.world, books.today);
    let period = parameter::whole(world, "report-period-days")?;
    let grace = parameter::whole(world, "report-grace-working-days")?;
    if let Err(absent) = plan.tasks.listed() {
        return Ok(TEXTS.missing(&absent));
    }
    let Some(within_grace) = earliest_within(world, today, grace) else { return Ok(TEXTS.calendar_missing()) };
    let limit = within_grace.plus(-period);
    let (all, stale) = plan.tasks.unreported_since(limit);
    let list = stale.in_words(world, &plan.tasks.columns);
    let (name, count) = ("Số nhiệm vụ chậm báo cáo tiến độ", stale.count);
    let left = Remainder { name, measure: "nhiệm vụ", count, all, list: &list };
    Ok(none_remains(&left, &TEXTS, &[("limit", &limit)]))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::working_days::earliest_within;
    use dondoc_sdk::{Condition, Day, stage};

    use crate::sample;

    #[test]
    fn weekends_lengthen_the_grace() {
        // 12 July 2022 is a Tuesday; the five working days before its end begin after Tuesday 5 July.
        let last = earliest_within(&sample::world(), Day::ymd(2022, 7, 12), 5);
        assert_eq!(last.map(|last| last.plus(-30)), Some(Day::ymd(2022, 6, 5)));
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
