//! Whether a text is one syllable of Vietnamese: a beginning, a rhyme and a tone that go together.
//!
//! Spelling alone is judged, not whether the syllable means anything.

use unicode_normalization::UnicodeNormalization;

const BEGINNINGS: [&str; 27] = [
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "r", "s", "t", "v", "x", "",
];

const RHYMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ui um un ung uôc uôi uôm uôn uông uôt up ut uê uêch \
    uênh uơ uy uya uych uynh uyt uyu uyên uyêt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y ych yêm yên yêng yêt yêu ynh yt ê ên";

/// Whether `word` is spelt as a syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let mut tones = Vec::new();
    let bare: String = word.to_lowercase().nfd().filter(|c| !is_tone(*c, &mut tones)).nfc().collect();
    let stopped = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    // A syllable that ends in a stop has one of two tones.
    let toned = match tones[..] {
        [] => !stopped,
        [tone] => !stopped || matches!(tone, '\u{301}' | '\u{323}'),
        _ => false,
    };
    toned && BEGINNINGS.iter().any(|beginning| bare.strip_prefix(beginning).is_some_and(is_rhyme))
}

fn is_rhyme(rest: &str) -> bool {
    RHYMES.split(' ').any(|rhyme| rhyme == rest)
}

/// Notes a tone and says that it was one; the marks of `ă`, `â` and `ơ` are none.
fn is_tone(c: char, tones: &mut Vec<char>) -> bool {
    let tone = matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    if tone {
        tones.push(c);
    }
    tone
}

#[cfg(test)]
mod tests {
    use super::is_syllable;

    #[test]
    fn syllables_are_known_by_their_spelling() {
        for word in ["Nghị", "quyết", "khoá", "HUYỆN", "giữ", "gì", "thủ", "tục", "ương", "y", "Đề", "phường", "quỳnh"]
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["", "r", "goût", "étè", "tụtt", "gỏt", "cảc", "thế́", "ngl", "maùs", "Noở", "strâ", "oaoa"]
        {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
