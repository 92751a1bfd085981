//! A session of Chromium.

use std::time::Duration;

use canghai_app::Language;
use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities as _;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{ChromeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use crate::chromedriver::Chromedriver;
use crate::environment;

/// Longer than any command takes on a slow machine; what measures or notes is one long command.
fn patience() -> Duration {
    let works_long = environment::measures() || environment::notes().is_some();
    Duration::from_secs(if works_long { 300 } else { 30 })
}

const FLAGS: [&str; 9] = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // containers often have little shared memory
    "--disable-dev-shm-usage",
    // ties Chromium's life to its driver's
    "--remote-debugging-pipe",
];

/// Chromium with a fresh profile, which ends with this value.
pub(crate) struct Chromium {
    session: Option<WebDriver>,
    runtime: Runtime,
    _driver: Chromedriver,
}

impl Chromium {
    /// Starts one whose user reads a language, perhaps with a trace of its tasks.
    pub(crate) fn start(language: Language, traced: bool) -> Self {
        let driver = Chromedriver::start();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = capabilities(language, traced).expect("capabilities are plain values");
        let session = runtime
            .block_on(WebDriver::new(driver.address(), capabilities))
            .expect("chromedriver must open a session of Chromium");
        runtime
            .block_on(session.set_script_timeout(patience()))
            .expect("Chromium takes a limit for scripts");
        Self { session: Some(session), runtime, _driver: driver }
    }

    /// Gives the driver a command and waits for what it answers.
    pub(crate) fn ask<T>(&self, command: impl AsyncFnOnce(&WebDriver) -> WebDriverResult<T>) -> T {
        let session = self.session.as_ref().expect("the session lasts as long as this value");
        let answer = async { timeout(patience(), command(session)).await };
        self.runtime
            .block_on(answer)
            .expect("Chromium must answer")
            .unwrap_or_else(|error| panic!("Chromium refused a command: {error}"))
    }
}

/// Closes the session, so that Chromium takes its profile's folder away.
impl Drop for Chromium {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            // if it does not close, the driver is killed next and takes Chromium along
            let _ = self.runtime.block_on(async { timeout(patience(), session.quit()).await });
        }
    }
}

/// The language's tag as browsers send it.
pub(crate) fn browser_tag(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en-US",
    }
}

fn capabilities(language: Language, traced: bool) -> WebDriverResult<ChromeCapabilities> {
    let mut chrome = DesiredCapabilities::chrome();
    chrome.set_binary(&environment::chromium().to_string_lossy())?;
    for flag in FLAGS {
        chrome.add_arg(flag)?;
    }
    if environment::is_superuser() {
        chrome.add_arg("--no-sandbox")?;
    }
    let tag = browser_tag(language);
    chrome.add_arg(&format!("--lang={tag}"))?;
    chrome.add_arg(&format!("--accept-lang={tag}"))?;
    chrome.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    if traced {
        chrome.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        let tasks = json!({ "traceCategories": "toplevel,blink.user_timing", "enableNetwork": false, "enablePage": false });
        chrome.add_experimental_option("perfLoggingPrefs", tasks)?;
    }
    Ok(chrome)
}
