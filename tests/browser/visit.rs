//! Going to the page: with which browser, by which way.

use canghai_app::Language;
use serde_json::json;

use crate::chromium::Chromium;
use crate::page::Page;
use crate::site::{Served, serve};

/// A window that the page is seen in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Whether it is a phone's: touched, and as wide as the screen.
    pub(crate) phone: bool,
}

/// A common screen.
pub(crate) const LAPTOP: Window = Window { width: 1440, height: 900, phone: false };
/// A large screen.
pub(crate) const DESKTOP: Window = Window { width: 1920, height: 1080, phone: false };
/// A tablet held across, or a small projector.
pub(crate) const TABLET: Window = Window { width: 1024, height: 768, phone: false };
/// A laptop's screen at twice the size.
pub(crate) const ZOOMED: Window = Window { width: 720, height: 450, phone: false };
/// A phone held upright.
pub(crate) const PHONE: Window = Window { width: 390, height: 844, phone: true };

/// How the page is visited.
#[derive(Clone, Debug)]
pub(crate) struct Visit {
    language: Language,
    window: Window,
    served: Served,
    beforehand: String,
    slow: bool,
    traced: bool,
}

impl Visit {
    /// By a reader of a language, on a common screen.
    pub(crate) fn in_language(language: Language) -> Self {
        Self {
            language,
            window: LAPTOP,
            served: Served::default(),
            beforehand: String::new(),
            slow: false,
            traced: false,
        }
    }

    /// In a window of another size.
    pub(crate) fn in_window(self, window: Window) -> Self {
        Self { window, ..self }
    }

    /// With the page in a folder of the server or with files missing.
    pub(crate) fn to(self, served: Served) -> Self {
        Self { served, ..self }
    }

    /// With a script run before any of the page's.
    pub(crate) fn after(self, script: &str) -> Self {
        Self { beforehand: script.to_owned(), ..self }
    }

    /// Over a line of 10 Mbit/s on which an answer takes 40 ms.
    pub(crate) fn over_a_slow_line(self) -> Self {
        Self { slow: true, ..self }
    }

    /// With a trace of the tasks of the browser's threads.
    pub(crate) fn traced(self) -> Self {
        Self { traced: true, ..self }
    }

    /// Opens the page and every part of it that is closed.
    pub(crate) fn open_whole(self) -> Page {
        let page = self.open();
        page.open_all_parts();
        page
    }

    /// Opens the page and waits until it shows itself or says why it does not.
    pub(crate) fn open(self) -> Page {
        let chromium = Chromium::start(self.language, self.traced);
        let address = serve(self.served);
        let page = Page::new(chromium);
        page.resize(self.window);
        if !self.beforehand.is_empty() {
            let script = json!({ "source": self.beforehand });
            page.devtools("Page.addScriptToEvaluateOnNewDocument", script);
        }
        if self.slow {
            let bytes_a_second = 10e6 / 8.0;
            let line = json!({
                "offline": false, "latency": 40,
                "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second,
            });
            page.devtools("Network.enable", json!({}));
            page.devtools("Network.emulateNetworkConditions", line);
        }
        page.go(&address);
        page
    }
}
