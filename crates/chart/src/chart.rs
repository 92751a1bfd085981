//! A chart of lines over time.

use crate::axis;
use crate::band::{self, Band};
use crate::gap::{self, Gap};
use crate::labels::{self, EndLabel};
use crate::line;
use crate::marker::{self, Marker};
use crate::node::Node;
use crate::place::{Block, Taken};
use crate::rule::{self, Rule};
use crate::scale::Scale;
use crate::shape::Shape;
use crate::span::{self, Span};
use crate::ticks::Tick;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is, for programs.
    pub id: String,
    /// Its points: time and value.
    pub points: Vec<(f64, f64)>,
    /// Class for the style sheet.
    pub class: &'static str,
    /// The mark at its end.
    pub end: Option<Shape>,
}

/// The specification of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineChart {
    /// Width and height, pixels.
    pub size: (f64, f64),
    /// Pixels left free around the plot: top, right, bottom, left.
    pub margin: (f64, f64, f64, f64),
    /// First and last time.
    pub times: (f64, f64),
    /// Lowest and highest value.
    pub values: (f64, f64),
    /// Marks along the time.
    pub time_ticks: Vec<Tick>,
    /// Marks along the values.
    pub value_ticks: Vec<Tick>,
    /// Stretches of time, shaded.
    pub spans: Vec<Span>,
    /// Levels marked across.
    pub rules: Vec<Rule>,
    /// Ranges and layers, drawn below the lines, the first lowest.
    pub bands: Vec<Band>,
    /// The lines, the last drawn on top.
    pub series: Vec<Series>,
    /// Distances between two lines.
    pub gaps: Vec<Gap>,
    /// Marked points.
    pub markers: Vec<Marker>,
    /// Names and values at the right, the most important first.
    pub labels: Vec<EndLabel>,
    /// What the chart shows, in a sentence for people who do not see it.
    pub description: String,
}

impl LineChart {
    /// The drawing.
    #[must_use]
    pub fn draw(&self) -> Node {
        let (width, height) = self.size;
        let (x, y) = self.scales();
        Node::new("svg")
            .having("viewBox", format!("0 0 {width} {height}"))
            .having("class", "chart")
            .having("role", "img")
            .with("aria-label", &self.description)
            .having("data-x", scale_text(&x))
            .having("data-y", scale_text(&y))
            .holding(self.spans.iter().map(|span| span::draw(span, &x, &y)))
            .holding([axis::vertical(&self.value_ticks, &x, &y)])
            .holding([axis::horizontal(&self.time_ticks, &x, &y)])
            .holding(self.bands.iter().map(|band| band::draw(band, &x, &y)))
            .holding(self.rules.iter().map(|rule| rule::draw(rule, &x, &y)))
            .holding(
                self.series
                    .iter()
                    .map(|series| line::draw(&series.points, &x, &y, &series.id, series.class)),
            )
            .holding(self.gaps.iter().map(|gap| gap::draw(gap, &x, &y)))
            .holding(self.series.iter().filter_map(|series| series.end_mark(&x, &y)))
            .holding(self.markers.iter().map(|marker| marker::draw(marker, &x, &y)))
            .holding([labels::draw(&self.labels, &x, &y, labels::ends(height))])
            .holding(self.names(&x, &y))
    }

    /// The scales of time and value.
    #[must_use]
    pub fn scales(&self) -> (Scale, Scale) {
        let ((width, height), (top, right, bottom, left)) = (self.size, self.margin);
        let x = Scale { domain: self.times, range: (left, (width - right).max(left + 1.0)) };
        let y = Scale { domain: self.values, range: ((height - bottom).max(top + 1.0), top) };
        (x, y)
    }

    /// The names inside the plot, none of which touches another. What has the fewest places to
    /// stand comes first.
    fn names(&self, x: &Scale, y: &Scale) -> Vec<Node> {
        let lines = self.series.iter().flat_map(|series| &series.points);
        let mut taken = Taken {
            bounds: Block {
                left: x.range.0,
                top: y.range.1 - 6.0,
                right: x.range.1,
                bottom: y.range.0,
            },
            texts: Vec::new(),
            points: lines.map(|(time, value)| (x.pixel(*time), y.pixel(*value))).collect(),
        };
        let taken = &mut taken;
        let spans: Vec<Node> =
            self.spans.iter().filter_map(|s| span::name(s, x, y, taken)).collect();
        let rules: Vec<Node> =
            self.rules.iter().filter_map(|r| rule::name(r, x, y, taken)).collect();
        let markers: Vec<Node> =
            self.markers.iter().filter_map(|m| marker::name(m, x, y, taken)).collect();
        let gaps: Vec<Node> = self.gaps.iter().filter_map(|g| gap::name(g, x, y, taken)).collect();
        [spans, rules, markers, gaps].concat()
    }
}

impl Series {
    fn end_mark(&self, x: &Scale, y: &Scale) -> Option<Node> {
        let (time, value) = self.points.last()?;
        Some(self.end?.draw((x.pixel(*time), y.pixel(*value)), self.class))
    }
}

/// A scale as `first value, last value, first pixel, last pixel`, so that a reader of the drawing
/// can turn its points back into numbers.
fn scale_text(scale: &Scale) -> String {
    let ((low, high), (start, end)) = (scale.domain, scale.range);
    format!("{low},{high},{start},{end}")
}

#[cfg(test)]
mod tests {
    use super::{LineChart, Series};
    use crate::shape::Shape;

    fn chart() -> LineChart {
        LineChart {
            size: (200.0, 100.0),
            margin: (10.0, 60.0, 20.0, 30.0),
            times: (0.0, 1.0),
            values: (0.0, 1.0),
            series: vec![Series {
                id: "a".into(),
                points: vec![(0.0, 0.0), (1.0, 1.0)],
                class: "scenario",
                end: Some(Shape::Bar),
            }],
            description: "a line".into(),
            ..LineChart::default()
        }
    }

    #[test]
    fn a_series_becomes_a_path_within_the_margins_with_a_mark_at_its_end() {
        let drawing = chart().draw();
        let mut paths = drawing.walk().filter(|node| node.tag == "path");
        assert_eq!(paths.next().and_then(|node| node.attribute("d")), Some("M30,80L140,10"));
        let mark = paths.next().and_then(|node| node.attribute("d"));
        assert_eq!(mark, Some("M138.5,4.5L141.5,4.5L141.5,15.5L138.5,15.5Z"));
    }

    #[test]
    fn a_drawing_says_what_it_shows_and_carries_its_scales() {
        let drawing = chart().draw();
        assert_eq!(drawing.attribute("aria-label"), Some("a line"));
        assert_eq!(drawing.attribute("data-y"), Some("0,1,80,10"));
    }

    #[test]
    fn no_room_is_no_panic() {
        let drawing = LineChart { size: (0.0, 0.0), ..chart() }.draw();
        assert!(!drawing.to_string().contains("NaN"));
    }
}
