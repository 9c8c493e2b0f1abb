//! Messages in the outbox of an engine, as composing them would put them there.

use dondoc::domain::Day;
use dondoc::domain::id::{ContactId, TaskKey, UnitCode};
use dondoc::domain::ladder::Rung;
use dondoc::domain::language::Language;
use dondoc::domain::message::{Channel, Message, MessageId};
use dondoc::domain::outbox::Outbox;
use dondoc::domain::reminder::ReminderKey;
use dondoc::operations::{Engine, post_message};
use dondoc::store::Change;

/// A message that is not yet posted: the `number`th to a contact of unit 866.
pub fn message(engine: &Engine, contact: &str, channel: Channel, address: &str, number: u32) -> Message {
    let contact = ContactId::parse(contact).unwrap();
    let task = TaskKey::parse(&format!("cchc-2022:{number:06}")).unwrap();
    let reminders = vec![ReminderKey { task, deadline: Day::parse("2022-03-15").unwrap(), rung: Rung(-3) }];
    let composed = engine.clock.now();
    Message {
        id: MessageId::of(engine.day_of(composed), &contact, channel, address, &reminders),
        contact,
        unit: UnitCode::parse("866").unwrap(),
        channel,
        address: address.to_owned(),
        language: Language::Vi,
        subject: "[Đôn đốc] Thành phố Cao Lãnh: 1 nhiệm vụ".to_owned(),
        text: "Kính gửi Nguyễn Văn An,\n\n1. Rà soát thủ tục hành chính\n".to_owned(),
        reminders,
        composed,
        template_fault: None,
    }
}

/// Posts messages in one commit; answers with their ids.
pub fn post(engine: &Engine, messages: Vec<Message>) -> Vec<MessageId> {
    let ids = messages.iter().map(|message| message.id.clone()).collect();
    let mut change = Change::by_engine("compose-messages", engine.clock.now());
    messages.into_iter().for_each(|message| post_message(&mut change, message));
    engine.store.commit(change).unwrap();
    ids
}

/// Posts one message.
pub fn post_one(engine: &Engine, contact: &str, channel: Channel, address: &str, number: u32) -> MessageId {
    post(engine, vec![message(engine, contact, channel, address, number)]).remove(0)
}

/// Where a message stands.
pub fn outbox(engine: &Engine, id: &MessageId) -> Outbox {
    engine.store.outbox(id).unwrap().expect("the message was posted").value
}
