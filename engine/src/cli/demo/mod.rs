//! `dondoc demo`: the main job on five offices' own papers, in a temporary store, at the date of each.

pub mod offices;
mod print;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use clap::Args;

use super::exit::Failure;
use crate::boot;
use crate::config::{Config, HttpConfig};
use crate::domain::Day;
use crate::operations::create_first_token;

/// The port of the demonstration, where it is free.
const PORT: u16 = 8_741;

/// How to show it.
#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Print, and end.
    #[arg(long)]
    once: bool,
    /// The day to stand at, YYYY-MM-DD; without it, each office is shown at its own date.
    #[arg(long, value_parser = Day::parse)]
    as_of: Option<Day>,
    /// The address to serve on; loopback only, port 0 takes any free one.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
}

/// Runs the command.
pub fn run(arguments: &DemoArguments, config: Option<&Path>) -> Result<(), Failure> {
    let mut demo = offices::Demo::on_disk(config)?;
    for office in demo.offices()? {
        let day = arguments.as_of.unwrap_or(office.file.date);
        demo.play(&office, day)?;
        print::office(&demo.engine, &office, day)?;
    }
    print::plugins(&demo.engine);
    if arguments.once {
        return Ok(());
    }
    let secret = create_first_token(&demo.engine, boot::randomness()?)?;
    let listen = arguments.listen.unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, PORT)));
    // Nobody is written to: what the settings say of mail is left out.
    let served = Config { http: HttpConfig { listen, ..HttpConfig::default() }, ..Config::default() };
    let today = demo.engine.today();
    boot::serve(Arc::new(demo.engine), &served, None, |bound| print::serving(bound, today, secret.as_deref()))?;
    Ok(())
}
