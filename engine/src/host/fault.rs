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
    let limits = guest.limits().clone();
    let trap = error.downcast_ref::<Trap>();
    match trap {
        Some(Trap::OutOfFuel) => return PluginFault::OutOfFuel { fuel_max: limits.fuel_max },
        Some(Trap::Interrupt) => return PluginFault::Timeout { wall_ms_max: limits.wall_ms_max },
        _ => {}
    }
    if let Some(TooManyOutcomes { outcomes }) = error.downcast_ref() {
        return too_many_outcomes(u64::from(*outcomes), &limits);
    }
    let words = error.chain().map(ToString::to_string).collect::<Vec<_>>();
    if words.iter().any(|word| word.contains(HANDED_OVER)) {
        return PluginFault::TooMuchHandedOver { lift_bytes_max: limits.lift_bytes_max };
    }
    // A panic, an abort for want of memory and a plain trap all end in the same instruction.
    let is_unreachable = trap == Some(&Trap::UnreachableCodeReached);
    if let Some(message) = is_unreachable.then(|| guest.session.take_panic()).flatten() {
        return PluginFault::Panicked { message };
    }
    // What a component needs from the start is refused with no trap at all.
    if let (true, Some(denied)) = (is_unreachable || trap.is_none(), guest.memory.denied()) {
        return PluginFault::OutOfMemory { memory_bytes_max: denied.bytes_max, asked_bytes: denied.asked_bytes };
    }
    PluginFault::Trapped { trap: trap.map_or_else(|| brief(words.join(": ")), brief) }
}

/// The fault of more outcomes than allowed.
pub fn too_many_outcomes(outcomes: u64, limits: &Limits) -> PluginFault {
    let outcomes_max = limits.outcomes_max;
    PluginFault::BadOutcomes { problems: vec![format!("{outcomes} outcomes, and at most {outcomes_max} are taken")] }
}

#[cfg(test)]
mod tests {
    use wasmtime::ResourceLimiter;

    use super::super::session::Session;
    use super::*;

    /// A guest that wrote a panic's note and was refused memory.
    fn guest() -> Guest {
        let mut guest = Guest::new(Session::for_describe(Limits::DEFAULT));
        guest.session.note("panic: chỉ là lời nói").expect("a short note");
        assert!(!guest.memory.memory_growing(0, 1 << 30, None).expect("no error"));
        guest
    }

    #[test]
    fn what_was_handed_over_is_named_before_what_was_said_or_refused() {
        let fault = of(&Error::msg(HANDED_OVER).context("lifting"), &mut guest());
        assert_eq!(fault, PluginFault::TooMuchHandedOver { lift_bytes_max: Limits::DEFAULT.lift_bytes_max });
    }

    #[test]
    fn only_an_unreachable_trap_is_a_panic() {
        let panicked = PluginFault::Panicked { message: "chỉ là lời nói".into() };
        assert_eq!(of(&Error::from(Trap::UnreachableCodeReached), &mut guest()), panicked);
        for trap in [Trap::MemoryOutOfBounds, Trap::StackOverflow, Trap::IntegerDivisionByZero] {
            assert_eq!(of(&Error::from(trap), &mut guest()), PluginFault::Trapped { trap: trap.to_string() });
        }
        let words = Error::msg("the first memory is too large");
        assert_eq!(of(&words, &mut guest()).code(), "out-of-memory");
    }

    #[test]
    fn a_refusal_that_was_got_over_ends_nothing() {
        let mut guest = Guest::new(Session::for_describe(Limits::DEFAULT));
        let unreachable = Error::from(Trap::UnreachableCodeReached);
        assert!(!guest.memory.memory_growing(0, 1 << 30, None).expect("no error"));
        assert_eq!(of(&unreachable, &mut guest).code(), "out-of-memory");
        assert!(guest.memory.memory_growing(0, 1 << 16, None).expect("no error"));
        assert_eq!(of(&unreachable, &mut guest).code(), "trapped");
        assert!(!guest.memory.table_growing(0, 1 << 30, None).expect("no error"));
        assert_eq!(of(&unreachable, &mut guest).code(), "out-of-memory");
        assert!(guest.memory.table_growing(0, 1, None).expect("no error"));
        assert_eq!(of(&unreachable, &mut guest).code(), "trapped");
    }
}
