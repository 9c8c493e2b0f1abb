//! `dondoc ledger verify`: says what it proved, and where it cannot.

use super::{dondoc, text};

const DOCUMENTS: &str = "unit,issuer,kind,number,issued,title,note\n\
                         866,UBND thành phố,reform-plan,06/KH-UBND,2022-01-11,Kế hoạch kiểm tra,\n";

#[test]
fn a_whole_ledger_is_verified_and_a_flipped_byte_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("data"), folder.path().join("documents.csv"));
    std::fs::write(&file, DOCUMENTS).unwrap();
    assert_eq!(dondoc(&["import", "documents", text(&file), "--data", text(&data)]).code, 0);
    let verified = dondoc(&["ledger", "verify", "--data", text(&data)]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    assert!(verified.out.starts_with("1 entries in 1 segments"), "{}", verified.out);

    let segment = std::fs::read_dir(data.join("ledger")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&segment).unwrap();
    let place = bytes.windows(9).position(|window| window == b"06/KH-UBN").unwrap();
    bytes[place] ^= 1;
    std::fs::write(&segment, bytes).unwrap();
    let damaged = dondoc(&["ledger", "verify", "--data", text(&data)]);
    assert_eq!(damaged.code, 3);
    assert!(damaged.err.contains("entry 1"), "{}", damaged.err);
}

#[test]
fn a_folder_without_a_ledger_is_no_verified_ledger() {
    let folder = tempfile::tempdir().unwrap();
    assert_ne!(dondoc(&["ledger", "verify", "--data", text(folder.path())]).code, 0);
}
