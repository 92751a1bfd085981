//! The board of targets.

use super::slide::{Block, Cell, SlideTable};
use super::{Content, simulated, year, years};
use crate::board::{BoardRow, Status};
use crate::state::App;
use crate::text::{text, text_with};

pub(super) fn board(app: &App) -> Content {
    let language = app.language();
    let rows = super::super::board_rows(app);
    let rows: Vec<BoardRow> = rows.into_iter().filter(|row| row.status != Status::Shown).collect();
    let met = rows.iter().filter(|row| row.status == Status::Met).count();
    let joint = super::super::futures::futures(app).map(|futures| futures.joint.number);
    let values = [
        ("year", year(app, years(app).0)),
        ("met", met.to_string()),
        ("count", rows.len().to_string()),
        ("joint", joint.clone().unwrap_or_default()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let key = if joint.is_some() { "present.board_joint" } else { "present.board" };
    let head = ["target", "value", "asked", "range", "chance"];
    let table = SlideTable {
        head: head.map(|key| text(language, &format!("present.column.{key}"))).to_vec(),
        rows: rows.iter().map(cells).collect(),
    };
    Content {
        sentence: text_with(language, key, &values),
        blocks: vec![Block::Table(table)],
        source: simulated(app),
    }
}

fn cells(row: &BoardRow) -> Vec<Cell> {
    let futures = row.futures.as_ref();
    vec![
        Cell::of(&row.label),
        Cell::strong(&row.value),
        Cell::of(&row.level),
        Cell::of(futures.map_or("", |futures| &futures.range)),
        Cell::chance(futures.and_then(|futures| futures.probability.as_ref())),
    ]
}
