//! Returns outcomes whose messages all lie at the same MiB: lifted, they would take gigabytes.

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
            let text: &'static mut str = "x".repeat(1 << 20).leak();
            let (start, length) = (text.as_mut_ptr(), text.len());
            // SAFETY: the bytes are leaked, and lowering reads them; nothing frees one of the strings before the host stops.
            let alias = || unsafe { String::from_raw_parts(start, length, length) };
            let outcome = |_| types::Outcome {
                check: super::described::CHECK.to_owned(),
                subject: String::new(),
                condition: types::Condition::Holds,
                points: None,
                message: alias(),
                recommendation: None,
                measured: Vec::new(),
                cites: Vec::new(),
            };
            Ok((0..4_096).map(outcome).collect())
        }
    }

    bindings::export_directive!(Component with_types_in bindings);
}
