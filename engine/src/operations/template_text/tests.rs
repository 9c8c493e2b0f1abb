//! What a template may say, and everything it may not.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn data() -> Value {
    let items: Vec<Value> = (1..=50).map(|number| Value::from(format!("việc {number}"))).collect();
    let mut data: BTreeMap<&str, Value> = BTreeMap::new();
    data.insert("name", Value::from("Phòng Nội vụ <866>"));
    data.insert("nothing", Value::from(()));
    data.insert("items", Value::from(items));
    Value::from(data)
}

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(text_of(source, &data()), Ok(expected.to_owned()));
}

#[track_caller]
fn check_fault(source: &str, code: &str, line: Option<usize>) {
    let found = text_of(source, &data()).expect_err(source);
    assert_eq!((found.code, found.line), (code, line), "{source}: {found}");
}

#[test]
fn a_template_shows_asks_and_goes_through_lists() {
    check("Kính gửi {{ name }},", "Kính gửi Phòng Nội vụ <866>,\n");
    check("{% if nothing %}a{% elif name %}b{% else %}c{% endif %}", "b\n");
    check(
        "{% for item in items %}{% if loop.index <= 2 %}\n{{ loop.index }}. {{ item|upper }}\n{% endif %}{% endfor %}",
        "1. VIỆC 1\n2. VIỆC 2\n",
    );
    check("{{ items|length }} {{ items|first }} {{ absent|default('–') }}{# nothing #}", "50 việc 1 –\n");
    check("{{ \"a * b %} }}\" }} { } {x}", "a * b %} }} { } {x}\n");
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    let nested = "{% for a in items %}".repeat(6) + &"{% endfor %}".repeat(6);
    check_fault(&nested, "template-loops", Some(1));
}

#[test]
fn a_template_that_says_too_much_is_stopped() {
    let long = "{% for a in items %}".repeat(3) + "một hai ba bốn năm" + &"{% endfor %}".repeat(3);
    check_fault(&long, "template-too-long", None);
    check_fault(&"a".repeat(TEXT_SOURCE_BYTES_MAX + 1), "template-too-large", None);
    check(&"a".repeat(TEXT_SOURCE_BYTES_MAX), &format!("{}\n", "a".repeat(TEXT_SOURCE_BYTES_MAX)));
}

#[test]
fn faults_name_their_line() {
    check_fault("a\n{{ nme }}", "template-unknown-name", Some(2));
    check_fault("a\n\n{{ name.x.y }}", "template-unknown-name", Some(3));
    check_fault("a\n{% if name %}b", "template-syntax", Some(2));
    check_fault("{{ name", "template-syntax", Some(1));
    check_fault("{{ name|shout }}", "template-unknown-filter", Some(1));
    check_fault("\n{% if name is shouted %}{% endif %}", "template-unknown-test", Some(2));
}

#[test]
fn what_would_grow_without_end_cannot_be_written() {
    check_fault("{{ 'a' * 100000000 }}", "template-computes", Some(1));
    check_fault("\n{% for a in [name ~ name] %}{% endfor %}", "template-computes", Some(2));
    check_fault("{% for a in items recursive %}{% endfor %}", "template-computes", Some(1));
    check_fault("{%- for a in items|sort %}{% endfor %}", "template-computes", Some(1));
    for tag in
        ["set a = 1", "with a = 1", "filter upper", "macro a()", "include 'a'", "raw", "autoescape true", "do x", ""]
    {
        check_fault(&format!("{{% {tag} %}}"), "template-unknown-tag", Some(1));
    }
    check_fault("{{ range(100000) }}", "template-unknown-name", Some(1));
}

#[test]
fn a_subject_is_one_line() {
    assert_eq!(subject_of("a\r\nBcc: x@y.vn\n\u{0}b", &data()), Ok("a Bcc: x@y.vn b".into()));
    assert_eq!(subject_of("{# nothing #}", &data()).map_err(|fault| fault.code), Err("template-empty"));
    let long = subject_of("{% for a in items %}{{ a }} {% endfor %}", &data()).unwrap();
    assert!(long.len() <= SUBJECT_BYTES_MAX && long.ends_with('…'));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_template_panics_or_says_too_much(source in "([{}%#*'\"\\\\|.~ \n]|for|in|if|items|name|endfor|endif|a|ệ){0,60}") {
        let made = text_of(&source, &data());
        prop_assert!(made.is_err() || made.is_ok_and(|text| text.len() <= TEXT_BYTES_MAX + 1));
        let subject = subject_of(&source, &data());
        prop_assert!(subject.is_err() || subject.is_ok_and(|line| line.len() <= SUBJECT_BYTES_MAX && !line.contains('\n')));
    }
}
