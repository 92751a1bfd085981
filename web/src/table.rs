//! The table, and its way into a spreadsheet.

use canghai_app::view::{Table, TableRow};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::{Callback, Html, NodeRef, Properties, function_component, html, use_effect_with};
use yew::{use_node_ref, use_state_eq};

use crate::clipboard;

/// The table that is shown.
#[derive(Properties, PartialEq)]
pub(crate) struct TableProps {
    pub(crate) table: Table,
}

/// What came of the wish to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Copied {
    NotYet,
    Yes,
    /// The browser refused.
    Refused,
}

#[function_component]
pub(crate) fn TableCard(props: &TableProps) -> Html {
    let table = &props.table;
    html! {
        <div class="table">
            <div class="scroll" tabindex="0" role="group" aria-label={table.caption.clone()}>
                <table>
                    <caption>{ &table.caption }</caption>
                    <thead><tr>{ for table.columns.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                    <tbody>{ for table.rows.iter().map(row) }</tbody>
                </table>
            </div>
            <CopyText text={table.tab_separated()} name={table.caption.clone()} copy={table.copy.clone()}
                copied={table.copied.clone()} not_copied={table.not_copied.clone()} />
        </div>
    }
}

/// A text that can be copied.
#[derive(Properties, PartialEq)]
pub(crate) struct CopyProps {
    pub(crate) text: String,
    /// What the text is.
    pub(crate) name: String,
    /// Words of the button.
    pub(crate) copy: String,
    /// Said when it was copied.
    pub(crate) copied: String,
    /// Said where the browser copies nothing.
    pub(crate) not_copied: String,
}

/// A button that copies a text; where the browser refuses, the text is there to be selected.
#[function_component]
pub(crate) fn CopyText(props: &CopyProps) -> Html {
    let copied = use_state_eq(|| Copied::NotYet);
    let by_hand = use_node_ref();
    // the text is there to be selected only after it was drawn
    use_effect_with((*copied, by_hand.clone()), |(copied, by_hand)| select(*copied, by_hand));
    let (text, setter) = (props.text.clone(), copied.setter());
    let onclick = Callback::from(move |_| {
        let (text, setter) = (text.clone(), setter.clone());
        spawn_local(async move {
            setter.set(if clipboard::copy(&text).await { Copied::Yes } else { Copied::Refused });
        });
    });
    html! {
        <>
            <button type="button" {onclick}>{ &props.copy }</button>
            <span class="note" role="status">{ match *copied {
                Copied::NotYet => "",
                Copied::Yes => &props.copied,
                Copied::Refused => &props.not_copied,
            } }</span>
            if *copied == Copied::Refused {
                <textarea readonly=true rows="4" aria-label={props.name.clone()}
                    value={props.text.clone()} ref={by_hand} />
            }
        </>
    }
}

fn row(row: &TableRow) -> Html {
    html! {
        <tr key={row.head.clone()}>
            <th scope="row">{ &row.head }</th>
            { for row.cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
        </tr>
    }
}

fn select(copied: Copied, by_hand: &NodeRef) {
    if let (Copied::Refused, Some(area)) = (copied, by_hand.cast::<HtmlTextAreaElement>()) {
        area.select();
    }
}
