//! The sizes that pictures can have.

use crate::language::Language;
use crate::text::text_with;

/// Size of a picture where none is asked for, pixels.
pub const PICTURE_SIZE: (u32, u32) = (1600, 1000);
/// The sizes that a picture can have.
pub const PICTURE_SIZES: PictureSizes = PictureSizes { least: (480, 360), most: (8192, 8192) };

/// A range of widths and heights, pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSizes {
    /// Smallest width and height.
    pub least: (u32, u32),
    /// Largest width and height.
    pub most: (u32, u32),
}

impl PictureSizes {
    /// Whether a size is one of these.
    #[must_use]
    pub fn has(self, (width, height): (u32, u32)) -> bool {
        (self.least.0..=self.most.0).contains(&width)
            && (self.least.1..=self.most.1).contains(&height)
    }
}

/// That a picture cannot have this width and height, and which it can have.
#[must_use]
pub fn no_size(language: Language, width: &str, height: &str) -> String {
    let words = |(width, height): (u32, u32)| format!("{width}x{height}");
    let PictureSizes { least, most } = PICTURE_SIZES;
    let (found, least, most) = (format!("{width}x{height}"), words(least), words(most));
    let values = [("found", found.as_str()), ("least", &least), ("most", &most)];
    text_with(language, "report.problem.size", &values)
}
