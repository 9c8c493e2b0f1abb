//! The ledger of dossiers: which of its figures sum to which, and its rates, each with the denominator it is over.
//!
//! A rate is never reckoned without its denominator: the same ledger gives 96,55 % over dossiers that fell due and 98,09 %
//! over dossiers received. An identity is made when the table names every one of its roles.

use std::collections::BTreeMap;

use super::identity::{Identity, Law};
use crate::domain::id::IndicatorId;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $id:literal),* $(,)?) => {
        /// What a figure is in the ledger of dossiers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Role {
            $($(#[$doc])* $name),*
        }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Role] = &[$(Role::$name),*];

            /// The key used in files.
            pub fn id(self) -> &'static str {
                match self {
                    $(Role::$name => $id),*
                }
            }
        }
    };
}

roles! {
    /// Received within the period.
    ReceivedNew = "received-new",
    /// Carried over from the period before.
    CarriedOver = "carried-over",
    /// Everything there was to handle in the period.
    InPeriod = "in-period",
    /// Handled to the end.
    Resolved = "resolved",
    /// Resolved before the deadline.
    Early = "early",
    /// Resolved at the deadline, the early ones left apart.
    OnTime = "on-time",
    /// Resolved at the deadline or before it.
    OnTimeAndEarly = "on-time-and-early",
    /// Resolved after the deadline.
    Late = "late",
    /// Not resolved yet.
    Pending = "pending",
    /// Not resolved, and not due either.
    PendingNotDue = "pending-not-due",
    /// Not resolved, and overdue.
    PendingOverdue = "pending-overdue",
    /// Returned or withdrawn.
    Returned = "returned",
    /// Fell due within the period.
    Due = "due",
    /// Resolved late, or overdue and not resolved.
    LateOrOverdue = "late-or-overdue",
}

/// What a rate of a ledger is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denominator {
    /// Dossiers that fell due.
    Due,
    /// Dossiers resolved.
    Resolved,
    /// Dossiers received.
    Received,
    /// Dossiers resolved and those that are open and overdue.
    DoneAndOpenOverdue,
}

/// Whether dossiers resolved before their deadline are counted among those on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Early {
    /// They are.
    Included,
    /// They are left apart.
    Apart,
}

/// A rate of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRate {
    /// The figure that claims it.
    pub rate: IndicatorId,
    /// What it is over.
    pub denominator: Denominator,
    /// Of dossiers on time, with the early ones or without; `None` for a rate of late dossiers.
    pub on_time: Option<Early>,
}

/// The figures of one ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierLedger {
    /// What the table calls it; may be empty.
    pub name: String,
    /// Which figure is what.
    pub roles: BTreeMap<Role, IndicatorId>,
    /// Its rates.
    pub rates: Vec<LedgerRate>,
}

/// The sums of every ledger; the first role is the total. `returned` is a part where the table names it.
const SUMS: [(Role, &[Role]); 8] = [
    (Role::InPeriod, &[Role::ReceivedNew, Role::CarriedOver]),
    (Role::InPeriod, &[Role::Resolved, Role::Pending]),
    (Role::Resolved, &[Role::Early, Role::OnTime, Role::Late]),
    (Role::Resolved, &[Role::OnTimeAndEarly, Role::Late]),
    (Role::OnTimeAndEarly, &[Role::Early, Role::OnTime]),
    (Role::Pending, &[Role::PendingNotDue, Role::PendingOverdue]),
    (Role::Due, &[Role::OnTimeAndEarly, Role::LateOrOverdue]),
    (Role::Due, &[Role::Early, Role::OnTime, Role::LateOrOverdue]),
];

impl Denominator {
    /// All of them.
    pub const ALL: [Denominator; 4] =
        [Denominator::Due, Denominator::Resolved, Denominator::Received, Denominator::DoneAndOpenOverdue];

    /// The identifier used in files.
    pub fn id(self) -> &'static str {
        match self {
            Denominator::Due => "due",
            Denominator::Resolved => "resolved",
            Denominator::Received => "received",
            Denominator::DoneAndOpenOverdue => "done-and-open-overdue",
        }
    }

    /// The denominator of an identifier.
    pub fn parse(id: &str) -> Option<Denominator> {
        Denominator::ALL.into_iter().find(|denominator| denominator.id() == id)
    }

    fn roles(self) -> &'static [Role] {
        match self {
            Denominator::Due => &[Role::Due],
            Denominator::Resolved => &[Role::Resolved],
            Denominator::Received => &[Role::ReceivedNew],
            Denominator::DoneAndOpenOverdue => &[Role::Resolved, Role::PendingOverdue],
        }
    }
}

impl Early {
    /// Both.
    pub const ALL: [Early; 2] = [Early::Included, Early::Apart];

    /// The identifier used in files.
    pub fn id(self) -> &'static str {
        match self {
            Early::Included => "included",
            Early::Apart => "apart",
        }
    }

    /// What an identifier says of early dossiers.
    pub fn parse(id: &str) -> Option<Early> {
        Early::ALL.into_iter().find(|early| early.id() == id)
    }
}

impl LedgerRate {
    /// The roles it counts: the first list all of whose roles the table names.
    fn counted(&self) -> &'static [&'static [Role]] {
        match (self.on_time, self.denominator) {
            (Some(Early::Included), _) => &[&[Role::OnTimeAndEarly], &[Role::Early, Role::OnTime]],
            (Some(Early::Apart), _) => &[&[Role::OnTime]],
            (None, Denominator::Due) => &[&[Role::LateOrOverdue]],
            (None, Denominator::DoneAndOpenOverdue) => &[&[Role::Late, Role::PendingOverdue], &[Role::LateOrOverdue]],
            (None, Denominator::Resolved | Denominator::Received) => &[&[Role::Late]],
        }
    }
}

impl DossierLedger {
    /// The identities its figures should keep, or for each rate that cannot be reckoned its place among the rates and the
    /// roles that nobody named.
    pub fn identities(&self) -> Result<Vec<Identity>, Vec<(usize, Vec<Role>)>> {
        let mut identities: Vec<Identity> = SUMS.iter().filter_map(|(total, parts)| self.sum(*total, parts)).collect();
        let mut faults = Vec::new();
        for (place, rate) in self.rates.iter().enumerate() {
            match self.rate(rate) {
                Ok(law) => identities.push(Identity { name: self.name.clone(), law }),
                Err(roles) => faults.push((place, roles)),
            }
        }
        if faults.is_empty() { Ok(identities) } else { Err(faults) }
    }

    fn sum(&self, total: Role, parts: &[Role]) -> Option<Identity> {
        // A total of these two may count what was returned; where it is named, it does.
        let returned = (total == Role::InPeriod && parts.contains(&Role::Pending))
            .then(|| self.roles.get(&Role::Returned))
            .flatten();
        let mut figures = self.figures(parts).ok()?;
        figures.extend(returned.cloned());
        let law = Law::Sum { total: self.roles.get(&total)?.clone(), parts: figures };
        Some(Identity { name: self.name.clone(), law })
    }

    fn rate(&self, rate: &LedgerRate) -> Result<Law, Vec<Role>> {
        let ways = rate.counted();
        let way = ways.iter().find(|way| self.figures(way).is_ok()).unwrap_or(&ways[0]);
        let (parts, wholes) = (self.figures(way), self.figures(rate.denominator.roles()));
        match (parts, wholes) {
            (Ok(parts), Ok(wholes)) => Ok(Law::Rate { rate: rate.rate.clone(), parts, wholes }),
            (parts, wholes) => Err([parts.err(), wholes.err()].into_iter().flatten().flatten().collect()),
        }
    }

    /// The figures of these roles, or the roles that nobody named.
    fn figures(&self, roles: &[Role]) -> Result<Vec<IndicatorId>, Vec<Role>> {
        let absent: Vec<Role> = roles.iter().copied().filter(|role| !self.roles.contains_key(role)).collect();
        if !absent.is_empty() {
            return Err(absent);
        }
        Ok(roles.iter().filter_map(|role| self.roles.get(role).cloned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests_support::{id, ids};
    use super::*;

    fn ledger(roles: &[Role], rates: Vec<LedgerRate>) -> DossierLedger {
        let roles = roles.iter().map(|role| (*role, id(role.id()))).collect();
        DossierLedger { name: "Một cửa".into(), roles, rates }
    }

    fn rate(denominator: Denominator, on_time: Option<Early>) -> LedgerRate {
        LedgerRate { rate: id("rate"), denominator, on_time }
    }

    fn laws(ledger: &DossierLedger) -> Vec<Law> {
        ledger.identities().unwrap().into_iter().map(|identity| identity.law).collect()
    }

    #[test]
    fn an_identity_is_made_where_all_its_roles_are_named() {
        let sum = |total: &str, parts: &str| Law::Sum { total: id(total), parts: ids(parts) };
        let all = laws(&ledger(Role::ALL, vec![]));
        assert_eq!(all.len(), SUMS.len());
        assert_eq!(all[0], sum("in-period", "received-new carried-over"));
        assert_eq!(all[1], sum("in-period", "resolved pending returned"));
        let some = ledger(&[Role::InPeriod, Role::Resolved, Role::Pending, Role::Late, Role::OnTime], vec![]);
        assert_eq!(laws(&some), [sum("in-period", "resolved pending")]);
    }

    #[test]
    fn a_rate_names_what_it_is_over_and_whether_early_ones_count() {
        let roles = [Role::Due, Role::Resolved, Role::ReceivedNew, Role::PendingOverdue, Role::Early, Role::OnTime];
        let made = |denominator, early| {
            let laws = laws(&ledger(&roles, vec![rate(denominator, Some(early))]));
            laws.into_iter().find(|law| matches!(law, Law::Rate { .. })).unwrap()
        };
        let law = |parts, wholes| Law::Rate { rate: id("rate"), parts: ids(parts), wholes: ids(wholes) };
        assert_eq!(made(Denominator::Due, Early::Included), law("early on-time", "due"));
        assert_eq!(made(Denominator::Due, Early::Apart), law("on-time", "due"));
        assert_eq!(made(Denominator::Resolved, Early::Included), law("early on-time", "resolved"));
        assert_eq!(made(Denominator::Received, Early::Included), law("early on-time", "received-new"));
        let over = "resolved pending-overdue";
        assert_eq!(made(Denominator::DoneAndOpenOverdue, Early::Included), law("early on-time", over));
    }

    #[test]
    fn a_rate_whose_roles_nobody_named_says_which() {
        let rates = vec![rate(Denominator::Due, None), rate(Denominator::Resolved, Some(Early::Apart))];
        let faults = ledger(&[Role::Resolved], rates).identities().unwrap_err();
        assert_eq!(faults, [(0, vec![Role::LateOrOverdue, Role::Due]), (1, vec![Role::OnTime])]);
        for denominator in Denominator::ALL {
            assert_eq!(Denominator::parse(denominator.id()), Some(denominator));
        }
        assert_eq!(Early::parse("apart"), Some(Early::Apart));
    }
}
