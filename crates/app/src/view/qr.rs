//! Codes that a telephone's camera reads.

use std::fmt::Write as _;

use canghai_chart::Node;
use qrcode::{Color, EcLevel, QrCode};

/// Light modules around a code, as cameras want them.
const QUIET: usize = 4;
/// Width that a code has on the page at most, pixels.
const ROOM: usize = 330;
/// Pixels that a module has at most.
const LARGEST_MODULE: usize = 6;

/// The modules of a code with a text in it, row by row with the light ones around it, and whether
/// each is dark; `None` where no code holds so much.
#[must_use]
pub fn modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let size = code.width() + 2 * QUIET;
    let mut rows = vec![vec![false; size]; size];
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        for (x, module) in row.iter().enumerate() {
            rows[y + QUIET][x + QUIET] = *module == Color::Dark;
        }
    }
    Some(rows)
}

/// A code with a text in it, black on white in every theme, each module a whole number of pixels
/// wide; `None` where no code holds so much.
#[must_use]
pub fn code(text: &str, name: &str) -> Option<Node> {
    let rows = modules(text)?;
    let size = rows.len();
    let pixels = size * (ROOM / size).clamp(2, LARGEST_MODULE);
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                // writing to a string cannot fail
                let _ = write!(path, "M{x} {y}h{}v1h-{}z", run.len(), run.len());
            }
            x += run.len();
        }
    }
    let drawing = Node::new("svg")
        .with("class", "qr")
        .with("viewBox", format!("0 0 {size} {size}"))
        .with("width", pixels)
        .with("height", pixels)
        .with("role", "img")
        .with("aria-label", name)
        .with("shape-rendering", "crispEdges")
        .holding([
            Node::new("rect").with("width", size).with("height", size).with("fill", "#fff"),
            Node::new("path").with("d", path).with("fill", "#000"),
        ]);
    Some(drawing)
}
