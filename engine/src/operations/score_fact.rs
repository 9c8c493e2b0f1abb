//! A fact of a scoring sheet as it was sent, read with all its faults: the columns of the file of facts.

use super::refusal::Faults;
use super::text::optional;
use crate::domain::id::{ItemId, PartId};
use crate::domain::scoring::{Evidence, Happened, ItemEvent, SheetFact, SheetFault, Subject};
use crate::domain::text::{NOTE_BYTES_MAX, NUMBER_BYTES_MAX};
use crate::domain::{Day, Decimal};
use crate::sheets::{place_of_fault, read_measure};

/// A fact: every field is text until all of them have been looked at.
#[derive(Clone, Debug, Default)]
pub struct FactText {
    /// The day it happened.
    pub day: String,
    /// What happened, as `self-scored`.
    pub what: String,
    /// The row; empty for what happened to the whole sheet.
    pub item: String,
    /// The part of the row; empty for the row itself.
    pub part: String,
    /// The value or the points; empty where there are none.
    pub value: String,
    /// The document named with it; may be empty.
    pub document: String,
    /// The pages or sections of the document that count; may be empty.
    pub pages: String,
    /// Remarks; may be empty.
    pub note: String,
}

/// Reads the fields of one fact.
pub(super) struct Reading<'a> {
    /// What is wrong so far.
    pub faults: &'a mut Faults,
    /// What stands before the names of its fields, as `facts[2].`.
    pub path: String,
    /// No fact is of a later day.
    pub today: Day,
}

impl Reading<'_> {
    /// The fact; `None` after its faults were noted.
    pub fn fact(&mut self, sent: &FactText) -> Option<SheetFact> {
        let (day, what) = (self.field("day"), self.field("what"));
        let legal = self.faults.keep("bad-day", &day, Day::parse(&sent.day));
        if legal.is_some_and(|legal| legal > self.today) {
            let message = format!("today is {}: what has not happened cannot be recorded", self.today);
            self.faults.add("in-the-future", &day, message);
        }
        let happened = Happened::parse(&sent.what);
        if happened.is_none() {
            self.faults.add("value-unknown", &what, format!("one of {}", Happened::ALL.map(Happened::id).join(", ")));
        }
        let evidence = self.evidence(sent);
        let note = self.field("note");
        let note = optional(self.faults, &note, &sent.note, NOTE_BYTES_MAX);
        let subject = happened.and_then(|happened| self.subject(sent, happened));
        Some(SheetFact { legal: legal?, subject: subject?, evidence: evidence?, note })
    }

    /// Notes why a fact that was read cannot follow what happened before it.
    pub fn refuse(&mut self, fault: &SheetFault) {
        let (column, code) = place_of_fault(fault);
        let field = self.field(column);
        self.faults.add(code.id(), &field, fault.to_string());
    }

    fn field(&self, name: &str) -> String {
        format!("{}{name}", self.path)
    }

    #[expect(clippy::option_option, reason = "no document is not one that could not be read")]
    fn evidence(&mut self, sent: &FactText) -> Option<Option<Evidence>> {
        let (at_document, at_pages) = (self.field("document"), self.field("pages"));
        let document = optional(self.faults, &at_document, &sent.document, NUMBER_BYTES_MAX);
        let pages = optional(self.faults, &at_pages, &sent.pages, NUMBER_BYTES_MAX);
        if document.is_empty() && !pages.is_empty() {
            self.faults.add("value-missing", &at_document, "these are pages of which document? fill it");
            return None;
        }
        Some((!document.is_empty()).then_some(Evidence { document, pages }))
    }

    fn subject(&mut self, sent: &FactText, happened: Happened) -> Option<Subject> {
        if happened != Happened::Measured {
            self.empty("part", &sent.part)?;
        }
        if let Happened::Sheet(event) = happened {
            self.empty("item", &sent.item)?;
            self.empty("value", &sent.value)?;
            return Some(Subject::Sheet(event));
        }
        let at_item = self.field("item");
        let item = self.faults.keep("bad-identifier", &at_item, ItemId::parse(&sent.item));
        let event = match happened {
            Happened::Measured => self.measured(sent)?,
            Happened::SelfScored => ItemEvent::SelfScored(self.points(sent)?),
            Happened::Appraised(round) => ItemEvent::Appraised(round, self.points(sent)?),
            Happened::Evidenced | Happened::ExplanationRequested | Happened::Explained | Happened::Sheet(_) => {
                self.empty("value", &sent.value)?;
                match happened {
                    Happened::Evidenced => ItemEvent::Evidenced,
                    Happened::Explained => ItemEvent::Explained,
                    _ => ItemEvent::ExplanationRequested,
                }
            }
        };
        Some(Subject::Item(item?, event))
    }

    fn measured(&mut self, sent: &FactText) -> Option<ItemEvent> {
        let (at_part, at_value) = (self.field("part"), self.field("value"));
        let named = (!sent.part.is_empty()).then_some(&sent.part);
        let part = named.map(|part| self.faults.keep("bad-identifier", &at_part, PartId::parse(part)));
        let measure = read_measure(sent.value.trim())
            .map_err(|(code, message)| self.faults.add(code.id(), &at_value, message))
            .ok();
        let part = match part {
            Some(None) => return None,
            Some(part) => part,
            None => None,
        };
        Some(ItemEvent::Measured { part, measure: measure? })
    }

    fn points(&mut self, sent: &FactText) -> Option<Decimal> {
        let field = self.field("value");
        self.faults.keep("bad-number", &field, Decimal::parse(&sent.value))
    }

    fn empty(&mut self, column: &str, text: &str) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let field = self.field(column);
        self.faults.add("value-unexpected", &field, "this does not go with what happened; leave it out");
        None
    }
}
