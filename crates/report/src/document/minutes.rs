//! The minutes of a meeting as a document.

use canghai_app::view::{LedgerEntry, minutes as entries};
use canghai_app::{App, text, text_with};
use canghai_sim::MODEL_VERSION;

use super::body::{CODE, coded};
use super::package;
use super::parts::{WIDTH, beside, bold, bookmarked, coloured, link, paragraph, run, to_bookmark};
use super::references::References;
use crate::about::Report;
use crate::office::Element;
use crate::picture::code_picture;
use crate::trouble::Trouble;

/// The minutes that are kept in an application: bookmarks, entries with link and code, notes.
///
/// # Errors
/// What the writer says.
pub fn minutes(app: &App) -> Result<Vec<u8>, Trouble> {
    // nothing of a run is told, so there is none
    let report = Report::new(app, String::new(), 0);
    let language = app.language();
    let title = text(language, "ledger.title");
    let entries = entries(app);
    let mut references = References::default();
    let mut body = vec![
        paragraph("Title", [run(&title)]),
        paragraph("Subtitle", [run(language.of(&app.pack().label))]),
    ];
    body.extend(bookmarks(&report, &entries));
    for entry in &entries {
        body.extend(entry_of(&report, entry, &mut references)?);
    }
    if entries.is_empty() {
        body.push(paragraph("Normal", [run(&text(language, "ledger.none"))]));
    }
    let notes = &app.workspace().minutes().notes;
    if !notes.is_empty() {
        body.push(paragraph("Heading1", [run(&text(language, "ledger.notes"))]));
        body.extend(notes.lines().map(|line| paragraph("Normal", [run(line)])));
    }
    body.push(paragraph("Small", [run(&text(language, "ledger.assumed"))]));
    let author = text(language, "product");
    package(body, references, &foot(&report)).finish(&title, &author)
}

/// Plan and model, as the foot of each page says them.
fn foot(report: &Report) -> String {
    let line = |key: &str, value: &str| {
        report.say_with("labelled", &[("label", &report.say(key)), ("value", value)])
    };
    let parts =
        [line("pack", &report.plan_version()), line("model_version", &MODEL_VERSION.to_string())];
    parts.join(&report.say("then"))
}

/// The marked entries, each leading to where it stands.
fn bookmarks(report: &Report, entries: &[LedgerEntry]) -> Vec<Element> {
    let marked: Vec<&LedgerEntry> = entries.iter().filter(|entry| entry.marked).collect();
    if marked.is_empty() {
        return Vec::new();
    }
    let heading = paragraph("Heading1", [run(&text(report.language(), "ledger.bookmarks"))]);
    let line = |entry: &&LedgerEntry| {
        let words = coloured(&format!("★ {}　{}", entry.title, entry.time), "primary");
        paragraph("Normal", [to_bookmark(&name(entry), words)])
    };
    std::iter::once(heading).chain(marked.iter().map(line)).collect()
}

/// The name of an entry's bookmark.
fn name(entry: &LedgerEntry) -> String {
    format!("entry{}", entry.place + 1)
}

fn entry_of(
    report: &Report,
    entry: &LedgerEntry,
    references: &mut References,
) -> Result<[Element; 3], Trouble> {
    let mark = if entry.marked { "★ " } else { "" };
    let heading = run(&format!("{mark}{}　{}", entry.title, entry.time));
    let heading = bookmarked(entry.place + 1, &name(entry), heading);
    let line = |key: &str, value: &str| {
        let words = text_with(report.language(), key, &[("value", value)]);
        (!value.is_empty()).then(|| paragraph("Normal", [run(words.trim())]))
    };
    let mut lines: Vec<Element> = line("ledger.line_who", &entry.who).into_iter().collect();
    lines.extend(entry.what.iter().map(|what| paragraph("Normal", [bold(what)])));
    lines.extend(line("ledger.line_reason", &entry.reason));
    lines.extend(line("ledger.line_effect", &entry.effect));
    if !entry.link.is_empty() {
        let label = text_with(report.language(), "ledger.line_link", &[("value", "")]);
        let reference = references.link(&entry.link);
        lines.push(link(run(label.trim()), &entry.link, reference));
    }
    if lines.is_empty() {
        lines.push(paragraph("Normal", []));
    }
    let code = code_picture(&entry.link)?.map(|code| references.picture(code));
    let code = coded(code, &report.code_words(), &report.say("code"));
    Ok([
        paragraph("Heading1", heading),
        beside(lines, WIDTH - CODE - 0.3, code),
        paragraph("Small", []),
    ])
}
