//! The browser that the page is tested in.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::{debian, npm, system};

/// The variable that says where Chromium is; the browser tests read it too.
const CHROMIUM_VARIABLE: &str = "CANGHAI_CHROMIUM";
/// The variable that says where `chromedriver` is; the browser tests read it too.
const DRIVER_VARIABLE: &str = "CANGHAI_CHROMEDRIVER";

const CHROMIUM_NAMES: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const CHROMIUM_ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Without Chinese fonts the text has other widths, and pictures show boxes.
const FONTS_PACKAGE: &str = "fonts-noto-cjk";

/// The variable that says where the rules of accessibility are.
const RULES_VARIABLE: &str = "CANGHAI_AXE";
/// Checks a page against the rules of accessibility; only the browser tests load it.
const RULES_PACKAGE: &str = "axe-core@4.14.1";

const PURPOSE: &str = "the browser tests";

/// Programs that drive the page as a visitor would.
#[derive(Clone, Debug)]
pub(crate) struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
    rules: PathBuf,
}

impl Browser {
    /// Tells a command where the programs and the page are.
    pub(crate) fn tell(&self, command: &mut Command, dist: &Path) {
        command
            .env(CHROMIUM_VARIABLE, &self.chromium)
            .env(DRIVER_VARIABLE, &self.driver)
            .env(RULES_VARIABLE, &self.rules)
            .env("CANGHAI_DIST", dist);
    }
}

/// Finds Chromium, `chromedriver` and the rules of accessibility, installing what is missing.
///
/// # Errors
/// With what to do by hand, when they cannot be installed here.
pub(crate) fn ready() -> Result<Browser> {
    if debian::is_debian() && !has_chinese_fonts() {
        debian::install(&[FONTS_PACKAGE], PURPOSE)?;
    }
    Ok(Browser {
        chromium: find_or_install(chromium, "chromium", "Chromium or Chrome", CHROMIUM_VARIABLE)?,
        driver: find_or_install(driver, "chromium-driver", "chromedriver", DRIVER_VARIABLE)?,
        rules: rules()?,
    })
}

/// The script with the rules.
fn rules() -> Result<PathBuf> {
    if let Some(script) = named(RULES_VARIABLE) {
        return Ok(script);
    }
    let script = npm::modules().join("axe-core").join("axe.min.js");
    if !script.is_file() {
        npm::install(RULES_PACKAGE, PURPOSE).with_context(|| {
            format!("{PURPOSE} need {RULES_PACKAGE}, or {RULES_VARIABLE} set to its axe.min.js")
        })?;
    }
    Ok(script)
}

fn has_chinese_fonts() -> bool {
    system::read(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.is_empty())
}

fn find_or_install(
    find: fn() -> Option<PathBuf>,
    package: &str,
    name: &str,
    variable: &str,
) -> Result<PathBuf> {
    if let Some(program) = find() {
        return Ok(program);
    }
    let help =
        || format!("the browser tests need {name}: install it, or set {variable} to its path");
    if !debian::is_debian() {
        bail!(help());
    }
    debian::install(&[package], PURPOSE).with_context(help)?;
    find().with_context(help)
}

fn chromium() -> Option<PathBuf> {
    let on_a_mac = || Some(PathBuf::from(CHROMIUM_ON_A_MAC)).filter(|path| path.is_file());
    named(CHROMIUM_VARIABLE).or_else(|| system::find_program(&CHROMIUM_NAMES)).or_else(on_a_mac)
}

fn driver() -> Option<PathBuf> {
    named(DRIVER_VARIABLE).or_else(|| system::find_program(&["chromedriver"]))
}

fn named(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}
