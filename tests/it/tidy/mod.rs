//! Tidiness as tests: what the style asks of files, held by a machine instead of a reviewer.
//!
//! A rule is a pure function from the files of the checkout to its complaints. Beside each rule lie two kinds of tests: one
//! holds the rule against the checkout, the others hold made-up files against the rule, so that no rule falls silent.
//! Nothing here builds, links or runs the product.

mod directive_logic;
mod endpoint_mirror;
mod file_docs;
mod file_names;
mod foreign_traces;
mod frozen;
mod layers;
mod leftovers;
mod manifests;
mod markdown;
mod rust_paths;
mod rust_tokens;
mod sizes;
mod source_file;
mod top_level;
mod tree;
