//! Documents: the report of two pages, and the minutes of a meeting.

mod body;
mod minutes;
mod parts;
mod references;
mod styles;

pub use minutes::minutes;

use canghai_app::ChartName;
use canghai_chart::Node;
use parts::{MAIN, document};
use references::References;

use crate::about::Report;
use crate::office::{Element, Package, Part};
use crate::picture::Drawing;
#[cfg(feature = "raster")]
use crate::picture::Fonts;
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

/// A drawing and the size of its picture, pixels.
type Sized = (Node, (u32, u32));

impl Report<'_> {
    /// The document: findings, charts, targets, inputs, method and sources, on A4.
    ///
    /// # Errors
    /// A letter that no font has.
    #[cfg(feature = "raster")]
    pub fn docx(&self, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
        let pictures = self.document_charts().map(|(chart, size)| fonts.draw(&chart, size));
        self.docx_with(pictures.into_iter().collect::<Result<_, _>>()?)
    }

    /// The drawings that the document shows, as someone else makes pictures of them.
    #[must_use]
    pub fn document_drawings(&self) -> Vec<Drawing> {
        let drawing = |(chart, size): Sized| {
            let chart = chart.with("width", size.0).with("height", size.1);
            Drawing { svg: chart.to_string(), size }
        };
        self.document_charts().map(drawing).to_vec()
    }

    /// The document with the pictures of its drawings, as PNG, in their order.
    ///
    /// # Errors
    /// What the writer says.
    pub fn docx_with(&self, pictures: Vec<Vec<u8>>) -> Result<Vec<u8>, Trouble> {
        let mut references = References::default();
        let body = body::body(self, pictures, &mut references)?;
        let author = canghai_app::text(self.language(), "product");
        package(body, references, &self.source_line()).finish(&self.title(), &author)
    }

    fn document_charts(&self) -> [Sized; 2] {
        let first = self.main_chart();
        [(first, size(first)), (ChartName::Differences, SECOND)].map(|(chart, (width, height))| {
            let drawing = self.bare(chart, (f64::from(width), f64::from(height)));
            (drawing, (width * SCALE, height * SCALE))
        })
    }
}

/// The parts of a document with this body and these words at the foot of each page.
fn package(body: Vec<Element>, references: References, foot: &str) -> Package {
    let mut package = Package::default();
    let main = Part::xml(MAIN, DOCUMENT, &document(body)).referring(references.relations());
    package.add(main);
    package.add(Part::bytes("word/styles.xml", STYLES, styles::styles()));
    package.add(Part::bytes("word/settings.xml", SETTINGS, styles::settings()));
    package.add(Part::bytes("word/fontTable.xml", FONTS, styles::fonts()));
    package.add(Part::xml("word/footer1.xml", FOOTER, &parts::footer(foot)));
    for (path, picture) in references.pictures() {
        package.add(Part::bytes(format!("word/{path}"), PNG, picture));
    }
    package
}

/// The size of the first picture, pixels.
fn size(chart: ChartName) -> (u32, u32) {
    if chart == ChartName::All { FIRST_OF_SEVERAL } else { FIRST }
}
