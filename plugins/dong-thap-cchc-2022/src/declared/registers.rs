//! The registers that are read, all of them shared with other directives.

use dondoc_sdk::RegisterInfo;
use dondoc_sdk::registers::{
    COMMUNICATION_ACTIVITIES, DIGITAL_TEAMS, FEEDBACK, INDEX_RESULTS, INITIATIVES, INSPECTIONS, RECOMMENDATIONS,
    UNIT_ATTRIBUTES, UNIT_SYSTEMS,
};

/// The registers.
pub const REGISTERS: &[RegisterInfo] = &[
    UNIT_SYSTEMS,
    UNIT_ATTRIBUTES,
    COMMUNICATION_ACTIVITIES,
    DIGITAL_TEAMS,
    INITIATIVES,
    RECOMMENDATIONS,
    INSPECTIONS,
    FEEDBACK,
    INDEX_RESULTS,
];
