//! Texts of messages: the administrator's where it works, the engine's where it does not, and which of them it was.

use dondoc::domain::Day;
use dondoc::domain::contact::ContactRole;
use dondoc::domain::digest::{DigestCounts, DigestData, DigestItem};
use dondoc::domain::id::{TaskKey, UnitCode};
use dondoc::domain::ladder::Rung;
use dondoc::domain::language::Language;
use dondoc::domain::message_template::{TemplateKey, TemplateName, TemplateText};
use dondoc::domain::task_state::Stage;
use dondoc::operations::{TemplateSent, render_message, write_template};

use super::bench;

fn digest(items: usize) -> DigestData {
    let day = Day::parse("2022-03-31").unwrap();
    let item = |number: usize| DigestItem {
        task: TaskKey::parse(&format!("cchc-2022:{number}")).unwrap(),
        title: "Rà soát {{ thủ tục }} <b>".into(),
        unit: UnitCode::parse("866").unwrap(),
        unit_name: "Thành phố Cao Lãnh".into(),
        deadline: day.plus(-2),
        original_deadline: day.plus(-2),
        working_days_left: -2,
        rung: Rung(1),
        stage: Stage::Started,
        escalated: false,
        provisional: false,
    };
    let items: Vec<DigestItem> = (0..items).map(item).collect();
    DigestData {
        contact_name: "Nguyễn Văn An".into(),
        role: ContactRole::Officer,
        unit: UnitCode::parse("866").unwrap(),
        unit_name: "Thành phố Cao Lãnh".into(),
        instead_of: Vec::new(),
        day,
        counts: DigestCounts::of(&items, day, items.len()),
        items,
    }
}

fn write(engine: &dondoc::operations::Engine, subject: &str, text: &str) {
    let key = TemplateKey { name: TemplateName::Digest, language: Language::Vi };
    let says = Some(TemplateText { subject: subject.into(), text: text.into() });
    write_template(engine, "test", &TemplateSent { key, says, seen: None }).unwrap();
}

#[test]
fn what_an_administrator_wrote_is_used_in_its_language_alone() {
    let bench = bench("2022-03-31 17:00");
    write(
        &bench.engine,
        "{{ counts.late }} quá hạn",
        "{% for item in items %}\n{{ item.title }}: {{ item.days_late }}\n{% endfor %}",
    );
    let render = |language| render_message(&bench.engine, TemplateName::Digest, language, &digest(1)).unwrap();
    let vi = render(Language::Vi);
    assert_eq!((vi.subject.as_str(), vi.template_fault), ("1 quá hạn", None));
    assert_eq!(vi.text, "Rà soát {{ thủ tục }} <b>: 2\n", "data are shown as they are");
    assert!(render(Language::En).subject.starts_with("[Follow-up]"));
}

#[test]
fn a_template_that_fails_on_real_data_is_passed_over_and_the_message_says_so() {
    let bench = bench("2022-03-31 17:00");
    let slip = "{% if counts.total == 10 %}{{ nme }}{% endif %}x";
    write(&bench.engine, "Nhắc việc", slip);
    let render = |items| render_message(&bench.engine, TemplateName::Digest, Language::Vi, &digest(items)).unwrap();
    assert_eq!(render(9).template_fault, None);
    let passed_over = render(10);
    assert!(passed_over.subject.starts_with("[Đôn đốc]"));
    assert!(passed_over.template_fault.is_some_and(|fault| fault.starts_with("text: line 1: ")));
}
