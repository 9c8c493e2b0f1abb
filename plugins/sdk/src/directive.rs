//! What a directive is to the SDK: something that describes itself and checks a world.

use crate::description::Description;
use crate::outcome::Outcome;
use crate::world::World;

/// A directive. [`crate::component!`] makes a component of it; natively it is called as it stands.
pub trait Directive {
    /// What it declares.
    fn describe() -> Description;

    /// One outcome at least for every declared check. An error is a fault of the whole run, such as a parameter that is
    /// no number.
    fn check(world: &dyn World) -> Result<Vec<Outcome>, String>;
}
