//! TH-07, TH-08, TH-09, TH-12: what offices must have, by the registers of systems, attributes and teams.

use std::cell::LazyCell;

use dondoc_sdk::book::{Books, equal};
use dondoc_sdk::registers::{DIGITAL_TEAMS, UNIT_ATTRIBUTES, UNIT_SYSTEMS};
use dondoc_sdk::rule::{All, Due, Texts, all_have, first_done_by, has_at_least, named};
use dondoc_sdk::{Outcome, Scope, parameter};

const TH_07: Texts = Texts::new(
    "TH-07",
    "{all}/{all} cơ quan, đơn vị đã triển khai {system}.",
    "{count}/{all} cơ quan, đơn vị chưa triển khai {system}: {list}.",
    "Cấp tài khoản, tập huấn và đưa hệ thống còn thiếu vào sử dụng tại các đơn vị đã nêu.",
);

const TH_08: Texts = Texts::new(
    "TH-08",
    "Đã cập nhật Kiến trúc Chính quyền điện tử phiên bản {version} ngày {on}.",
    "Cập nhật Kiến trúc Chính quyền điện tử phiên bản {version} ngày {on}, chậm {late-days} ngày.",
    "Rà soát và ban hành bản cập nhật Kiến trúc theo phiên bản của Tỉnh.",
);

const TH_09: Texts = Texts::new(
    "TH-09",
    "Đã kết nối nền tảng tích hợp, chia sẻ dùng chung (LGSP).",
    "Chưa kết nối, xây dựng nền tảng tích hợp, chia sẻ dùng chung (LGSP).",
    "Phối hợp Sở Thông tin và Truyền thông kết nối nền tảng dùng chung của Tỉnh.",
);

const TH_12: Texts = Texts::new(
    "TH-12",
    "{all}/{all} xã, thị trấn đã thành lập Tổ công nghệ số cộng đồng.",
    "{count} xã, thị trấn chưa thành lập Tổ công nghệ số cộng đồng: {list}.",
    "Ban hành quyết định thành lập Tổ công nghệ số cộng đồng tại các xã, thị trấn đã nêu.",
);

/// One outcome for each system: every office below uses it. The offices are asked for only where the register speaks.
pub fn th07(books: &Books<'_>) -> Vec<Outcome> {
    let systems = books.world.parameter("systems");
    let using = books.all(&UNIT_SYSTEMS).by(&["system", "unit"]);
    let units = LazyCell::new(|| named(&books.world.units(Scope::AllBelow)));
    let one = |system: &str| {
        let outcome = using.clone().map(|pairs| {
            let of_system = pairs.into_iter().filter(|pair| pair.key[0] == system);
            let have: Vec<_> = of_system.filter_map(|pair| pair.key.into_iter().nth(1)).collect();
            let all = All {
                name: "Đơn vị đã triển khai", measure: "đơn vị", things: units.as_slice(), have: &have
            };
            all_have(&all, &TH_07, &[("system", &system)])
        });
        TH_07.answer(outcome).about(system)
    };
    systems.split(',').map(str::trim).map(one).collect()
}

/// The architecture in force is the province's version, taken over in time; an older version counts as none.
pub fn th08(books: &Books<'_>) -> Result<Outcome, String> {
    let version = books.world.parameter("architecture-version");
    let deadline = parameter::day(books.world, "architecture-deadline")?;
    let if_none = format!("Chưa cập nhật Kiến trúc Chính quyền điện tử theo phiên bản {version}.");
    let rows = books.all(&UNIT_ATTRIBUTES).only(equal("attribute", "architecture-version"));
    let due = || Due::on(books.world, deadline, &if_none);
    Ok(first_done_by(&rows.only(equal("value", &version)), "since", due, &TH_08, &[("version", &version)]))
}

/// The register says that the district is connected.
pub fn th09(books: &Books<'_>) -> Outcome {
    let rows = books.all(&UNIT_ATTRIBUTES).only(equal("attribute", "lgsp-connected")).only(equal("value", "yes"));
    TH_09.answer(rows.count().map(|count| has_at_least("Nền tảng dùng chung", "kết nối", count, 1, &TH_09, &[])))
}

/// Every commune has a team.
pub fn th12(books: &Books<'_>) -> Outcome {
    let teams = books.all(&DIGITAL_TEAMS).values("unit");
    TH_12.answer(teams.map(|have| {
        let communes = named(&books.world.units(Scope::Communes));
        let all = All {
            name: "Xã, thị trấn đã có Tổ", measure: "xã, thị trấn", things: &communes, have: &have
        };
        all_have(&all, &TH_12, &[])
    }))
}
