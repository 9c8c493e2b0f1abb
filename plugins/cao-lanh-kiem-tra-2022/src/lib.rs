//! Placeholder until its checks are written: declares nothing and answers nothing.

use dondoc_sdk::{Day, Description, Directive, Outcome, UnitKind, World};

/// The directive.
#[derive(Debug)]
pub struct CaoLanh;

impl Directive for CaoLanh {
    fn describe() -> Description {
        Description {
            id: "cao-lanh-kiem-tra-2022",
            number: "",
            title: "",
            issuer: "",
            issued: Day::ymd(2022, 1, 11),
            effective: Day::ymd(2022, 1, 11),
            expires: None,
            supersedes: &[],
            applies_to: &[UnitKind::District],
            checks: &[],
            tasks: &[],
            indicators: &[],
            registers: &[],
            documents: &[],
            duties: &[],
            parameters: &[],
        }
    }

    fn check(_world: &dyn World) -> Result<Vec<Outcome>, String> {
        Ok(Vec::new())
    }
}

dondoc_sdk::component!(CaoLanh);
