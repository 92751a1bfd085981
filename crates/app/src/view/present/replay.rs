//! The share before and after the last change.

use std::rc::Rc;

use canghai_chart::{EndLabel, LineChart, Node, Rule, Shape};

use super::slide::Block;
use super::{CHART, Content, on_page, share, simulated, year, years};
use crate::format::percent;
use crate::results::Results;
use crate::state::App;
use crate::text::{text, text_with};
use crate::view::charts::frame::{Edges, axis, extent, framed, monthly, plan_span, series};
use crate::view::tabs;

/// Nothing where the open scenario was not changed.
pub(super) fn replay(app: &App) -> Option<Content> {
    let (scenario, change) = app.before_last_change()?;
    let before = Results::of(app.pack(), scenario).ok()?;
    let language = app.language();
    let last = years(app).0;
    let of = |results: &Results| results.years.get(last).map_or(0.0, |year| year.city.share);
    let (then, now) = (percent(of(&before), 2), percent(of(app.results()), 2));
    let values = [
        ("change", tabs::words(app, change)),
        ("year", year(app, last)),
        ("then", then),
        ("now", now),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let start = scenario.base_share;
    Some(Content {
        sentence: text_with(language, "present.replay", &values),
        blocks: vec![
            Block::Number(share::number(app, Vec::new())),
            Block::Chart(Some(Rc::new(chart(app, &before, start))), CHART.0),
        ],
        source: simulated(app),
    })
}

fn chart(app: &App, before: &Results, start: f64) -> Node {
    let (language, pack) = (app.language(), app.pack());
    let line = |start: f64, results: &Results| {
        let shares = std::iter::once(start).chain(results.rolling_share.iter().copied());
        monthly(&pack.calendar, 0, shares)
    };
    let (then, now) = (line(start, before), line(app.scenario().base_share, app.results()));
    let levels: Vec<f64> = pack.share_target().into_iter().collect();
    let axes = axis(extent([then.as_slice(), &now], &levels), 4, |value, decimals| {
        // a step of a fraction has two digits more than the same in percent
        percent(value, decimals.saturating_sub(2))
    });
    let label = |points: &[(f64, f64)], key: &str, class| {
        let (_, at) = *points.last()?;
        let (name, value) = (text(language, key), percent(at, 2));
        Some(EndLabel { at, name, value, class, one_line: false })
    };
    let labels = [label(&now, "present.after", "scenario"), label(&then, "present.before", "base")];
    let edges = Edges { top: 16.0, right: 16.0, bottom: 28.0 };
    let labels: Vec<EndLabel> = labels.into_iter().flatten().collect();
    let rules = pack.share_target().map(|value| Rule {
        value,
        until: None,
        label: percent(value, 0),
        class: "target",
    });
    LineChart {
        rules: rules.into_iter().collect(),
        series: vec![
            series("before", "base", then, Some(Shape::Bar)),
            series("after", "scenario", now, Some(Shape::Disc)),
        ],
        description: text(language, "present.replay_chart"),
        ..framed(app, on_page(CHART), edges, axes, labels, plan_span(app, false))
    }
    .draw()
}
