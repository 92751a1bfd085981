//! Ceilings, locks and unit costs.

use canghai_app::view::{Entry, Limit, LimitGroup, ReachView};
use canghai_app::{Event, Language, ReachEvent, text};
use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, TargetCast, classes, html};

use crate::card::InfoButton;
use crate::reach::entry;

pub(crate) fn limits(reach: &ReachView, language: Language, send: &Callback<Event>) -> Html {
    let say = |key| text(language, key);
    html! {
        <section class="card reach-limits" aria-labelledby="limits-title">
            <h2 id="limits-title">{ say("reach.page.limits") }</h2>
            <p class="note">{ say("reach.page.limits_note") }</p>
            { for reach.limits.iter().map(|group| self::group(group, send)) }
            <details class="reach-costs">
                <summary>{ say("reach.page.costs") }</summary>
                { for reach.limits.iter().flat_map(|group| &group.limits).map(|limit| cost(limit, send)) }
                <p class="note">{ say("reach.page.assumed") }</p>
            </details>
        </section>
    }
}

fn group(group: &LimitGroup, send: &Callback<Event>) -> Html {
    html! {
        <div class={classes!("reach-group", group.key)} role="group" aria-label={group.label.clone()}>
            <h3>{ &group.label }</h3>
            { for group.limits.iter().map(|limit| self::limit(limit, send)) }
        </div>
    }
}

fn limit(limit: &Limit, send: &Callback<Event>) -> Html {
    let (place, (locked, name)) = (limit.place, &limit.lock);
    let lock = send.reform(move |_| Event::Reach(ReachEvent::Lock(place)));
    html! {
        <div class={classes!("reach-limit", locked.then_some("is-locked"))} key={limit.key} data-limit={limit.key}>
            <div class="reach-limit-head">
                <span class="label">{ &limit.label }</span>
                <InfoButton info={limit.info.clone()} place="limit" {send} />
                { entry(&limit.ceiling, send) }<span class="unit">{ &limit.ceiling.unit }</span>
                <button type="button" class="lock icon" aria-pressed={locked.to_string()} aria-label={name.clone()} title={name.clone()} onclick={lock}>{ padlock(*locked) }</button>
            </div>
            { track(limit, send) }
            { problem(&limit.ceiling) }
        </div>
    }
}

/// A padlock, open or closed.
fn padlock(closed: bool) -> Html {
    let shackle = if closed { "M8 11V8a4 4 0 0 1 8 0v3" } else { "M8 11V7a4 4 0 0 1 7.5-2" };
    html! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <rect x="5" y="11" width="14" height="9" rx="2" fill={if closed { "currentColor" } else { "none" }} />
            <path d={shackle} />
        </svg>
    }
}

/// The slider of the ceiling, with the scenario's value as a mark.
fn track(limit: &Limit, send: &Callback<Event>) -> Html {
    let ceiling = &limit.ceiling;
    let field = ceiling.field;
    let (now, at) = limit.along;
    // the slider begins where the scenario is, so it has that part of the lever's range alone
    let whole = (1.0 - now).max(1e-6);
    let style = format!("--now: {:.4}; --filled: {:.2}%", now, 100.0 * (at - now).max(0.0) / whole);
    let slide = send.reform(move |event: InputEvent| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Reach(ReachEvent::Type(field, input.value()))
    });
    let leave = send.reform(move |_: yew::Event| Event::Reach(ReachEvent::Leave(field)));
    let [min, max, step] = ceiling.range;
    html! {
        <span class="reach-track" {style} title={limit.now.clone()}>
            <i class="has" aria-hidden="true" />
            <input type="range" aria-label={ceiling.name.clone()} disabled={ceiling.fixed || max <= min}
                aria-valuetext={format!("{} {} ({})", ceiling.text, ceiling.unit, limit.now)}
                min={min.to_string()} max={max.to_string()} step={step.to_string()}
                value={ceiling.value.to_string()} oninput={slide} onchange={leave} />
        </span>
    }
}

fn cost(limit: &Limit, send: &Callback<Event>) -> Html {
    html! {
        <div class="reach-cost" key={limit.key}>
            <span class="label">{ &limit.label }</span>
            { entry(&limit.cost, send) }<span class="unit">{ &limit.cost.unit }</span>
            { problem(&limit.cost) }
        </div>
    }
}

/// What is wrong with a number, where it stands; the first such is announced beside the button.
fn problem(entry: &Entry) -> Html {
    if entry.problem.is_empty() {
        return Html::default();
    }
    html! { <p class="problem">{ &entry.problem }</p> }
}
