//! The page that compares scenarios.

use canghai_app::view::{ColumnHead, Compare, Overlaid, Paired};
use canghai_app::{CompareEvent, Event, Language, text, text_with};
use gloo::utils::window;
use yew::{Callback, Html, Properties, classes, function_component, html};

use crate::compare_tables::{cost, inputs, targets};
use crate::svg;
use crate::table::CopyText;

/// Scenarios side by side.
#[derive(Properties, PartialEq)]
pub(crate) struct CompareProps {
    pub(crate) compare: Compare,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn ComparePage(props: &CompareProps) -> Html {
    let CompareProps { compare, language, send } = props;
    html! {
        <main class="compare" id="results" tabindex="-1">
            { head(compare, *language, send) }
            <div class="compare-left">
                { chart(&compare.share) }
                { inputs(compare, *language) }
                <section class="card" aria-labelledby="sectors-title">
                    <h2 id="sectors-title">{ text(*language, "compare.sectors") }
                        <span class="note">{ text(*language, "compare.sectors_note") }</span></h2>
                    <div class="compare-sectors">{ for compare.sectors.iter().map(|sector| html! {
                        <figure key={sector.title.clone()}><figcaption><h3>{ &sector.title }</h3></figcaption>{ svg::element(&sector.chart) }</figure>
                    }) }</div>
                </section>
            </div>
            <div class="compare-right">
                { targets(compare, *language, send) }
                { paired(compare, *language) }
                { cost(compare, *language) }
            </div>
        </main>
    }
}

/// The sentence, the scenarios with their buttons, and the ways out of the page.
fn head(compare: &Compare, language: Language, send: &Callback<Event>) -> Html {
    let say = |key| text(language, key);
    let print = |_| {
        // a window that cannot print does nothing
        let _ = window().print();
    };
    html! {
        <section class="card compare-head" aria-label={say("compare.title")}>
            if !compare.sentence.is_empty() {
                <p class="finding"><span class="badge">{ say("compare.title") }</span>{ &compare.sentence }</p>
            }
            <ul class="compare-columns" aria-label={say("compare.scenarios")}>
                { for compare.columns.iter().map(|column| self::column(column, language, send)) }
            </ul>
            { hidden(compare, language, send) }
            <p class="compare-ways">
                { for compare.notes.iter().map(|note| html! { <span class="note" role="status">{ note }</span> }) }
                <CopyText text={compare.tab_separated.clone()} name={say("compare.copy")} copy={say("compare.copy")}
                    copied={say("compare.copied")} not_copied={say("compare.not_copied")} />
                <button type="button" onclick={print}>{ say("compare.print") }</button>
            </p>
        </section>
    }
}

/// The sample of a scenario's line, and its name.
pub(crate) fn name(column: &ColumnHead) -> Html {
    html! { <span class={classes!("side-name", column.class)}>{ svg::element(&column.sample) }<span>{ &column.name }</span></span> }
}

fn column(column: &ColumnHead, language: Language, send: &Callback<Event>) -> Html {
    let (id, pinned) = (column.id, column.pinned);
    let named = |key| text_with(language, key, &[("scenario", &column.name)]);
    let pin = send.reform(move |_| Event::Compare(CompareEvent::Pin(id, !pinned)));
    let hide = send.reform(move |_| Event::Compare(CompareEvent::Show(id, false)));
    html! {
        <li key={id} data-column={id.to_string()}>
            { name(column) }
            if column.is_base { <span class="badge">{ text(language, "tabs.base") }</span> }
            <button type="button" data-action="pin" aria-pressed={pinned.to_string()} aria-label={named("compare.pin_name")} onclick={pin}>{ text(language, "compare.pin") }</button>
            <button type="button" data-action="hide" aria-label={named("compare.hide_name")} onclick={hide}>{ text(language, "compare.hide") }</button>
        </li>
    }
}

fn hidden(compare: &Compare, language: Language, send: &Callback<Event>) -> Html {
    if compare.hidden.is_empty() {
        return Html::default();
    }
    let show = |(id, name): &(u32, String)| {
        let id = *id;
        let onclick = send.reform(move |_| Event::Compare(CompareEvent::Show(id, true)));
        let label = text_with(language, "compare.show_name", &[("scenario", name)]);
        html! { <button type="button" data-action="show" aria-label={label} {onclick}>{ "+ " }{ name }</button> }
    };
    html! {
        <p class="compare-hidden"><span class="note">{ text(language, "compare.hidden") }</span>{ for compare.hidden.iter().map(show) }</p>
    }
}

fn chart(overlaid: &Overlaid) -> Html {
    html! {
        <section class="card">
            <figure>
                <figcaption><h2>{ &overlaid.title } <span class="note">{ &overlaid.note }</span></h2></figcaption>
                { svg::element(&overlaid.chart) }
            </figure>
        </section>
    }
}

fn paired(compare: &Compare, language: Language) -> Html {
    let row = |paired: &Paired| {
        html! {
            <li key={paired.id} class={paired.class}>
                <span class="compare-bar" aria-hidden="true"><span style={format!("width: {:.1}%", paired.part * 100.0)} /></span>
                <span>{ &paired.sentence }</span>
            </li>
        }
    };
    if compare.paired.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" aria-labelledby="paired-title">
            <h2 id="paired-title">{ text(language, "compare.same_futures") }
                <span class="note">{ &compare.paired_note }</span></h2>
            <ul class="compare-paired">{ for compare.paired.iter().map(row) }</ul>
        </section>
    }
}
