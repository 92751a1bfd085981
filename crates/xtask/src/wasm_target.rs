//! A compiler for `wasm32-unknown-unknown`: what is installed, what rustup offers, or Debian's.

use std::env;
use std::fs::{self, DirEntry};
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{debian, system};

/// The target's name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// A Rust 1.96 beside the distribution's own, with library sources and a linker for wasm.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// Where Debian puts the programs of [`DEBIAN_PACKAGES`].
const DEBIAN_PROGRAMS: &str = "/usr/bin";

/// A way to compile for [`TARGET`] that is known to be installed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The toolchain in use has the target's standard library.
    Active,
    /// Debian's, which builds the standard library from source.
    Debian,
}

/// Finds a toolchain, installing what is missing.
///
/// What is installed goes before what would have to be fetched: a machine without network then
/// never waits for a download that cannot succeed.
///
/// # Errors
/// With what to do by hand, when nothing can be installed here.
pub(crate) fn ready() -> Result<Toolchain> {
    if active_has_target() {
        return Ok(Toolchain::Active);
    }
    if debian::is_debian() && debian::has_packages(&DEBIAN_PACKAGES) {
        return Ok(Toolchain::Debian);
    }
    add_with_rustup().or_else(|rustup| match install_on_debian() {
        Ok(toolchain) => Ok(toolchain),
        Err(debian) => bail!(
            "the page needs Rust's {TARGET} target, which is not installed and could not be: \
             {rustup:#}; {debian:#}; \
             run `rustup target add {TARGET}` where there is a network, then try again"
        ),
    })
}

fn active_has_target() -> bool {
    let mut rustc = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    system::read(&mut rustc).is_ok_and(|folder| holds_std(Path::new(folder.trim())))
}

fn holds_std(folder: &Path) -> bool {
    fs::read_dir(folder)
        .is_ok_and(|mut files| files.any(|file| file.is_ok_and(|file| is_std(&file))))
}

fn is_std(file: &DirEntry) -> bool {
    let path = file.path();
    let is_library = path.extension().is_some_and(|extension| extension == "rlib");
    is_library && file.file_name().to_string_lossy().starts_with("libstd-")
}

fn add_with_rustup() -> Result<Toolchain> {
    if system::find_program(&["rustup"]).is_none() {
        bail!("rustup is not installed");
    }
    eprintln!("installing Rust's {TARGET} target for the page (rustup)");
    system::run(Command::new("rustup").args(["target", "add", TARGET]))?;
    Ok(Toolchain::Active)
}

fn install_on_debian() -> Result<Toolchain> {
    if !debian::is_debian() {
        bail!("this is not a Debian system, so apt-get cannot help");
    }
    debian::install(&DEBIAN_PACKAGES, "compiling the page to WebAssembly")?;
    Ok(Toolchain::Debian)
}

impl Toolchain {
    /// This toolchain's cargo, with the environment it needs to compile for [`TARGET`].
    pub(crate) fn cargo(self) -> Result<Command> {
        let mut command = match self {
            Self::Active => system::cargo(),
            Self::Debian => debian_cargo()?,
        };
        // flags a user keeps for native code (a linker, a processor) are wrong for wasm,
        // and would silently replace those of .cargo/config.toml
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        Ok(command)
    }
}

/// Debian's cargo, freed from what rustup and `cargo run` left in the environment.
fn debian_cargo() -> Result<Command> {
    let programs = Path::new(DEBIAN_PROGRAMS);
    let mut command = Command::new(programs.join("cargo"));
    command
        .env("PATH", system::path_starting_with(programs)?)
        .env("RUSTC", programs.join("rustc"))
        // building the standard library is unstable, and a released compiler says so
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    for inherited in ["RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "CARGO", "RUSTDOC"] {
        command.env_remove(inherited);
    }
    Ok(command)
}
