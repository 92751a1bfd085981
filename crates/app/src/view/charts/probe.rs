//! What a chart says at one month.

use canghai_chart::{Cursor, Dot, LineChart, Node, Scale};

use super::frame::{MONTHS, Points, Ranges, names, tails};
use super::unit::Unit;
use crate::board;
use crate::language::Language;
use crate::state::App;
use crate::text::{text, text_with};

/// The values of a chart by month, and where they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Probe {
    language: Language,
    unit: Unit,
    size: (f64, f64),
    scales: (Scale, Scale),
    lines: Vec<Line>,
}

/// The values of one line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its name.
    pub(super) name: String,
    /// Class of its dot and its words.
    pub(super) class: &'static str,
    /// The month of the first value; 0 is the plan's beginning, `n` the end of its n-th month.
    pub(super) first: usize,
    /// Its values.
    pub(super) values: Vec<f64>,
    /// The middle four fifths of the futures at the same months; empty where there are none.
    pub(super) ranges: Vec<(f64, f64)>,
    /// Where its dots stand, if not at its values; for lines on top of others.
    pub(super) heights: Vec<f64>,
}

impl Line {
    /// The lines of the open scenario and of the base, from a month on; the ranges are the former's.
    pub(super) fn pair(
        app: &App,
        class: &'static str,
        first: usize,
        (own, base): (&Points, &Points),
        ranges: &Ranges,
    ) -> Vec<Self> {
        let (name, base_name) = names(app);
        let values = |points: &Points| points.iter().map(|(_, value)| *value).collect();
        let heights = Vec::new();
        let own = Self { name, class, first, values: values(own), ranges: tails(ranges), heights };
        let base = Self {
            name: base_name,
            class: "base",
            values: values(base),
            ranges: Vec::new(),
            ..own.clone()
        };
        vec![own, base]
    }
}

/// What a chart says at one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readout {
    /// The month.
    pub when: String,
    /// The lines.
    pub items: Vec<Item>,
}

/// What one line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Class of the line.
    pub class: &'static str,
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// The middle four fifths of the futures, in brackets; empty where there are none.
    pub range: String,
}

impl Line {
    fn at<V: Copy>(&self, values: &[V], month: usize) -> Option<V> {
        values.get(month.checked_sub(self.first)?).copied()
    }

    fn height(&self, month: usize) -> Option<f64> {
        let heights = if self.heights.is_empty() { &self.values } else { &self.heights };
        self.at(heights, month)
    }
}

impl Probe {
    /// What is read off a chart.
    pub(super) fn new(app: &App, unit: Unit, chart: &LineChart, lines: Vec<Line>) -> Self {
        let (size, scales) = (chart.size, chart.scales());
        Self { language: app.language(), unit, size, scales, lines }
    }

    /// The month nearest to a place across the drawing, from 0 at its left to 1 at its right edge.
    #[must_use]
    pub fn month_at(&self, part: f64) -> usize {
        let (first, last) = self.scales.0.range;
        let along = (part * self.size.0 - first) / (last - first);
        let (start, end) = self.scales.0.domain;
        let months = ((end - start) * MONTHS).round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to months")]
        let month = (along.clamp(0.0, 1.0) * months).round() as usize;
        month
    }

    /// The line and the dots over the chart.
    #[must_use]
    pub fn cursor(&self, month: usize) -> Node {
        let dot = |line: &Line| Some(Dot { value: line.height(month)?, class: line.class });
        // the first line is the one that matters: its dot lies on the others
        let dots = self.lines.iter().rev().filter_map(dot).collect();
        Cursor { size: self.size, scales: self.scales, time: self.time(month), dots }.draw()
    }

    fn time(&self, month: usize) -> f64 {
        self.scales.0.domain.0 + month as f64 / MONTHS
    }

    /// The month in words: that which is over, or the end of the year before the plan.
    #[must_use]
    pub fn when(&self, month: usize) -> String {
        let time = self.time(month);
        if month == 0 {
            let year = format!("{:.0}", time - 1.0);
            return text_with(self.language, "chart.end_of_year", &[("year", &year)]);
        }
        // half a month back, so that the end of a month is called by the month that is over
        board::month(self.language, time - 0.5 / MONTHS)
    }

    /// The values of a month in words.
    #[must_use]
    pub fn readout(&self, month: usize) -> Readout {
        let item = |line: &Line| {
            let range = line.at(&line.ranges, month);
            let value = line.at(&line.values, month);
            Item {
                class: line.class,
                name: line.name.clone(),
                value: value.map_or_else(
                    || text(self.language, "chart.no_value"),
                    |value| self.unit.words(self.language, value),
                ),
                range: range.map_or_else(String::new, |range| {
                    format!("({})", self.unit.range(self.language, range))
                }),
            }
        };
        Readout { when: self.when(month), items: self.lines.iter().map(item).collect() }
    }

    /// The values of a month in a sentence, for people who do not see the chart.
    #[must_use]
    pub fn spoken(&self, month: usize) -> String {
        let Readout { when, items } = self.readout(month);
        let said = items.iter().map(|item| {
            let Item { name, value, range, .. } = item;
            let range = range.trim_matches(['(', ')']);
            if range.is_empty() {
                format!("{name} {value}")
            } else {
                let range = text_with(self.language, "futures.interval", &[("range", range)]);
                format!("{name} {value}, {range}")
            }
        });
        std::iter::once(when).chain(said).collect::<Vec<_>>().join("; ")
    }
}
