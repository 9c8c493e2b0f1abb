//! Contacts.

mod create;
mod end;
mod import;
mod list;
mod make_webhook_secret;
mod replace;
mod show;

use serde_json::{Value, json};

use crate::harness::Server;

/// A contact of thành phố Cao Lãnh.
pub fn contact(id: &str) -> Value {
    json!({
        "id": id, "name": "Nguyễn Văn An", "unit": "866", "role": "head", "email": format!("{id}@caolanh.gov.vn"),
        "from": "2022-01-01"
    })
}

/// Records a contact, and gives what was answered.
#[track_caller]
pub fn recorded(server: &Server, contact: &Value) -> Value {
    let answer = server.post("/v1/contacts", contact);
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}
