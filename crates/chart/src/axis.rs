//! Axes: grid lines with labels at the left, labels below.

use crate::node::Node;
use crate::scale::Scale;
use crate::ticks::Tick;
use crate::width;

/// Pixels between the plot and its labels.
const GAP: f64 = 8.0;

/// Size of the labels, pixels.
const SIZE: f64 = 11.5;

/// Pixels that labels need to the left of a plot.
#[must_use]
pub fn room(ticks: &[Tick]) -> f64 {
    let widest = ticks.iter().map(|tick| width::of(&tick.label, SIZE)).fold(0.0, f64::max);
    // half of the first label below the plot stands there too
    (GAP + widest + 2.0).max(22.0)
}

/// Horizontal grid lines with their labels at the left.
pub(crate) fn vertical(ticks: &[Tick], x: &Scale, y: &Scale) -> Node {
    let lines = ticks.iter().flat_map(|tick| {
        let pixel = y.pixel(tick.value);
        let line = Node::new("line")
            .at("x1", x.range.0)
            .at("x2", x.range.1)
            .at("y1", pixel)
            .at("y2", pixel)
            .having("class", if tick.value == 0.0 { "grid zero" } else { "grid" });
        let label = Node::new("text")
            .at("x", x.range.0 - GAP)
            .at("y", pixel)
            .having("class", "tick")
            .having("text-anchor", "end")
            .having("dominant-baseline", "central")
            .saying(tick.label.as_str());
        [line, label]
    });
    Node::new("g").having("class", "axis").holding(lines)
}

/// Labels below the plot, each with a short mark.
pub(crate) fn horizontal(ticks: &[Tick], x: &Scale, y: &Scale) -> Node {
    let floor = y.range.0;
    let marks = ticks.iter().flat_map(|tick| {
        let pixel = x.pixel(tick.value);
        let mark = Node::new("line")
            .at("x1", pixel)
            .at("x2", pixel)
            .at("y1", floor)
            .at("y2", floor + 4.0)
            .having("class", "grid");
        let label = Node::new("text")
            .at("x", pixel)
            .at("y", floor + GAP + 10.0)
            .having("class", "tick")
            .having("text-anchor", "middle")
            .saying(tick.label.as_str());
        [mark, label]
    });
    Node::new("g").having("class", "axis").holding(marks)
}
