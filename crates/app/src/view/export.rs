//! The panel for exports.

use canghai_plan::link::MOST_SCENARIOS;
use canghai_sim::Outcomes;

use super::Choice;
use crate::chart_name::ChartName;
use crate::charts_state::FigureId;
use crate::ending::Ending;
use crate::export_state::Came;
use crate::format::percent;
use crate::picture_size::no_size;
use crate::state::App;
use crate::table_name::TableName;
use crate::text::{label, text, text_with};

/// What can be taken home.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// The kinds of files, by their endings.
    pub kinds: Choice,
    /// What is in the chosen kind.
    pub about: String,
    /// The charts, for a picture.
    pub charts: Option<Choice>,
    /// Width and height as typed, for a picture.
    pub size: Option<[String; 2]>,
    /// The tables, for a table.
    pub tables: Option<Choice>,
    /// That not all scenarios are in it; empty where they are.
    pub left_out: String,
    /// The file that is being made.
    pub making: Option<Making>,
    /// What is to be said of the last.
    pub said: String,
    /// Changes with every touch, see [`App::touches`].
    pub touches: u64,
}

/// How far a file is made.
#[derive(Clone, Debug, PartialEq)]
pub struct Making {
    /// In words.
    pub words: String,
    /// A part of 1.
    pub done: f64,
}

/// The panel.
#[inline(never)]
pub(super) fn export(app: &App) -> Export {
    let state = &app.export;
    let picture = matches!(state.ending, Ending::Png | Ending::Svg);
    let left = app.workspace().tabs().len().saturating_sub(app.linked().len());
    let values = [("most", &*MOST_SCENARIOS.to_string()), ("count", &*left.to_string())];
    Export {
        kinds: kinds(app),
        about: text(app.language(), &format!("export.about.{}", state.ending.word())),
        charts: picture.then(|| charts(app)),
        size: picture.then(|| state.size.clone()),
        tables: (state.ending == Ending::Csv).then(|| tables(app)),
        left_out: if left > 0 {
            text_with(app.language(), "export.left_out", &values)
        } else {
            String::new()
        },
        making: making(app, false),
        said: said(app),
        touches: app.touches(None),
    }
}

/// How far the results, or the minutes, are made.
pub(super) fn making(app: &App, minutes: bool) -> Option<Making> {
    let order = app.export.order.as_ref().filter(|order| order.minutes == minutes)?;
    let done = app.export.done;
    let values = [("file", order.name.as_str()), ("done", &percent(done, 0))];
    Some(Making { words: text_with(app.language(), "export.making", &values), done })
}

/// What is to be said of the last file; empty while one is made.
pub(super) fn said(app: &App) -> String {
    let language = app.language();
    let [width, height] = &app.export.size;
    match &app.export.came {
        None => String::new(),
        Some(Came::Saved(file)) => text_with(language, "export.saved", &[("file", file)]),
        Some(Came::NotLoaded) => text(language, "export.not_loaded"),
        Some(Came::Refused(words)) => words.clone(),
        Some(Came::NoSize) => no_size(language, width, height),
    }
}

fn kinds(app: &App) -> Choice {
    let language = app.language();
    let kinds = Ending::ALL.map(|(word, ending)| {
        let name = text(language, &format!("export.kind.{word}"));
        (word.to_owned(), name, ending == app.export.ending)
    });
    Choice { label: text(language, "export.kinds"), options: kinds.to_vec() }
}

fn charts(app: &App) -> Choice {
    let (language, pack) = (app.language(), app.pack());
    let charts = ChartName::names(pack).into_iter().map(|name| {
        let words = match ChartName::of(pack, &name) {
            Some(ChartName::One(FigureId::Sector(place))) => {
                pack.sectors.get(place).map_or("", |sector| language.of(&sector.label)).to_owned()
            }
            Some(ChartName::Outcome(place)) => {
                let outcome = Outcomes::<f64>::FIELDS.get(place);
                let outcome = outcome.map_or_else(String::new, |own| label(language, own));
                text_with(language, "export.chart.outcome", &[("outcome", &outcome)])
            }
            _ => text(language, &format!("export.chart.{name}")),
        };
        let chosen = name == app.export.chart;
        (name, words, chosen)
    });
    Choice { label: text(language, "export.charts"), options: charts.collect() }
}

fn tables(app: &App) -> Choice {
    let language = app.language();
    let tables = TableName::ALL.map(|(word, table)| {
        let name = text(language, &format!("report.sheet.{word}"));
        (word.to_owned(), name, table == app.export.table)
    });
    Choice { label: text(language, "export.tables"), options: tables.to_vec() }
}
