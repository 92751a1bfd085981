//! Shapes of a slide: words, tables, charts and the code. Lengths are in centimetres.

use canghai_app::Language;

use crate::grids::{Grid, GridCell};
use crate::office::{CENTIMETRE, Element, RELATIONS, rectangle, solid, valued};
use crate::palette::token;

/// A rectangle: left, top, width, height.
pub(super) type Box = (f64, f64, f64, f64);

const TABLES: &str = "http://schemas.openxmlformats.org/drawingml/2006/table";
const CHARTS: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/// Shapes that were put on a slide so far.
#[derive(Debug)]
pub(super) struct Canvas {
    language: Language,
    shapes: Vec<Element>,
}

/// A paragraph.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// What it says.
    pub(super) text: String,
    /// Size, points.
    pub(super) size: f64,
    /// Whether it is bold.
    pub(super) bold: bool,
    /// Its colour, by the page's name.
    pub(super) colour: &'static str,
}

impl Words {
    pub(super) fn new(words: impl Into<String>, size: f64) -> Self {
        Self { text: words.into(), size, bold: false, colour: "text" }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn coloured(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a slide is some centimetres wide")]
fn emu(centimetres: f64) -> i64 {
    (centimetres * CENTIMETRE as f64).round() as i64
}

/// Where a shape stands.
fn frame(tag: &'static str, (x, y, width, height): Box) -> Element {
    Element::new(tag).holding(rectangle((emu(x), emu(y)), (emu(width), emu(height))))
}

impl Canvas {
    pub(super) fn new(language: Language) -> Self {
        Self { language, shapes: Vec::new() }
    }

    pub(super) fn shapes(self) -> Vec<Element> {
        self.shapes
    }

    /// Number of the next shape; 1 is the slide's own.
    fn named(&self, what: &str) -> Element {
        let id = self.shapes.len() + 2;
        Element::new("p:cNvPr").with("id", id).with("name", format!("{what} {id}"))
    }

    /// Puts paragraphs on the slide, from the top of a rectangle.
    pub(super) fn words(&mut self, at: Box, all: &[Words]) {
        self.shape(at, all, None);
    }

    /// A bar in a colour.
    pub(super) fn bar(&mut self, at: Box, colour: &str) {
        self.shape(at, &[], Some(colour));
    }

    fn shape(&mut self, at: Box, all: &[Words], fill: Option<&str>) {
        let named = Element::new("p:nvSpPr").holding([
            self.named(if fill.is_some() { "bar" } else { "text" }),
            Element::new("p:cNvSpPr"),
            Element::new("p:nvPr"),
        ]);
        let fill = fill.map_or_else(|| Element::new("a:noFill"), |colour| solid(token(colour)));
        let look = Element::new("p:spPr").holding([
            frame("a:xfrm", at),
            valued("a:prstGeom", "prst", "rect").holding([Element::new("a:avLst")]),
            fill,
            Element::new("a:ln").holding([Element::new("a:noFill")]),
        ]);
        let body = Element::new("a:bodyPr")
            .with("wrap", "square")
            .with("lIns", 0)
            .with("tIns", 0)
            .with("rIns", 0)
            .with("bIns", 0)
            .holding([Element::new("a:normAutofit")]);
        let paragraphs = all.iter().map(|words| self.paragraph(words));
        let paragraphs: Vec<Element> = paragraphs.collect();
        let empty = paragraphs.is_empty().then(|| Element::new("a:p"));
        let text = Element::new("p:txBody")
            .holding([body, Element::new("a:lstStyle")])
            .holding(paragraphs)
            .holding(empty);
        self.shapes.push(Element::new("p:sp").holding([named, look, text]));
    }

    fn paragraph(&self, words: &Words) -> Element {
        let after = Element::new("a:spcAft").holding([valued(
            "a:spcPts",
            "val",
            format!("{:.0}", words.size * 40.0),
        )]);
        Element::new("a:p").holding([Element::new("a:pPr").holding([after]), self.run(words, None)])
    }

    /// A run of words; `link` is the reference of an address.
    fn run(&self, words: &Words, link: Option<&str>) -> Element {
        let link = link.map(|link| valued("a:hlinkClick", "r:id", link));
        let look = Element::new("a:rPr")
            .with("lang", self.language.tag())
            .with("sz", format!("{:.0}", words.size * 100.0))
            .with("b", u8::from(words.bold))
            .holding([solid(token(words.colour))])
            .holding(link);
        Element::new("a:r").holding([look, Element::new("a:t").saying(&words.text)])
    }

    /// Puts a line of words with an address on the slide; `link` is its reference.
    pub(super) fn link(&mut self, at: Box, words: &Words, link: &str) {
        self.shape(at, std::slice::from_ref(words), None);
        let run = self.run(words, Some(link));
        let text = self.shapes.last_mut().and_then(|shape| shape.children.last_mut());
        let paragraph = text.and_then(|text| text.children.last_mut());
        if let Some(slot) = paragraph.and_then(|paragraph| paragraph.children.last_mut()) {
            *slot = run;
        }
    }

    /// Puts a picture on the slide, by its reference.
    pub(super) fn picture(&mut self, at: Box, reference: &str, words: &str) {
        let named = Element::new("p:nvPicPr").holding([
            self.named("picture").with("descr", words),
            Element::new("p:cNvPicPr"),
            Element::new("p:nvPr"),
        ]);
        let stretch = Element::new("a:stretch").holding([Element::new("a:fillRect")]);
        let fill =
            Element::new("p:blipFill").holding([valued("a:blip", "r:embed", reference), stretch]);
        let look = Element::new("p:spPr").holding([
            frame("a:xfrm", at),
            valued("a:prstGeom", "prst", "rect").holding([Element::new("a:avLst")]),
        ]);
        self.shapes.push(Element::new("p:pic").holding([named, fill, look]));
    }

    /// Puts a chart on the slide, by its reference.
    pub(super) fn chart(&mut self, at: Box, reference: &str, words: &str) {
        let chart = Element::new("c:chart")
            .with("xmlns:c", CHARTS)
            .with("xmlns:r", RELATIONS)
            .with("r:id", reference);
        self.graphic(at, "chart", words, CHARTS, chart);
    }

    /// Puts a table on the slide, its rows `height` high at least and its words of a size in points.
    pub(super) fn table(
        &mut self,
        (x, y, width): (f64, f64, f64),
        grid: &Grid,
        height: f64,
        size: f64,
    ) {
        let columns = grid.widths.iter();
        let columns = columns.map(|part| valued("a:gridCol", "w", emu(part * width)));
        let rows = grid.rows.iter().enumerate().map(|(index, cells)| {
            let cells = cells.iter().map(|cell| self.cell(cell, index == 0, size));
            valued("a:tr", "h", emu(height)).holding(cells)
        });
        let table = Element::new("a:tbl").holding([
            valued("a:tblPr", "firstRow", 1),
            Element::new("a:tblGrid").holding(columns),
        ]);
        let table = table.holding(rows.collect::<Vec<_>>());
        let at = (x, y, width, height * grid.rows.len() as f64);
        self.graphic(at, "table", "", TABLES, table);
    }

    fn graphic(&mut self, at: Box, what: &str, words: &str, kind: &str, content: Element) {
        let named = Element::new("p:nvGraphicFramePr").holding([
            self.named(what).with("descr", words),
            Element::new("p:cNvGraphicFramePr"),
            Element::new("p:nvPr"),
        ]);
        let data = valued("a:graphicData", "uri", kind).holding([content]);
        let graphic = Element::new("a:graphic").holding([data]);
        let shape = Element::new("p:graphicFrame").holding([named, frame("p:xfrm", at), graphic]);
        self.shapes.push(shape);
    }

    fn cell(&self, cell: &GridCell, head: bool, size: f64) -> Element {
        let paragraphs = cell.lines.iter().enumerate().map(|(index, (words, strong))| {
            // a second line says more of the first
            let (size, colour) = if index == 0 { (size, "text") } else { (size - 1.5, "text-2") };
            let words = Words { text: words.clone(), size, bold: *strong || head, colour };
            let align = valued("a:pPr", "algn", if cell.right { "r" } else { "l" });
            Element::new("a:p").holding([align, self.run(&words, None)])
        });
        let text = Element::new("a:txBody")
            .holding([Element::new("a:bodyPr"), Element::new("a:lstStyle")])
            .holding(paragraphs.collect::<Vec<_>>());
        let line = |tag, colour: Option<&str>| {
            let fill = colour.map_or_else(|| Element::new("a:noFill"), |it| solid(token(it)));
            valued(tag, "w", 9_525).holding([fill])
        };
        let below = if head { "primary" } else { "border" };
        let fill = if head { solid(token("primary-soft")) } else { Element::new("a:noFill") };
        let look = Element::new("a:tcPr")
            .with("marL", emu(0.15))
            .with("marR", emu(0.15))
            .with("marT", emu(0.06))
            .with("marB", emu(0.06))
            .with("anchor", "ctr")
            .holding([
                line("a:lnL", None),
                line("a:lnR", None),
                line("a:lnT", None),
                line("a:lnB", Some(below)),
                fill,
            ]);
        Element::new("a:tc").holding([text, look])
    }
}
