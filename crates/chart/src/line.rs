//! A line through points.

use crate::node::Node;
use crate::pixels::Pixels;
use crate::scale::Scale;

/// Characters of a path at a point.
const A_POINT: usize = 14;

/// The path through the points, in pixels to a hundredth.
pub(crate) fn path(points: impl IntoIterator<Item = (f64, f64)>, x: &Scale, y: &Scale) -> String {
    let points = points.into_iter();
    let mut path = String::with_capacity(points.size_hint().0 * A_POINT);
    for (index, (a, b)) in points.enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        Pixels(x.pixel(a)).write_to(&mut path);
        path.push(',');
        Pixels(y.pixel(b)).write_to(&mut path);
    }
    path
}

/// A line of the given class; `name` tells it apart in the drawing.
pub(crate) fn draw(points: &[(f64, f64)], x: &Scale, y: &Scale, name: &str, class: &str) -> Node {
    Node::new("path")
        .having("class", format!("line {class}"))
        .with("data-series", name)
        .having("d", path(points.iter().copied(), x, y))
}

#[cfg(test)]
mod tests {
    use super::path;
    use crate::scale::Scale;

    #[test]
    fn a_path_goes_through_every_point() {
        let x = Scale { domain: (0.0, 2.0), range: (0.0, 100.0) };
        let y = Scale { domain: (0.0, 1.0), range: (50.0, 0.0) };
        assert_eq!(path([(0.0, 0.0), (1.0, 1.0), (2.0, 0.25)], &x, &y), "M0,50L50,0L100,37.5");
    }
}
