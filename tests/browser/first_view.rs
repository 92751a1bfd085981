//! The page's first view, and the rest of its program that follows it.

use std::fs;

use canghai_app::Language;
use serde_json::json;

use crate::controls::Control;
use crate::environment;
use crate::futures::shows;
use crate::page::{Page, complaint};
use crate::visit::{LAPTOP, PHONE, Visit};

/// Keeps the WebAssembly of page and workers, so that what a build for notes has noted can be read.
const KEEP: &str = r#"const hook = `for (const way of ["instantiate", "instantiateStreaming"]) {
        const real = WebAssembly[way];
        WebAssembly[way] = async (...how) => {
            const made = await real.apply(WebAssembly, how);
            const instance = made.instance ?? made;
            if (instance.exports.notes) self.keptInstance = instance.exports;
            return made;
        };
    }
    self.keptNotes = () => {
        const { notes, noteCount, memory } = self.keptInstance;
        return Array.from(new Uint8Array(memory.buffer, notes.value, noteCount.value));
    };`;
    new Function(hook)();
    const asked = `new BroadcastChannel("ask").onmessage = () =>
        new BroadcastChannel("notes").postMessage(self.keptNotes());`;
    const script = code => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const Real = window.Worker;
    window.Worker = class extends Real {
        constructor(address, how) {
            super(script(`import "${script(hook + asked)}"; import "${address}";`), how);
        }
    };"#;

/// The notes of the page and its workers, put together.
const NOTES: &str = r#"return new Promise(done => {
        const all = [self.keptNotes()];
        new BroadcastChannel("notes").onmessage = ({ data }) => all.push(data);
        new BroadcastChannel("ask").postMessage(0);
        setTimeout(() => done(all), 1000);
    });"#;

/// Moves a slider without touching the page, a little at a time.
const MOVE: &str = r#"const slider = document.querySelector(arguments[0]);
    return (async () => {
        for (let move = 1; move <= 6; move++) {
            slider.value = Number(slider.min) + move * (slider.max - slider.min) / 10;
            slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
            await new Promise(done => setTimeout(done, 120));
        }
        // the page is left
        window.dispatchEvent(new PageTransitionEvent("pagehide"));
    })()"#;

fn loads_rest(page: &Page) -> bool {
    let loads = "performance.getEntriesByType('resource').some(one => one.name.includes('_rest'))";
    page.evaluate(loads) == json!(true)
}

/// With `CANGHAI_NOTES` (set by `cargo xtask note-first-view`) the page notes which of its functions
/// run, and what it noted is left there.
#[test]
fn the_first_view_does_without_the_rest() {
    let mut noted: Vec<bool> = Vec::new();
    let visits =
        [(Language::Chinese, LAPTOP), (Language::English, LAPTOP), (Language::Chinese, PHONE)];
    for (language, window) in visits {
        let keep = if environment::notes().is_some() { KEEP } else { "" };
        let page = Visit::in_language(language).in_window(window).after(keep).open();
        page.comes_right(|page| shows(page, "1024"));
        let is_exact =
            |page: &Page| page.evaluate("!!document.querySelector('[data-futures=exact]')");
        page.comes_right(|page| complaint(is_exact(page) == true, "the ensemble is not exact"));
        assert!(!loads_rest(&page), "the first view loads what it should do without");
        if environment::notes().is_none() {
            continue;
        }
        let slider = Control::lever(language, "signed_projects", 2019).slider;
        page.run(MOVE, &[json!(slider)]);
        let all: Vec<Vec<u8>> = serde_json::from_value(page.run(NOTES, &[])).expect("notes");
        for notes in all {
            noted.resize(notes.len(), false);
            noted.iter_mut().zip(notes).for_each(|(noted, note)| *noted |= note == 1);
        }
    }
    if let Some(file) = environment::notes() {
        let digits: String = noted.iter().map(|ran| if *ran { '1' } else { '0' }).collect();
        fs::write(file, digits).expect("a file that can be written");
    }
}
