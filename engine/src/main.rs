//! The program `dondoc`: hands its arguments to the command line and its outcome to the shell.

use std::process::ExitCode;

#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    dondoc::cli::main()
}
