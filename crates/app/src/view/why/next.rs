//! The value of one more: what a portion of each lever brings in each sector.

use canghai_analysis::{Best, Marginal, Resource, best_next};
use canghai_sim::{Levers, Quantity};

use super::told::Told;
use super::{names, sector_class, year};
use crate::state::App;
use crate::text::{label, short_label, text, text_with};

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// Its title.
    pub title: String,
    /// Which outcome in which year, in what unit; small.
    pub note: String,
    /// What the rows are.
    pub sector: String,
    /// Heads of the columns: the portion and the lever.
    pub heads: Vec<(String, String)>,
    /// A row for each sector.
    pub rows: Vec<NextRow>,
    /// Title of the sentences.
    pub best_title: String,
    /// For money, land, people and projects where the next portion does most.
    pub best: Vec<String>,
    /// How the numbers are meant.
    pub method: String,
    /// Whether what is shown is for what was looked at before.
    pub stale: bool,
}

/// A sector.
#[derive(Clone, Debug, PartialEq)]
pub struct NextRow {
    /// Class of its colour.
    pub class: String,
    /// Its name.
    pub label: String,
    /// What a portion of each lever brings, in words, and how much that is of the most in its
    /// column, 0 to 1.
    pub cells: Vec<(String, f64)>,
}

/// A lever that is given in portions.
type Column = (&'static Quantity, Resource);

fn columns() -> Vec<Column> {
    let with_resource = |lever: &'static Quantity| Some((lever, Resource::of(lever.key)?));
    Levers::<f64>::FIELDS.iter().filter_map(with_resource).collect()
}

pub(super) fn next(app: &App) -> Next {
    let (language, pack) = (app.language(), app.pack());
    let say = |key: &str| text(language, &format!("contributions.next.{key}"));
    let outcome = app.why().measure.outcome(pack);
    let (marginals, fresh) =
        app.why_marginals().map_or((&[][..], false), |(all, fresh)| (all, fresh));
    let best = best_next(marginals, outcome.key, app.why_year());
    let largest = best.iter().map(|best| best.gain).fold(0.0, f64::max);
    let told = Told::outcome(outcome, largest);
    let last = pack.calendar.year(pack.calendar.plan_years - 1).to_string();
    let ([_, to], year) = (names(app), year(app));
    let (name, unit) = (label(language, outcome), told.unit(language));
    let values = [("to", to.as_str()), ("year", &year), ("outcome", &name), ("unit", &unit)];
    let told_of = |best: &&Best| !told.is_nothing(best.gain);
    let sentences = best.iter().filter(told_of).map(|best| sentence(app, best, told));
    let mut sentences: Vec<String> = sentences.collect();
    if sentences.is_empty() && fresh {
        sentences.push(say("none"));
    }
    Next {
        title: say("title"),
        note: text_with(language, "contributions.next.note", &values),
        sector: say("sector"),
        heads: columns().iter().map(|column| head(app, *column)).collect(),
        rows: rows(app, marginals, outcome),
        best_title: say("best"),
        best: sentences,
        method: text_with(language, "contributions.next.method", &[("last", &last)]),
        stale: !fresh,
    }
}

fn head(app: &App, (lever, resource): Column) -> (String, String) {
    (format!("+{}", amount(app, resource)), short_label(app.language(), lever))
}

/// A portion in words.
fn amount(app: &App, resource: Resource) -> String {
    text(app.language(), &format!("why.resource.{}", resource.key()))
}

/// What a portion of each lever brings in each sector, in the plan year in which it does most; empty
/// cells until the numbers are there.
fn rows(app: &App, marginals: &[Marginal], outcome: &'static Quantity) -> Vec<NextRow> {
    let (language, pack) = (app.language(), app.pack());
    let gain = |lever: &Quantity, sector: usize| {
        // the years of a lever and sector stand together
        let all = marginals
            .chunk_by(|one, other| (one.lever.id, one.sector) == (other.lever.id, other.sector));
        let mut own =
            all.filter(|years| years[0].lever.id == lever.id && years[0].sector == Some(sector));
        let years = own.next()?;
        Some(best_next(years, outcome.key, app.why_year()).first().map_or(0.0, |best| best.gain))
    };
    let columns: Vec<Vec<Option<f64>>> = columns()
        .iter()
        .map(|(lever, _)| (0..pack.sectors.len()).map(|sector| gain(lever, sector)).collect())
        .collect();
    let row = |place: usize| {
        let cells = columns.iter().map(|column| {
            let most = column.iter().flatten().fold(0.0, |most: f64, gain| most.max(*gain));
            let told = Told::outcome(outcome, most);
            match column[place] {
                Some(gain) if gain > 0.0 && !told.is_nothing(most) => {
                    (told.change(language, gain), gain / most)
                }
                Some(_) => ("0".to_owned(), 0.0),
                None => (String::new(), 0.0),
            }
        });
        NextRow {
            class: sector_class(place),
            label: language.of(&pack.sectors[place].label).to_owned(),
            cells: cells.collect(),
        }
    };
    (0..pack.sectors.len()).map(row).collect()
}

fn sentence(app: &App, best: &Best, told: Told) -> String {
    let (language, pack) = (app.language(), app.pack());
    let marginal = best.marginal;
    let sector = marginal.sector.and_then(|place| pack.sectors.get(place));
    let amount = amount(app, best.resource);
    let (lever, when) = (short_label(language, marginal.lever), pack.calendar.year(marginal.year));
    let (when, gain) = (when.to_string(), told.change_with_unit(language, best.gain));
    let values = [
        ("amount", amount.as_str()),
        ("lever", &lever),
        ("sector", sector.map_or("", |sector| language.of(&sector.label))),
        ("when", &when),
        ("gain", &gain),
    ];
    let key = if marginal.years_given(app.why_year()) > 1 { "spread" } else { "once" };
    text_with(language, &format!("contributions.next.{key}"), &values)
}
