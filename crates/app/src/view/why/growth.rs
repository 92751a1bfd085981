//! What growth is made of, sector by sector and year by year.

use canghai_analysis::{Growth as Grown, GrowthPart};

use super::names;
use crate::format::signed;
use crate::state::App;
use crate::text::{growth_part_label, text, text_with};
use crate::view::Choice;

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Growth {
    /// Its title.
    pub title: String,
    /// What is shown, small.
    pub note: String,
    /// The sector that is looked at.
    pub of: Choice,
    /// What the rows are.
    pub part: String,
    /// The years.
    pub years: Vec<String>,
    /// A row for each part, the residual and the total last.
    pub rows: Vec<GrowthRow>,
    /// The method by name.
    pub method: String,
}

/// A part of growth.
#[derive(Clone, Debug, PartialEq)]
pub struct GrowthRow {
    /// Its key; `residual` and `total` stand last.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// For each year what it contributes, in words, and how much that is of the most that any part
    /// contributes in any year, from -1 to 1.
    pub cells: Vec<(String, f64)>,
}

/// The choice that is no sector.
const ALL: &str = "all";

pub(super) fn growth(app: &App) -> Option<Growth> {
    let (language, pack) = (app.language(), app.pack());
    let say = |key: &str| text(language, &format!("contributions.growth.{key}"));
    let chosen = app.why().growth_of;
    let years: Vec<&Grown> = app
        .why_central()?
        .growth
        .iter()
        .map(|year| chosen.and_then(|place| year.sectors.get(place)).unwrap_or(&year.all))
        .collect();
    let all = (ALL.to_owned(), say("all"), chosen.is_none());
    let sectors = pack.sectors.iter().enumerate().map(|(place, sector)| {
        (sector.id.clone(), language.of(&sector.label).to_owned(), chosen == Some(place))
    });
    let [_, to] = names(app);
    Some(Growth {
        title: say("title"),
        note: text_with(language, "contributions.growth.note", &[("to", &to)]),
        of: Choice { label: say("of"), options: std::iter::once(all).chain(sectors).collect() },
        part: say("part"),
        years: (0..years.len()).map(|index| pack.calendar.year(index).to_string()).collect(),
        rows: rows(app, &years),
        method: say("method"),
    })
}

fn rows(app: &App, years: &[&Grown]) -> Vec<GrowthRow> {
    let language = app.language();
    let parts = years.iter().flat_map(|year| year.parts).map(f64::abs);
    let most = parts.fold(f64::MIN_POSITIVE, f64::max);
    let row = |key, label, value: &dyn Fn(&Grown) -> f64| GrowthRow {
        key,
        label,
        cells: years
            .iter()
            .map(|year| {
                let value = value(year);
                // a column of zeros is no column of sentences
                let words =
                    if value == 0.0 { "0".to_owned() } else { signed(language, value * 100.0, 2) };
                (words, (value / most).clamp(-1.0, 1.0))
            })
            .collect(),
    };
    let part = |part: GrowthPart| {
        row(part.key(), growth_part_label(language, part), &|year| year.parts[part.place()])
    };
    let last = [
        row("residual", text(language, "contributions.growth.residual"), &Grown::residual),
        row("total", text(language, "contributions.growth.total"), &|year| year.total),
    ];
    GrowthPart::ALL.into_iter().map(part).chain(last).collect()
}
