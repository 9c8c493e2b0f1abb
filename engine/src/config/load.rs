//! Everything the engine needs to know before it starts, or all that is wrong with it.

use std::collections::BTreeMap;

use super::folder::{ConfigError, ConfigFile, ConfigFolder};
use super::messages;
use super::read::read_config;
use super::sections::Config;
use crate::domain::Day;
use crate::domain::calendar::Calendar;
use crate::domain::id::UnitCode;
use crate::domain::message_template::{TemplateKey, TemplateText};
use crate::domain::unit_tree::{Dated, Snapshot, SnapshotUnit, UnitTree};
use crate::sheets::{Faults, read_calendar, read_snapshot, read_succession};

/// What was read at the start.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// The working calendar.
    pub calendar: Calendar,
    /// The country's units, without local ones.
    pub country: UnitTree,
    /// The texts that messages are made from where no administrator has written others.
    pub templates: BTreeMap<TemplateKey, TemplateText>,
}

/// Reads settings, calendar and units; the faults of all their files at once.
pub fn load(folder: &ConfigFolder) -> Result<Loaded, ConfigError> {
    let mut faults = Vec::new();
    let config = part(folder, "dondoc.toml", read_config, &mut faults)?;
    let calendar = part(folder, "calendar/vn.toml", read_calendar, &mut faults)?;
    let country = country(folder, &mut faults)?;
    let templates = messages::templates(folder, &mut faults)?;
    match (config, calendar, country, templates) {
        (Some(config), Some(calendar), Some(country), Some(templates)) => {
            Ok(Loaded { config, calendar, country, templates })
        }
        _ => Err(ConfigError::Faults(faults)),
    }
}

/// The country: `units-2022` until the end of 2024, `units-2024` until the district tier ended, `units-2025` from then on.
///
/// Of the changes of 1 January 2025 those of one province are known to be of that day. All of 1 July 2025 are.
fn country(folder: &ConfigFolder, faults: &mut Vec<Faults>) -> Result<Option<UnitTree>, ConfigError> {
    let mut units = |file| part(folder, file, read_snapshot, faults);
    let (first, second) = (units("units/units-2022.csv")?, units("units/units-2024.csv")?);
    let third = units("units/units-2025.csv")?;
    let dated = part(folder, "units/unit-succession-2025-01-01-dong-thap.csv", read_succession, faults)?;
    let (Some(first), Some(second), Some(third), Some(dated)) = (first, second, third, dated) else { return Ok(None) };
    Ok(Some(three_eras(first, second, dated, third)))
}

fn three_eras(
    first: Vec<SnapshotUnit>,
    second: Vec<SnapshotUnit>,
    dated: Vec<(UnitCode, UnitCode)>,
    third: Vec<SnapshotUnit>,
) -> UnitTree {
    let day = |year, month| Day::from_ymd(year, month, 1).expect("the first of a month is a day");
    let (new_year, two_tiers) = (day(2025, 1), day(2025, 7));
    UnitTree::country(vec![
        Snapshot { first: None, last: Some(new_year.plus(-1)), dated: Dated::All, units: first },
        Snapshot { first: Some(new_year), last: Some(two_tiers.plus(-1)), dated: Dated::Only(dated), units: second },
        Snapshot { first: Some(two_tiers), last: None, dated: Dated::All, units: third },
    ])
}

/// What `read` makes of a file; `None` after its faults were added.
pub(super) fn part<T>(
    folder: &ConfigFolder,
    relative: &str,
    read: impl FnOnce(&[u8], &str) -> Result<T, Faults>,
    faults: &mut Vec<Faults>,
) -> Result<Option<T>, ConfigError> {
    let ConfigFile { name, bytes } = match folder.read(relative) {
        Ok(file) => file,
        Err(ConfigError::Faults(found)) => {
            faults.extend(found);
            return Ok(None);
        }
        Err(other) => return Err(other),
    };
    match read(&bytes, &name) {
        Ok(value) => Ok(Some(value)),
        Err(found) => {
            faults.push(found);
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests;
