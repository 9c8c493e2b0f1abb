//! `GET /v1/contacts/{contact}`: one contact, with all its versions.

use super::{contact, recorded};
use crate::harness::Server;

#[test]
fn a_contact_is_shown_as_it_is_with_what_it_was() {
    let server = Server::start();
    let made = recorded(&server, &contact("an"));
    let answer = server.get("/v1/contacts/an");
    assert_eq!(answer.header("etag"), format!("\"{}\"", made["version"]));
    let shown = answer.ok();
    assert_eq!(shown, made);
    assert_eq!(shown["versions"][0]["recorded"], made["version"]);
}

#[test]
fn what_is_not_there_is_absent() {
    let server = Server::start();
    server.get("/v1/contacts/an").refused(404, "absent");
    server.get("/v1/contacts/a%20b").refused(404, "absent");
}
