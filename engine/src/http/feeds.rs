//! `GET /feeds/{secret}.ics`: a calendar that calendar programs subscribe to; its address is all they have to show.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

use super::app::App;
use super::calendar_file::calendar;
use super::error::Problem;
use super::extract::InPath;
use crate::domain::id::Digest;
use crate::operations::read_feed;

/// Where feeds lie. What comes after it in a path is a secret, and stands in no log.
pub const FOLDER: &str = "/feeds/";

/// How the file of a feed ends.
const ENDING: &str = ".ics";

/// The path of the feed of a secret.
pub fn path(secret: &str) -> String {
    format!("{FOLDER}{secret}{ENDING}")
}

/// The calendar; not modified where the client has it. A feed that was revoked answers like one that never was.
pub async fn show_feed(
    State(app): State<App>,
    InPath(file): InPath<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let secret = file.strip_suffix(ENDING).unwrap_or_default().to_owned();
    let view = app.wait_for(move |engine| read_feed(engine, &secret)).await?;
    let text = calendar(&view);
    let tag = format!("\"{}\"", Digest(Sha256::digest(&text).into()));
    let kept = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "private, no-cache".to_owned())];
    if has(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    Ok((kept, [(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response())
}

/// Whether the client has what stands under a tag (RFC 9110, 13.1.2).
fn has(headers: &HeaderMap, tag: &str) -> bool {
    let sent = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = sent.flat_map(|value| value.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[track_caller]
    fn check(sent: &[&'static str], expected: bool) {
        let mut headers = HeaderMap::new();
        for value in sent {
            headers.append(header::IF_NONE_MATCH, HeaderValue::from_static(value));
        }
        assert_eq!(has(&headers, "\"1f\""), expected, "{sent:?}");
    }

    #[test]
    fn a_tag_is_found_among_several_weak_or_strong() {
        for sent in [&["\"1f\""][..], &["W/\"1f\""], &["\"0\", \"1f\""], &["\"0\"", "W/\"2\",\"1f\""], &["*"]] {
            check(sent, true);
        }
        for sent in [&[][..], &["\"0\""], &["1f"], &["\"1f"]] {
            check(sent, false);
        }
    }
}
