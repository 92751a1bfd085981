//! A value marked down the rows of a chart of bars.

use crate::node::Node;
use crate::scale::Scale;
use crate::width;

/// An upright line with its name above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The value.
    pub value: f64,
    /// Its name.
    pub label: String,
    /// Class for the style sheet.
    pub class: &'static str,
}

const SIZE: f64 = 12.0;
/// Height of a line of names, pixels.
pub(crate) const LINE: f64 = 18.0;

/// The line from below its name to the bottom; names stand in lines of their own, the first on top.
pub(crate) fn draw(level: &Level, line: usize, x: &Scale, bottom: f64, width: f64) -> Node {
    let (pixel, top) = (x.pixel(level.value), LINE * (line + 1) as f64);
    let stroke = Node::new("line")
        .at("x1", pixel)
        .at("x2", pixel)
        .at("y1", top)
        .at("y2", bottom)
        .having("class", "level-line");
    let wide = width::of(&level.label, SIZE);
    let name = Node::new("text")
        .at("x", (pixel - wide / 2.0).clamp(0.0, (width - wide).max(0.0)))
        .at("y", top - 5.0)
        .having("class", "level-label")
        .saying(level.label.as_str());
    Node::new("g").having("class", format!("level {}", level.class)).holding([stroke, name])
}

#[cfg(test)]
mod tests {
    use super::{Level, draw};
    use crate::scale::Scale;

    #[test]
    fn a_name_at_the_edge_stays_within_the_drawing() {
        let x = Scale { domain: (0.0, 1.0), range: (0.0, 100.0) };
        let place = |value| {
            let level = Level { value, label: "目标 12%".into(), class: "goal" };
            let drawing = draw(&level, 0, &x, 80.0, 100.0);
            assert_eq!(drawing.children[0].attribute("y1"), Some("18"));
            drawing.children[1].attribute("x").map(str::to_owned)
        };
        assert_eq!(place(0.0).as_deref(), Some("0"));
        assert!(place(1.0).and_then(|x| x.parse::<f64>().ok()).expect("a number") < 60.0);
    }
}
