//! Levers in groups, and choices.

use canghai_app::view::{Choice, LeverGroup, LeverView};
use canghai_app::{Event, Language, text};
use web_sys::HtmlSelectElement;
use yew::{Callback, Html, Properties, TargetCast, function_component, html};

use crate::card::InfoButton;
use crate::fields::{NumberField, Slider, Track, problem};

/// A group of levers.
#[derive(Properties, PartialEq)]
pub(crate) struct GroupProps {
    pub(crate) group: LeverGroup,
    pub(crate) language: Language,
    /// Whether it is unfolded when the page opens.
    pub(crate) unfolded: bool,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn Group(props: &GroupProps) -> Html {
    let GroupProps { group, language, unfolded, send } = props;
    html! {
        <details class={format!("group {}", group.key)} open={*unfolded}>
            <summary>{ icon(group.key) }<h3>{ &group.label }</h3><span class="digest">{ &group.digest }</span></summary>
            { for group.levers.iter().map(|lever| self::lever(lever, *language, send)) }
        </details>
    }
}

/// A sign for each kind of lever, drawn in its colour: a coin, a plot, a person, a handing over.
fn icon(key: &str) -> Html {
    let path = match key {
        "money" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 8l4 5 4-5M12 13v5M9 14h6",
        "land" => "M3 7l9-4 9 4-9 4zM3 12l9 4 9-4M3 17l9 4 9-4",
        "talent" => "M12 3a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M4 21c0-5 4-7 8-7s8 2 8 7",
        _ => "M3 12h14M12 6l6 6-6 6M21 4v16",
    };
    html! { <svg class="group-icon" viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg> }
}

fn lever(lever: &LeverView, language: Language, send: &Callback<Event>) -> Html {
    let all = &lever.all;
    html! {
        <fieldset class="lever" key={lever.key} data-lever={lever.key}>
            <legend class="sr-only">{ &lever.label }</legend>
            <div class="lever-head">
                <span class="label" aria-hidden="true">{ &lever.label }</span>
                <InfoButton info={lever.info.clone()} place="lever" {send} />
                <NumberField control={all.clone()} {send} />
                <span class="unit">{ &lever.unit }</span>
            </div>
            <Track control={all.clone()} marks={lever.marks.clone()} {send} />
            // always there: a child that comes into a fieldset makes Chromium lay it out anew, which
            // takes the slider from under the pointer
            <div>{ problem(all) }</div>
            <div class="lever-foot">
                <details class="years">
                    <summary>
                        <span class="sr-only">{ &lever.by_year }</span>
                        { bars(&lever.bars) }
                        <span class="profile">{ &lever.profile }</span>
                    </summary>
                    { for lever.years.iter().map(|year| html! { <Slider control={year.clone()} {send} /> }) }
                </details>
                { heroic(&lever.heroic, language) }
            </div>
        </fieldset>
    }
}

/// The flag of a setting above all that was seen. It stands beside the years, where nothing moves
/// when it comes or goes under a slider.
fn heroic(words: &str, language: Language) -> Html {
    if words.is_empty() {
        return Html::default();
    }
    html! {
        <p class="warning" title={words.to_owned()}>
            <span aria-hidden="true">{ "▲ " }{ text(language, "marks.beyond") }</span>
            <span class="sr-only">{ words }</span>
        </p>
    }
}

/// The years' values as small upright bars.
fn bars(bars: &[f64]) -> Html {
    let bar = |height: &f64| html! { <i style={format!("height: {:.0}%", height * 100.0)} /> };
    html! { <span class="bars" aria-hidden="true">{ for bars.iter().map(bar) }</span> }
}

/// One of several, to be chosen.
#[derive(Properties, PartialEq)]
pub(crate) struct ChoiceProps {
    pub(crate) choice: Choice,
    pub(crate) choose: Callback<String>,
}

#[function_component]
pub(crate) fn Select(props: &ChoiceProps) -> Html {
    let choose = props.choose.clone();
    let onchange = move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        choose.emit(select.value());
    };
    let option = |(id, label, chosen): &(String, String, bool)| {
        html! { <option key={id.clone()} value={id.clone()} selected={*chosen}>{ label }</option> }
    };
    html! {
        <label class="choice">
            <span>{ &props.choice.label }</span>
            <select {onchange}>{ for props.choice.options.iter().map(option) }</select>
        </label>
    }
}
