//! Where a published table adds up and where it does not: identities between claimed figures.
//!
//! A claim is kept as it was made; what is reckoned here is where the number behind it can lie, given how it was rounded.
//! An identity holds if some numbers behind its claims keep it. Otherwise the answer says by how much they miss each
//! other, as an exact distance that no rounding accounts for. There is no tolerance: it follows from the digits.
//!
//! One gap is one answer: nothing here explains a gap by another, corrects a figure, or chooses between two reports.

mod claimed;
mod fraction;
mod identity;
mod ledger;
#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod published_tests;
mod range;
mod reconcile;
mod selection;
mod summary;
#[cfg(test)]
mod tests_support;

pub use claimed::{ClaimedFigure, ClaimedValue, Reading};
pub use fraction::{Fraction, TooLarge};
pub use identity::{Identity, Law};
pub use ledger::{Denominator, DossierLedger, Early, LedgerRate, Role};
pub use range::Apart;
pub use reconcile::{Answer, Off, PER_CENT, Placed, Reconciled, Reconciliation, Repeated, reconcile};
pub use summary::Summary;
