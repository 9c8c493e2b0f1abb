//! `dondoc import register`: shown first, written with `--apply`; and `dondoc erase`.

use super::import::Office;
use super::serve::Serving;
use super::{Ran, dondoc, text};

const ROWS: &str = "number,unit,received,due,applicant,result\n\
                    H-1,29926,2022-01-03,2022-01-10,Lê A,early\n\
                    H-2,29950,2022-03-04,2022-03-09,Trần B,late\n";

/// Imports rows of dossiers of huyện Tân Hồng in the first half of 2022.
fn import(office: &Office, rows: &str, mode: &str, more: &[&str]) -> Ran {
    let stated = ["--register", "dossiers", "--unit", "869", "--from", "2022-01-01", "--until", "2022-06-30"];
    office.import("register", &office.file("dossiers.csv", rows), &[&stated[..], &["--mode", mode], more].concat())
}

/// Erases the personal cells of huyện Tân Hồng from the first day of 2022.
fn erase(data: &str, until: &str) -> Ran {
    let stated = ["--register", "dossiers", "--unit", "869", "--from", "2022-01-01", "--until", until];
    dondoc(&[&["erase", "--data", data, "--reason", "Công văn 12/UBND"], &stated[..]].concat())
}

#[test]
fn rows_are_shown_first_and_written_with_apply() {
    let office = Office::new();
    let shown = import(&office, ROWS, "replace", &[]);
    assert_eq!(shown.code, 1, "{}", shown.out);
    assert!(shown.err.contains("2 new, 0 unchanged, 0 different, 0 removed; nothing was written"), "{}", shown.err);
    let written = import(&office, ROWS, "replace", &["--apply"]);
    assert_eq!(
        (written.code, written.out.as_str()),
        (0, "2 new, 0 unchanged, 0 different, 0 removed; written as entry 1\n")
    );
    let again = import(&office, ROWS, "replace", &["--apply"]);
    assert_eq!((again.code, again.out.as_str()), (0, "0 new, 2 unchanged, 0 different, 0 removed; nothing to write\n"));
    let corrected = import(&office, &ROWS.replace("late", "on-time"), "replace", &[]);
    assert!(corrected.out.contains("H-2\n    result: late → on-time"), "{}", corrected.out);
    assert!(corrected.out.contains("months that hold rows already and change: 2022-03"), "{}", corrected.out);
    assert_eq!(corrected.code, 1);
}

#[test]
fn faults_name_row_and_column_and_nothing_is_half_imported() {
    let office = Office::new();
    let faulty = import(&office, &format!("{ROWS}H-3,29950,2022-07-04,1/7,,\n"), "merge", &["--apply"]);
    assert_eq!(faulty.code, 1);
    assert!(faulty.err.contains(":4: received: ") && faulty.err.contains("[outside-period]"), "{}", faulty.err);
    assert!(faulty.err.contains(":4: due: ") && faulty.err.contains("2 faults"), "{}", faulty.err);
    let good = import(&office, ROWS, "merge", &["--apply"]);
    assert!(good.out.ends_with("written as entry 1\n"), "{}", good.out);
}

#[test]
fn a_running_server_imports_and_erases_as_the_command_does() {
    let (here, there) = (Office::new(), Office::new());
    let _serving = Serving::start(text(&there.data()));
    let alike = |rows: &str, mode: &str, more: &[&str]| {
        let [here, there] = [&here, &there].map(|office| {
            let ran = import(office, rows, mode, more);
            let out = ran.out.split("; written as entry").next().unwrap().replace(text(office.folder()), "");
            (ran.code, out, ran.err.lines().last().unwrap_or_default().starts_with("dondoc: "))
        });
        assert_eq!(here, there);
        here.0
    };
    assert_eq!(alike(ROWS, "replace", &[]), 1);
    assert_eq!(alike(ROWS, "replace", &["--apply"]), 0);
    assert_eq!(alike(ROWS, "merge", &["--apply"]), 0, "nothing is new");
    assert_eq!(alike(&ROWS.replace("late", "on-time"), "merge", &[]), 1, "it is shown");
    assert_eq!(alike(ROWS.lines().next().unwrap(), "replace", &["--apply"]), 0, "all are removed");
    let data = there.data();
    let erased = erase(text(&data), "2022-12-31");
    assert_eq!(erased.code, 0, "{}", erased.err);
    assert!(erased.out.starts_with("2 months, 2 blobs erased; written as entry "), "{}", erased.out);
    let nothing = erase(text(&data), "2022-01-02");
    assert_eq!((nothing.code, nothing.out.as_str()), (1, ""));
}

#[test]
fn what_an_import_must_state_is_asked_for() {
    let data = tempfile::tempdir().unwrap();
    let ran = dondoc(&["import", "register", "x.csv", "--data", text(data.path())]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("--register") && ran.err.contains("--mode"), "{}", ran.err);
}

#[test]
fn personal_cells_are_erased_and_the_ledger_still_verifies() {
    let office = Office::new();
    import(&office, ROWS, "replace", &["--apply"]);
    let data = office.data();
    let erased = erase(text(&data), "2022-12-31");
    assert_eq!(
        (erased.code, erased.out.as_str()),
        (0, "2 months, 2 blobs erased; written as entry 2\n"),
        "{}",
        erased.err
    );
    let verified = dondoc(&["ledger", "verify", "--data", text(&data)]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    assert!(verified.out.starts_with("2 "), "{}", verified.out);
}
