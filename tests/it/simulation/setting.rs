//! What every run begins with: three schedules, a duty, and somebody to write to in each unit but one.

use std::sync::{Arc, OnceLock};

use dondoc::clock::ManualClock;
use dondoc::config::ConfigFolder;
use dondoc::domain::id::ScheduleId;
use dondoc::host::Plugin;
use dondoc::operations::{
    CalendarInUse, ContactText, CoverText, DutyText, Engine, FileSent, ScheduleSent, ScheduleText, cover_duty,
    create_schedule, record_contact, used_calendar,
};
use dondoc::store::Store;

use crate::harness::{Prepared, configured};
use crate::host::component;

/// Who acts.
pub const ACTOR: &str = "test";

/// The schedules. The configuration has the first, every Monday evening, and the second, twice in each month; the third was
/// made over the API, for once a month. It checks a real directive; the others have a little one, since no law speaks of what
/// checks find.
pub const SCHEDULES: [&str; 3] = ["weekly", "twice", "monthly"];

/// The expression of the first schedule, and the one that an administrator may give it at a restart.
const WEEKLY: [&str; 2] = ["0 17 * * 1", "30 16 * * 5"];

/// The expression of the third schedule, and the one it may be given.
const MONTHLY: [&str; 2] = ["0 9 1 * *", "15 14 20 * *"];

/// Whose tasks they are: a district, one of its communes, another district that has nobody to write to, and a department.
pub const UNITS: [&str; 4] = ["866", "29869", "867", "87"];

/// Who is written to: the identifier, the unit, the role and the two addresses of each. The last one always is, the others
/// may end.
pub const CONTACTS: [(&str, &str, &str, &str, &str); 4] = [
    ("district", "866", "officer", "district@example.vn", "https://district.example.vn/dondoc"),
    ("head", "866", "head", "", "https://head.example.vn/dondoc"),
    ("commune", "29869", "officer", "commune@example.vn", ""),
    ("province", "87", "head", "province@example.vn", ""),
];

/// How a process is set up; it holds until the next one starts.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setup {
    /// Whether the configuration names the other weekday.
    pub other_weekday: bool,
    /// Whether the little directive gives up instead of answering.
    pub gives_up: bool,
}

/// A process: its engine, which its threads share, and the machine's clock.
pub struct Process {
    pub engine: Arc<Engine>,
    pub clock: Arc<ManualClock>,
}

/// The schedules' identifiers.
pub fn schedules() -> [ScheduleId; 3] {
    SCHEDULES.map(|id| ScheduleId::parse(id).expect("an identifier"))
}

/// A process over the store, as it is before its first look.
pub fn new_process(store: &Arc<dyn Store>, setup: Setup) -> Process {
    let Prepared { mut engine, clock } = Prepared::over(Arc::clone(store));
    let weekly = WEEKLY[usize::from(setup.other_weekday)];
    engine.schedules_configured = vec![
        configured(SCHEDULES[0], weekly, "misbehaving", &["866"]),
        configured(SCHEDULES[1], "30 8 15,LW * *", "misbehaving", &["866"]),
    ];
    let used = used_calendar(store.as_ref(), &engine.configured_calendar).expect("memory is read");
    engine.calendar_in_use = CalendarInUse::new(used);
    let little = &little(&engine)[usize::from(setup.gives_up)];
    engine.shelf.put("test".into(), Ok(Arc::clone(little)));
    Process { engine: Arc::new(engine), clock }
}

/// The little directive, as it answers and as it gives up.
fn little(engine: &Engine) -> &'static [Arc<Plugin>; 2] {
    static LITTLE: OnceLock<[Arc<Plugin>; 2]> = OnceLock::new();
    let load = |name| Arc::new(engine.host.load(component(name)).expect("a sound guest"));
    LITTLE.get_or_init(|| ["honest", "returns-error"].map(load))
}

/// Contacts, the third schedule and the terms of a duty, before anything can go wrong.
pub fn set_up(engine: &Engine) {
    for index in 0..CONTACTS.len() {
        record_contact(engine, ACTOR, &contact(index), None).expect("a sound contact");
    }
    let monthly = ScheduleSent { id: SCHEDULES[2].into(), text: monthly(false), reason: String::new() };
    create_schedule(engine, ACTOR, &monthly, None).expect("a sound schedule");
    let terms = DutyText { units: vec!["866".into()], from: "2022-01-01".into(), ..DutyText::default() };
    let cover = CoverText {
        directive: "dong-thap-cchc-2022".into(),
        duty: "half-year-dossiers".into(),
        terms,
        reason: String::new(),
        seen: None,
    };
    cover_duty(engine, ACTOR, &cover).expect("a declared duty");
}

/// A contact as it is recorded first.
pub fn contact(index: usize) -> ContactText {
    let (id, unit, role, email, webhook) = CONTACTS[index];
    ContactText {
        id: id.into(),
        name: format!("Đầu mối {id}"),
        unit: unit.into(),
        role: role.into(),
        email: email.into(),
        webhook: webhook.into(),
        ..ContactText::default()
    }
}

/// What the third schedule does.
pub fn monthly(is_other: bool) -> ScheduleText {
    ScheduleText {
        cron: MONTHLY[usize::from(is_other)].into(),
        directives: vec!["cao-lanh-kiem-tra-2022".into()],
        units: vec!["866".into()],
        ..ScheduleText::default()
    }
}

/// The decree of 2022 as it is known, and with another day off. No schedule rests on such a day: it is never the last one of
/// a month that is worked.
pub fn decree(other_day_off: Option<&str>) -> FileSent {
    let known = ConfigFolder::embedded().read("calendar/vn.toml").expect("an embedded file").bytes;
    let known = std::str::from_utf8(&known).expect("a text");
    let is_of_2022 = |block: &&str| block.starts_with("[[") && block.contains("\nday = \"2022-");
    let days: Vec<&str> = known.split("\n\n").filter(is_of_2022).collect();
    let other = other_day_off
        .map(|day| format!("\n\n[[days_off]]\nday = \"{day}\"\nreason = \"Nghỉ bù\"\ndecision = \"01/QĐ-TTg\"\n"));
    let text = format!("years = [2022]\n\n{}{}", days.join("\n\n"), other.unwrap_or_default());
    FileSent { file: "vn.toml".into(), sheet: None, bytes: text.into_bytes() }
}
