//! `dondoc schedule add|change|pause|…`: the schedules of a data folder, here or through the server that owns it.

use super::import::Office;
use super::serve::Serving;
use super::{Ran, dondoc, text};

const DIRECTIVE: &str = "cao-lanh-kiem-tra-2022";

fn schedule(office: &Office, arguments: &[&str]) -> Ran {
    let data = office.data();
    dondoc(&[&["schedule"], arguments, &["--data", text(&data)]].concat())
}

fn add(office: &Office, verb: &str, cron: &str, more: &[&str]) -> Ran {
    let fixed = [verb, "daily", "--cron", cron, "--directive", DIRECTIVE, "--unit", "866"];
    schedule(office, &[&fixed, more].concat())
}

/// The cells of the only line.
#[track_caller]
fn cells(ran: &Ran) -> Vec<String> {
    assert_eq!(ran.code, 0, "{}", ran.err);
    let [line] = ran.out.lines().collect::<Vec<_>>()[..] else { panic!("one line is expected: {}", ran.out) };
    line.split('\t').map(str::to_owned).collect()
}

/// The whole life of a schedule, told by what each command prints.
fn life(office: &Office) -> Vec<Vec<String>> {
    let but_next = |ran: Ran| {
        let mut cells = cells(&ran);
        cells.truncate(6);
        cells
    };
    let mut told = vec![
        but_next(add(office, "add", "0 8 * * 1-5", &["--zone", "Asia/Tokyo", "--reason", "46/UBND-NV"])),
        but_next(add(office, "change", "0 9 LW * *", &["--overlap", "skip", "--jitter-seconds", "30"])),
        but_next(schedule(office, &["pause", "daily", "--reason", "kiểm kê"])),
        but_next(schedule(office, &["resume", "daily"])),
    ];
    let run = cells(&schedule(office, &["run", "daily", "--reason", "thanh tra"]));
    told.push(run[2..].to_vec());
    let range = ["--from", "2022-03-01T00:00:00+07:00", "--until", "2022-05-01T00:00:00+07:00"];
    let filled = schedule(office, &[&["backfill", "daily"], &range[..]].concat());
    assert_eq!(filled.code, 0, "{}", filled.err);
    told.push(filled.out.lines().map(|line| line.split('\t').take(2).collect::<Vec<_>>().join(" ")).collect());
    let proof = schedule(office, &[&["prove", "daily"], &range[..]].concat());
    assert_eq!(proof.code, 0, "{}", proof.err);
    told.push(proof.out.lines().map(str::to_owned).collect());
    told.push(but_next(schedule(office, &["retire", "daily", "--reason", "hết hiệu lực"])));
    told.push(but_next(schedule(office, &["list"])));
    told
}

fn expected() -> Vec<Vec<&'static str>> {
    let tokyo = "Asia/Tokyo";
    let here = "Asia/Ho_Chi_Minh";
    let changed = |state| vec!["daily", state, "0 9 LW * *", here, "version 2", "api"];
    vec![
        vec!["daily", "in-service", "0 8 * * 1-5", tokyo, "version 1", "api"],
        changed("in-service"),
        changed("paused"),
        changed("in-service"),
        vec!["manual", "claimed"],
        vec!["2022-03-31T02:00:00Z as of 2022-03-31", "2022-04-29T02:00:00Z as of 2022-04-29"],
        vec!["0 instants, 0 violations"],
        changed("retired"),
        changed("retired"),
    ]
}

#[test]
fn a_schedule_lives_in_a_folder() {
    let office = Office::new();
    drop(dondoc::boot::engine(None, dondoc::boot::Place::NewFolder(&office.data())).unwrap());
    let mut told = life(&office);
    told[5].truncate(2);
    assert_eq!(told, expected());
}

#[test]
fn a_server_that_owns_the_folder_does_the_same() {
    let office = Office::new();
    let _serving = Serving::start(text(&office.data()));
    let mut told = life(&office);
    told[5].truncate(2);
    told[4] = vec!["manual".into(), "claimed".into()]; // the server may have begun to run it, which skips the backfill
    assert_eq!(told, expected());
}

#[test]
fn what_makes_no_sense_is_refused_alike() {
    let office = Office::new();
    drop(dondoc::boot::engine(None, dondoc::boot::Place::NewFolder(&office.data())).unwrap());
    let faults = || {
        let wrong = add(&office, "add", "0 8 31 2 *", &["--zone", "Asia/Hanoi", "--overlap", "both"]);
        let absent = schedule(&office, &["pause", "weekly"]);
        let changed = add(&office, "change", "0 8 * * *", &[]);
        (wrong, absent, changed)
    };
    let check = |(wrong, absent, changed): (Ran, Ran, Ran)| {
        assert_eq!((wrong.code, absent.code, changed.code), (1, 1, 1), "{}", wrong.err);
        for code in ["bad-cron", "unknown-zone", "unknown-overlap"] {
            assert!(wrong.err.contains(code), "{code} is not in {}", wrong.err);
        }
        assert!(absent.err.contains("weekly") && changed.err.contains("daily"), "{}{}", absent.err, changed.err);
    };
    check(faults());
    let _serving = Serving::start(text(&office.data()));
    check(faults());
    assert_eq!(schedule(&office, &["run", "a b"]).code, 2);
    assert_eq!(schedule(&office, &["backfill", "daily", "--from", "x", "--until", "y"]).code, 2);
}
