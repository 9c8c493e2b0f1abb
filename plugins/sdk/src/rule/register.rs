//! Needs register: the facts a check will read are not kept yet, so nothing can be said.

use crate::description::RegisterInfo;
use crate::outcome::Outcome;

/// Missing data that names the register; `purpose` says what the check will read there. It never passes.
pub fn needs_register(check: &str, register: &RegisterInfo, purpose: &str) -> Outcome {
    let (id, title) = (register.id, register.title);
    Outcome::missing_data(check, format!("Chưa thể kết luận: cần {title} ({id}) để {purpose}."))
        .advising(&format!("Lập và nhập {title} ({id})."))
}

#[cfg(test)]
mod tests {
    use super::needs_register;
    use crate::description::RegisterInfo;
    use crate::fact::Scope;
    use crate::outcome::Condition;

    #[test]
    fn the_register_is_named() {
        let register = RegisterInfo {
            id: "inspections",
            title: "sổ kiểm tra",
            key: &[],
            period_by: "started",
            columns: &[],
            scope: Scope::AllBelow,
        };
        let outcome = needs_register("X-01", &register, "biết ngày kiểm tra");
        assert_eq!(outcome.condition, Condition::MissingData);
        assert!(outcome.message.contains("(inspections)"), "{}", outcome.message);
    }
}
