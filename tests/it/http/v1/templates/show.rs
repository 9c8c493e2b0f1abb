//! `GET /v1/templates/{template}/{language}`: one template, and who wrote what of it.

use crate::harness::Server;

#[test]
fn a_template_that_nobody_wrote_is_the_engines_at_version_0() {
    let server = Server::start();
    let answer = server.get("/v1/templates/digest/vi");
    let shown = answer.ok();
    assert_eq!((answer.header("etag"), shown["versions"].as_array().map(Vec::len)), ("\"0\"", Some(0)));
    let embedded = include_str!("../../../../../config/messages/vi/digest.text");
    assert_eq!(shown["text"], embedded);
}

#[test]
fn a_template_or_a_language_that_is_not_there_is_absent() {
    let server = Server::start();
    server.get("/v1/templates/digest/fr").refused(404, "absent");
    server.get("/v1/templates/letter/vi").refused(404, "absent");
}
