//! What `tally`, `rows` and `code-text` share: a question about a register, held against its declaration.

use std::fmt;

use crate::domain::Period;
use crate::domain::directive::{Register, Scope};
use crate::host::session::{Answered, World, undeclared};
use crate::host::tape::Quoted;
use crate::host::wire::{Clause, scope_id};

/// Which rows of which register.
#[derive(Debug)]
pub(super) struct RowFilter<'a> {
    pub register: &'a str,
    pub scope: Scope,
    pub within: Period,
    pub clauses: &'a [Clause],
}

impl RowFilter<'_> {
    /// The question as the tape has it; `columns` are named lists of columns.
    pub fn question(&self, name: &str, columns: &[(&str, &[String])]) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            write!(f, "{name} {} {} {}", Quoted(self.register), scope_id(self.scope), self.within)?;
            for clause in self.clauses {
                write!(f, " where {} {}", Quoted(&clause.column), clause.operator.id())?;
                write!(f, "{}", List(&clause.values))?;
            }
            columns.iter().try_for_each(|(list, names)| write!(f, " {list}{}", List(names)))
        })
    }

    /// Refuses a register, a scope or a column that was not declared, and a column that names persons.
    pub fn declared(&self, world: &World, question: &impl fmt::Display, columns: &[(&str, &[String])]) -> Answered<()> {
        let register = register(world, self.register).filter(|register| {
            register.scope == self.scope && world.facts.registers.get(self.register) == Some(&self.scope)
        });
        let register = register.ok_or_else(|| undeclared(question))?;
        let of_clauses = self.clauses.iter().map(|clause| &clause.column);
        for name in of_clauses.chain(columns.iter().flat_map(|(_, names)| names.iter())) {
            column(register, name, question)?;
        }
        Ok(())
    }
}

/// A declared register by its name.
pub(super) fn register<'a>(world: &'a World, name: &str) -> Option<&'a Register> {
    world.directive.registers.iter().find(|register| register.id == name)
}

/// Refuses a column that was not declared or names persons.
pub(super) fn column(register: &Register, name: &str, question: &impl fmt::Display) -> Answered<()> {
    let readable = register.columns.iter().any(|column| column.name == name && !column.personal);
    if readable { Ok(()) } else { Err(undeclared(format_args!("{question}: column {}", Quoted(name)))) }
}

struct List<'a>(&'a [String]);

impl fmt::Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|text| write!(f, " {}", Quoted(text)))
    }
}
