//! Names at the ends of lines, moved apart where they would touch.

use crate::node::Node;
use crate::pixels::Pixels;
use crate::scale::Scale;
use crate::width;

/// A name and a value at the end of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct EndLabel {
    /// The value beside which it wants to stand.
    pub at: f64,
    /// The name.
    pub name: String,
    /// The value in words.
    pub value: String,
    /// Class for the style sheet.
    pub class: &'static str,
    /// Whether name and value stand in one line.
    pub one_line: bool,
}

/// Height of a name with its value below it, with the gap to the next.
const TWO_LINES: f64 = 35.0;
/// Height of name and value in one line, with the gap to the next.
const ONE_LINE: f64 = 17.0;
const NAME: f64 = 12.0;
const VALUE: f64 = 14.0;
/// Pixels between name and value in one line.
const BETWEEN: f64 = 5.0;
/// Pixels between a line's end and its label.
const ASIDE: f64 = 14.0;
/// Pixels by which a label moves before a thin line ties it to its own.
const FAR: f64 = 13.0;

/// Pixels that labels need to the right of a plot in a drawing of this height.
#[must_use]
pub fn room(labels: &[EndLabel], height: f64) -> f64 {
    let (top, bottom) = ends(height);
    fitting(labels, bottom - top)
        .iter()
        .map(|label| ASIDE + label.width() + 4.0)
        .fold(0.0, f64::max)
}

/// The first and the last pixel of a drawing of this height that labels may stand on.
pub(crate) fn ends(height: f64) -> (f64, f64) {
    (2.0, height - 2.0)
}

impl EndLabel {
    fn width(&self) -> f64 {
        let (name, value) = (width::of(&self.name, NAME), width::of(&self.value, VALUE));
        let between = if self.name.is_empty() || self.value.is_empty() { 0.0 } else { BETWEEN };
        if self.one_line { name + between + value } else { name.max(value) }
    }

    fn height(&self) -> f64 {
        if self.one_line { ONE_LINE } else { TWO_LINES }
    }
}

/// Centres of boxes of these heights, moved so that none touches the next and all stay between top
/// and bottom; the order is that of the wishes. They have to fit in.
pub(crate) fn spread(wanted: &[(f64, f64)], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].0.total_cmp(&wanted[*b].0));
    let mut placed = vec![0.0; wanted.len()];
    let mut free = top;
    for &index in &order {
        let (centre, height) = wanted[index];
        placed[index] = centre.max(free + height / 2.0);
        free = placed[index] + height / 2.0;
    }
    let mut free = bottom;
    for &index in order.iter().rev() {
        let height = wanted[index].1;
        placed[index] = placed[index].min(free - height / 2.0);
        free = placed[index] - height / 2.0;
    }
    placed
}

/// The labels as they fit: all in two lines, else all in one, else the first ones alone.
fn fitting(labels: &[EndLabel], room: f64) -> Vec<EndLabel> {
    let mut labels = labels.to_vec();
    let total = |labels: &[EndLabel]| labels.iter().map(EndLabel::height).sum::<f64>();
    if total(&labels) > room {
        for label in &mut labels {
            label.one_line = true;
        }
    }
    while total(&labels) > room && labels.pop().is_some() {}
    labels
}

/// Draws the labels to the right of `x`'s end, between the pixels `top` and `bottom`.
pub(crate) fn draw(labels: &[EndLabel], x: &Scale, y: &Scale, ends: (f64, f64)) -> Node {
    let labels = fitting(labels, ends.1 - ends.0);
    let wanted: Vec<(f64, f64)> =
        labels.iter().map(|label| (y.pixel(label.at), label.height())).collect();
    // beside the plot where there is room, as names of an axis stand above and below
    let (bottom, top) = y.range;
    let needed: f64 = wanted.iter().map(|(_, height)| height).sum();
    let ends = if needed <= bottom - top { (top, bottom) } else { ends };
    let drawn = labels.iter().zip(&wanted).zip(spread(&wanted, ends)).flat_map(
        |((label, (wish, _)), centre)| {
            let tie = ((wish - centre).abs() > FAR).then(|| tie(x.range.1, *wish, centre));
            tie.into_iter().chain([label.draw(x.range.1 + ASIDE, centre)])
        },
    );
    Node::new("g").having("class", "ends").holding(drawn)
}

/// A thin line from a line's end to a label that had to move away.
fn tie(end: f64, from: f64, to: f64) -> Node {
    let (start, stop) = (Pixels(end + 6.0), Pixels(end + ASIDE - 3.0));
    Node::new("path")
        .having("class", "tie")
        .having("d", format!("M{start},{}L{stop},{}", Pixels(from), Pixels(to)))
}

impl EndLabel {
    /// Its texts have places of their own: were the group moved as a whole, a browser would put all
    /// layers of the page together anew for each place.
    fn draw(&self, left: f64, centre: f64) -> Node {
        let part = |class: &str, words: &str, x: f64, y: f64| {
            Node::new("text")
                .at("x", left + x)
                .at("y", centre + y)
                .having("class", format!("{class} {}", self.class))
                .saying(words)
        };
        let (aside, name, value) = match (self.one_line, self.name.is_empty()) {
            (true, true) => (0.0, 0.0, 5.0),
            (true, false) => (width::of(&self.name, NAME) + BETWEEN, 4.5, 5.0),
            (false, _) => (0.0, -3.5, 12.5),
        };
        let name = (!self.name.is_empty()).then(|| part("end-name", &self.name, 0.0, name));
        let value = (!self.value.is_empty()).then(|| part("end-value", &self.value, aside, value));
        Node::new("g").having("class", "end").holding(name.into_iter().chain(value))
    }
}

#[cfg(test)]
mod tests {
    use super::{EndLabel, fitting, spread};

    const HEIGHT: f64 = 34.0;

    fn of_one_height(wanted: &[f64]) -> Vec<(f64, f64)> {
        wanted.iter().map(|centre| (*centre, HEIGHT)).collect()
    }

    #[test]
    fn labels_that_would_touch_move_apart_and_stay_inside() {
        let placed = spread(&of_one_height(&[100.0, 104.0, 98.0]), (0.0, 120.0));
        let mut sorted = placed.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= HEIGHT - 1e-9));
        assert!(
            sorted[2] + HEIGHT / 2.0 <= 120.0 && placed[2] < placed[0] && placed[0] < placed[1]
        );
    }

    #[test]
    fn labels_far_apart_stay_where_they_are() {
        assert_eq!(spread(&of_one_height(&[20.0, 80.0]), (0.0, 100.0)), [20.0, 80.0]);
    }

    #[test]
    fn labels_without_room_lose_a_line_and_then_the_last_ones() {
        let label = |name: &str| EndLabel {
            at: 0.0,
            name: name.into(),
            value: "1".into(),
            class: "",
            one_line: false,
        };
        let labels = [label("a"), label("b"), label("c")];
        assert!(fitting(&labels, 120.0).iter().all(|label| !label.one_line));
        assert!(fitting(&labels, 60.0).iter().all(|label| label.one_line));
        let names: Vec<String> = fitting(&labels, 40.0).into_iter().map(|l| l.name).collect();
        assert_eq!(names, ["a", "b"]);
    }
}
