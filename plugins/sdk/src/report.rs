//! Picks out of figures the one that counts, and adds up the parts of a total without counting anything twice.

use crate::day::Period;
use crate::decimal::Decimal;
use crate::fact::{Figure, Unit};
use crate::list::join_names;

/// The last word on one unit's figure for exactly that period; of two reported on one day, the later reporter's.
pub fn last_reported<'a>(figures: &'a [Figure], unit: &str, within: Period) -> Option<&'a Figure> {
    figures.iter().filter(|figure| figure.unit == unit && figure.within == within).max_by_key(|figure| figure.reported)
}

/// The last word on one unit's figure, whatever its period; the period that ends last counts.
pub fn latest<'a>(figures: &'a [Figure], unit: &str) -> Option<&'a Figure> {
    let of_unit = figures.iter().filter(|figure| figure.unit == unit);
    of_unit.max_by_key(|figure| (figure.within.last, figure.reported))
}

/// The sum of the units' stated values for exactly that period; each unit counts once.
///
/// An error is a Vietnamese clause that says what is absent.
pub fn sum_over(figures: &[Figure], units: &[Unit], within: Period) -> Result<Decimal, String> {
    let mut sum = Decimal::whole(0);
    let mut absent = Vec::new();
    for unit in units {
        match last_reported(figures, &unit.code, within).and_then(Figure::exact) {
            Some(value) => sum = sum.plus(value).ok_or("tổng vượt quá giới hạn của số liệu")?,
            None => absent.push(unit.name.as_str()),
        }
    }
    if absent.is_empty() {
        Ok(sum)
    } else {
        Err(format!("chưa có số liệu của {}", join_names(&absent, "đơn vị")))
    }
}

/// The stated value of one unit for exactly that period; the error names the unit.
pub fn stated(figures: &[Figure], unit: &Unit, within: Period) -> Result<Decimal, String> {
    let figure = last_reported(figures, &unit.code, within);
    figure.and_then(Figure::exact).ok_or_else(|| format!("chưa có số liệu của {} {within}", unit.name))
}
