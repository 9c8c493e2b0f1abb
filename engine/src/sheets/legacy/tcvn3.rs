//! TCVN3 (ABC): one byte a letter, among those that Latin-1 has for other letters and signs.

/// What the bytes from A1 stand for; a space where they stand for nothing.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

/// What a word of Latin-1 reads as, where a letter of it tells of TCVN3.
pub(super) fn decode(word: &str) -> Option<String> {
    let tells = |(before, c): (char, char)| letter(c).is_some() && is_foreign(c, before);
    let before = std::iter::once(' ').chain(word.chars());
    before.zip(word.chars()).any(tells).then(|| word.chars().map(|c| letter(c).unwrap_or(c)).collect())
}

fn letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let at = u32::from(c).checked_sub(0xA1)?;
    LETTERS.chars().nth(at as usize).filter(|letter| *letter != ' ')
}

/// Whether Vietnamese in Unicode has no such letter, or none in this place: a capital after a small letter.
fn is_foreign(c: char, before: char) -> bool {
    let capital = matches!(c, 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý');
    let small = matches!(c, 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý');
    !c.is_ascii() && !small && (!capital || before.is_lowercase())
}

#[cfg(test)]
pub(super) fn encode(text: &str) -> String {
    let byte = |c: char| LETTERS.chars().position(|letter| letter == c);
    let small = |c: char| c.to_lowercase().next().expect("every letter has a small one");
    let old = |at: usize| char::from(0xA1 + u8::try_from(at).expect("the table ends with FE"));
    text.chars().map(|c| if c.is_ascii() { c } else { byte(c).or_else(|| byte(small(c))).map_or(c, old) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_letter_for_every_byte_up_to_fe() {
        assert_eq!(LETTERS.chars().count(), 0xFE - 0xA0);
        for (byte, letter) in
            [(0xAE, 'đ'), (0xB5, 'à'), (0xB9, 'ạ'), (0xD5, 'ế'), (0xD6, 'ệ'), (0xF1, 'ủ'), (0xFE, 'ỵ')]
        {
            assert_eq!(super::letter(char::from(byte)), Some(letter), "{byte:X}");
        }
    }

    #[test]
    fn words_of_tcvn3_are_read() {
        for (word, expected) in [("ho¹ch", "hoạch"), ("tÕ", "tế"), ("huyÖn", "huyện"), ("§Ò", "Đề"), ("d©n", "dân")]
        {
            assert_eq!(decode(word).as_deref(), Some(expected), "{word}");
        }
        for word in ["các", "không", "là", "été", "Phòng", "KÕ"] {
            assert_eq!(decode(word), None, "{word}");
        }
    }
}
