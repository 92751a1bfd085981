//! The question, and what the open scenario puts in against the base.

use canghai_sim::Levers;

use super::slide::{Block, Cell, SlideTable};
use super::{Content, names, year, years};
use crate::format::{lever_number, percent, signed};
use crate::state::App;
use crate::text::{label, text, text_with, unit_label};

pub(super) fn question(app: &App) -> Content {
    let language = app.language();
    let (own, base) = names(app);
    let level = percent(app.pack().share_target().unwrap_or_default(), 0);
    let values = [("year", year(app, years(app).0)), ("level", level), ("scenario", own.clone())];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let head = ["present.lever", "present.unit"].map(|key| text(language, key));
    let head = head.into_iter().chain([base, own, text(language, "present.difference")]);
    let table = SlideTable {
        head: head.collect(),
        rows: Levers::<f64>::FIELDS.iter().map(|lever| row(app, lever)).collect(),
    };
    Content {
        sentence: text_with(language, "present.question", &values),
        blocks: vec![Block::Table(table)],
        source: text(language, "present.means"),
    }
}

/// A lever's mean over the plan's years in both scenarios.
fn row(app: &App, lever: &'static canghai_sim::Quantity) -> Vec<Cell> {
    let (language, pack) = (app.language(), app.pack());
    let mean = |scenario: &canghai_plan::Scenario| {
        let values = scenario.lever(pack, lever.key);
        values.iter().sum::<f64>() / values.len().max(1) as f64
    };
    let (own, base) = (mean(app.scenario()), mean(&app.workspace().base().scenario));
    let step = lever.step.unwrap_or(1.0);
    let decimals = (0..4).find(|places| step * 10_f64.powi(*places) >= 0.99).unwrap_or(4);
    let same = (own - base).abs() < step / 2.0;
    let difference = if same {
        Cell { class: "muted".to_owned(), ..Cell::of(text(language, "present.alike")) }
    } else {
        Cell::strong(signed(language, own - base, usize::try_from(decimals).unwrap_or(0)))
    };
    let number = |value: f64| lever_number(lever, value);
    let unit = Cell { class: "muted".to_owned(), ..Cell::of(unit_label(language, lever.unit)) };
    vec![
        Cell::of(label(language, lever)),
        unit,
        Cell::of(number(base)),
        Cell::strong(number(own)),
        difference,
    ]
}
