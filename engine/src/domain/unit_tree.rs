//! The country's units.
