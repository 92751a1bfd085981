//! Charts as elements of the page.

use std::borrow::Cow;

use canghai_chart::Node;
use yew::virtual_dom::{VTag, VText};
use yew::{AttrValue, Html};

/// A drawing as elements; texts stay texts.
pub(crate) fn element(node: &Node) -> Html {
    let mut tag = VTag::new(node.tag);
    for (name, value) in &node.attributes {
        let value = match value {
            Cow::Borrowed(fixed) => AttrValue::Static(fixed),
            Cow::Owned(value) => AttrValue::Rc(value.as_str().into()),
        };
        tag.add_attribute(name, value);
    }
    if !node.text.is_empty() {
        tag.add_child(VText::new(node.text.clone()).into());
    }
    for child in &node.children {
        tag.add_child(element(child));
    }
    tag.into()
}
