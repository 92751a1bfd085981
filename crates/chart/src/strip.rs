//! A strip of cells: a row for each of several things, a cell for each piece of time, with a sign of
//! what is so there and how much.

use crate::node::Node;
use crate::width;

/// The specification of a strip.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatStrip {
    /// Its width, pixels; the height follows from the rows.
    pub width: f64,
    /// Names over the cells, each with how many it stands over.
    pub heads: Vec<(String, usize)>,
    /// The rows: name and cells.
    pub rows: Vec<(String, Vec<HeatCell>)>,
    /// What the signs mean.
    pub legend: Vec<(HeatCell, String)>,
    /// What the strip shows, in a sentence for people who do not see it.
    pub description: String,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeatCell {
    /// Class for the style sheet; empty where nothing is so.
    pub class: &'static str,
    /// The sign.
    pub mark: String,
    /// How much it is so, a part of 1.
    pub heat: f64,
}

/// Sizes of names and signs, pixels.
const NAME: f64 = 13.0;
const MARK: f64 = 12.0;
/// Heights of the line of heads, of a row and of a line of the legend, pixels.
const HEAD: f64 = 22.0;
const ROW: f64 = 32.0;
const LEGEND: f64 = 24.0;
/// Side of a sign in the legend, and free pixels between things, pixels.
const SIGN: f64 = 18.0;
const GAP: f64 = 8.0;
/// Between two cells, pixels.
const BETWEEN: f64 = 1.0;
/// Part of the width that names have at the most.
const NAMES: f64 = 0.4;
/// How strong the weakest and the strongest colour is.
const STRENGTH: (f64, f64) = (0.32, 0.7);

impl HeatStrip {
    /// The drawing.
    #[must_use]
    pub fn draw(&self) -> Node {
        let (names, cell) = (self.names(), self.cell());
        let mut before = 0;
        let heads = self.heads.iter().map(|(head, over)| {
            let middle = names + cell * (before as f64 + *over as f64 / 2.0);
            before += over;
            text("strip-head", (middle, HEAD - 8.0), head).having("text-anchor", "middle")
        });
        let rows = self.rows.iter().enumerate().flat_map(|(index, (name, cells))| {
            let top = HEAD + ROW * index as f64;
            let name = text("row-label", (0.0, top + ROW / 2.0), name);
            let name = name.having("dominant-baseline", "central");
            let cells = cells.iter().enumerate().map(move |(place, own)| {
                let left = names + cell * place as f64;
                own.draw((left, top + BETWEEN), (cell - BETWEEN, ROW - 2.0 * BETWEEN))
            });
            std::iter::once(name).chain(cells).collect::<Vec<_>>()
        });
        let heads: Vec<Node> = heads.collect();
        Node::new("svg")
            .having("viewBox", format!("0 0 {} {}", self.width, self.height()))
            .having("class", "chart strip")
            .having("role", "img")
            .with("aria-label", &self.description)
            .holding(heads)
            .holding(rows)
            .holding(self.signs())
    }

    /// Its height, pixels.
    #[must_use]
    pub fn height(&self) -> f64 {
        let lines = self.places().last().map_or(0.0, |(_, line)| *line as f64 + 1.0);
        HEAD + ROW * self.rows.len() as f64 + GAP + LEGEND * lines
    }

    fn names(&self) -> f64 {
        let widest = self.rows.iter().map(|(name, _)| width::of(name, NAME)).fold(0.0, f64::max);
        (widest + GAP).min(NAMES * self.width)
    }

    fn cell(&self) -> f64 {
        let most = self.rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
        (self.width - self.names()) / most.max(1) as f64
    }

    /// From the left where each meaning of the legend begins, and in which line.
    fn places(&self) -> Vec<(f64, usize)> {
        let (mut left, mut line) = (0.0, 0);
        let place = |(_, words): &(HeatCell, String)| {
            let wide = SIGN + GAP + width::of(words, MARK);
            if left > 0.0 && left + wide > self.width {
                (left, line) = (0.0, line + 1);
            }
            let place = (left, line);
            left += wide + 3.0 * GAP;
            place
        };
        self.legend.iter().map(place).collect()
    }

    fn signs(&self) -> Vec<Node> {
        let first = HEAD + ROW * self.rows.len() as f64 + GAP;
        let sign = |((own, words), (left, line)): (&(HeatCell, String), (f64, usize))| {
            let top = first + LEGEND * line as f64;
            let meaning = text("strip-meaning", (left + SIGN + GAP, top + SIGN / 2.0), words);
            [own.draw((left, top), (SIGN, SIGN)), meaning.having("dominant-baseline", "central")]
        };
        self.legend.iter().zip(self.places()).flat_map(sign).collect()
    }
}

impl HeatCell {
    fn draw(&self, (left, top): (f64, f64), (wide, high): (f64, f64)) -> Node {
        let strength = STRENGTH.0 + (STRENGTH.1 - STRENGTH.0) * self.heat.clamp(0.0, 1.0);
        let ground = Node::new("rect")
            .having("class", "strip-ground")
            .at("x", left)
            .at("y", top)
            .at("width", wide)
            .at("height", high)
            .having("rx", "3")
            .with("fill-opacity", if self.class.is_empty() { 1.0 } else { strength });
        let mark = text("strip-mark", (left + wide / 2.0, top + high / 2.0), &self.mark)
            .having("text-anchor", "middle")
            .having("dominant-baseline", "central");
        Node::new("g").having("class", format!("strip-cell {}", self.class)).holding([ground, mark])
    }
}

fn text(class: &'static str, (left, line): (f64, f64), words: &str) -> Node {
    Node::new("text").having("class", class).at("x", left).at("y", line).saying(words)
}

#[cfg(test)]
mod tests {
    use super::{HeatCell, HeatStrip};

    fn strip(width: f64) -> HeatStrip {
        let cell = |class, heat| HeatCell { class, mark: "地".into(), heat };
        HeatStrip {
            width,
            heads: vec![("2018".into(), 2)],
            rows: vec![("膜技术".into(), vec![cell("bind-land", 1.0), HeatCell::default()])],
            legend: vec![
                (cell("bind-land", 1.0), "受用地约束".into()),
                (cell("bind-firms", 1.0), "受符合条件的企业数量约束".into()),
            ],
            description: String::new(),
        }
    }

    #[test]
    fn cells_fill_the_width_beside_the_names_and_are_as_strong_as_they_are_hot() {
        let drawing = strip(300.0).draw();
        let cells = drawing.walk().filter(|node| node.attribute("class") == Some("strip-ground"));
        let number = |value: Option<&str>| value.and_then(|it| it.parse::<f64>().ok());
        let cells: Vec<_> = cells
            .map(|cell| {
                ["x", "width", "fill-opacity"]
                    .map(|name| number(cell.attribute(name)).expect("a number"))
            })
            .collect();
        assert_eq!(cells.len(), 4);
        assert!((cells[1][0] + cells[1][1] - 299.0).abs() < 0.02, "{cells:?}");
        assert!((cells[0][2] - 0.7).abs() < 1e-9 && (cells[1][2] - 1.0).abs() < 1e-9);
    }

    #[test]
    fn meanings_that_have_no_room_go_to_the_next_line() {
        assert!(strip(150.0).height() > strip(600.0).height());
        assert_eq!(HeatStrip::default().height(), 30.0);
    }
}
