//! Assumptions and sources.

use canghai_plan::{Grade, Provenance};

use super::slide::{Block, Cell, SlideTable};
use super::{Content, footer};
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::marks::grade_word;

pub(super) fn sources(app: &App) -> Content {
    let (language, pack) = (app.language(), app.pack());
    let grades = Grade::WORDS.into_iter().filter_map(|(_, grade)| {
        let count = grounds(app).filter(|found| found.grade == grade).count();
        let row = || vec![Cell::of(grade_word(app, grade)), Cell::strong(count.to_string())];
        (count > 0).then(row)
    });
    let head = ["present.column.grade", "present.column.numbers"].map(|key| text(language, key));
    let values = [
        ("model", canghai_sim::MODEL_VERSION.to_string()),
        ("plan", language.of(&pack.label).to_owned()),
        ("version", pack.version.clone()),
        ("count", pack.sources.len().to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let lines = footer(app).into_iter().chain([text_with(language, "present.model", &values)]);
    Content {
        sentence: text(language, "present.sources"),
        blocks: vec![
            Block::Lines(lines.collect()),
            Block::Table(SlideTable { head: head.to_vec(), rows: grades.collect() }),
        ],
        source: text(language, "present.sources_note"),
    }
}

/// Where each number of the model comes from: parameters, constants and levers.
fn grounds(app: &App) -> impl Iterator<Item = &Provenance> {
    let pack = app.pack();
    let parameters = pack.parameters.iter().map(|entry| &entry.provenance);
    let by_sector = pack.sector_parameters.iter().map(|entry| &entry.provenance);
    let constants = pack.constants.iter().map(|entry| &entry.provenance);
    let levers = pack.levers.iter().map(|entry| &entry.provenance);
    parameters.chain(by_sector).chain(constants).chain(levers)
}
