//! The scenarios side by side.

use std::rc::Rc;

use super::slide::{Block, Cell, SlideTable};
use super::{Content, on_page, year, years};
use crate::board::Chance;
use crate::format::percent;
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::charts::frame::shortened;
use crate::view::charts::overlaid;
use crate::view::compare::{Column, columns, when_reached};

/// Width and height of the chart, pixels of a slide of 1920 by 1080.
const CHART: (f64, f64) = (880.0, 600.0);

pub(super) fn compare(app: &App) -> Content {
    let language = app.language();
    let (columns, _) = columns(app);
    let plan = years(app).0;
    let share = |column: &Column| column.results.years.get(plan).map_or(0.0, |y| y.city.share);
    let best = columns.iter().max_by(|one, other| share(one).total_cmp(&share(other)));
    let sentence = best.map_or_else(String::new, |best| {
        let values = [
            ("count", columns.len().to_string()),
            ("scenario", shortened(&best.name(app))),
            ("year", year(app, plan)),
            ("share", percent(share(best), 2)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
        text_with(language, "present.compare", &values)
    });
    let head = ["scenario", "share", "chance", "reached"];
    let level = percent(app.pack().share_target().unwrap_or_default(), 0);
    let head =
        head.map(|key| text_with(language, &format!("present.column.{key}"), &[("level", &level)]));
    let row = |column: &Column| {
        let summary = column.answer.map(|answer| &answer.summary);
        let chance = summary.and_then(|summary| {
            Some(Chance::of(language, summary.target(app.pack(), "share")?, summary.members))
        });
        let name = Cell {
            class: format!("{} own", column.class()),
            ..Cell::of(shortened(&column.name(app)))
        };
        vec![
            name,
            Cell::strong(percent(share(column), 2)),
            Cell::chance(chance.as_ref()),
            Cell::of(when_reached(app, column.results.reached)),
        ]
    };
    let rows = columns.iter().map(row).collect();
    let chart = Rc::new(overlaid::share_chart(app, &columns, on_page(CHART)));
    Content {
        sentence,
        blocks: vec![
            Block::Chart(Some(chart), CHART.0),
            Block::Table(SlideTable { head: head.to_vec(), rows }),
        ],
        source: text(language, "present.compare_note"),
    }
}
