//! What each check asks and which rule judges it; the sentences stand with the declarations.

pub mod causes;
pub mod desk;
pub mod direction;
pub mod reports;
