//! Texts that stand once each, named by numbers.

/// Distinct texts; a text's code is its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dictionary {
    text: String,
    ends: Vec<u32>,
}

impl Dictionary {
    /// How many texts it holds.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Adds a text that it does not hold yet; `None` where it holds as much as it can.
    pub fn push(&mut self, text: &str) -> Option<u32> {
        let end = u32::try_from(self.text.len() + text.len()).ok()?;
        let code = u32::try_from(self.ends.len()).ok()?;
        self.text.push_str(text);
        self.ends.push(end);
        Some(code)
    }

    /// The text of a code.
    pub fn text(&self, code: u32) -> &str {
        let code = code as usize;
        let start = if code == 0 { 0 } else { self.ends[code - 1] as usize };
        &self.text[start..self.ends[code] as usize]
    }

    /// The texts in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(|code| self.text(code))
    }
}

/// Finds the code of a text, and adds the text where it is new.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    /// Codes and one more, by hash; 0 is a free place.
    places: Vec<u32>,
}

impl Interner {
    /// The code of a text that the dictionary holds.
    pub fn find(&self, dictionary: &Dictionary, text: &str) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        match self.places[self.place(dictionary, text)] {
            0 => None,
            taken => Some(taken - 1),
        }
    }

    /// The code of a text; `None` where the dictionary is full.
    pub fn intern(&mut self, dictionary: &mut Dictionary, text: &str) -> Option<u32> {
        if (dictionary.len() + 1) * 2 > self.places.len() {
            self.grow(dictionary);
        }
        let place = self.place(dictionary, text);
        if self.places[place] == 0 {
            self.places[place] = dictionary.push(text)?.checked_add(1)?;
        }
        Some(self.places[place] - 1)
    }

    fn grow(&mut self, dictionary: &Dictionary) {
        self.places = vec![0; (self.places.len() * 2).max(16)];
        for (text, code) in dictionary.iter().zip(1..) {
            let place = self.place(dictionary, text);
            self.places[place] = code;
        }
    }

    /// Where a text stands, or would.
    fn place(&self, dictionary: &Dictionary, text: &str) -> usize {
        let last = self.places.len() - 1; // a power of two less one
        let mut place = usize::try_from(hash(text.as_bytes()) >> 32).unwrap_or(0) & last;
        while self.places[place] != 0 && dictionary.text(self.places[place] - 1) != text {
            place = (place + 1) & last;
        }
        place
    }
}

/// A hash that is good enough for a table of one file, and fast.
fn hash(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = words.iter().fold(bytes.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash = mix(hash, u64::from_le_bytes(last));
    hash ^ hash >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_code() {
        let (mut dictionary, mut interner) = (Dictionary::default(), Interner::default());
        let texts: Vec<String> = (0..5_000).map(|number| format!("H20.33-{number}")).collect();
        for _ in 0..2 {
            for (text, code) in texts.iter().zip(0..) {
                assert_eq!(interner.intern(&mut dictionary, text), Some(code));
            }
        }
        assert_eq!((dictionary.len(), dictionary.text(4_321)), (5_000, "H20.33-4321"));
        assert_eq!(interner.find(&dictionary, "H20.33-17"), Some(17));
        assert_eq!(interner.find(&dictionary, "H20.33"), None);
        assert_eq!(Interner::default().find(&Dictionary::default(), ""), None);
    }
}
