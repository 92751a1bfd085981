//! The width that a part of the page has.

use js_sys::Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

/// Looks at an element until it is dropped.
pub(crate) struct Watch {
    observer: ResizeObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells the width of an element's inside in pixels, at first and whenever it changes; `None` where the browser has no way to, and the width that is
/// expected for the window stays.
pub(crate) fn watch(place: &Element, tell: impl Fn(f64) + 'static) -> Option<Watch> {
    let told = Closure::new(move |entries: Array| {
        let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
        if let Ok(entry) = entry {
            tell(entry.content_rect().width());
        }
    });
    let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok()?;
    observer.observe(place);
    Some(Watch { observer, _told: told })
}
