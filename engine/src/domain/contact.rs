//! Who receives reminders for a unit.

use super::Day;
use super::address::Address;
use super::id::{ContactId, UnitCode};
use super::language::Language;
use super::recorded::Recorded;

/// What a contact is to their unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactRole {
    /// The head of the unit: is told of its own tasks, and of what the units below it are late with.
    Head,
    /// Who does the work: is told of the unit's own tasks.
    Officer,
    /// Who watches over the units below: is told of what they are late with.
    Supervisor,
}

impl ContactRole {
    /// All roles.
    pub const ALL: [ContactRole; 3] = [ContactRole::Head, ContactRole::Officer, ContactRole::Supervisor];

    /// The identifier used in files, URLs and answers.
    pub fn id(self) -> &'static str {
        match self {
            ContactRole::Head => "head",
            ContactRole::Officer => "officer",
            ContactRole::Supervisor => "supervisor",
        }
    }

    /// The role of an identifier.
    pub fn parse(id: &str) -> Option<ContactRole> {
        ContactRole::ALL.into_iter().find(|role| role.id() == id)
    }
}

/// Who receives reminders for a unit, as recorded at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The identifier.
    pub id: ContactId,
    /// The name, or what the desk is called.
    pub name: String,
    /// The unit; its code is read on the first day.
    pub unit: UnitCode,
    /// What the contact is to the unit.
    pub role: ContactRole,
    /// The language to write in.
    pub language: Language,
    /// Where the contact is reached: at most one address of each kind.
    pub addresses: Vec<Address>,
    /// The first day.
    pub from: Day,
    /// The last day; `None` while it is not known.
    pub until: Option<Day>,
}

/// Why a contact cannot be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContactFault {
    /// Two addresses of one kind.
    #[error("a contact has one e-mail address and one webhook at most: record a second contact for the other")]
    AddressRepeated,
    /// The last day lies before the first.
    #[error("the last day {until} lies before the first day {from}")]
    EndsBeforeItBegins {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
}

impl ContactFault {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            ContactFault::AddressRepeated => "address-repeated",
            ContactFault::EndsBeforeItBegins { .. } => "ends-before-it-begins",
        }
    }
}

impl Contact {
    /// What is wrong with it, whatever else is recorded.
    pub fn faults(&self) -> Vec<ContactFault> {
        let kind = |address: &Address| matches!(address, Address::Email(_));
        let emails = self.addresses.iter().filter(|address| kind(address)).count();
        let repeated = emails > 1 || self.addresses.len() - emails > 1;
        let backwards = self.until.filter(|until| *until < self.from);
        let backwards = backwards.map(|until| ContactFault::EndsBeforeItBegins { from: self.from, until });
        repeated.then_some(ContactFault::AddressRepeated).into_iter().chain(backwards).collect()
    }

    /// Whether the contact receives anything on a day.
    pub fn is_reached_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until) && !self.addresses.is_empty()
    }
}

/// A contact in every version: a correction is recorded anew, and who recorded it stands in the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedContact {
    /// In the order they were recorded; never empty.
    pub versions: Vec<Recorded<Contact>>,
}

impl DatedContact {
    /// A contact that the next commit records.
    pub fn new(contact: Contact, today: Day) -> DatedContact {
        DatedContact { versions: vec![Recorded::new(contact, today)] }
    }

    /// The contact by all that is recorded or about to be.
    pub fn last(&self) -> &Contact {
        &self.versions.last().expect("a contact is made with its first version").value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn contact(addresses: &[Address]) -> Contact {
        Contact {
            id: ContactId::parse("nv-an").unwrap(),
            name: "Nguyễn Văn An".into(),
            unit: UnitCode::parse("866").unwrap(),
            role: ContactRole::Officer,
            language: Language::Vi,
            addresses: addresses.to_vec(),
            from: day("2022-01-01"),
            until: Some(day("2022-06-30")),
        }
    }

    fn email(text: &str) -> Address {
        Address::email(text).unwrap()
    }

    #[test]
    fn a_contact_is_reached_from_the_first_day_through_the_last() {
        let contact = contact(&[email("an@a.vn")]);
        let on = |text| contact.is_reached_on(day(text));
        assert_eq!(["2021-12-31", "2022-01-01", "2022-06-30", "2022-07-01"].map(on), [false, true, true, false]);
        assert!(!super::Contact { addresses: vec![], ..contact }.is_reached_on(day("2022-03-01")));
    }

    #[test]
    fn each_kind_of_address_stands_once_and_days_stand_in_order() {
        let webhook = Address::webhook("https://a.vn/x").unwrap();
        assert_eq!(contact(&[email("an@a.vn"), webhook]).faults(), []);
        let two = contact(&[email("an@a.vn"), email("b@a.vn")]);
        let backwards = Contact { until: Some(day("2021-12-31")), ..two };
        let ends = ContactFault::EndsBeforeItBegins { from: day("2022-01-01"), until: day("2021-12-31") };
        assert_eq!(backwards.faults(), [ContactFault::AddressRepeated, ends]);
    }
}
