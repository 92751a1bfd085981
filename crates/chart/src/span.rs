//! A stretch of time that is shaded and named.

use crate::node::Node;
use crate::place::Taken;
use crate::scale::Scale;

/// A shaded stretch of time, with a dotted line where it ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// First and last time.
    pub times: (f64, f64),
    /// Its name; none is drawn where it is empty.
    pub label: String,
}

const SIZE: f64 = 11.5;

pub(crate) fn draw(span: &Span, x: &Scale, y: &Scale) -> Node {
    let (left, right) = (x.pixel(span.times.0), x.pixel(span.times.1));
    let (bottom, top) = y.range;
    let shade = Node::new("rect")
        .at("x", left)
        .at("y", top)
        .at("width", (right - left).max(0.0))
        .at("height", (bottom - top).max(0.0))
        .having("class", "span-shade");
    let end = Node::new("line")
        .at("x1", right)
        .at("x2", right)
        .at("y1", top)
        .at("y2", bottom)
        .having("class", "span-end");
    Node::new("g").having("class", "span").holding([shade, end])
}

/// The name at the top of the stretch, or at its foot where a line runs through the top.
pub(crate) fn name(span: &Span, x: &Scale, y: &Scale, taken: &mut Taken) -> Option<Node> {
    let left = x.pixel(span.times.0) + 6.0;
    let lines = [y.range.1 + 14.0, y.range.0 - 8.0];
    taken.write(&span.label, SIZE, "span-label", |_| lines.map(|line| (left, line)).to_vec())
}
