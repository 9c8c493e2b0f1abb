//! Whose names are durable before a blob is acknowledged.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use dondoc::store::Blobs;
use dondoc::store::blobs::FolderBlobs;
use dondoc::store::disk::{Disk, DiskFile, OpenFor, RealDisk};

/// The real disk, and the folders whose names were synced.
#[derive(Clone, Debug, Default)]
struct Watched(Arc<Mutex<Vec<PathBuf>>>);

impl Disk for Watched {
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        RealDisk.list(folder)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        RealDisk.make_folder(folder)
    }

    fn open(&self, path: &Path, how: OpenFor) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.open(path, how)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.0.lock().unwrap().push(folder.to_owned());
        RealDisk.sync_folder(folder)
    }
}

#[test]
fn blobs_kept_together_wait_for_the_disk_once_and_are_there_after_a_start() {
    let (data, watched) = (tempfile::tempdir().unwrap(), Watched::default());
    let open = || FolderBlobs::open(Arc::new(watched.clone()), data.path()).unwrap();
    let blobs = open();
    let texts: Vec<Vec<u8>> = (0..100_u32).map(|number| number.to_string().into_bytes()).collect();
    let digests = blobs.keep_blobs(&texts.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
    let packs = data.path().join("blobs/packs");
    assert_eq!(*watched.0.lock().unwrap(), std::slice::from_ref(&packs));
    assert!(blobs.erase_blob(&digests[7]).unwrap());
    let blobs = open();
    let there = |digest| blobs.blob(digest).unwrap();
    assert_eq!((there(&digests[6]), there(&digests[7])), (Some(texts[6].clone()), None));
    let pack = std::fs::read_dir(&packs).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&pack).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&pack, &bytes).unwrap();
    let damaged = digests.iter().filter(|digest| blobs.blob(digest).is_err()).count();
    assert_eq!(damaged, 1, "the others are sound");
    std::fs::write(&pack, b"nothing").unwrap();
    assert_eq!(open().blob(&digests[6]).unwrap(), None);
}

#[test]
fn the_name_of_a_folder_that_someone_else_made_is_synced_before_a_blob_in_it_is_acknowledged() {
    let (data, watched) = (tempfile::tempdir().unwrap(), Watched::default());
    let blobs = FolderBlobs::open(Arc::new(watched.clone()), data.path()).unwrap();
    for byte in 0..=255_u8 {
        std::fs::create_dir(data.path().join(format!("blobs/{byte:02x}"))).unwrap();
    }
    let folder = data.path().join("blobs");
    let synced = |bytes: &[u8]| {
        watched.0.lock().unwrap().clear();
        let digest = blobs.keep_blob(bytes).unwrap().to_string();
        (watched.0.lock().unwrap().clone(), folder.join(&digest[..2]))
    };
    let (first, within) = synced(b"a paper");
    assert_eq!(first, [folder.clone(), within.clone()]);
    assert_eq!(synced(b"a paper").0, [within], "once is enough");
}
