//! Lists reported numbers by unit and indicator.

use super::engine::Engine;
use super::listed::Listed;
use super::refusal::Refusal;
use crate::domain::figure::{Figure, FigureKey};
use crate::store::{FigureQuery, Versioned};

/// One page of figures.
pub fn list_figures(engine: &Engine, query: &FigureQuery) -> Result<Listed<Versioned<Figure>, FigureKey>, Refusal> {
    let items = engine.store.figures(query)?;
    Ok(Listed::page(items, query.limit, |row| row.value.key.clone()))
}
