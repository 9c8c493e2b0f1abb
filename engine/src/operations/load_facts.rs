//! Loads everything a directive declared to read, for one unit and one as-of, into one frozen value.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::engine::{Engine, READ_PAGE};
use super::known_calendar::calendar_at;
use super::load_registers::load_register;
use crate::domain::AsOf;
use crate::domain::directive::{Directive, Scope};
use crate::domain::document::Document;
use crate::domain::facts::{EarlierOutcome, Facts, KnownDocument, KnownFigure, KnownTask, TaskTable};
use crate::domain::id::{CheckId, DocumentKind, IndicatorId, TaskKey, UnitCode};
use crate::domain::recorded::known_at;
use crate::domain::task_state::TaskState;
use crate::domain::unit::Unit;
use crate::store::{DocumentQuery, FigureQuery, Read, TaskQuery};

/// Every scope a question can have.
const SCOPES: [Scope; 6] =
    [Scope::ThisUnit, Scope::Divisions, Scope::Communes, Scope::AllBelow, Scope::Siblings, Scope::Parent];

/// The frozen facts of one evaluation.
pub fn load_facts(engine: &Engine, directive: &Directive, unit: &Arc<Unit>, as_of: AsOf) -> Read<Facts> {
    let units: BTreeMap<Scope, Vec<Arc<Unit>>> =
        SCOPES.into_iter().map(|scope| (scope, engine.units.in_scope(unit, scope, as_of.day))).collect();
    let mut tasks = BTreeMap::new();
    for scope in &directive.tasks {
        tasks.insert(*scope, load_tasks(engine, &units[scope], as_of)?);
    }
    let mut documents = BTreeMap::new();
    let mut papers = Papers::default();
    for declared in &directive.documents {
        let known = load_documents(engine, &mut papers, &declared.kind, &units[&declared.scope], as_of)?;
        documents.insert((declared.kind.clone(), declared.scope), known);
    }
    let mut figures = BTreeMap::new();
    for declared in &directive.indicators {
        let known = load_figures(engine, &declared.id, &units[&declared.scope], as_of)?;
        figures.insert((declared.id.clone(), declared.scope), known);
    }
    let mut registers = BTreeMap::new();
    for declared in &directive.registers {
        let known = load_register(engine, declared, &units[&declared.scope], as_of)?;
        registers.insert(declared.id.clone(), known);
    }
    Ok(Facts {
        as_of,
        unit: Arc::clone(unit),
        tasks,
        documents,
        figures,
        registers,
        parameters: parameters(engine, directive),
        earlier: earlier(engine, directive, &unit.code, as_of)?,
        calendar: calendar_at(engine, as_of.position)?,
        units,
    })
}

/// The value of every declared parameter: the administrator's, else the default.
fn parameters(engine: &Engine, directive: &Directive) -> BTreeMap<String, String> {
    let set = engine.parameters.get(&directive.id);
    let value = |name: &String, default: &String| set.and_then(|set| set.get(name)).unwrap_or(default).clone();
    directive.parameters.iter().map(|known| (known.name.clone(), value(&known.name, &known.default))).collect()
}

/// The tasks of these units in columns, ordered by key.
fn load_tasks(engine: &Engine, units: &[Arc<Unit>], as_of: AsOf) -> Read<TaskTable> {
    let mut seen: BTreeMap<TaskKey, (KnownTask, TaskState, u16)> = BTreeMap::new();
    for (index, unit) in units.iter().enumerate() {
        let index = u16::try_from(index).expect("a unit has fewer than 65 536 units below it");
        let mut query = TaskQuery { unit: Some(unit.code.clone()), plan: None, after: None, limit: READ_PAGE };
        loop {
            let page = engine.store.tasks(&query)?;
            query.after = page.last().map(|task| task.value.key.clone());
            let full = page.len() == READ_PAGE;
            for task in page {
                let is_ours = task.value.assigned_on().is_some_and(|day| engine.is_office(&unit.code, day, as_of.day));
                if let Some(state) = task.value.state(as_of, engine.completion).filter(|_| is_ours)
                    && let Some(known) = KnownTask::of(&task.value, as_of.position)
                {
                    seen.insert(task.value.key, (known, state, index));
                }
            }
            if !full {
                break;
            }
        }
    }
    let mut table = TaskTable::default();
    let mut assigners: HashMap<String, u16> = HashMap::new();
    for (task, state, unit) in seen.into_values() {
        let known = assigners.len();
        let number = *assigners.entry(task.text.assigner.clone()).or_insert_with(|| {
            table.assigners.push(task.text.assigner.clone());
            u16::try_from(known).unwrap_or(u16::MAX)
        });
        table.push(task, &state, unit, number);
    }
    Ok(table)
}

/// The papers of every unit looked at so far: a unit is read once, however many kinds are declared.
type Papers = HashMap<UnitCode, Vec<Document>>;

/// The papers of these units that were known, ordered by unit, day and number.
fn load_documents(
    engine: &Engine,
    papers: &mut Papers,
    kind: &DocumentKind,
    units: &[Arc<Unit>],
    as_of: AsOf,
) -> Read<Vec<KnownDocument>> {
    let mut known = Vec::new();
    for unit in units {
        let of_unit = match papers.entry(unit.code.clone()) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => {
                let query = DocumentQuery { unit: Some(unit.code.clone()), kind: None, after: None, limit: usize::MAX };
                unread.insert(engine.store.documents(&query)?.into_iter().map(|row| row.value).collect())
            }
        };
        for document in of_unit {
            if let Some(text) = known_at(&document.versions, as_of.position)
                && document.key.issued <= as_of.day
                && engine.is_office(&unit.code, document.key.issued, as_of.day)
                && text.kind == *kind
                && text.unit == unit.code
            {
                known.push(KnownDocument { text: text.clone(), key: document.key.clone() });
            }
        }
    }
    known.sort_by(|a, b| {
        (&a.text.unit, a.key.issued, &a.key.number, &a.key.issuer).cmp(&(
            &b.text.unit,
            b.key.issued,
            &b.key.number,
            &b.key.issuer,
        ))
    });
    Ok(known)
}

/// The figures of these units that were known, ordered by unit, period and reporter.
fn load_figures(engine: &Engine, id: &IndicatorId, units: &[Arc<Unit>], as_of: AsOf) -> Read<Vec<KnownFigure>> {
    let mut known = Vec::new();
    for unit in units {
        let indicator = Some(id.clone());
        let query = FigureQuery { unit: Some(unit.code.clone()), indicator, after: None, limit: usize::MAX };
        for row in engine.store.figures(&query)? {
            let is_ours = engine.is_office(&unit.code, row.value.key.within.last().min(as_of.day), as_of.day);
            if let Some(value) = row.value.known(as_of).filter(|_| is_ours).cloned() {
                known.push(KnownFigure { key: row.value.key, value });
            }
        }
    }
    known.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(known)
}

/// What this directive's latest scheduled evaluations of the unit found before, by check, latest first. Costs the trail,
/// not the history.
fn earlier(
    engine: &Engine,
    directive: &Directive,
    unit: &UnitCode,
    as_of: AsOf,
) -> Read<BTreeMap<CheckId, Vec<EarlierOutcome>>> {
    let mut by_check: BTreeMap<CheckId, Vec<EarlierOutcome>> = BTreeMap::new();
    let trail = engine.store.trail(unit, &directive.id)?.map(|trail| trail.value.entries).unwrap_or_default();
    for entry in trail.iter().filter(|entry| entry.as_of < as_of.day) {
        let recorded = engine.store.evaluation(&entry.evaluation)?.filter(|row| as_of.knows(row.version));
        for judged in recorded.into_iter().flat_map(|row| row.value.result).flatten() {
            let outcome = judged.outcome;
            by_check.entry(outcome.check).or_default().push(EarlierOutcome {
                on: entry.as_of,
                condition: outcome.condition.id().to_owned(),
                points: outcome.points,
                measured: outcome.measured.iter().filter_map(|measured| measured.computed).collect(),
            });
        }
    }
    Ok(by_check)
}
