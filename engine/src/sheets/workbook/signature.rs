//! What the first bytes of a file say it is.
//!
//! Only the kind is told here; whether a workbook is sound is for the rest of the module.

use crate::sheets::cell::CellFault;
use crate::sheets::fault::FaultCode;

const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// The container of Excel's files before 2007, and of encrypted ones since.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
const WORKBOOK_NAMES: [&str; 4] = [".xlsx", ".xlsm", ".xls", ".ods"];

/// Whether the file is a zip, as every workbook of today; `false` for a text. What is neither is refused by its name.
pub(in crate::sheets) fn is_workbook(bytes: &[u8], file: &str) -> Result<bool, CellFault> {
    if ZIP.iter().any(|start| bytes.starts_with(start)) {
        return Ok(true);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    let name = file.to_ascii_lowercase();
    if WORKBOOK_NAMES.iter().any(|end| name.ends_with(end)) {
        let message = "the file has the name of a workbook and is none: it may be cut short, a text, or a web page; open \
                       it in Excel or LibreOffice and save it as XLSX";
        return Err((FaultCode::FileDamaged, message.to_owned()));
    }
    Ok(false)
}

/// An encrypted workbook holds a stream of this name, which the container writes in UTF-16.
fn compound(bytes: &[u8]) -> CellFault {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        let message = "the workbook opens with a password only; remove it (File, Info, Protect Workbook, Encrypt with \
                       Password) and save it again";
        return (FaultCode::FileEncrypted, message.to_owned());
    }
    let message = "the file is in Excel's format of before 2007 (.xls); save it as \"Excel Workbook (*.xlsx)\"";
    (FaultCode::FileFormat, message.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], file: &str, expected: Result<bool, FaultCode>) {
        assert_eq!(is_workbook(bytes, file).map_err(|fault| fault.0), expected);
    }

    #[test]
    fn the_first_bytes_tell_a_workbook_from_a_text() {
        check(b"PK\x03\x04...", "a.csv", Ok(true));
        check(b"code,name\n", "a.csv", Ok(false));
        check(b"", "a.csv", Ok(false));
        check(b"PK", "a.txt", Ok(false));
    }

    #[test]
    fn what_only_has_the_name_of_a_workbook_is_refused() {
        check(b"code,name\n", "a.xlsx", Err(FaultCode::FileDamaged));
        check(b"<html>", "BAO CAO.XLS", Err(FaultCode::FileDamaged));
        check(b"", "a.xlsx", Err(FaultCode::FileDamaged));
    }

    #[test]
    fn old_and_encrypted_workbooks_are_told_apart() {
        let old = [COMPOUND, b"\0\0W\0o\0r\0k\0b\0o\0o\0k\0"].concat();
        check(&old, "a.xls", Err(FaultCode::FileFormat));
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[COMPOUND, &[0; 99], &name].concat(), "a.xlsx", Err(FaultCode::FileEncrypted));
    }
}
