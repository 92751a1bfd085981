//! The head of the page: name, plan, back and forth, theme, language.

use canghai_app::view::{Page, Welcome};
use canghai_app::{Event, ExportEvent, Language, LedgerEvent, ShareEvent, Theme, text};
use web_sys::HtmlSelectElement;
use yew::{Callback, Html, TargetCast, html};

/// The arrows of taking back and doing again.
const UNDO: &str = "M4 9h9a5 5 0 0 1 0 10H9M4 9l4-4M4 9l4 4";
const REDO: &str = "M20 9h-9a5 5 0 0 0 0 10h4M20 9l-4-4M20 9l-4 4";

pub(crate) fn header(page: &Page, send: &Callback<Event>) -> Html {
    let other = page.language.other();
    let speak = send.reform(move |_| Event::Speak(other));
    html! {
        <header>
            { logo() }
            <h1>{ &page.product }</h1>
            <span class="plan">{ &page.plan }</span>
            { pages(page, send) }
            <div class="steps" role="group" aria-label={text(page.language, "history.title")}>
                { step(UNDO, &page.tabs.undo, "history.nothing_behind", page.language, send.reform(|_| Event::Undo)) }
                { step(REDO, &page.tabs.redo, "history.nothing_ahead", page.language, send.reform(|_| Event::Redo)) }
            </div>
            { theme(page, send) }
            { minutes(page, send) }
            { export(page, send) }
            { share(page, send) }
            <button type="button" class="language" lang={other.tag()} onclick={speak}>
                { text(page.language, "language.switch") }
            </button>
        </header>
    }
}

fn pages(page: &Page, send: &Callback<Event>) -> Html {
    let button = |(to, name, seen): &(canghai_app::Page, String, bool)| {
        let to = *to;
        html! {
            <button type="button" data-page={to.key()} aria-current={seen.then_some("page")}
                onclick={send.reform(move |_| Event::Show(to))}>{ name }</button>
        }
    };
    html! {
        <nav class="pages" aria-label={text(page.language, "pages.title")}>{ for page.pages.iter().map(button) }</nav>
    }
}

/// The button that opens the minutes.
fn minutes(page: &Page, send: &Callback<Event>) -> Html {
    let open = page.ledger.is_some();
    html! {
        <button type="button" id={crate::ledger::OPENER} aria-haspopup="dialog"
            onclick={send.reform(move |_| Event::Ledger(LedgerEvent::Show(!open)))}>
            { text(page.language, "ledger.open") }
        </button>
    }
}

/// The button that opens the panel for files to take home.
fn export(page: &Page, send: &Callback<Event>) -> Html {
    let open = page.export.is_some();
    html! {
        <button type="button" id={crate::export::OPENER} aria-haspopup="dialog"
            onclick={send.reform(move |_| Event::Export(ExportEvent::Show(!open)))}>
            { text(page.language, "export.open") }
        </button>
    }
}

/// The button that opens the panel for sharing.
fn share(page: &Page, send: &Callback<Event>) -> Html {
    let open = page.share.is_some();
    html! {
        <button type="button" class="primary" id={crate::share::OPENER} aria-haspopup="dialog"
            onclick={send.reform(move |_| Event::Share(ShareEvent::Show(!open)))}>
            { text(page.language, "share.open") }
        </button>
    }
}

fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 30 22" aria-hidden="true">
            { for [(8.0, 1), (14.0, 2), (10.0, 3), (16.0, 4), (12.0, 5), (18.0, 6)].into_iter().enumerate().map(|(place, (height, sector))| html! {
                <rect class={format!("logo-{sector}")} x={(place * 5).to_string()} y={(22.0 - height).to_string()}
                    width="3.6" height={height.to_string()} rx="1.2" />
            }) }
        </svg>
    }
}

fn step(
    path: &'static str,
    words: &str,
    nothing: &str,
    language: Language,
    go: Callback<yew::MouseEvent>,
) -> Html {
    let off = words.is_empty();
    let name = if off { text(language, nothing) } else { words.to_owned() };
    html! {
        <button type="button" class="icon" aria-label={name.clone()} title={name} disabled={off} onclick={go}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}

fn theme(page: &Page, send: &Callback<Event>) -> Html {
    let language = page.language;
    let choose = send.reform(|event: yew::Event| {
        let select: HtmlSelectElement = event.target_unchecked_into();
        Event::Paint(Theme::from_word(&select.value()).unwrap_or_default())
    });
    let option = |theme: Theme| {
        let words = text(language, &format!("theme.{}", theme.word()));
        html! { <option value={theme.word()} selected={theme == page.theme}>{ words }</option> }
    };
    html! {
        <select class="theme" aria-label={text(language, "theme.label")} title={text(language, "theme.label")} onchange={choose}>
            { for Theme::ALL.map(option) }
        </select>
    }
}

/// The first words, above the results and in nobody's way.
pub(crate) fn welcome(welcome: &Welcome, language: Language, send: &Callback<Event>) -> Html {
    let ask = |(question, words): &(canghai_app::Question, String)| {
        let question = *question;
        let ask = send.reform(move |_| Event::Ask(question));
        html! { <button type="button" class="question" disabled={!welcome.has_room} onclick={ask}>{ words }</button> }
    };
    html! {
        <section class="card welcome" aria-label={text(language, "welcome.title")}>
            <p class="finding"><span class="badge">{ text(language, "welcome.title") }</span>{ &welcome.finding }</p>
            <p class="questions">
                <span class="note">{ text(language, "welcome.try") }</span>
                { for welcome.questions.iter().map(ask) }
                <button type="button" class="close" onclick={send.reform(|_| Event::Welcomed)}>{ text(language, "welcome.close") }</button>
            </p>
        </section>
    }
}
