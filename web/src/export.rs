//! The panel for files to take home.

use canghai_app::view::{Export, Making};
use canghai_app::{Ending, Event, ExportEvent, Language, TableName, text};
use web_sys::{HtmlInputElement, MouseEvent};
use yew::{Callback, Html, Properties, TargetCast, function_component, html};

use crate::controls::Select;
use crate::dialog::Dialog;

/// Id of the button that opens the panel.
pub(crate) const OPENER: &str = "export-button";

/// What can be taken home.
#[derive(Properties, PartialEq)]
pub(crate) struct ExportProps {
    pub(crate) export: Export,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn ExportPanel(props: &ExportProps) -> Html {
    let ExportProps { export, language, send } = props;
    let say = |key| text(*language, key);
    let event = send.reform(Event::Export);
    let close = event.reform(|()| ExportEvent::Show(false));
    let kind = {
        let event = event.clone();
        move |word: String| {
            if let Some((_, ending)) = Ending::ALL.into_iter().find(|(known, _)| *known == word) {
                event.emit(ExportEvent::Kind(ending));
            }
        }
    };
    let table = {
        let event = event.clone();
        move |word: String| {
            if let Some(table) = TableName::of(&word) {
                event.emit(ExportEvent::Table(table));
            }
        }
    };
    html! {
        <Dialog class="export-card" opener={OPENER} title={say("export.title")} shut={say("export.close")} {close}>
            <Select choice={export.kinds.clone()} choose={Callback::from(kind)} />
            <p class="note">{ &export.about }</p>
            if let Some(charts) = &export.charts {
                <Select choice={charts.clone()} choose={event.reform(ExportEvent::Chart)} />
            }
            if let Some(size) = &export.size { { sides(size, *language, &event) } }
            if let Some(tables) = &export.tables {
                <Select choice={tables.clone()} choose={Callback::from(table)} />
            }
            if !export.left_out.is_empty() { <p class="share-note">{ &export.left_out }</p> }
            <div class="share-files">
                <button type="button" class="primary" data-action="make-file" disabled={export.making.is_some()}
                    onclick={event.reform(|_: MouseEvent| ExportEvent::Make)}>{ say("export.make") }</button>
            </div>
            { progress(export.making.as_ref(), &export.said, *language, send) }
            <p class="note">{ say("export.note") }</p>
        </Dialog>
    }
}

/// Width and height of a picture.
fn sides(size: &[String; 2], language: Language, event: &Callback<ExportEvent>) -> Html {
    let side = |(place, (key, name)): (usize, (&str, &'static str))| {
        let typed = event.reform(move |event: yew::Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            ExportEvent::Side(place, input.value())
        });
        html! {
            <label class="choice"><span>{ text(language, key) }</span>
                <input type="text" inputmode="numeric" class="free-text" name={name} value={size[place].clone()} onchange={typed} /></label>
        }
    };
    let names = [("export.width", "width"), ("export.height", "height")];
    html! { <div class="export-size">{ for names.into_iter().enumerate().map(side) }</div> }
}

/// How far a file is made, what calls it off, and what came of the last.
pub(crate) fn progress(
    making: Option<&Making>,
    said: &str,
    language: Language,
    send: &Callback<Event>,
) -> Html {
    let cancel = send.reform(|_: MouseEvent| Event::Export(ExportEvent::Cancel));
    html! {
        <>
            if let Some(Making { words, done }) = making {
                <div class="why-progress">
                    <progress value={done.to_string()} max="1" aria-label={text(language, "export.progress")} />
                    <span class="note">{ words }</span>
                    <button type="button" data-action="cancel-file" onclick={cancel}>{ text(language, "export.cancel") }</button>
                </div>
            }
            <p class="share-note" role="status" data-said="file">{ said }</p>
        </>
    }
}
