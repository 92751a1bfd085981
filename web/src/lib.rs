//! The simulator's page.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Html, Renderer, function_component, html};

#[function_component]
fn Page() -> Html {
    html! { <main>{ "沧海" }</main> }
}

/// Draws the page into the document's body.
#[wasm_bindgen(start)]
pub fn start() {
    Renderer::<Page>::new().render();
}
