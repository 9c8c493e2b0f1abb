//! One file of the checkout, as every rule sees it.

/// The exam that store backends sit: a test, though it is compiled with the crate so that any backend can sit it.
const EXAM: &str = "engine/src/store/conformance/";

/// A file by its place and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// From the top of the checkout, with `/` between folders.
    pub path: String,
    /// Bytes that are not UTF-8 are replaced; NUL bytes stay.
    pub text: String,
    /// `false` where git sees the file and was not told to keep it yet.
    pub tracked: bool,
}

impl SourceFile {
    /// A file that git keeps.
    pub fn tracked(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), tracked: true }
    }

    /// Whether it is Rust.
    pub fn is_rust(&self) -> bool {
        self.ends_with(".rs")
    }

    /// Whether its path ends like this.
    pub fn ends_with(&self, ending: &str) -> bool {
        self.path.ends_with(ending)
    }

    /// The last part of its path.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it lies in a folder of tests or benchmarks.
    pub fn lies_in_tests(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part == "benches") || self.path.starts_with(EXAM)
    }
}
