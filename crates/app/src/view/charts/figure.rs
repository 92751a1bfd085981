//! A chart with its title and what can be read off it.

use std::rc::Rc;

use canghai_chart::{LineChart, Node};

use super::probe::Probe;
use crate::charts_state::FigureId;
use crate::state::App;
use crate::text::text_with;
use crate::view::{Info, Subject, info};

/// A chart with its title and what to read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Which chart it is.
    pub id: FigureId,
    /// Class of its main line, whose colour its bands have.
    pub class: &'static str,
    /// Its title.
    pub title: String,
    /// Unit or explanation, small.
    pub note: String,
    /// The button for the card of what it shows, where that has one.
    pub info: Option<Info>,
    /// A number that belongs to the title, such as a factor.
    pub factor: String,
    /// The numbers to take along, where there are some.
    pub value: String,
    /// What the chart shows exactly; empty where title and note say it.
    pub help: String,
    /// Name of the button that puts it on the stage; empty where it is there.
    pub enlarge: String,
    /// The drawing; shared, so that one that is the same is known by its address.
    pub chart: Rc<Node>,
    /// What is read off at a month.
    pub probe: Rc<Probe>,
}

/// What a figure is made of beside its chart.
pub(super) struct Words {
    pub(super) title: String,
    pub(super) note: String,
    pub(super) factor: String,
    pub(super) value: String,
    pub(super) help: String,
}

impl Figure {
    /// Draws a chart and puts its words around it.
    pub(super) fn of(
        app: &App,
        id: FigureId,
        words: Words,
        chart: &LineChart,
        probe: Probe,
    ) -> Self {
        let Words { title, note, factor, value, help } = words;
        let enlarge = if app.charts().stage.shows(id) {
            String::new()
        } else {
            text_with(app.language(), "chart.enlarge", &[("title", &title)])
        };
        let (chart, probe) = (Rc::new(chart.draw()), Rc::new(probe));
        let class = match id {
            FigureId::Sector(index) => super::sectors::class(index),
            _ => "scenario",
        };
        let info = match id {
            FigureId::Sector(index) => Some(info(app, Subject::Sector(index))),
            _ => None,
        };
        Self { id, class, title, note, info, factor, value, help, enlarge, chart, probe }
    }
}
