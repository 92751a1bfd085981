//! A horizontal bar.

use std::fmt::Write;

use crate::node::Node;
use crate::pixels::Pixels;
use crate::scale::Scale;

/// A bar from one value to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Class for the style sheet.
    pub class: &'static str,
    /// Whether it is hatched, as a sign beside its colour.
    pub hatched: bool,
    /// Whether it is drawn broken, because it would begin left of the axis.
    pub broken: bool,
}

/// The least width that can be seen, pixels.
const LEAST: f64 = 1.5;
/// Where a broken bar is cut, from its left end, and how wide the teeth are, pixels.
const CUT: f64 = 10.0;
const TOOTH: f64 = 4.0;

/// The bar between two heights; `hatching` is the name of the pattern.
pub(crate) fn draw(bar: &Bar, x: &Scale, (top, bottom): (f64, f64), hatching: &str) -> Node {
    let (one, other) = (x.pixel(bar.from), x.pixel(bar.to));
    let (left, width) = (one.min(other), (one - other).abs().max(LEAST));
    let block = |class: &'static str| {
        Node::new("rect")
            .having("class", class)
            .at("x", left)
            .at("y", top)
            .at("width", width)
            .at("height", bottom - top)
            .having("rx", "3")
    };
    let hatch = || block("hatch").having("fill", format!("url(#{hatching})"));
    Node::new("g")
        .having("class", format!("bar-mark {}", bar.class))
        .holding([block("block")])
        .holding(bar.hatched.then(hatch))
        .holding((bar.broken && width > 2.0 * CUT).then(|| cut(left + CUT, top, bottom)))
}

/// Teeth from top to bottom.
fn cut(left: f64, top: f64, bottom: f64) -> Node {
    let steps = 4;
    let height = (bottom - top + 2.0) / f64::from(steps);
    let mut path = format!("M{},{}", Pixels(left), Pixels(top - 1.0));
    for step in 0..steps {
        let side = if step % 2 == 0 { TOOTH } else { -TOOTH };
        // writing to a string cannot fail
        let _ = write!(path, "l{},{}", Pixels(side), Pixels(height));
    }
    Node::new("path").having("class", "cut").having("d", path)
}

/// The pattern of hatched bars.
pub(crate) fn hatching(name: &str) -> Node {
    let stroke = Node::new("path").having("class", "hatching").having("d", "M0,0V6");
    let pattern = Node::new("pattern")
        .with("id", name)
        .having("width", "6")
        .having("height", "6")
        .having("patternUnits", "userSpaceOnUse")
        .having("patternTransform", "rotate(45)")
        .holding([stroke]);
    Node::new("defs").holding([pattern])
}

#[cfg(test)]
mod tests {
    use super::{Bar, draw};
    use crate::scale::Scale;

    const X: Scale = Scale { domain: (0.0, 10.0), range: (100.0, 200.0) };

    fn bar(from: f64, to: f64) -> Bar {
        Bar { from, to, class: "money", hatched: false, broken: false }
    }

    #[test]
    fn a_bar_goes_from_the_smaller_to_the_larger_value() {
        for bar in [bar(2.0, 5.0), bar(5.0, 2.0)] {
            let drawing = draw(&bar, &X, (10.0, 26.0), "hatch");
            let block = &drawing.children[0];
            let at = ["x", "width", "y", "height"].map(|name| block.attribute(name));
            assert_eq!(at, ["120", "30", "10", "16"].map(Some));
        }
    }

    #[test]
    fn nothing_is_still_seen_and_a_sign_is_drawn_only_where_it_is_asked_for() {
        let drawing = draw(&bar(5.0, 5.0), &X, (0.0, 16.0), "hatch");
        assert_eq!(drawing.children[0].attribute("width"), Some("1.5"));
        assert_eq!(drawing.children.len(), 1);
        let marked = Bar { hatched: true, broken: true, ..bar(0.0, 5.0) };
        let drawing = draw(&marked, &X, (0.0, 16.0), "hatch");
        assert_eq!(drawing.children[1].attribute("fill"), Some("url(#hatch)"));
        assert_eq!(drawing.children[2].attribute("class"), Some("cut"));
    }
}
