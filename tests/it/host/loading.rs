//! What makes a plugin of a component, and what is refused with which reason.

use dondoc::domain::evaluation::PluginFault;
use dondoc::host::LoadFault;

use super::{assert_goes_on, component, guest, host};

#[track_caller]
fn refused(name: &str) -> LoadFault {
    let fault = host().load(component(name)).expect_err("it must be refused");
    assert_goes_on();
    fault
}

#[test]
fn every_directive_of_the_binary_loads() {
    for (name, component) in artifacts::DIRECTIVES {
        let plugin = host().load(component).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert_eq!(plugin.directive.id.as_str(), *name);
        assert_eq!(plugin.component_bytes, component.len() as u64);
    }
}

#[test]
fn a_foreign_import_is_refused_by_name() {
    let imports = vec!["made:up/weather@1.0.0".to_owned()];
    assert_eq!(refused("foreign-import"), LoadFault::ForeignImport { imports });
}

#[test]
fn functions_of_other_types_do_not_fit_the_contract() {
    let fault = refused("other-contract");
    assert_eq!(fault.code(), "contract", "{fault}");
}

#[test]
fn what_is_no_component_is_refused() {
    for bytes in [&b""[..], b"not wasm at all", b"\0asm\x01\0\0\0"] {
        let fault = host().load(bytes).expect_err("it must be refused");
        assert_eq!(fault.code(), "not-a-component", "{fault}");
    }
    let cut = component("honest");
    let fault = host().load(&cut[..cut.len() / 2]).expect_err("it must be refused");
    assert_eq!(fault.code(), "not-a-component", "{fault}");
}

#[test]
fn a_component_that_is_too_large_is_refused_unread() {
    let bytes = vec![0; (32 << 20) + 1];
    let fault = host().load(&bytes).expect_err("it must be refused");
    assert_eq!(fault, LoadFault::TooLarge { bytes: (32 << 20) + 1, bytes_max: 32 << 20 });
}

#[test]
fn a_table_that_is_too_large_is_refused() {
    let LoadFault::Describe { fault } = refused("huge-table") else { panic!("another fault") };
    let PluginFault::OutOfMemory { memory_bytes_max, asked_bytes } = fault else { panic!("{fault:?}") };
    assert_eq!(memory_bytes_max, 800_000);
    assert!(asked_bytes > 1_600_000, "{asked_bytes}");
}

#[test]
fn a_description_may_ask_nothing() {
    let question = "as-of, while describing itself".to_owned();
    let fault = PluginFault::BadQuestion { question };
    assert_eq!(refused("asks-while-describing"), LoadFault::Describe { fault });
}

/// Nothing a guest can see differs between two descriptions: its memory is new each time, and it may ask nothing. That
/// two different ones are refused is tested beside `load`.
#[test]
fn a_guest_that_counts_its_descriptions_always_counts_one() {
    for _ in 0..2 {
        assert_eq!(guest("describes-differently").directive.title, "lần một");
    }
}

#[test]
fn a_bad_description_is_refused_with_all_its_faults() {
    let LoadFault::BadDescription { problems } = refused("no-checks") else { panic!("another fault") };
    let expected = [
        "directive \"không hợp lệ\"",
        "number is empty",
        "it expires before it takes effect",
        "it applies to no kind of unit",
        "scope of tasks \"this-unit\" is declared twice",
        "it declares no check",
        "column \"received\" of register \"dossiers\" is of the kind \"date\"",
        "register \"dossiers\" has no column \"number\"",
        "register \"dossiers\" has no required column of days \"received\"",
    ];
    for fault in expected {
        assert!(problems.iter().any(|problem| problem.starts_with(fault)), "{fault} is not in {problems:#?}");
    }
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
}
