//! The three types that cross by their own code: columns by reference, a timed answer, and a bounded list of outcomes.
//!
//! wasmtime hides the methods implemented here from its documentation, so this is the file to look at when its version
//! changes. Every implementation forwards to wasmtime's own for the same interface type, and adds a look or a measure.

use std::fmt;
use std::mem::MaybeUninit;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use wasmtime::Result;
use wasmtime::component::__internal::{CanonicalAbiInfo, InstanceType, InterfaceType, LiftContext, LowerContext};
use wasmtime::component::{ComponentType, Lift, Lower};

use super::columns::Values;
use super::outcome::Outcome;
use crate::host::limits::OUTCOMES_LIFTED_MAX;
use crate::host::stopwatch;

// SAFETY: layout, type check and lowering are those of the slice it stands for.
unsafe impl<T: ComponentType> ComponentType for Values<T> {
    type Lower = <[T] as ComponentType>::Lower;
    const ABI: CanonicalAbiInfo = <[T] as ComponentType>::ABI;

    fn typecheck(ty: &InterfaceType, types: &InstanceType<'_>) -> Result<()> {
        <[T] as ComponentType>::typecheck(ty, types)
    }
}

// SAFETY: as above.
unsafe impl<T: Lower> Lower for Values<T> {
    fn linear_lower_to_flat<U>(
        &self,
        cx: &mut LowerContext<'_, U>,
        ty: InterfaceType,
        dst: &mut MaybeUninit<Self::Lower>,
    ) -> Result<()> {
        self.as_slice().linear_lower_to_flat(cx, ty, dst)
    }

    fn linear_lower_to_memory<U>(&self, cx: &mut LowerContext<'_, U>, ty: InterfaceType, offset: usize) -> Result<()> {
        self.as_slice().linear_lower_to_memory(cx, ty, offset)
    }
}

/// An answer that adds the time of its lowering to a sum.
#[derive(Debug)]
pub struct Timed<T> {
    /// The answer.
    pub answer: T,
    /// Nanoseconds so far.
    pub spent: Arc<AtomicU64>,
}

impl<T> Timed<T> {
    fn timed(&self, lower: impl FnOnce(&T) -> Result<()>) -> Result<()> {
        let began = stopwatch::now();
        let lowered = lower(&self.answer);
        self.spent.fetch_add(nanoseconds(stopwatch::now() - began), Ordering::Relaxed);
        lowered
    }
}

// SAFETY: layout, type check and lowering are those of the answer.
unsafe impl<T: ComponentType> ComponentType for Timed<T> {
    type Lower = T::Lower;
    const ABI: CanonicalAbiInfo = T::ABI;

    fn typecheck(ty: &InterfaceType, types: &InstanceType<'_>) -> Result<()> {
        T::typecheck(ty, types)
    }
}

// SAFETY: as above.
unsafe impl<T: Lower> Lower for Timed<T> {
    fn linear_lower_to_flat<U>(
        &self,
        cx: &mut LowerContext<'_, U>,
        ty: InterfaceType,
        dst: &mut MaybeUninit<Self::Lower>,
    ) -> Result<()> {
        self.timed(|answer| answer.linear_lower_to_flat(cx, ty, dst))
    }

    fn linear_lower_to_memory<U>(&self, cx: &mut LowerContext<'_, U>, ty: InterfaceType, offset: usize) -> Result<()> {
        self.timed(|answer| answer.linear_lower_to_memory(cx, ty, offset))
    }
}

/// The outcomes of a check: counted before any is lifted, and timed.
#[derive(Debug)]
pub struct LiftedOutcomes {
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
    /// What lifting took.
    pub took: Duration,
}

/// More outcomes than the engine looks at.
#[derive(Debug)]
pub struct TooManyOutcomes {
    /// How many were handed over.
    pub outcomes: u32,
}

impl fmt::Display for TooManyOutcomes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} outcomes", self.outcomes)
    }
}

impl std::error::Error for TooManyOutcomes {}

impl LiftedOutcomes {
    fn timed(count: u32, lift: impl FnOnce() -> Result<Vec<Outcome>>) -> Result<LiftedOutcomes> {
        if count > OUTCOMES_LIFTED_MAX {
            return Err(wasmtime::Error::new(TooManyOutcomes { outcomes: count }));
        }
        let began = stopwatch::now();
        let outcomes = lift()?;
        Ok(LiftedOutcomes { outcomes, took: stopwatch::now() - began })
    }
}

// SAFETY: layout and type check are those of a list of outcomes.
unsafe impl ComponentType for LiftedOutcomes {
    type Lower = <Vec<Outcome> as ComponentType>::Lower;
    const ABI: CanonicalAbiInfo = <Vec<Outcome> as ComponentType>::ABI;

    fn typecheck(ty: &InterfaceType, types: &InstanceType<'_>) -> Result<()> {
        <Vec<Outcome> as ComponentType>::typecheck(ty, types)
    }
}

// SAFETY: lifting is that of a list of outcomes; a list is a pointer and a length of 32 bits each.
unsafe impl Lift for LiftedOutcomes {
    fn linear_lift_from_flat(cx: &mut LiftContext<'_>, ty: InterfaceType, src: &Self::Lower) -> Result<Self> {
        LiftedOutcomes::timed(src[1].get_u32(), || <Vec<Outcome> as Lift>::linear_lift_from_flat(cx, ty, src))
    }

    fn linear_lift_from_memory(cx: &mut LiftContext<'_>, ty: InterfaceType, bytes: &[u8]) -> Result<Self> {
        let count = bytes[4..8].try_into().map(u32::from_le_bytes).expect("four bytes");
        LiftedOutcomes::timed(count, || <Vec<Outcome> as Lift>::linear_lift_from_memory(cx, ty, bytes))
    }
}

/// A duration as a counter holds it.
fn nanoseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}
