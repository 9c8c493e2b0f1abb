//! Refusals as RFC 9457 problems: the one table that translates what an operation says into HTTP.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::{IntoResponses, ToSchema};

use crate::operations::{Fault, Refusal};
use crate::telemetry::chain;

/// How many faults an answer lists; the total is always given.
pub const FAULTS_LISTED_MAX: usize = 1_000;

/// A problem as it is sent (`application/problem+json`).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// `urn:dondoc:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// What went wrong, in a few words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// A stable code.
    pub code: &'static str,
    /// What went wrong here, and how to mend it.
    pub detail: String,
    /// Everything that is wrong with the request, the first 1 000.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<FaultResponse>,
    /// How many faults there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faults_total: Option<usize>,
    /// The request, as the log names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// One fault of a request.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FaultResponse {
    /// A stable code.
    pub code: &'static str,
    /// The file, with the sheet of a workbook in brackets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of a file, or the row of a sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The field, or the column of a file; empty when it is about the whole.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// How every endpoint refuses, as the description of the API has it.
#[derive(Clone, Debug, IntoResponses)]
pub enum Refused {
    /// The request cannot be met as it is.
    #[response(status = "4XX", content_type = "application/problem+json")]
    Request(Problem),
    /// The server cannot meet it now.
    #[response(status = "5XX", content_type = "application/problem+json")]
    Server(Problem),
}

impl Problem {
    /// A problem of this status, code and title.
    pub fn new(status: StatusCode, code: &'static str, title: &'static str, detail: impl Into<String>) -> Problem {
        Problem {
            kind: format!("urn:dondoc:problem:{code}"),
            title,
            status: status.as_u16(),
            code,
            detail: detail.into(),
            faults: Vec::new(),
            faults_total: None,
            request_id: None,
        }
    }

    /// Something failed that is not the caller's doing. It is logged here, with its whole chain.
    pub fn internal(error: &dyn std::error::Error) -> Problem {
        tracing::error!(error = chain(error), "a request failed");
        let detail = "the server failed; its log says more, under the request id of this answer";
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "The server failed", detail)
    }

    /// A request with faults.
    pub fn faulty(faults: &[Fault]) -> Problem {
        let detail = format!("{} fault(s): mend them and send the request again", faults.len());
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let mut problem = Problem::new(status, "faulty-request", "The request has faults", detail);
        problem.faults_total = Some(faults.len());
        let listed = |fault: &Fault| FaultResponse {
            code: fault.code,
            file: None,
            line: None,
            field: fault.field.clone(),
            message: fault.message.clone(),
        };
        problem.faults = faults.iter().take(FAULTS_LISTED_MAX).map(listed).collect();
        problem
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Problem {
        let detail = refusal.to_string();
        match refusal {
            Refusal::Absent { .. } => Problem::new(StatusCode::NOT_FOUND, "absent", "There is no such thing", detail),
            Refusal::Faulty(faults) => Problem::faulty(&faults),
            Refusal::FaultyFile(faults) => {
                let detail = format!("{} fault(s): mend them and send the file again", faults.total());
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let mut problem = Problem::new(status, "faulty-file", "The file has faults", detail);
                problem.faults_total = usize::try_from(faults.total()).ok();
                let listed = faults.kept().iter().map(|fault| FaultResponse {
                    code: fault.code.id(),
                    file: Some(fault.file.to_string()),
                    line: Some(fault.line),
                    field: fault.column.as_deref().unwrap_or_default().to_owned(),
                    message: fault.message.clone(),
                });
                problem.faults = listed.take(FAULTS_LISTED_MAX).collect();
                problem
            }
            Refusal::Exists { .. } => Problem::new(StatusCode::CONFLICT, "exists", "It exists already", detail),
            Refusal::InTheWay { code, .. } => {
                Problem::new(StatusCode::CONFLICT, code, "What it is now does not allow it", detail)
            }
            Refusal::Locked { .. } => Problem::new(StatusCode::CONFLICT, "locked", "It was locked", detail),
            Refusal::Stale { version, .. } => {
                let now = version.map_or_else(|| "gone".to_owned(), |version| format!("\"{version}\""));
                let detail = format!("{detail}: its ETag is {now}; read it again and decide again");
                Problem::new(StatusCode::PRECONDITION_FAILED, "stale", "The record has changed", detail)
            }
            Refusal::Busy { .. } => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "Too many writers",
                format!("{detail}: try again"),
            ),
            Refusal::Unavailable { .. } => {
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "not-writable", "Nothing can be written", detail)
            }
            Refusal::Store(error) => Problem::internal(&error),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&self)).into_response();
        response.extensions_mut().insert(self);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
