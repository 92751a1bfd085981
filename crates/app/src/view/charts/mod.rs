//! The charts of the page: one on the stage, the others below it.

mod difference;
mod figure;
mod finding;
pub(in crate::view) mod frame;
mod funnel;
pub(in crate::view) mod overlaid;
mod probe;
mod sectors;
mod share;
mod stacked;
mod table;
mod unit;

use std::rc::Rc;

use canghai_chart::Node;

use crate::charts_state::{Below, ChartEvent, Counted, FigureId, OnStage, Rows};
use crate::state::App;
use crate::text::text;
use crate::view::compare::tab_class;

pub use figure::Figure;
pub use finding::{Finding, FindingBar};
pub use probe::{Item, Probe, Readout};
pub use table::{Row as TableRow, Table};

use frame::Room;
pub(super) use frame::{MIDDLE, WIDE, shortened};

/// All charts.
#[derive(Clone, Debug, PartialEq)]
pub struct Charts {
    /// The class of the open scenario's line, the one of its tab.
    pub side: &'static str,
    /// What three years start and what comes of it later.
    pub finding: Finding,
    /// What may take the stage, by word, with its name and whether it has it.
    pub choices: Switch<OnStage>,
    /// Words of the button that puts a chart back from the stage; empty where none came from below.
    pub put_back: String,
    /// What is on the stage.
    pub stage: Stage,
    /// The charts below: those of the whole, and those of the sectors. `None` while a slider moves
    /// and they are out of sight: those that were drawn last may stay.
    pub below: [Option<Group>; 2],
    /// The month that all charts can show.
    pub months: Months,
}

/// What is on the stage.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Charts.
    Charts(Group),
    /// The table, and what it has a row for.
    Table(Table, Switch<ChartEvent>),
}

/// Charts beside each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// What they have in common; empty where they need no title.
    pub title: String,
    /// Unit or explanation, small.
    pub note: String,
    /// How they can be drawn otherwise.
    pub switch: Option<Switch<ChartEvent>>,
    /// Charts in a row.
    pub columns: usize,
    /// The charts; none where all are on the stage.
    pub figures: Vec<Figure>,
}

/// One of a few, to be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Switch<T> {
    /// Name for the page's parts.
    pub key: &'static str,
    /// What is chosen.
    pub label: String,
    /// What choosing does, its name and whether it is the one chosen.
    pub options: Vec<(T, String, bool)>,
}

/// The months that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub struct Months {
    /// Name of the slider.
    pub label: String,
    /// How it is used, in a sentence.
    pub help: String,
    /// The last month.
    pub last: usize,
    /// The month at which it begins: the plan's end.
    pub first_shown: usize,
}

/// The share on a slide, of this size on the page.
pub(in crate::view) fn share_on_slide(app: &App, size: (f64, f64)) -> Rc<Node> {
    share::share(app, Room::on_slide(size)).chart
}

/// What policy makes of the share on a slide, of this size on the page.
pub(in crate::view) fn difference_on_slide(app: &App, size: (f64, f64)) -> Rc<Node> {
    difference::of_share(app, Room::on_slide(size)).chart
}

/// The charts for the state.
pub(super) fn charts(app: &App) -> Charts {
    let calendar = &app.pack().calendar;
    Charts {
        side: tab_class(app, app.workspace().open()),
        finding: finding::finding(app),
        choices: choices(app),
        put_back: put_back(app),
        stage: stage(app),
        below: below(app),
        months: Months {
            label: text(app.language(), "chart.month"),
            help: text(app.language(), "chart.month_help"),
            last: calendar.horizon_months(),
            first_shown: calendar.plan_months(),
        },
    }
}

pub(super) fn below(app: &App) -> [Option<Group>; 2] {
    let charts = app.charts();
    let is_drawn = |in_sight| match charts.below {
        Below::All => true,
        Below::InSight => in_sight || app.has_full_futures(),
        Below::Later => false,
    };
    let [whole_drawn, sectors_drawn] = charts.below_in_sight.map(is_drawn);
    [whole_drawn.then(|| whole(app)), sectors_drawn.then(|| sectors_below(app))]
}

fn choices(app: &App) -> Switch<OnStage> {
    let chosen = app.charts().stage;
    let options = OnStage::CHOICES.into_iter().map(|(word, stage)| {
        (stage, text(app.language(), &format!("view.{word}")), stage == chosen)
    });
    let label = text(app.language(), "chart.stage");
    Switch { key: "stage", label, options: options.collect() }
}

/// Only a chart that came from below is put back: what is chosen by name is changed by name.
fn put_back(app: &App) -> String {
    let by_name = OnStage::CHOICES.iter().any(|(_, stage)| *stage == app.charts().stage);
    if by_name { String::new() } else { text(app.language(), "chart.put_back") }
}

fn stage(app: &App) -> Stage {
    let width = frame::stage_width(app);
    let group = |switch, columns, figures| {
        let (title, note) = (String::new(), String::new());
        Stage::Charts(Group { title, note, switch, columns, figures })
    };
    match app.charts().stage {
        OnStage::Table => Stage::Table(table::table(app), rows(app)),
        OnStage::Differences => {
            let columns = if width >= 900.0 { 2 } else { 1 };
            let room = Room::on_stage(width, columns, 0.34, (190.0, 360.0));
            group(None, columns, difference::both(app, room).into())
        }
        OnStage::SideBySide => {
            let columns = if width >= 560.0 { 3 } else { 2 };
            let room = Room::on_stage(width, columns, 0.8, (130.0, 240.0));
            group(Some(scale(app)), columns, sectors::all(app, room))
        }
        OnStage::One(id) => {
            let room = Room::on_stage(width, 1, 0.52, (280.0, 460.0));
            let switch = (id == FigureId::Funnel).then(|| counted(app));
            group(switch, 1, vec![one(app, id, room)])
        }
    }
}

/// One chart as large as asked, pixels, drawn as on the stage.
#[must_use]
pub fn figure(app: &App, id: FigureId, (width, height): (f64, f64)) -> Figure {
    one(app, id, Room { width, height, large: true })
}

fn one(app: &App, id: FigureId, room: Room) -> Figure {
    match id {
        FigureId::Share => share::share(app, room),
        FigureId::ShareDifference => difference::of_share(app, room),
        FigureId::MoneyDifference => difference::of_money(app, room),
        FigureId::Funnel => funnel::funnel(app, room),
        FigureId::Stacked => stacked::stacked(app, room),
        FigureId::Sector(index) => sectors::one(app, index, room),
    }
}

/// The charts of the whole that are not on the stage.
fn whole(app: &App) -> Group {
    let all =
        [FigureId::Share, FigureId::ShareDifference, FigureId::MoneyDifference, FigureId::Funnel];
    let ids: Vec<FigureId> = all.into_iter().filter(|id| !app.charts().stage.shows(*id)).collect();
    let columns = frame::columns(app, ids.len());
    let room = Room::below(app, columns, 0.6, (130.0, 170.0));
    Group {
        title: String::new(),
        note: String::new(),
        switch: None,
        columns,
        figures: ids.into_iter().map(|id| one(app, id, room)).collect(),
    }
}

/// The charts of the sectors that are not on the stage.
fn sectors_below(app: &App) -> Group {
    let ids = (0..app.pack().sectors.len()).map(FigureId::Sector);
    let ids: Vec<FigureId> = ids.filter(|id| !app.charts().stage.shows(*id)).collect();
    let columns = if frame::stage_width(app) >= 560.0 { 3 } else { 2 };
    let room = Room::below(app, columns, 0.5, (92.0, 120.0));
    Group {
        title: text(app.language(), "sector.title"),
        note: text(app.language(), "sector.note"),
        switch: Some(scale(app)),
        columns,
        figures: ids.into_iter().map(|id| one(app, id, room)).collect(),
    }
}

fn counted(app: &App) -> Switch<ChartEvent> {
    let chosen = app.charts().counted;
    let option = |counted, key: &str| {
        (ChartEvent::Count(counted), text(app.language(), key), counted == chosen)
    };
    Switch {
        key: "counted",
        label: text(app.language(), "funnel.counted"),
        options: vec![
            option(Counted::Projects, "funnel.projects"),
            option(Counted::Money, "unit.yi_yuan"),
        ],
    }
}

fn scale(app: &App) -> Switch<ChartEvent> {
    let chosen = app.charts().common_scale;
    let option = |common, key: &str| {
        (ChartEvent::CommonScale(common), text(app.language(), key), common == chosen)
    };
    Switch {
        key: "scale",
        label: text(app.language(), "sector.scale"),
        options: vec![option(false, "sector.own_scale"), option(true, "sector.common_scale")],
    }
}

fn rows(app: &App) -> Switch<ChartEvent> {
    let chosen = app.charts().rows;
    let option =
        |rows, key: &str| (ChartEvent::List(rows), text(app.language(), key), rows == chosen);
    Switch {
        key: "rows",
        label: text(app.language(), "table.rows"),
        options: vec![option(Rows::Years, "table.years"), option(Rows::Months, "table.months")],
    }
}
