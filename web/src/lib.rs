//! The page: draws the application's view and forwards what happens to it.
//!
//! Nothing is decided here; every word and number comes from the application's view.

mod board;
mod controls;
mod figures;
mod shell;
mod svg;

use wasm_bindgen::prelude::wasm_bindgen;

/// Draws the page into the document's body.
#[wasm_bindgen(start)]
pub fn start() {
    yew::Renderer::<shell::Shell>::new().render();
}
