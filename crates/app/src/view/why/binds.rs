//! What binds, when.

use canghai_analysis::{Binding, Constraint, SectorQuarter, binding_since};

use super::{names, sector_class, year};
use crate::state::App;
use crate::text::{bound_by, constraint_mark, text, text_with};

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Binds {
    /// Its title.
    pub title: String,
    /// What is shown, small.
    pub note: String,
    /// What the letters stand for: key, letter and words.
    pub legend: Vec<(&'static str, String, String)>,
    /// The years, each over its quarters.
    pub years: Vec<String>,
    /// The number of each quarter in its year, and the quarter in words.
    pub quarters: Vec<(String, String)>,
    /// A row for each sector.
    pub rows: Vec<BindsRow>,
    /// What binds at the end and since when, in sentences.
    pub sentences: Vec<String>,
    /// How it is meant.
    pub method: String,
}

/// A sector.
#[derive(Clone, Debug, PartialEq)]
pub struct BindsRow {
    /// Class of its colour.
    pub class: String,
    /// Its name.
    pub label: String,
    /// A cell for each quarter.
    pub cells: Vec<Cell>,
}

/// A sector in a quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Key of what binds most; empty where nothing does.
    pub class: &'static str,
    /// Its letter.
    pub mark: String,
    /// The same in words.
    pub words: String,
    /// How hard it binds, from 0 to 1.
    pub heat: f64,
}

/// Quarters of a year.
const QUARTERS: usize = 4;
/// Sentences that are shown.
const SENTENCES: usize = 3;
/// How many times its threshold a constraint is at which its cell is darkest.
const DARKEST: f64 = 2.0;

pub(super) fn binds(app: &App) -> Binds {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let say = |key: &str| text(language, &format!("contributions.binds.{key}"));
    let years = app.why_year() + 1;
    let quarters = app.why_central().map_or(&[][..], |central| {
        &central.quarters[..central.quarters.len().min(years * QUARTERS)]
    });
    let quarter = |place: usize| {
        let words = when(app, "contributions.binds.quarter", place, &[]);
        ((place % QUARTERS + 1).to_string(), words)
    };
    let [_, to] = names(app);
    Binds {
        title: say("title"),
        note: text_with(language, "contributions.binds.note", &[("to", &to)]),
        legend: Constraint::ALL
            .map(|own| (own.key(), constraint_mark(language, own), bound_by(language, own)))
            .to_vec(),
        years: (0..years).map(|index| calendar.year(index).to_string()).collect(),
        quarters: (0..years * QUARTERS).map(quarter).collect(),
        rows: (0..app.pack().sectors.len()).map(|place| row(app, quarters, place)).collect(),
        sentences: sentences(app, quarters),
        method: say("method"),
    }
}

fn row(app: &App, quarters: &[Vec<SectorQuarter>], place: usize) -> BindsRow {
    let (language, sector) = (app.language(), &app.pack().sectors[place]);
    let cells = quarters.iter().filter_map(|sectors| sectors.get(place));
    BindsRow {
        class: sector_class(place),
        label: language.of(&sector.label).to_owned(),
        cells: cells.map(|quarter| cell(app, quarter)).collect(),
    }
}

fn cell(app: &App, quarter: &SectorQuarter) -> Cell {
    let language = app.language();
    let Some(tightest) = quarter.tightest() else {
        let words = text(language, "contributions.binds.none");
        return Cell { class: "", mark: "·".to_owned(), words, heat: 0.0 };
    };
    let pressure = quarter.pressure[tightest.place()];
    Cell {
        class: tightest.key(),
        mark: constraint_mark(language, tightest),
        words: bound_by(language, tightest),
        heat: ((pressure - 1.0) / (DARKEST - 1.0)).clamp(0.0, 1.0),
    }
}

fn sentences(app: &App, quarters: &[Vec<SectorQuarter>]) -> Vec<String> {
    let language = app.language();
    let binding = binding_since(quarters);
    if binding.is_empty() {
        return vec![text_with(language, "contributions.binds.free", &[("year", &year(app))])];
    }
    let sentence = |own: &Binding| {
        let sector = app.pack().sectors.get(own.sector);
        let sector = sector.map_or("", |sector| language.of(&sector.label));
        let bound = bound_by(language, own.constraint);
        let values = [("sector", sector), ("bound", &bound)];
        when(app, "contributions.binds.since", own.since, &values)
    };
    let others = binding.len().saturating_sub(SENTENCES);
    let others = (others > 0).then(|| {
        text_with(language, "contributions.binds.others", &[("count", &others.to_string())])
    });
    binding.iter().take(SENTENCES).map(sentence).chain(others).collect()
}

/// Words with the year and the number of a quarter in them.
fn when(app: &App, key: &str, quarter: usize, values: &[(&str, &str)]) -> String {
    let year = app.pack().calendar.year(quarter / QUARTERS).to_string();
    let number = (quarter % QUARTERS + 1).to_string();
    let own = [("year", year.as_str()), ("quarter", &number)];
    text_with(app.language(), key, &[&own, values].concat())
}
