//! A search whose work several share.
//!
//! All of them take the same steps; of the points that are worked on each for itself, one works on
//! every second, third and so on, and hears of the others. So each finds what one alone would.

use std::collections::BTreeMap;

use super::Found;
use crate::wire::Numbers;

/// Which part of the work a search does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Its number, the first being 0.
    pub number: usize,
    /// Searches that share the work.
    pub of: usize,
}

impl Share {
    /// All of the work.
    pub const ALL: Self = Self { number: 0, of: 1 };
}

/// What was found in the pieces of a search, one after the other through all its stages.
#[derive(Clone, Debug)]
pub(crate) struct Pieces {
    share: Share,
    /// Pieces of the stages before.
    before: usize,
    /// Numbers by piece, also of stages to come.
    found: BTreeMap<usize, Vec<f64>>,
    /// A piece that the others have not heard of.
    news: Option<usize>,
}

impl Pieces {
    pub(crate) fn new(Share { number, of }: Share) -> Self {
        // shared by nobody is done alone
        let share = Share { number, of: of.max(1) };
        Self { share, before: 0, found: BTreeMap::new(), news: None }
    }

    pub(crate) fn share(&self) -> Share {
        self.share
    }

    /// The next to be worked on here of so many pieces of a stage.
    pub(crate) fn next(&self, count: usize) -> Option<usize> {
        let is_own = |place: usize| place % self.share.of == self.share.number;
        let is_found = |place: usize| self.found.contains_key(&(self.before + place));
        (0..count).find(|place| is_own(*place) && !is_found(*place))
    }

    /// Keeps what was found in a piece of the stage.
    pub(crate) fn put(&mut self, place: usize, numbers: Vec<f64>) {
        self.found.insert(self.before + place, numbers);
        self.news = Some(self.before + place);
    }

    /// Keeps the point that was found in a piece, if there is one.
    pub(crate) fn put_point(&mut self, place: usize, found: Option<&Found>) {
        let mut numbers = Vec::new();
        if let Some(found) = found {
            found.write(&mut numbers);
        }
        self.put(place, numbers);
    }

    /// Whether of so many pieces of a stage those that are still missing are worked on elsewhere.
    pub(crate) fn are_awaited(&self, count: usize) -> bool {
        self.next(count).is_none() && self.missing(count)
    }

    fn missing(&self, count: usize) -> bool {
        (self.before..self.before + count).any(|piece| !self.found.contains_key(&piece))
    }

    /// What was found in each of so many pieces, which ends their stage; `None` as long as one is
    /// missing.
    pub(crate) fn take(&mut self, count: usize) -> Option<Vec<Vec<f64>>> {
        if self.missing(count) {
            return None;
        }
        let pieces = self.before..self.before + count;
        self.before += count;
        Some(pieces.filter_map(|piece| self.found.remove(&piece)).collect())
    }

    /// The points that were found in so many pieces, as [`Self::take`] gives them.
    pub(crate) fn take_points(&mut self, count: usize) -> Option<Vec<Found>> {
        let points = self.take(count)?.into_iter();
        Some(points.filter_map(|numbers| Found::read(&mut Numbers::new(numbers))).collect())
    }

    /// The piece that the others are to hear of, as numbers.
    pub(crate) fn news(&mut self) -> Option<Vec<f64>> {
        let piece = self.news.take().filter(|_| self.share.of > 1)?;
        Some([&[piece as f64], self.found.get(&piece)?.as_slice()].concat())
    }

    /// Hears of a piece that another search has worked on; numbers of anything else say nothing.
    pub(crate) fn hear(&mut self, numbers: &[f64]) {
        let Some((piece, found)) = numbers.split_first() else { return };
        if let Some(piece) = Numbers::new(vec![*piece]).whole() {
            self.found.insert(piece, found.to_vec());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Pieces, Share};
    use crate::summary::Probability;

    fn found(value: f64) -> Found {
        let likely = Some((Probability { value: 0.8, error: 0.01 }, Some(5)));
        Found { chosen: vec![0, 3], point: vec![value, 2.5], likely }
    }

    #[test]
    fn each_does_its_part_and_both_have_all() {
        let of = 2;
        let (mut first, mut second) =
            (Pieces::new(Share { number: 0, of }), Pieces::new(Share { number: 1, of }));
        assert_eq!((first.next(3), second.next(3)), (Some(0), Some(1)));
        first.put_point(0, Some(&found(0.0)));
        second.hear(&first.news().expect("news"));
        first.put_point(2, Some(&Found { likely: None, ..found(2.0) }));
        second.hear(&first.news().expect("news"));
        assert!(first.are_awaited(3) && !second.are_awaited(3));
        assert_eq!((first.take_points(3), first.next(3)), (None, None));
        second.put_point(1, None);
        first.hear(&second.news().expect("news"));
        let all = vec![found(0.0), Found { likely: None, ..found(2.0) }];
        assert_eq!((first.take_points(3), second.take_points(3)), (Some(all.clone()), Some(all)));
    }

    #[test]
    fn what_is_heard_early_is_kept_for_its_stage_and_nonsense_is_not() {
        let mut pieces = Pieces::new(Share { number: 1, of: 2 });
        for nonsense in [&[] as &[f64], &[-1.0], &[0.5, 0.0], &[f64::NAN, 0.0]] {
            pieces.hear(nonsense);
        }
        assert!(pieces.are_awaited(1));
        pieces.hear(&[1.0, 7.0, 0.5]);
        pieces.hear(&[0.0]);
        assert_eq!(pieces.take(1), Some(vec![Vec::new()]));
        let unreadable = pieces.clone().take_points(1);
        assert_eq!((unreadable, pieces.take(1)), (Some(Vec::new()), Some(vec![vec![7.0, 0.5]])));
    }

    #[test]
    fn one_alone_has_nobody_to_tell() {
        let mut pieces = Pieces::new(Share::ALL);
        pieces.put(0, vec![1.0]);
        assert_eq!((pieces.news(), pieces.next(2)), (None, Some(1)));
    }
}
