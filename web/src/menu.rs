//! A button that opens a few more.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent};
use yew::{Children, Html, Properties, TargetCast, function_component, html, use_node_ref};

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
    html! {
        <details class="menu" ref={node.clone()} onclick={pressed} onkeydown={typed} onfocusout={left}>
            <summary aria-label={props.name.clone()}>{ &props.label }</summary>
            <div class="menu-items">{ props.children.clone() }</div>
        </details>
    }
}
