//! PH-09, PH-10, PH-12, PH-14, PH-15: tasks of the province, meetings, evaluations, the year's papers.

use dondoc_sdk::book::{Books, filled};
use dondoc_sdk::registers::{MEETINGS, STAFF_EVALUATIONS};
use dondoc_sdk::rule::{
    Due, Papers, Remainder, Sound, Value, book_sound, has_at_least, issued_by, none_remains, set_complete,
};
use dondoc_sdk::staple::AssignedTasks;
use dondoc_sdk::{Outcome, Period, Scope, parameter};

use crate::declared::DIRECTING;
use crate::declared::texts::{DIRECTED, EVALUATED, MEETINGS_HELD, MODELS, NO_MODELS, TASKS};

/// No task that the declared assigners gave is late, done or not. Refused and cancelled tasks count nowhere.
pub fn ph09(books: &Books<'_>) -> Outcome {
    let wanted = parameter::list(books.world, "assigners");
    let (tasks, assigners) = (AssignedTasks::read(books.world, &wanted), wanted.join(", "));
    if tasks.all == 0 {
        return TASKS.missing(&format!("chưa nhập nhiệm vụ nào do {assigners} giao"));
    }
    let (count, all, worst) = (tasks.late, tasks.all, tasks.worst.as_str());
    let left = Remainder { name: "Nhiệm vụ quá hạn", measure: "nhiệm vụ", count, all, list: worst };
    none_remains(&left, &TASKS, &[("assigners", &assigners), ("days", &tasks.days_max), ("worst", &worst)])
}

/// One outcome for each month that is over since the meetings were ordered: a meeting with minutes was held.
pub fn ph10(books: &Books<'_>) -> Result<Vec<Outcome>, String> {
    let from = parameter::day(books.world, "meetings-from")?;
    let over = Period::months_from(from).take_while(|month| books.world.reached(month.last));
    let outcomes: Vec<_> = over.map(|month| held_in(books, month)).collect();
    if outcomes.is_empty() {
        let message = format!("Chưa hết tháng đầu tiên phải họp định kỳ (từ {from}).");
        return Ok(vec![Outcome::not_applicable(MEETINGS_HELD.check, message)]);
    }
    Ok(outcomes)
}

fn held_in(books: &Books<'_>, period: Period) -> Outcome {
    let (year, month, _) = period.first.civil();
    let values: [Value<'_>; 2] = [("month", &month), ("year", &year)];
    let held = books.during(&MEETINGS, period).only(filled("minutes")).count();
    let name = "Cuộc họp CCHC có biên bản";
    let outcome = held.map(|held| has_at_least(name, "cuộc họp", held, 1, &MEETINGS_HELD, &values));
    MEETINGS_HELD.answer(outcome).about(&format!("{year}-{month:02}"))
}

/// Every evaluation of the year has the result of procedures and the satisfaction of people.
pub fn ph12(books: &Books<'_>, year: Period) -> Outcome {
    let clauses = [
        ("thiếu kết quả thủ tục hành chính", filled("procedure-result")),
        ("thiếu mức độ hài lòng", filled("satisfaction")),
    ];
    let wanted = Sound { name: "Hồ sơ đánh giá chưa đủ", measure: "hồ sơ", clauses: &clauses };
    book_sound(&books.during(&STAFF_EVALUATIONS, year), &wanted, &EVALUATED, &[])
}

/// The district has issued every kind; a registry without any of them is not kept.
pub fn ph14(books: &Books<'_>, year: Period) -> Outcome {
    let kinds = Papers::read(books.world, &DIRECTING, Period::new(year.first.plus(-31), year.last));
    if Papers::are_absent(&kinds) {
        return DIRECTED.missing(&"sổ văn bản chưa có văn bản chỉ đạo nào của năm");
    }
    set_complete(&books.world.this_unit(), &kinds, &DIRECTED).about("")
}

/// The plan for new models was issued within its days after the draft; without a draft nothing can be said.
pub fn ph15(books: &Books<'_>, year: Period) -> Result<Outcome, String> {
    let days = parameter::whole(books.world, "model-plan-days")?;
    let drafts = books.world.documents(Scope::ThisUnit, "new-model-draft", year);
    let Some(draft) = drafts.first() else {
        return Ok(MODELS.missing(&"sổ văn bản chưa có dự thảo kế hoạch mô hình mới, giải pháp mới"));
    };
    let within = Period::new(draft.issued, year.last.plus(365));
    let plans = books.world.documents(Scope::ThisUnit, "new-model-plan", within);
    let plan = plans.iter().min_by_key(|paper| paper.issued);
    let due = Due::on(books.world, draft.issued.plus(days), NO_MODELS);
    let since = if due.passed && plan.is_none() { books.today.since(draft.issued) } else { days };
    Ok(issued_by(plan, &due, &MODELS, &[("days", &since)]))
}
