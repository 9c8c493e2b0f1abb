//! The macro that makes a component of a directive.

/// Exports a [`crate::Directive`] as a component; outside wasm32 it says nothing, and the type is a native library.
///
/// ```text
/// dondoc_sdk::component!(CaoLanh);
/// ```
#[macro_export]
macro_rules! component {
    ($directive:ident) => {
        #[cfg(target_arch = "wasm32")]
        #[allow(missing_docs, missing_debug_implementations, unsafe_op_in_unsafe_fn, clippy::all, clippy::pedantic)]
        mod component {
            struct Component;

            impl $crate::guest::bindings::Guest for Component {
                fn describe() -> $crate::guest::bindings::Description {
                    $crate::guest::describe::<super::$directive>()
                }

                fn check() -> Result<Vec<$crate::guest::bindings::Outcome>, String> {
                    $crate::guest::check::<super::$directive>()
                }
            }

            $crate::guest::bindings::export_directive!(Component with_types_in $crate::guest::bindings);
        }
    };
}
