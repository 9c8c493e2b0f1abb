//! `[[identities]]` and `[[ledgers]]` of a table of claims: which of its figures should keep what.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::optional_text;
use super::fault::{FaultCode, Faults};
use super::table::choice;
use super::toml_file::TomlTable;
use crate::domain::consistency::{Denominator, DossierLedger, Early, Identity, Law, LedgerRate, Role};
use crate::domain::id::IndicatorId;
use crate::domain::text::TITLE_BYTES_MAX;

/// The most identities of a file, each ledger counted as one.
pub const IDENTITIES_MAX: usize = 2_000;
/// The most figures of one identity.
const PARTS_MAX: usize = 200;
/// The key that says what an identity is; each has exactly one of them.
const KINDS: [&str; 7] = ["sum", "rate", "equal", "part", "hundred", "rank", "change"];

/// The figures that a file holds, each with its line.
type Known = BTreeMap<IndicatorId, u64>;

/// Reads all identities of a file; at least one must be there.
pub(super) fn read(root: &mut TomlTable<'_>, known: &Known, faults: &mut Faults) -> Vec<Identity> {
    let (single, ledgers) = (root.tables("identities", faults), root.tables("ledgers", faults));
    if single.is_empty() && ledgers.is_empty() && !root.has("identities") && !root.has("ledgers") {
        let message = "no identity stands here, so nothing would be checked; add [[identities]] or [[ledgers]]";
        root.fault(faults, "identities", FaultCode::ColumnMissing, message);
    }
    if single.len() + ledgers.len() > IDENTITIES_MAX {
        let message = format!("a file has at most {IDENTITIES_MAX} identities; split it");
        root.fault(faults, "identities", FaultCode::TooMany, message);
        return Vec::new();
    }
    let mut identities: Vec<Identity> = Vec::new();
    for table in single {
        identities.extend(identity(table, known, faults));
    }
    for table in ledgers {
        identities.extend(ledger(table, known, faults));
    }
    identities
}

/// The identities of one table: several where more than two figures are to be equal.
fn identity(mut table: TomlTable<'_>, known: &Known, faults: &mut Faults) -> Vec<Identity> {
    let name = optional_text(&mut table, "name", TITLE_BYTES_MAX, faults).unwrap_or_default();
    let kinds: Vec<&str> = KINDS.into_iter().filter(|kind| table.has(kind)).collect();
    let [kind] = kinds[..] else {
        let message = format!("an identity has exactly one of the keys {}", KINDS.join(", "));
        table.fault(faults, kinds.first().copied().unwrap_or(""), FaultCode::IdentityShape, message);
        return Vec::new();
    };
    let mut keys = Keys { table: &mut table, known, faults };
    let laws = match kind {
        "sum" => keys.sum(),
        "rate" => keys.rate(),
        "equal" => keys.equal(),
        "part" => keys.at_most(),
        "hundred" => keys.list("hundred").map(|parts| vec![Law::Hundred { parts }]),
        "rank" => keys.rank(),
        "change" => keys.change(),
        _ => unreachable!("the kinds are seven"),
    };
    for law in laws.iter().flatten() {
        once(law, &table, kind, faults);
    }
    table.finish(faults);
    laws.into_iter().flatten().map(|law| Identity { name: name.clone(), law }).collect()
}

/// A figure that stands twice in one identity says something else than what is meant.
fn once(law: &Law, table: &TomlTable<'_>, kind: &str, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    // What is counted may be all of what it is counted out of.
    let figures = if let Law::Rate { parts, .. } = law { parts.iter().collect() } else { law.figures() };
    if let Some(twice) = figures.into_iter().find(|figure| !seen.insert((*figure).clone())) {
        table.fault(faults, kind, FaultCode::IdentityShape, format!("{twice} stands twice in this identity"));
    }
}

/// The keys of one identity, read as figures of the file.
struct Keys<'k, 'a> {
    table: &'k mut TomlTable<'a>,
    known: &'k Known,
    faults: &'k mut Faults,
}

impl Keys<'_, '_> {
    fn sum(&mut self) -> Option<Vec<Law>> {
        let (total, parts) = (self.one("sum"), self.list("parts"));
        Some(vec![Law::Sum { total: total?, parts: parts? }])
    }

    fn rate(&mut self) -> Option<Vec<Law>> {
        let (rate, parts, wholes) = (self.one("rate"), self.list("parts"), self.list("over"));
        Some(vec![Law::Rate { rate: rate?, parts: parts?, wholes: wholes? }])
    }

    fn equal(&mut self) -> Option<Vec<Law>> {
        let figures = self.list("equal")?;
        let Some((one, others)) = figures.split_first().filter(|(_, others)| !others.is_empty()) else {
            self.table.fault(
                self.faults,
                "equal",
                FaultCode::IdentityShape,
                "name at least two figures that are equal",
            );
            return None;
        };
        Some(others.iter().map(|other| Law::Equal { one: one.clone(), other: other.clone() }).collect())
    }

    fn at_most(&mut self) -> Option<Vec<Law>> {
        let (part, whole) = (self.one("part"), self.one("whole"));
        Some(vec![Law::AtMost { part: part?, whole: whole? }])
    }

    fn rank(&mut self) -> Option<Vec<Law>> {
        let (rank, units) = (self.one("rank"), self.one("among"));
        Some(vec![Law::Rank { rank: rank?, units: units? }])
    }

    fn change(&mut self) -> Option<Vec<Law>> {
        let (change, from, to) = (self.one("change"), self.one("from"), self.one("to"));
        Some(vec![Law::Change { change: change?, from: from?, to: to? }])
    }

    fn one(&mut self, key: &'static str) -> Option<IndicatorId> {
        let indicator = self.table.id(key, self.faults, IndicatorId::parse)?;
        self.must_know(key, std::slice::from_ref(&indicator)).then_some(indicator)
    }

    fn list(&mut self, key: &'static str) -> Option<Vec<IndicatorId>> {
        let indicators = self.table.ids(key, self.faults, IndicatorId::parse)?;
        if indicators.len() > PARTS_MAX {
            let message = format!("an identity has at most {PARTS_MAX} figures; sum some of them first");
            self.table.fault(self.faults, key, FaultCode::TooMany, message);
            return None;
        }
        self.must_know(key, &indicators).then_some(indicators)
    }

    /// Adds a fault for each figure that the file does not hold.
    fn must_know(&mut self, key: &str, indicators: &[IndicatorId]) -> bool {
        let mut all = true;
        for indicator in indicators.iter().filter(|indicator| !self.known.contains_key(indicator)) {
            let message =
                format!("no figure {indicator} stands in this file; a figure that no report gives has no value");
            self.table.fault(self.faults, key, FaultCode::FigureUnknown, message);
            all = false;
        }
        all
    }
}

fn ledger(mut table: TomlTable<'_>, known: &Known, faults: &mut Faults) -> Vec<Identity> {
    let name = optional_text(&mut table, "name", TITLE_BYTES_MAX, faults).unwrap_or_default();
    let mut ledger = DossierLedger { name, ..DossierLedger::default() };
    let before = faults.total();
    for role in Role::ALL {
        if table.has(role.id()) {
            let figure = Keys { table: &mut table, known, faults }.one(role.id());
            ledger.roles.extend(figure.map(|figure| (*role, figure)));
        } else {
            table.knows(role.id());
        }
    }
    let mut lines = Vec::new();
    for rates in table.tables("rates", faults) {
        lines.push(rates.line());
        ledger.rates.extend(rate(rates, known, faults));
    }
    let line = table.line();
    if ledger.roles.is_empty() && ledger.rates.is_empty() {
        let names: Vec<&str> = Role::ALL.iter().map(|role| role.id()).collect();
        let message = format!("a ledger names the figures it has: {}, and its [[ledgers.rates]]", names.join(", "));
        faults.add(line, "ledgers", FaultCode::IdentityShape, message);
    }
    table.finish(faults);
    if faults.total() > before {
        return Vec::new();
    }
    ledger.identities().unwrap_or_else(|rates| {
        for (place, roles) in rates {
            let roles: Vec<&str> = roles.iter().map(|role| role.id()).collect();
            let message = format!("this rate needs what the ledger does not name: {}", roles.join(", "));
            faults.add(lines[place], "ledgers.rates", FaultCode::ColumnMissing, message);
        }
        Vec::new()
    })
}

fn rate(mut table: TomlTable<'_>, known: &Known, faults: &mut Faults) -> Option<LedgerRate> {
    let rate = Keys { table: &mut table, known, faults }.one("rate");
    let late = table.required("of", faults, |text| choice(text, is_late, &["on-time", "late"]));
    let denominator = table.required("denominator", faults, |text| {
        choice(text, Denominator::parse, &Denominator::ALL.map(Denominator::id))
    });
    let early = match late {
        Some(false) => {
            Some(table.required("early", faults, |text| choice(text, Early::parse, &Early::ALL.map(Early::id)))?)
        }
        Some(true) => None,
        None => {
            table.knows("early");
            None
        }
    };
    table.finish(faults);
    late?;
    Some(LedgerRate { rate: rate?, denominator: denominator?, on_time: early })
}

fn is_late(of: &str) -> Option<bool> {
    match of {
        "on-time" => Some(false),
        "late" => Some(true),
        _ => None,
    }
}
