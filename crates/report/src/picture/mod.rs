//! Charts as pictures: drawn, coloured, and with what they say of themselves around them.

mod code;
mod paint;
#[cfg(feature = "raster")]
mod raster;
mod sheet;

pub(crate) use code::code_picture;
#[cfg(feature = "raster")]
pub use raster::Fonts;

use canghai_app::view::qr_code;
use canghai_app::{ChartName, PICTURE_SIZE, PICTURE_SIZES};
use canghai_chart::Node;

use crate::about::Report;
use crate::trouble::Trouble;

/// A size in whole pixels.
type Pixels = (u32, u32);

/// A drawing that becomes a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing as SVG.
    pub svg: String,
    /// Width and height of the picture, pixels.
    pub size: (u32, u32),
}

impl Report<'_> {
    /// Size of a picture where none is asked for, pixels.
    pub const SIZE: (u32, u32) = PICTURE_SIZE;

    /// A chart with title, source line, link and code as an SVG drawing.
    ///
    /// # Errors
    /// A size that a picture cannot have, or a chart that has nothing to show.
    pub fn svg(&self, chart: ChartName, size: Pixels) -> Result<String, Trouble> {
        Ok(self.sheet(chart, checked(size)?)?.to_string())
    }

    /// The same as a PNG picture, its letters from these fonts.
    ///
    /// # Errors
    /// As [`Report::svg`], or a letter that no font has.
    #[cfg(feature = "raster")]
    pub fn png(&self, chart: ChartName, size: Pixels, fonts: &Fonts) -> Result<Vec<u8>, Trouble> {
        fonts.draw(&self.sheet(chart, checked(size)?)?, size)
    }

    /// The link as a code; `None` where no code holds so much.
    fn code(&self) -> Option<Node> {
        qr_code(self.link(), &self.code_words()).filter(|_| !self.link().is_empty())
    }

    /// The code as a picture.
    pub(crate) fn code_picture(&self) -> Result<Option<Vec<u8>>, Trouble> {
        code_picture(self.link())
    }

    /// What the code is, in words.
    pub(crate) fn code_words(&self) -> String {
        canghai_app::text(self.language(), "share.code")
    }
}

fn checked(size: Pixels) -> Result<Pixels, Trouble> {
    if PICTURE_SIZES.has(size) { Ok(size) } else { Err(Trouble::Size(size)) }
}
