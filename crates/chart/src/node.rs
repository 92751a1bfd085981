//! An SVG element.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use crate::pixels::Pixels;

/// An element with attributes, a text or children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// Its name.
    pub tag: &'static str,
    /// Its attributes, in the order they were given.
    pub attributes: Vec<(&'static str, Cow<'static, str>)>,
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
    pub fn with(self, name: &'static str, value: impl Display) -> Self {
        self.having(name, value.to_string())
    }

    /// The element with one more attribute, whose value is a text that need not be copied.
    #[must_use]
    pub fn having(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// The element with a length or position in pixels, to a hundredth.
    #[must_use]
    pub fn at(self, name: &'static str, pixels: f64) -> Self {
        let mut text = String::new();
        Pixels(pixels).write_to(&mut text);
        self.having(name, text)
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
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| &**value)
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
    use super::Node;

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
}
