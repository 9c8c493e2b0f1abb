//! `dondoc policy`: when tasks remind, in a folder and through the server that owns it.

use super::import::Office;
use super::serve::Serving;
use super::{Ran, dondoc, text};

fn policy(office: &Office, arguments: &[&str]) -> Ran {
    let data = office.data();
    dondoc(&[&["policy"], arguments, &["--data", text(&data)]].concat())
}

/// What each command of a policy's life prints, without the day it was set on.
fn life(office: &Office) -> String {
    let plan = "plan:cchc-2022";
    let quiet =
        ["--quiet-days-off", "false", "--quiet-weekday", "friday", "--quiet-from", "22:00", "--quiet-until", "06:00"];
    let all = ["set", "all", "--rungs", "-2,0,3,1", "--repeat-days", "10", "--parent-from", "1", "--reason", "12/QĐ"];
    let told = [
        policy(office, &["list"]),
        policy(office, &["set", plan, "--rungs=-5,-1", "--reason", "kế hoạch riêng"]),
        policy(office, &[&all[..], &quiet].concat()),
        policy(office, &["list"]),
        policy(office, &["withdraw", plan]),
        policy(office, &["withdraw", "all"]),
        policy(office, &["list"]),
    ];
    let without_day = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let (set, cells) = cells.split_last().unwrap();
        [cells, &[set.split(' ').next().unwrap()]].concat().join("\t")
    };
    let lines = told.iter().flat_map(|ran| {
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out.lines().map(without_day).collect::<Vec<_>>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn made(office: &Office) {
    drop(dondoc::boot::engine(None, dondoc::boot::Place::NewFolder(&office.data())).unwrap());
}

#[test]
fn a_policy_is_set_listed_and_taken_back_with_a_server_and_without() {
    let here = Office::new();
    made(&here);
    let told = life(&here);
    insta::assert_snapshot!("the_life_of_a_policy", told);
    let there = Office::new();
    let _serving = Serving::start(text(&there.data()));
    assert_eq!(life(&there), told);
}

#[test]
fn what_makes_no_policy_is_refused_alike() {
    let office = Office::new();
    made(&office);
    let check = || {
        let wrong = policy(
            &office,
            &[
                "set",
                "plan:p",
                "--rungs",
                "3,3,251",
                "--repeat-days",
                "0",
                "--province-from",
                "-9",
                "--quiet-weekday",
                "x",
            ],
        );
        assert_eq!((wrong.code, wrong.out.as_str()), (1, ""));
        for code in ["rung-repeated", "rung-beyond", "bad-repeat-days", "no-such-rung", "quiet-is-for-all", "missing"] {
            assert!(wrong.err.contains(&format!("[{code}]")), "{code} is not in {}", wrong.err);
        }
        let absent = policy(&office, &["withdraw", "plan:p"]);
        assert_eq!((absent.code, absent.err.contains("plan:p")), (1, true), "{}", absent.err);
    };
    check();
    let _serving = Serving::start(text(&office.data()));
    check();
    assert_eq!(policy(&office, &["set", "unit:866", "--rungs", "0"]).code, 2);
    assert_eq!(policy(&office, &["set", "all", "--reason", "x"]).code, 2);
    assert_eq!(policy(&office, &["set", "all", "--rungs", "0,x"]).code, 2);
    assert_eq!(policy(&office, &["set", "all", "--rungs", "0", "--quiet-from", "22:00"]).code, 2);
}
