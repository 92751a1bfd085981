//! Why the open scenario ends where it does.

mod ask;
mod binds;
mod growth;
mod measures;
mod next;
mod parts;
mod picture;
mod rests;
mod sentence;
mod told;
mod variance;
mod waterfall;

use super::Choice;
use super::charts::{MIDDLE, Switch, WIDE};
use crate::state::App;
use crate::text::{text, text_with};
use crate::why_orders::WhyWork;
use crate::why_state::{WhyEvent, WhyYear};
use crate::workspace::unnamed;

pub use ask::{Ask, Progress};
pub use binds::{Binds, BindsRow, Cell as BindsCell};
pub use growth::{Growth, GrowthRow};
pub use next::{Next, NextRow};
pub use parts::{PartRow, Parts};
pub(in crate::view) use parts::{SharedOut, shared_out};
pub(in crate::view) use picture::picture;
pub use rests::Rests;
pub use variance::{Variance, VarianceRow};

/// The page that says why.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The finding in a sentence; what to do where there is no difference to explain.
    pub sentence: String,
    /// What is to be known besides; empty where nothing is.
    pub note: String,
    /// What is being computed; empty where all is there.
    pub wait: String,
    /// The scenario that the difference is counted from.
    pub from: Choice,
    /// The year that is looked at.
    pub at: Switch<WhyEvent>,
    /// Where the difference comes from.
    pub parts: Parts,
    /// The value of one more.
    pub next: Next,
    /// What binds, when.
    pub binds: Binds,
    /// What the result rests on.
    pub rests: Rests,
    /// What growth is made of.
    pub growth: Growth,
}

/// The page, unless its runs fail.
#[inline(never)]
pub(super) fn why(app: &App) -> Option<Why> {
    Some(Why {
        sentence: sentence::sentence(app),
        note: own_world(app),
        wait: wait(app),
        from: from(app),
        at: at(app),
        parts: parts::parts(app, room(app)),
        next: next::next(app),
        binds: binds::binds(app),
        rests: rests::rests(app, room(app))?,
        growth: growth::growth(app, whole_room(app))?,
    })
}

/// Names of the scenario that the difference is counted from and of the open one.
fn names(app: &App) -> [String; 2] {
    [app.why_from(), app.workspace().open()].map(|tab| tab.name(app.language(), app.pack()))
}

/// The year that is looked at, in digits.
fn year(app: &App) -> String {
    app.pack().calendar.year(app.why_year()).to_string()
}

/// Said where the scenarios meet different worlds.
fn own_world(app: &App) -> String {
    let scenarios = [app.why_from(), app.workspace().open()].map(|tab| unnamed(&tab.scenario));
    let [from, to] = &scenarios;
    let same = from.world == to.world
        && from.pandemic == to.pandemic
        && from.base_share == to.base_share
        && from.assumptions == to.assumptions;
    if same {
        return String::new();
    }
    let [from, to] = names(app);
    text_with(app.language(), "contributions.own_world", &[("from", &from), ("to", &to)])
}

/// What the workers are at, told once for the whole page; the progress of what is asked for stands
/// where it is asked for.
fn wait(app: &App) -> String {
    let language = app.language();
    match app.why_order().map(|order| (order.work, order.pieces)) {
        None | Some((WhyWork::Chances | WhyWork::Rests(_), _)) => String::new(),
        Some((WhyWork::Marginals, _)) => text(language, "contributions.computing"),
        Some((WhyWork::Parts, all)) => {
            let (done, all) = (app.why().done.to_string(), all.to_string());
            let values = [("done", done.as_str()), ("all", &all)];
            text_with(language, "contributions.computing_parts", &values)
        }
    }
}

fn from(app: &App) -> Choice {
    let (language, pack, from) = (app.language(), app.pack(), app.why_from().id);
    let options = app
        .workspace()
        .tabs()
        .iter()
        .map(|tab| (tab.id.to_string(), tab.name(language, pack), tab.id == from));
    Choice { label: text(language, "contributions.from"), options: options.collect() }
}

fn at(app: &App) -> Switch<WhyEvent> {
    let calendar = &app.pack().calendar;
    let option = |(year, index): (WhyYear, usize)| {
        let name = calendar.year(index - 1).to_string();
        (WhyEvent::At(year), name, app.why().at == year)
    };
    let years = [(WhyYear::Plan, calendar.plan_years), (WhyYear::Horizon, calendar.horizon_years)];
    Switch {
        key: "why-year",
        label: text(app.language(), "contributions.at"),
        options: years.map(option).to_vec(),
    }
}

/// What the page's edges, the space between two cards and the inside of a card take, pixels.
const EDGES: f64 = 40.0;
const NARROW_EDGES: f64 = 24.0;
const BETWEEN: f64 = 12.0;
const INSIDE: f64 = 34.0;

/// Width of the inside of one of the cards, pixels.
fn room(app: &App) -> f64 {
    let width = app.width();
    let card = if width >= WIDE {
        (width - EDGES - BETWEEN) / 2.0
    } else if width >= MIDDLE {
        width - EDGES
    } else {
        width - NARROW_EDGES
    };
    (card - INSIDE).max(240.0)
}

/// Width of the inside of a card that takes the whole width, pixels.
fn whole_room(app: &App) -> f64 {
    let edges = if app.width() >= MIDDLE { EDGES } else { NARROW_EDGES };
    (app.width() - edges - INSIDE).max(240.0)
}

/// The class of a sector's colour.
fn sector_class(place: usize) -> String {
    format!("sector-{}", place % 6 + 1)
}
