//! Granting and shortening waivers: what is answered is what was recorded.

use dondoc::domain::id::{Digest, UnitCode};
use dondoc::domain::waiver::CheckWaivers;
use dondoc::domain::{Day, Position};
use dondoc::operations::{CreationKey, Exception, Once, Shelf, Shortening, grant_waiver, shorten_waiver};

use super::bench;

fn exception() -> Exception {
    Exception {
        unit: "866".into(),
        directive: "cao-lanh-kiem-tra-2022".into(),
        check: "CL-08".into(),
        from: "2022-04-01".into(),
        until: "2022-04-30".into(),
        basis: "45/UBND-NV".into(),
        approver: "UBND Tỉnh Đồng Tháp".into(),
        ..Exception::default()
    }
}

fn recorded(waivers: &CheckWaivers) -> Vec<u64> {
    waivers.waivers.iter().flat_map(|waiver| &waiver.untils).map(|until| until.recorded.0).collect()
}

#[test]
fn what_is_answered_bears_the_entry_that_records_it() {
    let bench = bench("2022-03-31 17:00");
    let granted = grant_waiver(&bench.engine, "test", &exception(), None).unwrap();
    assert_eq!((granted.version, recorded(&granted.value)), (Position(1), vec![1]));
    let until = Day::parse("2022-04-10").unwrap();
    let asked = Shortening { key: granted.value.key, number: 1, until, reason: "46/UBND-NV".into(), seen: None };
    let shortened = shorten_waiver(&bench.engine, "test", &asked).unwrap();
    assert_eq!((shortened.version, recorded(&shortened.value)), (Position(2), vec![1, 2]));
}

#[test]
fn a_grant_sent_again_is_answered_alike_though_it_would_be_refused_by_now() {
    let mut bench = bench("2022-03-31 17:00");
    let key = CreationKey { actor: "test".into(), key: "b1f0".into() };
    let once = Once { key, request: Digest([7; 32]) };
    let first = grant_waiver(&bench.engine, "test", &exception(), Some(&once)).unwrap();
    bench.engine.shelf = Shelf::default();
    let again = grant_waiver(&bench.engine, "test", &exception(), Some(&once)).unwrap();
    assert_eq!((again.version, &again.value), (first.version, &first.value));
    assert_eq!(again.value.key.unit, UnitCode::parse("866").unwrap());
    assert!(grant_waiver(&bench.engine, "test", &exception(), None).is_err(), "its directive is gone");
}
