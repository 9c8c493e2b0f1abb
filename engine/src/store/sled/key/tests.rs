//! The order of the bytes is the order of the keys, whatever they are made of.

use proptest::prelude::*;

use super::*;
use crate::domain::id::{DutyId, IndicatorId, PlanId, RegisterId, ScheduleId, TaskNumber};
use crate::domain::reminder::Rung;
use crate::domain::trail::TrailKey;
use crate::domain::unit::UnitKind;
use crate::domain::{Period, id::CheckId};
use crate::store::record::RecordKey;

fn id() -> impl Strategy<Value = String> + Clone {
    "[a.0-]{1,3}"
}

fn text() -> impl Strategy<Value = String> + Clone {
    "[\u{0}\u{1}\u{2}ađ]{0,4}"
}

fn day() -> impl Strategy<Value = Day> + Clone {
    prop_oneof![Just(Day::FIRST), Just(Day::LAST), (-3..3_i32).prop_map(|days| Day::from_epoch(days).unwrap())]
}

fn instant() -> impl Strategy<Value = Instant> + Clone {
    (-2..2_i64, 0..3_u32).prop_map(|(seconds, nanos)| Instant::from_timestamp(seconds, nanos).unwrap())
}

fn task_key() -> impl Strategy<Value = TaskKey> + Clone {
    (id(), id()).prop_map(|(plan, number)| TaskKey {
        plan: PlanId::parse(&plan).unwrap(),
        number: TaskNumber::parse(&number).unwrap(),
    })
}

fn evaluation_key() -> impl Strategy<Value = EvaluationKey> + Clone {
    (id(), instant(), id(), id()).prop_map(|(schedule, nominal, directive, unit)| EvaluationKey {
        schedule: ScheduleId::parse(&schedule).unwrap(),
        nominal,
        directive: DirectiveId::parse(&directive).unwrap(),
        unit: UnitCode::parse(&unit).unwrap(),
    })
}

fn figure_key() -> impl Strategy<Value = FigureKey> + Clone {
    (id(), id(), day(), day(), text()).prop_map(|(unit, indicator, first, last, reporter)| FigureKey {
        unit: UnitCode::parse(&unit).unwrap(),
        indicator: IndicatorId::parse(&indicator).unwrap(),
        within: Period::new(first.min(last), first.max(last)).unwrap(),
        reporter,
    })
}

fn register_month_key() -> impl Strategy<Value = RegisterMonthKey> + Clone {
    (id(), id(), day()).prop_map(|(register, unit, month)| RegisterMonthKey {
        register: RegisterId::parse(&register).unwrap(),
        unit: UnitCode::parse(&unit).unwrap(),
        month,
    })
}

fn register_import_key() -> impl Strategy<Value = RegisterImportKey> + Clone {
    (id(), id(), day(), day()).prop_map(|(register, unit, first, last)| RegisterImportKey {
        register: RegisterId::parse(&register).unwrap(),
        unit: UnitCode::parse(&unit).unwrap(),
        within: Period::new(first.min(last), first.max(last)).unwrap(),
    })
}

fn finding_key() -> impl Strategy<Value = FindingKey> + Clone {
    (id(), id(), id(), text()).prop_map(|(unit, directive, check, subject)| FindingKey {
        unit: UnitCode::parse(&unit).unwrap(),
        directive: DirectiveId::parse(&directive).unwrap(),
        check: CheckId::parse(&check).unwrap(),
        subject,
    })
}

fn waivers_key() -> impl Strategy<Value = WaiversKey> + Clone {
    (id(), id(), id()).prop_map(|(unit, directive, check)| WaiversKey {
        unit: UnitCode::parse(&unit).unwrap(),
        directive: DirectiveId::parse(&directive).unwrap(),
        check: CheckId::parse(&check).unwrap(),
    })
}

fn criteria_key() -> impl Strategy<Value = CriteriaKey> + Clone {
    let kind = proptest::sample::select(UnitKind::ALL.to_vec());
    (proptest::option::of(id()), kind, -2..3_i32, text()).prop_map(|(province, kind, year, decision)| CriteriaKey {
        province: province.map(|province| UnitCode::parse(&province).unwrap()),
        kind,
        year,
        decision,
    })
}

fn score_sheet_key() -> impl Strategy<Value = ScoreSheetKey> + Clone {
    (criteria_key(), id())
        .prop_map(|(criteria, unit)| ScoreSheetKey { criteria, unit: UnitCode::parse(&unit).unwrap() })
}

fn rating_key() -> impl Strategy<Value = RatingKey> + Clone {
    criteria_key().prop_map(|CriteriaKey { province, year, decision, .. }| RatingKey { province, year, decision })
}

fn trail_key() -> impl Strategy<Value = TrailKey> + Clone {
    (id(), id()).prop_map(|(unit, directive)| TrailKey {
        unit: UnitCode::parse(&unit).unwrap(),
        directive: DirectiveId::parse(&directive).unwrap(),
    })
}

fn unit_key() -> impl Strategy<Value = UnitKey> + Clone {
    (id(), proptest::option::of(day()))
        .prop_map(|(code, valid_from)| UnitKey { code: UnitCode::parse(&code).unwrap(), valid_from })
}

fn document_key() -> impl Strategy<Value = DocumentKey> + Clone {
    (text(), text(), day()).prop_map(|(issuer, number, issued)| DocumentKey { issuer, number, issued })
}

fn reminder_key() -> impl Strategy<Value = ReminderKey> + Clone {
    (task_key(), day(), -8..3_i32).prop_map(|(task, deadline, rung)| ReminderKey { task, deadline, rung: Rung(rung) })
}

fn owed_key() -> impl Strategy<Value = OwedKey> + Clone {
    (id(), reminder_key()).prop_map(|(unit, reminder)| OwedKey { unit: UnitCode::parse(&unit).unwrap(), reminder })
}

fn policy_scope() -> impl Strategy<Value = PolicyScope> + Clone {
    prop_oneof![
        Just(PolicyScope::All),
        id().prop_map(|id| PolicyScope::Plan(PlanId::parse(&id).unwrap())),
        id().prop_map(|id| PolicyScope::Directive(DirectiveId::parse(&id).unwrap())),
    ]
}

fn occurrence_key() -> impl Strategy<Value = OccurrenceKey> + Clone {
    (id(), instant())
        .prop_map(|(schedule, nominal)| OccurrenceKey { schedule: ScheduleId::parse(&schedule).unwrap(), nominal })
}

fn duty_key() -> impl Strategy<Value = DutyKey> + Clone {
    (id(), id()).prop_map(|(directive, duty)| DutyKey {
        directive: DirectiveId::parse(&directive).unwrap(),
        duty: DutyId::parse(&duty).unwrap(),
    })
}

fn message_id() -> impl Strategy<Value = MessageId> + Clone {
    ("[029]{8}", "[0a-f]{32}").prop_map(|(day, digits)| MessageId::parse(&format!("{day}-{digits}")).unwrap())
}

fn two<K: std::fmt::Debug + Clone>(
    keys: impl Strategy<Value = K> + Clone,
    of: fn(K) -> RecordKey,
) -> impl Strategy<Value = (RecordKey, RecordKey)> {
    (keys.clone(), keys).prop_map(move |(one, other)| (of(one), of(other)))
}

/// Two keys of one kind.
fn pair() -> impl Strategy<Value = (RecordKey, RecordKey)> {
    prop_oneof![
        two(unit_key(), RecordKey::Unit),
        two(task_key(), RecordKey::Task),
        two(reminder_key(), RecordKey::Reminder),
        two(id(), |id| RecordKey::Contact(ContactId::parse(&id).unwrap())),
        two(owed_key(), RecordKey::Owed),
        two(policy_scope(), RecordKey::ReminderPolicy),
        two(document_key(), RecordKey::Document),
        two(figure_key(), RecordKey::Figure),
        two(register_month_key(), RecordKey::RegisterMonth),
        two(register_import_key(), RecordKey::RegisterImport),
        two(evaluation_key(), RecordKey::Evaluation),
        two(finding_key(), RecordKey::Finding),
        two(trail_key(), RecordKey::Trail),
        two(waivers_key(), RecordKey::Waivers),
        two(criteria_key(), RecordKey::Criteria),
        two(score_sheet_key(), RecordKey::ScoreSheet),
        two(rating_key(), RecordKey::Ranking),
        two(occurrence_key(), RecordKey::Occurrence),
        two((text(), text()).prop_map(|(actor, key)| CreationKey { actor, key }), RecordKey::Creation),
        two(any::<u32>(), RecordKey::CalendarEdit),
        two(duty_key(), RecordKey::DutyCover),
        two(duty_key(), RecordKey::DutyProgress),
        two(message_id(), RecordKey::Message),
        two(message_id(), RecordKey::Outbox),
        two(any::<[u8; 32]>(), |digest| RecordKey::Token(Digest(digest))),
        two(id(), |id| RecordKey::Feed(FeedId::parse(&id).unwrap())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_bytes_is_the_order_of_the_keys((one, other) in pair()) {
        let (a, b) = (record(&one), record(&other));
        prop_assert_eq!(a.cmp(&b), one.cmp(&other));
        prop_assert!(one == other || !b.bytes().starts_with(a.bytes()));
    }

    #[test]
    fn an_instant_reads_back(at in instant()) {
        prop_assert_eq!(Key::read_instant(&Key::of(Kind::Tick).instant(at).bytes()[1..]), Some(at));
    }
}
