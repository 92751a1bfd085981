//! Texts inside a plot: each goes to the first of its places where nothing else stands.

use std::fmt::Display;

use crate::node::Node;
use crate::width;

/// A box in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// Parts of a text's size that its letters reach above and below its baseline.
const ABOVE: f64 = 0.88;
const BELOW: f64 = 0.24;
/// Free pixels around a text.
const AIR: f64 = 2.0;

impl Block {
    /// The box of a line of text whose baseline starts at `(x, y)`.
    pub(crate) fn of_text(x: f64, y: f64, width: f64, size: f64) -> Self {
        Self { left: x, top: y - ABOVE * size, right: x + width, bottom: y + BELOW * size }
    }

    /// Whether two boxes come nearer to each other than texts may.
    pub(crate) fn touches(&self, other: &Self) -> bool {
        self.left < other.right + AIR
            && other.left < self.right + AIR
            && self.top < other.bottom + AIR
            && other.top < self.bottom + AIR
    }

    fn within(&self, outer: &Self) -> bool {
        self.left >= outer.left
            && self.right <= outer.right
            && self.top >= outer.top
            && self.bottom <= outer.bottom
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        x > self.left - AIR && x < self.right + AIR && y > self.top - AIR && y < self.bottom + AIR
    }
}

/// What is drawn already.
#[derive(Clone, Debug)]
pub(crate) struct Taken {
    /// Where texts may stand.
    pub(crate) bounds: Block,
    /// Texts, which nothing may touch.
    pub(crate) texts: Vec<Block>,
    /// Points of lines, which a text had better not cover.
    pub(crate) points: Vec<(f64, f64)>,
}

impl Taken {
    /// A text of one line at the best of several starts of its baseline, as [`Taken::place`] judges
    /// them; nothing where it has no words or no place.
    pub(crate) fn write(
        &mut self,
        words: &str,
        size: f64,
        class: impl Display,
        starts: impl FnOnce(f64) -> Vec<(f64, f64)>,
    ) -> Option<Node> {
        if words.is_empty() {
            return None;
        }
        let wide = width::of(words, size);
        let places: Vec<Block> = starts(wide)
            .into_iter()
            .map(|(left, line)| Block::of_text(left, line, wide, size))
            .collect();
        let place = self.place(&places)?;
        let text = Node::new("text")
            .at("x", place.left)
            .at("y", place.bottom - BELOW * size)
            .with("class", class)
            .saying(words);
        Some(text)
    }

    /// The best of several places, the earlier being the better: one that touches no text and
    /// covers the fewest points of lines. `None` where every one of them touches a text.
    pub(crate) fn place(&mut self, places: &[Block]) -> Option<Block> {
        let free = places.iter().filter(|place| {
            place.within(&self.bounds) && !self.texts.iter().any(|text| text.touches(place))
        });
        let covered = |place: &&Block| self.points.iter().filter(|p| place.holds(**p)).count();
        let best = *free.min_by_key(covered)?;
        self.texts.push(best);
        Some(best)
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, Taken};

    fn block(left: f64, top: f64) -> Block {
        Block { left, top, right: left + 10.0, bottom: top + 10.0 }
    }

    fn taken() -> Taken {
        let bounds = Block { left: 0.0, top: 0.0, right: 100.0, bottom: 100.0 };
        Taken { bounds, texts: Vec::new(), points: Vec::new() }
    }

    #[test]
    fn the_first_free_place_is_taken() {
        let mut taken = taken();
        assert_eq!(taken.place(&[block(5.0, 5.0)]), Some(block(5.0, 5.0)));
        assert_eq!(taken.place(&[block(8.0, 8.0), block(30.0, 5.0)]), Some(block(30.0, 5.0)));
    }

    #[test]
    fn a_place_off_the_lines_is_better_and_one_outside_is_none() {
        let mut taken = taken();
        taken.points = vec![(10.0, 10.0)];
        assert_eq!(taken.place(&[block(5.0, 5.0), block(60.0, 5.0)]), Some(block(60.0, 5.0)));
        assert_eq!(taken.place(&[block(95.0, 5.0)]), None);
    }
}
