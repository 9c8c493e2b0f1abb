//! What a command asks the server that owns its data folder.
//!
//! It must never go anywhere but to the address that the folder's own file names.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::http::Response;
use ureq::typestate::WithBody;
use ureq::{Body, RequestBuilder};

use super::actor;
use super::calendar_shape::EditedAnswer;
use super::exit::Failure;
use super::feed_line::FeedLine;
use super::running_server_shape::{
    EraseRequest, ErasedAnswer, FeedAddedAnswer, FeedRequest, ImportedAnswer, PageAnswer, ProblemAnswer,
    RegisterImportedAnswer,
};
use crate::boot::{self, BootError, CONSOLE_ACTOR, RunningServer};
use crate::domain::id::FeedId;
use crate::operations::{Erased, Erasure, FeedAsked, ImportMode, Imported, RegisterImported, RegisterStated};

/// The most bytes of an answer: it names every row of a file that differs, with what it says and what is recorded.
const ANSWER_BYTES_MAX: u64 = 256 << 20;

/// How many items of a list are asked for at once.
const ITEMS_OF_A_PAGE: usize = 500;

/// The content type of JSON.
const JSON: &str = "application/json";

/// What a server is sent.
struct Sent<'a> {
    /// Its path below `/v1/`.
    path: &'a str,
    query: &'a [(&'a str, &'a str)],
    content_type: &'a str,
    body: &'a [u8],
    /// How the faults of a file name it; empty where none is sent.
    label: &'a str,
}

/// A file for the server to import.
#[derive(Clone, Copy, Debug)]
pub struct SentFile<'a> {
    /// Its name.
    pub file: &'a str,
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// How its faults name it.
    pub label: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
    /// Whether what differs is written.
    pub mode: ImportMode,
}

impl SentFile<'_> {
    /// Sends it to a path, with what else it says of itself.
    fn send<T: DeserializeOwned>(
        &self,
        server: &RunningServer,
        path: &str,
        stated: &[(&str, &str)],
    ) -> Result<T, Failure> {
        let apply = if self.mode == ImportMode::Apply { "true" } else { "false" };
        let mut query = [&[("apply", apply), ("file", self.file)], stated].concat();
        query.extend(self.sheet.map(|sheet| ("sheet", sheet)));
        let content_type = "application/octet-stream";
        ask(server, &Sent { path, query: &query, content_type, body: self.bytes, label: self.label })
    }
}

/// The server that owns a data folder which could not be opened; where it is not owned by one, the failure stays as it is.
pub fn owner(error: BootError, folder: &Path) -> Result<RunningServer, Failure> {
    let server = error.in_use().and_then(|_| boot::running_server(folder));
    server.ok_or_else(|| Failure::from(error))
}

/// Has the server import a file into a collection.
pub fn import(server: &RunningServer, noun: &str, file: &SentFile<'_>) -> Result<Imported, Failure> {
    let answer: ImportedAnswer = file.send(server, &format!("{noun}/import"), &[])?;
    Ok(Imported::from(answer))
}

/// Has the server import the rows of a register.
pub fn import_register(
    server: &RunningServer,
    stated: &RegisterStated,
    file: &SentFile<'_>,
) -> Result<RegisterImported, Failure> {
    let RegisterStated { register, unit, within, mode } = stated;
    let (from, until) = (within.first().to_string(), within.last().to_string());
    let stated = [("unit", unit.as_str()), ("from", &from), ("until", &until), ("mode", mode.id())];
    let answer: RegisterImportedAnswer = file.send(server, &format!("registers/{register}/imports"), &stated)?;
    Ok(RegisterImported::from(answer))
}

/// Has the server show what a decree moves, or put it in use.
pub fn edit_calendar(server: &RunningServer, file: &SentFile<'_>) -> Result<EditedAnswer, Failure> {
    file.send(server, "calendar", &[])
}

/// Has the server erase personal cells.
pub fn erase(server: &RunningServer, erasure: &Erasure) -> Result<Erased, Failure> {
    let Erasure { register, unit, within, reason } = erasure;
    let (from, until) = (within.first().to_string(), within.last().to_string());
    let request = EraseRequest { unit: unit.as_str(), from: &from, until: &until, reason };
    let answer: ErasedAnswer = post(server, &format!("registers/{register}/erasures"), &request)?;
    Ok(Erased::from(answer))
}

/// Has the server make a calendar feed; answers with its identifier and the path of its address.
pub fn add_feed(server: &RunningServer, asked: &FeedAsked) -> Result<(String, Option<String>), Failure> {
    let FeedAsked { unit, contact, below, label } = asked;
    let request = FeedRequest { unit, contact, below: *below, label };
    let FeedAddedAnswer { id, path } = post(server, "feeds", &request)?;
    Ok((id, path))
}

/// The calendar feeds that the server has, revoked ones too.
pub fn list_feeds(server: &RunningServer) -> Result<Vec<FeedLine>, Failure> {
    let mut feeds = Vec::new();
    each(server, "feeds", &[], |feed| feeds.push(feed))?;
    Ok(feeds)
}

/// Has the server revoke a calendar feed.
pub fn revoke_feed(server: &RunningServer, feed: &FeedId) -> Result<FeedLine, Failure> {
    order(server, &format!("feeds/{feed}/revoke"))
}

/// Hands every item of a list to `told`, page by page.
pub fn each<T: DeserializeOwned>(
    server: &RunningServer,
    path: &str,
    query: &[(&str, &str)],
    mut told: impl FnMut(T),
) -> Result<(), Failure> {
    let (limit, mut cursor): (String, Option<String>) = (ITEMS_OF_A_PAGE.to_string(), None);
    loop {
        let mut query = [query, &[("limit", &limit)]].concat();
        query.extend(cursor.as_deref().map(|cursor| ("cursor", cursor)));
        let page: PageAnswer<T> = get(server, path, &query)?;
        page.items.into_iter().for_each(&mut told);
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(()),
        }
    }
}

/// Asks the server for something below `/v1/`.
pub fn get<T: DeserializeOwned>(server: &RunningServer, path: &str, query: &[(&str, &str)]) -> Result<T, Failure> {
    let asked = agent().get(address(server, path)).query_pairs(query.iter().copied()).call();
    read(server, asked.map_err(|error| unreachable(server, &error))?, "")
}

/// Sends the server a POST that says all by its path.
pub fn order<T: DeserializeOwned>(server: &RunningServer, path: &str) -> Result<T, Failure> {
    ask(server, &Sent { path, query: &[], content_type: JSON, body: b"", label: "" })
}

/// Sends the server a JSON object with POST.
pub fn post<T: DeserializeOwned>(server: &RunningServer, path: &str, request: &impl Serialize) -> Result<T, Failure> {
    let body = json(request);
    ask(server, &Sent { path, query: &[], content_type: JSON, body: &body, label: "" })
}

/// Sends the server a JSON object with PUT.
pub fn put<T: DeserializeOwned>(server: &RunningServer, path: &str, request: &impl Serialize) -> Result<T, Failure> {
    let put = named(agent().put(address(server, path)), server, JSON).send(json(request));
    read(server, put.map_err(|error| unreachable(server, &error))?, "")
}

/// Has the server take something back with DELETE.
pub fn delete<T: DeserializeOwned>(server: &RunningServer, path: &str) -> Result<T, Failure> {
    let delete = identified(agent().delete(address(server, path)), server).call();
    read(server, delete.map_err(|error| unreachable(server, &error))?, "")
}

/// What somebody typed, as one part of a path.
pub fn part(typed: &str) -> String {
    let written = |byte: u8| match byte {
        b'-' | b'.' | b'_' | b'~' | b':' => char::from(byte).to_string(),
        _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    typed.bytes().map(written).collect()
}

fn json(request: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(request).expect("texts and numbers can be written as JSON")
}

fn ask<T: DeserializeOwned>(server: &RunningServer, sent: &Sent<'_>) -> Result<T, Failure> {
    let post = agent().post(address(server, sent.path)).query_pairs(sent.query.iter().copied());
    let posted = named(post, server, sent.content_type).send(sent.body);
    read(server, posted.map_err(|error| unreachable(server, &error))?, sent.label)
}

fn address(server: &RunningServer, path: &str) -> String {
    format!("http://{}/v1/{path}", server.address)
}

/// A request that says who sends it, and what.
fn named(request: RequestBuilder<WithBody>, server: &RunningServer, content_type: &str) -> RequestBuilder<WithBody> {
    identified(request, server).header("content-type", content_type)
}

/// A request that says who sends it.
fn identified<B>(request: RequestBuilder<B>, server: &RunningServer) -> RequestBuilder<B> {
    let secret = format!("Bearer {}", server.secret);
    request.header("authorization", secret).header(CONSOLE_ACTOR, actor())
}

/// What an answer holds; `label` is how the faults of a file name it.
fn read<T: DeserializeOwned>(server: &RunningServer, mut answer: Response<Body>, label: &str) -> Result<T, Failure> {
    let status = answer.status();
    let body = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX);
    if status.is_success() {
        return body.read_json().map_err(|error| unreachable(server, &error));
    }
    let problem: ProblemAnswer = body.read_json().map_err(|error| unreachable(server, &error))?;
    Err(if status.is_server_error() { Failure::server(problem.detail) } else { Failure::mend(problem.words(label)) })
}

fn unreachable(server: &RunningServer, error: &ureq::Error) -> Failure {
    Failure::machine(&format!("asking the server at {}", server.address), error)
}

/// A client that takes no way but the direct one, whatever proxy the environment names and wherever an answer points.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None).build().into()
}
