//! A client of server-sent events, as HTML's standard has it: one event at a time, comments passed over.

use std::io::{BufRead as _, BufReader};

use serde_json::Value;

use super::Server;

/// A stream that is open.
pub struct Events {
    lines: BufReader<ureq::BodyReader<'static>>,
}

impl Events {
    /// Opens a stream; a refusal fails the test.
    #[track_caller]
    pub fn open(server: &Server, query: &str, last_event_id: Option<u64>) -> Events {
        let mut request = server.request("GET", &format!("/v1/events{query}"));
        if let Some(id) = last_event_id {
            request = request.header("last-event-id", &id.to_string());
        }
        let answer = request.open();
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        Events { lines: BufReader::new(answer.into_body().into_reader()) }
    }

    /// The next event, as its id, its name and its data; `None` where the stream ends.
    pub fn next(&mut self) -> Option<(u64, String, Value)> {
        let (mut id, mut name, mut data) = (None, String::new(), String::new());
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let line = line.strip_suffix('\n').expect("a line ends");
            match line.split_once(": ") {
                Some(("id", value)) => id = Some(value.parse().expect("an id is a position")),
                Some(("event", value)) => value.clone_into(&mut name),
                Some(("data", value)) => data.push_str(value),
                _ if line.is_empty() && !data.is_empty() => {
                    let data = serde_json::from_str(&data).expect("the data is JSON");
                    return Some((id.expect("an event has an id"), name, data));
                }
                _ => {}
            }
        }
    }

    /// The ids of the next events.
    #[track_caller]
    pub fn ids(&mut self, count: usize) -> Vec<u64> {
        (0..count).map(|_| self.next().expect("the stream goes on").0).collect()
    }
}
