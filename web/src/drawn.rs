//! What waits until the page is drawn.

use yew::{Callback, hook, use_effect, use_mut_ref};

/// Does something with the last value that was given, once the component is drawn again; before
/// that, what is given now may have no place on the page.
#[hook]
pub(crate) fn use_once_drawn<T: 'static>(act: impl Fn(T) + 'static) -> Callback<T> {
    let waiting = use_mut_ref(|| None);
    {
        let waiting = waiting.clone();
        use_effect(move || {
            if let Some(value) = waiting.take() {
                act(value);
            }
        });
    }
    Callback::from(move |value| *waiting.borrow_mut() = Some(value))
}
