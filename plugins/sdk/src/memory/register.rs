//! A register of the world in memory: rows as texts, counted the way the contract says. It knows no unit and no scope.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::day::{Day, NO_DAY, Period};
use crate::decimal::Decimal;
use crate::description::RegisterInfo;
use crate::fact::{Clause, Operator, TallyRow};

/// Rows that one import brought in for one unit. A cell is text in its one form: `2022-03-31`, `98.5`, `yes`, or empty.
#[derive(Clone, Debug)]
pub struct MemoryRegister {
    /// The register's identifier.
    pub id: String,
    /// The unit the import stated.
    pub unit: String,
    /// The period it covers.
    pub covers: Period,
    /// The cells of each row by column.
    pub rows: Vec<BTreeMap<String, String>>,
}

impl MemoryRegister {
    /// Reads a small table: a line of column names, then a line for each row, cells between commas.
    pub fn read(id: &str, unit: &str, covers: Period, table: &str) -> Self {
        let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
        let cells = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect::<Vec<_>>();
        let header = cells(lines.next().expect("a table has a header"));
        let row = |line: &str| {
            let cells = cells(line);
            assert_eq!(cells.len(), header.len(), "as many cells as columns: {line}");
            header.iter().cloned().zip(cells).collect()
        };
        Self { id: id.to_owned(), unit: unit.to_owned(), covers, rows: lines.map(row).collect() }
    }
}

/// Rows of a register within a period that a conjunction of clauses holds for.
pub(super) fn chosen<'a>(
    imports: &[&'a MemoryRegister],
    info: &RegisterInfo,
    within: Period,
    clauses: &[Clause],
) -> Vec<&'a BTreeMap<String, String>> {
    let dated = |row: &BTreeMap<String, String>| {
        let day = row.get(info.period_by).and_then(|cell| Day::parse(cell));
        within.contains(day.unwrap_or_else(|| panic!("a row of {} has no {}", info.id, info.period_by)))
    };
    let wanted = |row: &&BTreeMap<String, String>| dated(row) && clauses.iter().all(|clause| holds(clause, info, row));
    imports.iter().flat_map(|import| import.rows.iter()).filter(wanted).collect()
}

/// Groups in the order of their keys; without a group-by one group, of all rows, even where there is none.
pub(super) fn tally(rows: &[&BTreeMap<String, String>], group_by: &[&str], sums: &[&str]) -> Vec<TallyRow> {
    let zero = || (0, vec![Decimal::whole(0); sums.len()]);
    let mut groups: BTreeMap<Vec<String>, (u64, Vec<Decimal>)> = BTreeMap::new();
    if group_by.is_empty() {
        groups.insert(Vec::new(), zero());
    }
    for row in rows {
        let key = group_by.iter().map(|column| cell(row, column).to_owned()).collect();
        let (count, totals) = groups.entry(key).or_insert_with(zero);
        *count += 1;
        for (total, column) in totals.iter_mut().zip(sums) {
            let value = Decimal::parse(cell(row, column)).unwrap_or(Decimal::whole(0));
            *total = total.plus(value).expect("a sum of few rows");
        }
    }
    groups.into_iter().map(|(key, (count, sums))| TallyRow { key, count, sums }).collect()
}

/// A cell as an integer of a column: a day by its number, yes as one, a text by its place among the texts.
pub(super) fn coded(kind: &str, text: &str, texts: &mut Vec<String>) -> i64 {
    match kind {
        "day" => i64::from(Day::parse(text).map_or(NO_DAY, |day| day.0)),
        "yes-no" => i64::from(text == "yes"),
        "integer" => text.parse().unwrap_or(i64::from(NO_DAY)),
        "decimal" => panic!("decimals are asked for as sums"),
        _ => {
            let known = texts.iter().position(|one| one == text);
            let place = known.unwrap_or_else(|| {
                texts.push(text.to_owned());
                texts.len() - 1
            });
            i64::try_from(place).expect("few texts in a test")
        }
    }
}

/// A cell, empty where the row has none.
pub(super) fn cell<'a>(row: &'a BTreeMap<String, String>, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}

fn holds(clause: &Clause, info: &RegisterInfo, row: &BTreeMap<String, String>) -> bool {
    let text = cell(row, &clause.column);
    let kind = info.columns.iter().find(|column| column.name == clause.column).map_or("text", |column| column.kind);
    let against = |value: &String| compare(kind, text, value);
    let first = || clause.values.first().and_then(&against);
    match clause.operator {
        Operator::Empty => text.is_empty(),
        Operator::Filled => !text.is_empty(),
        Operator::Differs => first() != Some(Ordering::Equal),
        Operator::Equal => first() == Some(Ordering::Equal),
        Operator::OneOf => clause.values.iter().any(|value| against(value) == Some(Ordering::Equal)),
        Operator::Below => first() == Some(Ordering::Less),
        Operator::AtMost => matches!(first(), Some(Ordering::Less | Ordering::Equal)),
        Operator::Above => first() == Some(Ordering::Greater),
        Operator::AtLeast => matches!(first(), Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// By value where the column holds numbers; an empty cell compares with nothing.
fn compare(kind: &str, text: &str, value: &str) -> Option<Ordering> {
    if text.is_empty() {
        return None;
    }
    match kind {
        "integer" | "decimal" => Some(Decimal::parse(text)?.cmp(&Decimal::parse(value)?)),
        _ => Some(text.cmp(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::{MemoryRegister, chosen, tally};
    use crate::book::{above, empty, one_of};
    use crate::day::{Day, Period};
    use crate::decimal::Decimal;
    use crate::registers::DISBURSEMENT;

    #[test]
    fn clauses_are_a_conjunction_and_groups_stand_in_the_order_of_their_keys() {
        let table = "project,until,planned,disbursed\nB,2022-06-30,100.5,20\nA,2022-06-30,100,9\nA,2022-05-31,100,";
        let import = MemoryRegister::read("disbursement", "934", Period::year(2022), table);
        let imports = [&import];
        let all = chosen(&imports, &DISBURSEMENT, Period::year(2022), &[]);
        let groups = tally(&all, &["project"], &["planned", "disbursed"]);
        let found: Vec<_> = groups.iter().map(|group| (group.key[0].as_str(), group.count, group.sums[0])).collect();
        assert_eq!(found, [("A", 2, Decimal::whole(200)), ("B", 1, Decimal::new(1005, 1))]);
        // By value, not as text: 9 is not above 10.
        let clauses = [above("disbursed", "10"), one_of("project", &["A", "B"])];
        assert_eq!(chosen(&imports, &DISBURSEMENT, Period::year(2022), &clauses).len(), 1);
        assert_eq!(chosen(&imports, &DISBURSEMENT, Period::year(2022), &[empty("disbursed")]).len(), 1);
        let june = Period::new(Day::ymd(2022, 6, 1), Day::ymd(2022, 6, 30));
        assert_eq!(chosen(&imports, &DISBURSEMENT, june, &[]).len(), 2);
        assert_eq!(tally(&[], &[], &["planned"])[0].count, 0);
    }
}
