//! Asks one register over one period, and says in Vietnamese which register is absent. It never takes absent for empty.

use crate::day::{Day, NO_DAY, Period};
use crate::decimal::Decimal;
use crate::description::{ParameterInfo, RegisterInfo};
use crate::fact::{Clause, Operator, Selection, TallyRow};
use crate::parameter;
use crate::world::World;

/// From when on the registers are kept; each directive that asks what has been so since then declares it.
pub const REGISTERS_FROM: ParameterInfo = ParameterInfo {
    name: "registers-from",
    title: "Các sổ theo dõi được lập từ ngày",
    default: "2011-01-01",
    origin: "giả định",
};

/// The registers as they stand on the as-of date.
#[derive(Clone, Copy)]
pub struct Books<'a> {
    /// Who answers.
    pub world: &'a dyn World,
    /// The as-of date.
    pub today: Day,
    from: Day,
}

impl std::fmt::Debug for Books<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "registers from {} to {}", self.from, self.today)
    }
}

impl<'a> Books<'a> {
    /// Reads [`REGISTERS_FROM`], which must be declared, and the as-of date.
    pub fn open(world: &'a dyn World) -> Result<Self, String> {
        Ok(Self { world, today: world.as_of(), from: parameter::day(world, REGISTERS_FROM.name)? })
    }

    /// Everything a register holds up to today.
    pub fn all(&self, register: &'static RegisterInfo) -> Book<'a> {
        Book::new(self.world, register, Period::new(self.from.min(self.today), self.today))
    }

    /// What has passed of a period.
    pub fn during(&self, register: &'static RegisterInfo, period: Period) -> Book<'a> {
        Book::new(self.world, register, period.so_far(self.today))
    }
}

/// A register, the period it is read over, and the clauses that choose its rows.
///
/// Every question answers with an error where no import covers the whole period: a clause that names the register, to be
/// said after "chưa thể kết luận".
#[derive(Clone)]
pub struct Book<'a> {
    world: &'a dyn World,
    register: &'static RegisterInfo,
    within: Period,
    clauses: Vec<Clause>,
}

impl std::fmt::Debug for Book<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.register.id, self.within)
    }
}

impl<'a> Book<'a> {
    /// All rows of the register within the period.
    pub fn new(world: &'a dyn World, register: &'static RegisterInfo, within: Period) -> Self {
        Self { world, register, within, clauses: Vec::new() }
    }

    /// Only the rows for which one more clause holds.
    #[must_use]
    pub fn only(&self, clause: Clause) -> Self {
        let mut chosen = self.clone();
        chosen.clauses.push(clause);
        chosen
    }

    /// How many rows there are.
    pub fn count(&self) -> Result<usize, String> {
        let groups = self.tally(&[], &[])?;
        Ok(groups.iter().map(|group| usize::try_from(group.count).unwrap_or(usize::MAX)).sum())
    }

    /// How many rows there are; the error says `none` where there is none.
    pub fn count_or(&self, none: &str) -> Result<usize, String> {
        self.count().and_then(|count| if count == 0 { Err(none.to_owned()) } else { Ok(count) })
    }

    /// The rows counted by the values of columns, in the order of these values.
    pub fn by(&self, columns: &[&str]) -> Result<Vec<TallyRow>, String> {
        let mut groups = self.tally(columns, &[])?;
        groups.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(groups)
    }

    /// The values a column has, each once and in order; empty cells are left out.
    pub fn values(&self, column: &str) -> Result<Vec<String>, String> {
        let keys = self.by(&[column])?.into_iter().filter_map(|group| group.key.into_iter().next());
        Ok(keys.filter(|value| !value.is_empty()).collect())
    }

    /// The sums of columns over all rows, in the order asked for.
    pub fn sums(&self, columns: &[&str]) -> Result<Vec<Decimal>, String> {
        let groups = self.tally(&[], columns)?;
        Ok(groups.into_iter().next().map_or_else(|| vec![Decimal::whole(0); columns.len()], |group| group.sums))
    }

    /// The sums of columns by the values of others, in the order of these values.
    pub fn sums_by(&self, by: &[&str], columns: &[&str]) -> Result<Vec<TallyRow>, String> {
        let mut groups = self.tally(by, columns)?;
        groups.sort_by(|a, b| a.key.cmp(&b.key));
        Ok(groups)
    }

    /// Columns of days, each with one item a row.
    pub fn days(&self, columns: &[&str]) -> Result<Vec<Vec<Option<Day>>>, String> {
        let day = |raw: i64| i32::try_from(raw).ok().filter(|day| *day != NO_DAY).map(Day);
        let found = self.world.rows(&self.selection(), columns).ok_or_else(|| self.absent())?;
        Ok(found.into_iter().map(|column| column.into_iter().map(day).collect()).collect())
    }

    /// For each row with both days, how many days lie between them.
    pub fn days_between(&self, first: &str, second: &str) -> Result<Vec<i32>, String> {
        let columns = self.days(&[first, second])?;
        let [first, second] = columns.as_slice() else { return Ok(Vec::new()) };
        let both = first.iter().zip(second).filter_map(|(first, second)| first.zip(*second));
        Ok(both.map(|(first, second)| second.since(first)).collect())
    }

    fn tally(&self, by: &[&str], sums: &[&str]) -> Result<Vec<TallyRow>, String> {
        self.world.tally(&self.selection(), by, sums).ok_or_else(|| self.absent())
    }

    fn selection(&self) -> Selection<'_> {
        let (register, scope) = (self.register.id, self.register.scope);
        Selection { register, scope, within: self.within, clauses: &self.clauses }
    }

    fn absent(&self) -> String {
        format!("cần {} ({}) {}", self.register.title, self.register.id, self.within)
    }
}

/// The column has that value.
pub fn equal(column: &str, value: &str) -> Clause {
    clause(column, Operator::Equal, &[value])
}

/// The column has another value, or none.
pub fn differs(column: &str, value: &str) -> Clause {
    clause(column, Operator::Differs, &[value])
}

/// The column has one of the values.
pub fn one_of(column: &str, values: &[&str]) -> Clause {
    clause(column, Operator::OneOf, values)
}

/// The column's value is above that one.
pub fn above(column: &str, value: &str) -> Clause {
    clause(column, Operator::Above, &[value])
}

/// The column of days lies on that day or before.
pub fn until(column: &str, day: Day) -> Clause {
    clause(column, Operator::AtMost, &[&day.iso()])
}

/// The column of days lies after that day.
pub fn after(column: &str, day: Day) -> Clause {
    clause(column, Operator::Above, &[&day.iso()])
}

/// The cell is empty.
pub fn empty(column: &str) -> Clause {
    clause(column, Operator::Empty, &[])
}

/// The cell is not empty.
pub fn filled(column: &str) -> Clause {
    clause(column, Operator::Filled, &[])
}

fn clause(column: &str, operator: Operator, values: &[&str]) -> Clause {
    Clause { column: column.to_owned(), operator, values: values.iter().map(|value| (*value).to_owned()).collect() }
}
