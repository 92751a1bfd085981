//! A point of a line that is marked.

use crate::node::Node;
use crate::place::Taken;
use crate::scale::Scale;

/// A ring on a point, with a line dropped from it and words beside its foot.
#[derive(Clone, Debug, PartialEq)]
pub struct Marker {
    /// Where it stands: time and value.
    pub point: (f64, f64),
    /// Words at the foot of the dropped line; empty for a ring alone.
    pub label: String,
    /// Class for the style sheet.
    pub class: &'static str,
}

const SIZE: f64 = 12.0;

pub(crate) fn draw(marker: &Marker, x: &Scale, y: &Scale) -> Node {
    let (a, b) = (x.pixel(marker.point.0), y.pixel(marker.point.1));
    let ring = Node::new("circle").at("cx", a).at("cy", b).with("r", 4.5).having("class", "ring");
    let drop = (!marker.label.is_empty()).then(|| {
        Node::new("line")
            .at("x1", a)
            .at("x2", a)
            .at("y1", b)
            .at("y2", y.range.0)
            .having("class", "drop")
    });
    Node::new("g").having("class", format!("marker {}", marker.class)).holding(drop).holding([ring])
}

/// The words at the foot of the dropped line, to its left or right, or higher up.
pub(crate) fn name(marker: &Marker, x: &Scale, y: &Scale, taken: &mut Taken) -> Option<Node> {
    let a = x.pixel(marker.point.0);
    let heights = (0..8).map(|step| y.range.0 - 7.0 - 18.0 * f64::from(step));
    taken.write(&marker.label, SIZE, "drop-label", |wide| {
        heights.flat_map(|line| [(a + 6.0, line), (a - 6.0 - wide, line)]).collect()
    })
}
