//! Rules of blobs.

use crate::store::Store;
use crate::store::shape::entry::sha256;

/// What is kept is found by its digest, and nothing else is.
pub fn a_blob_is_found_by_its_digest<S: Store>(store: &S) {
    for bytes in [&b""[..], b"tape", &vec![0xFF; 300_000]] {
        let digest = store.keep_blob(bytes).unwrap();
        assert_eq!(digest, sha256(bytes));
        assert_eq!(store.blob(&digest).unwrap().as_deref(), Some(bytes));
    }
    assert_eq!(store.blob(&sha256(b"nobody kept this")).unwrap(), None);
}

/// Keeping the same bytes again changes nothing.
pub fn a_blob_kept_twice_is_one<S: Store>(store: &S) {
    let first = store.keep_blob(b"component").unwrap();
    assert_eq!(store.keep_blob(b"component").unwrap(), first);
    assert_eq!(store.blob(&first).unwrap().as_deref(), Some(&b"component"[..]));
}
