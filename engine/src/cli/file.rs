//! A file that is named on the command line and read whole.

use std::path::Path;

use super::exit::Failure;
use crate::sheets::{Faults, SheetError, open_sheet};

/// What `parse` makes of a file.
pub fn read<T>(path: &Path, parse: impl FnOnce(&[u8], &str) -> Result<T, Faults>) -> Result<T, Failure> {
    let bytes = open_sheet(path).map_err(|error| match error {
        SheetError::Faults(faults) => Failure::mend(faults.to_string()),
        SheetError::Io { .. } => Failure::machine("the file cannot be read", &error),
    })?;
    parse(&bytes, &path.display().to_string()).map_err(|faults| Failure::mend(faults.to_string()))
}
