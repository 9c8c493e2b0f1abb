//! What each check asks and which rule judges it; the sentences stand with the declarations.

pub mod index;
pub mod offices;
pub mod plans;
pub mod procedures;
