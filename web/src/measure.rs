//! The width that a part of the page has, and whether it is in sight.

use js_sys::Array;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver, ResizeObserverEntry,
};

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

/// Looks whether elements are in sight until it is dropped.
pub(crate) struct Sight {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Tells which of some elements are in sight, by their numbers, at first and whenever that changes;
/// `None` where the browser has no way to.
pub(crate) fn sight(
    places: &[(usize, Element)],
    tell: impl Fn(usize, bool) + 'static,
) -> Option<Sight> {
    let watched = places.to_vec();
    let told = Closure::new(move |entries: Array| {
        for entry in entries.iter().filter_map(|entry| entry.dyn_into().ok()) {
            let entry: IntersectionObserverEntry = entry;
            if let Some((number, _)) = watched.iter().find(|(_, own)| *own == entry.target()) {
                tell(*number, entry.is_intersecting());
            }
        }
    });
    let told_by = told.as_ref().unchecked_ref();
    let observer = IntersectionObserver::new(told_by).ok()?;
    for (_, place) in places {
        observer.observe(place);
    }
    Some(Sight { observer, _told: told })
}
