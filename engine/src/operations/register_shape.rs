//! The shape of a register: what the loaded directives and the product itself declare of it.

use super::engine::Engine;
use super::refusal::Refusal;
use crate::domain::directive::Register;
use crate::domain::register::Shape;
use crate::domain::register::dossiers::{DOSSIERS, dossiers};

/// Who declares what ships with the product.
pub(super) const OWN: &str = "dondoc";

/// The shape that everyone who declares the register agrees on.
pub fn register_shape(engine: &Engine, id: &str) -> Result<Shape, Refusal> {
    let own = dossiers();
    let mut declared: Vec<(&str, &Register)> = Vec::new();
    if id == DOSSIERS {
        declared.push((OWN, &own));
    }
    for plugin in engine.shelf.plugins() {
        let registers = plugin.directive.registers.iter().filter(|register| register.id == id);
        declared.extend(registers.map(|register| (plugin.directive.id.as_str(), register)));
    }
    if declared.is_empty() {
        let mut known: Vec<&str> = engine
            .shelf
            .plugins()
            .flat_map(|plugin| plugin.directive.registers.iter().map(|register| register.id.as_str()))
            .chain([DOSSIERS])
            .collect();
        known.sort_unstable();
        known.dedup();
        let message = format!("no active directive declares a register {id:?}; declared are {}", known.join(", "));
        return Err(Refusal::fault("register-unknown", "register", message));
    }
    Shape::agreed(&declared).map_err(|fault| Refusal::fault("register-declaration", "register", fault.to_string()))
}
