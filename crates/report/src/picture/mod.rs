//! Charts as pictures: drawn, coloured, and with what they say of themselves around them.

mod chart_name;
mod paint;
mod raster;
mod sheet;

pub use chart_name::ChartName;
pub use raster::Fonts;

use canghai_app::view::qr_code;
use canghai_chart::Node;

use crate::about::Report;
use crate::trouble::Trouble;

/// A size in whole pixels.
type Pixels = (u32, u32);

/// Smallest and largest width and height of a picture, pixels.
const WIDTHS: (u32, u32) = (480, 8192);
const HEIGHTS: (u32, u32) = (360, 8192);
/// Width of the code in a workbook, document or slide, pixels.
const CODE: u32 = 600;

impl Report<'_> {
    /// Size of a picture where none is asked for, pixels.
    pub const SIZE: (u32, u32) = (1600, 1000);

    /// A chart with title, source line, link and code as an SVG drawing.
    ///
    /// # Errors
    /// A size that a picture cannot have.
    pub fn svg(&self, chart: ChartName, size: Pixels) -> Result<String, Trouble> {
        Ok(self.sheet(chart, checked(size)?).to_string())
    }

    /// The same as a PNG picture, its letters from these fonts.
    ///
    /// # Errors
    /// A size that a picture cannot have, or a letter that no font has.
    pub fn png(&self, chart: ChartName, size: Pixels, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
        fonts.draw(&self.sheet(chart, checked(size)?), size)
    }

    /// A chart alone, without title or source, as a picture with `scale` points a pixel.
    pub(crate) fn bare_png(
        &self,
        chart: ChartName,
        (width, height): Pixels,
        scale: u32,
        fonts: &Fonts,
    ) -> Result<Vec<u8>, Trouble> {
        let size = (f64::from(width), f64::from(height));
        fonts.draw(&self.bare(chart, size), (width * scale, height * scale))
    }

    /// The link as a code; `None` where no code holds so much.
    pub(crate) fn code(&self) -> Option<Node> {
        qr_code(self.link(), &self.code_words()).filter(|_| !self.link().is_empty())
    }

    /// The code as a picture.
    pub(crate) fn code_picture(&self) -> Result<Option<Vec<u8>>, Trouble> {
        let code = self.code().map(|code| Fonts::none().draw(&drawable(code), (CODE, CODE)));
        code.transpose()
    }

    /// What the code is, in words.
    pub(crate) fn code_words(&self) -> String {
        canghai_app::text(self.language(), "share.code")
    }
}

/// A code as a drawing of its own.
fn drawable(code: Node) -> Node {
    code.with("xmlns", sheet::NAMESPACE)
}

fn checked((width, height): Pixels) -> Result<Pixels, Trouble> {
    let within = |size: u32, (least, most): (u32, u32)| (least..=most).contains(&size);
    if within(width, WIDTHS) && within(height, HEIGHTS) {
        return Ok((width, height));
    }
    Err(no_size((width, height)))
}

fn no_size(found: Pixels) -> Trouble {
    Trouble::Size { found, widths: WIDTHS, heights: HEIGHTS }
}
