//! A level marked across the plot.

use crate::node::Node;
use crate::place::Taken;
use crate::scale::Scale;

/// A horizontal line with its name on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The level.
    pub value: f64,
    /// Where the level stops to count; to the end of the plot where it does not.
    pub until: Option<f64>,
    /// Its name; none is drawn where it is empty.
    pub label: String,
    /// Class for the style sheet.
    pub class: &'static str,
}

const SIZE: f64 = 12.0;

pub(crate) fn draw(rule: &Rule, x: &Scale, y: &Scale) -> Node {
    let pixel = y.pixel(rule.value);
    let line = |from: f64, to: f64, class: &'static str| {
        Node::new("line")
            .at("x1", from)
            .at("x2", to)
            .at("y1", pixel)
            .at("y2", pixel)
            .having("class", class)
    };
    let end = rule.until.map_or(x.range.1, |time| x.pixel(time).min(x.range.1));
    // beyond its time the level is only a help for the eye, where a line may still meet it
    let beyond = rule.until.map(|_| line(end, x.range.1, "rule-beyond"));
    Node::new("g")
        .having("class", format!("rule {}", rule.class))
        .holding([line(x.range.0, end, "rule-line")])
        .holding(beyond)
}

/// The name above the line, or below it.
pub(crate) fn name(rule: &Rule, x: &Scale, y: &Scale, taken: &mut Taken) -> Option<Node> {
    let pixel = y.pixel(rule.value);
    let class = format!("rule-label {}", rule.class);
    taken.write(&rule.label, SIZE, class, |wide| {
        let (first, last) = (x.range.0 + 6.0, x.range.1 - wide - 6.0);
        let steps = [0.0, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0];
        let along = |off| steps.map(|part| (first + part * (last - first), pixel + off));
        [-6.0, 15.0].map(along).concat()
    })
}
