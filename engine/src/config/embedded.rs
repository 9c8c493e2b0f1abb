//! The files of `config/` that the binary carries. This is the only place that embeds one.

/// A file by its path below `config/`.
pub(super) fn file(relative: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(path, _)| *path == relative).map(|(_, bytes)| *bytes)
}

/// The paths of all files, in order.
pub(super) fn paths() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(path, _)| *path)
}

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../config/", $path)))),*]
    };
}

/// Every file of `config/`; a test holds this list against the folder.
const FILES: &[(&str, &[u8])] = files![
    "calendar/vn.toml",
    "demo/cao-lanh/documents.csv",
    "demo/cao-lanh/expected.toml",
    "demo/cao-lanh/figures.csv",
    "demo/cao-lanh/office.toml",
    "demo/cao-lanh/registers/archives.csv",
    "demo/cao-lanh/registers/dossiers.csv",
    "demo/cao-lanh/registers/earlier-shortcomings.csv",
    "demo/cao-lanh/registers/initiatives.csv",
    "demo/cao-lanh/registers/inspections.csv",
    "demo/cao-lanh/registers/plan-items.csv",
    "demo/cao-lanh/registers/recommendations.csv",
    "demo/cao-lanh/tasks.csv",
    "demo/cao-lanh/units.csv",
    "demo/chau-thanh/documents.csv",
    "demo/chau-thanh/expected.toml",
    "demo/chau-thanh/figures.csv",
    "demo/chau-thanh/office.toml",
    "demo/chau-thanh/registers/commendations.csv",
    "demo/chau-thanh/registers/index-results.csv",
    "demo/chau-thanh/registers/iso-certificates.csv",
    "demo/chau-thanh/registers/procedures.csv",
    "demo/chau-thanh/registers/services.csv",
    "demo/chau-thanh/tasks.csv",
    "demo/chau-thanh/units.csv",
    "demo/phung-hiep/documents.csv",
    "demo/phung-hiep/expected.toml",
    "demo/phung-hiep/figures.csv",
    "demo/phung-hiep/office.toml",
    "demo/phung-hiep/registers/disbursement.csv",
    "demo/phung-hiep/registers/dossiers.csv",
    "demo/phung-hiep/registers/portal-items.csv",
    "demo/phung-hiep/registers/procedures.csv",
    "demo/phung-hiep/registers/remediation-plan.csv",
    "demo/phung-hiep/registers/reports-sent.csv",
    "demo/phung-hiep/registers/services.csv",
    "demo/phung-hiep/registers/survey-items.csv",
    "demo/phung-hiep/tasks.csv",
    "demo/phung-hiep/units.csv",
    "demo/tan-hong/documents.csv",
    "demo/tan-hong/expected.toml",
    "demo/tan-hong/figures.csv",
    "demo/tan-hong/office.toml",
    "demo/tan-hong/registers/inspections.csv",
    "demo/tan-hong/registers/recommendations.csv",
    "demo/tan-hong/registers/unit-attributes.csv",
    "demo/tan-hong/registers/unit-systems.csv",
    "demo/tan-hong/tasks.csv",
    "demo/tan-hong/units.csv",
    "demo/vi-xuyen/documents.csv",
    "demo/vi-xuyen/expected.toml",
    "demo/vi-xuyen/figures.csv",
    "demo/vi-xuyen/office.toml",
    "demo/vi-xuyen/registers/dossier-book.csv",
    "demo/vi-xuyen/registers/dossiers.csv",
    "demo/vi-xuyen/registers/outgoing-documents.csv",
    "demo/vi-xuyen/registers/procedures.csv",
    "demo/vi-xuyen/registers/recommendations.csv",
    "demo/vi-xuyen/registers/reference-materials.csv",
    "demo/vi-xuyen/tasks.csv",
    "demo/vi-xuyen/units.csv",
    "dondoc.toml",
    "messages/en/digest.subject",
    "messages/en/digest.text",
    "messages/vi/digest.subject",
    "messages/vi/digest.text",
    "units/NOTICE.md",
    "units/unit-succession-2025-01-01-dong-thap.csv",
    "units/unit-succession-2025-07-01.csv",
    "units/units-2022.csv",
    "units/units-2024.csv",
    "units/units-2025.csv",
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn walk(folder: &Path, below: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{below}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                walk(&entry.path(), &format!("{path}/"), found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let mut found = Vec::new();
        walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../config"), "", &mut found);
        found.sort();
        assert_eq!(paths().collect::<Vec<_>>(), found);
    }
}
