//! Published ranks that contradict the points beside them.
//!
//! What is found holds under every tie rule: a unit below one with fewer points, or level with one that has other points.
//! Equal points with different ranks are no error here; a second key may part them.

use super::ranking::Standing;
use crate::domain::Decimal;
use crate::domain::decimal::DecimalFault;

/// Where a unit was placed beside another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// Below one that has fewer points.
    Below,
    /// Level with one that has other points.
    Level,
}

impl Placed {
    /// The identifier used in answers.
    pub fn id(self) -> &'static str {
        match self {
            Placed::Below => "below",
            Placed::Level => "level",
        }
    }
}

/// One contradiction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderError {
    /// The unit that was placed too low, or level.
    pub unit: String,
    /// Its published rank.
    pub published: u64,
    /// The rank that follows from its points.
    pub computed: u64,
    /// The unit it is held against: of several, the one furthest behind it in points.
    pub other: String,
    /// That unit's published rank.
    pub other_published: u64,
    /// Where it was placed.
    pub placed: Placed,
    /// By how much its points pass the other's.
    pub by: Decimal,
}

/// All contradictions of a group, each unit once, in the order of the standings.
pub(super) fn order_errors(standings: &[Standing]) -> Result<Vec<OrderError>, DecimalFault> {
    let listed: Vec<Listed<'_>> = standings.iter().filter_map(Listed::of).collect();
    listed.iter().filter_map(|unit| unit.error(&listed)).collect()
}

/// A ranked unit with a published rank.
#[derive(Clone, Copy)]
struct Listed<'a> {
    unit: &'a str,
    merit: Decimal,
    computed: u64,
    published: u64,
}

impl<'a> Listed<'a> {
    fn of(standing: &'a Standing) -> Option<Listed<'a>> {
        let (computed, published) = (standing.rank?, standing.unit.rank?);
        Some(Listed { unit: &standing.unit.unit, merit: standing.merit?, computed, published })
    }

    /// A unit with fewer points contradicts this one if it was placed no lower.
    fn error(&self, listed: &[Listed<'_>]) -> Option<Result<OrderError, DecimalFault>> {
        let behind = listed.iter().filter(|other| other.merit < self.merit && other.published <= self.published);
        let other = behind.min_by_key(|other| (other.published == self.published, other.merit))?;
        let by = self.merit.minus(other.merit);
        Some(by.map(|by| OrderError {
            unit: self.unit.to_owned(),
            published: self.published,
            computed: self.computed,
            other: other.unit.to_owned(),
            other_published: other.published,
            placed: if other.published < self.published { Placed::Below } else { Placed::Level },
            by,
        }))
    }
}
