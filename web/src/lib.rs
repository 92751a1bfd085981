//! The page: draws the application's view and forwards what happens to it.
//!
//! Nothing is decided here; every word and number comes from the application's view.

mod address;
mod behind;
mod board;
mod card;
mod channel;
mod charts;
mod choices;
mod clipboard;
mod clock;
mod compare;
mod compare_tables;
mod console;
mod controls;
mod desk;
mod dialog;
mod drawn;
mod dropping;
mod export;
mod fields;
mod figures;
mod files;
mod fullscreen;
mod header;
mod headline;
mod kept;
mod ledger;
mod making;
mod measure;
mod menu;
mod months;
mod numbers;
mod parts;
mod placing;
mod pool;
mod present;
mod presenter;
mod reach;
mod reach_answer;
mod reach_limits;
mod rest;
mod search;
mod share;
mod shell;
mod slices;
mod slide;
mod stage;
mod surroundings;
mod svg;
mod table;
mod tabs;
mod why;
mod why_cards;
mod why_parts;

use wasm_bindgen::prelude::wasm_bindgen;

pub use desk::{combine, work};
pub use rest::{TEXTS, WORDS, load_rest, take_words};

/// Draws the page into the document's body.
#[wasm_bindgen(start)]
pub fn start() {
    // a worker runs the same module and has no window to draw in
    if web_sys::window().is_none() {
        return;
    }
    rest::open(draw);
}

fn draw() {
    if presenter::id().is_some() {
        yew::Renderer::<presenter::Presenter>::new().render();
    } else {
        yew::Renderer::<shell::Shell>::new().render();
    }
}
