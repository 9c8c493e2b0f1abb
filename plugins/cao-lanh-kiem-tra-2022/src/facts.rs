//! What the checks share, asked once each: the inspected units, and the figures of the quarter and the one a year before.

use dondoc_sdk::report::stated;
use dondoc_sdk::rule::{Ratio, Texts};
use dondoc_sdk::{Decimal, Outcome, Period, Scope, Unit, World, parameter};

/// The units the inspection team visited.
#[derive(Debug)]
pub struct Inspected {
    /// Everything below the city, in the order that tasks index.
    pub below: Vec<Unit>,
    /// Of these, the inspected ones.
    pub units: Vec<Unit>,
    /// Codes that no unit has on this date.
    pub unknown: Vec<String>,
}

impl Inspected {
    /// Finds the units of the declared codes.
    pub fn gather(world: &dyn World) -> Self {
        let below = world.units(Scope::AllBelow);
        let codes = parameter::list(world, "inspected-units");
        let known = |code: &String| below.iter().any(|unit| unit.code == *code);
        let unknown = codes.iter().filter(|code| !known(code)).cloned().collect();
        let units = below.iter().filter(|unit| codes.contains(&unit.code)).cloned().collect();
        Self { below, units, unknown }
    }

    /// Missing data for each code that no unit has.
    pub fn unknown_units(&self, texts: &Texts) -> Vec<Outcome> {
        let outcome =
            |code: &String| texts.missing(&format!("không có đơn vị mã {code} vào ngày đánh giá")).about(code);
        self.unknown.iter().map(outcome).collect()
    }
}

/// The quarter under inspection and the same quarter of the year before.
#[derive(Debug)]
pub struct Quarters {
    /// The city.
    pub unit: Unit,
    /// The quarter.
    pub now: Period,
    /// A year earlier.
    pub before: Period,
}

impl Quarters {
    /// Reads the two periods.
    pub fn gather(world: &dyn World) -> Result<Self, String> {
        let (now, before) = (parameter::period(world, "quarter")?, parameter::period(world, "quarter-before")?);
        Ok(Self { unit: world.this_unit(), now, before })
    }

    /// A share of two of the city's figures in one period; the error says which is absent.
    pub fn ratio(&self, world: &dyn World, share: &Share, within: Period) -> Result<Ratio, String> {
        let value = |indicator: &str| -> Result<Decimal, String> {
            let figures = world.figures(Scope::ThisUnit, indicator, within);
            stated(&figures, &self.unit, within).map_err(|absent| format!("{absent} ({indicator})"))
        };
        Ok(Ratio { name: share.name, part: value(share.part)?, whole: value(share.whole)? })
    }
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
