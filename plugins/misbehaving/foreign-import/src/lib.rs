//! Imports an interface that no engine has, beside the contract.

#[cfg(target_arch = "wasm32")]
#[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, clippy::all, clippy::pedantic)]
mod component {
    wit_bindgen::generate!({
        inline: r#"
            package made:up@1.0.0;

            interface weather {
                today: func() -> u32;
            }

            world foreign {
                import weather;
                export describe: func() -> u32;
                export check: func() -> u32;
            }
        "#,
    });

    struct Component;

    impl Guest for Component {
        fn describe() -> u32 {
            made::up::weather::today()
        }

        fn check() -> u32 {
            made::up::weather::today()
        }
    }

    export!(Component);
}
