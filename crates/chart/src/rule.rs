//! A level or a moment marked across the plot.

use crate::node::Node;
use crate::scale::Scale;

/// A horizontal line with its name on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The level.
    pub value: f64,
    /// Its name.
    pub label: String,
    /// Class for the style sheet.
    pub class: &'static str,
}

pub(crate) fn draw(rule: &Rule, x: &Scale, y: &Scale) -> Node {
    let pixel = y.pixel(rule.value);
    let line = Node::new("line")
        .at("x1", x.range.0)
        .at("x2", x.range.1)
        .at("y1", pixel)
        .at("y2", pixel)
        .with("class", "rule-line");
    let label = Node::new("text")
        .at("x", x.range.0 + 6.0)
        .at("y", pixel - 7.0)
        .with("class", "rule-label")
        .saying(rule.label.as_str());
    Node::new("g").with("class", format!("rule {}", rule.class)).holding([line, label])
}
