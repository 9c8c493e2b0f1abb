//! What `tally`, `rows` and `code-text` share: a question about a register, held against its declaration.

use std::fmt;

use crate::domain::Period;
use crate::domain::directive::{Register, Scope};
use crate::domain::evaluation::PluginFault;
use crate::domain::register::{Clause, KnownRegister, QuestionFault};
use crate::host::session::{Answered, Session, World, nonsense, undeclared};
use crate::host::tape::Quoted;
use crate::host::wire::{operator_id, scope_id};

/// Which rows of which register.
#[derive(Clone, Copy, Debug)]
pub struct RowFilter<'a> {
    /// The register.
    pub register: &'a str,
    /// Whose rows.
    pub scope: Scope,
    /// By the register's own period column.
    pub within: Period,
    /// All of them must hold.
    pub clauses: &'a [Clause<'a>],
}

impl RowFilter<'_> {
    /// The question as the tape has it; `columns` are named lists of columns.
    pub(super) fn question(&self, name: &str, columns: &[(&str, &[String])]) -> impl fmt::Display {
        fmt::from_fn(move |f| {
            write!(f, "{name} {} {} {}", Quoted(self.register), scope_id(self.scope), self.within)?;
            for clause in self.clauses {
                write!(f, " where {} {}", Quoted(clause.column), operator_id(clause.operator))?;
                write!(f, "{}", List(clause.values))?;
            }
            columns.iter().try_for_each(|(list, names)| write!(f, " {list}{}", List(names)))
        })
    }

    /// The register as it is known. Refuses a register, a scope or a column that was not declared, and a column that names
    /// persons.
    pub(super) fn declared<'w>(
        &self,
        world: &'w World,
        question: &impl fmt::Display,
        columns: &[(&str, &[String])],
    ) -> Answered<&'w KnownRegister> {
        let declared = register(world, self.register).filter(|register| register.scope == self.scope);
        let known = world.facts.registers.get(self.register).filter(|known| known.scope == self.scope);
        let (Some(declared), Some(known)) = (declared, known) else { return Err(undeclared(question)) };
        let of_clauses = self.clauses.iter().map(|clause| clause.column);
        for name in of_clauses.chain(columns.iter().flat_map(|(_, names)| names.iter().map(String::as_str))) {
            column(declared, name, question)?;
        }
        Ok(known)
    }

    /// Charges for every cell that the scan looks at, `columns` beside those of the clauses; for a row itself at least.
    /// What no run could pay for is refused before it is looked at.
    pub(super) fn charge(&self, session: &mut Session, register: &KnownRegister, columns: usize) -> Answered<()> {
        let cells = register.rows_within(self.within).saturating_mul((columns + self.clauses.len()).max(1));
        session.charge_rows(cells);
        session.afford()
    }

    /// A question that has no answer.
    #[expect(clippy::unused_self, reason = "it is the filter's question")]
    pub(super) fn fault(&self, question: &impl fmt::Display, fault: &QuestionFault) -> PluginFault {
        nonsense(format_args!("{question}: {fault}"))
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
