//! Charts as they are drawn for a picture of any size.

use std::rc::Rc;

use canghai_chart::Node;

use super::{charts, compare, detail, reach, why};
use crate::chart_name::ChartName;
use crate::charts_state::FigureId;
use crate::state::App;
use crate::text::text;

/// A chart with the words around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Names of the scenarios that it shows, and of what else belongs before the note.
    pub scenarios: Vec<String>,
    /// Its title.
    pub title: String,
    /// Unit or explanation.
    pub note: String,
    /// What is to be known besides, in sentences.
    pub sentences: Vec<String>,
    /// The drawing.
    pub chart: Rc<Node>,
    /// The classes of what it stands in, whose colours it has.
    pub class: &'static str,
}

/// One chart in a size, pixels; in words why there is none. Several charts beside each other are
/// drawn one by one: of [`ChartName::Differences`], [`ChartName::SideBySide`] and
/// [`ChartName::AllSectors`] this is the first.
///
/// # Errors
/// That there is nothing to show: no other scenario, or no answer yet.
pub fn picture(app: &App, chart: ChartName, size: (f64, f64)) -> Result<Picture, String> {
    let open = || vec![app.workspace().open().name(app.language(), app.pack())];
    let one = |scenarios: Vec<String>, title, note, chart, class| {
        Ok(Picture { scenarios, title, note, sentences: Vec::new(), chart, class })
    };
    match chart {
        ChartName::One(id) => {
            let figure = charts::figure(app, id, size);
            let class = if id == FigureId::Stacked { "layers" } else { figure.class };
            one(open(), figure.title, figure.note, figure.chart, class)
        }
        ChartName::Differences => picture(app, ChartName::One(FigureId::ShareDifference), size),
        ChartName::SideBySide => picture(app, ChartName::One(FigureId::Sector(0)), size),
        ChartName::AllSectors => picture(app, ChartName::AllOf(0), size),
        ChartName::All | ChartName::AllOf(_) => {
            let sector = if let ChartName::AllOf(index) = chart { Some(index) } else { None };
            let all = compare::picture(app, sector, size);
            let tabs = app.workspace().tabs().iter();
            let names = tabs.map(|tab| tab.name(app.language(), app.pack())).collect();
            one(names, all.title, all.note, all.chart, "compare")
        }
        ChartName::Outcome(place) => {
            let (title, note, chart) =
                detail::picture(app, place, size).ok_or_else(|| no_answer(app))?;
            one(open(), title, note, Rc::new(chart), "scenario")
        }
        ChartName::Why(chart) => why::picture(app, chart, size),
        ChartName::Reach => {
            let (title, note, chart) = reach::answer(app, size).ok_or_else(|| no_answer(app))?;
            one(open(), title, note, chart, "")
        }
        ChartName::Frontier => {
            let (title, note, chart) = reach::far(app, size).ok_or_else(|| no_answer(app))?;
            one(open(), title, note, chart, "")
        }
    }
}

fn no_answer(app: &App) -> String {
    text(app.language(), "report.problem.no_answer")
}

/// How much larger than on the page a chart of rows is drawn at the most.
const LARGEST: f64 = 1.5;

/// A chart whose height follows from its rows, drawn so wide that it fills a size.
pub(super) fn fitted(
    (width, height): (f64, f64),
    draw: impl Fn(f64) -> Result<Picture, String>,
) -> Result<Picture, String> {
    let first = draw(width)?;
    let scale = (height / height_of(&first.chart).max(1.0)).min(LARGEST);
    draw(width / scale)
}

/// The height that a drawing was made for, pixels.
pub(super) fn height_of(drawing: &Node) -> f64 {
    let mut sides = drawing.attribute("viewBox").unwrap_or_default().rsplit(' ');
    sides.next().and_then(|side| side.parse().ok()).unwrap_or(0.0)
}
