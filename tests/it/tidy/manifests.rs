//! Manifests justify what they depend on, name one compiler, and keep their locks.

use super::source_file::SourceFile;

/// The two workspaces: the engine's, and that of the guests.
const LOCKS: [&str; 2] = ["Cargo.lock", "plugins/Cargo.lock"];
const RUST_VERSION: &str = "rust-version = \"1.95\"";

fn complaints_about_dependencies(files: &[SourceFile]) -> Vec<String> {
    files.iter().filter(|file| file.name() == "Cargo.toml").flat_map(unjustified).collect()
}

/// A dependency needs a sentence above it. Dependencies of one stem that follow each other share it (`tracing`,
/// `tracing-subscriber`); what is inherited from the workspace was justified there.
fn unjustified(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    let mut place = Place::default();
    for (at, line) in file.text.lines().map(str::trim).enumerate() {
        let fault = place.step(line);
        found.extend(fault.map(|name| {
            format!("{}:{}: no comment above says why {name} is needed, ending with a full stop", file.path, at + 1)
        }));
    }
    found
}

/// Where a reading of a manifest stands.
#[derive(Default)]
struct Place {
    in_dependencies: bool,
    /// Brackets of a value that goes on over several lines.
    open: usize,
    /// Whether the line before is a comment that ends with a full stop.
    justified: bool,
    /// The stem that the last sentence was about; ends with the next blank line or bare comment.
    stem: Option<String>,
}

impl Place {
    /// Reads one line; answers the dependency that nothing justifies.
    fn step(&mut self, line: &str) -> Option<String> {
        if line.starts_with('#') {
            (self.justified, self.stem) = (line.ends_with('.'), None);
            return None;
        }
        let justified = std::mem::take(&mut self.justified);
        if self.open == 0 && line.starts_with('[') {
            let table = line.trim_matches(['[', ']']);
            self.in_dependencies = table.ends_with("dependencies");
            self.stem = None;
            let (_, name) = table.rsplit_once("dependencies.")?;
            return (!justified).then(|| name.to_owned());
        }
        let begins = self.open == 0;
        self.open = (self.open + line.matches(['[', '{']).count()).saturating_sub(line.matches([']', '}']).count());
        let Some((name, value)) = line.split_once('=').filter(|_| begins && self.in_dependencies) else {
            self.stem = self.stem.take().filter(|_| !line.is_empty());
            return None;
        };
        let inherited = name.trim().ends_with(".workspace") || value.contains("workspace = true");
        let name = name.trim().trim_end_matches(".workspace").to_owned();
        let stem = name.split(['-', '_', '.']).next().unwrap_or(&name).to_owned();
        let covered = justified || inherited || self.stem.as_ref() == Some(&stem);
        self.stem = Some(stem).filter(|_| covered && !inherited);
        (!covered).then_some(name)
    }
}

fn complaints_about_locks(files: &[SourceFile]) -> Vec<String> {
    let tracked = |path: &str| files.iter().any(|file| file.tracked && file.path == path);
    LOCKS.iter().filter(|path| !tracked(path)).map(|path| format!("{path}: is not tracked")).collect()
}

fn complaints_about_the_compiler(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.name() == "Cargo.toml") {
        let said = file.text.lines().find(|line| line.starts_with("rust-version = "));
        match said {
            Some(line) if line != RUST_VERSION => {
                found.push(format!("{}: {line} instead of {RUST_VERSION}", file.path));
            }
            None if file.path == "Cargo.toml" => found.push(format!("Cargo.toml: {RUST_VERSION} is missing")),
            _ => {}
        }
    }
    found
}

#[test]
fn every_dependency_is_justified() {
    super::tree::hold(complaints_about_dependencies);
}

#[test]
fn both_locks_are_tracked() {
    super::tree::hold(complaints_about_locks);
}

#[test]
fn one_compiler_is_named() {
    super::tree::hold(complaints_about_the_compiler);
}

#[cfg(test)]
mod tests {
    use super::{
        RUST_VERSION, SourceFile, complaints_about_dependencies, complaints_about_locks, complaints_about_the_compiler,
    };

    #[track_caller]
    fn check(manifest: &str, expected: &[(usize, &str)]) {
        let said = |(line, name): &(usize, &str)| {
            format!("a/Cargo.toml:{line}: no comment above says why {name} is needed, ending with a full stop")
        };
        let expected: Vec<String> = expected.iter().map(said).collect();
        assert_eq!(complaints_about_dependencies(&[SourceFile::tracked("a/Cargo.toml", manifest)]), expected);
    }

    #[test]
    fn a_dependency_without_a_sentence_is_complained_about() {
        check("[package]\nname = \"a\"\n\n[dependencies]\n# Files.\ncsv = \"1\"\ntoml = \"1\"\n", &[(7, "toml")]);
        check("[dev-dependencies]\n# files\ncsv = \"1\"\n", &[(3, "csv")]);
        check("[dependencies]\n# Files.\n\ncsv = \"1\"\n", &[(4, "csv")]);
        check(
            "[target.'cfg(unix)'.dependencies]\ncsv = \"1\"\n[dependencies.toml]\nversion = \"1\"\n",
            &[(2, "csv"), (3, "toml")],
        );
    }

    #[test]
    fn a_group_shares_its_sentence_and_the_workspace_lends_its_own() {
        check("[dependencies]\n# Logs.\ntracing = \"0.1\"\ntracing-subscriber = { version = \"0.3\" }\n", &[]);
        check(
            "[dependencies]\n# Logs.\ntracing = \"0.1\"\n\ntracing-subscriber = \"0.3\"\n",
            &[(5, "tracing-subscriber")],
        );
        check("[dependencies]\nsdk.workspace = true\nb = { workspace = true }\n[lints]\nworkspace = true\n", &[]);
    }

    #[test]
    fn a_value_over_several_lines_is_one_dependency() {
        check(
            "[dependencies]\n# Logs.\na = { version = \"1\", features = [\n  \"b = c\",\n] }\nd = \"1\"\n",
            &[(6, "d")],
        );
    }

    #[test]
    fn a_lock_that_git_does_not_keep_is_complained_about() {
        let untracked = SourceFile { tracked: false, ..SourceFile::tracked("plugins/Cargo.lock", "") };
        let files = [SourceFile::tracked("Cargo.lock", ""), untracked];
        assert_eq!(complaints_about_locks(&files), ["plugins/Cargo.lock: is not tracked"]);
    }

    #[test]
    fn another_compiler_is_complained_about() {
        let missing = [SourceFile::tracked("Cargo.toml", "")];
        assert_eq!(complaints_about_the_compiler(&missing), [format!("Cargo.toml: {RUST_VERSION} is missing")]);
        let other = [SourceFile::tracked("plugins/Cargo.toml", "rust-version = \"1.90\"")];
        let said = format!("plugins/Cargo.toml: rust-version = \"1.90\" instead of {RUST_VERSION}");
        assert_eq!(complaints_about_the_compiler(&other), [said]);
    }
}
