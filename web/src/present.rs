//! The page 汇报: the slides in their order, notes, a preview, and the way onto the stage.

use canghai_app::view::{DeckRow, Present};
use canghai_app::{Event, LONGEST_NOTES, Language, PresentEvent, text, text_with};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::{Callback, Html, Properties, TargetCast, classes, function_component, html};

use crate::drawn::use_once_drawn;
use crate::placing;
use crate::slide::Slide;
use crate::stage::OPENER;

/// The slides, and where events go.
#[derive(Properties, PartialEq)]
pub(crate) struct PresentProps {
    pub(crate) present: Present,
    pub(crate) language: Language,
    /// Whether the browser refused the presenter's window.
    pub(crate) refused: bool,
    /// Opens the presenter's window.
    pub(crate) console: Callback<()>,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn PresentPage(props: &PresentProps) -> Html {
    let PresentProps { present, language, refused, console, send } = props;
    let say = |key| text(*language, key);
    let refocus = &use_once_drawn(|(slide, down)| keep_focus(slide, down));
    let start = send.reform(|_| Event::Present(PresentEvent::Start));
    let print = |_| {
        // a window that cannot print does nothing
        let _ = window().print();
    };
    html! {
        <main class="present" id="results" tabindex="-1">
            <section class="card deck" aria-labelledby="deck-title">
                <h2 id="deck-title">{ say("present.page.deck") }<span class="note">{ &present.count }</span></h2>
                <ol>{ for present.deck.iter().enumerate().map(|(place, one)| {
                    row(one, (place == 0, place + 1 == present.deck.len()), *language, (send, refocus))
                }) }</ol>
                <p class="note">{ say("present.page.travels") }</p>
            </section>
            <section class="card deck-preview" aria-labelledby="preview-title">
                <div class="deck-ways">
                    <h2 id="preview-title">{ say("present.page.preview") }</h2>
                    <button type="button" class="primary" id={OPENER} disabled={!present.can_start} onclick={start}>{ say("present.page.start") }</button>
                    <button type="button" data-action="console" onclick={console.reform(|_| ())}>{ say("present.page.console") }</button>
                    <button type="button" data-action="print-deck" disabled={!present.can_start} onclick={print}>{ say("present.page.print") }</button>
                </div>
                if *refused { <p class="problem" role="alert">{ say("present.console.blocked") }</p> }
                if let Some(preview) = &present.preview { <Slide view={preview.clone()} /> }
                { notes(present, *language, send) }
                <p class="note">{ say("present.page.keys") }</p>
            </section>
        </main>
    }
}

/// A slide with its buttons; the first has none up and the last none down.
fn row(
    row: &DeckRow,
    (first, last): (bool, bool),
    language: Language,
    (send, refocus): (&Callback<Event>, &Callback<(canghai_app::Slide, bool)>),
) -> Html {
    let slide = row.slide;
    let named = |key| text_with(language, key, &[("slide", &row.name)]);
    let tell =
        |event: PresentEvent| send.reform(move |_: yew::MouseEvent| Event::Present(event.clone()));
    let show = send.reform(move |event: yew::Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        Event::Present(PresentEvent::Show(slide, input.checked()))
    });
    let arrow = |key: &'static str, path, down: bool, off: bool| {
        let name = named(key);
        let refocus = refocus.clone();
        let shift = send.reform(move |_| {
            refocus.emit((slide, down));
            Event::Present(PresentEvent::Shift(slide, down))
        });
        html! {
            <button type="button" class="icon" data-way={way(down)} aria-label={name.clone()} title={name} disabled={off} onclick={shift}>
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
            </button>
        }
    };
    html! {
        <li key={slide.key()} data-row={slide.key()} class={classes!(row.chosen.then_some("chosen"), (!row.shown).then_some("left-out"))}>
            <label class="check"><input type="checkbox" checked={row.shown} aria-label={named("present.page.shown")} onchange={show} /></label>
            <button type="button" class="deck-name" aria-current={row.chosen.then_some("true")} onclick={tell(PresentEvent::Choose(slide))}>
                <span>{ &row.name }</span>
                if row.noted { <span class="note">{ text(language, "present.page.noted") }</span> }
                if !row.missing.is_empty() { <span class="note">{ &row.missing }</span> }
            </button>
            { arrow("present.page.up", "M12 19V5M6 11l6-6 6 6", false, first) }
            { arrow("present.page.down", "M12 5v14M6 13l6 6 6-6", true, last) }
        </li>
    }
}

fn way(down: bool) -> &'static str {
    if down { "down" } else { "up" }
}

/// Gives the focus back to the arrow of a slide that it moved, or, at the end of the list, to the
/// other one.
fn keep_focus(slide: canghai_app::Slide, down: bool) {
    let arrow = |down| {
        let found = format!("[data-row={}] [data-way={}]:not(:disabled)", slide.key(), way(down));
        document().query_selector(&found).ok().flatten()?.dyn_into::<HtmlElement>().ok()
    };
    if let Some(arrow) = arrow(down).or_else(|| arrow(!down)) {
        placing::focus(&arrow);
    }
}

/// What the speaker wants to say; taken when the field is left, in one step.
fn notes(present: &Present, language: Language, send: &Callback<Event>) -> Html {
    let slide = present.chosen;
    let note = send.reform(move |event: yew::Event| {
        let area: HtmlTextAreaElement = event.target_unchecked_into();
        Event::Present(PresentEvent::Note(slide, area.value()))
    });
    html! {
        <label class="deck-notes" key={slide.key()}>
            <h3>{ text(language, "present.page.notes") }<span class="note">{ text(language, "present.page.notes_note") }</span></h3>
            <textarea class="free-text" name="notes" rows="4" maxlength={LONGEST_NOTES.to_string()} value={present.notes.clone()} onchange={note} />
        </label>
    }
}
