//! A chart of lines over time.

use crate::axis;
use crate::band::{self, Band};
use crate::labels::{self, EndLabel};
use crate::line;
use crate::node::Node;
use crate::rule::{self, Rule};
use crate::scale::Scale;
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
    /// Name at its end; none is drawn where it is empty.
    pub name: String,
    /// Value at its end, in words.
    pub value: String,
}

/// A point that is marked, with a line dropped from it and words at the foot.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Where it stands: time and value.
    pub point: (f64, f64),
    /// Words at the foot of the dropped line; empty for a ring alone.
    pub label: String,
    /// Class for the style sheet.
    pub class: &'static str,
}

/// The specification of a chart.
#[derive(Clone, Debug, PartialEq)]
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
    /// Levels marked across.
    pub rules: Vec<Rule>,
    /// Ranges, drawn below the lines, the first lowest.
    pub bands: Vec<Band>,
    /// The lines, the last drawn on top.
    pub series: Vec<Series>,
    /// Marked points.
    pub markers: Vec<Marker>,
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
            .with("viewBox", format!("0 0 {width} {height}"))
            .with("class", "chart")
            .with("role", "img")
            .with("aria-label", &self.description)
            .with("data-x", scale_text(&x))
            .with("data-y", scale_text(&y))
            .holding([axis::vertical(&self.value_ticks, &x, &y)])
            .holding([axis::horizontal(&self.time_ticks, &x, &y)])
            .holding(self.bands.iter().map(|band| band::draw(band, &x, &y)))
            .holding(self.rules.iter().map(|rule| rule::draw(rule, &x, &y)))
            .holding(
                self.series
                    .iter()
                    .map(|series| line::draw(&series.points, &x, &y, &series.id, series.class)),
            )
            .holding(self.markers.iter().map(|marker| marker.draw(&x, &y)))
            .holding([self.end_labels(&x, &y)])
    }

    /// The scales of time and value.
    #[must_use]
    pub fn scales(&self) -> (Scale, Scale) {
        let ((width, height), (top, right, bottom, left)) = (self.size, self.margin);
        let x = Scale { domain: self.times, range: (left, (width - right).max(left + 1.0)) };
        let y = Scale { domain: self.values, range: ((height - bottom).max(top + 1.0), top) };
        (x, y)
    }

    fn end_labels(&self, x: &Scale, y: &Scale) -> Node {
        let named = self.series.iter().filter(|series| !series.name.is_empty());
        let labels: Vec<EndLabel> = named
            .filter_map(|series| {
                let (_, value) = series.points.last()?;
                Some(EndLabel {
                    pixel: y.pixel(*value),
                    name: series.name.clone(),
                    value: series.value.clone(),
                    class: series.class,
                })
            })
            .collect();
        labels::draw(&labels, x.range.1 + 8.0, (y.range.1 + 12.0, y.range.0 - 8.0))
    }
}

impl Marker {
    fn draw(&self, x: &Scale, y: &Scale) -> Node {
        let (a, b) = (x.pixel(self.point.0), y.pixel(self.point.1));
        let ring = Node::new("circle").at("cx", a).at("cy", b).with("r", 4.5).with("class", "ring");
        let group = Node::new("g").with("class", format!("marker {}", self.class));
        if self.label.is_empty() {
            return group.holding([ring]);
        }
        let foot = y.range.0;
        let drop = Node::new("line")
            .at("x1", a)
            .at("x2", a)
            .at("y1", b)
            .at("y2", foot)
            .with("class", "drop");
        let label = Node::new("text")
            .at("x", a - 6.0)
            .at("y", foot - 6.0)
            .with("class", "drop-label")
            .with("text-anchor", "end")
            .saying(self.label.as_str());
        group.holding([drop, ring, label])
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

    fn chart() -> LineChart {
        LineChart {
            size: (200.0, 100.0),
            margin: (10.0, 60.0, 20.0, 30.0),
            times: (0.0, 1.0),
            values: (0.0, 1.0),
            time_ticks: Vec::new(),
            value_ticks: Vec::new(),
            rules: Vec::new(),
            bands: Vec::new(),
            series: vec![Series {
                id: "a".into(),
                points: vec![(0.0, 0.0), (1.0, 1.0)],
                class: "scenario",
                name: "A".into(),
                value: "1".into(),
            }],
            markers: Vec::new(),
            description: "a line".into(),
        }
    }

    #[test]
    fn a_series_becomes_a_path_within_the_margins() {
        let drawing = chart().draw();
        let path = drawing.walk().find(|node| node.tag == "path");
        assert_eq!(path.and_then(|node| node.attribute("d")), Some("M30,80L140,10"));
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
