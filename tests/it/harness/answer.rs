//! An answer, and what tests say about answers: the value of a good one, the codes of a refusal.

use serde_json::Value;
use ureq::http::{HeaderMap, Response};

/// An answer as it was received.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Reads the body; every answer carries a request id.
    #[track_caller]
    pub fn read(mut response: Response<ureq::Body>) -> Answer {
        let text = response.body_mut().read_to_string().expect("the body is UTF-8");
        let answer = Answer { status: response.status().as_u16(), headers: response.headers().clone(), text };
        assert!(!answer.header("x-request-id").is_empty(), "{answer:?}");
        answer
    }

    /// A header.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).unwrap_or_else(|| panic!("there is no header {name}: {self:?}"));
        value.to_str().expect("our headers are ASCII")
    }

    /// The JSON of the body.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The JSON of an answer with status 200.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json()
    }

    /// Says that the answer is a problem of this status and code (RFC 9457), and nothing but its codes.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) {
        assert_eq!(self.status, status, "{}", self.text);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{}", self.text);
        assert_eq!(problem["type"], format!("urn:dondoc:problem:{code}"));
        assert_eq!(problem["status"], status);
        assert!(problem["title"].is_string() && problem["detail"].is_string(), "{}", self.text);
    }

    /// Says that the answer names exactly these faults, each by field and code.
    #[track_caller]
    pub fn faulty(&self, faults: &[(&str, &str)]) {
        self.refused(422, "faulty-request");
        let problem = self.json();
        let named = |fault: &Value| {
            let text = |key: &str| fault[key].as_str().expect("a fault has field, code and message").to_owned();
            assert!(!text("message").is_empty());
            (text("field"), text("code"))
        };
        let found: Vec<_> = problem["faults"].as_array().expect("a list of faults").iter().map(named).collect();
        let found: Vec<_> = found.iter().map(|(field, code)| (field.as_str(), code.as_str())).collect();
        assert_eq!(found, faults);
        assert_eq!(problem["faults_total"], faults.len());
    }
}
