//! Charts as elements of the page.

use canghai_chart::Node;
use yew::virtual_dom::{VTag, VText};
use yew::{AttrValue, Html};

/// A drawing as elements; texts stay texts.
pub(crate) fn element(node: &Node) -> Html {
    let mut tag = VTag::new(node.tag);
    for (name, value) in &node.attributes {
        tag.add_attribute(name, AttrValue::from(value.clone()));
    }
    if !node.text.is_empty() {
        tag.add_child(VText::new(node.text.clone()).into());
    }
    for child in &node.children {
        tag.add_child(element(child));
    }
    tag.into()
}
