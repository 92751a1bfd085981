//! A chart of each sector.

use canghai_chart::LineChart;
use canghai_plan::Stage;

use super::charts::{
    Figure, answer, axis, bands, ends, extent, in_row, monthly, series, times, year_ticks,
};
use crate::format::grouped;
use crate::state::App;
use crate::text::{text, text_with};

/// Value added of each sector, each on its own scale.
pub(super) fn sectors(app: &App) -> Vec<Figure> {
    (0..app.pack().sectors.len()).map(|index| sector(app, index)).collect()
}

fn sector(app: &App, index: usize) -> Figure {
    let (language, pack) = (app.language(), app.pack());
    let calendar = &pack.calendar;
    let line =
        |months: &[Vec<f64>]| monthly(calendar, 0, months.iter().map(|sectors| sectors[index]));
    let (own, base) = (line(&app.results().value_added), line(&app.base().value_added));
    let ranges = answer(app).map_or_else(Vec::new, |answer| {
        monthly(calendar, 0, answer.summary.value_added.iter().map(|sectors| sectors[index]))
    });
    let (_, high) = extent([own.as_slice(), &base], &ends(&ranges));
    let (values, value_ticks) = axis((0.0, high), 2, grouped);
    let width = in_row(app, 3.0, 2.0);
    let in_year = |year: usize| {
        let outcomes = app.results().years.get(year).and_then(|year| year.value_added.get(index));
        grouped(outcomes.copied().unwrap_or_default(), 1)
    };
    let (plan, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let (year, horizon) = (calendar.year(plan).to_string(), calendar.year(last).to_string());
    let name = language.of(&pack.sectors[index].label).to_owned();
    let words = [
        ("sector", name.as_str()),
        ("year", &year),
        ("now", &in_year(plan)),
        ("horizon", &horizon),
        ("later", &in_year(last)),
    ];
    let chart = LineChart {
        size: (width, 110.0),
        margin: (8.0, 16.0, 26.0, 42.0),
        times: times(calendar),
        values,
        time_ticks: year_ticks(calendar, if width < 210.0 { 8 } else { 4 }),
        value_ticks,
        rules: Vec::new(),
        bands: bands(&ranges),
        markers: Vec::new(),
        series: vec![
            series("base", "base", base, String::new(), String::new()),
            series(
                &pack.sectors[index].id,
                SECTOR_CLASSES[index % SECTOR_CLASSES.len()],
                own,
                String::new(),
                String::new(),
            ),
        ],
        description: text_with(language, "sector.description", &words),
    };
    Figure {
        value: text_with(language, "sector.summary", &words),
        note: text(language, &format!("stage.{}", stage_key(pack.sectors[index].stage))),
        title: name,
        chart: chart.draw(),
    }
}

fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Advance => "advance",
        Stage::Accelerate => "accelerate",
        Stage::Cultivate => "cultivate",
    }
}

/// Classes that colour the sectors, in their order.
const SECTOR_CLASSES: [&str; 6] =
    ["sector-1", "sector-2", "sector-3", "sector-4", "sector-5", "sector-6"];
