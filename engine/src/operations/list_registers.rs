//! Lists the registers that are declared: by the product itself and by the active directives.

use std::collections::BTreeMap;

use super::engine::Engine;
use super::refusal::Refusal;
use super::register_shape::OWN;
use crate::domain::directive::{Column, Register};
use crate::domain::register::dossiers::dossiers;
use crate::domain::register::{Shape, ShapeFault};

/// A register with all its declarations.
#[derive(Clone, Debug)]
pub struct DeclaredRegister {
    /// Who declares it, and how; one at least.
    pub declarations: Vec<(String, Register)>,
    /// What all of them say together, or on what they disagree: then nothing can be imported.
    pub shape: Result<Shape, ShapeFault>,
}

impl DeclaredRegister {
    /// Its first declaration, whose title it bears.
    pub fn first(&self) -> &Register {
        &self.declarations.first().expect("a register is declared by somebody").1
    }

    /// The first declaration of a column.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.declarations.iter().flat_map(|(_, register)| &register.columns).find(|column| column.name == name)
    }
}

/// All declared registers, ordered by name.
pub fn list_registers(engine: &Engine) -> Vec<DeclaredRegister> {
    let mut declared: BTreeMap<String, Vec<(String, Register)>> = BTreeMap::new();
    let own = std::iter::once((OWN.to_owned(), dossiers()));
    let of_directives = engine.shelf.plugins().flat_map(|plugin| {
        let directive = &plugin.directive;
        directive.registers.iter().map(|register| (directive.id.to_string(), register.clone()))
    });
    for (origin, register) in own.chain(of_directives) {
        declared.entry(register.id.clone()).or_default().push((origin, register));
    }
    declared.into_values().map(agree).collect()
}

/// A declared register.
pub fn show_register(engine: &Engine, id: &str) -> Result<DeclaredRegister, Refusal> {
    let mut declared = list_registers(engine).into_iter();
    declared.find(|declared| declared.first().id == id).ok_or_else(|| absent(id))
}

/// The shape of a declared register that a path names.
pub(super) fn shape_of(engine: &Engine, id: &str) -> Result<Shape, Refusal> {
    let disagreement = |fault: ShapeFault| Refusal::fault("register-declaration", "register", fault.to_string());
    show_register(engine, id)?.shape.map_err(disagreement)
}

/// Nobody declares such a register.
pub(super) fn absent(id: &str) -> Refusal {
    Refusal::Absent { what: format!("register {id:?}") }
}

fn agree(declarations: Vec<(String, Register)>) -> DeclaredRegister {
    let each: Vec<(&str, &Register)> =
        declarations.iter().map(|(origin, register)| (origin.as_str(), register)).collect();
    let shape = Shape::agreed(&each);
    DeclaredRegister { declarations, shape }
}
