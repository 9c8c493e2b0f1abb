//! Every question there is, asked by a component, with its line on the tape.

use super::{PATIENT, guest, host, sample};

#[test]
fn every_question_is_answered_and_taped() {
    let plugin = guest("honest");
    let run = host().run(&plugin, &sample::facts(&plugin.directive, 3), &PATIENT);
    let outcomes = run.result.expect("an honest guest");
    assert_eq!(
        outcomes[0].message,
        "869 1 [\"cchc-2022:00000\", \"Nhiệm vụ số 0 của kế hoạch cải cách hành chính\", \"869\", \"Huyện Tân Hồng\", \
         \"Chỉ đạo, điều hành\", \"UBND tỉnh\", \"Báo cáo\"] [1, 1, 1, 0, 0, 1, 1] [Some(0), Some(18999), Some(5)] 95",
    );
    assert_eq!(run.notes, ["đã hỏi nhiệm vụ"]);
    let questions: Vec<_> = run.tape.entries().map(|(question, _)| question).collect();
    assert_eq!(
        questions,
        [
            "tasks this-unit",
            "task-text 0 0 key",
            "task-text 0 0 title",
            "task-text 0 0 unit-code",
            "task-text 0 0 unit-name",
            "task-text 0 0 area",
            "task-text 0 0 assigner",
            "task-text 0 0 product",
            "documents this-unit \"reform-plan\" 1970-01-01..2024-10-04",
            "figures this-unit \"dossiers-received\" 1970-01-01..2024-10-04",
            "units this-unit",
            "tally \"dossiers\" this-unit 1970-01-01..2024-10-04 group-by \"code\" sums",
            "rows \"dossiers\" this-unit 1970-01-01..2024-10-04 columns \"received\"",
            "as-of",
            "earlier \"MB-01\" 2022-07-12",
            "reached 2022-01-01",
            "is-working-day 2022-01-01",
            "add-working-days 2022-01-01 5",
            "working-days-between 2022-01-01 2022-01-08",
            "this-unit",
            "parameter \"on-time-percent\"",
        ],
    );
    assert_eq!(run.cost.questions, questions.len() as u64);
    // The canonical form of every answer: a change of it makes recorded tapes incomparable, and must be meant.
    assert_eq!(run.tape.digest().to_string(), "59f8dd71e67e72f101ad7d7a07bf72accfc1c65f6191e3778aba0bb975c117e4");
}
