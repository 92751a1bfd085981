//! Installing packages on Debian and its relatives.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::system;

/// Whether packages can be asked about and installed here.
pub(crate) fn is_debian() -> bool {
    system::find_program(&["apt-get"]).is_some() && system::find_program(&["dpkg-query"]).is_some()
}

/// Whether all of `packages` are installed already.
pub(crate) fn has_packages(packages: &[&str]) -> bool {
    packages.iter().all(|package| has_package(package))
}

fn has_package(package: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    system::read(&mut query).is_ok_and(|status| status == "installed")
}

/// Installs those of `packages` that are missing; `purpose` completes "installing x for …".
///
/// # Errors
/// When this user may not install packages, or apt-get fails.
pub(crate) fn install(packages: &[&str], purpose: &str) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().copied().filter(|package| !has_package(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    eprintln!("installing {names} for {purpose} (apt-get)");
    // an outdated package list still often holds what is wanted, so a failure here is not the end
    if let Err(error) = apt_get().and_then(|mut apt| system::run(apt.args(["--quiet", "update"]))) {
        eprintln!("going on without a fresh package list: {error:#}");
    }
    system::run(apt_get()?.args(["--quiet", "install", "--yes"]).args(&missing))
        .with_context(|| format!("could not install {names}; install them by hand and try again"))
}

/// apt-get as root: directly, or through sudo where that asks for no password.
fn apt_get() -> Result<Command> {
    let mut command = if is_root() {
        Command::new("env")
    } else if system::succeeds(Command::new("sudo").args(["--non-interactive", "true"])) {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "env"]);
        sudo
    } else {
        bail!("packages can only be installed by root, and sudo wants a password");
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    Ok(command)
}

fn is_root() -> bool {
    system::read(Command::new("id").arg("--user")).is_ok_and(|id| id.trim() == "0")
}
