//! What follows a finger across a chart: a line through a moment, and a dot on each line there.

use crate::node::Node;
use crate::scale::Scale;

/// A dot on a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The line's value.
    pub value: f64,
    /// Class for the style sheet.
    pub class: &'static str,
}

/// The line and the dots of one moment, drawn over a chart that stays as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Cursor {
    /// Width and height of the chart, pixels.
    pub size: (f64, f64),
    /// The chart's scales of time and value.
    pub scales: (Scale, Scale),
    /// The moment.
    pub time: f64,
    /// The dots.
    pub dots: Vec<Dot>,
}

impl Cursor {
    /// The drawing.
    #[must_use]
    pub fn draw(&self) -> Node {
        let ((width, height), (x, y)) = (self.size, self.scales);
        let pixel = x.pixel(self.time);
        let line = Node::new("line")
            .at("x1", pixel)
            .at("x2", pixel)
            .at("y1", y.range.1)
            .at("y2", y.range.0)
            .having("class", "cursor-line");
        let dots = self.dots.iter().map(|dot| {
            Node::new("circle")
                .at("cx", pixel)
                .at("cy", y.pixel(dot.value))
                .with("r", 4)
                .having("class", format!("cursor-dot {}", dot.class))
        });
        Node::new("svg")
            .having("viewBox", format!("0 0 {width} {height}"))
            .having("class", "cursor")
            .having("aria-hidden", "true")
            .holding([line])
            .holding(dots)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cursor, Dot};
    use crate::scale::Scale;

    #[test]
    fn the_line_stands_at_the_moment_and_a_dot_on_each_value() {
        let x = Scale { domain: (0.0, 10.0), range: (0.0, 100.0) };
        let y = Scale { domain: (0.0, 1.0), range: (50.0, 0.0) };
        let dots = vec![Dot { value: 0.5, class: "base" }];
        let drawing = Cursor { size: (100.0, 50.0), scales: (x, y), time: 4.0, dots }.draw();
        assert_eq!(drawing.children[0].attribute("x1"), Some("40"));
        assert_eq!(drawing.children[1].attribute("cy"), Some("25"));
    }
}
