//! Names at the ends of lines, moved apart where they would touch.

use crate::node::Node;

/// Names and a value at the end of a line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndLabel {
    pub(crate) pixel: f64,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) class: &'static str,
}

/// Height of a name with its value below it, with the gap to the next.
const HEIGHT: f64 = 34.0;

/// Centres moved so that neighbours are `HEIGHT` apart and all stay within the plot where they fit.
pub(crate) fn spread(wanted: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let mut placed = wanted.to_vec();
    let mut lowest = top;
    for &index in &order {
        placed[index] = placed[index].max(lowest);
        lowest = placed[index] + HEIGHT;
    }
    let mut highest = bottom;
    for &index in order.iter().rev() {
        placed[index] = placed[index].min(highest);
        highest = placed[index] - HEIGHT;
    }
    placed
}

pub(crate) fn draw(labels: &[EndLabel], x: f64, plot: (f64, f64)) -> Node {
    let wanted: Vec<f64> = labels.iter().map(|label| label.pixel).collect();
    let texts = labels.iter().zip(spread(&wanted, plot)).flat_map(|(label, centre)| {
        let text = |y: f64, class: &str, words: &str| {
            Node::new("text")
                .at("x", x)
                .at("y", y)
                .with("class", format!("{class} {}", label.class))
                .saying(words)
        };
        [
            text(centre - 3.0, "end-name", &label.name),
            text(centre + 13.0, "end-value", &label.value),
        ]
    });
    Node::new("g").holding(texts)
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, spread};

    #[test]
    fn labels_that_would_touch_move_apart_and_stay_inside() {
        let placed = spread(&[100.0, 104.0, 98.0], (0.0, 120.0));
        let mut sorted = placed.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|pair| pair[1] - pair[0] >= HEIGHT - 1e-9));
        assert!(sorted[2] <= 120.0 && placed[2] < placed[0] && placed[0] < placed[1]);
    }

    #[test]
    fn labels_far_apart_stay_where_they_are() {
        assert_eq!(spread(&[10.0, 90.0], (0.0, 100.0)), [10.0, 90.0]);
    }
}
