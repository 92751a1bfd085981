//! One slider, one number field.

use canghai_app::view::{Control, MarkKind, Marks};
use canghai_app::{Event, rounded};
use web_sys::{HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{Callback, Html, Properties, TargetCast, classes, function_component, html};

/// One control and where its events go.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct ControlProps {
    pub(crate) control: Control,
    pub(crate) send: Callback<Event>,
}

/// A slider with what is marked along it.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct TrackProps {
    pub(crate) control: Control,
    #[prop_or_default]
    pub(crate) marks: Option<Marks>,
    pub(crate) send: Callback<Event>,
}

/// A slider beside its number field.
#[function_component]
pub(crate) fn Slider(props: &ControlProps) -> Html {
    let ControlProps { control, send } = props;
    html! {
        <div class="control">
            <span class="short" aria-hidden="true">{ &control.short }</span>
            <Track control={control.clone()} {send} />
            <NumberField control={control.clone()} {send} />
            { problem(control) }
        </div>
    }
}

/// The slider alone.
#[function_component]
pub(crate) fn Track(props: &TrackProps) -> Html {
    let TrackProps { control, marks, send } = props;
    let filled = format!("--filled: {:.2}%", part(control, control.value));
    let slider = ControlProps { control: control.clone(), send: send.clone() };
    html! {
        <span class="track">
            if let Some(marks) = marks { { zones(control, marks) } }
            if let Some(base) = base_mark(control) { <span class="base-mark" style={base} /> }
            { range(&slider, "", &filled) }
        </span>
    }
}

/// What is usual and what is heroic, as stretches of the track with their words on them.
fn zones(control: &Control, marks: &Marks) -> Html {
    let at = |value: f64| part(control, value).clamp(0.0, 100.0) / 100.0;
    let stretch = |from: f64, to: f64| format!("--from: {:.4}; --to: {:.4}", at(from), at(to));
    let (low, high) = marks.usual;
    let ticks = marks.marks.iter().filter(|mark| mark.kind != MarkKind::Trend);
    let kind = |kind| if kind == MarkKind::Effort { "tick effort" } else { "tick largest" };
    html! {
        <>
            <span class="usual" style={stretch(low, high)} title={marks.usual_words.clone()} />
            if let Some(from) = marks.heroic_from {
                <span class="heroic" style={stretch(from, control.max)} title={marks.heroic_words.clone()} />
            }
            { for ticks.map(|mark| html! {
                <span class={kind(mark.kind)} style={format!("--base: {:.4}", at(mark.value))} title={mark.words.clone()} />
            }) }
        </>
    }
}

/// The input of a slider or of a boundary, in a class and style of its own.
pub(crate) fn range(props: &ControlProps, class: &'static str, style: &str) -> Html {
    let control = &props.control;
    let (field, send, left) = (control.field, props.send.clone(), props.send.clone());
    let slide = move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        send.emit(Event::Slide(field, input.value_as_number()));
    };
    html! {
        <input type="range" class={class} aria-label={control.name.clone()}
            aria-valuetext={control.spoken.clone()} disabled={control.fixed}
            min={control.min.to_string()} max={control.max.to_string()}
            step={control.step.to_string()} value={control.value.to_string()}
            style={style.to_owned()} oninput={slide} onchange={move |_| left.emit(Event::Leave(field))} />
    }
}

/// What is wrong with what is typed.
pub(crate) fn problem(control: &Control) -> Html {
    html! {
        if is_wrong(control) {
            <p class="problem" id={problem_id(control)} role="alert">{ &control.problem }</p>
        }
    }
}

/// The number field of a control.
#[function_component]
pub(crate) fn NumberField(props: &ControlProps) -> Html {
    let ControlProps { control, send } = props;
    let field = control.field;
    number_input(
        &NumberInput {
            name: &control.name,
            range: [control.min, control.max, control.step],
            value: control.value,
            text: &control.text,
            fixed: control.fixed,
            problem: is_wrong(control).then(|| problem_id(control)),
        },
        send.reform(move |text| Event::Type(field, text)),
        &send.reform(move |()| Event::Leave(field)),
    )
}

/// What a number field shows.
pub(crate) struct NumberInput<'a> {
    /// Its accessible name.
    pub(crate) name: &'a str,
    /// Smallest and largest value and the step.
    pub(crate) range: [f64; 3],
    pub(crate) value: f64,
    /// What stands in it.
    pub(crate) text: &'a str,
    pub(crate) fixed: bool,
    /// Id of the element that says what is wrong with the text, where something is.
    pub(crate) problem: Option<String>,
}

/// A field for a number, the arrow keys taking it up and down one step within the range.
///
/// To the page it is a field for text: a browser keeps what it takes for no number to itself, and
/// then no message could name it.
pub(crate) fn number_input(
    input: &NumberInput,
    typed: Callback<String>,
    left: &Callback<()>,
) -> Html {
    let ([min, max, step], value) = (input.range, input.value);
    let type_in = typed.reform(|event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        input.value()
    });
    let keys = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowUp" => step,
            "ArrowDown" => -step,
            _ => return,
        };
        event.prevent_default();
        typed.emit(rounded((value + step).clamp(min, max)));
    };
    html! {
        <input type="text" inputmode="decimal" autocomplete="off" class={classes!("number")}
            role="spinbutton" aria-label={input.name.to_owned()} disabled={input.fixed}
            aria-valuemin={min.to_string()} aria-valuemax={max.to_string()}
            aria-valuenow={value.to_string()} value={input.text.to_owned()}
            aria-invalid={input.problem.is_some().to_string()}
            aria-describedby={input.problem.clone()}
            oninput={type_in} onblur={left.reform(|_| ())} onkeydown={keys} />
    }
}

fn is_wrong(control: &Control) -> bool {
    !control.problem.is_empty()
}

fn problem_id(control: &Control) -> String {
    let name = format!("problem-{:?}", control.field);
    name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect()
}

/// The place of a value along the track, in percent.
pub(crate) fn part(control: &Control, value: f64) -> f64 {
    let length = control.max - control.min;
    if length > 0.0 { 100.0 * (value - control.min) / length } else { 0.0 }
}

fn base_mark(control: &Control) -> Option<String> {
    control.base.map(|base| format!("--base: {:.4}", part(control, base) / 100.0))
}
