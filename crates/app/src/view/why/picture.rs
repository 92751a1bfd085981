//! Charts that say why, drawn for a picture.

use std::rc::Rc;

use canghai_chart::{HeatCell, HeatStrip};

use super::{binds, growth, names, parts, rests};
use crate::chart_name::WhyChart;
use crate::state::App;
use crate::text::text;
use crate::view::picture::{Picture, fitted};

/// A chart in a size; in words why there is none.
pub(in crate::view) fn picture(
    app: &App,
    chart: WhyChart,
    size: (f64, f64),
) -> Result<Picture, String> {
    fitted(size, |width| match chart {
        WhyChart::Waterfall => waterfall(app, width),
        WhyChart::Binds => Ok(strip(app, width)),
        WhyChart::Tornado => tornado(app, width),
        WhyChart::Variance => variance(app, width),
        WhyChart::Growth => growth_bars(app, width),
    })
}

/// Said of what nobody has worked out yet.
fn missing(app: &App) -> String {
    text(app.language(), "contributions.computing")
}

fn waterfall(app: &App, width: f64) -> Result<Picture, String> {
    let parts = parts::parts(app, width);
    let missing = || if parts.instead.is_empty() { missing(app) } else { parts.instead.clone() };
    Ok(Picture {
        chart: parts.chart.clone().filter(|_| !parts.stale).ok_or_else(missing)?,
        scenarios: names(app).to_vec(),
        title: parts.title,
        note: parts.note,
        sentences: parts.sentences.into_iter().chain([super::own_world(app)]).collect(),
        class: "",
    })
}

fn tornado(app: &App, width: f64) -> Result<Picture, String> {
    let rests = rests::rests(app, width).ok_or_else(|| missing(app))?;
    let sentences = rests.base_share.into_iter().chain([rests.method]).collect();
    let (title, note, chart) = (rests.title, rests.note, rests.chart);
    Ok(Picture { scenarios: Vec::new(), title, note, sentences, chart, class: "" })
}

fn variance(app: &App, width: f64) -> Result<Picture, String> {
    let rests = rests::rests(app, width).ok_or_else(|| missing(app))?;
    let own = rests.variance;
    Ok(Picture {
        chart: own.chart.ok_or_else(|| missing(app))?,
        scenarios: names(app).into_iter().skip(1).collect(),
        title: own.title,
        note: super::measures::outcome_and_year(app),
        sentences: own.sentences.into_iter().chain([own.method]).collect(),
        class: "",
    })
}

fn growth_bars(app: &App, width: f64) -> Result<Picture, String> {
    let growth = growth::growth(app, width).ok_or_else(|| missing(app))?;
    let of = growth.of.options.iter().find(|(_, _, chosen)| *chosen);
    let of = of.map_or_else(String::new, |(_, name, _)| name.clone());
    let keys = growth.rows.iter().filter_map(|row| Some((row.class?, row.label.clone())));
    let chart = growth::keyed(&growth.chart, width, &keys.collect::<Vec<_>>());
    Ok(Picture {
        chart: Rc::new(chart),
        scenarios: vec![of],
        title: growth.title,
        note: growth.note,
        sentences: vec![growth.method],
        class: "",
    })
}

fn strip(app: &App, width: f64) -> Picture {
    let binds = binds::binds(app);
    let cell = |key: &'static str, mark: &str, heat: f64| HeatCell {
        class: class(key),
        mark: mark.to_owned(),
        heat,
    };
    let rows = binds.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|own| cell(own.class, &own.mark, own.heat));
        (row.label.clone(), cells.collect())
    });
    let legend =
        binds.legend.iter().map(|(key, mark, words)| (cell(key, mark, 1.0), words.clone()));
    let quarters = binds.quarters.len() / binds.years.len().max(1);
    let strip = HeatStrip {
        width,
        heads: binds.years.iter().map(|year| (year.clone(), quarters)).collect(),
        rows: rows.collect(),
        legend: legend.collect(),
        description: binds.sentences.join(" "),
    };
    Picture {
        chart: Rc::new(strip.draw()),
        scenarios: Vec::new(),
        title: binds.title,
        note: binds.note,
        sentences: binds.sentences.into_iter().chain([binds.method]).collect(),
        class: "",
    }
}

/// The class of a constraint's colour.
fn class(key: &str) -> &'static str {
    match key {
        "land" => "bind-land",
        "demand" => "bind-demand",
        "construction" => "bind-construction",
        "firms" => "bind-firms",
        _ => "",
    }
}
