//! `GET /v1/events`: what is written to the ledger, entry by entry, as server-sent events.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::domain::Position;
use crate::http::app::App;
use crate::http::error::{Problem, Refused};
use crate::http::extract::Asked;
use crate::http::shape::EntryResponse;
use crate::http::streams::{Place, STREAMS_MAX};
use crate::operations::list_entries::{self, head};
use crate::operations::refusal::Faults;

/// The header in which a client that comes back says what it saw last.
const LAST_EVENT_ID: &str = "last-event-id";

/// The most entries that are read at once.
const BATCH_ENTRIES_MAX: usize = 32;

/// How long a stream is silent before a comment says that it is still there.
const SILENCE_MAX: Duration = Duration::from_secs(15);

/// How soon a client is to come back when its stream ends.
const COME_BACK_AFTER: Duration = Duration::from_secs(2);

/// Where to begin.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StreamEventsQuery {
    /// Begin after this position: 0 for everything there ever was. Without it the stream begins with what comes next.
    after: Option<String>,
}

/// One event for each entry of the ledger, in its order and without gaps: its id is the entry's position, its name the
/// operation. A client that comes back with `Last-Event-ID` goes on where it was.
#[utoipa::path(
    get, path = "/v1/events", tag = "events",
    params(StreamEventsQuery, ("Last-Event-ID" = Option<String>, Header, description = "the position seen last; it goes before `after`")),
    responses(
        (status = 200, description = "a stream of events; the data of each is an entry", body = EntryResponse, content_type = "text/event-stream"),
        Refused
    )
)]
pub async fn stream_events(
    State(app): State<App>,
    Asked(asked): Asked<StreamEventsQuery>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let head = head(&app.engine)?;
    let after = begin(&headers, asked.after.as_deref(), head)?;
    let place = app.streams.enter().ok_or_else(too_many)?;
    let first = Event::default().retry(COME_BACK_AFTER).comment("dondoc");
    let reader = Reader { app, place, after, events: VecDeque::from([first]) };
    let keep_alive = KeepAlive::new().interval(SILENCE_MAX);
    Ok(Sse::new(unfold(reader, Reader::next)).keep_alive(keep_alive))
}

/// The position to begin after.
fn begin(headers: &HeaderMap, after: Option<&str>, head: Position) -> Result<Position, Problem> {
    let seen_last = headers.get(LAST_EVENT_ID).map(|value| value.to_str().unwrap_or_default());
    let (field, text) = match (seen_last, after) {
        (Some(seen_last), _) => ("Last-Event-ID", seen_last),
        (None, Some(after)) => ("after", after),
        (None, None) => return Ok(head),
    };
    let mut faults = Faults::default();
    let position = faults.keep("bad-position", field, text.parse().map(Position));
    if position.is_some_and(|position| position > head) {
        let message = format!("the ledger ends at {head}: what was seen after that stands in another one; begin anew");
        faults.add("after-the-head", field, message);
    }
    faults.refuse()?;
    Ok(position.expect("a position that could not be read has left a fault"))
}

fn too_many() -> Problem {
    let detail = format!("{STREAMS_MAX} streams of events are open already: close one, or try again later");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too-many-streams", "Too many streams are open", detail)
}

/// A stream on its way through the ledger.
struct Reader {
    app: App,
    place: Place,
    /// The last entry that was read.
    after: Position,
    /// What was read and not yet sent.
    events: VecDeque<Event>,
}

impl Reader {
    /// The next event; `None` when the server stops, or when the ledger cannot be read.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Reader)> {
        loop {
            if let Some(event) = self.events.pop_front() {
                return Some((Ok(event), self));
            }
            if !self.place.wait_past(self.after).await {
                return None;
            }
            let after = self.after;
            let read = self.app.wait_for(move |engine| list_entries::list_entries(engine, after, BATCH_ENTRIES_MAX));
            let entries = read.await.ok()?; // logged where it failed; the client comes back
            self.after = entries.last().map_or(self.after, |entry| entry.position);
            self.events.extend(entries.iter().map(|entry| event(&EntryResponse::from(entry))));
        }
    }
}

fn event(entry: &EntryResponse) -> Event {
    let data = serde_json::to_string(entry).expect("texts and numbers can be written as JSON");
    Event::default().id(entry.position.to_string()).event(&entry.operation).data(data)
}
