//! Picks out of figures the one that counts, and adds up the parts of a total without counting anything twice.

use crate::day::Period;
use crate::decimal::Decimal;
use crate::fact::{Figure, Scope, Unit, UnitKind};
use crate::list::join_names;
use crate::rule::Ratio;
use crate::world::World;

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

/// Which indicators a percentage is made of.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// What the percentage is called.
    pub name: &'static str,
    /// The indicator of the part.
    pub part: &'static str,
    /// The indicator of the whole.
    pub whole: &'static str,
}

impl Share {
    /// Of one unit's own figures for exactly that period; the error names the indicator that is absent.
    pub fn stated(&self, world: &dyn World, unit: &Unit, within: Period) -> Result<Ratio, String> {
        let value = |indicator: &str| {
            let figures = world.figures(Scope::ThisUnit, indicator, within);
            stated(&figures, unit, within).map_err(|absent| format!("{absent} ({indicator})"))
        };
        Ok(Ratio { name: self.name, part: value(self.part)?, whole: value(self.whole)? })
    }
}

/// A district's one-stop desk, by its short name, and the communes: the parts of what a district reports as a whole. A desk
/// that is not among the units is still a part; its figures are then absent.
pub fn desk_and_communes(world: &dyn World, district: &Unit, desk: &str) -> Vec<Unit> {
    let code = format!("{}.{desk}", district.code);
    let below = world.units(Scope::AllBelow);
    let mut parts: Vec<_> =
        below.into_iter().filter(|unit| unit.code == code || unit.kind == UnitKind::Commune).collect();
    if !parts.iter().any(|unit| unit.code == code) {
        let name = format!("Bộ phận Một cửa ({code})");
        let (kind, parent) = (UnitKind::Division, Some(district.code.clone()));
        parts.push(Unit { code, name, kind, parent, valid_from: None, valid_until: None });
    }
    parts
}
