//! How far two lines are apart at a moment.

use crate::node::Node;
use crate::pixels::Pixels;
use crate::place::Taken;
use crate::scale::Scale;

/// A bracket between two values of one moment, with its size in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The moment.
    pub time: f64,
    /// The two values.
    pub values: (f64, f64),
    /// The size in words; none is drawn where it is empty.
    pub label: String,
    /// Pixels by which the bracket stands to the right of its moment.
    pub aside: f64,
}

const SIZE: f64 = 12.0;
/// Length of the bracket's ends, pixels.
const SERIF: f64 = 3.0;

pub(crate) fn draw(gap: &Gap, x: &Scale, y: &Scale) -> Node {
    let pixel = x.pixel(gap.time) + gap.aside;
    let (a, b) = (y.pixel(gap.values.0), y.pixel(gap.values.1));
    let (left, right) = (Pixels(pixel - SERIF), Pixels(pixel + SERIF));
    let path = format!(
        "M{left},{a}L{right},{a}M{middle},{a}L{middle},{b}M{left},{b}L{right},{b}",
        a = Pixels(a),
        b = Pixels(b),
        middle = Pixels(pixel),
    );
    Node::new("path").having("class", "gap").having("d", path)
}

/// The words below the bracket to its right, or somewhere around it.
pub(crate) fn name(gap: &Gap, x: &Scale, y: &Scale, taken: &mut Taken) -> Option<Node> {
    let pixel = x.pixel(gap.time) + gap.aside;
    let (a, b) = (y.pixel(gap.values.0), y.pixel(gap.values.1));
    let (high, low) = (a.min(b), a.max(b));
    let below = (0..8).map(|step| low + 16.0 + 12.0 * f64::from(step));
    let above = (0..8).map(|step| high - 8.0 - 12.0 * f64::from(step));
    taken.write(&gap.label, SIZE, "gap-label", |wide| {
        let lines = below.chain(above);
        lines.flat_map(|line| [(pixel + 7.0, line), (pixel - 7.0 - wide, line)]).collect()
    })
}
