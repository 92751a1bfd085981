//! Sliders with number fields, in groups.

use canghai_app::view::{Choice, Control, LeverGroup, LeverView, Parts};
use canghai_app::{Event, rounded};
use web_sys::{HtmlInputElement, HtmlSelectElement, InputEvent, KeyboardEvent};
use yew::{Callback, Html, Properties, TargetCast, function_component, html};

/// One control and where its events go.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct ControlProps {
    pub(crate) control: Control,
    pub(crate) send: Callback<Event>,
}

/// A slider beside its number field.
#[function_component]
pub(crate) fn Slider(props: &ControlProps) -> Html {
    let control = &props.control;
    let (field, send) = (control.field, props.send.clone());
    let slide = move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        send.emit(Event::Slide(field, input.value_as_number()));
    };
    html! {
        <div class="control">
            <span class="short" aria-hidden="true">{ &control.short }</span>
            <span class="track">
                if let Some(base) = base_mark(control) { <span class="base-mark" style={base} /> }
                <input type="range" aria-label={control.name.clone()}
                    aria-valuetext={control.spoken.clone()}
                    min={control.min.to_string()} max={control.max.to_string()}
                    step={control.step.to_string()} value={control.value.to_string()}
                    style={filled(control)} oninput={slide} />
            </span>
            <NumberField control={control.clone()} send={props.send.clone()} />
            if is_wrong(control) {
                <p class="problem" id={problem_id(control)} role="alert">{ &control.problem }</p>
            }
        </div>
    }
}

/// A field for a number, the arrow keys taking it up and down.
///
/// To the page it is a field for text: a browser keeps what it takes for no number to itself, and
/// then no message could name it.
#[function_component]
fn NumberField(props: &ControlProps) -> Html {
    let control = &props.control;
    let field = control.field;
    let (typed, left) = (props.send.clone(), props.send.clone());
    let type_in = move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        typed.emit(Event::Type(field, input.value()));
    };
    let leave = move |_| left.emit(Event::Leave(field));
    html! {
        <input type="text" inputmode="decimal" autocomplete="off" class="number"
            role="spinbutton" aria-label={control.name.clone()}
            aria-valuemin={control.min.to_string()} aria-valuemax={control.max.to_string()}
            aria-valuenow={control.value.to_string()}
            value={control.text.clone()} aria-invalid={is_wrong(control).to_string()}
            aria-describedby={is_wrong(control).then(|| problem_id(control))}
            oninput={type_in} onblur={leave} onkeydown={step(props)} />
    }
}

/// The arrow keys of a number field: one step up or down, within the range.
fn step(props: &ControlProps) -> Callback<KeyboardEvent> {
    let ControlProps { control, send } = props.clone();
    Callback::from(move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => control.step,
            "ArrowDown" => -control.step,
            _ => return,
        };
        event.prevent_default();
        let value = (control.value + step).clamp(control.min, control.max);
        send.emit(Event::Type(control.field, rounded(value)));
    })
}

fn is_wrong(control: &Control) -> bool {
    !control.problem.is_empty()
}

fn problem_id(control: &Control) -> String {
    format!("problem-{:?}", control.field).replace(['(', ')', ',', ' '], "-")
}

/// The part of the track that is filled, in percent.
fn part(control: &Control, value: f64) -> f64 {
    100.0 * (value - control.min) / (control.max - control.min)
}

fn filled(control: &Control) -> String {
    format!("--filled: {:.2}%", part(control, control.value))
}

fn base_mark(control: &Control) -> Option<String> {
    control.base.map(|base| format!("--base: {:.4}", part(control, base) / 100.0))
}

/// A group of levers.
#[derive(Properties, PartialEq)]
pub(crate) struct GroupProps {
    pub(crate) group: LeverGroup,
    pub(crate) about: String,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn Group(props: &GroupProps) -> Html {
    let GroupProps { group, about, send } = props;
    html! {
        <details class={format!("group {}", group.key)} open=true>
            <summary><h3>{ &group.label }</h3></summary>
            { for group.levers.iter().map(|lever| self::lever(lever, about, send)) }
        </details>
    }
}

fn lever(lever: &LeverView, about: &str, send: &Callback<Event>) -> Html {
    html! {
        <fieldset class="lever" key={lever.key}>
            <legend><span class="label">{ &lever.label }</span><span class="unit">{ &lever.unit }</span></legend>
            { controls(&lever.years, send) }
            <details class="help"><summary>{ about }</summary><p>{ &lever.help }</p></details>
        </fieldset>
    }
}

fn controls(controls: &[Control], send: &Callback<Event>) -> Html {
    let slider = |control: &Control| html! { <Slider control={control.clone()} {send} /> };
    controls.iter().map(slider).collect()
}

/// Parts of a whole.
#[derive(Properties, PartialEq)]
pub(crate) struct PartsProps {
    pub(crate) parts: Parts,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn PartsPanel(props: &PartsProps) -> Html {
    html! {
        <details class="parts">
            <summary><h3>{ &props.parts.label }</h3><span class="unit">{ "%" }</span></summary>
            { controls(&props.parts.parts, &props.send) }
        </details>
    }
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
