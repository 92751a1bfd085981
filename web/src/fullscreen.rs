//! The whole screen for the page, where the browser allows it. Where it does not, the stage fills the
//! window.

use gloo::utils::{document, document_element};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Asks for the whole screen.
pub(crate) fn enter() {
    call(&document_element(), "requestFullscreen");
}

/// Gives the screen back.
pub(crate) fn leave() {
    if is_on() {
        call(&document(), "exitFullscreen");
    }
}

/// Whether the page has the whole screen.
pub(crate) fn is_on() -> bool {
    document().fullscreen_element().is_some()
}

/// Calls a method that older browsers do not have, and lets its promise be refused in silence.
fn call(of: &JsValue, name: &str) {
    let method = Reflect::get(of, &name.into()).ok();
    let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) else { return };
    let promise = method.call0(of).ok().and_then(|value| value.dyn_into::<Promise>().ok());
    if let Some(promise) = promise {
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}
