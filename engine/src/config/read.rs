//! `dondoc.toml` as settings: what it leaves out keeps its default, what it does not know is a fault.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono_tz::Tz;

use super::delivery::{deliveries, mail};
use super::schedules::schedules;
use super::sections::{Config, HttpConfig, ImportsConfig, PluginsConfig, StoreConfig};
use crate::domain::limits::Limits;
use crate::domain::task_state::Completion;
use crate::sheets::{FILE_BYTES_MAX, FaultCode, Faults, TomlFile, TomlTable, read_parameters};

/// The most bytes of a path.
const PATH_BYTES_MAX: usize = 4_096;
/// Bytes of a file that is sent; no larger one is read from a disk either.
const FILE_BYTES: (u64, u64) = (1024 * 1024, FILE_BYTES_MAX);
/// Bytes of the store's cache.
const CACHE_BYTES: (u64, u64) = (1024 * 1024, 64 * 1024 * 1024 * 1024);

/// Bytes of a register's file: what is larger has texts that no table of 32 bits counts.
const IMPORT_BYTES: (u64, u64) = (1024, 4_000_000_000);
const IMPORT_ROWS: (u64, u64) = (1, 100_000_000);

pub(super) type Parsed<T> = Result<T, (FaultCode, String)>;

/// Reads the settings of a file.
pub fn read_config(bytes: &[u8], file: &str) -> Result<Config, Faults> {
    let document = TomlFile::parse(bytes, file)?;
    let (mut root, mut faults) = (document.root(), Faults::new(file));
    let defaults = Config::default();
    let zone = root.optional("zone", &mut faults, zone);
    let completion = root.optional("completion", &mut faults, completion);
    let store = store(root.table("store", &mut faults), &mut faults);
    let http = http(root.table("http", &mut faults), &mut faults);
    let imports = imports(root.table("imports", &mut faults), &mut faults);
    let plugins = plugins(root.table("plugins", &mut faults), &mut faults);
    let mail = mail(root.table("mail", &mut faults), &mut faults);
    let deliveries = deliveries(root.table("deliveries", &mut faults), &mut faults);
    let schedules = schedules(&mut root, zone.unwrap_or(defaults.zone), &mut faults);
    let parameters = read_parameters(&mut root.table("parameters", &mut faults), &mut faults);
    root.finish(&mut faults);
    let (zone, completion) = (zone.unwrap_or(defaults.zone), completion.unwrap_or(defaults.completion));
    faults.or(Config { zone, completion, store, http, imports, plugins, mail, deliveries, schedules, parameters })
}

fn store(mut table: TomlTable<'_>, faults: &mut Faults) -> StoreConfig {
    let defaults = StoreConfig::default();
    let folder = table.optional("folder", faults, |text| match path(text)? {
        Some(path) => Ok(path),
        None => Err((FaultCode::ValueMissing, "the name of a folder belongs here".into())),
    });
    let cache_bytes = table.optional_number("cache_bytes", CACHE_BYTES, faults);
    table.finish(faults);
    StoreConfig { folder: folder.unwrap_or(defaults.folder), cache_bytes: cache_bytes.unwrap_or(defaults.cache_bytes) }
}

fn http(mut table: TomlTable<'_>, faults: &mut Faults) -> HttpConfig {
    let defaults = HttpConfig::default();
    let listen = table.optional("listen", faults, listen);
    let file_bytes_max = table.optional_number("file_bytes_max", FILE_BYTES, faults);
    table.finish(faults);
    HttpConfig {
        listen: listen.unwrap_or(defaults.listen),
        file_bytes_max: file_bytes_max.unwrap_or(defaults.file_bytes_max),
    }
}

fn imports(mut table: TomlTable<'_>, faults: &mut Faults) -> ImportsConfig {
    let ImportsConfig { bytes_max, rows_max } = ImportsConfig::default();
    let bytes = table.optional_number("bytes_max", IMPORT_BYTES, faults);
    let rows = table.optional_number("rows_max", IMPORT_ROWS, faults);
    table.finish(faults);
    ImportsConfig { bytes_max: bytes.unwrap_or(bytes_max), rows_max: rows.unwrap_or(rows_max) }
}

fn plugins(mut table: TomlTable<'_>, faults: &mut Faults) -> PluginsConfig {
    let folder = table.optional("folder", faults, path);
    let limits = limits(table.table("limits", faults), faults);
    table.finish(faults);
    PluginsConfig { folder: folder.unwrap_or_default(), limits }
}

/// Each limit from what lets nothing run to what no machine of this product bears.
fn limits(mut table: TomlTable<'_>, faults: &mut Faults) -> Limits {
    let mut limits = Limits::default();
    let mut read = |key: &'static str, limit: &mut u64, min: u64, max: u64| {
        if let Some(number) = table.optional_number(key, (min, max), faults) {
            *limit = number;
        }
    };
    read("fuel_max", &mut limits.fuel_max, 100_000, 1_000_000_000_000);
    read("wall_ms_max", &mut limits.wall_ms_max, 10, 600_000);
    read("memory_bytes_max", &mut limits.memory_bytes_max, 64 << 10, 4 << 30);
    read("table_elements_max", &mut limits.table_elements_max, 100, 10_000_000);
    read("lift_bytes_max", &mut limits.lift_bytes_max, 64 << 10, 1 << 30);
    read("questions_max", &mut limits.questions_max, 1, 10_000_000);
    read("tape_bytes_max", &mut limits.tape_bytes_max, 4 << 10, 1 << 30);
    read("log_bytes_max", &mut limits.log_bytes_max, 0, 16 << 20);
    read("outcomes_max", &mut limits.outcomes_max, 1, 100_000);
    read("message_bytes_max", &mut limits.message_bytes_max, 100, 1 << 20);
    read("measured_max", &mut limits.measured_max, 1, 10_000);
    read("cites_max", &mut limits.cites_max, 1, 100_000);
    for (key, less, more_key, more) in [
        ("message_bytes_max", limits.message_bytes_max, "lift_bytes_max", limits.lift_bytes_max),
        ("lift_bytes_max", limits.lift_bytes_max, "memory_bytes_max", limits.memory_bytes_max),
    ] {
        if less >= more {
            let message = format!("{less} must be less than {more_key}, {more}: the one is a part of the other");
            table.fault(faults, key, FaultCode::ValueRange, message);
        }
    }
    table.finish(faults);
    limits
}

/// A zone by its name.
pub(super) fn zone(text: &str) -> Parsed<Tz> {
    text.parse().map_err(|_| {
        let message = format!("{text:?} is no zone of the IANA time zone database, as \"Asia/Ho_Chi_Minh\"");
        (FaultCode::ValueUnknown, message)
    })
}

fn completion(text: &str) -> Parsed<Completion> {
    Completion::parse(text).ok_or_else(|| {
        (FaultCode::ValueUnknown, format!("{text:?} is not known; write \"submission\" or \"acceptance\""))
    })
}

fn listen(text: &str) -> Parsed<SocketAddr> {
    let Ok(address) = text.parse::<SocketAddr>() else {
        let message = format!("{text:?} is no address and port, as \"127.0.0.1:8740\"");
        return Err((FaultCode::ValueUnknown, message));
    };
    if address.ip().is_loopback() {
        return Ok(address);
    }
    let message = format!(
        "{} can be reached from other machines, and reading needs no password yet; listen on 127.0.0.1 or [::1] and let people \
         in by a tunnel or a proxy that asks who they are",
        address.ip()
    );
    Err((FaultCode::ValueRange, message))
}

/// `None` for an empty text.
pub(super) fn path(text: &str) -> Parsed<Option<PathBuf>> {
    if text.len() > PATH_BYTES_MAX || text.contains('\0') {
        return Err((FaultCode::TextTooLong, format!("a path has at most {PATH_BYTES_MAX} bytes and no NUL")));
    }
    Ok((!text.is_empty()).then(|| text.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::UnitCode;

    const DOCUMENTED: &str = include_str!("../../../config/dondoc.toml");

    fn places(faults: &Faults) -> Vec<(u64, &str, FaultCode)> {
        faults.kept().iter().map(|fault| (fault.line, fault.column.as_deref().unwrap_or(""), fault.code)).collect()
    }

    #[track_caller]
    fn check_faults(text: &str, expected: &[(u64, &str, FaultCode)]) {
        let faults = read_config(text.as_bytes(), "dondoc.toml").expect_err("the file has a fault");
        assert_eq!(places(&faults), expected);
    }

    #[test]
    fn the_documented_defaults_are_those_of_the_code() {
        assert_eq!(read_config(DOCUMENTED.as_bytes(), "dondoc.toml"), Ok(Config::default()));
        assert_eq!(read_config(b"", "dondoc.toml"), Ok(Config::default()));
    }

    #[test]
    fn every_key_is_documented() {
        let value: toml::Table = DOCUMENTED.parse().unwrap();
        let mut keys = Vec::new();
        let mut tables = vec![(String::new(), &value)];
        while let Some((path, table)) = tables.pop() {
            for (key, value) in table {
                match value.as_table() {
                    Some(below) => tables.push((format!("{path}{key}."), below)),
                    None => keys.push(format!("{path}{key}")),
                }
            }
        }
        // Every key the reader knows, by its own list of what may stand there.
        let unknown = "x = 1\n[store]\nx = 1\n[http]\nx = 1\n[plugins]\nx = 1\n[plugins.limits]\nx = 1\n[mail]\nx = 1\n\
                       [deliveries]\nx = 1\n";
        let faults = read_config(unknown.as_bytes(), "dondoc.toml").unwrap_err();
        assert_eq!(faults.total(), 7);
        for fault in faults.kept() {
            let path = fault.column.as_deref().unwrap().strip_suffix('x').unwrap();
            let (_, known) = fault.message.split_once("are ").unwrap();
            for key in known.split(", ").filter(|key| !["schedules", "parameters"].contains(key)) {
                let key = format!("{path}{key}");
                assert!(keys.iter().any(|k| *k == key || k.starts_with(&format!("{key}."))), "{key} is not documented");
            }
        }
    }

    #[test]
    fn the_documented_examples_can_be_used() {
        let example = |line: &str| {
            line.strip_prefix("# ").filter(|line| line.starts_with('[') || line.contains(" = ")).map(str::to_owned)
        };
        let used: Vec<String> = DOCUMENTED.lines().map(|line| example(line).unwrap_or_else(|| line.into())).collect();
        let config = read_config(used.join("\n").as_bytes(), "dondoc.toml").unwrap();
        assert_eq!((config.schedules[0].id.as_str(), config.schedules[0].rule.cron.as_str()), ("monthly", "0 8 1 * *"));
        assert_eq!(config.parameters.len(), 1);
    }

    #[test]
    fn unknown_keys_stop_the_start() {
        check_faults(
            "[http]\nlisten_on = \"127.0.0.1:1\"\n[htp]\nlisten = 1\n",
            &[(2, "http.listen_on", FaultCode::ColumnUnknown), (3, "htp", FaultCode::ColumnUnknown)],
        );
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        use FaultCode::{ValueMissing, ValueRange, ValueType, ValueUnknown};
        let text = "zone = \"Hanoi\"\ncompletion = \"done\"\n[store]\nfolder = \"\"\ncache_bytes = \"64 MB\"\n\
                    [plugins.limits]\nwall_ms_max = 0\nfuel_max = -1\n";
        check_faults(
            text,
            &[
                (1, "zone", ValueUnknown),
                (2, "completion", ValueUnknown),
                (4, "store.folder", ValueMissing),
                (5, "store.cache_bytes", ValueType),
                (7, "plugins.limits.wall_ms_max", ValueRange),
                (8, "plugins.limits.fuel_max", ValueRange),
            ],
        );
    }

    #[test]
    fn limits_fit_each_other() {
        let place = (2, "plugins.limits.lift_bytes_max", FaultCode::ValueRange);
        check_faults("[plugins.limits]\nlift_bytes_max = 134217728\n", &[place]);
        check_faults("[plugins.limits]\nmemory_bytes_max = 16777216\n", &[(1, place.1, place.2)]);
    }

    #[test]
    fn only_this_machine_is_served() {
        let listen = |address: &str| {
            let read = read_config(format!("[http]\nlisten = \"{address}\"\n").as_bytes(), "dondoc.toml");
            read.map(|config| config.http.listen.to_string()).map_err(|faults| faults.kept()[0].code)
        };
        assert_eq!(listen("127.0.0.1:0"), Ok("127.0.0.1:0".into()));
        assert_eq!(listen("[::1]:8740"), Ok("[::1]:8740".into()));
        assert_eq!(listen("0.0.0.0:8740"), Err(FaultCode::ValueRange));
        assert_eq!(listen("192.168.1.5:8740"), Err(FaultCode::ValueRange));
        assert_eq!(listen("localhost"), Err(FaultCode::ValueUnknown));
    }

    #[test]
    fn a_schedule_says_when_what_and_whom() {
        use FaultCode::{ColumnMissing, CronFault, IdShape, RowRepeated, ValueMissing};
        let schedule =
            "[[schedules]]\nid = \"a\"\ncron = \"0 8 * * 1\"\ndirectives = [\"d\"]\nunits = [\"869\", \"866.NV\"]\n";
        let config = read_config(schedule.as_bytes(), "dondoc.toml").unwrap();
        assert_eq!(config.schedules[0].rule.units.iter().map(UnitCode::as_str).collect::<Vec<_>>(), ["869", "866.NV"]);
        check_faults(&schedule.repeat(2), &[(6, "schedules.id", RowRepeated)]);
        check_faults(&schedule.replace("0 8 * * 1", "0 8 31 2 *"), &[(3, "schedules[0].cron", CronFault)]);
        check_faults(&schedule.replace("\"869\"", "\"8/69\""), &[(5, "schedules[0].units", IdShape)]);
        check_faults(&schedule.replace("[\"d\"]", "[]"), &[(4, "schedules[0].directives", ValueMissing)]);
        check_faults(
            &schedule.replace("units", "unit"),
            &[(1, "schedules[0].units", ColumnMissing), (5, "schedules[0].unit", FaultCode::ColumnUnknown)],
        );
    }

    #[test]
    fn parameters_are_texts_by_directive() {
        let config = read_config(b"[parameters.d]\nrate-min = \"95\"\n", "dondoc.toml").unwrap();
        let found: Vec<_> =
            config.parameters.iter().map(|(id, values)| (id.as_str(), values["rate-min"].as_str())).collect();
        assert_eq!(found, [("d", "95")]);
        check_faults("[parameters]\nd = 1\n", &[(2, "parameters.d", FaultCode::ValueType)]);
        check_faults("[parameters.d]\nrate-min = 95\n", &[(2, "parameters.d.rate-min", FaultCode::ValueType)]);
        check_faults("[parameters.\"d d\"]\nrate-min = \"95\"\n", &[(1, "parameters.d d", FaultCode::IdShape)]);
    }
}
