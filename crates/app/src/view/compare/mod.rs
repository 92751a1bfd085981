//! Scenarios side by side.

mod columns;
mod cost;
pub(crate) mod inputs;
mod sentence;
mod targets;
mod text_table;

use std::rc::Rc;

use canghai_chart::Node;

use super::charts::overlaid;
use crate::state::App;
use crate::text::{text, text_with};

pub(in crate::view) use columns::{Column, columns, tab_class, tab_sample};
pub use columns::{ColumnHead, MOST_COLUMNS};
pub use cost::{Cost, CostRow};
pub use inputs::{Cell, InputRow, Inputs};
pub(in crate::view) use sentence::{reached, takes, when_reached};
pub(in crate::view) use targets::paired;
pub use targets::{Paired, TargetCell, TargetRow, Targets};

/// The page that compares scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Compare {
    /// The difference in a sentence.
    pub sentence: String,
    /// What is to be known before: that there is one scenario alone, that futures are on their way.
    pub notes: Vec<String>,
    /// The scenarios that are shown, in their order.
    pub columns: Vec<ColumnHead>,
    /// Those that are not: tab and name.
    pub hidden: Vec<(u32, String)>,
    /// Inputs that differ.
    pub inputs: Inputs,
    /// Targets.
    pub targets: Targets,
    /// Explanation of the scenarios against the base, small.
    pub paired_note: String,
    /// Scenarios against the base, future by future.
    pub paired: Vec<Paired>,
    /// The shares.
    pub share: Overlaid,
    /// Value added by sector.
    pub sectors: Vec<Overlaid>,
    /// What is spent and what it buys.
    pub cost: Cost,
    /// The tables as text with tabs between the columns.
    pub tab_separated: String,
}

/// A chart of several scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlaid {
    /// Its title.
    pub title: String,
    /// Unit or explanation, small.
    pub note: String,
    /// The drawing.
    pub chart: Rc<Node>,
}

/// The page.
#[inline(never)]
pub(super) fn compare(app: &App) -> Compare {
    let (columns, hidden) = columns::columns(app);
    let inputs = inputs::inputs(app, &columns);
    let targets = targets::targets(app, &columns);
    let cost = cost::cost(app, &columns);
    Compare {
        sentence: sentence::sentence(app, &columns),
        notes: notes(app, &columns),
        tab_separated: text_table::tab_separated(app, &columns, &inputs, &targets, &cost),
        paired_note: targets::of_year(app, "compare.same_futures_note"),
        paired: targets::paired(app, &columns),
        share: overlaid::share(app, &columns, overlaid::share_size(app)),
        sectors: overlaid::sectors(app, &columns),
        columns: columns.iter().map(|column| column.head(app)).collect(),
        hidden,
        inputs,
        targets,
        cost,
    }
}

/// The shares of all scenarios in one chart as large as asked, pixels, or value added of a sector.
pub(super) fn picture(app: &App, sector: Option<usize>, size: (f64, f64)) -> Overlaid {
    let columns = columns::columns(app).0;
    match sector {
        None => overlaid::share(app, &columns, size),
        Some(index) => overlaid::sector(app, &columns, index, size),
    }
}

fn notes(app: &App, columns: &[Column]) -> Vec<String> {
    let language = app.language();
    let alone = (app.workspace().tabs().len() < 2).then(|| text(language, "compare.alone"));
    let done: Vec<usize> =
        columns.iter().filter_map(|column| column.answer.map(|a| a.summary.members)).collect();
    let futures = match (done.len() == columns.len(), done.first()) {
        (true, Some(members)) => {
            text_with(language, "compare.futures", &[("members", &members.to_string())])
        }
        _ => text(language, "compare.running"),
    };
    alone.into_iter().chain([futures]).collect()
}
