//! A chart of horizontal bars, a row each: what adds up from one value to another, or what a value
//! moves between.

use crate::axis;
use crate::bar::{self, Bar};
use crate::level::{self, Level};
use crate::node::Node;
use crate::pixels::Pixels;
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
    /// Within which the end of each bar is to be looked for, in the order of the bars; of rows that
    /// have them the bars stand below each other.
    pub ranges: Vec<(f64, f64)>,
    /// Words left and right of the bars.
    pub words: (String, String),
    /// Class for the style sheet.
    pub class: &'static str,
}

/// Sizes of names and of all other words, pixels.
const NAME: f64 = 13.0;
const WORDS: f64 = 12.0;
/// Least height of a row, pixels.
const ROW: f64 = 25.0;
/// Height of a line of a name, pixels.
const LINE: f64 = 16.0;
/// Height of a bar, pixels.
const BAR: f64 = 15.0;
/// Half the height of the ends of a range, pixels.
const SERIF: f64 = 2.5;
/// Between words and what is beside them, pixels.
const GAP: f64 = 7.0;
/// Below the rows: the axis, pixels.
const FOOT: f64 = 24.0;
/// Part of the width that names and notes have beside the bars.
const NAMES: f64 = 0.44;
/// Width below which names stand above their bars where they have no such room, pixels.
const NARROW: f64 = 460.0;

/// Where things stand, pixels.
struct Places<'a> {
    chart: &'a BarChart,
    x: Scale,
    /// The names of the rows in lines.
    names: Vec<Vec<String>>,
    /// Tops of the rows and the bottom of the last.
    tops: Vec<f64>,
    /// Whether names stand above their bars.
    above: bool,
    /// Where the notes begin.
    notes: f64,
}

impl BarChart {
    /// The drawing.
    #[must_use]
    pub fn draw(&self) -> Node {
        let (places, hatching) = (self.places(), format!("hatching-{}", self.id));
        let (x, top, bottom) = (&places.x, self.top(), places.bottom());
        let rows = Scale { domain: (0.0, 1.0), range: (bottom, top) };
        let bars = self.rows.iter().enumerate().map(|(index, row)| {
            let bars = row.bars.iter().enumerate();
            let bars = bars.map(|(bar, own)| bar::draw(own, x, places.part(index, bar), &hatching));
            let ranges = row.ranges.iter().enumerate();
            let ranges = ranges.map(|(bar, range)| range_mark(*range, x, places.part(index, bar)));
            Node::new("g")
                .having("class", format!("bar-row {}", row.class))
                .with("data-row", &row.id)
                .holding(bars)
                .holding(ranges)
        });
        let levels = self.levels.iter().enumerate();
        let levels = levels.map(|(line, own)| level::draw(own, line, x, bottom, self.width));
        Node::new("svg")
            .having("viewBox", format!("0 0 {} {}", self.width, self.height()))
            .having("class", "chart bars")
            .having("role", "img")
            .with("aria-label", &self.description)
            .holding([bar::hatching(&hatching)])
            .holding(self.ticks.iter().map(|tick| grid(tick, x, top, bottom)))
            .holding([axis::horizontal(&self.ticks, x, &rows)])
            .holding(places.joints())
            .holding(bars)
            .holding(levels)
            .holding((0..self.rows.len()).map(|index| places.words(index)))
    }

    /// Its height, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.places().bottom() + FOOT
    }

    fn top(&self) -> f64 {
        level::LINE * self.levels.len() as f64 + 2.0
    }

    fn widest(&self, width: impl Fn(&BarRow) -> f64) -> f64 {
        self.rows.iter().map(width).fold(0.0, f64::max)
    }

    fn places(&self) -> Places<'_> {
        let note = self.widest(|row| width::of(&row.note, WORDS));
        let note = if note > 0.0 { note + GAP } else { 0.0 };
        let name = self.widest(|row| width::of(&row.label, NAME));
        let above = self.width < NARROW && name + note > NAMES * self.width;
        let room = if above { self.width } else { NAMES * self.width } - note;
        let lines = |row: &BarRow| width::lines(&row.label, NAME, room);
        let names: Vec<Vec<String>> = self.rows.iter().map(lines).collect();
        let mut tops = vec![self.top()];
        for lines in &names {
            let name = LINE * lines.len() as f64;
            let height = if above { name + ROW } else { ROW.max(name + ROW - LINE) };
            tops.push(tops.last().copied().unwrap_or_default() + height);
        }
        let lines = names.iter().flatten().map(|line| width::of(line, NAME));
        let widest = lines.fold(0.0, f64::max);
        let x = self.scale(if above { 0.0 } else { widest + note + GAP });
        let notes = if above { self.width - note + GAP } else { widest + GAP };
        Places { chart: self, x, names, tops, above, notes }
    }

    /// The scale of the values: no word left or right of a bar reaches the names, which end at
    /// `names`, or the edge.
    fn scale(&self, names: f64) -> Scale {
        let left = self.widest(|row| width::of(&row.words.0, WORDS));
        let right = self.widest(|row| width::of(&row.words.1, WORDS));
        let ticks = self.ticks.iter().map(|tick| width::of(&tick.label, WORDS) / 2.0);
        let tick = ticks.fold(0.0, f64::max);
        let start = names + (if left > 0.0 { left + GAP } else { 0.0 }).max(tick);
        let end = self.width - (if right > 0.0 { right + GAP } else { 0.0 }).max(tick);
        Scale { domain: self.values, range: (start, end.max(start + 1.0)) }
    }
}

impl Places<'_> {
    /// Where the rows end.
    fn bottom(&self) -> f64 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Top and bottom of a row's bars.
    fn bar(&self, index: usize) -> (f64, f64) {
        let (top, bottom) = (self.tops[index], self.tops[index + 1]);
        let middle = if self.above { bottom - ROW / 2.0 } else { f64::midpoint(top, bottom) };
        (middle - BAR / 2.0, middle + BAR / 2.0)
    }

    /// Top and bottom of one of a row's bars.
    fn part(&self, index: usize, bar: usize) -> (f64, f64) {
        let (top, bottom) = self.bar(index);
        let row = &self.chart.rows[index];
        if row.ranges.is_empty() {
            return (top, bottom);
        }
        let height = (bottom - top) / row.bars.len().max(1) as f64;
        (top + height * bar as f64, top + height * (bar + 1) as f64)
    }

    fn joints(&self) -> Vec<Node> {
        let joint = |index: usize| {
            let pixel = self.x.pixel(self.chart.rows[index].bars.last()?.to);
            let line = Node::new("line")
                .having("class", "joint")
                .at("x1", pixel)
                .at("x2", pixel)
                .at("y1", self.bar(index).1)
                .at("y2", self.bar(index + 1).0);
            Some(line)
        };
        let last = if self.chart.joined { self.chart.rows.len().saturating_sub(1) } else { 0 };
        (0..last).filter_map(joint).collect()
    }

    /// The words of a row: its name, its note, and those beside its bars.
    fn words(&self, index: usize) -> Node {
        let (row, lines) = (&self.chart.rows[index], &self.names[index]);
        let (top, bottom) = self.bar(index);
        let middle = f64::midpoint(top, bottom);
        let block = LINE * (lines.len() as f64 - 1.0);
        let first = if self.above { top - 9.0 - block } else { middle - block / 2.0 };
        let text = |class: &'static str, left: f64, line: f64, words: &str| {
            let text = || {
                Node::new("text")
                    .having("class", class)
                    .at("x", left)
                    .at("y", line)
                    .having("dominant-baseline", "central")
                    .saying(words)
            };
            (!words.is_empty() && left.is_finite()).then(text)
        };
        let names = lines
            .iter()
            .enumerate()
            .filter_map(|(place, line)| text("row-label", 0.0, first + LINE * place as f64, line));
        let ends = row.bars.iter().flat_map(|bar| [bar.from, bar.to]);
        let ends = ends.chain(row.ranges.iter().flat_map(|range| [range.0, range.1]));
        let ends = ends.map(|end| self.x.pixel(end));
        let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), end| {
            (low.min(end), high.max(end))
        });
        let left = low - GAP - width::of(&row.words.0, WORDS);
        let note = if self.above { first } else { middle };
        Node::new("g")
            .having("class", format!("bar-words {}", row.class))
            .holding(names)
            .holding(text("row-note", self.notes, note, &row.note))
            .holding(text("bar-value", left, middle, &row.words.0))
            .holding(text("bar-value", high + GAP, middle, &row.words.1))
    }
}

/// A line from one end of a range to the other, with a stroke at both.
fn range_mark((low, high): (f64, f64), x: &Scale, (top, bottom): (f64, f64)) -> Node {
    let (low, high, middle) = (x.pixel(low), x.pixel(high), f64::midpoint(top, bottom));
    let (top, bottom) = (Pixels(middle - SERIF), Pixels(middle + SERIF));
    let (low, high, middle) = (Pixels(low), Pixels(high), Pixels(middle));
    let path = format!("M{low},{top}V{bottom}M{low},{middle}H{high}M{high},{top}V{bottom}");
    Node::new("path").having("class", "bar-range").having("d", path)
}

fn grid(tick: &Tick, x: &Scale, top: f64, bottom: f64) -> Node {
    let pixel = x.pixel(tick.value);
    Node::new("line")
        .at("x1", pixel)
        .at("x2", pixel)
        .at("y1", top)
        .at("y2", bottom)
        .having("class", if tick.value == 0.0 { "grid zero" } else { "grid" })
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
            let words = drawing.walk().filter(|node| node.attribute("class") == Some("bar-value"));
            for text in words {
                assert!(number(text, "x") + crate::width::of(&text.text, 12.0) <= width + 0.01);
            }
        }
    }

    #[test]
    fn names_stand_above_their_bars_or_in_lines_where_there_is_no_room_beside_them() {
        let (wide, narrow) = (chart(600.0), chart(170.0));
        assert!(narrow.height() > wide.height());
        let first = |chart: &BarChart, class: &str, name: &str| {
            let drawing = chart.draw();
            let node = drawing.walk().find(|node| node.attribute("class") == Some(class)).cloned();
            number(&node.expect("it is drawn"), name)
        };
        assert!(first(&narrow, "row-label", "y") < first(&narrow, "block", "y"));
        assert!(first(&wide, "row-label", "y") > first(&wide, "block", "y"));
        let mut long = chart(600.0);
        long.rows[0].label = "serviced land held as years of need at which starts halve".into();
        long.rows[0].note = "assumption".into();
        let drawing = long.draw();
        let names = drawing.walk().filter(|node| node.attribute("class") == Some("row-label"));
        assert_eq!(names.count(), 4, "three lines and one");
        assert!(long.height() > wide.height());
        assert!(first(&long, "row-note", "x") < first(&long, "block", "x"));
    }

    #[test]
    fn bars_with_ranges_stand_below_each_other_and_words_keep_clear_of_the_ranges() {
        let mut chart = chart(600.0);
        let bar = |to| Bar { from: 0.0, to, class: "money", hatched: false, broken: false };
        chart.rows[0].bars = vec![bar(3.0), bar(4.0)];
        chart.rows[0].ranges = vec![(2.0, 5.0), (3.0, 8.0)];
        let drawing = chart.draw();
        let of = |class: &'static str| {
            drawing.walk().filter(move |node| node.attribute("class") == Some(class))
        };
        let blocks: Vec<&Node> = of("block").collect();
        let bottom = number(blocks[0], "y") + number(blocks[0], "height");
        assert!((bottom - number(blocks[1], "y")).abs() < 0.02);
        assert_eq!(of("bar-range").count(), 2);
        let words = number(of("bar-value").next().expect("words"), "x");
        assert!(words > number(blocks[1], "x") + 1.5 * number(blocks[1], "width"));
    }

    #[test]
    fn no_rows_and_no_room_are_no_panic() {
        let drawing = BarChart { rows: Vec::new(), width: 0.0, ..chart(0.0) }.draw();
        assert!(!drawing.to_string().contains("NaN"));
    }
}
