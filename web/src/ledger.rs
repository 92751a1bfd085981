//! The panel with the minutes of a meeting.

use canghai_app::view::{Ledger, LedgerEntry};
use canghai_app::{Event, ExportEvent, Language, LedgerEvent, text, text_with};
use web_sys::{HtmlInputElement, HtmlTextAreaElement, MouseEvent};
use yew::{Callback, Html, Properties, TargetCast, classes, function_component, html};

use crate::dialog::Dialog;
use crate::{clock, export, files};

/// Id of the button that opens the panel.
pub(crate) const OPENER: &str = "minutes-button";

#[derive(Properties, PartialEq)]
pub(crate) struct LedgerProps {
    pub(crate) ledger: Ledger,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn LedgerPanel(props: &LedgerProps) -> Html {
    let LedgerProps { ledger, language, send } = props;
    let say = |key| text(*language, key);
    let close = send.reform(|()| Event::Ledger(LedgerEvent::Show(false)));
    let file = ledger.file.clone();
    let notes = send.reform(|event: yew::Event| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        Event::Ledger(LedgerEvent::Notes(area.value()))
    });
    html! {
        <Dialog class="ledger-card" opener={OPENER} title={say("ledger.title")} shut={say("ledger.close")} {close}>
            { accept(ledger, *language, send) }
            <h3>{ say("ledger.entries") }</h3>
            if ledger.entries.is_empty() { <p class="note">{ say("ledger.none") }</p> }
            <ol class="ledger-entries" reversed=true>{ for ledger.entries.iter().map(|one| entry(one, *language, send)) }</ol>
            <label class="share-field"><h3>{ say("ledger.notes") }</h3>
                <textarea class="free-text" name="notes" rows="3" value={ledger.notes.clone()} onchange={notes} /></label>
            <div class="share-files">
                <button type="button" data-action="save-minutes-document" disabled={ledger.making.is_some()}
                    onclick={send.reform(|_: MouseEvent| Event::Export(ExportEvent::Minutes))}>{ say("ledger.save_document") }</button>
                <button type="button" data-action="save-minutes" onclick={move |_: MouseEvent| files::save(&file)}>{ say("ledger.save") }</button>
            </div>
            { export::progress(ledger.making.as_ref(), &ledger.said, *language, send) }
            <p class="note">{ say("ledger.kept") }</p>
        </Dialog>
    }
}

/// What would be written down, by whom and why.
fn accept(ledger: &Ledger, language: Language, send: &Callback<Event>) -> Html {
    let say = |key| text(language, key);
    let typed = |make: fn(String) -> LedgerEvent| {
        send.reform(move |event: yew::Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            Event::Ledger(make(input.value()))
        })
    };
    let accept = send.reform(|_: MouseEvent| Event::Ledger(LedgerEvent::Accept(clock::now())));
    if ledger.changes.is_empty() {
        return html! { <p class="note">{ say("ledger.nothing") }</p> };
    }
    html! {
        <>
            <h3>{ &ledger.against }</h3>
            <ul class="ledger-changes">{ for ledger.changes.iter().map(|(name, values)| html! {
                <li key={name.clone()}><span>{ name }</span><strong>{ values }</strong></li>
            }) }</ul>
            <div class="ledger-form">
                <label>{ say("ledger.who") }<input type="text" class="free-text" name="who" value={ledger.who.clone()} onchange={typed(LedgerEvent::Who)} /></label>
                <label>{ say("ledger.reason") }<input type="text" class="free-text" name="reason" value={ledger.reason.clone()} onchange={typed(LedgerEvent::Reason)} /></label>
                <button type="button" class="primary" data-action="accept" onclick={accept}>{ say("ledger.accept") }</button>
            </div>
        </>
    }
}

fn entry(entry: &LedgerEntry, language: Language, send: &Callback<Event>) -> Html {
    let place = entry.place;
    let named = |key| text_with(language, key, &[("entry", &entry.title)]);
    let act = |event: LedgerEvent| send.reform(move |_: MouseEvent| Event::Ledger(event.clone()));
    let about = [("ledger.who", &entry.who), ("ledger.reason", &entry.reason)];
    html! {
        <li key={place} class={classes!(entry.marked.then_some("marked"))} data-entry={place.to_string()}>
            <div class="ledger-head">
                <button type="button" class="mark-button" aria-pressed={entry.marked.to_string()} aria-label={named("ledger.mark")} onclick={act(LedgerEvent::Mark(place))}>
                    <span aria-hidden="true">{ if entry.marked { "★" } else { "☆" } }</span></button>
                <strong>{ &entry.title }</strong><span class="note">{ &entry.time }</span>
            </div>
            { for about.into_iter().filter(|(_, said)| !said.is_empty()).map(|(key, said)| html! {
                <p><span class="note">{ text(language, key) }{ " " }</span>{ said }</p>
            }) }
            <ul>{ for entry.what.iter().map(|what| html! { <li>{ what }</li> }) }</ul>
            if !entry.effect.is_empty() { <p class="ledger-effect">{ &entry.effect }</p> }
            <div class="ledger-ways">
                <button type="button" aria-label={named("ledger.back_name")} onclick={act(LedgerEvent::Open(place))}>{ text(language, "ledger.back") }</button>
                if !entry.link.is_empty() { <a href={entry.link.clone()} target="_blank" rel="noopener" aria-label={named("ledger.link_name")}>{ text(language, "ledger.link") }</a> }
                <button type="button" aria-label={named("ledger.strike")} onclick={act(LedgerEvent::Strike(place))}>{ text(language, "ledger.strike_short") }</button>
            </div>
        </li>
    }
}
