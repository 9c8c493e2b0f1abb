//! Asks the linker for a table of which the functions are the last few elements.

fn main() {
    println!("cargo::rustc-link-arg-cdylib=--table-base=200000");
    println!("cargo::rerun-if-changed=build.rs");
}
