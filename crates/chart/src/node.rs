//! An SVG element.

use std::fmt::{self, Display, Write};

/// An element with attributes, a text or children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub tag: &'static str,
    /// Its attributes, in the order they were given.
    pub attributes: Vec<(&'static str, String)>,
    /// The text in it, before any child.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Node>,
}

impl Node {
    /// An element without attributes.
    #[must_use]
    pub fn new(tag: &'static str) -> Self {
        Self { tag, ..Self::default() }
    }

    /// The element with one more attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// The element with a length or position in pixels, to a hundredth.
    #[must_use]
    pub fn at(self, name: &'static str, pixels: f64) -> Self {
        self.with(name, Pixels(pixels))
    }

    /// The element with a text.
    #[must_use]
    pub fn saying(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// The element with these children after those it has.
    #[must_use]
    pub fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }

    /// The element and all below it, depth first.
    pub fn walk(&self) -> Box<dyn Iterator<Item = &Self> + '_> {
        Box::new(std::iter::once(self).chain(self.children.iter().flat_map(Self::walk)))
    }
}

/// The element as SVG text.
impl Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}", self.tag)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}=\"{}\"", Escaped(value))?;
        }
        f.write_char('>')?;
        write!(f, "{}", Escaped(&self.text))?;
        for child in &self.children {
            child.fmt(f)?;
        }
        write!(f, "</{}>", self.tag)
    }
}

/// Pixels to a hundredth, without trailing zeros or a minus before zero.
pub(crate) struct Pixels(pub(crate) f64);

/// Beyond this a position is nowhere to be seen, and has no hundredths.
const FARTHEST: f64 = 1e9;

impl Display for Pixels {
    /// Charts have thousands of these, and whole hundredths are written several times faster than
    /// the shortest digits of a number are found.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !(-FARTHEST..=FARTHEST).contains(&self.0) {
            return write!(f, "{}", self.0);
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most FARTHEST times 100")]
        let hundredths = (self.0 * 100.0).round() as i64;
        let size = hundredths.unsigned_abs();
        if hundredths < 0 {
            f.write_char('-')?;
        }
        write!(f, "{}", size / 100)?;
        match size % 100 {
            0 => Ok(()),
            part if part % 10 == 0 => write!(f, ".{}", part / 10),
            part => write!(f, ".{part:02}"),
        }
    }
}

struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Node, Pixels};

    #[test]
    fn text_and_attributes_are_escaped() {
        let node = Node::new("text").with("class", "a\"b").saying("1 < 2 & 3");
        assert_eq!(node.to_string(), "<text class=\"a&quot;b\">1 &lt; 2 &amp; 3</text>");
    }

    #[test]
    fn pixels_are_short_and_never_minus_zero() {
        let node = Node::new("rect").at("x", -0.000_1).at("y", 12.345_6);
        assert_eq!(node.to_string(), "<rect x=\"0\" y=\"12.35\"></rect>");
    }

    #[test]
    fn pixels_are_what_a_rounded_number_would_be_written_as() {
        for hundredths in [-12_345, -110, -101, -5, 0, 1, 10, 99, 100, 105, 150, 99_999] {
            let value = f64::from(hundredths) / 100.0;
            assert_eq!(Pixels(value).to_string(), value.to_string());
        }
    }
}
