//! The page that finds what it would take to reach a target.

use canghai_app::view::{Choice, Entry, FrontierView, ReachView, Working};
use canghai_app::{Event, Language, ReachEvent, text};
use web_sys::HtmlSelectElement;
use yew::{
    Callback, Html, Properties, TargetCast, classes, function_component, html, use_effect_with,
};

use crate::fields::{NumberInput, number_input};
use crate::reach_answer::{beyond, changed};
use crate::reach_limits::limits;
use crate::search::search_ahead;
use crate::svg;

/// The question, its answer, and where events go.
#[derive(Properties, PartialEq)]
pub(crate) struct ReachProps {
    pub(crate) reach: ReachView,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn ReachPage(props: &ReachProps) -> Html {
    let ReachProps { reach, language, send } = props;
    use_effect_with(reach.likely.clone(), |question| {
        if !question.is_empty() {
            search_ahead(question);
        }
    });
    html! {
        <main class={classes!("reach", (!reach.fresh).then_some("old"))} id="results" tabindex="-1">
            { goal(reach, *language, send) }
            { limits(reach, *language, send) }
            <div class="reach-answer">
                if !reach.fresh { <p class="card reach-stale" role="status">{ text(*language, "reach.page.stale") }</p> }
                if let Some(found) = &reach.beyond { { beyond(found, *language) } }
                if let Some(found) = &reach.changed { { changed(found, *language, send) } }
                if reach.beyond.is_none() && reach.changed.is_none() {
                    <p class="card note">{ text(*language, "reach.page.empty") }</p>
                }
            </div>
            if let Some(frontier) = &reach.frontier { { self::frontier(frontier, *language, send) } }
            <p class="sr-only" role="status">{ &reach.announcement }</p>
        </main>
    }
}

/// The goal as a sentence of choices, and the button that puts the question.
fn goal(reach: &ReachView, language: Language, send: &Callback<Event>) -> Html {
    let say = |key| text(language, key);
    let year =
        send.reform(|id: String| Event::Reach(ReachEvent::Year(id.parse().unwrap_or_default())));
    let outcome = send.reform(|id: String| Event::Reach(ReachEvent::Outcome(id)));
    let likely = send.reform(|id: String| Event::Reach(ReachEvent::Probability(id.parse().ok())));
    let solve = send.reform(|_| Event::Reach(ReachEvent::Solve));
    let cancel = send.reform(|_| Event::Reach(ReachEvent::Cancel));
    html! {
        <section class="card reach-goal" aria-label={say("pages.reach")}>
            <div class="reach-sentence">
                <span>{ say("reach.page.to") }</span>{ select(&reach.year, year) }
                { select(&reach.outcome, outcome) }
                <span>{ say("reach.page.reaches") }</span>
                <span class="reach-level">{ entry(&reach.level, send) }<span class="unit">{ &reach.level.unit }</span></span>
                <span>{ say("reach.page.likely") }</span>{ select(&reach.probability, likely) }
            </div>
            if reach.working.is_some() {
                <button type="button" class="reach-cancel" onclick={cancel}>{ say("reach.page.cancel") }</button>
            } else {
                <button type="button" class="primary reach-solve" disabled={!reach.wrong.is_empty()} onclick={solve}>{ say("reach.page.solve") }</button>
            }
            <p class="note">{ &reach.note }</p>
            if !reach.wrong.is_empty() { <p class="problem" id="reach-wrong" role="alert">{ &reach.wrong }</p> }
            if let Some(working) = &reach.working { { progress(working) } }
        </section>
    }
}

fn progress(working: &Working) -> Html {
    let (value, max) = working
        .steps
        .map_or((None, None), |(done, of)| (Some(done.to_string()), Some(of.to_string())));
    html! {
        <label class="reach-progress"><progress {value} {max} /><span>{ &working.words }</span></label>
    }
}

/// A choice inside the sentence.
fn select(choice: &Choice, choose: Callback<String>) -> Html {
    let onchange = move |event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        choose.emit(select.value());
    };
    html! {
        <select aria-label={choice.label.clone()} {onchange}>
            { for choice.options.iter().map(|(id, label, chosen)| html! {
                <option key={id.clone()} value={id.clone()} selected={*chosen}>{ label }</option>
            }) }
        </select>
    }
}

/// A number of the question.
pub(crate) fn entry(entry: &Entry, send: &Callback<Event>) -> Html {
    let field = entry.field;
    let input = NumberInput {
        name: &entry.name,
        range: entry.range,
        value: entry.value,
        text: &entry.text,
        fixed: entry.fixed,
        problem: (!entry.problem.is_empty()).then(|| "reach-wrong".to_owned()),
    };
    let typed = send.reform(move |text| Event::Reach(ReachEvent::Type(field, text)));
    number_input(&input, typed, &send.reform(move |()| Event::Reach(ReachEvent::Leave(field))))
}

/// How far more leads, as a drawing and as a table.
fn frontier(frontier: &FrontierView, language: Language, send: &Callback<Event>) -> Html {
    let say = |key| text(language, key);
    let people =
        send.reform(|id: String| Event::Reach(ReachEvent::People(id.parse().unwrap_or_default())));
    html! {
        <section class="card reach-frontier" aria-labelledby="frontier-title">
            <h2 id="frontier-title">{ say("reach.page.frontier") }</h2>
            <p class="note">{ &frontier.note }</p>
            <label class="choice"><span>{ &frontier.people.label }</span>{ select(&frontier.people, people) }</label>
            if let Some(chart) = &frontier.chart { { svg::element(chart) } }
            <details class="help"><summary>{ say("reach.page.table") }</summary>
                <div class="compare-scroll" tabindex="0" role="group" aria-label={say("reach.page.frontier")}>
                    <table>
                        <thead><tr>{ for frontier.head.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                        <tbody>{ for frontier.rows.iter().map(|row| html! {
                            <tr>{ for row.iter().map(|cell| html! { <td>{ cell }</td> }) }</tr>
                        }) }</tbody>
                    </table>
                </div>
            </details>
        </section>
    }
}
