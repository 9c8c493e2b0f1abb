//! Groups by a column that names persons.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{Day, Description, Directive, Outcome, Period, Scope, Selection, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        described::DESCRIPTION
    }

    fn check(world: &dyn World) -> Result<Vec<Outcome>, String> {
        let all = Period::new(Day(0), Day(20_000));
        let rows = Selection { register: "dossiers", scope: Scope::ThisUnit, within: all, clauses: &[] };
        let groups = world.tally(&rows, &["citizen"], &[]);
        Ok(vec![Outcome::holds(described::CHECK, groups.map_or(0, |groups| groups.len()).to_string())])
    }
}

dondoc_sdk::component!(Misbehaving);
