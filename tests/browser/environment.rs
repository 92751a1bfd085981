//! What `cargo xtask test` says of this machine.

use std::env;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder with the built page.
pub(crate) fn dist() -> PathBuf {
    path("CANGHAI_DIST")
}

/// Chromium or Chrome.
pub(crate) fn chromium() -> PathBuf {
    path("CANGHAI_CHROMIUM")
}

/// The program that drives it.
pub(crate) fn chromedriver() -> PathBuf {
    path("CANGHAI_CHROMEDRIVER")
}

/// The script with the rules of accessibility.
pub(crate) fn rules() -> PathBuf {
    path("CANGHAI_AXE")
}

/// The command line, `canghai`.
pub(crate) fn command_line() -> PathBuf {
    path("CANGHAI_CLI")
}

/// Whether it is measured how soon the page answers, as `cargo xtask bench-web` asks.
pub(crate) fn measures() -> bool {
    env::var_os("CANGHAI_BENCH").is_some()
}

/// Where it is left what a page that notes its functions has noted, as `cargo xtask note-first-view`
/// asks.
pub(crate) fn notes() -> Option<PathBuf> {
    env::var_os("CANGHAI_NOTES").map(PathBuf::from)
}

fn path(variable: &str) -> PathBuf {
    let path = env::var_os(variable).map(PathBuf::from);
    path.unwrap_or_else(|| panic!("{variable} is not set; `cargo xtask test` runs these tests"))
}

/// A number that no other test of this run gets.
pub(crate) fn unique_number() -> usize {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    COUNT.fetch_add(1, Ordering::Relaxed)
}

/// Whether these tests run as the superuser, for whom Chromium refuses to start its sandbox.
#[cfg(target_os = "linux")]
pub(crate) fn is_superuser() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Only on Linux does the superuser matter to Chromium.
#[cfg(not(target_os = "linux"))]
pub(crate) fn is_superuser() -> bool {
    false
}
