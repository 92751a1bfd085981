//! The page as a visitor sees and drives it.

use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::{By, Key, TypingData};

use crate::chromium::Chromium;
use crate::visit::Window;

/// Longer than the page takes to show anything on a slow machine.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks at the page.
const PAUSE: Duration = Duration::from_millis(20);

/// Whether the page shows itself, or a notice instead.
const SHOWN: &str = r#"document.readyState === "complete" && [...document.querySelectorAll(
    "main, #notice-unsupported, #notice-failed")].some(element => element.checkVisibility())"#;

/// An open page.
pub(crate) struct Page {
    chromium: Chromium,
}

/// What a screen reader is told of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Accessible {
    pub(crate) role: String,
    pub(crate) name: String,
}

impl Page {
    pub(crate) fn new(chromium: Chromium) -> Self {
        Self { chromium }
    }

    /// Goes to an address and waits until there is something to see.
    pub(crate) fn go(&self, address: &str) {
        self.chromium.ask(async |session| session.goto(address).await);
        self.wait_until_shown();
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.chromium.ask(async |session| session.refresh().await);
        self.wait_until_shown();
    }

    fn wait_until_shown(&self) {
        self.comes_right(|page| complaint(page.evaluate(SHOWN) == true, "nothing is shown"));
        self.run("return document.fonts.ready.then(() => true)", &[]);
    }

    /// Gives the window a size.
    pub(crate) fn resize(&self, window: Window) {
        let Window { width, height, phone } = window;
        let size = json!({
            "width": width, "height": height, "mobile": phone, "deviceScaleFactor": 1,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        self.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone }));
    }

    /// Sends a command of the `DevTools` protocol.
    pub(crate) fn devtools(&self, method: &str, parameters: Value) -> Value {
        self.chromium.ask(async |session| session.cdp().send_raw(method, parameters).await)
    }

    /// What is seen of the page, as a PNG.
    pub(crate) fn screenshot(&self) -> Vec<u8> {
        self.chromium.ask(async |session| session.screenshot_as_png().await)
    }

    /// Runs the body of a function in the page; a promise that it returns is waited for.
    pub(crate) fn run(&self, body: &str, arguments: &[Value]) -> Value {
        let answer =
            async |session: &thirtyfour::WebDriver| session.execute(body, arguments.to_vec()).await;
        self.chromium.ask(answer).json().clone()
    }

    /// The value of an expression in the page.
    pub(crate) fn evaluate(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression})"), &[])
    }

    /// The words of the first element that a selector finds, in all its parts.
    pub(crate) fn text(&self, selector: &str) -> String {
        let text = self
            .run("return document.querySelector(arguments[0])?.textContent", &[json!(selector)]);
        text.as_str().unwrap_or_else(|| panic!("there is no {selector}")).trim().to_owned()
    }

    /// The value of the form control that a selector finds.
    pub(crate) fn value(&self, selector: &str) -> String {
        let value =
            self.run("return document.querySelector(arguments[0])?.value", &[json!(selector)]);
        value.as_str().unwrap_or_else(|| panic!("there is no {selector}")).to_owned()
    }

    /// Opens every part that is closed; menus stay closed.
    pub(crate) fn open_all_parts(&self) {
        self.run(
            "document.querySelectorAll('details:not(.menu)').forEach(part => part.open = true)",
            &[],
        );
    }

    /// Puts the focus on the first element that a selector finds.
    pub(crate) fn focus(&self, selector: &str) {
        self.run("document.querySelector(arguments[0]).focus()", &[json!(selector)]);
    }

    /// Presses keys where the focus is.
    pub(crate) fn press(&self, keys: impl Into<TypingData>) {
        let keys = keys.into();
        self.chromium.ask(async |session| session.action_chain().send_keys(keys).perform().await);
    }

    /// Goes one element back from where the focus is.
    pub(crate) fn press_shift_tab(&self) {
        self.chromium.ask(async |session| {
            let keys = session.action_chain().key_down(Key::Shift).send_keys(Key::Tab);
            keys.key_up(Key::Shift).perform().await
        });
    }

    /// Presses a key while the control key is held.
    pub(crate) fn press_with_control(&self, key: &str) {
        self.chromium.ask(async |session| {
            let keys = session.action_chain().key_down(Key::Control).send_keys(key);
            keys.key_up(Key::Control).perform().await
        });
    }

    /// Types a text, figure by figure, in place of what a field holds.
    pub(crate) fn type_over(&self, field: &str, text: &str) {
        self.select_all(field);
        self.press(Key::Backspace + text);
    }

    /// Pastes a text, all at once, in place of what a field holds.
    pub(crate) fn paste_over(&self, field: &str, text: &str) {
        self.select_all(field);
        self.devtools("Input.insertText", json!({ "text": text }));
    }

    fn select_all(&self, field: &str) {
        self.focus(field);
        self.run("document.activeElement.select()", &[]);
    }

    /// Clicks the first element that a selector finds; on a phone, where the pages lie over the foot
    /// of the window, in the middle of it.
    pub(crate) fn click(&self, selector: &str) {
        let shown = "const found = document.querySelector(arguments[0]);
            if (innerWidth < 600 && !found?.closest('header'))
                found?.scrollIntoView({ block: 'center', behavior: 'instant' });";
        self.run(shown, &[json!(selector)]);
        self.chromium.ask(async |session| session.find(By::Css(selector)).await?.click().await);
    }

    /// Goes to the window that was opened as this one, counted from 0.
    pub(crate) fn to_window(&self, place: usize) {
        self.chromium.ask(async |session| {
            let windows = session.windows().await?;
            session.switch_to_window(windows[place].clone()).await
        });
    }

    /// How many windows are open.
    pub(crate) fn windows(&self) -> usize {
        self.chromium.ask(async |session| session.windows().await).len()
    }

    /// Chooses the option of a select that has a value.
    pub(crate) fn choose(&self, select: &str, value: &str) {
        self.click(&format!("{select} option[value=\"{value}\"]"));
    }

    /// Presses the mouse on an element's middle and drags it so many pixels to the right, without
    /// letting go.
    pub(crate) fn drag(&self, selector: &str, pixels: i64) {
        self.chromium.ask(async |session| {
            let element = session.find(By::Css(selector)).await?;
            let actions = session.action_chain().click_and_hold_element(&element);
            actions.move_by_offset(pixels, 0).perform().await
        });
    }

    /// Errors and warnings on the console since the last look.
    pub(crate) fn console(&self) -> Vec<String> {
        let entries = self.chromium.ask(async |session| session.browser_log().await);
        let bad =
            entries.into_iter().filter(|entry| entry.level == "SEVERE" || entry.level == "WARNING");
        bad.map(|entry| entry.message).collect()
    }

    /// Events of the trace of a visit that is traced, which ends with this look.
    pub(crate) fn trace(&self) -> Vec<Value> {
        let entries = self.chromium.ask(async |session| session.get_log("performance").await);
        let events = entries.iter().filter_map(|entry| {
            let mut event: Value = serde_json::from_str(&entry.message).ok()?;
            Some(event["message"]["params"].take())
        });
        events.collect()
    }

    /// What a screen reader is told, in the order of the page.
    pub(crate) fn accessible(&self) -> Vec<Accessible> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({}));
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let seen = nodes.iter().filter(|node| node["ignored"] == false);
        let words =
            |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
        seen.map(|node| Accessible { role: words(node, "role"), name: words(node, "name") })
            .collect()
    }

    /// Waits until two frames are drawn, for what must not change.
    pub(crate) fn settle(&self) {
        self.run(
            "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))",
            &[],
        );
    }

    /// Waits until a check has nothing to complain of, and fails with its last complaints.
    pub(crate) fn comes_right(&self, check: impl Fn(&Self) -> Vec<String>) {
        let start = Instant::now();
        loop {
            let complaints = check(self);
            if complaints.is_empty() {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{}", complaints.join("\n"));
            sleep(PAUSE);
        }
    }

    /// Waits until a text becomes what it should be.
    pub(crate) fn becomes(&self, text: impl Fn(&Self) -> String, expected: &str) {
        self.comes_right(|page| {
            let found = text(page);
            complaint(found == expected, &format!("found \"{found}\", wanted \"{expected}\""))
        });
    }
}

/// A list of one complaint, or of none if all is right.
pub(crate) fn complaint(right: bool, words: &str) -> Vec<String> {
    if right { Vec::new() } else { vec![words.to_owned()] }
}
