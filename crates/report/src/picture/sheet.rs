//! A picture's sheet: title above, chart in the middle, and below what it rests on, with the link
//! and its code.

use canghai_app::view::{Picture, picture};
use canghai_app::{ChartName, FigureId, text};
use canghai_chart::{Node, text_width};

use super::Pixels;
use super::paint::painted;
use crate::about::Report;
use crate::palette::token;
use crate::trouble::Trouble;

pub(super) const NAMESPACE: &str = "http://www.w3.org/2000/svg";
/// Fonts for letters, the first that is there.
const FONTS: &str = "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', \
                     'Microsoft YaHei', 'WenQuanYi Micro Hei', SimHei, Arial, sans-serif";
/// Width that a sheet is laid out for; a larger one is the same drawn larger.
const LAYOUT: f64 = 960.0;
/// Free pixels at the edges.
const EDGE: f64 = 28.0;
/// Pixels between charts beside each other.
const BETWEEN: f64 = 18.0;
/// Height of the title of one of several charts.
const CAPTION: f64 = 22.0;
/// Side of the code, pixels, and pixels of the picture that one of its squares has at least, so that
/// a phone reads it.
const CODE: f64 = 92.0;
const SQUARE: f64 = 2.5;
/// Sizes of title, second line and small print, with the distance of its lines.
const TITLE: f64 = 21.0;
const SECOND: f64 = 13.0;
const SMALL: f64 = 11.5;
const LEADING: f64 = 16.0;
/// Lines of assumptions that a picture has room for.
const MOST_LINES: usize = 4;

/// What a sheet says of its chart.
struct Words {
    title: String,
    note: String,
    sentences: Vec<String>,
}

impl Report<'_> {
    /// The whole sheet.
    ///
    /// # Errors
    /// That there is nothing to show.
    pub(super) fn sheet(&self, chart: ChartName, (width, height): Pixels) -> Result<Node, Trouble> {
        let scale = (f64::from(width) / LAYOUT).max(f64::from(height) / LAYOUT).max(0.5);
        let (wide, high) = (f64::from(width) / scale, f64::from(height) / scale);
        let inside = wide - 2.0 * EDGE;
        let code = self.code();
        let side = code.as_ref().map_or(0.0, |code| code_side(code, scale));
        let room = inside - if code.is_some() { side + BETWEEN } else { 0.0 };
        let words = self.words_of(chart)?;
        let small = self.small_print(&words.sentences, room);
        let foot = (small.len() as f64 * LEADING).max(side);
        let top = EDGE + TITLE + SECOND + 18.0;
        let floor = high - EDGE - foot - 12.0;
        let size = (inside, (floor - top).max(120.0));
        let (title, note) = (words.title, words.note);
        let words = |size, weight: u32, colour, x, y, words: &str| {
            line(words, size, (x, y)).with("font-weight", weight).with("fill", token(colour))
        };
        let rule = Node::new("path")
            .with("d", format!("M{EDGE},{}h{inside}", floor + 4.0))
            .with("stroke", token("border"));
        let small = small.into_iter().enumerate().map(|(index, text)| {
            let y = floor + 12.0 + SMALL + index as f64 * LEADING;
            words(SMALL, 400, "text-2", EDGE, y, &text)
        });
        let at = (wide - EDGE - side, floor + 12.0);
        let code = code.map(|code| self.placed_code(code, at, side));
        let sheet = self
            .ground((wide, high))
            .with("width", width)
            .with("height", height)
            .holding([words(TITLE, 700, "text", EDGE, EDGE + TITLE * 0.8, &title)])
            .holding([words(SECOND, 400, "text-2", EDGE, EDGE + TITLE + SECOND + 3.0, &note)])
            .holding(self.charts(chart, size, (EDGE, top))?)
            .holding([rule])
            .holding(small)
            .holding(code);
        Ok(sheet)
    }

    /// The chart alone; nothing but white where there is none.
    pub(crate) fn bare(&self, chart: ChartName, size: (f64, f64)) -> Node {
        self.ground(size).holding(self.charts(chart, size, (0.0, 0.0)).unwrap_or_default())
    }

    /// An empty drawing on white.
    fn ground(&self, (width, height): (f64, f64)) -> Node {
        let ground = Node::new("rect").at("width", width).at("height", height);
        Node::new("svg")
            .with("xmlns", NAMESPACE)
            .with("viewBox", format!("0 0 {width} {height}"))
            .with("font-family", FONTS)
            .with("lang", self.language().tag())
            .holding([ground.with("fill", token("card"))])
    }

    /// Title and second line of a sheet, and what is to be known besides.
    fn words_of(&self, chart: ChartName) -> Result<Words, Trouble> {
        let language = self.language();
        let own = self.drawn(chart, (LAYOUT, LAYOUT / 2.0))?;
        let (title, note) = match chart {
            ChartName::Differences => (text(language, "finding.title"), String::new()),
            ChartName::SideBySide | ChartName::AllSectors => {
                (text(language, "sector.title"), text(language, "sector.note"))
            }
            // what the plan asks of a sector is no unit
            ChartName::One(FigureId::Sector(_)) => (own.title, text(language, "sector.note")),
            _ => (own.title, own.note),
        };
        let mut parts = vec![own.scenarios.join(&self.say("and")), note];
        let bands = matches!(
            chart,
            ChartName::One(
                FigureId::Share
                    | FigureId::ShareDifference
                    | FigureId::MoneyDifference
                    | FigureId::Sector(_)
            ) | ChartName::Differences
                | ChartName::SideBySide
                | ChartName::Outcome(_)
        );
        parts.extend(bands.then(|| self.say("bands")));
        parts.retain(|part| !part.is_empty());
        Ok(Words { title, note: parts.join(" · "), sentences: own.sentences })
    }

    /// The charts of a name in a rectangle: one, two beside each other, or all sectors in rows.
    fn charts(
        &self,
        chart: ChartName,
        (width, height): (f64, f64),
        at: (f64, f64),
    ) -> Result<Vec<Node>, Trouble> {
        let sectors = 0..self.pack().sectors.len();
        let several: Vec<ChartName> = match chart {
            ChartName::Differences => {
                [FigureId::ShareDifference, FigureId::MoneyDifference].map(ChartName::One).to_vec()
            }
            ChartName::SideBySide => {
                sectors.map(|index| ChartName::One(FigureId::Sector(index))).collect()
            }
            ChartName::AllSectors => sectors.map(ChartName::AllOf).collect(),
            _ => {
                let drawn = self.drawn(chart, (width, height))?;
                return Ok(vec![placed(painted(&drawn.chart, drawn.class), (width, height), at)]);
            }
        };
        let columns = several.len().clamp(1, 3);
        let rows = several.len().div_ceil(columns).max(1);
        let each = |all: f64, count: usize| {
            ((all - BETWEEN * (count - 1) as f64) / count as f64).max(120.0)
        };
        let (wide, high) = (each(width, columns), each(height, rows));
        let one = |(index, one): (usize, ChartName)| {
            let left = at.0 + (wide + BETWEEN) * (index % columns) as f64;
            let top = at.1 + (high + BETWEEN) * (index / columns) as f64;
            let size = (wide, (high - CAPTION).max(100.0));
            let drawn = self.drawn(one, size)?;
            let caption = match chart {
                ChartName::Differences => format!("{} · {}", drawn.title, drawn.note),
                _ => drawn.title.clone(),
            };
            let caption = line(&caption, SECOND, (left, top + SECOND))
                .with("font-weight", 700)
                .with("fill", token("text"));
            Ok([caption, placed(painted(&drawn.chart, drawn.class), size, (left, top + CAPTION))])
        };
        let charts: Result<Vec<[Node; 2]>, Trouble> =
            several.into_iter().enumerate().map(one).collect();
        Ok(charts?.into_iter().flatten().collect())
    }

    fn drawn(&self, chart: ChartName, size: (f64, f64)) -> Result<Picture, Trouble> {
        picture(self.app(), chart, size).map_err(Trouble::Nothing)
    }

    /// What is to be known of the chart, source, assumptions and link in lines of a width.
    fn small_print(&self, sentences: &[String], width: f64) -> Vec<String> {
        let own = sentences.iter().filter(|sentence| !sentence.is_empty());
        let mut lines: Vec<String> = own.flat_map(|own| wrapped(own, SMALL, width)).collect();
        lines.extend(wrapped(&self.source_line(), SMALL, width));
        for assumption in self.assumptions() {
            let words = self.say_with(
                "labelled",
                &[("label", &assumption.label), ("value", &assumption.value)],
            );
            let mut own = wrapped(&words, SMALL, width);
            if own.len() > MOST_LINES {
                own.truncate(MOST_LINES);
                if let Some(last) = own.last_mut() {
                    last.push('…');
                }
            }
            lines.extend(own);
        }
        lines.extend(wrapped(self.link(), SMALL, width));
        lines
    }

    /// The code in its corner, which leads to the link where a drawing is shown in a browser.
    fn placed_code(&self, code: Node, (x, y): (f64, f64), side: f64) -> Node {
        let mut code = code;
        let kept = ["viewBox", "aria-label", "role", "shape-rendering"];
        code.attributes.retain(|(name, _)| kept.contains(name));
        let code = code.at("x", x).at("y", y).with("width", side).with("height", side);
        Node::new("a").with("href", self.link()).holding([code])
    }
}

/// The side of a code on a sheet that is drawn in a scale.
fn code_side(code: &Node, scale: f64) -> f64 {
    let across = code.attribute("viewBox").and_then(|view| view.split(' ').nth(2)?.parse().ok());
    across.map_or(CODE, |squares: f64| CODE.max(SQUARE * squares / scale))
}

/// A chart at a place.
fn placed(mut drawing: Node, (width, height): (f64, f64), (x, y): (f64, f64)) -> Node {
    drawing = drawing.at("x", x).at("y", y);
    drawing.at("width", width).at("height", height)
}

/// A line of words whose baseline starts at a point.
fn line(words: &str, size: f64, (x, y): (f64, f64)) -> Node {
    Node::new("text").at("x", x).at("y", y).with("font-size", size).saying(words)
}

/// Words in lines no wider than so many pixels; broken at spaces, between Chinese characters, and
/// within a word that has no line to itself.
fn wrapped(words: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces(words, size, width) {
        let line = lines.last().map_or("", String::as_str);
        let together = format!("{line}{}", piece.trim_end());
        match lines.last_mut() {
            Some(line) if line.is_empty() || text_width(&together, size) <= width => {
                line.push_str(&piece);
            }
            _ => lines.push(piece),
        }
    }
    lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Pieces that stay together: words with the space behind them, single Chinese characters, and parts
/// of a word that is wider than a line.
fn pieces(words: &str, size: f64, width: f64) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    for letter in words.chars() {
        let room = |piece: &String| text_width(&format!("{piece}{letter}"), size) <= width;
        let one = |letter: char| letter.is_ascii();
        match pieces.last_mut() {
            Some(piece)
                if one(letter)
                    && piece.chars().all(one)
                    && !piece.ends_with(' ')
                    && room(piece) =>
            {
                piece.push(letter);
            }
            _ => pieces.push(letter.to_string()),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{text_width, wrapped};

    #[test]
    fn no_line_is_wider_than_asked_and_no_letter_is_lost() {
        let text = "来源：沧州战新产业行动方案 pack 1, model 1 http://127.0.0.1:8080/?s=1AbcdefghijklmnopqrstuvwxyzABC";
        for width in [80.0, 130.0, 400.0, 5000.0] {
            let lines = wrapped(text, 12.0, width);
            assert!(lines.iter().all(|line| text_width(line, 12.0) <= width), "{lines:?}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }
}
