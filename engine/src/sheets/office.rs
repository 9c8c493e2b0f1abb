//! `office.toml`: an office of the demonstration, with its directives, its parameters and its plans.

use std::collections::BTreeMap;

use super::fault::{FaultCode, Faults};
use super::toml_file::{TomlFile, TomlTable};
use crate::domain::id::{DirectiveId, PlanId, RegisterId, UnitCode};
use crate::domain::plan::Plan;
use crate::domain::text::{NAME_BYTES_MAX, NUMBER_BYTES_MAX, TITLE_BYTES_MAX};
use crate::domain::{Day, Period};

/// What an administrator says of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeFile {
    /// Its name, in NFC.
    pub name: String,
    /// Its code on `date`.
    pub unit: UnitCode,
    /// The day its data is as of.
    pub date: Day,
    /// The directives it is checked against.
    pub directives: Vec<DirectiveId>,
    /// For each directive, the values of its parameters.
    pub parameters: BTreeMap<DirectiveId, BTreeMap<String, String>>,
    /// Its plans.
    pub plans: Vec<Plan>,
    /// The files of its registers.
    pub registers: Vec<OfficeRegister>,
}

/// A file of a register, all of whose rows of a period it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeRegister {
    /// The register.
    pub id: RegisterId,
    /// The file's path in the office's folder.
    pub file: String,
    /// The unit whose rows it holds.
    pub unit: UnitCode,
    /// Their days.
    pub within: Period,
}

/// Reads an office.
pub fn read_office(bytes: &[u8], file: &str) -> Result<OfficeFile, Faults> {
    let document = TomlFile::parse(bytes, file)?;
    let (mut root, mut faults) = (document.root(), Faults::new(file));
    let name = root.text("name", NAME_BYTES_MAX, &mut faults);
    let unit = root.id("unit", &mut faults, UnitCode::parse);
    let date = root.day("date", &mut faults);
    let directives = root.ids("directives", &mut faults, DirectiveId::parse);
    let mut table = root.table("parameters", &mut faults);
    let parameters = read_parameters(&mut table, &mut faults);
    let plans = plans(&mut root, &mut faults);
    let registers = root.tables("registers", &mut faults);
    let registers = registers.into_iter().filter_map(|table| register(table, &mut faults)).collect();
    root.finish(&mut faults);
    match (name, unit, date, directives) {
        (Some(name), Some(unit), Some(date), Some(directives)) => {
            faults.or(OfficeFile { name, unit, date, directives, parameters, plans, registers })
        }
        _ => Err(faults.or(()).expect_err("a value that is missing has its fault")),
    }
}

/// The tables `[parameters.<directive>]`, each of texts.
pub(crate) fn read_parameters(
    table: &mut TomlTable<'_>,
    faults: &mut Faults,
) -> BTreeMap<DirectiveId, BTreeMap<String, String>> {
    let mut parameters = BTreeMap::new();
    for (id, values) in table.named_tables(faults) {
        match DirectiveId::parse(id) {
            Ok(directive) => {
                let texts = values.named_texts(TITLE_BYTES_MAX, faults);
                parameters.insert(directive, texts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect());
            }
            Err(fault) => values.fault(faults, "", FaultCode::IdShape, fault.to_string()),
        }
    }
    parameters
}

fn plans(root: &mut TomlTable<'_>, faults: &mut Faults) -> Vec<Plan> {
    let mut lines = BTreeMap::new();
    let mut plans = Vec::new();
    for table in root.tables("plans", faults) {
        let line = table.line();
        let Some(plan) = plan(table, faults) else { continue };
        if let Some(first) = lines.insert(plan.id.clone(), line) {
            let message = format!("{} stands on line {first} and again on line {line}; keep one of the two", plan.id);
            faults.add(line, "plans.id", FaultCode::RowRepeated, message);
        }
        plans.push(plan);
    }
    plans
}

fn register(mut table: TomlTable<'_>, faults: &mut Faults) -> Option<OfficeRegister> {
    let id = table.id("id", faults, RegisterId::parse);
    let file = table.text("file", NAME_BYTES_MAX, faults);
    let unit = table.id("unit", faults, UnitCode::parse);
    let (first, last) = (table.day("first", faults), table.day("last", faults));
    let within = match (first, last) {
        (Some(first), Some(last)) => {
            let within = Period::new(first, last);
            if within.is_none() {
                let message = "the period ends before it begins; correct first or last";
                table.fault(faults, "last", FaultCode::PeriodBackwards, message.to_owned());
            }
            within
        }
        _ => None,
    };
    table.finish(faults);
    Some(OfficeRegister { id: id?, file: file?, unit: unit?, within: within? })
}

fn plan(mut table: TomlTable<'_>, faults: &mut Faults) -> Option<Plan> {
    let id = table.id("id", faults, PlanId::parse);
    let title = table.text("title", TITLE_BYTES_MAX, faults);
    let number = table.required("number", faults, |text| super::cell::text(text.trim(), NUMBER_BYTES_MAX));
    let issuer = table.text("issuer", NAME_BYTES_MAX, faults);
    let issued_on = table.day("issued", faults);
    let year = table.number("year", (1900, 2199), faults);
    table.finish(faults);
    let year = i32::try_from(year?).ok()?;
    Some(Plan { id: id?, title: title?, number: number?, issuer: issuer?, issued: issued_on?, year })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICE: &str = r#"
name = "UBND huyện Tân Hồng"
unit = "869"
date = 2022-07-12
directives = ["dong-thap-cchc-2022"]

[parameters.dong-thap-cchc-2022]
on-time-rate-min = "95"

[[plans]]
id = "cchc-2022"
title = "Kế hoạch cải cách hành chính năm 2022"
number = "06/KH-UBND"
issuer = "UBND huyện Tân Hồng"
issued = "2022-01-10"
year = 2022
"#;

    #[track_caller]
    fn check_fault(from: &str, to: &str, expected: (u64, &str, FaultCode)) {
        assert!(OFFICE.contains(from), "{from}");
        let faults = read_office(OFFICE.replace(from, to).as_bytes(), "office.toml").expect_err("the file has a fault");
        let found: Vec<_> = faults.kept().iter().map(|f| (f.line, f.column.as_deref().unwrap_or(""), f.code)).collect();
        assert_eq!(found, [expected]);
    }

    #[test]
    fn an_office_is_read() {
        let office = read_office(OFFICE.as_bytes(), "office.toml").unwrap();
        assert_eq!((office.unit.as_str(), office.date.to_string()), ("869", "2022-07-12".into()));
        let parameters: Vec<_> = office.parameters.values().flatten().collect();
        assert_eq!(parameters, [(&"on-time-rate-min".to_owned(), &"95".to_owned())]);
        assert_eq!((office.plans[0].number.as_str(), office.plans[0].year), ("06/KH-UBND", 2022));
    }

    #[test]
    fn a_register_states_its_unit_and_its_days() {
        let register = "\n[[registers]]\nid = \"dossiers\"\nfile = \"registers/dossiers.csv\"\nunit = \"869\"\nfirst = 2022-01-01\n";
        let read = |last: &str| read_office(format!("{OFFICE}{register}last = {last}\n").as_bytes(), "office.toml");
        let office = read("2022-06-30").unwrap();
        let OfficeRegister { id, file, within, .. } = &office.registers[0];
        assert_eq!((id.as_str(), file.as_str()), ("dossiers", "registers/dossiers.csv"));
        assert_eq!(within.to_string(), "2022-01-01..2022-06-30");
        let faults = read("2021-12-31").unwrap_err();
        assert_eq!((faults.total(), faults.kept()[0].code), (1, FaultCode::PeriodBackwards));
    }

    #[test]
    fn every_fault_has_its_line_and_key() {
        use FaultCode::{ColumnMissing, ColumnUnknown, DayNotInCalendar, IdShape, ValueMissing, ValueRange, ValueType};
        check_fault("unit = \"869\"", "unit = 869", (3, "unit", ValueType));
        check_fault("unit = \"869\"", "unit = \"8 69\"", (3, "unit", IdShape));
        check_fault("2022-01-10", "2022-02-31", (15, "plans[0].issued", DayNotInCalendar));
        check_fault("year = 2022", "year = 22", (16, "plans[0].year", ValueRange));
        check_fault("year = 2022", "year = 2022\nyears = 1", (17, "plans[0].years", ColumnUnknown));
        check_fault("issuer = \"UBND huyện Tân Hồng\"\n", "", (10, "plans[0].issuer", ColumnMissing));
        check_fault("\"95\"", "95", (8, "parameters.dong-thap-cchc-2022.on-time-rate-min", ValueType));
        check_fault("[\"dong-thap-cchc-2022\"]", "[]", (5, "directives", ValueMissing));
        check_fault("name = \"UBND huyện Tân Hồng\"", "name = \" \"", (2, "name", ValueMissing));
    }
}
