//! Exports functions of the right names and other types.

#[cfg(target_arch = "wasm32")]
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, clippy::all, clippy::pedantic)]
mod component {
    wit_bindgen::generate!({
        inline: r#"
            package other:contract@1.0.0;

            world other {
                export describe: func() -> string;
                export check: func() -> u32;
            }
        "#,
    });

    struct Component;

    impl Guest for Component {
        fn describe() -> String {
            String::new()
        }

        fn check() -> u32 {
            0
        }
    }

    export!(Component);
}
