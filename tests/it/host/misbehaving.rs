//! One guest per limit: each ends as itself and as nothing else, and the engine goes on.

use dondoc::domain::evaluation::PluginFault;
use dondoc::host::Limits;
use dondoc::host::limits::FAULT_BYTES_MAX;

use super::{PATIENT, assert_goes_on, guest, host, run, sample};

const MIB: u64 = 1 << 20;

fn limits() -> Limits {
    Limits { fuel_max: 50_000_000, memory_bytes_max: 8 * MIB, ..PATIENT }
}

#[track_caller]
fn check(name: &str, limits: &Limits, expected: &PluginFault) {
    let run = run(name, limits);
    assert_eq!(run.result.as_ref(), Err(expected), "{name}");
    assert!(run.cost.fuel_used <= run.cost.fuel_max && run.cost.fuel_max == limits.fuel_max, "{:?}", run.cost);
    assert!(run.cost.memory_bytes <= limits.memory_bytes_max, "{:?}", run.cost);
    assert_goes_on();
}

#[test]
fn a_loop_ends_at_its_fuel() {
    check("loops-forever", &limits(), &PluginFault::OutOfFuel { fuel_max: 50_000_000 });
    assert_eq!(run("loops-forever", &limits()).cost.fuel_used, 50_000_000);
}

#[test]
fn a_loop_with_endless_fuel_ends_at_the_clock() {
    let limits = Limits { fuel_max: u64::MAX / 2, wall_ms_max: 50, ..limits() };
    check("spins-past-the-clock", &limits, &PluginFault::Timeout { wall_ms_max: 50 });
}

#[test]
fn hoarding_ends_at_the_memory_limit() {
    let run = run("hoards-memory", &limits());
    let Err(PluginFault::OutOfMemory { memory_bytes_max, asked_bytes }) = run.result else {
        panic!("{:?}", run.result)
    };
    assert_eq!(memory_bytes_max, 8 * MIB);
    assert!(asked_bytes > 8 * MIB && asked_bytes <= 10 * MIB, "{asked_bytes}");
    assert!(run.cost.memory_bytes > 6 * MIB && run.cost.memory_bytes <= 8 * MIB, "{}", run.cost.memory_bytes);
    assert_goes_on();
}

#[test]
fn a_trap_is_told_from_a_panic_and_from_want_of_memory() {
    let trap = "wasm trap: wasm `unreachable` instruction executed".to_owned();
    check("traps", &limits(), &PluginFault::Trapped { trap });
    let panicked = run("panics", &limits()).result;
    let Err(PluginFault::Panicked { message }) = panicked else { panic!("{panicked:?}") };
    assert!(message.contains("đơn vị không có tên"), "{message}");
    assert_goes_on();
}

#[test]
fn a_recursion_ends_at_the_stack() {
    let recursed = run("recurses", &limits()).result;
    assert_eq!(recursed.as_ref().map_err(PluginFault::code), Err("trapped"), "{recursed:?}");
    assert_goes_on();
}

#[test]
fn a_guest_may_give_up_in_its_own_words() {
    check("returns-error", &limits(), &PluginFault::GaveUp { message: "không đọc được tham số".into() });
    let short = Limits { message_bytes_max: 9, ..limits() };
    check("returns-error", &short, &PluginFault::GaveUp { message: "không đ".into() });
}

#[test]
fn a_flooded_log_ends_the_run_and_stays_bounded() {
    check("floods-log", &limits(), &PluginFault::LogFull { log_bytes_max: Limits::DEFAULT.log_bytes_max });
    let bytes: usize = run("floods-log", &limits()).notes.iter().map(String::len).sum();
    assert!(bytes as u64 <= Limits::DEFAULT.log_bytes_max, "{bytes}");
}

#[test]
fn a_note_that_only_looks_like_a_panic_is_a_note() {
    let run = run("notes-a-panic", &limits());
    assert_eq!(run.result.map(|outcomes| outcomes.len()), Ok(1));
    assert_eq!(run.notes, ["trước", "panic: chỉ là lời nói", "sau", "panic: lời cuối"]);
}

#[test]
fn endless_questions_end_at_their_number() {
    let limits = Limits { questions_max: 1_000, ..limits() };
    check("tallies-forever", &limits, &PluginFault::TooManyQuestions { questions_max: 1_000 });
    assert_eq!(run("tallies-forever", &limits).tape.entries().count(), 1_000);
}

#[test]
fn endless_questions_end_at_their_number_by_default_too() {
    check("tallies-forever", &PATIENT, &PluginFault::TooManyQuestions { questions_max: 50_000 });
}

#[test]
fn long_questions_end_at_the_tape() {
    let limits = Limits { fuel_max: 500_000_000, tape_bytes_max: MIB, ..limits() };
    check("fills-tape", &limits, &PluginFault::TapeFull { tape_bytes_max: MIB });
    for tape_bytes_max in [MIB, 100 << 10, 10 << 10] {
        let run = run("fills-tape", &Limits { tape_bytes_max, ..limits.clone() });
        assert_eq!(run.result, Err(PluginFault::TapeFull { tape_bytes_max }));
        assert!(run.tape.bytes().len() as u64 <= tape_bytes_max, "{}", run.tape.bytes().len());
        assert_eq!(run.tape.entries().count() as u64, tape_bytes_max / (65 << 10));
    }
}

#[test]
fn work_of_the_engine_is_paid_by_the_guest() {
    let limits = Limits { fuel_max: 1_000_000, ..limits() };
    check("fills-tape", &limits, &PluginFault::OutOfFuel { fuel_max: 1_000_000 });
}

#[test]
fn a_million_outcomes_are_counted_and_not_looked_at() {
    let limits = Limits { fuel_max: 5_000_000_000, memory_bytes_max: 512 * MIB, ..limits() };
    let problems = vec!["1000000 outcomes, and at most 10000 are taken".to_owned()];
    check("million-outcomes", &limits, &PluginFault::BadOutcomes { problems });
}

#[test]
fn aliased_strings_are_not_lifted() {
    let limits = Limits { memory_bytes_max: 32 * MIB, ..limits() };
    check("aliased-strings", &limits, &PluginFault::TooMuchHandedOver { lift_bytes_max: 16 * MIB });
}

#[test]
fn a_question_that_was_not_declared_ends_the_run() {
    let question = r#"documents this-unit "decision" 1970-01-01..2024-10-04"#.to_owned();
    check("undeclared-question", &limits(), &PluginFault::Undeclared { question });
    assert_eq!(run("undeclared-question", &limits()).tape.entries().count(), 0);
}

#[test]
fn a_question_of_many_megabytes_is_no_longer_than_a_fault() {
    let run = run("asks-at-length", &PATIENT);
    let Err(PluginFault::Undeclared { question }) = run.result else { panic!("{:?}", run.result) };
    assert!(question.starts_with(r#"parameter "\u{7f}\u{7f}"#), "{}", &question[..100]);
    assert_eq!(question.len(), FAULT_BYTES_MAX);
    assert_eq!(run.tape.entries().count(), 0);
    assert_goes_on();
}

#[test]
fn a_column_that_names_persons_reaches_no_plugin() {
    let question = r#"tally "dossiers" this-unit 1970-01-01..2024-10-04 group-by "citizen" sums: column "citizen""#;
    check("personal-column", &limits(), &PluginFault::Undeclared { question: question.into() });
}

#[test]
fn a_row_that_an_answer_does_not_have_ends_the_run() {
    let question = "task-text 0 3 title: no such row".to_owned();
    check("bad-row", &limits(), &PluginFault::BadQuestion { question });
    let question = "task-text 7 0 title: no such answer".to_owned();
    check("unknown-answer", &limits(), &PluginFault::BadQuestion { question });
}

#[test]
fn nonsense_is_refused_with_all_its_faults() {
    let limits = Limits { message_bytes_max: 1_000, ..limits() };
    let problems = [
        r#"check "MB-99" is not declared"#,
        "check MB-01: computed value: a number has at most 6 decimals",
        "check MB-01: 40000 bytes of a message, and at most 1000 are taken",
        r#"check MB-01 has two outcomes for the subject "x""#,
    ];
    check("nonsense-outcomes", &limits, &PluginFault::BadOutcomes { problems: problems.map(String::from).into() });
    let problems = vec!["check MB-01 has no outcome".to_owned()];
    check("no-outcomes", &limits, &PluginFault::BadOutcomes { problems });
}

#[test]
fn a_run_that_is_ended_still_shows_what_it_asked() {
    let plugin = guest("bad-row");
    let run = host().run(&plugin, &sample::facts(&plugin.directive, 3), &limits());
    let questions: Vec<_> = run.tape.entries().map(|(question, _)| question).collect();
    assert_eq!(questions, ["tasks this-unit"]);
    assert_eq!(run.cost.questions, 2);
}
