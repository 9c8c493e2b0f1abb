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
