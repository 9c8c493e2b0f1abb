//! The registers that are read, all of them shared with other directives.

use dondoc_sdk::RegisterInfo;
use dondoc_sdk::registers::{
    ARCHIVES, DOSSIERS, EARLIER_SHORTCOMINGS, INITIATIVES, INSPECTIONS, OUTGOING_DOCUMENTS, PLAN_ITEMS,
    PROCEDURE_REVIEWS, RECOMMENDATIONS,
};

/// The registers.
pub const REGISTERS: &[RegisterInfo] = &[
    INSPECTIONS,
    PLAN_ITEMS,
    INITIATIVES,
    DOSSIERS,
    ARCHIVES,
    PROCEDURE_REVIEWS,
    OUTGOING_DOCUMENTS,
    RECOMMENDATIONS,
    EARLIER_SHORTCOMINGS,
];
