//! Codes of links as pictures, which have no letters and need no fonts.

use canghai_app::view::qr_modules;
use png::{BitDepth, ColorType, Encoder};

use crate::trouble::Trouble;

/// Width that a code's picture has about, pixels.
const WIDTH: usize = 600;

/// A link as a code, each module a whole number of pixels wide; `None` where there is no link, or
/// where no code holds so much.
pub(crate) fn code_picture(link: &str) -> Result<Option<Vec<u8>>, Trouble> {
    let modules = qr_modules(link).filter(|_| !link.is_empty());
    modules.map(|modules| picture(&modules).map_err(Trouble::writer)).transpose()
}

fn picture(modules: &[Vec<bool>]) -> Result<Vec<u8>, png::EncodingError> {
    let times = (WIDTH / modules.len().max(1)).max(1);
    let side = u32::try_from(modules.len() * times).unwrap_or_default();
    let row = |row: &Vec<bool>| {
        let pixels = row.iter().flat_map(|dark| std::iter::repeat_n(*dark, times));
        packed(&pixels.collect::<Vec<bool>>())
    };
    let rows = modules.iter().flat_map(|one| std::iter::repeat_n(row(one), times));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    encoder.write_header()?.write_image_data(&rows.flatten().collect::<Vec<u8>>())?;
    Ok(bytes)
}

/// A row of pixels, eight to a byte, light ones set.
fn packed(pixels: &[bool]) -> Vec<u8> {
    let bit = |byte: u8, (place, dark): (usize, &bool)| byte | (u8::from(!dark) << (7 - place));
    pixels.chunks(8).map(|eight| eight.iter().enumerate().fold(0, bit)).collect()
}
