//! CL-01: the year's inspection plan is issued in time.

use dondoc_sdk::rule::{Due, Texts, issued_by};
use dondoc_sdk::{Outcome, Period, Scope, World, parameter};

const TEXTS: Texts = Texts {
    check: "CL-01",
    holds: "Kế hoạch kiểm tra CCHC năm {year} ban hành ngày {issued} (số {number}), trong hạn {deadline}.",
    fails: "Kế hoạch kiểm tra CCHC năm {year} ban hành ngày {issued} (số {number}), chậm {late-days} ngày so với hạn {deadline}.",
    missing: "Chưa thể xét việc ban hành Kế hoạch kiểm tra CCHC: {absent}.",
    advice: "Ban hành Kế hoạch kiểm tra CCHC ngay và nhập vào sổ văn bản.",
};

/// The inspection plan of the declared number counts. A paper that is absent was not issued, whatever else is registered.
pub fn check(world: &dyn World) -> Result<Outcome, String> {
    let (deadline, year) = (parameter::day(world, "inspection-plan-deadline")?, parameter::whole(world, "year")?);
    let number = world.parameter("inspection-plan-number");
    let period = Period::new(Period::year(year - 1).first, Period::year(year).last);
    let plans = world.documents(Scope::ThisUnit, "inspection-plan", period);
    let plan = plans.iter().find(|paper| paper.number == number);
    let none = format!("Sổ văn bản chưa có Kế hoạch kiểm tra CCHC năm {year} (số {number}) sau hạn {deadline}.");
    Ok(issued_by(plan, &Due::on(world, deadline, &none), &TEXTS, &[("year", &year)]))
}

#[cfg(test)]
mod tests {
    use dondoc_sdk::{Condition, Day};

    use crate::sample;

    #[test]
    fn the_deadline_itself_is_in_time() {
        let mut world = sample::world();
        world.parameters.insert("inspection-plan-deadline".to_owned(), "2022-01-11".to_owned());
        assert_eq!(sample::only(&world, "CL-01").condition, Condition::Holds);
        world.parameters.insert("inspection-plan-deadline".to_owned(), "2022-01-10".to_owned());
        let outcome = sample::only(&world, "CL-01");
        assert_eq!(outcome.condition, Condition::Fails);
        assert!(outcome.message.contains("chậm 1 ngày"), "{}", outcome.message);
    }

    #[test]
    fn without_the_plan_only_the_passed_deadline_fails() {
        let mut world = sample::world();
        world.documents.retain(|paper| paper.kind != "inspection-plan");
        assert_eq!(sample::only(&world, "CL-01").condition, Condition::Fails);
        world.as_of = Day::ymd(2022, 1, 31);
        assert_eq!(sample::only(&world, "CL-01").condition, Condition::NotApplicable);
    }

    #[test]
    fn without_any_paper_the_plan_is_absent_all_the_same() {
        let mut world = sample::empty();
        assert_eq!(sample::only(&world, "CL-01").condition, Condition::Fails);
        world.as_of = Day::ymd(2022, 1, 31);
        assert_eq!(sample::only(&world, "CL-01").condition, Condition::NotApplicable);
    }
}
