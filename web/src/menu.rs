//! A button that opens a few more.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{Children, Html, Properties, TargetCast, function_component, html, use_node_ref};

/// Pixels between what a menu opens and the window's edge.
const MARGIN: f64 = 8.0;

/// What the button says, and what it opens.
#[derive(Properties, PartialEq)]
pub(crate) struct MenuProps {
    /// Its words.
    pub(crate) label: String,
    /// Its accessible name.
    pub(crate) name: String,
    pub(crate) children: Children,
}

/// Closes when a button in it was pressed, with the escape key, and when the focus goes elsewhere.
#[function_component]
pub(crate) fn Menu(props: &MenuProps) -> Html {
    let node = use_node_ref();
    let close = {
        let node = node.clone();
        move |back: bool| {
            let Some(menu) = node.cast::<Element>() else { return };
            if menu.remove_attribute("open").is_ok()
                && back
                && let Ok(Some(summary)) = menu.query_selector("summary")
            {
                let _ = summary.unchecked_into::<HtmlElement>().focus();
            }
        }
    };
    let pressed = {
        let close = close.clone();
        move |event: MouseEvent| {
            let target: Element = event.target_unchecked_into();
            if target.closest(".menu-items button").is_ok_and(|button| button.is_some()) {
                close(true);
            }
        }
    };
    let typed = {
        let close = close.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                close(true);
            }
        }
    };
    let left = {
        let node = node.clone();
        move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            let inside = node.cast::<Element>().is_some_and(|menu| menu.contains(to.as_ref()));
            if !inside && to.is_some() {
                close(false);
            }
        }
    };
    let toggled = {
        let node = node.clone();
        move |_: yew::Event| {
            if let Some(items) = node.cast::<Element>().and_then(|menu| items_of(&menu)) {
                keep_in_window(&items);
            }
        }
    };
    html! {
        <details class="menu" ref={node.clone()} onclick={pressed} onkeydown={typed} onfocusout={left} ontoggle={toggled}>
            <summary aria-label={props.name.clone()}>{ &props.label }</summary>
            <div class="menu-items">{ props.children.clone() }</div>
        </details>
    }
}

fn items_of(menu: &Element) -> Option<HtmlElement> {
    menu.query_selector(".menu-items").ok().flatten()?.dyn_into().ok()
}

/// Moves what a menu opens to the left where it would end outside of the window.
fn keep_in_window(items: &HtmlElement) {
    let style = items.style();
    // a style without the property is as good as one that lost it
    let _ = style.remove_property("left");
    let window = gloo::utils::document_element().client_width();
    let over = items.get_bounding_client_rect().right() + MARGIN - f64::from(window);
    if over > 0.0 {
        let _ = style.set_property("left", &format!("{:.0}px", -over));
    }
}
