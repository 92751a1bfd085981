//! What policy makes: the differences to the base scenario, each on its own scale.

use canghai_analysis::Quantiles;
use canghai_chart::{EndLabel, Gap, LineChart, Shape};

use super::figure::{Figure, Words};
use super::frame::{
    Edges, Ranges, Room, axis, bands, extent, framed, median, monthly, plan_end, plan_span, series,
    spread, tails, two_years,
};
use super::probe::{Line, Probe};
use super::unit::Unit;
use crate::charts_state::FigureId;
use crate::format::grouped;
use crate::state::App;
use crate::text::{text, text_with};

/// One difference over time.
struct Difference {
    id: FigureId,
    unit: Unit,
    title: &'static str,
    unit_key: &'static str,
    /// Month of the first value.
    first: usize,
    points: Vec<(f64, f64)>,
    ranges: Ranges,
    /// Levels of ranges for which the axis has room.
    levels: Vec<f64>,
}

/// Both differences.
pub(super) fn both(app: &App, room: Room) -> [Figure; 2] {
    [of_share(app, room), of_money(app, room)]
}

/// The difference of the share, percentage points.
pub(super) fn of_share(app: &App, room: Room) -> Figure {
    let calendar = &app.pack().calendar;
    let shares = app.results().rolling_share.iter().zip(&app.base().rolling_share);
    let points = shares.map(|(own, base)| (own - base) * 100.0);
    let in_points = |q: &Quantiles| q.map(|share| share * 100.0);
    let (ranges, levels) = spread(app, |answer| {
        let later = answer.comparison.rolling_share.iter().map(in_points);
        monthly(calendar, 0, std::iter::once(Quantiles::default()).chain(later))
    });
    let difference = Difference {
        id: FigureId::ShareDifference,
        unit: Unit::Points,
        title: "difference.share",
        unit_key: "unit.percentage_point",
        first: 0,
        points: monthly(calendar, 0, std::iter::once(0.0).chain(points)),
        ranges,
        levels,
    };
    difference.figure(app, room)
}

/// The difference of the value added of twelve months, 1e8 CNY.
pub(super) fn of_money(app: &App, room: Room) -> Figure {
    let calendar = &app.pack().calendar;
    let (own, base) = (app.results().yearly_value_added(), app.base().yearly_value_added());
    let (ranges, levels) =
        spread(app, |answer| monthly(calendar, 12, answer.comparison.value_added.iter().copied()));
    let difference = Difference {
        id: FigureId::MoneyDifference,
        unit: Unit::MoneyDifference,
        title: "difference.value_added",
        unit_key: "unit.yi_yuan",
        first: 12,
        points: monthly(calendar, 12, own.iter().zip(&base).map(|(own, base)| own - base)),
        ranges,
        levels,
    };
    difference.figure(app, room)
}

impl Difference {
    fn figure(self, app: &App, room: Room) -> Figure {
        let (language, calendar) = (app.language(), &app.pack().calendar);
        let axes = axis(self.extent(), 3, grouped);
        let labels: Vec<EndLabel> = self.end_label(app).into_iter().collect();
        let edges = Edges { top: 12.0, right: 16.0, bottom: 26.0 };
        let (size, span) = ((room.width, room.height), plan_span(app, room.large));
        let time = plan_end(calendar);
        let mut chart = LineChart {
            bands: bands(&self.ranges),
            gaps: vec![Gap {
                time,
                values: (0.0, self.at(time)),
                label: self.unit.words(language, self.at(time)),
                aside: 0.0,
            }],
            description: self.words(app, "difference.description"),
            ..framed(app, size, edges, axes, labels, span)
        };
        let line = Line {
            name: text(language, "difference.short"),
            class: "difference",
            first: self.first,
            values: self.points.iter().map(|(_, value)| *value).collect(),
            ranges: tails(&self.ranges),
            heights: Vec::new(),
        };
        let probe = Probe::new(app, self.unit, &chart, vec![line]);
        let words = Words {
            title: text(language, self.title),
            note: text(language, self.unit_key),
            factor: String::new(),
            value: self.words(app, "difference.summary"),
            help: String::new(),
        };
        chart.series = median(&self.ranges)
            .into_iter()
            .chain([series("difference", "difference", self.points, Some(Shape::Disc))])
            .collect();
        Figure::of(app, self.id, words, &chart, probe)
    }

    /// What must be seen: zero, the line and its ranges.
    fn extent(&self) -> (f64, f64) {
        let levels = [self.levels.as_slice(), &[0.0]].concat();
        let (low, high) = extent([self.points.as_slice()], &levels);
        // a scale finer than rounding leaves would draw noise as if it were an effect
        let room = 0.5 * 0.1_f64.powi(i32::try_from(self.unit.decimals()).unwrap_or(2));
        (low, if high - low < room { low + room } else { high })
    }

    fn at(&self, time: f64) -> f64 {
        let same = |point: &&(f64, f64)| (point.0 - time).abs() < 1e-9;
        self.points.iter().find(same).map_or(0.0, |(_, value)| *value)
    }

    fn last(&self) -> f64 {
        self.points.last().map_or(0.0, |(_, value)| *value)
    }

    fn end_label(&self, app: &App) -> Option<EndLabel> {
        let (_, at) = *self.points.last()?;
        Some(EndLabel {
            at,
            name: String::new(),
            value: self.unit.words(app.language(), at),
            class: "scenario",
            one_line: true,
        })
    }

    fn words(&self, app: &App, key: &str) -> String {
        let (language, calendar) = (app.language(), &app.pack().calendar);
        let (year, horizon) = two_years(app);
        let words = [
            ("year", year.as_str()),
            ("now", &self.unit.words(language, self.at(plan_end(calendar)))),
            ("horizon", &horizon),
            ("later", &self.unit.words(language, self.last())),
            ("unit", &text(language, self.unit_key)),
        ];
        text_with(language, key, &words)
    }
}
