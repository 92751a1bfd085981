//! Files to take home that the page makes: they are the command line's, byte for byte, and what
//! makes them is loaded only when one is asked for.

use std::fs;
use std::process::Command;

use canghai_app::{Language, text};
use serde_json::json;
use thirtyfour::Key;

use crate::environment::{command_line, unique_number};
use crate::page::{Page, complaint};
use crate::site::Served;
use crate::visit::Visit;

/// Keeps the bytes of what the page has the browser save instead of saving it.
const KEEP: &str = "
    window.saved = {};
    const blobs = new Map();
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => { const address = make(blob); blobs.set(address, blob); return address; };
    HTMLAnchorElement.prototype.click = function () {
      const name = this.download;
      blobs.get(this.href).arrayBuffer().then(bytes => window.saved[name] = Array.from(new Uint8Array(bytes)));
    };";
const MAKE: &str = "[data-action=make-file]";
const SAID: &str = "[data-said=file]";

fn open_panel(page: &Page) {
    page.click("#export-button");
    page.comes_right(|page| {
        complaint(page.evaluate("!!document.querySelector('.export-card')") == true, "no panel")
    });
}

/// The bytes that the page saves under a name with this ending.
fn saved(page: &Page, ending: &str) -> Vec<u8> {
    let find = format!("Object.keys(window.saved).find(name => name.endsWith('{ending}'))");
    // full ensembles on one thread take a while: as long as there is progress there is patience
    let under_way = "!!document.querySelector('[data-action=cancel-file]')";
    while page.evaluate(under_way) == true {
        page.settle();
    }
    page.comes_right(|page| complaint(page.evaluate(&find).is_string(), &format!("no {ending}")));
    let bytes = page.evaluate(&format!("window.saved[{find}]"));
    let bytes = bytes.as_array().expect("bytes").iter();
    bytes.map(|byte| u8::try_from(byte.as_u64().expect("a number")).expect("a byte")).collect()
}

fn make(page: &Page, ending: &str) -> Vec<u8> {
    page.choose(".export-card select", ending);
    page.comes_right(|page| {
        let about = page.value(".export-card select");
        complaint(about == ending, "the kind is not chosen")
    });
    page.click(MAKE);
    page.settle();
    saved(page, ending)
}

/// What `canghai report` makes of a project file.
fn command(project: &[u8], address: &str, language: &str, ending: &str) -> Vec<u8> {
    let folder = std::env::temp_dir();
    let stem = format!("canghai-exports-{}-{}", std::process::id(), unique_number());
    let [input, output] = ["json", ending].map(|ending| folder.join(format!("{stem}.{ending}")));
    fs::write(&input, project).expect("the folder for tests can be written to");
    let status = Command::new(command_line())
        .args(["report", "--lang", language, "--address", address, "-o"])
        .args([&output, &input])
        .status()
        .expect("the command runs");
    assert!(status.success());
    let bytes = fs::read(&output).expect("the file");
    for file in [&input, &output] {
        // what stays in the folder for tests does no harm
        let _ = fs::remove_file(file);
    }
    bytes
}

/// Lengths and the first difference say more than two long lists of bytes.
fn assert_same(what: &str, found: &[u8], expected: &[u8]) {
    let differs = found.iter().zip(expected).position(|(found, expected)| found != expected);
    assert!(!found.is_empty(), "{what} is empty");
    assert_eq!((found.len(), differs), (expected.len(), None), "{what}");
}

#[test]
fn workbook_and_table_are_those_of_the_command_line_and_come_when_asked_for() {
    let page = Visit::in_language(Language::English).after(KEEP).open();
    let loaded =
        "performance.getEntriesByType('resource').some(one => one.name.includes('/report'))";
    assert_eq!(page.evaluate(loaded), json!(false), "the first view loads what makes files");
    open_panel(&page);
    let (workbook, table) = (make(&page, "xlsx"), make(&page, "csv"));
    page.press(Key::Escape);
    page.click("#share-button");
    page.click("[data-action=save-project]");
    let project = saved(&page, "json");
    let address = page.evaluate("location.origin + location.pathname");
    let address = address.as_str().expect("an address");
    assert_same("the workbook", &workbook, &command(&project, address, "en", "xlsx"));
    assert_same("the table", &table, &command(&project, address, "en", "csv"));
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn the_page_draws_the_pictures_in_the_size_asked_for() {
    let page = Visit::in_language(Language::Chinese).after(KEEP).open();
    open_panel(&page);
    page.choose(".export-card select", "png");
    page.comes_right(|page| {
        complaint(page.evaluate("!!document.querySelector('input[name=width]')") == true, "no size")
    });
    page.paste_over("input[name=width]", "90");
    page.press(Key::Tab);
    page.click(MAKE);
    page.comes_right(|page| {
        let said = page.text(SAID);
        complaint(said.contains("90x1000") && said.contains("480x360"), &said)
    });
    page.paste_over("input[name=width]", "800");
    page.press(Key::Tab);
    page.click(MAKE);
    page.settle();
    let picture = saved(&page, "png");
    let side = |at: usize| u32::from_be_bytes([0, 1, 2, 3].map(|byte| picture[at + byte]));
    assert_eq!((&picture[1..4], side(16), side(20)), (&b"PNG"[..], 800, 1000));
    page.press(Key::Escape);
    page.becomes(
        |page| page.evaluate("document.activeElement.id").to_string(),
        "\"export-button\"",
    );
}

#[test]
fn what_cannot_be_loaded_is_said_and_the_button_stays() {
    let served = Served { missing: "report_bg", ..Served::default() };
    let page = Visit::in_language(Language::Chinese).to(served).open();
    open_panel(&page);
    page.click(MAKE);
    page.becomes(|page| page.text(SAID), &text(Language::Chinese, "export.not_loaded"));
    assert_eq!(
        page.evaluate("document.querySelector('[data-action=make-file]').disabled"),
        json!(false)
    );
}
