//! Loads a declared register for the units of its scope: blocks by reference, and the days that imports cover.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::engine::Engine;
use super::register_blocks::read_columns;
use crate::domain::AsOf;
use crate::domain::Period;
use crate::domain::directive::Register;
use crate::domain::id::{RegisterId, UnitCode};
use crate::domain::register::coverage::{intersection, union};
use crate::domain::register::known::Heading;
use crate::domain::register::{Block, ColumnKind, KnownRegister, KnownStretch};
use crate::domain::unit::Unit;
use crate::store::{Read, RegisterMonthQuery};

/// The rows of these units that were known, and the days for which every unit's rows were. Personal cells are not even read.
pub fn load_register(engine: &Engine, declared: &Register, units: &[Arc<Unit>], as_of: AsOf) -> Read<KnownRegister> {
    let columns: BTreeMap<String, ColumnKind> = declared
        .columns
        .iter()
        .filter(|column| !column.personal)
        .filter_map(|column| Some((column.name.clone(), ColumnKind::parse(&column.kind)?)))
        .collect();
    let heading = Heading {
        scope: declared.scope,
        key: declared.key.clone(),
        period_by: declared.period_by.clone(),
        columns,
        until: as_of.day,
    };
    let Ok(register) = RegisterId::parse(&declared.id) else { return Ok(KnownRegister::absent(heading)) };
    // The period column too: without it a block cannot say which days its rows are of.
    let names: BTreeSet<&str> = declared
        .columns
        .iter()
        .filter(|column| !column.personal)
        .map(|column| column.name.as_str())
        .chain([declared.period_by.as_str()])
        .collect();
    let mut covered: Option<Vec<Period>> = None;
    let mut stretches = Vec::new();
    for unit in units {
        let own = imported(engine, &register, &unit.code, as_of)?;
        covered = Some(covered.map_or(own.clone(), |covered| intersection(&covered, &own)));
        load_stretches(engine, (&register, &names), &unit.code, as_of, &mut stretches)?;
    }
    Ok(KnownRegister::new(heading, covered.unwrap_or_default(), stretches))
}

fn load_stretches(
    engine: &Engine,
    (register, names): (&RegisterId, &BTreeSet<&str>),
    unit: &UnitCode,
    as_of: AsOf,
    stretches: &mut Vec<KnownStretch>,
) -> Read<()> {
    let (register, of) = (register.clone(), Some(unit.clone()));
    let query = RegisterMonthQuery { register, unit: of, after: None, limit: usize::MAX };
    for month in engine.store.register_months(&query)? {
        let days = month.value.key.days();
        let is_ours = engine.is_office(unit, days.last().min(as_of.day), as_of.day);
        if !is_ours || days.first() > as_of.day {
            continue;
        }
        for block in month.value.known(as_of.position) {
            let block: Arc<Block> = Arc::new(read_columns(engine.store.as_ref(), block, |name| names.contains(name))?);
            stretches.push(KnownStretch { unit: unit.clone(), days, block });
        }
    }
    Ok(())
}

/// The days whose rows a unit imported.
fn imported(engine: &Engine, register: &RegisterId, unit: &UnitCode, as_of: AsOf) -> Read<Vec<Period>> {
    let mut periods = Vec::new();
    for import in engine.store.register_imports(register, unit)? {
        let within = import.value.key.within;
        let last = within.last().min(as_of.day);
        if import.value.is_known(as_of.position) && engine.is_office(unit, last, as_of.day) {
            periods.push(within);
        }
    }
    Ok(union(periods))
}
