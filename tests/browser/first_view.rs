//! The page's first view, and the rest of its program that follows it.

use std::fs;
use std::path::Path;

use canghai_app::Language;
use serde_json::json;

use crate::environment;
use crate::futures::{is_exact, shows};
use crate::page::{Page, complaint};
use crate::site::Served;
use crate::visit::{LAPTOP, PHONE, Visit, Window};

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
            new BroadcastChannel("notes").postMessage(self.keptNotes());
        const answer = self.postMessage.bind(self);
        self.postMessage = (...how) => setTimeout(() => answer(...how), Math.random() * LATE);`;
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

/// How late the workers' answers may come while the page is noted, in milliseconds: what runs follows
/// which of them comes before a picture is painted.
const LATE: [&str; 3] = ["0", "40", "200"];

/// Moves all sliders without touching the page, from end to end.
const MOVE: &str = r#"const wait = time => new Promise(done => setTimeout(done, time));
    return (async () => {
        for (const slider of document.querySelectorAll("main input[type=range]:enabled")) {
            for (const part of [0.2, 0.4, 0.6, 1, 0.05, 0]) {
                slider.value = Number(slider.min) + part * (slider.max - slider.min);
                slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
                await wait(60);
            }
        }
        await wait(600);
        // the page is left
        window.dispatchEvent(new PageTransitionEvent("pagehide"));
    })()"#;

fn loads_rest(page: &Page) -> bool {
    let loads = "performance.getEntriesByType('resource').some(one => one.name.includes('_rest'))";
    page.evaluate(loads) == json!(true)
}

/// A first view in which all is at rest.
fn visited(language: Language, window: Window, beforehand: &str) -> Page {
    let page = Visit::in_language(language).in_window(window).after(beforehand).open();
    page.comes_right(|page| shows(page, "1024"));
    page.comes_right(is_exact);
    page
}

const VISITS: [(Language, Window); 3] =
    [(Language::Chinese, LAPTOP), (Language::English, LAPTOP), (Language::Chinese, PHONE)];

/// Which answer comes first differs from visit to visit, and now and then calls for a function that
/// was not noted; with a good list few visits do.
const TRIES: usize = 4;

/// With `CANGHAI_NOTES` (set by `cargo xtask note-first-view`) the page notes which of its functions
/// run, and what it noted is left there.
#[test]
fn the_first_view_does_without_the_rest() {
    if let Some(file) = environment::notes() {
        return note(&file);
    }
    for (language, window) in VISITS {
        let mut tries = (0..TRIES).map(|_| visited(language, window, ""));
        let found = tries.any(|page| !loads_rest(&page));
        assert!(found, "the first view loads the rest: run `cargo xtask note-first-view`");
    }
}

fn note(file: &Path) {
    let mut noted: Vec<bool> = Vec::new();
    let visits = LATE.iter().flat_map(|late| VISITS.map(|visit| (visit, late)));
    for ((language, window), late) in visits {
        let page = visited(language, window, &KEEP.replace("LATE", late));
        page.run(MOVE, &[]);
        let all: Vec<Vec<u8>> = serde_json::from_value(page.run(NOTES, &[])).expect("notes");
        for notes in all {
            noted.resize(notes.len(), false);
            noted.iter_mut().zip(notes).for_each(|(noted, note)| *noted |= note == 1);
        }
    }
    let digits: String = noted.iter().map(|ran| if *ran { '1' } else { '0' }).collect();
    fs::write(file, digits).expect("a file that can be written");
}

/// The page 比较 is chosen with no touch before it.
const CHOOSE_COMPARE: &str = "document.querySelector('[data-page=compare]').click()";

fn compare_is_seen(page: &Page) {
    page.comes_right(|page| {
        let seen = page.evaluate("!!document.querySelector('main.compare')") == true;
        complaint(seen, "the page 比较 is not seen")
    });
    assert!(loads_rest(page));
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn the_rest_follows_the_first_touch() {
    let page = Visit::in_language(Language::Chinese).open();
    page.run("dispatchEvent(new PointerEvent('pointermove', { bubbles: true }))", &[]);
    page.comes_right(|page| complaint(loads_rest(page), "the rest has not come"));
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn what_is_wanted_before_the_rest_has_followed_loads_it_at_once() {
    let page = Visit::in_language(Language::Chinese).after(WITHOUT_TOUCH).open();
    page.run(CHOOSE_COMPARE, &[]);
    compare_is_seen(&page);
}

/// The page does not hear that it is touched.
const WITHOUT_TOUCH: &str = "const listen = window.addEventListener;
    window.addEventListener = (kind, ...how) =>
        ['click', 'pointermove'].includes(kind) ? undefined : listen.call(window, kind, ...how);";

#[test]
fn a_browser_that_compiles_no_more_at_once_has_the_rest_before_it_draws() {
    let page = Visit::in_language(Language::English).after(OLD).open();
    assert!(loads_rest(&page), "the page is drawn without its rest");
    page.run(CHOOSE_COMPARE, &[]);
    compare_is_seen(&page);
}

/// A browser that compiles a few kilobytes at once and no more.
const OLD: &str = "const Real = WebAssembly.Module;
    WebAssembly.Module = function (bytes) {
        if (bytes.byteLength > 4096) throw new RangeError('too large');
        return new Real(bytes);
    };
    WebAssembly.Module.prototype = Real.prototype;
    WebAssembly.Module.customSections = Real.customSections;";

#[test]
fn a_rest_that_cannot_be_loaded_is_said() {
    let served = Served { missing: "_rest", ..Served::default() };
    let page = Visit::in_language(Language::English).to(served).open();
    page.run("try { document.querySelector('[data-page=compare]').click() } catch {}", &[]);
    page.comes_right(|page| {
        let notice = page.text("#notice-failed");
        let reason = page.text("#notice-reason");
        complaint(
            notice.contains("reload") && reason.contains("404"),
            &format!("{notice} {reason}"),
        )
    });
}
