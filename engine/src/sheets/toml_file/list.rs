//! Lists of texts in a table.

use super::{CellFault, FaultCode, Faults, TomlTable, text};

impl TomlTable<'_> {
    /// Whether the key is in the file with a text that is not empty.
    pub fn has_text(&self, key: &str) -> bool {
        self.has(key) && !self.text_is(key, &[""])
    }

    /// What `parse` makes of each text of a list, which may be empty; nothing where the key is absent.
    pub fn optional_texts<T>(
        &mut self,
        key: &'static str,
        faults: &mut Faults,
        parse: impl Fn(&str) -> Result<T, CellFault>,
    ) -> Option<Vec<T>> {
        let value = self.value(key)?;
        let Some(items) = value.get_ref().as_array() else {
            self.fault(faults, key, FaultCode::ValueType, "a list of texts in square brackets belongs here");
            return None;
        };
        let parsed: Result<Vec<T>, CellFault> =
            items.iter().map(|item| text(item.get_ref()).and_then(&parse)).collect();
        parsed.map_err(|(code, message)| self.fault(faults, key, code, message)).ok()
    }
}
