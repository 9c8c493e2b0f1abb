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

/// What is erased is gone, other bytes stay, and what is erased may come back.
pub fn an_erased_blob_is_gone_and_may_come_back<S: Store>(store: &S) {
    let (personal, other) = (store.keep_blob(b"a name").unwrap(), store.keep_blob(b"a block").unwrap());
    assert!(store.erase_blob(&personal).unwrap());
    assert!(!store.erase_blob(&personal).unwrap());
    assert_eq!(store.blob(&personal).unwrap(), None);
    assert_eq!(store.blob(&other).unwrap().as_deref(), Some(&b"a block"[..]));
    assert_eq!(store.keep_blob(b"a name").unwrap(), personal);
    assert_eq!(store.blob(&personal).unwrap().as_deref(), Some(&b"a name"[..]));
}

/// Blobs that are kept together are found one by one, and erased one by one.
pub fn blobs_kept_together_are_blobs_like_others<S: Store>(store: &S) {
    let known = store.keep_blob(b"known").unwrap();
    let digests = store.keep_blobs(&[b"a block", b"known", b"a name", b"a block", b""]).unwrap();
    assert_eq!(digests, [&b"a block"[..], b"known", b"a name", b"a block", b""].map(sha256));
    assert_eq!((digests[1], store.keep_blobs(&[]).unwrap()), (known, vec![]));
    let again = store.keep_blobs(&[b"a name", b"a block", b"another"]).unwrap();
    assert!(store.erase_blob(&again[0]).unwrap());
    assert_eq!(store.blob(&again[0]).unwrap(), None);
    for (digest, bytes) in [(again[1], &b"a block"[..]), (again[2], b"another"), (known, b"known"), (digests[4], b"")] {
        assert_eq!(store.blob(&digest).unwrap().as_deref(), Some(bytes));
    }
    assert!(!store.erase_blob(&again[0]).unwrap());
    assert_eq!(store.keep_blobs(&[b"a name", b"a third"]).unwrap()[0], again[0]);
    assert_eq!(store.blob(&again[0]).unwrap().as_deref(), Some(&b"a name"[..]));
}
