//! Imports contacts: one is identified by its identifier.

use super::engine::Engine;
use super::import::{ImportMode, Imported, Sorted, difference};
use super::import_units::check_unit_cell;
use super::outbound::webhook_url;
use super::refusal::Refusal;
use crate::domain::Day;
use crate::domain::address::Address;
use crate::domain::contact::{Contact, ContactFault, DatedContact};
use crate::domain::recorded::Recorded;
use crate::sheets::{ContactSheetRow, FaultCode, Faults, Row};
use crate::store::Record;

/// Imports all contacts of a file, or none. A first day that is not given stays as it is recorded, and is today for a new
/// contact.
pub fn import_contacts(
    engine: &Engine,
    actor: &str,
    file: &str,
    rows: &[Row<ContactSheetRow>],
    mode: ImportMode,
) -> Result<Imported, Refusal> {
    let today = engine.today();
    let mut faults = Faults::new(file);
    let mut read = Vec::with_capacity(rows.len());
    for Row { line, value } in rows {
        let found = engine.store.contact(&value.id)?;
        let known = found.as_ref().map(|found| found.value.last().from);
        let contact = contact(value, value.from.or(known).unwrap_or(today));
        check_unit_cell(engine, &mut faults, *line, &contact.unit, contact.from);
        for address in &contact.addresses {
            if let Address::Webhook(url) = address
                && let Err(fault) = webhook_url(url, &engine.deliveries.networks_allowed)
            {
                let message = format!("nothing is sent to {url}: {fault}");
                faults.add(*line, "webhook", FaultCode::AddressRefused, message);
            }
        }
        for fault in contact.faults() {
            if let ContactFault::EndsBeforeItBegins { .. } = fault {
                faults.add(*line, "until", FaultCode::PeriodBackwards, fault.to_string());
            }
        }
        read.push((*line, contact, found));
    }
    faults.or(()).map_err(Refusal::FaultyFile)?;
    let mut sorted = Sorted::new(engine, actor, "import-contacts", file);
    for (line, contact, found) in read {
        match found {
            None => sorted.add(Record::Contact(DatedContact::new(contact, today))),
            Some(found) => {
                let mut dated = found.value;
                let differences = differences(dated.last(), &contact);
                dated.versions.push(Recorded::new(contact, today));
                sorted.compare(line, Record::Contact(dated), found.version, differences);
            }
        }
    }
    sorted.commit(engine, mode)
}

fn contact(row: &ContactSheetRow, from: Day) -> Contact {
    let ContactSheetRow { id, unit, name, role, language, addresses, until, .. } = row.clone();
    Contact { id, name, unit, role, language, addresses, from, until }
}

fn differences(recorded: &Contact, row: &Contact) -> Vec<String> {
    let addresses =
        |contact: &Contact| contact.addresses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let until = |contact: &Contact| contact.until.map_or_else(|| "open".to_owned(), |day| day.to_string());
    [
        difference("unit", &recorded.unit, &row.unit),
        difference("name", &recorded.name, &row.name),
        difference("role", &recorded.role.id(), &row.role.id()),
        difference("language", &recorded.language.id(), &row.language.id()),
        difference("addresses", &addresses(recorded), &addresses(row)),
        difference("from", &recorded.from, &row.from),
        difference("until", &until(recorded), &until(row)),
    ]
    .into_iter()
    .flatten()
    .collect()
}
