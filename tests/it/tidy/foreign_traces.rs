//! Nothing in the checkout knows the machine it was written on, or where packages come from, and all of it is text.

use super::source_file::SourceFile;

/// Folders of one machine; written apart so that this file names none.
const MACHINE_FOLDERS: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ho", "me/"), concat!("/ro", "ot/")];

/// Hosts of package registries: the package manager's own settings say where it fetches.
const REGISTRIES: [&str; 6] = [
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted.org"),
    concat!("registry.npm", "js.org"),
    concat!("deb.", "debian.org"),
];

fn complaints(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        if file.text.contains('\0') {
            found.push(format!("{}: holds NUL bytes, so it is no text", file.path));
            continue;
        }
        for (at, line) in file.text.lines().enumerate() {
            let folders = MACHINE_FOLDERS.iter().filter(|folder| names_folder(line, folder));
            let registries = REGISTRIES.iter().filter(|host| line.contains(*host));
            found.extend(folders.chain(registries).map(|trace| format!("{}:{}: names {trace}", file.path, at + 1)));
        }
    }
    found
}

/// Whether a path starts there; the same words inside a longer path or an address are no machine's folder.
fn names_folder(line: &str, folder: &str) -> bool {
    let starts = line.match_indices(folder).map(|(at, _)| line[..at].chars().next_back());
    starts.into_iter().any(|before| before.is_none_or(|letter| !letter.is_alphanumeric() && !"._-}/~".contains(letter)))
}

#[test]
fn the_checkout_is_text_that_knows_no_machine() {
    super::tree::hold(complaints);
}

#[test]
fn machines_registries_and_binaries_are_complained_about() {
    for folder in MACHINE_FOLDERS {
        let files = [
            SourceFile::tracked("a.md", &format!("One.\nSee {folder}main.\n")),
            SourceFile::tracked("b.md", &format!("See https://example.vn/a{folder}b.\n")),
        ];
        assert_eq!(complaints(&files), [format!("a.md:2: names {folder}")]);
    }
    for host in REGISTRIES {
        let files = [SourceFile::tracked("a.toml", &format!("registry = \"https://{host}/\"\n"))];
        assert_eq!(complaints(&files), [format!("a.toml:1: names {host}")]);
    }
    let files = [SourceFile::tracked("a.wasm", "\0asm")];
    assert_eq!(complaints(&files), ["a.wasm: holds NUL bytes, so it is no text"]);
}
