//! VNI: a letter of Latin and, after it, another one that stands for its marks.

/// A base letter, the letter after it, and what the two stand for.
const PAIRS: [(char, &str, &str); 7] = [
    ('a', "ùøûõïâáàåãäêéèúüë", "áàảãạâấầẩẫậăắằẳẵặ"),
    ('e', "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
    ('o', "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
    ('u', "ùøûõï", "úùủũụ"),
    ('y', "ùøûõ", "ýỳỷỹ"),
    ('ô', "ùøûõï", "ớờởỡợ"),
    ('ö', "ùøûõï", "ứừửữự"),
];
/// Letters that stand for another one by themselves.
const SINGLES: (&str, &str) = ("æóòîñôöíì", "ỉĩịỵđơưíì");

/// What a word of Latin-1 reads as, where a letter or a pair of it tells of VNI.
pub(super) fn decode(word: &str) -> Option<String> {
    let letters = || word.chars().flat_map(char::to_lowercase);
    let tells =
        |(letter, next): (char, char)| is_foreign(next) || pair(letter, next).is_some() && !is_written(letter, next);
    if !std::iter::once(' ').chain(letters()).zip(letters()).any(tells) {
        return None;
    }
    let mut decoded = String::with_capacity(word.len());
    let mut letters = letters().peekable();
    while let Some(letter) = letters.next() {
        match letters.peek().and_then(|next| pair(letter, *next)) {
            Some(pair) => {
                decoded.push(pair);
                letters.next();
            }
            None => decoded.push(single(letter).unwrap_or(letter)),
        }
    }
    Some(decoded)
}

fn pair(base: char, mark: char) -> Option<char> {
    if mark.is_ascii() {
        return None;
    }
    let (_, marks, letters) = PAIRS.iter().find(|(letter, _, _)| *letter == base)?;
    letters.chars().nth(marks.chars().position(|c| c == mark)?)
}

/// Whether Vietnamese in Unicode does not write this letter; the others tell nothing alone.
fn is_foreign(letter: char) -> bool {
    matches!(letter, 'æ' | 'î' | 'ñ' | 'ö' | 'ø' | 'û' | 'ï' | 'å' | 'ä' | 'ü' | 'ë')
}

fn single(letter: char) -> Option<char> {
    SINGLES.1.chars().nth(SINGLES.0.chars().position(|c| c == letter)?)
}

/// Whether Vietnamese in Unicode has these two beside each other, as in `hoá`.
fn is_written(base: char, mark: char) -> bool {
    base == 'o' && "áàã".contains(mark)
}

#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    let one = |c: char| {
        let small = c.to_lowercase().next().expect("every letter has a small one");
        let pair = PAIRS.iter().find_map(|(base, marks, letters)| {
            let at = letters.chars().position(|letter| letter == small)?;
            Some([*base, marks.chars().nth(at)?].iter().collect::<String>())
        });
        let single = || SINGLES.1.chars().position(|letter| letter == small).and_then(|at| SINGLES.0.chars().nth(at));
        let old = pair.or_else(|| single().map(String::from)).unwrap_or_else(|| small.to_string());
        if c.is_uppercase() { old.to_uppercase() } else { old }
    };
    text.chars().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_has_its_letter() {
        assert!(PAIRS.iter().all(|(_, marks, letters)| marks.chars().count() == letters.chars().count()));
        assert_eq!(SINGLES.0.chars().count(), SINGLES.1.chars().count());
    }

    #[test]
    fn words_of_vni_are_read() {
        for (word, expected) in [
            ("hoaïch", "hoạch"),
            ("KEÁ", "kế"),
            ("huyeän", "huyện"),
            ("Ñeà", "đề"),
            ("daân", "dân"),
            ("phöôøng", "phường"),
            ("vuï", "vụ"),
        ] {
            assert_eq!(decode(word).as_deref(), Some(expected), "{word}");
        }
        for word in ["hoá", "toàn", "các", "không", "vị", "tình"] {
            assert_eq!(decode(word), None, "{word}");
        }
    }
}
