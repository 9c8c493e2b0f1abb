//! Both codes over the words of officials, and the languages that must not be taken for them.

use proptest::prelude::*;

use super::*;

const VIETNAMESE: &str = "Kế hoạch cải cách hành chính năm 2022 của Ủy ban nhân dân huyện Cao Lãnh, tỉnh Đồng Tháp\n\
    Phòng Nội vụ tham mưu tổ chức kiểm tra, đôn đốc việc thực hiện nhiệm vụ được giao\n\
    Trung tâm Phục vụ hành chính công tiếp nhận hồ sơ, trả kết quả đúng hạn; hoà giải, xoá bỏ, toàn huyện, khoá họp\n\
    Nghị quyết của Hội đồng nhân dân phường, thị trấn và các xã; ý kiến, ỷ lại, quỹ, giữ gìn, khuỷu tay\n\
    ông bà có công; các ông các bà có số liệu";
const FRENCH: &str = "Où êtes-vous né, dû et reçu à la mairie de Saint-Étienne, près du théâtre où l'on goûte le thé glacé ?\n\
    « Bonjour » naïf, Noël, maïs, Raphaël, aîné, boîte, août, coûter, œuvre, ça et là, hôtel, tôt, fête, île, forêt";
const ENGLISH: &str = "Café, naïve, résumé, façade; 5 µm, 20 m², 1½ cups, §5, ©2022 Acme®, ±2 °C, £5, x¹, «quoted»";
const GERMAN: &str = "Für die Prüfung müssen Bürger größere Höhen und schöne Öfen überprüfen; Straße, äußern, Mädchen";
const SPANISH: &str = "El señor Núñez mañana irá al año pasado; ¿qué? ¡sí! pingüino, corazón, España, niño";

fn recognised(text: &str) -> Option<Encoding> {
    let mut legacy = LegacyText::default();
    text.lines().zip(1..).for_each(|(line, number)| legacy.watch_text(line, number));
    legacy.recognised().map(|legacy| legacy.encoding)
}

#[test]
fn what_officials_wrote_before_unicode_is_recognised() {
    assert_eq!(recognised("Kế hoạch"), None);
    assert_eq!(recognised("KÕ ho¹ch c¶i c¸ch hµnh chÝnh cña ñy ban nh©n d©n huyÖn"), Some(Encoding::Tcvn3));
    assert_eq!(recognised("Keá hoaïch caûi caùch haønh chính cuûa UÛy ban nhaân daân huyeän"), Some(Encoding::Vni));
    assert_eq!(recognised("Phßng Néi vô, ho¹ch"), Some(Encoding::Tcvn3));
    assert_eq!(recognised("10 µm, £5, x¹, où, dû, tû"), None);
    assert_eq!(recognised("Phoøng Noäi vuï"), Some(Encoding::Vni));
}

#[test]
fn each_line_of_a_page_is_recognised_in_both_codes() {
    for line in VIETNAMESE.lines().take(4) {
        assert_eq!(recognised(&tcvn3::encode(line)), Some(Encoding::Tcvn3), "{}", tcvn3::encode(line));
        assert_eq!(recognised(&vni::encode(line)), Some(Encoding::Vni), "{}", vni::encode(line));
    }
}

#[test]
fn no_line_of_a_living_language_is_taken_for_one() {
    for text in [VIETNAMESE, FRENCH, ENGLISH, GERMAN, SPANISH] {
        assert_eq!(recognised(text), None, "{text}");
        for line in text.lines() {
            assert_eq!(recognised(line), None, "{line}");
        }
    }
}

#[test]
fn a_few_cells_in_an_old_code_among_others_are_found_at_their_line() {
    let mut legacy = LegacyText::default();
    VIETNAMESE.lines().zip(1..).for_each(|(line, number)| legacy.watch_text(line, number));
    legacy.watch_text("Phßng Néi vô huyÖn Cao L·nh", 6);
    assert_eq!(legacy.recognised(), Some(Legacy { encoding: Encoding::Tcvn3, line: 6, words: 3 }));
}

#[test]
fn bytes_that_are_no_utf8_are_told_apart() {
    let bytes = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    let found = |text: &str| of_bytes(&bytes(text));
    assert_eq!(found(&tcvn3::encode("Kế hoạch cải cách hành chính")), Some(Encoding::Tcvn3));
    assert_eq!(found(&vni::encode("Kế hoạch cải cách hành chính")), Some(Encoding::Vni));
    assert_eq!(found("d\u{E9}j\u{E0} vu, \u{E9}t\u{E9}"), None);
}

/// A line of words from a page, in any order.
fn words_of(page: &'static str) -> impl Strategy<Value = String> {
    let words: Vec<&str> = page.split_whitespace().collect();
    proptest::collection::vec(proptest::sample::select(words), 1..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn words_of_living_languages_are_never_refused(
        vietnamese in words_of(VIETNAMESE), french in words_of(FRENCH), english in words_of(ENGLISH),
    ) {
        prop_assert_eq!(recognised(&vietnamese), None);
        prop_assert_eq!(recognised(&format!("{vietnamese} {english}")), None);
        prop_assert_eq!(recognised(&format!("{french} {english}")), None);
    }

    #[test]
    fn a_page_of_officials_is_always_recognised(text in words_of(VIETNAMESE).prop_filter("long", |text| text.len() > 150)) {
        prop_assert_eq!(recognised(&tcvn3::encode(&text)), Some(Encoding::Tcvn3));
        prop_assert_eq!(recognised(&vni::encode(&text)), Some(Encoding::Vni));
    }
}
