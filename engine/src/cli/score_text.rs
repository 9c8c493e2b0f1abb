//! A score as text for a terminal: a line a row, the sums, and what the set says against itself.

use super::lines::{line, shown};
use super::score::Scored;
use crate::domain::scoring::{Explanation, ItemScore, Level, RowScore, Score};

/// The whole answer.
pub(super) fn write(scored: &Scored) -> String {
    let (set, state, score) = (&scored.set, &scored.state, &scored.score);
    let mut text = String::new();
    let key = &set.key;
    line(&mut text, &format!("{} — {} {} · {}", set.title, key.decision, key.year, key.kind.id()));
    let survey = if state.survey_omitted { " · no survey, rescaled" } else { "" };
    line(&mut text, &format!("sheet: {}{survey}\n", state.stage.id()));
    line(&mut text, &format!("{:>10} {:>8} {:>9}  {}", "points", "max", "index", "row"));
    for item in &score.items {
        item_lines(&mut text, item);
    }
    sums(&mut text, score);
    if !scored.discrepancies.is_empty() {
        line(&mut text, "\nthe published set contradicts itself:");
        for found in &scored.discrepancies {
            line(&mut text, &format!("  {found}"));
        }
    }
    if !score.missing.is_empty() {
        let missing: Vec<String> = score.missing.iter().map(ToString::to_string).collect();
        line(&mut text, &format!("\nmissing: {}", missing.join(", ")));
    }
    text
}

fn item_lines(text: &mut String, item: &ItemScore) {
    let indent = match item.level {
        Level::Field => "",
        Level::Criterion => "  ",
        Level::SubCriterion => "    ",
    };
    let (points, index) = (shown(item.points), shown(item.index));
    let max = item.max.to_string();
    line(text, &format!("{points:>10} {max:>8} {index:>9}  {indent}{} {}", item.id, item.name));
    if let Some(row) = &item.row {
        for said in said_of(row) {
            line(text, &format!("{:>30}{indent}  {said}", ""));
        }
    }
}

/// What is worth a line of its own beside the points.
fn said_of(row: &RowScore) -> Vec<String> {
    let mut said = Vec::new();
    let named = [
        ("computed", row.computed.filter(|_| row.self_score.is_some() || row.appraisal_1.is_some())),
        ("self-scored", row.self_score),
        ("appraised first", row.appraisal_1),
        ("appraised second", row.appraisal_2),
    ];
    let known: Vec<String> =
        named.iter().filter_map(|(name, points)| points.map(|points| format!("{name} {points}"))).collect();
    if !known.is_empty() {
        said.push(known.join(" · "));
    }
    for (name, points) in &row.other_readings {
        said.push(format!("read as \"{}\"; as \"{name}\" it gives {}", row.reading, shown(*points)));
    }
    if row.explanation == Explanation::Requested {
        said.push("an explanation is owed".to_owned());
    }
    for evidence in &row.evidence {
        let pages = if evidence.pages.is_empty() { String::new() } else { format!(", {}", evidence.pages) };
        said.push(format!("{}{pages}", evidence.document));
    }
    if row.lacks_evidence {
        said.push("points are claimed without a document or an explanation".to_owned());
    }
    said
}

fn sums(text: &mut String, score: &Score) {
    let parts =
        [("appraised", score.appraised), ("survey", score.survey), ("bonus", score.bonus), ("penalty", score.penalty)];
    let parts: Vec<String> = parts.iter().map(|(name, points)| format!("{name} {points}")).collect();
    line(text, &format!("\n{}", parts.join(" · ")));
    line(text, &format!("total {} of {}, index {}", score.points, score.max, shown(score.index)));
}
