//! Ranges below each other along one scale, against a level.

use crate::node::Node;
use crate::pixels::Pixels;
use crate::scale::Scale;
use crate::shape::Shape;

/// A value with its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whisker {
    /// The value.
    pub value: f64,
    /// Lowest and highest value of the range, where there is one.
    pub range: Option<(f64, f64)>,
    /// Class for the style sheet.
    pub class: &'static str,
    /// The mark of the value.
    pub shape: Shape,
}

/// The specification of a drawing of whiskers.
#[derive(Clone, Debug, PartialEq)]
pub struct WhiskerChart {
    /// Width, pixels.
    pub width: f64,
    /// The level that the values are held against.
    pub goal: f64,
    /// The values, the first on top.
    pub whiskers: Vec<Whisker>,
    /// What the drawing shows, in a sentence for people who do not see it.
    pub description: String,
}

/// Height of one whisker, and of its ends.
const LINE: f64 = 13.0;
const SERIF: f64 = 3.5;
/// Free pixels at both sides.
const ASIDE: f64 = 8.0;

impl WhiskerChart {
    /// The drawing, from zero to the largest of all values.
    #[must_use]
    pub fn draw(&self) -> Node {
        let height = LINE * self.whiskers.len() as f64 + 4.0;
        let ends = self.whiskers.iter().flat_map(|one| {
            let (low, high) = one.range.unwrap_or((one.value, one.value));
            [low, one.value, high]
        });
        let largest = ends.fold(self.goal, f64::max);
        let domain = (0.0, if largest > 0.0 { largest } else { 1.0 });
        let x = Scale { domain, range: (ASIDE, (self.width - ASIDE).max(ASIDE + 1.0)) };
        let goal = Node::new("path")
            .having("class", "whisker-goal")
            .having("d", format!("M{0},0L{0},{1}", Pixels(x.pixel(self.goal)), Pixels(height)));
        let lines = self.whiskers.iter().enumerate().flat_map(|(place, one)| {
            let y = 2.0 + LINE * (place as f64 + 0.5);
            let line = one.range.map(|range| line(&x, y, range, one.class));
            line.into_iter().chain([one.shape.draw((x.pixel(one.value), y), one.class)])
        });
        Node::new("svg")
            .having("viewBox", format!("0 0 {} {height}", self.width))
            .having("class", "chart whiskers")
            .having("role", "img")
            .with("aria-label", &self.description)
            .holding([goal])
            .holding(lines)
    }
}

/// A range as a line with an end at both sides.
fn line(x: &Scale, y: f64, (low, high): (f64, f64), class: &str) -> Node {
    let (low, high) = (Pixels(x.pixel(low)), Pixels(x.pixel(high)));
    let (top, y, bottom) = (Pixels(y - SERIF), Pixels(y), Pixels(y + SERIF));
    let path =
        format!("M{low},{top}L{low},{bottom}M{low},{y}L{high},{y}M{high},{top}L{high},{bottom}");
    Node::new("path").having("class", format!("whisker-line {class}")).having("d", path)
}

#[cfg(test)]
mod tests {
    use super::{Whisker, WhiskerChart};
    use crate::shape::Shape;

    fn chart(value: f64, range: Option<(f64, f64)>) -> WhiskerChart {
        let whiskers = vec![Whisker { value, range, class: "side-1", shape: Shape::Disc }];
        WhiskerChart { width: 116.0, goal: 10.0, whiskers, description: "a range".into() }
    }

    #[test]
    fn a_range_stands_between_its_ends_on_a_scale_from_zero() {
        let drawing = chart(8.0, Some((5.0, 20.0))).draw();
        let paths: Vec<&str> =
            drawing.children.iter().filter_map(|node| node.attribute("d")).collect();
        // 100 pixels for 0 to 20, after 8 that are free
        assert_eq!(paths[0], "M58,0L58,17");
        assert_eq!(paths[1], "M33,5L33,12M33,8.5L108,8.5M108,5L108,12");
        assert!(paths[2].starts_with("M43.5,8.5a"), "{}", paths[2]);
    }

    #[test]
    fn without_a_range_the_value_stands_alone_and_nothing_is_no_panic() {
        assert_eq!(chart(8.0, None).draw().children.len(), 2);
        let none = WhiskerChart { width: 0.0, goal: 0.0, whiskers: vec![], ..chart(0.0, None) };
        assert!(!none.draw().to_string().contains("NaN"));
    }
}
