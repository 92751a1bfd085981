//! A line through points.

use std::fmt::Write;

use crate::node::{Node, Pixels};
use crate::scale::Scale;

/// The path through the points, in pixels to a hundredth.
pub(crate) fn path(points: &[(f64, f64)], x: &Scale, y: &Scale) -> String {
    let mut path = String::with_capacity(points.len() * 14);
    for (index, (a, b)) in points.iter().enumerate() {
        let command = if index == 0 { 'M' } else { 'L' };
        // writing to a string cannot fail
        let _ = write!(path, "{command}{},{}", Pixels(x.pixel(*a)), Pixels(y.pixel(*b)));
    }
    path
}

/// A line of the given class; `name` tells it apart in the drawing.
pub(crate) fn draw(points: &[(f64, f64)], x: &Scale, y: &Scale, name: &str, class: &str) -> Node {
    Node::new("path")
        .with("class", format!("line {class}"))
        .with("data-series", name)
        .with("d", path(points, x, y))
}

#[cfg(test)]
mod tests {
    use super::path;
    use crate::scale::Scale;

    #[test]
    fn a_path_goes_through_every_point() {
        let x = Scale { domain: (0.0, 2.0), range: (0.0, 100.0) };
        let y = Scale { domain: (0.0, 1.0), range: (50.0, 0.0) };
        assert_eq!(path(&[(0.0, 0.0), (1.0, 1.0), (2.0, 0.25)], &x, &y), "M0,50L50,0L100,37.5");
    }
}
