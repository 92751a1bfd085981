//! Sharing in the browser: the link is copied, opens beside one's own scenarios, and leaves the
//! address; files go out and come in; scenarios stand side by side.

use canghai_app::Language;
use serde_json::json;

use crate::futures::is_exact;
use crate::page::{Page, complaint};
use crate::visit::{PHONE, Visit};

fn open_panel(page: &Page) -> String {
    page.click("#share-button");
    page.comes_right(|page| {
        complaint(page.evaluate("!!document.querySelector('.share-card .qr')") == true, "no panel")
    });
    page.value("input[name=link]")
}

fn tabs(page: &Page) -> usize {
    let count = page.evaluate("document.querySelectorAll('[data-tab]').length");
    usize::try_from(count.as_u64().expect("a count")).expect("a small one")
}

/// Drops a file with these bytes on the page.
fn drop_file(page: &Page, name: &str, bytes: &[u8]) {
    page.run(
        "const data = new DataTransfer();
         data.items.add(new File([new Uint8Array(arguments[1])], arguments[0]));
         for (const kind of ['dragover', 'drop']) {
           const event = new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
           document.body.dispatchEvent(event);
         }",
        &[json!(name), json!(bytes)],
    );
}

#[test]
fn a_link_opens_once_and_leaves_the_address() {
    let page = Visit::in_language(Language::English).open();
    page.click("button[data-page=compare]");
    let link = open_panel(&page);
    assert!(link.contains("/?s="), "{link}");
    page.run("localStorage.clear(); window.onpagehide = null", &[]);
    page.go(&link);
    page.becomes(|page| page.evaluate("location.search + location.hash").to_string(), "\"\"");
    assert_eq!(
        (tabs(&page), page.evaluate("!!document.querySelector('main.compare')")),
        (2, json!(true))
    );
    page.reload();
    assert_eq!(tabs(&page), 2);
    assert_eq!(page.console(), Vec::<String>::new());
}

#[test]
fn a_pasted_link_that_is_cut_says_so_and_opens_nothing() {
    let page = Visit::in_language(Language::English).open();
    let link = open_panel(&page);
    page.paste_over("textarea[name=paste]", &link[..link.len() - 6]);
    page.click("[data-action=open-link]");
    page.comes_right(|page| {
        let said = page.text(".notice-line");
        complaint(said.contains("the link was cut"), &said)
    });
    assert_eq!(tabs(&page), 2);
}

#[test]
fn the_link_is_copied_where_the_page_has_no_clipboard() {
    let page = Visit::in_language(Language::English)
        .after("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        .open();
    // a link says the results as well, so that it changes as long as these do
    page.comes_right(is_exact);
    let link = open_panel(&page);
    page.run("addEventListener('copy', () => { window.copied = String(getSelection()); })", &[]);
    page.click("[data-action=copy-link]");
    page.comes_right(|page| {
        let said = page.text(".share-card [role=status]");
        complaint(said == "Copied" || said.contains("Ctrl+C"), &said)
    });
    assert_eq!(page.evaluate("document.activeElement.value"), json!(link));
}

#[test]
fn a_dropped_file_opens_beside_ones_own_and_junk_is_named() {
    let page = Visit::in_language(Language::English).open();
    drop_file(&page, "mine.toml", b"name = \"mine\"\n[levers]\nland = [3000, 3000, 3000]\n");
    page.becomes(|page| page.text(".tab.open .name"), "mine");
    assert_eq!(tabs(&page), 3);
    drop_file(&page, "photo.jpg", &[0xff, 0xd8, 0xff, 0]);
    page.comes_right(|page| {
        let said = page.text(".notice-line");
        complaint(said.contains("photo.jpg"), &said)
    });
    assert_eq!((tabs(&page), page.evaluate("document.body.className")), (3, json!("")));
}

#[test]
fn every_scenario_gets_its_probabilities_and_nothing_is_wider_than_a_phone() {
    let page = Visit::in_language(Language::Chinese).in_window(PHONE).open();
    page.click("button[data-page=compare]");
    page.comes_right(|page| {
        let cells = page.evaluate("document.querySelectorAll('.joint-row .chance').length");
        complaint(cells == 2, "a probability is missing")
    });
    assert_eq!(page.evaluate("document.documentElement.scrollWidth"), json!(PHONE.width));
}
