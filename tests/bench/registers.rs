//! What registers cost: counting against a loop written by hand and against rows as JSON, importing against reading.
//!
//! It must never measure two things of one ratio in two runs.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use dondoc::boot::{self, Place};
use dondoc::clock::ManualClock;
use dondoc::domain::directive::{Register, Scope};
use dondoc::domain::id::UnitCode;
use dondoc::domain::register::dossiers::dossiers as declared;
use dondoc::domain::register::{Column, KnownRegister, RegisterMode};
use dondoc::domain::{AsOf, Day, Period};
use dondoc::operations::load_registers::load_register;
use dondoc::operations::{Engine, ImportMode, RegisterStatement, import_registers, register_shape};
use dondoc::sheets::{FILE_BYTES_MAX, OpenSheet, read_register};

use super::dossiers::{Stretch, dossiers};
use super::measured::Measured;

const ROWS: u32 = 1_000_000;
const ROUNDS: usize = 5;
const OFFICES: [&str; 3] = ["869", "29926", "29950"];
const LOOP_RATIO_MAX: f64 = 3.0;
const JSON_RATIO_MIN: f64 = 20.0;
const READ_RATIO_MAX: f64 = 4.0;
const CSV_SHARE_MAX: f64 = 0.25;
/// A record as JSON lies with so many others in one blob: more than any backend would.
const JSON_ROWS_A_BLOB: usize = 1_000;

/// Measures the goals of registers, each printed as soon as it is known.
pub fn goals() -> Vec<Measured> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk that is measured");
    let csv = dossiers(&[Stretch { first: "2015-01-01", days: 2_738, rows: ROWS }], &OFFICES);
    let file = folder.path().join("dossiers.csv");
    std::fs::write(&file, &csv).expect("the disk takes it");
    let (mut read, mut import, mut engine) = (f64::INFINITY, f64::INFINITY, None);
    for round in 0..ROUNDS {
        read = read.min(seconds(|| reading(&file)));
        let data = folder.path().join(format!("data-{round}"));
        let begun = started(&data); // what a start costs is no part of an import
        let began = Instant::now();
        imported(&begun, &file);
        import = import.min(began.elapsed().as_secs_f64());
        engine = Some((begun, data));
    }
    let (engine, data) = engine.expect("there are rounds");
    let stored = bytes_below(&data.join("blobs")) + bytes_below(&data.join("ledger"));
    let importing = Measured {
        what: "importing 1 000 000 dossiers / reading them with the csv crate",
        value: import / read,
        bound: READ_RATIO_MAX,
        more_is_better: false,
        not_judged: None,
        parts: vec![format!("import {import:.2} s, reading {read:.2} s, {:.0} MB of CSV", csv.len() as f64 / 1e6)],
    }
    .printed();
    let on_disk = Measured {
        what: "1 000 000 dossiers on disk / their CSV",
        value: stored as f64 / csv.len() as f64,
        bound: CSV_SHARE_MAX,
        more_is_better: false,
        not_judged: None,
        parts: vec![format!("{:.1} MB", stored as f64 / 1e6)],
    }
    .printed();
    let [by_hand, json] = counting(&engine, &csv).map(Measured::printed);
    vec![importing, on_disk, by_hand, json]
}

/// The time the csv crate needs to look at every cell.
fn reading(file: &Path) {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(file);
    let mut reader = reader.expect("the file is there");
    let (mut record, mut bytes) = (csv::StringRecord::new(), 0);
    while reader.read_record(&mut record).expect("the bench writes CSV") {
        bytes += record.iter().map(str::len).sum::<usize>();
    }
    std::hint::black_box(bytes);
}

fn started(folder: &Path) -> Engine {
    let now = "2022-07-12T09:00:00+07:00".parse().expect("an instant");
    let clock = Arc::new(ManualClock::at(now));
    let loaded = boot::settings(None).expect("the settings are sound");
    boot::engine_with(loaded, Place::NewFolder(folder), clock).expect("an empty store opens")
}

fn imported(engine: &Engine, file: &Path) {
    let shape = register_shape(engine, "dossiers").expect("the register ships");
    let (unit, within) = (office(), within());
    let open = OpenSheet::open(file, FILE_BYTES_MAX).expect("the file is there");
    let source = open.source("dossiers.csv", None).expect("a text");
    let sheet = read_register(&source, &shape, within, &mut |_| {}).expect("no faults");
    let statement = RegisterStatement { shape, unit, within, mode: RegisterMode::Replace };
    import_registers(engine, "bench", "dossiers.csv", (&statement, &sheet), ImportMode::Apply, &mut |_| {})
        .expect("the store takes it");
}

fn office() -> UnitCode {
    UnitCode::parse("869").expect("a code of the sample")
}

fn within() -> Period {
    Period::parse("2015-01-01..2022-06-30").expect("a period of the sample")
}

/// A tally by office and field: against a loop over the same columns, and against rows as JSON in the same store.
fn counting(engine: &Engine, csv: &str) -> [Measured; 2] {
    let group_by = ["unit".to_owned(), "field".to_owned()];
    let known = known(engine);
    let count = || known.tally(within(), &[], &group_by, &[]).expect("a sound question").expect("covered");
    let groups = count();
    let columns = columns(&known);
    let by_hand = || count_by_hand(&columns);
    assert_eq!(groups.iter().map(|group| group.count).collect::<Vec<_>>(), by_hand(), "both count alike");
    let (tally, hand) = (seconds(|| drop(count())), seconds(|| drop(by_hand())));
    let digests = json_rows(engine, csv);
    let from_store = seconds(|| {
        let known = self::known(engine);
        let groups = known.tally(within(), &[], &group_by, &[]).expect("a sound question");
        drop(groups);
    });
    let began = Instant::now();
    let counted = count_json(engine, &digests);
    let json = began.elapsed().as_secs_f64();
    assert_eq!(counted, groups.iter().map(|group| group.count).collect::<Vec<_>>(), "rows as JSON count alike");
    let ms = |seconds: f64| format!("{:.2} ms", seconds * 1e3);
    let hand = Measured {
        what: "a tally of 1 000 000 rows by two columns / a loop written by hand over the same columns",
        value: tally / hand,
        bound: LOOP_RATIO_MAX,
        more_is_better: false,
        not_judged: None,
        parts: vec![format!("tally {}, loop {}", ms(tally), ms(hand))],
    };
    let json = Measured {
        what: "the same tally over rows as JSON in the same store / over blocks, both read from the store",
        value: json / from_store,
        bound: JSON_RATIO_MIN,
        more_is_better: true,
        not_judged: None,
        parts: vec![format!("JSON {}, blocks {}", ms(json), ms(from_store))],
    };
    [hand, json]
}

fn known(engine: &Engine) -> KnownRegister {
    let as_of = AsOf::latest(Day::parse("2022-07-12").expect("a day of the sample"));
    let unit = engine.units.unit(&office(), as_of.day).expect("the office stands").clone();
    let register = Register { scope: Scope::ThisUnit, ..only(&["number", "unit", "field", "received"]) };
    load_register(engine, &register, &[unit], as_of).expect("the store answers")
}

/// The register as a directive declares it that reads these columns.
fn only(names: &[&str]) -> Register {
    let mut register = declared();
    register.columns.retain(|column| names.contains(&column.name.as_str()));
    register
}

/// Offices and fields of every row as plain numbers, in memory.
fn columns(known: &KnownRegister) -> (Vec<u32>, Vec<u32>) {
    let (mut units, mut fields) = (Vec::new(), Vec::new());
    let numbers = |of: &[&str]| of.iter().copied().map(str::to_owned).zip(0..).collect::<BTreeMap<String, u32>>();
    let mut offices = OFFICES;
    offices.sort_unstable();
    let known_fields = ["dat-dai", "ho-tich", "kinh-doanh", "tu-phap", "xay-dung"];
    let of = [numbers(&offices), numbers(&known_fields)];
    for block in known.blocks() {
        for (name, of, into) in [("unit", &of[0], &mut units), ("field", &of[1], &mut fields)] {
            let Some(Column::Texts { codes, dictionary }) = block.column(name) else { panic!("a column of codes") };
            into.extend(codes.iter().map(|code| of[dictionary.text(*code)]));
        }
    }
    (units, fields)
}

/// What somebody would write who has the two columns and knows how many values each has.
fn count_by_hand((units, fields): &(Vec<u32>, Vec<u32>)) -> Vec<u64> {
    let mut counts = vec![0; 15];
    for (unit, field) in units.iter().zip(fields) {
        counts[*unit as usize * 5 + *field as usize] += 1;
    }
    counts
}

/// Keeps every row as a JSON record; the bytes of a thousand lie together.
fn json_rows(engine: &Engine, csv: &str) -> Vec<dondoc::domain::id::Digest> {
    let mut lines = csv.lines();
    let headings: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let rows: Vec<&str> = lines.collect();
    let record = |row: &&str| {
        let cells: BTreeMap<&str, &str> = headings.iter().copied().zip(row.split(',')).collect();
        serde_json::to_string(&cells).expect("texts are JSON")
    };
    let keep = |rows: &[&str]| {
        let records: Vec<String> = rows.iter().map(record).collect();
        engine.store.keep_blob(records.join("\n").as_bytes()).expect("the store takes it")
    };
    rows.chunks(JSON_ROWS_A_BLOB).map(keep).collect()
}

fn count_json(engine: &Engine, digests: &[dondoc::domain::id::Digest]) -> Vec<u64> {
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for digest in digests {
        let bytes = engine.store.blob(digest).expect("the store answers").expect("it was kept");
        for line in bytes.split(|byte| *byte == b'\n') {
            let record: BTreeMap<String, String> = serde_json::from_slice(line).expect("a record");
            *counts.entry((record["unit"].clone(), record["field"].clone())).or_default() += 1;
        }
    }
    counts.into_values().collect()
}

/// The fastest of some rounds.
fn seconds(mut run: impl FnMut()) -> f64 {
    let round = |_| {
        let began = Instant::now();
        run();
        began.elapsed().as_secs_f64()
    };
    (0..ROUNDS).map(round).fold(f64::INFINITY, f64::min)
}

fn bytes_below(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let sizes = entries.map(|entry| {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() { bytes_below(&path) } else { path.metadata().expect("a file has a size").len() }
    });
    sizes.sum()
}
