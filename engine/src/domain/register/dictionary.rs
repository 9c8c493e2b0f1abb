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

    /// For each code the place of its text among all texts in their order.
    pub fn ranks(&self) -> Vec<u32> {
        let mut codes: Vec<u32> = (0..u32::try_from(self.len()).expect("codes are 32 bits")).collect();
        codes.sort_unstable_by(|one, other| self.text(*one).cmp(self.text(*other)));
        let mut ranks = vec![0; codes.len()];
        codes.into_iter().zip(0..).for_each(|(code, rank)| ranks[code as usize] = rank);
        ranks
    }

    /// The texts in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).map(|code| self.text(code))
    }
}

/// Finds the code of a text, and adds the text where it is new.
#[derive(Clone, Debug, Default)]
pub struct Interner {
    /// The hash of a text above its code and one more; 0 is a free place. Their count is a power of two.
    places: Vec<u64>,
}

impl Interner {
    /// The code of a text that the dictionary holds.
    pub fn find(&self, dictionary: &Dictionary, text: &str) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        self.place(dictionary, hash(text), text).ok()
    }

    /// The code of a text; `None` where the dictionary is full.
    pub fn intern(&mut self, dictionary: &mut Dictionary, text: &str) -> Option<u32> {
        if (dictionary.len() + 1) * 2 > self.places.len() {
            self.grow();
        }
        let hash = hash(text);
        match self.place(dictionary, hash, text) {
            Ok(code) => Some(code),
            Err(free) => {
                let code = dictionary.push(text)?;
                self.places[free] = u64::from(hash) << 32 | (u64::from(code) + 1);
                Some(code)
            }
        }
    }

    /// Twice as many places. Hashes are at hand, so that no text is looked at.
    fn grow(&mut self) {
        let taken = std::mem::take(&mut self.places);
        self.places = vec![0; (taken.len() * 2).max(16)];
        let last = self.places.len() - 1;
        for taken in taken.into_iter().filter(|taken| *taken != 0) {
            let mut place = high(taken) as usize & last;
            while self.places[place] != 0 {
                place = (place + 1) & last;
            }
            self.places[place] = taken;
        }
    }

    /// The code of a text, or the free place where it would stand.
    fn place(&self, dictionary: &Dictionary, hash: u32, text: &str) -> Result<u32, usize> {
        let last = self.places.len() - 1;
        let mut place = hash as usize & last;
        loop {
            let taken = self.places[place];
            if taken == 0 {
                return Err(place);
            }
            let code = low(taken).wrapping_sub(1);
            if high(taken) == hash && is_same(dictionary.text(code).as_bytes(), text.as_bytes()) {
                return Ok(code);
            }
            place = (place + 1) & last;
        }
    }
}

/// Whether two short texts are the same, eight bytes at a time: to call for a comparison takes several times as long.
fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let ((words, rest), (others, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    let word = |bytes: &[u8; 8]| u64::from_le_bytes(*bytes);
    words.iter().zip(others).all(|(one, other)| word(one) == word(other))
        && rest.iter().zip(other_rest).all(|(one, other)| one == other)
}

/// How many bytes two texts begin with alike.
pub fn shared_bytes(one: &[u8], other: &[u8]) -> usize {
    let (words, others) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
    let alike = words.iter().zip(others).take_while(|(one, other)| one == other).count() * 8;
    alike + one[alike..].iter().zip(&other[alike..]).take_while(|(one, other)| one == other).count()
}

/// The upper half of 64 bits.
pub(super) fn high(bits: u64) -> u32 {
    u32::try_from(bits >> 32).expect("32 bits")
}

/// The lower half of 64 bits.
pub(super) fn low(bits: u64) -> u32 {
    u32::try_from(bits & u64::from(u32::MAX)).expect("32 bits")
}

/// A hash that is good enough for a table of one file, and fast.
pub(super) fn hash(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = words.iter().fold(bytes.len() as u64, |hash, word| mixed(hash, u64::from_le_bytes(*word)));
    if !rest.is_empty() {
        let short = || rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte));
        hash = mixed(hash, bytes.last_chunk().map_or_else(short, |last| u64::from_le_bytes(*last)));
    }
    high(hash ^ hash << 29)
}

/// One word more in a hash: both halves of a product, so that every bit of the word reaches the lowest.
pub(super) fn mixed(hash: u64, word: u64) -> u64 {
    let (low, high) = (hash.rotate_left(5) ^ word).carrying_mul(0x9E37_79B9_7F4A_7C15, 0);
    low ^ high
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
        assert_eq!(dictionary.ranks()[..3], [0, 1, 1_112]);
        assert_eq!(Interner::default().find(&Dictionary::default(), ""), None);
    }

    #[test]
    fn texts_are_the_same_when_every_byte_is() {
        let text = b"H20.33.869-22-0000001";
        for bytes in 0..=text.len() {
            assert!(is_same(&text[..bytes], &text[..bytes]));
            for at in 0..bytes {
                let mut other = text[..bytes].to_vec();
                other[at] ^= 1;
                assert!(!is_same(&text[..bytes], &other), "{bytes} bytes, the one at {at}");
            }
        }
        assert!(!is_same(b"866", b"8660"));
    }

    #[test]
    fn what_two_texts_share_is_their_beginning() {
        let shared = |one: &str, other: &str| shared_bytes(one.as_bytes(), other.as_bytes());
        assert_eq!(
            (shared("", "a"), shared("H20.33.869-22", "H20.33.869-23"), shared("H20.33.8", "H20.33.8-1")),
            (0, 12, 8)
        );
        assert_eq!(shared("H20.33.1-22", "H20.33.869-22"), 7);
    }
}
