//! Returns a million outcomes.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

#[cfg(target_arch = "wasm32")]
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, clippy::all, clippy::pedantic)]
mod component {
    use dondoc_sdk::guest::bindings::dondoc::directive::types;
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
            guest::describe::<Described>()
        }

        fn check() -> Result<Vec<types::Outcome>, String> {
            let outcome = |_| types::Outcome {
                check: String::new(),
                subject: String::new(),
                condition: types::Condition::Holds,
                points: None,
                message: String::new(),
                recommendation: None,
                measured: Vec::new(),
                cites: Vec::new(),
            };
            Ok((0..1_000_000).map(outcome).collect())
        }
    }

    bindings::export_directive!(Component with_types_in bindings);
}
