//! The slider of the month that all charts show, for keys and for people who do not see the charts.

use canghai_app::view::Months;
use canghai_app::{Hover, HoverEvent};
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{Callback, Html, Properties, TargetCast, function_component, html};

/// The months, where the line stands, and what the charts say there.
#[derive(Properties, PartialEq)]
pub(crate) struct MonthProps {
    pub(crate) months: Months,
    pub(crate) hover: Hover,
    pub(crate) spoken: String,
    pub(crate) send: Callback<HoverEvent>,
}

#[function_component]
pub(crate) fn MonthSlider(props: &MonthProps) -> Html {
    let MonthProps { months, hover, spoken, send } = props;
    let slide = send.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to months")]
        let month = input.value_as_number().max(0.0) as usize;
        HoverEvent::Point(month)
    });
    let filled = format!("--filled: {:.2}%", 100.0 * hover.place() as f64 / months.last as f64);
    html! {
        <label class="months" title={months.help.clone()}>
            <span>{ &months.label }</span>
            <input type="range" min="0" max={months.last.to_string()} step="1"
                value={hover.place().to_string()} aria-valuetext={spoken.clone()}
                aria-description={months.help.clone()} style={filled}
                oninput={slide} onkeydown={years(send)} />
        </label>
    }
}

/// A browser's page is a tenth of the slider; here it is a year.
fn years(send: &Callback<HoverEvent>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "PageUp" => HoverEvent::NextYear,
            "PageDown" => HoverEvent::YearBefore,
            _ => return,
        };
        event.prevent_default();
        send.emit(step);
    })
}
