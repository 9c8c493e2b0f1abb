//! `dondoc import`: all of a file or nothing, and the same file again changes nothing.

use std::path::{Path, PathBuf};

use super::{Ran, dondoc, text};

pub const TASKS: &str = "plan,number,title,unit,area,assigner,product,directive,assigned,due,extended,\
                     extended_on,started,reported,progress_percent,submitted,accepted,returned,suspended,resumed,\
                     refused,cancelled,note\n";

/// An office's folder with its files and its data.
pub struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    pub fn new() -> Office {
        Office { folder: tempfile::tempdir().unwrap() }
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Where its files lie.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    pub fn import(&self, kind: &str, file: &Path, more: &[&str]) -> Ran {
        let data = self.data();
        let mut arguments = vec!["import", kind, text(file), "--data", text(&data)];
        arguments.extend(more);
        dondoc(&arguments)
    }

    pub fn entries(&self) -> String {
        let ran = dondoc(&["ledger", "verify", "--data", text(&self.data())]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out.split(' ').next().unwrap().to_owned()
    }
}

fn task(number: &str, title: &str, due: &str) -> String {
    format!("{TASKS}cchc-2022,{number},{title},866,direction,UBND tỉnh,,,2022-02-01,{due},,,,,,,,,,,,,\n")
}

#[test]
fn the_same_file_again_changes_nothing() {
    let office = Office::new();
    let file = office.file("tasks.csv", task("01", "Ban hành kế hoạch", "2022-03-15"));
    assert_eq!(office.import("tasks", &file, &[]).code, 0);
    assert_eq!(office.entries(), "1");
    assert_eq!(office.import("tasks", &file, &["--apply"]).code, 0);
    assert_eq!(office.entries(), "1");
}

#[test]
fn a_corrected_row_is_shown_first_and_written_with_apply() {
    let office = Office::new();
    office.import("tasks", &office.file("tasks.csv", task("01", "Ban hành kế hoạch", "2022-03-15")), &[]);
    let corrected = office.file("tasks.csv", task("01", "Ban hành kế hoạch năm", "2022-03-15"));
    let shown = office.import("tasks", &corrected, &[]);
    assert_eq!(shown.code, 1);
    assert!(shown.out.contains("Ban hành kế hoạch → Ban hành kế hoạch năm"), "{}", shown.out);
    assert_eq!(office.entries(), "1");
    assert_eq!(office.import("tasks", &corrected, &["--apply"]).code, 0);
    assert_eq!(office.entries(), "2");
}

#[test]
fn what_a_row_leaves_out_is_shown_and_stays() {
    let office = Office::new();
    office.import("tasks", &office.file("tasks.csv", task("01", "Ban hành kế hoạch", "2022-03-15")), &[]);
    let emptied = office.import("tasks", &office.file("tasks.csv", task("01", "Ban hành kế hoạch", "")), &["--apply"]);
    assert_eq!(emptied.code, 0, "{}", emptied.err);
    assert!(emptied.out.contains("due 2022-03-15 in entry 1: not in the row; it stays"), "{}", emptied.out);
    assert_eq!(office.entries(), "1");
}

#[track_caller]
fn refused(kind: &str, content: impl AsRef<[u8]>, names: &[&str]) {
    let office = Office::new();
    let ran = office.import(kind, &office.file("file.csv", content), &["--apply"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    for name in names {
        assert!(ran.err.contains(name), "{name} is not in:\n{}", ran.err);
    }
    assert_eq!(office.import("tasks", &office.file("t.csv", task("01", "Một", "")), &[]).code, 0);
    assert_eq!(office.entries(), "1", "nothing of the refused file was imported");
}

#[test]
fn a_file_with_faults_names_each_place_and_imports_nothing() {
    let faults = format!(
        "{}cchc-2022,02,Hai,99999,direction,UBND tỉnh,,,2022-02-01,,,,,,,,,,,,,,\n\
         cchc-2022,03,Ba,866,direction,UBND tỉnh,,,2022-02-31,,,,,,,,,,,,,,\n",
        task("01", "Một", "2022-01-15")
    );
    refused("tasks", faults, &["file.csv:2", "[deadline-before-assignment]", "file.csv:4", "[day-not-in-calendar]"]);
    let unknown = format!("{TASKS}cchc-2022,02,Hai,99999,direction,UBND tỉnh,,,2022-02-01,,,,,,,,,,,,,,\n");
    refused("tasks", unknown, &["file.csv:2", "[unit-unknown]"]);
    let late = format!("{TASKS}cchc-2022,02,Hai,866,direction,UBND tỉnh,,,2025-08-01,,,,,,,,,,,,,,\n");
    refused("tasks", late, &["file.csv:2", "[unit-wrong-date]"]);
    let figures = "unit,indicator,first,last,value,rounded,reporter,reported,note\n\
                   866,dossiers,2022-01-01,2022-03-31,1.123456789,exact,UBND,2022-04-01,\n";
    refused("figures", figures, &["file.csv:2", "[number-too-precise]"]);
    refused("documents", "unit,issuer\n866,UBND\n", &["[column-missing]"]);
    refused("tasks", task("01", "Một", "").replace(',', ";"), &["file.csv:1", "[file-separator]", "1 faults"]);
    let utf16: Vec<u8> = task("01", "Một", "").encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("tasks", [b"\xff\xfe".to_vec(), utf16].concat(), &["[file-utf16]"]);
    let twice = format!("{}{}", task("01", "Một", ""), task("01", "Hai", "").lines().nth(1).unwrap());
    refused("tasks", twice, &["[row-repeated]"]);
}

#[test]
fn a_file_over_256_mib_is_refused_unread() {
    let office = Office::new();
    let path = office.file("tasks.csv", "");
    std::fs::File::options().write(true).open(&path).unwrap().set_len((256 << 20) + 1).unwrap();
    let ran = office.import("tasks", &path, &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("[file-too-large]"), "{}", ran.err);
    assert!(!office.data().exists(), "nothing was begun");
}

#[test]
fn local_units_are_found_after_their_import() {
    let office = Office::new();
    let units = "code,name,kind,parent,valid_from,valid_until\n866.NV,Phòng Nội vụ,division,866,,2025-06-30\n";
    let unit = format!("{TASKS}cchc-2022,01,Một,866.NV,direction,UBND,,,2022-02-01,,,,,,,,,,,,,,\n");
    let tasks = office.file("tasks.csv", unit);
    assert_eq!(office.import("tasks", &tasks, &[]).code, 1);
    let imported = office.import("units", &office.file("units.csv", units), &[]);
    assert_eq!(imported.code, 0, "{}", imported.err);
    assert_eq!(office.import("tasks", &tasks, &[]).code, 0);
    let orphan = "code,name,kind,parent,valid_from,valid_until\n99999.NV,Phòng Nội vụ,division,99999,,\n";
    let refused = office.import("units", &office.file("units.csv", orphan), &[]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("[parent-absent]"), "{}", refused.err);
}
