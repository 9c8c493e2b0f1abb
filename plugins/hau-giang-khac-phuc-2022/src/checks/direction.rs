//! PH-09, PH-10, PH-12, PH-14, PH-15: tasks of the province, meetings, evaluations, the year's papers.

use dondoc_sdk::book::{Books, empty, filled};
use dondoc_sdk::registers::{MEETINGS, STAFF_EVALUATIONS};
use dondoc_sdk::rule::{
    Due, Papers, Quality, Remainder, Value, has_at_least, issued_by, none_remains, rows_sound, set_complete,
};
use dondoc_sdk::staple::AssignedTasks;
use dondoc_sdk::{Outcome, Period, Scope, parameter};

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
    let (mut year, mut month, _) = from.civil();
    let mut outcomes = Vec::new();
    while books.world.reached(Period::month(year, month).last) {
        let held = books.during(&MEETINGS, Period::month(year, month)).only(filled("minutes")).count();
        let name = "Cuộc họp CCHC có biên bản";
        let values: [Value<'_>; 2] = [("month", &month), ("year", &year)];
        let outcome = held.map(|held| has_at_least(name, "cuộc họp", held, 1, &MEETINGS_HELD, &values));
        outcomes.push(MEETINGS_HELD.answer(outcome).about(&format!("{year}-{month:02}")));
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    if outcomes.is_empty() {
        let message = format!("Chưa hết tháng đầu tiên phải họp định kỳ (từ {from}).");
        outcomes.push(Outcome::not_applicable(MEETINGS_HELD.check, message));
    }
    Ok(outcomes)
}

/// Every evaluation of the year has the result of procedures and the satisfaction of people.
pub fn ph12(books: &Books<'_>, year: Period) -> Outcome {
    let book = books.during(&STAFF_EVALUATIONS, year);
    let counted = || -> Result<Outcome, String> {
        let rows = book.count()?;
        let faulty = rows - book.only(filled("procedure-result")).only(filled("satisfaction")).count()?;
        let kinds = [
            ("thiếu kết quả thủ tục hành chính", book.only(empty("procedure-result")).count()?),
            ("thiếu mức độ hài lòng", book.only(empty("satisfaction")).count()?),
        ];
        let quality =
            Quality { name: "Hồ sơ đánh giá chưa đủ", measure: "hồ sơ", rows, faulty, faults: &kinds };
        Ok(rows_sound(&quality, &EVALUATED, &[]))
    };
    EVALUATED.answer(counted())
}

/// The kinds of paper that direct the year's work, and what they are called.
const DIRECTING: [(&str, &str); 5] = [
    ("reform-plan", "Kế hoạch CCHC"),
    ("procedure-control-plan", "Kế hoạch kiểm soát thủ tục hành chính"),
    ("communication-plan", "Kế hoạch tuyên truyền CCHC"),
    ("self-inspection-plan", "Kế hoạch tự kiểm tra CCHC"),
    ("digital-transformation-plan", "Kế hoạch chuyển đổi số"),
];

/// The district has issued every kind; a registry without any of them is not kept.
pub fn ph14(books: &Books<'_>, year: Period) -> Outcome {
    let within = Period::new(year.first.plus(-31), year.last);
    let papers = |(kind, title)| Papers { title, found: books.world.documents(Scope::ThisUnit, kind, within) };
    let kinds = DIRECTING.map(papers);
    if kinds.iter().all(|papers| papers.found.is_empty()) {
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
    let deadline = draft.issued.plus(days);
    let passed = books.world.reached(deadline.plus(1));
    let plan = plans.iter().min_by_key(|paper| paper.issued);
    let since = if passed && plan.is_none() { books.today.since(draft.issued) } else { days };
    let due = Due { deadline, passed, if_none: NO_MODELS };
    Ok(issued_by(plan, &due, &MODELS, &[("days", &since)]))
}
