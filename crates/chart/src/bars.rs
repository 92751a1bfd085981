//! A chart of horizontal bars, a row each: what adds up from one value to another, or what a value
//! moves between.

use crate::axis;
use crate::bar::{self, Bar};
use crate::level::{self, Level};
use crate::node::Node;
use crate::scale::Scale;
use crate::ticks::Tick;
use crate::width;

/// The specification of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarChart {
    /// Its name, which no other drawing of the page has.
    pub id: &'static str,
    /// Its width, pixels; the height follows from the rows.
    pub width: f64,
    /// Lowest and highest value.
    pub values: (f64, f64),
    /// Marks along the values.
    pub ticks: Vec<Tick>,
    /// Values marked down all rows.
    pub levels: Vec<Level>,
    /// The rows, the first on top.
    pub rows: Vec<BarRow>,
    /// Whether the end of each row's last bar is joined to the next row.
    pub joined: bool,
    /// What the chart shows, in a sentence for people who do not see it.
    pub description: String,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarRow {
    /// What it is, for programs.
    pub id: String,
    /// Its name.
    pub label: String,
    /// A word behind the name.
    pub note: String,
    /// The bars.
    pub bars: Vec<Bar>,
    /// Words left and right of the bars.
    pub words: (String, String),
    /// Class for the style sheet.
    pub class: &'static str,
}

/// Sizes of names and of all other words, pixels.
const NAME: f64 = 13.0;
const WORDS: f64 = 12.0;
/// Height of a row, and of one whose name stands above its bars, pixels.
const ROW: f64 = 25.0;
const TALL_ROW: f64 = 42.0;
/// Height of a bar, pixels.
const BAR: f64 = 15.0;
/// Between words and what is beside them, pixels.
const GAP: f64 = 7.0;
/// Below the rows: the axis, pixels.
const FOOT: f64 = 24.0;
/// Part of the width beyond which names stand above their bars.
const MOST_NAMES: f64 = 0.44;

impl BarChart {
    /// The drawing.
    #[must_use]
    pub fn draw(&self) -> Node {
        let (x, hatching) = (self.scale(), format!("hatching-{}", self.id));
        let bottom = self.top() + self.row() * self.rows.len() as f64;
        let rows = Scale { domain: (0.0, 1.0), range: (bottom, self.top()) };
        let levels = self.levels.iter().enumerate();
        Node::new("svg")
            .with("viewBox", format!("0 0 {} {}", self.width, self.height()))
            .with("class", "chart bars")
            .with("role", "img")
            .with("aria-label", &self.description)
            .holding([bar::hatching(&hatching)])
            .holding(self.ticks.iter().map(|tick| grid(tick, &x, self.top(), bottom)))
            .holding([axis::horizontal(&self.ticks, &x, &rows)])
            .holding(self.joints(&x))
            .holding(
                self.rows
                    .iter()
                    .enumerate()
                    .map(|(index, row)| self.draw_row(row, index, &x, &hatching)),
            )
            .holding(levels.map(|(line, own)| level::draw(own, line, &x, bottom, self.width)))
    }

    /// Its height, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.top() + self.row() * self.rows.len() as f64 + FOOT
    }

    fn top(&self) -> f64 {
        level::LINE * self.levels.len() as f64 + 2.0
    }

    fn row(&self) -> f64 {
        if self.is_tall() { TALL_ROW } else { ROW }
    }

    /// Whether there is no room for the names beside the bars.
    fn is_tall(&self) -> bool {
        self.names() > MOST_NAMES * self.width
    }

    /// Width of the widest name with its note.
    fn names(&self) -> f64 {
        let notes = self.widest(|row| width::of(&row.note, WORDS));
        let names = self.widest(|row| width::of(&row.label, NAME));
        names + if notes > 0.0 { notes + GAP } else { 0.0 }
    }

    fn widest(&self, width: impl Fn(&BarRow) -> f64) -> f64 {
        self.rows.iter().map(width).fold(0.0, f64::max)
    }

    /// The scale of the values: no word left or right of a bar reaches the names or the edge.
    fn scale(&self) -> Scale {
        let names = if self.is_tall() { 0.0 } else { self.names() + GAP };
        let left = self.widest(|row| width::of(&row.words.0, WORDS));
        let right = self.widest(|row| width::of(&row.words.1, WORDS));
        let ticks = self.ticks.iter().map(|tick| width::of(&tick.label, WORDS) / 2.0);
        let tick = ticks.fold(0.0, f64::max);
        let start = names + (if left > 0.0 { left + GAP } else { 0.0 }).max(tick);
        let end = self.width - (if right > 0.0 { right + GAP } else { 0.0 }).max(tick);
        Scale { domain: self.values, range: (start, end.max(start + 1.0)) }
    }

    /// Top and bottom of a row's bars.
    fn bar(&self, index: usize) -> (f64, f64) {
        let foot = self.top() + self.row() * (index + 1) as f64 - (ROW - BAR) / 2.0;
        (foot - BAR, foot)
    }

    fn joints(&self, x: &Scale) -> Vec<Node> {
        let joint = |index: usize| {
            let pixel = x.pixel(self.rows[index].bars.last()?.to);
            let line = Node::new("line")
                .with("class", "joint")
                .at("x1", pixel)
                .at("x2", pixel)
                .at("y1", self.bar(index).1)
                .at("y2", self.bar(index + 1).0);
            Some(line)
        };
        let last = if self.joined { self.rows.len().saturating_sub(1) } else { 0 };
        (0..last).filter_map(joint).collect()
    }

    fn draw_row(&self, row: &BarRow, index: usize, x: &Scale, hatching: &str) -> Node {
        let (top, bottom) = self.bar(index);
        let middle = top + BAR / 2.0;
        let names = if self.is_tall() { top - 11.0 } else { middle };
        let text = |class: &str, left: f64, line: f64, words: &str| {
            Node::new("text")
                .with("class", class)
                .at("x", left)
                .at("y", line)
                .with("dominant-baseline", "central")
                .saying(words)
        };
        let note = self.widest(|row| width::of(&row.label, NAME)) + GAP;
        let ends = row.bars.iter().flat_map(|bar| [x.pixel(bar.from), x.pixel(bar.to)]);
        let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
            (low.min(end), high.max(end))
        });
        let words = |class: &str, left: f64, words: &String| {
            (!words.is_empty() && left.is_finite()).then(|| text(class, left, middle, words))
        };
        let left = low - GAP - width::of(&row.words.0, WORDS);
        Node::new("g")
            .with("class", format!("bar-row {}", row.class))
            .with("data-row", &row.id)
            .holding([text("row-label", 0.0, names, &row.label)])
            .holding((!row.note.is_empty()).then(|| text("row-note", note, names, &row.note)))
            .holding(row.bars.iter().map(|bar| bar::draw(bar, x, (top, bottom), hatching)))
            .holding(words("bar-words", left, &row.words.0))
            .holding(words("bar-words", high + GAP, &row.words.1))
    }
}

fn grid(tick: &Tick, x: &Scale, top: f64, bottom: f64) -> Node {
    let pixel = x.pixel(tick.value);
    Node::new("line")
        .at("x1", pixel)
        .at("x2", pixel)
        .at("y1", top)
        .at("y2", bottom)
        .with("class", if tick.value == 0.0 { "grid zero" } else { "grid" })
}

#[cfg(test)]
mod tests {
    use super::{BarChart, BarRow};
    use crate::bar::Bar;
    use crate::node::Node;
    use crate::ticks::Tick;

    fn row(label: &str, from: f64, to: f64) -> BarRow {
        BarRow {
            id: label.into(),
            label: label.into(),
            bars: vec![Bar { from, to, class: "money", hatched: false, broken: false }],
            words: (String::new(), "+0.22".into()),
            ..BarRow::default()
        }
    }

    fn chart(width: f64) -> BarChart {
        BarChart {
            id: "parts",
            width,
            values: (0.0, 10.0),
            ticks: vec![Tick { value: 0.0, label: "0".into() }],
            rows: vec![row("战新产业供地", 0.0, 4.0), row("招商签约项目", 4.0, 10.0)],
            joined: true,
            description: "two parts".into(),
            ..BarChart::default()
        }
    }

    fn number(node: &Node, name: &str) -> f64 {
        node.attribute(name).and_then(|value| value.parse().ok()).expect("a number")
    }

    #[test]
    fn a_row_begins_where_the_one_before_ended_and_a_line_joins_them() {
        let drawing = chart(600.0).draw();
        let blocks: Vec<&Node> =
            drawing.walk().filter(|node| node.attribute("class") == Some("block")).collect();
        let end = number(blocks[0], "x") + number(blocks[0], "width");
        assert!((end - number(blocks[1], "x")).abs() < 0.02);
        let joints: Vec<&Node> =
            drawing.walk().filter(|node| node.attribute("class") == Some("joint")).collect();
        assert_eq!(joints.len(), 1);
        assert!((number(joints[0], "x1") - end).abs() < 0.02);
    }

    #[test]
    fn words_at_the_end_of_the_longest_bar_stay_within_the_drawing() {
        for width in [330.0, 600.0] {
            let drawing = chart(width).draw();
            let words = drawing.walk().filter(|node| node.attribute("class") == Some("bar-words"));
            for text in words {
                assert!(number(text, "x") + crate::width::of(&text.text, 12.0) <= width + 0.01);
            }
        }
    }

    #[test]
    fn names_stand_above_their_bars_where_there_is_no_room_beside_them() {
        let (wide, narrow) = (chart(600.0), chart(170.0));
        assert!(!wide.is_tall() && narrow.is_tall());
        assert!(narrow.height() > wide.height());
        let first = |chart: &BarChart, class: &str, name: &str| {
            let drawing = chart.draw();
            let node = drawing.walk().find(|node| node.attribute("class") == Some(class)).cloned();
            number(&node.expect("it is drawn"), name)
        };
        assert!(first(&narrow, "row-label", "y") < first(&narrow, "block", "y"));
        assert!(first(&wide, "row-label", "y") > first(&wide, "block", "y"));
    }

    #[test]
    fn no_rows_and_no_room_are_no_panic() {
        let drawing = BarChart { rows: Vec::new(), width: 0.0, ..chart(0.0) }.draw();
        assert!(!drawing.to_string().contains("NaN"));
    }
}
