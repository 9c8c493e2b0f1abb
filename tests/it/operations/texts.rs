//! One rule for one text: what a file may hold the API takes, and keeps as the same bytes.

use dondoc::domain::id::TaskKey;
use dondoc::domain::text::{NAME_BYTES_MAX, NOTE_BYTES_MAX, TITLE_BYTES_MAX};
use dondoc::operations::{Assignment, assign_task};
use dondoc::sheets::{Source, read_tasks};

use super::{Prepared, assignment, bench};

/// What people write and paste.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\n",
        "Rà soát, \"đơn giản hóa\"",
        "Ra\u{300} soa\u{301}t",
        "  Rà soát \t\r\n",
        "\u{A0}Rà soát\u{3000}",
        "Rà\nsoát",
        "Rà\r\nsoát",
        "Rà\tsoát",
        "Rà\u{2028}soát",
        "Rà\u{202E}soát",
        "Rà\u{200B}soát",
        "Rà\u{AD}soát",
        "Rà\u{61C}soát",
        "Rà\0soát",
        "\u{FEFF}Rà soát",
        "Rà soát 📄",
    ]
    .map(str::to_owned)
    .to_vec();
    for bytes in [NAME_BYTES_MAX, TITLE_BYTES_MAX, NOTE_BYTES_MAX] {
        texts.extend([bytes - 1, bytes, bytes + 1].map(|bytes| "x".repeat(bytes)));
        texts.extend([bytes / 2, bytes / 2 + 1].map(|letters| "a\u{306}".repeat(letters)));
    }
    texts
}

/// The text as the API keeps it; `None` where it is refused.
fn over_the_api(bench: &Prepared, number: &str, field: &str, text: &str) -> Option<String> {
    let mut sent = assignment(number, "2022-02-01", None);
    let Assignment { title, assigner, product, note, .. } = &mut sent;
    let sent_field = match field {
        "title" => title,
        "assigner" => assigner,
        "product" => product,
        _ => note,
    };
    text.clone_into(sent_field);
    assign_task(&bench.engine, "test", &sent, None).ok()?;
    let key = TaskKey::parse(&format!("cchc-2022:{number}")).unwrap();
    let task = bench.engine.store.task(&key).unwrap().unwrap().value;
    let text = task.text().clone();
    Some(match field {
        "title" => text.title,
        "assigner" => text.assigner,
        "product" => text.product,
        _ => task.facts[0].note.clone(),
    })
}

/// The text as it is read from a file; `None` where it is refused.
fn in_a_file(field: &str, text: &str) -> Option<String> {
    let cell = |of: &str, usual: &str| {
        let text = if of == field { text } else { usual };
        format!("\"{}\"", text.replace('"', "\"\""))
    };
    let cells = [cell("title", "Rà soát"), cell("assigner", "UBND tỉnh"), cell("product", ""), cell("note", "")];
    let file = format!(
        "title,assigner,product,note,plan,number,unit,area,assigned,directive,due,extended,extended_on,started,reported,\
         progress_percent,submitted,accepted,returned,suspended,resumed,refused,cancelled\n\
         {},cchc-2022,01,866,direction,2022-02-01{}\n",
        cells.join(","),
        ",".repeat(14)
    );
    let row = read_tasks(&Source::csv(file.as_bytes(), "tasks.csv")).ok()?.remove(0).value;
    Some(match field {
        "title" => row.text.title,
        "assigner" => row.text.assigner,
        "product" => row.text.product,
        _ => row.note,
    })
}

#[test]
fn a_file_and_the_api_take_the_same_texts() {
    let bench = bench("2022-02-01 09:00");
    for field in ["title", "assigner", "product", "note"] {
        let texts = texts();
        let kept = texts.iter().enumerate().map(|(number, text)| {
            let number = format!("{field}-{number}");
            let (api, file) = (over_the_api(&bench, &number, field, text), in_a_file(field, text));
            assert_eq!(api, file, "{field}: {text:?}");
            api
        });
        let kept = kept.flatten().count();
        assert!((5..texts.len() - 5).contains(&kept), "{kept} of {} were taken as {field}", texts.len());
    }
}
