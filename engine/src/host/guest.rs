//! What a store carries for its run, and the one way from an import to the session.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use wasmtime::StoreContextMut;

use super::limits::Limits;
use super::memory::MemoryMeter;
use super::session::{Answered, Session};
use super::stopwatch;
use crate::domain::evaluation::PluginFault;

/// The state behind one instance.
#[derive(Debug)]
pub struct Guest {
    /// The questions and what is counted.
    pub session: Session,
    /// Memories and tables.
    pub memory: MemoryMeter,
    /// What an import ended the run with.
    pub fault: Option<PluginFault>,
    /// Nanoseconds spent lowering columns.
    pub lowered: Arc<AtomicU64>,
    /// Time spent answering, the tape included; zero where that is not timed.
    pub answered: Duration,
}

/// The run is over by a fault that [`Guest::fault`] holds.
#[derive(Debug, thiserror::Error)]
#[error("the run was ended by the host")]
pub struct Ended;

impl Guest {
    /// The state before the first instruction.
    pub fn new(session: Session) -> Guest {
        let memory = MemoryMeter::new(session.limits());
        Guest { session, memory, fault: None, lowered: Arc::default(), answered: Duration::ZERO }
    }

    /// The limits of the run.
    pub fn limits(&self) -> &Limits {
        self.session.limits()
    }
}

/// Answers a question of the guest, and takes the fuel for it. A fault is kept in the store and ends the run.
pub fn answered<T>(
    mut store: StoreContextMut<'_, Guest>,
    answer: impl FnOnce(&mut Session) -> Answered<T>,
) -> wasmtime::Result<T> {
    let guest = store.data_mut();
    let began = guest.session.moment();
    let answer = answer(&mut guest.session);
    let owed = guest.session.take_owed();
    guest.answered += stopwatch::since(began);
    let fuel = store.get_fuel()?;
    store.set_fuel(fuel.saturating_sub(owed))?;
    let guest = store.data_mut();
    let answer = if owed > fuel { Err(PluginFault::OutOfFuel { fuel_max: guest.limits().fuel_max }) } else { answer };
    answer.map_err(|fault| {
        guest.fault = Some(fault);
        wasmtime::Error::new(Ended)
    })
}
