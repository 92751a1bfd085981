//! Styles and fonts of the document.

use crate::palette::{EAST, EAST_OTHERWISE, LATIN, hex, token};

/// What stands before and behind the spacing of a heading: it stays with what follows, and stands in
/// the outline.
const HEADING: [&str; 2] = ["<w:keepNext/>", "<w:outlineLvl w:val=\"0\"/>"];
const PLAIN: [&str; 2] = ["", ""];

/// A style of paragraphs.
struct Style {
    id: &'static str,
    /// What stands around the spacing.
    around: [&'static str; 2],
    /// Size in half points.
    size: u8,
    bold: bool,
    /// Its colour, by the page's name.
    colour: &'static str,
    /// Space before and after, twentieths of a point.
    space: [u16; 2],
}

const STYLES: [Style; 6] = [
    style("Title", PLAIN, 34, true, "text", [0, 40]),
    style("Subtitle", PLAIN, 18, false, "text-2", [0, 100]),
    style("Heading1", HEADING, 24, true, "primary", [140, 50]),
    style("Finding", PLAIN, 21, false, "text", [20, 40]),
    style("Caption", PLAIN, 17, true, "text", [60, 20]),
    style("Small", PLAIN, 16, false, "text-2", [0, 30]),
];

const fn style(
    id: &'static str,
    around: [&'static str; 2],
    size: u8,
    bold: bool,
    colour: &'static str,
    space: [u16; 2],
) -> Style {
    Style { id, around, size, bold, colour, space }
}

/// The part with the styles.
pub(super) fn styles() -> Vec<u8> {
    let own = STYLES.map(|style| {
        let Style { id, around: [keep, outline], size, bold, colour, space: [before, after] } =
            style;
        let bold = if bold { "<w:b/>" } else { "" };
        let colour = hex(token(colour));
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/>\
             <w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{keep}\
             <w:spacing w:before=\"{before}\" w:after=\"{after}\"/>{outline}</w:pPr><w:rPr>{bold}\
             <w:color w:val=\"{colour}\"/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>\
             </w:rPr></w:style>"
        )
    });
    let text = hex(token("text"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:styles xmlns:w=\"{}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"{LATIN}\" w:eastAsia=\"{EAST}\" w:hAnsi=\"{LATIN}\" w:cs=\"{LATIN}\"/>\
         <w:color w:val=\"{text}\"/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
         <w:spacing w:after=\"40\" w:line=\"250\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/></w:style>{}</w:styles>",
        super::parts::WORD,
        own.concat()
    )
    .into_bytes()
}

/// The part that says which fonts are named, and what stands in for the Chinese one.
pub(super) fn fonts() -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:fonts xmlns:w=\"{}\"><w:font w:name=\"{EAST}\"><w:altName w:val=\"{EAST_OTHERWISE}\"/>\
         <w:charset w:val=\"86\"/><w:family w:val=\"swiss\"/></w:font>\
         <w:font w:name=\"{LATIN}\"><w:charset w:val=\"00\"/><w:family w:val=\"swiss\"/></w:font>\
         </w:fonts>",
        super::parts::WORD
    )
    .into_bytes()
}

/// The part that asks for the ways of Word 2013 and later, without which an older one's are followed.
pub(super) fn settings() -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:settings xmlns:w=\"{}\"><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>",
        super::parts::WORD
    )
    .into_bytes()
}
