//! `GET /v1/directives`: the directives that are active, with what each asks and reads.

use crate::harness::Server;

#[test]
fn the_built_in_directives_are_listed_with_their_checks() {
    let listed = Server::start().get("/v1/directives").ok();
    let directives = listed["items"].as_array().unwrap();
    let counted = |id: &str| {
        let found = directives.iter().find(|directive| directive["id"] == id).unwrap();
        found["checks"].as_array().unwrap().len()
    };
    assert_eq!((counted("dong-thap-cchc-2022"), counted("cao-lanh-kiem-tra-2022")), (18, 19));
}
