//! Who is sent to next, who rests, and what is let go.

use super::*;

fn key(host: &str) -> HostKey {
    (Channel::Webhook, host.to_owned())
}

fn hold(hosts: &mut Hosts<u32>, host: &str, messages: std::ops::Range<u32>, now: Moment) {
    messages.for_each(|message| hosts.hold(&key(host), message, now).expect("it takes messages"));
}

fn sent(hosts: &mut Hosts<u32>) -> Vec<u32> {
    std::iter::from_fn(|| hosts.next()).map(|(_, message)| message).collect()
}

#[test]
fn receivers_take_turns_and_each_takes_so_many_at_once() {
    let (mut hosts, now) = (Hosts::default(), Moment::now());
    hold(&mut hosts, "a", 0..100, now);
    hold(&mut hosts, "b", 100..103, now);
    let sent = sent(&mut hosts);
    assert_eq!(&sent[..6], [0, 100, 1, 101, 2, 102]);
    assert_eq!((sent.len(), hosts.flying(), hosts.held()), (FLYING_TO_ONE_MAX + 3, FLYING_TO_ONE_MAX + 3, 84));
    assert_eq!(hosts.landed(&key("a"), None, now), [0; 0]);
    assert_eq!(self::sent(&mut hosts), [16]);
}

#[test]
fn no_more_than_so_many_are_on_their_way() {
    let (mut hosts, now) = (Hosts::default(), Moment::now());
    (0..10).for_each(|host| hold(&mut hosts, &host.to_string(), 0..10, now));
    assert_eq!(sent(&mut hosts).len(), FLYING_MAX);
}

#[test]
fn a_receiver_that_answers_nobody_rests_and_one_message_asks_whether_it_is_back() {
    let (mut hosts, now) = (Hosts::default(), Moment::now());
    hold(&mut hosts, "a", 0..50, now);
    sent(&mut hosts);
    let let_go: Vec<_> =
        (0..FAILURES_MAX).map(|_| hosts.landed(&key("a"), Some(FailureKind::TimedOut), now).len()).collect();
    assert_eq!(let_go, [0, 0, 0, 0, 0, 0, 0, 34]);
    assert_eq!((hosts.held(), hosts.hold(&key("a"), 99, now)), (0, Err(99)));
    (0..8).for_each(|_| drop(hosts.landed(&key("a"), Some(FailureKind::TimedOut), now)));
    let later = now + REST;
    hold(&mut hosts, "a", 50..60, later);
    assert_eq!(sent(&mut hosts), [50]);
    assert_eq!(hosts.landed(&key("a"), None, later), [0; 0]);
    assert_eq!(sent(&mut hosts).len(), 9, "it is back");
}

#[test]
fn a_receiver_that_refuses_one_message_takes_others() {
    let (mut hosts, now) = (Hosts::default(), Moment::now());
    hold(&mut hosts, "a", 0..100, now);
    for _ in 0..50 {
        hosts.next().expect("it takes another");
        assert_eq!(hosts.landed(&key("a"), Some(FailureKind::Rejected), now), [0; 0]);
    }
}

#[test]
fn what_is_slow_is_let_go_once_no_more_can_be_held() {
    let (mut hosts, now) = (Hosts::default(), Moment::now());
    let many = u32::try_from(HELD_MAX).unwrap();
    hold(&mut hosts, "slow", 0..many - 1, now);
    let later = now + HELD_FOR_MAX + Duration::from_secs(1);
    assert_eq!(hosts.slow(later), [0; 0]);
    hold(&mut hosts, "quick", 0..1, later);
    assert_eq!(hosts.slow(now), [0; 0]);
    assert_eq!((hosts.slow(later).len(), hosts.held()), (HELD_MAX - 1, 1));
    assert_eq!(sent(&mut hosts), [0]);
}

#[test]
fn a_receiver_without_messages_is_forgotten() {
    let (mut hosts, now) = (Hosts::default(), Moment::now());
    hold(&mut hosts, "a", 0..1, now);
    sent(&mut hosts);
    hosts.landed(&key("a"), None, now);
    assert!(hosts.by_key.is_empty());
}
