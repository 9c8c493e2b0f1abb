//! How a calendar is named by its data: two with the same years and days have one name.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Calendar, Day, Decided};

impl Calendar {
    /// The calendar of these days, named as `vn-2021-2022+0123456789ab`: the years it holds and a digest of its data.
    pub fn of_data(
        years: BTreeSet<i32>,
        days_off: BTreeMap<Day, Decided>,
        days_worked: BTreeMap<Day, Decided>,
        half_days: BTreeMap<Day, Decided>,
    ) -> Calendar {
        let lists = [("", &days_off), ("worked\t", &days_worked), ("half\t", &half_days)];
        let version = version(&years, &lists);
        Calendar { version, years, days_off, days_worked, half_days }
    }
}

fn version(years: &BTreeSet<i32>, lists: &[(&str, &BTreeMap<Day, Decided>)]) -> String {
    let mut digest = Sha256::new();
    for year in years {
        digest.update(format!("{year}\n"));
    }
    for (list, days) in lists {
        for (day, Decided { reason, decision }) in *days {
            digest.update(format!("{list}{day}\t{reason}\t{decision}\n"));
        }
    }
    let mut version = match (years.first(), years.last()) {
        (Some(first), Some(last)) => format!("vn-{first}-{last}+"),
        _ => "vn+".into(),
    };
    for byte in &digest.finalize()[..6] {
        write!(version, "{byte:02x}").expect("a text can always be written to");
    }
    version
}
