//! One of a few, side by side.

use canghai_app::view::Switch;
use yew::{Callback, Html, Properties, function_component, html};

/// What can be chosen.
#[derive(Properties, PartialEq)]
pub(crate) struct ChoicesProps<T: Clone + PartialEq> {
    pub(crate) switch: Switch<T>,
    pub(crate) choose: Callback<T>,
}

/// Radio buttons that look like one strip.
#[function_component]
pub(crate) fn Choices<T: Clone + PartialEq + 'static>(props: &ChoicesProps<T>) -> Html {
    let ChoicesProps { switch, choose } = props;
    let option = |(value, label, chosen): &(T, String, bool)| {
        let value = value.clone();
        let onchange = choose.reform(move |_| value.clone());
        html! {
            <label key={label.clone()}>
                <input type="radio" name={switch.key} checked={*chosen} {onchange} /><span>{ label }</span>
            </label>
        }
    };
    html! {
        <fieldset class={format!("choices {}", switch.key)}>
            <legend>{ &switch.label }</legend>
            { for switch.options.iter().map(option) }
        </fieldset>
    }
}
