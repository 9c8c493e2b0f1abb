//! What ended a run, told from the several ways in which wasmtime says it.

use wasmtime::{Error, Trap};

use super::bounded::brief;
use super::guest::Guest;
use super::limits::Limits;
use super::wire::TooManyOutcomes;
use crate::domain::evaluation::PluginFault;

/// How wasmtime words that a call handed over more than `set_hostcall_fuel` allows; its type is private.
const HANDED_OVER: &str = "fuel allocated for hostcalls has been exhausted";

/// The fault behind an error of a run.
pub fn of(error: &Error, guest: &mut Guest) -> PluginFault {
    if let Some(fault) = guest.fault.take() {
        return fault;
    }
    let limits = guest.limits();
    let trap = error.downcast_ref::<Trap>();
    match trap {
        Some(Trap::OutOfFuel) => return PluginFault::OutOfFuel { fuel_max: limits.fuel_max },
        Some(Trap::Interrupt) => return PluginFault::Timeout { wall_ms_max: limits.wall_ms_max },
        _ => {}
    }
    if let Some(TooManyOutcomes { outcomes }) = error.downcast_ref() {
        return too_many_outcomes(u64::from(*outcomes), limits);
    }
    // A panic, an abort for want of memory and a plain trap all end in the same instruction.
    if matches!(trap, None | Some(Trap::UnreachableCodeReached)) {
        if let Some(message) = guest.session.panic() {
            return PluginFault::Panicked { message: message.to_owned() };
        }
        if let Some(denied) = guest.memory.denied() {
            return PluginFault::OutOfMemory { memory_bytes_max: denied.bytes_max, asked_bytes: denied.asked_bytes };
        }
    }
    let words = error.chain().map(ToString::to_string).collect::<Vec<_>>();
    if words.iter().any(|word| word.contains(HANDED_OVER)) {
        return PluginFault::TooMuchHandedOver { lift_bytes_max: limits.lift_bytes_max };
    }
    PluginFault::Trapped { trap: trap.map_or_else(|| brief(words.join(": ")), brief) }
}

/// The fault of more outcomes than allowed.
pub fn too_many_outcomes(outcomes: u64, limits: &Limits) -> PluginFault {
    let outcomes_max = limits.outcomes_max;
    PluginFault::BadOutcomes { problems: vec![format!("{outcomes} outcomes, and at most {outcomes_max} are taken")] }
}
