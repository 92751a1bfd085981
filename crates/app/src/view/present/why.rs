//! What the levers add to the base scenario, and which of them.

use super::slide::Block;
use super::{CHART, Content, names, on_page, simulated, year, years};
use crate::format::signed;
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::charts;
use crate::view::compare::{columns, paired, reached, takes};
use crate::view::why::{SharedOut, shared_out};

/// Width of the waterfall, pixels of a slide of 1920 by 1080: as wide as names beside bars need.
const WATERFALL: f64 = 1300.0;
/// Rows that have room in it: groups of inputs, and the rest of them.
const GROUPS: usize = 4;
/// Sentences that have room beside it.
const SENTENCES: usize = 2;

pub(super) fn why(app: &App) -> Content {
    match shared_out(app, on_page((WATERFALL, 0.0)).0, GROUPS) {
        Some(parts) => by_part(app, parts),
        None => by_difference(app),
    }
}

/// The exact parts of the difference, as on the page of contributions.
fn by_part(app: &App, parts: SharedOut) -> Content {
    let lines = parts.sentences.into_iter().chain(lines(app)).take(SENTENCES);
    Content {
        sentence: sentence(app, "present.why", &parts.from, parts.differences),
        blocks: vec![Block::Chart(Some(parts.chart), WATERFALL), Block::Lines(lines.collect())],
        source: parts.note,
    }
}

/// The difference over time, until its parts are there.
fn by_difference(app: &App) -> Content {
    let language = app.language();
    let (plan, last) = years(app);
    let difference = |index: usize| {
        let share = |results: &crate::results::Results| {
            results.years.get(index).map_or(0.0, |year| year.city.share)
        };
        share(app.results()) - share(app.base())
    };
    let is_base = app.why_pair().is_none();
    let key = if is_base { "present.why_base" } else { "present.why" };
    let waits =
        (!is_base && app.why_order().is_some()).then(|| text(language, "present.why_waits"));
    let lines = if is_base { Vec::new() } else { lines(app) };
    Content {
        sentence: sentence(app, key, &names(app).1, [plan, last].map(difference)),
        blocks: vec![
            Block::Chart(Some(charts::difference_on_slide(app, on_page(CHART))), CHART.0),
            Block::Lines(waits.into_iter().chain(lines).collect()),
        ],
        source: [text(language, "present.why_note"), simulated(app)].join(" · "),
    }
}

fn sentence(app: &App, key: &str, base: &str, differences: [f64; 2]) -> String {
    let (language, (plan, last)) = (app.language(), years(app));
    let [now, later] = differences.map(|own| signed(language, own * 100.0, 2));
    let (plan, last) = (year(app, plan), year(app, last));
    let values =
        [("base", base), ("year", &plan), ("now", &now), ("horizon", &last), ("later", &later)];
    text_with(language, key, &values)
}

/// In how many futures the scenario does better, when each reaches the target, and what it takes.
fn lines(app: &App) -> Vec<String> {
    let (columns, _) = columns(app);
    let open = app.workspace().open().id;
    let Some(column) = columns.iter().find(|column| column.tab.id == open) else {
        return Vec::new();
    };
    let paired = paired(app, &columns).into_iter().find(|paired| paired.id == open);
    let paired = paired.map(|paired| paired.sentence);
    let others = [reached(app, column), takes(app, column)];
    paired.into_iter().chain(others).filter(|line| !line.is_empty()).collect()
}
