//! The languages that people are written to in.

/// A language of messages, feeds and pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::Vi, Language::En];

    /// Its code, as in files, URLs and the ledger.
    pub fn id(self) -> &'static str {
        match self {
            Language::Vi => "vi",
            Language::En => "en",
        }
    }

    /// Reads a code.
    pub fn parse(text: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.id() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_code() {
        assert_eq!(
            ["vi", "en", "VI", "fr", ""].map(Language::parse),
            [Some(Language::Vi), Some(Language::En), None, None, None]
        );
    }
}
