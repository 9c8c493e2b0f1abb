//! Reads declared parameters as numbers, days and periods; what is none of these is a fault that names the parameter.

use std::fmt;

use crate::day::{Day, Period};
use crate::decimal::Decimal;
use crate::world::World;

/// A parameter that is a number.
pub fn decimal(world: &dyn World, name: &str) -> Result<Decimal, String> {
    read(world, name, "một số", Decimal::parse)
}

/// A parameter that counts days or things.
pub fn whole(world: &dyn World, name: &str) -> Result<i32, String> {
    read(world, name, "một số nguyên không âm", |text| text.parse().ok().filter(|number| *number >= 0))
}

/// A parameter that says how many things are enough.
pub fn count(world: &dyn World, name: &str) -> Result<usize, String> {
    whole(world, name).map(|number| usize::try_from(number).unwrap_or_default())
}

/// A parameter that is a day: `2022-01-31`.
pub fn day(world: &dyn World, name: &str) -> Result<Day, String> {
    read(world, name, "một ngày dạng 2022-01-31", Day::parse)
}

/// A parameter that is a period: `2022-01-01..2022-03-31`.
pub fn period(world: &dyn World, name: &str) -> Result<Period, String> {
    read(world, name, "một kỳ dạng 2022-01-01..2022-03-31", Period::parse)
}

/// A parameter that is one of a few words, each with what it stands for.
pub fn choice<T: Copy>(world: &dyn World, name: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let chosen = |text: &str| choices.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    let wanted = fmt::from_fn(|f| {
        let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        write!(f, "một trong: {}", words.join(", "))
    });
    read(world, name, wanted, chosen)
}

/// A parameter that is a list of words, separated by commas.
pub fn list(world: &dyn World, name: &str) -> Vec<String> {
    let text = world.parameter(name);
    text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn read<T>(
    world: &dyn World,
    name: &str,
    wanted: impl fmt::Display,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, String> {
    let text = world.parameter(name);
    parse(text.trim()).ok_or_else(|| format!("tham số {name}: “{text}” không phải là {wanted}"))
}
