//! Registers.

mod erase;
mod export;
mod import;
mod list;
mod list_imports;
mod list_rows;
mod show;

use crate::harness::{Answer, Prepared, Server};

/// The ledger of dossiers.
const DOSSIERS: &str = "/v1/registers/dossiers";

const HEADER: &str = "number,unit,received,due,applicant,result\n";
const TWO: &str = "H-2,29926,2022-03-04,2022-03-09,Trần B,late\nH-1,29950,2022-01-03,2022-01-10,Lê A,early\n";

/// A server on the morning of 12 July 2022.
fn server() -> Server {
    Prepared::new().at("2022-07-12", 9).serve()
}

/// Sends rows of huyện Tân Hồng in the first half of 2022; `query` says the mode and whether to apply.
fn send(server: &Server, query: &str, rows: &str) -> Answer {
    let path = format!("{DOSSIERS}/imports?unit=869&from=2022-01-01&until=2022-06-30&{query}");
    server.send_file(&path, format!("{HEADER}{rows}"))
}

/// A server whose second entry, after that of its token, holds two rows: of January and of March.
fn imported() -> Server {
    let server = server();
    send(&server, "mode=replace&apply=true", TWO).ok();
    server
}
