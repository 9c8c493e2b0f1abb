//! The registers that several directives read, declared once, so that a file imported for one serves all of them.
//!
//! An office keeps each for itself and for the offices below it: rows belong to the office that imports them, and a column
//! names the office they speak of.

mod column;
mod direction;
mod dossiers;
mod index;
mod offices;
mod papers;
mod procedures;

pub use direction::{
    COMMUNICATION_ACTIVITIES, DIRECTION_ACTIVITIES, EARLIER_SHORTCOMINGS, INITIATIVES, INSPECTIONS, MEETINGS,
    PLAN_ITEMS, RECOMMENDATIONS, REMEDIATION_PLAN,
};
pub use dossiers::{DOSSIER_BOOK, DOSSIERS, FEEDBACK};
pub use index::{CRITERIA_SCORES, INDEX_RESULTS, SURVEY_ITEMS};
pub use offices::{
    DIGITAL_TEAMS, DISBURSEMENT, ISO_CERTIFICATES, ONE_STOP_STAFF, POSITIONS, STAFF_EVALUATIONS, UNIT_ATTRIBUTES,
    UNIT_SYSTEMS,
};
pub use papers::{ARCHIVES, COMMENDATIONS, LEGAL_DOCUMENTS, OUTGOING_DOCUMENTS, PORTAL_ITEMS, REPORTS_SENT};
pub use procedures::{PROCEDURE_REVIEWS, PROCEDURES, REFERENCE_MATERIALS, SERVICES};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::description::RegisterInfo;

    const ALL: &[RegisterInfo] = &[
        ARCHIVES,
        COMMENDATIONS,
        COMMUNICATION_ACTIVITIES,
        CRITERIA_SCORES,
        DIGITAL_TEAMS,
        DIRECTION_ACTIVITIES,
        DISBURSEMENT,
        DOSSIER_BOOK,
        DOSSIERS,
        EARLIER_SHORTCOMINGS,
        FEEDBACK,
        INDEX_RESULTS,
        INITIATIVES,
        INSPECTIONS,
        ISO_CERTIFICATES,
        LEGAL_DOCUMENTS,
        MEETINGS,
        ONE_STOP_STAFF,
        OUTGOING_DOCUMENTS,
        PLAN_ITEMS,
        PORTAL_ITEMS,
        POSITIONS,
        PROCEDURE_REVIEWS,
        PROCEDURES,
        RECOMMENDATIONS,
        REFERENCE_MATERIALS,
        REMEDIATION_PLAN,
        REPORTS_SENT,
        SERVICES,
        STAFF_EVALUATIONS,
        SURVEY_ITEMS,
        UNIT_ATTRIBUTES,
        UNIT_SYSTEMS,
    ];

    #[test]
    fn every_register_has_its_own_name_a_key_and_a_day_that_must_be_there() {
        let names: BTreeSet<_> = ALL.iter().map(|register| register.id).collect();
        assert_eq!(names.len(), ALL.len());
        for register in ALL {
            let columns: BTreeSet<_> = register.columns.iter().map(|column| column.name).collect();
            assert_eq!(columns.len(), register.columns.len(), "{}", register.id);
            assert!(
                register.key.iter().all(|key| columns.contains(key)) && !register.key.is_empty(),
                "{}",
                register.id
            );
            let dated = register.columns.iter().find(|column| column.name == register.period_by);
            let dated = dated.is_some_and(|column| column.kind == "day" && column.required && !column.personal);
            assert!(dated, "{}", register.id);
        }
    }
}
