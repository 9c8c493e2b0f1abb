//! A calendar file read by the letter of RFC 5545: what is not as it says fails the test.

use std::collections::BTreeMap;

/// A component: what its properties say, and the components within.
#[derive(Debug, Default)]
pub struct CalendarComponent {
    pub name: String,
    /// By name with its parameters, as `DUE;VALUE=DATE`.
    properties: BTreeMap<String, String>,
    pub components: Vec<CalendarComponent>,
}

impl CalendarComponent {
    /// A property as it is written; `None` where there is none.
    pub fn find(&self, property: &str) -> Option<&str> {
        self.properties.get(property).map(String::as_str)
    }

    /// A property that must be there.
    #[track_caller]
    pub fn value(&self, property: &str) -> &str {
        self.find(property).unwrap_or_else(|| panic!("{} has no {property}: {self:?}", self.name))
    }

    /// A text without its escapes.
    #[track_caller]
    pub fn text(&self, property: &str) -> String {
        let mut text = String::new();
        let mut chars = self.value(property).chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => text.push('\n'),
                    Some(c @ ('\\' | ';' | ',')) => text.push(c),
                    other => panic!("no escape: \\{other:?}"),
                },
                ';' | ',' => panic!("{property} holds a bare {c}"),
                c => text.push(c),
            }
        }
        text
    }

    /// The components of a kind within.
    pub fn all(&self, name: &str) -> Vec<&CalendarComponent> {
        self.components.iter().filter(|component| component.name == name).collect()
    }

    /// The one component of a kind whose UID begins so.
    #[track_caller]
    pub fn by_uid(&self, name: &str, start: &str) -> &CalendarComponent {
        let all = self.all(name);
        let found: Vec<_> = all.iter().filter(|component| component.value("UID").starts_with(start)).collect();
        assert_eq!(found.len(), 1, "{name} {start}: {all:?}");
        found[0]
    }
}

/// Reads a calendar: lines of at most 75 octets that end in CRLF, components that close, no property twice.
#[track_caller]
pub fn read_calendar(file: &str) -> CalendarComponent {
    let lines = file.strip_suffix("\r\n").expect("the last line ends");
    for line in lines.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(|c: char| c.is_control()), "{line:?}");
    }
    let unfolded = lines.replace("\r\n ", "");
    let mut open: Vec<CalendarComponent> = Vec::new();
    for line in unfolded.split("\r\n") {
        let (property, value) = line.split_once(':').unwrap_or_else(|| panic!("no content line: {line}"));
        match (property, open.last_mut()) {
            ("BEGIN", _) => open.push(CalendarComponent { name: value.to_owned(), ..CalendarComponent::default() }),
            ("END", _) => {
                let ended = open.pop().expect("what ends has begun");
                assert_eq!(ended.name, value);
                match open.last_mut() {
                    Some(around) => around.components.push(ended),
                    None => return ended,
                }
            }
            (property, Some(component)) => {
                let before = component.properties.insert(property.to_owned(), value.to_owned());
                assert_eq!(before, None, "{property} stands twice");
            }
            (property, None) => panic!("{property} stands outside of a calendar"),
        }
    }
    panic!("the calendar does not end");
}
