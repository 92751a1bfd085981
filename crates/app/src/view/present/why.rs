//! What the levers add to the base scenario.

use super::slide::Block;
use super::{CHART, Content, names, on_page, simulated, year, years};
use crate::format::signed;
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::charts;
use crate::view::compare::{columns, paired, reached, takes};

pub(super) fn why(app: &App) -> Content {
    let language = app.language();
    let (plan, last) = years(app);
    let points = |index: usize| {
        let share = |results: &crate::results::Results| {
            results.years.get(index).map_or(0.0, |year| year.city.share)
        };
        signed(language, (share(app.results()) - share(app.base())) * 100.0, 2)
    };
    let is_base = app.workspace().open().id == app.workspace().base().id;
    let values = [
        ("base", names(app).1),
        ("year", year(app, plan)),
        ("now", points(plan)),
        ("horizon", year(app, last)),
        ("later", points(last)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let key = if is_base { "present.why_base" } else { "present.why" };
    Content {
        sentence: text_with(language, key, &values),
        blocks: vec![
            Block::Chart(Some(charts::difference_on_slide(app, on_page(CHART))), CHART.0),
            Block::Lines(if is_base { Vec::new() } else { lines(app) }),
        ],
        source: [text(language, "present.why_note"), simulated(app)].join(" · "),
    }
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
