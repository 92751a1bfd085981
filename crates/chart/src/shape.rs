//! Marks at the ends of lines, so that a line is known without its colour.

use crate::node::Node;
use crate::pixels::Pixels;

/// The shape of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An upright bar.
    Bar,
    /// A disc.
    Disc,
    /// A square on its tip.
    Diamond,
    /// A triangle on its base.
    Triangle,
    /// A square.
    Square,
    /// Two strokes across.
    Cross,
}

impl Shape {
    /// The shapes in the order in which several lines get them.
    pub const ALL: [Self; 6] =
        [Self::Disc, Self::Diamond, Self::Triangle, Self::Square, Self::Cross, Self::Bar];

    /// The outline around a centre, as a path.
    fn path(self, x: f64, y: f64) -> String {
        let at = |dx: f64, dy: f64| format!("{},{}", Pixels(x + dx), Pixels(y + dy));
        let outline = |corners: &[(f64, f64)]| {
            let corners: Vec<String> = corners.iter().map(|(dx, dy)| at(*dx, *dy)).collect();
            format!("M{}Z", corners.join("L"))
        };
        match self {
            Self::Bar => outline(&[(-1.5, -5.5), (1.5, -5.5), (1.5, 5.5), (-1.5, 5.5)]),
            Self::Disc => {
                format!("M{}a4.5,4.5 0 1 0 9,0a4.5,4.5 0 1 0 -9,0Z", at(-4.5, 0.0))
            }
            Self::Diamond => outline(&[(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)]),
            Self::Triangle => outline(&[(0.0, -5.5), (5.5, 4.5), (-5.5, 4.5)]),
            Self::Square => outline(&[(-4.2, -4.2), (4.2, -4.2), (4.2, 4.2), (-4.2, 4.2)]),
            Self::Cross => {
                format!("M{}L{}M{}L{}", at(-4.5, -4.5), at(4.5, 4.5), at(-4.5, 4.5), at(4.5, -4.5))
            }
        }
    }

    /// The mark around a point in pixels.
    #[must_use]
    pub fn draw(self, (x, y): (f64, f64), class: &str) -> Node {
        let open = if self == Self::Cross { " open" } else { "" };
        Node::new("path")
            .having("class", format!("point{open} {class}"))
            .having("d", self.path(x, y))
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    #[test]
    fn no_two_shapes_are_drawn_alike() {
        let paths: Vec<String> = Shape::ALL.iter().map(|shape| shape.path(10.0, 10.0)).collect();
        for (index, path) in paths.iter().enumerate() {
            assert!(!paths[..index].contains(path), "{path}");
        }
    }
}
