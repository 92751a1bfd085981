//! Assumptions and sources.

use canghai_plan::Grade;

use super::slide::{Block, Cell, SlideTable};
use super::{Content, footer};
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::marks::grade_word;

pub(super) fn sources(app: &App) -> Content {
    let (language, pack) = (app.language(), app.pack());
    let grades = Grade::WORDS.into_iter().filter_map(|(_, grade)| {
        let count = pack.provenances().filter(|(_, found)| found.grade == grade).count();
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
