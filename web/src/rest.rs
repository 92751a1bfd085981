//! The rest of the program, which is a file of its own: `cargo xtask` parts the compiled page.

use canghai_app::LATER_WORDS;
use canghai_plan::LATER_TEXTS;
use gloo::utils::window;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

use crate::kept;

#[wasm_bindgen(module = "/rest.js")]
extern "C" {
    #[wasm_bindgen(js_name = loadRest)]
    fn load(first: &JsValue);

    #[wasm_bindgen(js_name = isRestHere)]
    fn is_rest_here(first: &JsValue) -> bool;

    #[wasm_bindgen(js_name = whenRestIsHere)]
    fn when_rest_is_here(first: &JsValue, tell: &JsValue);

    #[wasm_bindgen(js_name = openWith)]
    fn open_with(first: &JsValue, opens_more: bool, open: &JsValue);
}

/// The words that the rest brings: a section of the file and no memory of the program, which
/// `cargo xtask` leaves in the rest alone.
#[expect(unsafe_code, reason = "the section is one that nothing else reads")]
#[unsafe(link_section = "later-words")]
pub static WORDS: [u8; LATER_WORDS.len()] = LATER_WORDS;

/// The texts of the embedded pack that the rest brings in the same way.
#[expect(unsafe_code, reason = "the section is one that nothing else reads")]
#[unsafe(link_section = "later-texts")]
pub static TEXTS: [u8; LATER_TEXTS.len()] = LATER_TEXTS;

/// Takes the words and texts that the rest brought.
#[wasm_bindgen(js_name = takeWords)]
pub fn take_words(words: Vec<u8>, texts: Vec<u8>) {
    canghai_app::take_later_words(words.leak());
    canghai_plan::take_later_texts(texts.leak());
}

/// Loads the rest at once. The parts of the program call it where a function of the rest is needed
/// before it has come.
#[wasm_bindgen(js_name = loadRest)]
pub fn load_rest() {
    load(&wasm_bindgen::exports());
}

/// Draws the page as soon as what it opens with is here: with a link, or what was kept, that is more
/// than the first view.
pub(crate) fn open(draw: fn()) {
    canghai_plan::when_words_miss(|_| load_rest());
    let location = window().location();
    let address = [location.search(), location.hash()].map(Result::unwrap_or_default);
    let opens_more = address.iter().any(|part| !part.is_empty()) || kept::read().is_some();
    open_with(&wasm_bindgen::exports(), opens_more, &Closure::once_into_js(draw));
}

/// Whether the rest is here.
pub(crate) fn is_here() -> bool {
    is_rest_here(&wasm_bindgen::exports())
}

/// Tells once the rest is here.
pub(crate) fn when_here(tell: Callback<()>) {
    when_rest_is_here(&wasm_bindgen::exports(), &Closure::once_into_js(move || tell.emit(())));
}
