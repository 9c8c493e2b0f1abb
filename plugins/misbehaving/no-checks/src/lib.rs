//! Declares no check, and breaks every other rule of a description.

#[allow(dead_code, reason = "shared by all misbehaving guests")]
#[path = "../../described.rs"]
mod described;

use dondoc_sdk::{ColumnInfo, Day, Description, Directive, Outcome, RegisterInfo, Scope, World};

/// The guest.
#[derive(Debug)]
pub struct Misbehaving;

impl Directive for Misbehaving {
    fn describe() -> Description {
        Description {
            id: "không hợp lệ",
            number: " ",
            expires: Some(Day(0)),
            applies_to: &[],
            checks: &[],
            tasks: &[Scope::ThisUnit, Scope::ThisUnit],
            registers: &[RegisterInfo {
                id: "dossiers",
                title: "Sổ hồ sơ",
                key: &["number"],
                period_by: "received",
                columns: &[ColumnInfo {
                    name: "received",
                    title: "Ngày",
                    kind: "date",
                    required: true,
                    personal: false,
                }],
                scope: Scope::ThisUnit,
            }],
            ..described::DESCRIPTION
        }
    }

    fn check(_: &dyn World) -> Result<Vec<Outcome>, String> {
        Ok(Vec::new())
    }
}

dondoc_sdk::component!(Misbehaving);
