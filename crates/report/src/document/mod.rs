//! The document of two pages.

mod body;
mod parts;
mod styles;

use parts::{MAIN, document};

use crate::about::Report;
use crate::office::{Package, Part};
use crate::picture::{ChartName, Fonts};
use crate::trouble::Trouble;

/// Kinds of the parts.
const DOCUMENT: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const STYLES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
const SETTINGS: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
const FONTS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
const FOOTER: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
const PNG: &str = "image/png";
/// Points of a picture for each pixel that it is laid out in.
const SCALE: u32 = 3;
/// Sizes of the pictures, pixels: the share above the board of one scenario, that above the longer
/// board of several, and the differences.
const FIRST: (u32, u32) = (760, 370);
const FIRST_OF_SEVERAL: (u32, u32) = (760, 300);
const SECOND: (u32, u32) = (760, 265);

impl Report<'_> {
    /// The document: findings, charts, targets, inputs, method and sources, on A4.
    ///
    /// # Errors
    /// A letter that no font has.
    pub fn docx(&self, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
        let first = self.main_chart();
        let charts = [
            self.bare_png(first, size(first), SCALE, fonts)?,
            self.bare_png(ChartName::Differences, SECOND, SCALE, fonts)?,
        ];
        let code = self.code_picture()?;
        let body = body::body(self, code.is_some());
        let mut relations = vec![
            ("styles", "styles.xml".to_owned()),
            ("fontTable", "fontTable.xml".to_owned()),
            ("footer", "footer1.xml".to_owned()),
            ("hyperlink", self.link().to_owned()),
        ];
        let pictures: Vec<Vec<u8>> = charts.into_iter().chain(code).collect();
        relations.extend((1..=pictures.len()).map(|n| ("image", format!("media/image{n}.png"))));
        relations.push(("settings", "settings.xml".to_owned()));
        let mut package = Package::default();
        package.add(Part::xml(MAIN, DOCUMENT, &document(body)).referring(relations));
        package.add(Part::bytes("word/styles.xml", STYLES, styles::styles()));
        package.add(Part::bytes("word/settings.xml", SETTINGS, styles::settings()));
        package.add(Part::bytes("word/fontTable.xml", FONTS, styles::fonts()));
        package.add(Part::xml("word/footer1.xml", FOOTER, &parts::footer(&self.source_line())));
        for (number, picture) in (1..).zip(pictures) {
            package.add(Part::bytes(format!("word/media/image{number}.png"), PNG, picture));
        }
        let author = canghai_app::text(self.language(), "product");
        package.finish(&self.title(), &author)
    }
}

/// The size of the first picture, pixels.
fn size(chart: ChartName) -> (u32, u32) {
    if chart == ChartName::All { FIRST_OF_SEVERAL } else { FIRST }
}
