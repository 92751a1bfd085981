//! Drawings as text for another window. What comes back holds elements and attributes that charts
//! draw, and nothing else: it cannot run a script or load anything.

use canghai_chart::Node;
use serde::{Deserialize, Serialize};

/// Elements that charts and codes draw.
const TAGS: [&str; 9] = ["svg", "g", "path", "line", "rect", "circle", "text", "defs", "pattern"];
/// Attributes that they have.
const ATTRIBUTES: [&str; 30] = [
    "viewBox",
    "class",
    "role",
    "aria-label",
    "aria-hidden",
    "data-x",
    "data-y",
    "data-series",
    "data-band",
    "d",
    "x",
    "y",
    "x1",
    "x2",
    "y1",
    "y2",
    "cx",
    "cy",
    "r",
    "width",
    "height",
    "fill",
    "text-anchor",
    "shape-rendering",
    "dominant-baseline",
    "id",
    "rx",
    "data-row",
    "patternUnits",
    "patternTransform",
];
/// What a value has before the name of a pattern of the same drawing.
const PATTERN: &str = "url(#";
/// Elements within elements, at most.
const DEEPEST: usize = 12;

/// An element as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    tag: String,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Written>,
}

impl Written {
    fn of(node: &Node) -> Self {
        let attributes = node.attributes.iter();
        Self {
            tag: node.tag.to_owned(),
            attributes: attributes
                .map(|(name, value)| ((*name).to_owned(), value.to_string()))
                .collect(),
            text: node.text.clone(),
            children: node.children.iter().map(Self::of).collect(),
        }
    }

    /// The element again; `None` where it holds what no chart draws.
    fn node(self, depth: usize) -> Option<Node> {
        let known =
            |name: &str, names: &[&'static str]| names.iter().copied().find(|other| *other == name);
        let attributes = self.attributes.into_iter();
        let attributes = attributes.map(|(name, value)| {
            Some((known(&name, &ATTRIBUTES)?, Some(value).filter(|value| is_local(value))?.into()))
        });
        let children = self.children.into_iter();
        Some(Node {
            tag: known(&self.tag, &TAGS).filter(|_| depth < DEEPEST)?,
            attributes: attributes.collect::<Option<_>>()?,
            text: self.text,
            children: children.map(|child| child.node(depth + 1)).collect::<Option<_>>()?,
        })
    }
}

/// Whether a value names nothing outside its drawing.
fn is_local(value: &str) -> bool {
    let own = |name: &str| {
        let name = name.strip_suffix(')').unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    !value.to_ascii_lowercase().contains("url(") || value.strip_prefix(PATTERN).is_some_and(own)
}

/// A drawing that may be missing.
pub(super) mod drawing {
    use std::rc::Rc;

    use canghai_chart::Node;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

    use super::Written;

    #[expect(clippy::ref_option, reason = "serde asks for it")]
    pub(in super::super) fn serialize<S: Serializer>(
        node: &Option<Rc<Node>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        node.as_deref().map(Written::of).serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Rc<Node>>, D::Error> {
        let Some(written) = Option::<Written>::deserialize(deserializer)? else { return Ok(None) };
        let node = written.node(0).ok_or_else(|| D::Error::custom("no drawing of ours"))?;
        Ok(Some(Rc::new(node)))
    }
}
