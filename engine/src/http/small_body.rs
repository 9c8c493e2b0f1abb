//! Takes small bodies in before anybody decides: a connection is closed under a body that was not read, so a request refused
//! by its head, or one whose body nobody asked for, would cost its sender the next one.
//!
//! It must never hold more of a body than a small one has: the rest is read by who asks for it, within their limits.

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt as _, stream};

use super::error::Problem;

/// The most bytes of a body that are taken in unasked, but for the last piece that came.
const SMALL_BODY_BYTES_MAX: usize = 64 << 10;

/// Takes a small body in, then lets the request pass; one without a body, or with one that says itself large,
/// passes as it is.
pub async fn take_in_small_body(request: Request, next: Next) -> Response {
    let body = request.body();
    if body.is_end_stream() || body.size_hint().lower() > SMALL_BODY_BYTES_MAX as u64 {
        return next.run(request).await;
    }
    let (head, body) = request.into_parts();
    match begun(body).await {
        Ok(body) => next.run(Request::from_parts(head, body)).await,
        Err(error) => unreadable(error.to_string()).into_response(),
    }
}

/// The same body, of which so much is here as a small one has.
async fn begun(body: Body) -> Result<Body, axum::Error> {
    let mut coming = body.into_data_stream();
    let (mut here, mut bytes) = (Vec::<Bytes>::new(), 0);
    while let Some(piece) = coming.next().await.transpose()? {
        bytes += piece.len();
        here.push(piece);
        if bytes > SMALL_BODY_BYTES_MAX {
            return Ok(Body::from_stream(stream::iter(here).map(Ok).chain(coming)));
        }
    }
    Ok(match here.as_mut_slice() {
        [whole] => Body::from(std::mem::take(whole)),
        pieces => Body::from(pieces.concat()),
    })
}

/// The refusal of a body that does not come in as its head says.
pub fn unreadable(detail: String) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "body-unreadable", "The body cannot be read", detail)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use axum::body::to_bytes;

    use super::*;

    /// How many pieces of 1 KiB were read of so many, and that all of them are there in the end.
    fn read_of(pieces: usize) -> usize {
        let read = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&read);
        let piece = move |_| {
            count.fetch_add(1, Ordering::SeqCst);
            Ok::<_, std::io::Error>(Bytes::from(vec![7; 1 << 10]))
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let body = begun(Body::from_stream(stream::iter(0..pieces).map(piece))).await.unwrap();
            let taken_in = read.load(Ordering::SeqCst);
            assert_eq!(to_bytes(body, usize::MAX).await.unwrap(), vec![7; pieces << 10]);
            taken_in
        })
    }

    #[test]
    fn a_small_body_of_unknown_length_is_taken_in_and_of_a_large_one_the_beginning() {
        assert_eq!([0, 1, 64, 65, 500].map(read_of), [0, 1, 64, 65, 65]);
    }
}
