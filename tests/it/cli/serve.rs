//! `dondoc serve`: one process owns a data folder, and its ledger can be verified beside it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::import::TASKS;
use super::{dondoc, program, text};

/// A server that is killed when the test ends.
pub struct Serving {
    child: Child,
    lines: Vec<String>,
}

impl Serving {
    pub fn start(data: &str) -> Serving {
        Serving::run(data, program())
    }

    /// A server that logs all it can, and where it does.
    pub fn logging(data: &str) -> (Serving, PathBuf) {
        let log = Path::new(data).with_extension("log");
        let mut command = program();
        command.args(["--log", "trace"]).stderr(File::create(&log).unwrap());
        (Serving::run(data, command), log)
    }

    fn run(data: &str, mut command: Command) -> Serving {
        command.args(["serve", "--data", data, "--listen", "127.0.0.1:0"]).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = Vec::new();
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line = line.unwrap();
            let is_serving = line.starts_with("Serving ");
            lines.push(line);
            if is_serving {
                return Serving { child, lines };
            }
        }
        panic!("the server ended with {:?}: {lines:?}", child.wait());
    }

    fn token(&self) -> Option<&str> {
        self.lines.iter().find_map(|line| line.trim().strip_prefix("dondoc_"))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _already_gone = self.child.kill();
        let _reaped = self.child.wait();
    }
}

#[test]
fn a_data_folder_has_one_owner_and_a_ledger_anyone_can_verify() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let serving = Serving::start(text(&data));
    assert_eq!(serving.token().map(str::len), Some(64), "the first start shows the token");

    let second = dondoc(&["serve", "--data", text(&data), "--listen", "127.0.0.1:0"]);
    assert_eq!(second.code, 4);
    assert!(second.err.contains("http://127.0.0.1:"), "{}", second.err);
    let file = folder.path().join("tasks.csv");
    std::fs::write(&file, format!("{TASKS}p,1,Một,866,direction,UBND,,,2022-02-01,,,,,,,,,,,,,,\n")).unwrap();
    let import = dondoc(&["import", "tasks", text(&file), "--data", text(&data)]);
    assert_eq!((import.code, import.err.as_str()), (0, ""), "its server does it");
    assert!(import.out.starts_with("1 new, 0 unchanged, 0 different; written as entry "), "{}", import.out);
    let again = dondoc(&["import", "tasks", text(&file), "--data", text(&data)]);
    assert_eq!((again.code, again.out.as_str()), (0, "0 new, 1 unchanged, 0 different; nothing to write\n"));
    let corrected = std::fs::read_to_string(&file).unwrap().replace("Một", "Hai");
    std::fs::write(&file, corrected).unwrap();
    let shown = dondoc(&["import", "tasks", text(&file), "--data", text(&data)]);
    assert_eq!(shown.code, 1);
    assert!(shown.out.contains("title: Một → Hai") && shown.err.contains("--apply"), "{}{}", shown.out, shown.err);
    std::fs::write(&file, format!("{TASKS}p,2,Hai,99999,direction,UBND,,,2022-02-01,,,,,,,,,,,,,,\n")).unwrap();
    let faulty = dondoc(&["import", "tasks", text(&file), "--data", text(&data)]);
    assert_eq!(faulty.code, 1);
    let named = format!("{}:2: unit: no unit has the code 99999 [", text(&file));
    assert!(faulty.err.contains(&named), "{}", faulty.err);
    let units = folder.path().join("units.csv");
    std::fs::write(&units, "code,name,kind,parent,valid_from,valid_until\n").unwrap();
    let units = dondoc(&["import", "units", text(&units), "--data", text(&data)]);
    assert_eq!(units.code, 4);
    assert!(units.err.contains("stop it, import, and start it again"), "{}", units.err);
    let verified = dondoc(&["ledger", "verify", "--data", text(&data)]);
    assert_eq!(verified.code, 0, "{}", verified.err);

    drop(serving);
    assert_eq!(Serving::start(text(&data)).token(), None, "the token is shown once");
}

#[test]
fn another_address_than_loopback_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let ran = dondoc(&["serve", "--data", text(&folder.path().join("data")), "--listen", "192.0.2.1:0"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("loopback"), "{}", ran.err);
}
