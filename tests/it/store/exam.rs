//! Every backend sits the exam.

mod memory {
    use dondoc::store::{conformance, memory::MemoryStore};

    dondoc::store_exam!(|_| MemoryStore::bounded(conformance::ENTRY_BYTES_MAX));
}

mod sled {
    use dondoc::store::conformance;
    use dondoc::store::sled::{SledOptions, open};

    dondoc::store_exam!(|folder| {
        let entry_bytes_max = conformance::ENTRY_BYTES_MAX;
        open(folder, SledOptions { entry_bytes_max, ..SledOptions::default() }).expect("an empty folder opens")
    });
}
