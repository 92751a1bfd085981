//! The page comes up, wherever it is served and whatever the reader's language.

use canghai_app::{Language, text};
use serde_json::json;

use crate::chromium::browser_tag;
use crate::environment;
use crate::futures::shows;
use crate::page::Page;
use crate::site::Served;
use crate::visit::Visit;

fn assert_up(page: &Page, language: Language) {
    assert_eq!(page.text("h1"), text(language, "product"));
    assert_eq!(page.evaluate("document.title"), json!(text(language, "title")));
    assert_eq!(page.evaluate("document.documentElement.lang"), json!(language.tag()));
    assert_eq!(page.console(), Vec::<String>::new());
}

fn assert_loads_for_a_reader_of(language: Language) {
    let page = Visit::in_language(language).open();
    assert_eq!(page.evaluate("navigator.language"), json!(browser_tag(language)));
    assert_up(&page, language);
}

#[test]
fn a_chinese_reader_finds_the_page_in_chinese_and_a_quiet_console() {
    assert_loads_for_a_reader_of(Language::Chinese);
}

#[test]
fn an_english_reader_finds_the_page_in_english_and_a_quiet_console() {
    assert_loads_for_a_reader_of(Language::English);
}

#[test]
fn the_page_works_in_a_folder_of_a_server() {
    let served = Served { below: "/tools/canghai/", ..Served::default() };
    let page = Visit::in_language(Language::Chinese).to(served).open();
    assert_up(&page, Language::Chinese);
}

#[test]
fn a_browser_without_simd_is_told_which_browsers_work() {
    let without_simd = "WebAssembly.validate = () => false";
    let page = Visit::in_language(Language::Chinese).after(without_simd).open();
    assert_eq!(page.evaluate("document.querySelector('main')"), json!(null));
    let notice = page.text("#notice-unsupported");
    assert!(notice.contains("Chrome 或 Edge") && notice.contains("Chrome or Edge"), "{notice}");
    assert_eq!(shown_notices(&page), ["notice-unsupported"]);
}

#[test]
fn a_missing_module_is_said_with_the_reason() {
    let served = Served { missing: ".wasm", ..Served::default() };
    let page = Visit::in_language(Language::English).to(served).open();
    let notice = page.text("#notice-failed");
    assert!(notice.contains("Canghai could not be loaded"), "{notice}");
    let reason = page.text("#notice-reason");
    assert!(reason.len() > 10 && !reason.contains("[object"), "\"{reason}\" gives no reason");
    assert_eq!(shown_notices(&page), ["notice-failed"]);
}

/// Notes when the page can be used, and when its ranges are there.
const NOTE_TIMES: &str = "window.noted = {};
    new MutationObserver(() => {
        const noted = window.noted;
        if (document.querySelector('.levers input')) noted.usable ??= performance.now();
        if (document.querySelector('.board .probability')) noted.ranges ??= performance.now();
    }).observe(document, { subtree: true, childList: true });";

/// With `CANGHAI_BENCH` (set by `cargo xtask bench-web`) it prints how long that took; how long it is
/// depends on the machine and is not judged.
#[test]
fn the_first_view_loads_nothing_that_it_does_not_show() {
    let page = Visit::in_language(Language::Chinese).after(NOTE_TIMES).over_a_slow_line().open();
    page.comes_right(|page| shows(page, "1024"));
    let loaded = page.evaluate(
        "performance.getEntriesByType('resource').map(one => [one.name.split('/').pop(), one.encodedBodySize])",
    );
    let loaded: Vec<(String, u64)> = serde_json::from_value(loaded).expect("names and sizes");
    let has = |part: &str| loaded.iter().any(|(name, _)| name.contains(part));
    assert!(has("canghai_bg") && has("style"), "{loaded:?}");
    assert!(!has("workshop") && !has("report"), "{loaded:?}");
    if environment::measures() {
        let bytes: u64 = loaded.iter().map(|(_, size)| size).sum();
        eprintln!("page, first view: {} kB in all, compressed with Brotli", bytes.div_ceil(1000));
        let first = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
        for (name, time) in [
            ("first content", first),
            ("usable", "window.noted.usable"),
            ("ranges", "window.noted.ranges"),
        ] {
            let time = page.evaluate(time).as_f64().unwrap_or(f64::NAN);
            eprintln!("page, over 10 Mbit/s and 40 ms, {name}: {time:.0} ms after the address");
        }
    }
}

/// The notices of `index.html` that can be seen.
fn shown_notices(page: &Page) -> Vec<String> {
    let shown = page.evaluate(
        "[...document.querySelectorAll('.notice')].filter(n => n.checkVisibility()).map(n => n.id)",
    );
    let shown = shown.as_array().cloned().unwrap_or_default();
    shown.iter().filter_map(|id| id.as_str().map(str::to_owned)).collect()
}
