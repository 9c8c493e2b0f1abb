//! The values that are written as one text or number: days, instants, decimals, digests, identifiers.
//!
//! Each is read by the domain's own parser, so what the domain would refuse is refused here. It must never accept two
//! texts for one value, except where the domain keeps both apart (99 and 99.0).

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc, Weekday};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::shaped::Shaped;
use crate::domain::area::Area;
use crate::domain::contact::ContactRole;
use crate::domain::decimal::Rounding;
use crate::domain::figure::{Claim, Rounded};
use crate::domain::finding::FindingStatus;
use crate::domain::id::{
    CheckId, ContactId, Digest, DirectiveId, DocumentKind, DutyId, FeedId, IndicatorId, ItemId, PartId, PlanId,
    RegisterId, ReportChannel, ScheduleId, TaskKey, TaskNumber, UnitCode,
};
use crate::domain::language::Language;
use crate::domain::message::{Channel, MessageId};
use crate::domain::message_template::TemplateName;
use crate::domain::outbox::FailureKind;
use crate::domain::outcome::{Condition, Severity, Verdict};
use crate::domain::quiet::{TimeOfDay, parse_weekday, weekday_id};
use crate::domain::register::RegisterMode;
use crate::domain::reminder_policy::PolicyScope;
use crate::domain::scoring::formula::Measure;
use crate::domain::scoring::{CriteriaKey, Interval, RatingKey, Ratio, TieRule};
use crate::domain::task_state::Completion;
use crate::domain::unit::UnitKind;
use crate::domain::{Day, Decimal, Instant, Period, Position};

/// Makes a type shaped as one text: how it is written, how it is read.
macro_rules! text {
    ($($domain:ty, $what:literal: $write:expr, $read:expr;)+) => {$(
        impl Shaped for $domain {
            fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let write: fn(&$domain, S) -> Result<S::Ok, S::Error> = $write;
                write(self, to)
            }

            fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_str(Text { what: $what, read: $read })
            }
        }
    )+};
}

/// Reads one text by a parser.
struct Text<T> {
    what: &'static str,
    read: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

text! {
    CheckId, "a check": |id, to| to.serialize_str(id.as_str()), |text| CheckId::parse(text).ok();
    ContactId, "a contact": |id, to| to.serialize_str(id.as_str()), |text| ContactId::parse(text).ok();
    MessageId, "a message": |id, to| to.serialize_str(id.as_str()), MessageId::parse;
    Channel, "a channel": |channel, to| to.serialize_str(channel.id()), Channel::parse;
    Language, "a language": |language, to| to.serialize_str(language.id()), Language::parse;
    TemplateName, "a template": |name, to| to.serialize_str(name.id()), TemplateName::parse;
    FailureKind, "a kind of failure": |kind, to| to.serialize_str(kind.id()), FailureKind::parse;
    DirectiveId, "a directive": |id, to| to.serialize_str(id.as_str()), |text| DirectiveId::parse(text).ok();
    DocumentKind, "a kind of document": |id, to| to.serialize_str(id.as_str()), |text| DocumentKind::parse(text).ok();
    FeedId, "a feed": |id, to| to.serialize_str(id.as_str()), |text| FeedId::parse(text).ok();
    IndicatorId, "an indicator": |id, to| to.serialize_str(id.as_str()), |text| IndicatorId::parse(text).ok();
    ItemId, "a row of a criteria set": |id, to| to.serialize_str(id.as_str()), |text| ItemId::parse(text).ok();
    PartId, "a part of a row": |id, to| to.serialize_str(id.as_str()), |text| PartId::parse(text).ok();
    CriteriaKey, "a criteria set's province:kind:year:decision": |key, to| to.collect_str(key), |text| CriteriaKey::parse(text).ok();
    RatingKey, "a ranking's province:year:decision": |key, to| to.collect_str(key), |text| RatingKey::parse(text).ok();
    Interval, "a range": |range, to| to.collect_str(range), |text| Interval::parse(text).ok();
    Measure, "a measured value": |measure, to| to.collect_str(measure), parse_measure;
    Rounding, "a rounding": |rounding, to| to.serialize_str(rounding.id()), Rounding::parse;
    TieRule, "a tie rule": |rule, to| to.serialize_str(rule.id()), TieRule::parse;
    String, "a text": |text, to| to.serialize_str(text), |text| Some(text.to_owned());
    DutyId, "a duty": |id, to| to.serialize_str(id.as_str()), |text| DutyId::parse(text).ok();
    ReportChannel, "a system for reports": |id, to| to.serialize_str(id.as_str()), |text| ReportChannel::parse(text).ok();
    PlanId, "a plan": |id, to| to.serialize_str(id.as_str()), |text| PlanId::parse(text).ok();
    RegisterId, "a register": |id, to| to.serialize_str(id.as_str()), |text| RegisterId::parse(text).ok();
    RegisterMode, "a mode": |mode, to| to.serialize_str(mode.id()), RegisterMode::parse;
    ScheduleId, "a schedule": |id, to| to.serialize_str(id.as_str()), |text| ScheduleId::parse(text).ok();
    TaskNumber, "a task's number": |id, to| to.serialize_str(id.as_str()), |text| TaskNumber::parse(text).ok();
    UnitCode, "a unit's code": |id, to| to.serialize_str(id.as_str()), |text| UnitCode::parse(text).ok();
    TaskKey, "a task's plan:number": |key, to| to.collect_str(key), |text| TaskKey::parse(text).ok();
    ContactRole, "a role": |role, to| to.serialize_str(role.id()), ContactRole::parse;
    PolicyScope, "a policy's scope": |scope, to| to.collect_str(scope), PolicyScope::parse;
    TimeOfDay, "a time as HH:MM": |time, to| to.collect_str(time), TimeOfDay::parse;
    Weekday, "a weekday": |weekday, to| to.serialize_str(weekday_id(*weekday)), parse_weekday;
    Digest, "64 hexadecimal digits": |digest, to| to.collect_str(digest), Digest::parse;
    Day, "a day as YYYY-MM-DD": |day, to| to.collect_str(day), |text| Day::parse(text).ok();
    Period, "a period as FIRST..LAST": |period, to| to.collect_str(period), |text| Period::parse(text).ok();
    Decimal, "a decimal": |number, to| to.collect_str(number), |text| Decimal::parse(text).ok();
    Instant, "an instant": |at, to| to.serialize_str(&instant_text(at)), parse_instant;
    Claim, "a claimed number": |claim, to| to.collect_str(claim), parse_claim;
    Area, "an area": |area, to| to.serialize_str(area.id()), Area::parse;
    Rounded, "a rounding": |rounded, to| to.serialize_str(rounded.id()), Rounded::parse;
    Completion, "a completion": |completion, to| to.serialize_str(completion.id()), Completion::parse;
    UnitKind, "a kind of unit": |kind, to| to.serialize_str(kind.id()), UnitKind::parse;
    FindingStatus, "a status": |status, to| to.serialize_str(name(STATUSES, *status)), |text| named(STATUSES, text);
    Verdict, "a verdict": |verdict, to| to.serialize_str(name(VERDICTS, *verdict)), |text| named(VERDICTS, text);
    Severity, "a severity": |severity, to| to.serialize_str(name(SEVERITIES, *severity)), |text| named(SEVERITIES, text);
    Condition, "a condition": |condition, to| to.serialize_str(name(CONDITIONS, *condition)), |text| named(CONDITIONS, text);
}

const STATUSES: &[(FindingStatus, &str)] = &[(FindingStatus::Open, "open"), (FindingStatus::Resolved, "resolved")];

const VERDICTS: &[(Verdict, &str)] = &[
    (Verdict::Pass, "pass"),
    (Verdict::Warn, "warn"),
    (Verdict::Fail, "fail"),
    (Verdict::NotApplicable, "not-applicable"),
    (Verdict::MissingData, "missing-data"),
];

const SEVERITIES: &[(Severity, &str)] = &[
    (Severity::Violation, "violation"),
    (Severity::Caution, "caution"),
    (Severity::Information, "information"),
    (Severity::Inconsistency, "inconsistency"),
];

const CONDITIONS: &[(Condition, &str)] = &[
    (Condition::Holds, "holds"),
    (Condition::Fails, "fails"),
    (Condition::NotApplicable, "not-applicable"),
    (Condition::MissingData, "missing-data"),
];

impl Shaped for Position {
    fn write<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }

    fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        u64::deserialize(from).map(Position)
    }
}

/// RFC 3339 with every nanosecond that is not zero.
fn instant_text(at: &Instant) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

fn parse_instant(text: &str) -> Option<Instant> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
}

fn parse_claim(text: &str) -> Option<Claim> {
    let number = |text: &str| Decimal::parse(text).ok();
    if let Some(above) = text.strip_prefix('>') {
        return number(above).map(Claim::Above);
    }
    if let Some(below) = text.strip_prefix('<') {
        return number(below).map(Claim::Below);
    }
    match text.split_once("..") {
        Some((lower, upper)) => Some(Claim::Between(number(lower)?, number(upper)?)),
        None => number(text).map(Claim::Exact),
    }
}

fn parse_measure(text: &str) -> Option<Measure> {
    Some(match text {
        "yes" => Measure::Holds(true),
        "no" => Measure::Holds(false),
        "never" => Measure::NeverDone,
        "none" => Measure::NoOccasion,
        _ => match (text.split_once('/'), Day::parse(text)) {
            (Some((part, whole)), _) => {
                let (part, whole) = (Decimal::parse(part).ok()?, Decimal::parse(whole).ok()?);
                Measure::Ratio(Ratio::new(part, whole).ok()??)
            }
            (None, Ok(day)) => Measure::Done(day),
            (None, Err(_)) => Measure::Number(Decimal::parse(text).ok()?),
        },
    })
}

fn name<T: Copy + PartialEq>(names: &[(T, &'static str)], value: T) -> &'static str {
    names
        .iter()
        .find(|(named, _)| *named == value)
        .map(|(_, name)| *name)
        .expect("every value of the type has its name")
}

fn named<T: Copy>(names: &[(T, &'static str)], text: &str) -> Option<T> {
    names.iter().find(|(_, name)| *name == text).map(|(value, _)| *value)
}
