//! Paragraphs, tables and pictures of a document.

use super::references::{FOOTER, Reference};
use crate::grids::{Grid, GridCell};
use crate::office::{CENTIMETRE, DRAWING, Element, PICTURE, RELATIONS, rectangle, valued};
use crate::palette::{hex, token};

pub(super) const MAIN: &str = "word/document.xml";
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const INLINE: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
/// Twentieths of a point in a centimetre.
const TWIPS: f64 = 566.93;
/// Width and height of A4, and its margins: top and bottom, left and right, footer; twentieths of a
/// point.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: (u32, u32, u32) = (850, 1_020, 400);
/// Width between the margins, centimetres.
pub(super) const WIDTH: f64 = 17.4;

/// The main part around a body.
pub(super) fn document(body: Vec<Element>) -> Element {
    let (top, side, footer) = MARGIN;
    let section = Element::new("w:sectPr").holding([
        Element::new("w:footerReference").with("w:type", "default").with("r:id", FOOTER),
        Element::new("w:pgSz").with("w:w", PAGE.0).with("w:h", PAGE.1),
        Element::new("w:pgMar")
            .with("w:top", top)
            .with("w:right", side)
            .with("w:bottom", top)
            .with("w:left", side)
            .with("w:header", footer)
            .with("w:footer", footer)
            .with("w:gutter", 0),
    ]);
    Element::new("w:document")
        .with("xmlns:w", WORD)
        .with("xmlns:r", RELATIONS)
        .with("xmlns:wp", INLINE)
        .with("xmlns:a", DRAWING)
        .with("xmlns:pic", PICTURE)
        .holding([Element::new("w:body").holding(body).holding([section])])
}

/// The footer: words at the left, the page's number at the right.
pub(super) fn footer(words: &str) -> Element {
    let right = f64::from(PAGE.0) - 2.0 * f64::from(MARGIN.1);
    let tab = Element::new("w:tab").with("w:val", "right").with("w:pos", format!("{right:.0}"));
    let style = Element::new("w:pPr")
        .holding([valued("w:pStyle", "w:val", "Small"), Element::new("w:tabs").holding([tab])]);
    let number = Element::new("w:fldSimple").with("w:instr", "PAGE").holding([run("1")]);
    let gap = Element::new("w:r").holding([Element::new("w:tab")]);
    Element::new("w:ftr").with("xmlns:w", WORD).holding([Element::new("w:p").holding([
        style,
        run(words),
        gap,
        number,
    ])])
}

/// Words as they are.
pub(super) fn run(words: &str) -> Element {
    let text = Element::new("w:t").with("xml:space", "preserve").saying(words);
    Element::new("w:r").holding([text])
}

/// Words in bold.
pub(super) fn bold(words: &str) -> Element {
    let mut run = run(words);
    run.children.insert(0, Element::new("w:rPr").holding([Element::new("w:b")]));
    run
}

/// Words in a colour.
pub(super) fn coloured(words: &str, colour: &str) -> Element {
    let mut run = run(words);
    let colour = valued("w:color", "w:val", hex(token(colour)));
    run.children.insert(0, Element::new("w:rPr").holding([Element::new("w:b"), colour]));
    run
}

/// A paragraph in a style.
pub(super) fn paragraph(style: &str, runs: impl IntoIterator<Item = Element>) -> Element {
    let style = Element::new("w:pPr").holding([valued("w:pStyle", "w:val", style)]);
    Element::new("w:p").holding([style]).holding(runs)
}

/// A paragraph with a link behind its label.
pub(super) fn link(label: Element, address: &str, reference: Reference) -> Element {
    let words = coloured(address, "primary");
    let link = Element::new("w:hyperlink").with("r:id", reference.id()).holding([words]);
    paragraph("Small", [label, run(" "), link])
}

/// Words that a bookmark of this number and name stands at.
pub(super) fn bookmarked(number: usize, name: &str, words: Element) -> [Element; 3] {
    let start = valued("w:bookmarkStart", "w:id", number).with("w:name", name);
    [start, words, valued("w:bookmarkEnd", "w:id", number)]
}

/// Words that lead to a bookmark.
pub(super) fn to_bookmark(name: &str, words: Element) -> Element {
    valued("w:hyperlink", "w:anchor", name).holding([words])
}

/// Paragraphs beside others, the first so many centimetres wide.
pub(super) fn beside(left: Vec<Element>, width: f64, right: Vec<Element>) -> Element {
    let widths = [width, WIDTH - width].map(|width| format!("{:.0}", width * TWIPS));
    let properties = Element::new("w:tblPr").holding([
        Element::new("w:tblW").with("w:w", format!("{:.0}", WIDTH * TWIPS)).with("w:type", "dxa"),
        valued("w:tblLayout", "w:type", "fixed"),
        Element::new("w:tblCellMar")
            .holding([Element::new("w:left").with("w:w", 0).with("w:type", "dxa")]),
    ]);
    let columns = widths.iter().map(|width| valued("w:gridCol", "w:w", width));
    let cells = [left, right].into_iter().zip(&widths).map(|(paragraphs, width)| {
        let size = Element::new("w:tcW").with("w:w", width).with("w:type", "dxa");
        Element::new("w:tc").holding([Element::new("w:tcPr").holding([size])]).holding(paragraphs)
    });
    Element::new("w:tbl")
        .holding([properties, Element::new("w:tblGrid").holding(columns)])
        .holding([Element::new("w:tr").holding(cells)])
}

/// A picture of a width in centimetres, `part` as high as wide.
pub(super) fn picture(reference: Reference, width: f64, part: f64, words: &str) -> Element {
    let emu = |centimetres: f64| {
        #[expect(clippy::cast_possible_truncation, reason = "a few centimetres")]
        let length = (centimetres * CENTIMETRE as f64).round() as i64;
        length
    };
    let size = (emu(width), emu(width * part));
    let id = reference.0;
    let named = |tag| {
        Element::new(tag).with("id", id).with("name", format!("picture {id}")).with("descr", words)
    };
    let blip = valued("a:blip", "r:embed", reference.id());
    let stretch = Element::new("a:stretch").holding([Element::new("a:fillRect")]);
    let shape = Element::new("pic:spPr").holding([
        Element::new("a:xfrm").holding(rectangle((0, 0), size)),
        valued("a:prstGeom", "prst", "rect").holding([Element::new("a:avLst")]),
    ]);
    let picture = Element::new("pic:pic").holding([
        Element::new("pic:nvPicPr").holding([named("pic:cNvPr"), Element::new("pic:cNvPicPr")]),
        Element::new("pic:blipFill").holding([blip, stretch]),
        shape,
    ]);
    let data = valued("a:graphicData", "uri", PICTURE).holding([picture]);
    let inline = Element::new("wp:inline")
        .with("distT", 0)
        .with("distB", 0)
        .with("distL", 0)
        .with("distR", 0)
        .holding([
            Element::new("wp:extent").with("cx", size.0).with("cy", size.1),
            named("wp:docPr"),
            Element::new("a:graphic").holding([data]),
        ]);
    Element::new("w:r").holding([Element::new("w:drawing").holding([inline])])
}

/// A paragraph that begins a page.
pub(super) fn next_page(mut paragraph: Element) -> Element {
    if let Some(properties) = paragraph.children.first_mut() {
        properties.children.push(Element::new("w:pageBreakBefore"));
    }
    paragraph
}

/// A table from margin to margin, whose head is said again on another page.
pub(super) fn table(grid: &Grid) -> Element {
    let twips = |part: &f64| format!("{:.0}", part * WIDTH * TWIPS);
    let border = |tag, colour: &str| {
        Element::new(tag)
            .with("w:val", "single")
            .with("w:sz", 4)
            .with("w:space", 0)
            .with("w:color", hex(token(colour)))
    };
    let margin = |tag, width: u32| Element::new(tag).with("w:w", width).with("w:type", "dxa");
    let properties = Element::new("w:tblPr").holding([
        Element::new("w:tblW").with("w:w", twips(&1.0)).with("w:type", "dxa"),
        Element::new("w:tblBorders").holding([
            border("w:top", "primary"),
            border("w:bottom", "primary"),
            border("w:insideH", "border"),
        ]),
        valued("w:tblLayout", "w:type", "fixed"),
        Element::new("w:tblCellMar").holding([
            margin("w:top", 14),
            margin("w:left", 60),
            margin("w:bottom", 14),
            margin("w:right", 60),
        ]),
    ]);
    let columns = grid.widths.iter().map(|width| valued("w:gridCol", "w:w", twips(width)));
    let rows = grid.rows.iter().enumerate().map(|(index, cells)| {
        let mut properties = vec![Element::new("w:cantSplit")];
        properties.extend((index == 0).then(|| Element::new("w:tblHeader")));
        let cells = cells.iter().zip(&grid.widths);
        let cells = cells.map(|(cell, width)| table_cell(cell, &twips(width), index == 0));
        Element::new("w:tr")
            .holding([Element::new("w:trPr").holding(properties)])
            .holding(cells.collect::<Vec<_>>())
    });
    Element::new("w:tbl")
        .holding([properties, Element::new("w:tblGrid").holding(columns)])
        .holding(rows)
}

fn table_cell(cell: &GridCell, width: &str, head: bool) -> Element {
    let mut properties = vec![Element::new("w:tcW").with("w:w", width).with("w:type", "dxa")];
    properties.extend(head.then(|| {
        Element::new("w:shd")
            .with("w:val", "clear")
            .with("w:color", "auto")
            .with("w:fill", hex(token("primary-soft")))
    }));
    properties.push(valued("w:vAlign", "w:val", "center"));
    let right = cell.right;
    let paragraphs = cell.lines.iter().map(|(words, strong)| {
        let spacing = Element::new("w:spacing")
            .with("w:before", 0)
            .with("w:after", 0)
            .with("w:line", 228)
            .with("w:lineRule", "auto");
        let align = valued("w:jc", "w:val", if right { "right" } else { "left" });
        let style =
            Element::new("w:pPr").holding([valued("w:pStyle", "w:val", "Small"), spacing, align]);
        let words = if *strong || head { bold(words) } else { run(words) };
        Element::new("w:p").holding([style, words])
    });
    Element::new("w:tc")
        .holding([Element::new("w:tcPr").holding(properties)])
        .holding(paragraphs.collect::<Vec<_>>())
}
