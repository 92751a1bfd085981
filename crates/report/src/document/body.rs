//! What the document says, in its order.

use super::parts::{
    WIDTH, beside, bold, coloured, link, next_page, paragraph, picture, run, table,
};
use super::references::{Reference, References};
use super::{SECOND, size};
use crate::about::Report;
use crate::office::Element;
use crate::trouble::Trouble;

/// Inputs that a page has room for.
const MOST_INPUTS: usize = 9;
/// Documents that are named.
const MOST_SOURCES: usize = 4;
/// Side of the code, centimetres.
pub(super) const CODE: f64 = 2.6;

/// The whole body with the pictures of its charts.
pub(super) fn body(
    report: &Report,
    pictures: Vec<Vec<u8>>,
    references: &mut References,
) -> Result<Vec<Element>, Trouble> {
    let mut pictures = pictures.into_iter().map(|picture| references.picture(picture));
    let (first, second) = (pictures.next(), pictures.next());
    drop(pictures);
    let heading = |key: &str| paragraph("Heading1", [run(&report.say(&format!("heading.{key}")))]);
    let mut body = vec![
        paragraph("Title", [run(&report.title())]),
        paragraph("Subtitle", [run(&subtitle(report))]),
        heading("findings"),
    ];
    body.extend(report.findings().iter().map(|words| finding(words)));
    body.extend(chart(first, &report.main_chart_words(), size(report.main_chart())));
    body.push(paragraph("Heading1", [run(&report.page().board_words.title)]));
    body.push(table(&report.board_grid()));
    body.push(paragraph("Small", [run(&report.board_note())]));
    body.push(next_page(heading("inputs")));
    body.extend(inputs(report));
    body.extend(chart(second, &report.differences_words(), SECOND));
    body.push(heading("method"));
    body.push(paragraph("Normal", [run(&report.method())]));
    body.push(heading("sources"));
    let code = report.code_picture()?.map(|code| references.picture(code));
    let code = coded(code, &report.code_words(), &report.say("code"));
    body.push(beside(sources(report, references), WIDTH - CODE - 0.3, code));
    body.push(paragraph("Small", []));
    Ok(body)
}

/// The plan and the scenarios.
fn subtitle(report: &Report) -> String {
    let names: Vec<String> = report.scenarios().into_iter().map(|one| one.name).collect();
    let plan = report.language().of(&report.pack().label);
    format!("{plan} · {}", names.join(&report.say("and")))
}

fn finding(words: &str) -> Element {
    paragraph("Finding", [coloured("▪ ", "primary"), run(words)])
}

/// A chart with its caption.
fn chart(chart: Option<Reference>, words: &str, (width, height): (u32, u32)) -> [Element; 2] {
    let part = f64::from(height) / f64::from(width);
    let picture = chart.map(|chart| picture(chart, WIDTH, part, words));
    [paragraph("Caption", [run(words)]), paragraph("Normal", picture)]
}

/// Inputs in which the scenarios differ, as many as there is room for.
fn inputs(report: &Report) -> Vec<Element> {
    let grid = report.inputs_grid(MOST_INPUTS);
    let left_out = grid.as_ref().map_or(0, |(_, left_out)| *left_out);
    let note = paragraph("Small", [run(&report.inputs_note(left_out))]);
    grid.map(|(grid, _)| table(&grid)).into_iter().chain([note]).collect()
}

/// Assumptions, sources and the link.
fn sources(report: &Report, references: &mut References) -> Vec<Element> {
    let labelled =
        |label: &str| bold(&report.say_with("labelled", &[("label", label), ("value", "")]));
    let assumptions = report.assumptions();
    let mut lines: Vec<Element> = assumptions
        .iter()
        .map(|line| paragraph("Small", [labelled(&line.label), run(&line.value)]))
        .collect();
    lines.push(paragraph("Small", [run(&report.grades())]));
    lines.extend(report.main_sources(MOST_SOURCES).iter().map(|it| paragraph("Small", [run(it)])));
    if !report.link().is_empty() {
        let reference = references.link(report.link());
        lines.push(link(labelled(&report.say("link")), report.link(), reference));
    }
    lines
}

/// The code with its name below it; an empty line where there is none.
pub(super) fn coded(code: Option<Reference>, words: &str, below: &str) -> Vec<Element> {
    let Some(code) = code else { return vec![paragraph("Small", [])] };
    let picture = picture(code, CODE, 1.0, words);
    vec![paragraph("Small", [picture]), paragraph("Small", [run(below)])]
}
