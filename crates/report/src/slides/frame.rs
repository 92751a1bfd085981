//! The deck, its master and layout, and the theme with fonts and colours.

use crate::office::{DRAWING, Element, RELATIONS, valued};
use crate::palette::{EAST, LATIN, hex, token};

const SLIDES: &str = "http://schemas.openxmlformats.org/presentationml/2006/main";
/// Width and height of a slide, English Metric Units.
pub(super) const SIZE: (i64, i64) = (12_192_000, 6_858_000);
/// Numbers that a deck gives to its master, layout and first slide.
const MASTER: u32 = 2_147_483_648;
const LAYOUT: u32 = 2_147_483_649;
const FIRST: usize = 256;

/// An element with the namespaces that slides use.
fn root(tag: &'static str) -> Element {
    Element::new(tag).with("xmlns:a", DRAWING).with("xmlns:r", RELATIONS).with("xmlns:p", SLIDES)
}

/// The main part of a deck of so many slides.
pub(super) fn deck(slides: usize) -> Element {
    let master = Element::new("p:sldMasterId").with("id", MASTER).with("r:id", "rId1");
    let slide = |number: usize| {
        let (id, reference) = (FIRST + number, format!("rId{}", number + 2));
        Element::new("p:sldId").with("id", id).with("r:id", reference)
    };
    root("p:presentation").holding([
        Element::new("p:sldMasterIdLst").holding([master]),
        Element::new("p:sldIdLst").holding((0..slides).map(slide)),
        Element::new("p:sldSz").with("cx", SIZE.0).with("cy", SIZE.1),
        Element::new("p:notesSz").with("cx", SIZE.1).with("cy", SIZE.0),
    ])
}

/// A tree of shapes.
fn tree(shapes: Vec<Element>) -> Element {
    let named = Element::new("p:cNvPr").with("id", 1).with("name", "");
    let group = Element::new("p:nvGrpSpPr").holding([
        named,
        Element::new("p:cNvGrpSpPr"),
        Element::new("p:nvPr"),
    ]);
    let zero = |tag| Element::new(tag).with("x", 0).with("y", 0);
    let none = |tag| Element::new(tag).with("cx", 0).with("cy", 0);
    let frame = Element::new("a:xfrm").holding([
        zero("a:off"),
        none("a:ext"),
        zero("a:chOff"),
        none("a:chExt"),
    ]);
    Element::new("p:spTree")
        .holding([group, Element::new("p:grpSpPr").holding([frame])])
        .holding(shapes)
}

pub(super) fn slide(shapes: Vec<Element>) -> Element {
    let colours = Element::new("p:clrMapOvr").holding([Element::new("a:masterClrMapping")]);
    root("p:sld").holding([Element::new("p:cSld").holding([tree(shapes)]), colours])
}

/// A layout without anything on it: slides place their own shapes.
pub(super) fn layout() -> Element {
    let colours = Element::new("p:clrMapOvr").holding([Element::new("a:masterClrMapping")]);
    let content = Element::new("p:cSld").with("name", "blank").holding([tree(Vec::new())]);
    root("p:sldLayout").with("type", "blank").holding([content, colours])
}

pub(super) fn master() -> Element {
    let white = valued("a:srgbClr", "val", hex(token("card")));
    let fill = Element::new("a:solidFill").holding([white]);
    let ground = Element::new("p:bg")
        .holding([Element::new("p:bgPr").holding([fill, Element::new("a:effectLst")])]);
    let names = [
        "bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5",
        "accent6", "hlink", "folHlink",
    ];
    let themes = [
        "lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5",
        "accent6", "hlink", "folHlink",
    ];
    let map = names.into_iter().zip(themes);
    let map = map.fold(Element::new("p:clrMap"), |map, (name, theme)| map.with(name, theme));
    let layout = Element::new("p:sldLayoutId").with("id", LAYOUT).with("r:id", "rId1");
    root("p:sldMaster").holding([
        Element::new("p:cSld").holding([ground, tree(Vec::new())]),
        map,
        Element::new("p:sldLayoutIdLst").holding([layout]),
    ])
}

/// The theme: the colours of the page and the fonts of both scripts.
pub(super) fn theme() -> Vec<u8> {
    let colour = |name: &str, colour: &str| {
        format!("<a:{name}><a:srgbClr val=\"{}\"/></a:{name}>", hex(token(colour)))
    };
    let colours = [
        colour("dk1", "text"),
        colour("lt1", "card"),
        colour("dk2", "text-2"),
        colour("lt2", "raised"),
        colour("accent1", "primary"),
        colour("accent2", "side-2"),
        colour("accent3", "side-3"),
        colour("accent4", "side-4"),
        colour("accent5", "side-5"),
        colour("accent6", "base-line"),
        colour("hlink", "primary"),
        colour("folHlink", "side-2"),
    ];
    let font = format!(
        "<a:latin typeface=\"{LATIN}\"/><a:ea typeface=\"{EAST}\"/><a:cs typeface=\"\"/>\
         <a:font script=\"Hans\" typeface=\"{EAST}\"/>"
    );
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>".repeat(3);
    let line = "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>";
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>".repeat(3);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <a:theme xmlns:a=\"{DRAWING}\" name=\"canghai\"><a:themeElements>\
         <a:clrScheme name=\"canghai\">{}</a:clrScheme><a:fontScheme name=\"canghai\">\
         <a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>\
         <a:fmtScheme name=\"canghai\"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{}\
         </a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}\
         </a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        colours.concat(),
        line.repeat(3)
    )
    .into_bytes()
}
