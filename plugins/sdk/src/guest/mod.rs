//! The component's side of the contract; compiled for wasm32 only. Nothing here decides.

mod allocator;
mod lift;
mod lower;
mod world;

use std::sync::Once;

use crate::directive::Directive;
use world::Imports;

/// What `wit-bindgen` makes of `directive.wit`.
#[allow(missing_docs, missing_debug_implementations, clippy::all, clippy::pedantic)]
pub mod bindings {
    wit_bindgen::generate!({
        path: "../wit/v1",
        world: "directive",
        pub_export_macro: true,
        export_macro_name: "export_directive",
        default_bindings_module: "dondoc_sdk::guest::bindings",
    });
}

/// Answers the exported `describe`.
pub fn describe<D: Directive>() -> bindings::Description {
    say_panics();
    lower::description(&D::describe())
}

/// Answers the exported `check`.
pub fn check<D: Directive>() -> Result<Vec<bindings::Outcome>, String> {
    say_panics();
    D::check(&Imports).map(|outcomes| outcomes.into_iter().map(lower::outcome).collect())
}

/// A panic ends a component as *unreachable*, like running out of memory; its message in the log tells them apart.
fn say_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        std::panic::set_hook(Box::new(|panic| bindings::dondoc::directive::log::note(&format!("panic: {panic}"))));
    });
}
