//! Parts of a whole: bars with boundaries that can be moved, and each part by itself.

use canghai_app::view::{Bar, Control, PartView, Parts};
use canghai_app::{Event, Language, text};
use yew::{Callback, Html, Properties, function_component, html};

use crate::card::InfoButton;
use crate::fields::{ControlProps, NumberField, Slider, problem, range};

/// Parts of a whole.
#[derive(Properties, PartialEq)]
pub(crate) struct PartsProps {
    pub(crate) parts: Parts,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn PartsPanel(props: &PartsProps) -> Html {
    let PartsProps { parts, language, send } = props;
    html! {
        <div class="whole" role="group" aria-label={parts.label.clone()} data-whole={parts.key.clone()}>
            <div class="whole-head">
                <h3>{ &parts.label }</h3>
                <InfoButton info={parts.info.clone()} place="parts" {send} />
                if let Some((group, apart)) = parts.split {
                    <label class="check">
                        <input type="checkbox" checked={apart} onchange={send.reform(move |_| Event::Split(group, !apart))} />
                        <span>{ text(*language, "parts.by_year") }</span>
                    </label>
                }
            </div>
            { for parts.bars.iter().map(|bar| self::bar(bar, send)) }
            <details class="parts">
                <summary><span>{ text(*language, "parts.each") }</span></summary>
                { for parts.bars.iter().map(|bar| rows(bar, *language, send)) }
            </details>
        </div>
    }
}

/// The parts side by side; between two of them a handle, which is a slider like any other.
fn bar(bar: &Bar, send: &Callback<Event>) -> Html {
    let segment = |part: &PartView| {
        let style = format!("width: {:.3}%", part.length);
        // what has no room is said below, where each part stands by itself
        let words = if part.length >= 7.0 { part.percent.clone() } else { String::new() };
        html! { <span class={format!("segment {}", part.class)} {style} title={part.short.clone()}>{ words }</span> }
    };
    html! {
        <div class="stack">
            if !bar.year.is_empty() { <span class="year">{ &bar.year }</span> }
            <div class="stack-bar">
                <div class="segments" aria-hidden="true">{ for bar.parts.iter().map(segment) }</div>
                { for bar.boundaries.iter().map(|boundary| handle(boundary, send)) }
            </div>
        </div>
    }
}

/// A handle spans the two parts that it divides, so that it stands where they meet.
fn handle(control: &Control, send: &Callback<Event>) -> Html {
    let style = format!("--from: {:.3}; --to: {:.3}", control.min / 100.0, control.max / 100.0);
    let props = ControlProps { control: control.clone(), send: send.clone() };
    range(&props, "handle", &style)
}

fn rows(bar: &Bar, language: Language, send: &Callback<Event>) -> Html {
    html! {
        <div class="part-rows">
            if !bar.year.is_empty() { <h4>{ &bar.year }</h4> }
            { for bar.parts.iter().map(|part| row(part, language, send)) }
        </div>
    }
}

fn row(part: &PartView, language: Language, send: &Callback<Event>) -> Html {
    let (lock, name, locked) = &part.lock;
    let lock = *lock;
    let toggle = send.reform(move |_| Event::Lock(lock));
    html! {
        <div class="part-row">
            <Slider control={part.control.clone()} {send} />
            <div class="part-amounts">
                <label class="check lock">
                    <input type="checkbox" aria-label={name.clone()} checked={*locked} onchange={toggle} />
                    <span aria-hidden="true">{ text(language, "parts.locked") }</span>
                </label>
                { for part.amounts.iter().map(|amount| self::amount(amount, send)) }
            </div>
        </div>
    }
}

fn amount(control: &Control, send: &Callback<Event>) -> Html {
    html! {
        <>
            <span class="amount">
                <NumberField control={control.clone()} {send} /><span class="unit">{ &control.unit }</span>
            </span>
            { problem(control) }
        </>
    }
}
