//! Drawings as pictures.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use canghai_chart::Node;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};

use super::Pixels;
use crate::trouble::{Trouble, is_chinese};

/// Fonts that letters are drawn with.
#[derive(Clone)]
pub struct Fonts(Arc<fontdb::Database>);

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} fonts", self.0.len())
    }
}

impl Fonts {
    /// Fonts that were loaded already.
    #[must_use]
    pub fn new(mut loaded: fontdb::Database) -> Self {
        let serif =
            fontdb::Query { families: &[fontdb::Family::Serif], ..fontdb::Query::default() };
        // letters look for their fonts from a first one on, so there has to be one
        if loaded.query(&serif).is_none() {
            let first = loaded.faces().next().and_then(|face| face.families.first().cloned());
            if let Some((family, _)) = first {
                loaded.set_serif_family(family);
            }
        }
        Self(Arc::new(loaded))
    }

    /// No fonts, for drawings without letters.
    #[must_use]
    pub fn none() -> Self {
        Self(Arc::default())
    }

    /// A drawing as a PNG picture of this size.
    pub(crate) fn draw(&self, drawing: &Node, (width, height): Pixels) -> Result<Vec<u8>, Trouble> {
        let options = usvg::Options { fontdb: self.0.clone(), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(&drawing.to_string(), &options).map_err(Trouble::writer)?;
        let mut missing = letters(drawing);
        found(tree.root(), &mut |letter| {
            missing.remove(&letter);
        });
        if let Some(letter) = worst(&missing) {
            return Err(Trouble::NoLetter(letter));
        }
        let mut pixmap = Pixmap::new(width, height).ok_or(Trouble::Size((width, height)))?;
        let size = tree.size();
        let scale = Transform::from_scale(
            pixmap.width() as f32 / size.width(),
            pixmap.height() as f32 / size.height(),
        );
        resvg::render(&tree, scale, &mut pixmap.as_mut());
        pixmap.encode_png().map_err(Trouble::writer)
    }
}

/// The letter to name of those that no font has: a Chinese character, where there is one.
fn worst(missing: &BTreeSet<char>) -> Option<char> {
    // one that is read rather than a full stop
    let read = missing.iter().find(|letter| ('\u{4e00}'..='\u{9fff}').contains(*letter));
    read.or_else(|| missing.iter().find(|letter| is_chinese(**letter))).or(missing.first()).copied()
}

/// The letters of a drawing.
fn letters(drawing: &Node) -> BTreeSet<char> {
    let texts = drawing.walk().filter(|node| matches!(node.tag, "text" | "tspan"));
    texts.flat_map(|node| node.text.chars()).filter(|letter| !letter.is_whitespace()).collect()
}

/// Tells of each letter that a font has.
fn found(group: &usvg::Group, tell: &mut impl FnMut(char)) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => found(group, tell),
            usvg::Node::Text(text) => {
                let glyphs = text.layouted().iter().flat_map(|span| &span.positioned_glyphs);
                let drawn = glyphs.filter(|glyph| glyph.id.0 != 0);
                drawn.flat_map(|glyph| glyph.text.chars()).for_each(&mut *tell);
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => {}
        }
    }
}
