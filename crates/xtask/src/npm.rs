//! Packages from npm, in the build folder and nowhere else.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{system, workspace};

/// Where the files of installed packages are, by the packages' names.
pub(crate) fn modules() -> PathBuf {
    tools().join("node_modules")
}

fn tools() -> PathBuf {
    workspace::target().join("tools")
}

/// Installs `package` (`name@version`); `purpose` completes "installing x for …".
///
/// One try without retries, so that a machine without network hears of it at once.
///
/// # Errors
/// Where there is no npm, or it does not get the package.
pub(crate) fn install(package: &str, purpose: &str) -> Result<()> {
    let Some(npm) = system::find_program(&["npm"]) else {
        bail!("npm is not installed; install Node.js with npm to get {package} for {purpose}");
    };
    eprintln!("installing {package} for {purpose} (npm, into {})", tools().display());
    let mut command = Command::new(npm);
    command
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=0"])
        .arg("--prefix")
        .arg(tools())
        .arg(package);
    system::read(&mut command).map(drop)
}
