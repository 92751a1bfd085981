//! The scenarios that are shown side by side, and in which order.

use std::rc::Rc;

use canghai_analysis::Answer;
use canghai_chart::{Node, Shape};
use canghai_plan::Scenario;

use crate::results::Results;
use crate::state::App;
use crate::workspace::Tab;

/// Scenarios that are shown side by side.
pub const MOST_COLUMNS: usize = 6;

/// A scenario that is shown, with its runs.
#[derive(Clone, Copy, Debug)]
pub(in crate::view) struct Column<'a> {
    pub(in crate::view) tab: &'a Tab,
    pub(in crate::view) is_base: bool,
    /// Place in the row of line styles; 0 is the base scenario's.
    pub(in crate::view) style: usize,
    pub(in crate::view) results: &'a Results,
    /// The base in the scenario's world.
    pub(in crate::view) base: &'a Results,
    /// What many futures say, once they are run.
    pub(in crate::view) answer: Option<&'a Answer>,
}

/// The head of a scenario's column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnHead {
    /// The tab.
    pub id: u32,
    /// The scenario's name.
    pub name: String,
    /// Class of its line.
    pub class: &'static str,
    /// A piece of its line with its point.
    pub sample: Rc<Node>,
    /// Whether the others are compared with it.
    pub is_base: bool,
    /// Whether it stands first.
    pub pinned: bool,
}

/// Classes of the line styles, the base scenario's first.
const CLASSES: [&str; 6] = ["side-0", "side-1", "side-2", "side-3", "side-4", "side-5"];

impl<'a> Column<'a> {
    fn of(app: &'a App, tab: &'a Tab, style: usize) -> Option<Self> {
        let (results, base, answer) = app.runs_of(tab)?;
        let is_base = tab.id == app.workspace().base().id;
        Some(Self { tab, is_base, style, results, base, answer })
    }

    pub(in crate::view) fn scenario(&self) -> &'a Scenario {
        &self.tab.scenario
    }

    pub(in crate::view) fn name(&self, app: &App) -> String {
        self.tab.name(app.language(), app.pack())
    }

    pub(in crate::view) fn class(&self) -> &'static str {
        class(self.style)
    }

    pub(in crate::view) fn shape(&self) -> Shape {
        shape(self.style)
    }

    pub(super) fn head(&self, app: &App) -> ColumnHead {
        ColumnHead {
            id: self.tab.id,
            name: self.name(app),
            class: self.class(),
            sample: Rc::new(sample(self.style)),
            is_base: self.is_base,
            pinned: app.compare().pinned.contains(&self.tab.id),
        }
    }

    /// The central value of an outcome in a year of the run.
    pub(super) fn value(&self, year: usize, outcome: &str) -> Option<f64> {
        self.results.years.get(year)?.city.get(outcome).copied()
    }
}

fn class(style: usize) -> &'static str {
    CLASSES[style % CLASSES.len()]
}

fn shape(style: usize) -> Shape {
    match style {
        0 => Shape::Bar,
        style => Shape::ALL[(style - 1) % (Shape::ALL.len() - 1)],
    }
}

/// A piece of a line with its point.
fn sample(style: usize) -> Node {
    let class = class(style);
    let line = Node::new("path").with("class", format!("line {class}")).with("d", "M1,7L31,7");
    Node::new("svg")
        .with("class", "chart-sample chart")
        .with("viewBox", "0 0 32 14")
        .with("aria-hidden", "true")
        .holding([line, shape(style).draw((16.0, 7.0), class)])
}

/// The class of the line that a tab's scenario has in the comparison.
pub(in crate::view) fn tab_class(app: &App, tab: &Tab) -> &'static str {
    class(style(app, &shown(app), tab))
}

/// A piece of that line with its point.
pub(in crate::view) fn tab_sample(app: &App, tab: &Tab) -> Node {
    sample(style(app, &shown(app), tab))
}

/// The columns, and the tabs that have none with their names.
pub(in crate::view) fn columns(app: &App) -> (Vec<Column<'_>>, Vec<(u32, String)>) {
    let (tabs, shown) = (app.workspace().tabs(), shown(app));
    let hidden = tabs.iter().filter(|tab| shown.iter().all(|other| other.id != tab.id));
    let hidden =
        hidden.map(|tab| (tab.id, tab.name(app.language(), app.pack()))).collect::<Vec<_>>();
    let columns = shown.iter().filter_map(|tab| Column::of(app, tab, style(app, &shown, tab)));
    let mut columns: Vec<Column> = columns.collect();
    sort(app, &mut columns);
    (columns, hidden)
}

/// The tabs that have a column, the pinned ones first.
fn shown(app: &App) -> Vec<&Tab> {
    let state = app.compare();
    let tabs = app.workspace().tabs();
    let mut shown: Vec<&Tab> = tabs.iter().filter(|tab| !state.hidden.contains(&tab.id)).collect();
    shown.sort_by_key(|tab| !state.pinned.contains(&tab.id));
    shown.truncate(MOST_COLUMNS);
    shown
}

/// The line style of a tab. It stays while others are hidden, unless there are more scenarios than
/// styles.
fn style(app: &App, shown: &[&Tab], tab: &Tab) -> usize {
    let tabs = app.workspace().tabs();
    let base = app.workspace().base().id;
    if tab.id == base {
        return 0;
    }
    let place = |id: u32| app.workspace().place(id);
    let all = tabs.len() <= MOST_COLUMNS;
    let counts = |other: &&Tab| all || shown.iter().any(|shown| shown.id == other.id);
    let before = |other: &&Tab| other.id != base && place(other.id) < place(tab.id);
    1 + tabs.iter().filter(counts).filter(before).count()
}

/// Pinned scenarios first, then those with more of the outcome that was chosen.
fn sort(app: &App, columns: &mut [Column]) {
    let state = app.compare();
    let target = state.sort.as_deref().and_then(|key| app.pack().target(key));
    let Some(target) = target else { return };
    let Some(year) = app.pack().calendar.index(target.year) else { return };
    let value = |column: &Column| column.value(year, target.outcome.key).unwrap_or(0.0);
    columns.sort_by(|a, b| {
        let pinned = |column: &Column| !state.pinned.contains(&column.tab.id);
        pinned(a).cmp(&pinned(b)).then(value(b).total_cmp(&value(a)))
    });
}
