//! Asks for the date while it describes itself.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

#[cfg(target_arch = "wasm32")]
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, clippy::all, clippy::pedantic)]
mod component {
    use dondoc_sdk::guest::bindings::dondoc::directive::{facts, types};
    use dondoc_sdk::guest::{self, bindings};

    struct Component;

    struct Described;

    impl dondoc_sdk::Directive for Described {
        fn describe() -> dondoc_sdk::Description {
            super::described::DESCRIPTION
        }

        fn check(_: &dyn dondoc_sdk::World) -> Result<Vec<dondoc_sdk::Outcome>, String> {
            Ok(Vec::new())
        }
    }

    impl bindings::Guest for Component {
        fn describe() -> bindings::Description {
            let mut own = guest::describe::<Described>();
            own.title = facts::as_of().to_string();
            own
        }

        fn check() -> Result<Vec<types::Outcome>, String> {
            Ok(Vec::new())
        }
    }

    bindings::export_directive!(Component with_types_in bindings);
}
