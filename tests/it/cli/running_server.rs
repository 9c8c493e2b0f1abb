//! What a command asks the server that has its data folder in use, and what it makes of the answer.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::thread::JoinHandle;

use rust_xlsxwriter::Workbook;
use serde_json::json;

use dondoc::boot::{self, Place};

use super::import::Office;
use super::serve::Serving;
use super::{program, ran, text};

const DOCUMENTS: &str = "unit,issuer,kind,number,issued,title,note\n\
                         866,UBND Thành phố,reform-plan,06/KH-UBND,2022-01-11,Kế hoạch cải cách hành chính,\n";

/// What stands at an address that a folder names: it takes one request and gives one answer.
struct Stranger {
    address: SocketAddr,
    answering: JoinHandle<()>,
}

impl Stranger {
    fn answering(status: &str, body: String) -> Stranger {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        let answering = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut asked = Vec::new();
            while !asked.ends_with(DOCUMENTS.as_bytes()) {
                let mut some = [0; 4096];
                let bytes = stream.read(&mut some).unwrap();
                assert!(bytes > 0, "the request ended early");
                asked.extend_from_slice(&some[..bytes]);
            }
            stream.write_all(&[head.as_bytes(), body.as_bytes()].concat()).unwrap();
        });
        Stranger { address, answering }
    }

    /// Makes a data folder name it.
    fn stand_for(&self, data: &Path) {
        std::fs::write(data.join("server.address"), format!("{}\n{}\n", self.address, "0".repeat(64))).unwrap();
    }

    fn end(self) {
        self.answering.join().unwrap();
    }
}

#[test]
fn a_proxy_that_the_environment_names_is_not_asked() {
    let office = Office::new();
    let _serving = Serving::start(text(&office.data()));
    let mut command = program();
    command.args(["import", "documents", text(&office.file("d.csv", DOCUMENTS)), "--data", text(&office.data())]);
    for variable in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
        command.env(variable, "http://127.0.0.1:9"); // nobody listens there
    }
    let imported = ran(&command.env_remove("no_proxy").env_remove("NO_PROXY").output().unwrap());
    assert_eq!((imported.code, imported.err.as_str()), (0, ""));
}

#[test]
fn a_server_that_fails_is_no_fault_of_the_file() {
    let office = Office::new();
    let _serving = Serving::start(text(&office.data()));
    let busy = json!({"status": 503, "code": "busy", "detail": "the plan is being changed by many at once: try again"});
    let stranger = Stranger::answering("503 Service Unavailable", busy.to_string());
    stranger.stand_for(&office.data());
    let refused = office.import("documents", &office.file("d.csv", DOCUMENTS), &[]);
    assert_eq!((refused.code, refused.err), (3, format!("dondoc: {}\n", busy["detail"].as_str().unwrap())));
    stranger.end();
}

#[test]
fn an_answer_may_be_long_and_leads_nowhere_else() {
    let office = Office::new();
    let _serving = Serving::start(text(&office.data()));
    let file = office.file("d.csv", DOCUMENTS);
    let row = json!({"line": 2, "what": "x".repeat(11 << 20), "differences": []});
    let imported = json!({"added": 0, "unchanged": 0, "changed": [row], "kept": []});
    let stranger = Stranger::answering("200 OK", imported.to_string());
    stranger.stand_for(&office.data());
    let shown = office.import("documents", &file, &[]);
    assert_eq!((shown.code, shown.out.len() > 11 << 20), (1, true), "{}", shown.err);
    stranger.end();
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let location = format!("302 Found\r\nlocation: http://{}/", elsewhere.local_addr().unwrap());
    let stranger = Stranger::answering(&location, String::new());
    stranger.stand_for(&office.data());
    assert_eq!(office.import("documents", &file, &[]).code, 3);
    assert!(elsewhere.accept().is_err(), "nobody came");
    stranger.end();
}

#[test]
fn faults_name_the_sheet_as_they_do_of_a_file_that_is_read_here() {
    let office = Office::new();
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Sổ").unwrap();
    let rows = DOCUMENTS.replace("866", "99999");
    for (row, line) in (0..).zip(rows.lines()) {
        sheet.write_row(row, 0, line.split(',')).unwrap();
    }
    let file = office.file("d.xlsx", workbook.save_to_buffer().unwrap());
    let faulty = |office: &Office| {
        let ran = office.import("documents", &file, &[]);
        assert_eq!(ran.code, 1);
        ran.err.lines().find(|line| line.contains("[unit-unknown]")).map(str::to_owned)
    };
    let here = faulty(&office);
    assert!(here.as_ref().is_some_and(|line| line.contains("d.xlsx[Sổ]:2: unit: ")), "{here:?}");
    let _serving = Serving::start(text(&office.data()));
    assert_eq!(faulty(&office), here);
}

#[test]
fn a_folder_that_another_command_has_in_use_names_no_server() {
    let office = Office::new();
    let data = office.data();
    let _owner = boot::engine(None, Place::NewFolder(&data)).unwrap();
    let refused = office.import("documents", &office.file("d.csv", DOCUMENTS), &[]);
    assert_eq!(refused.code, 4);
    assert!(refused.err.contains(text(&data)) && !refused.err.contains("server"), "{}", refused.err);
}
