//! The card that says where the difference comes from.

use canghai_app::view::{Ask, PartRow, WhyParts};
use canghai_app::{Event, WhyEvent};
use yew::{Callback, Html, classes, html};

use crate::controls::Select;
use crate::svg;

pub(crate) fn parts(parts: &WhyParts, send: &Callback<Event>) -> Html {
    let choose = send.reform(|word| Event::Why(WhyEvent::Measure(word)));
    html! {
        <section class="card why-parts" aria-labelledby="why-parts-title">
            <h2 id="why-parts-title">{ &parts.title } <span class="note">{ &parts.note }</span></h2>
            <Select choice={parts.measure.clone()} {choose} />
            <div class="why-stage" style={format!("min-height: {:.0}px", parts.height)}>
                if let Some(chart) = &parts.chart {
                    <div class={classes!("why-drawing", parts.stale.then_some("stale-part"))}>{ svg::element(chart) }</div>
                }
                if !parts.instead.is_empty() { <p class="why-instead">{ &parts.instead }</p> }
                { for parts.ask.as_ref().map(|ask| self::ask(ask, [WhyEvent::Ask, WhyEvent::Cancel], send)) }
            </div>
            <div class="why-after">{ for parts.sentences.iter().map(|sentence| html! { <p class="note">{ sentence }</p> }) }</div>
            if !parts.rows.is_empty() {
                <details class={classes!("why-numbers", parts.stale.then_some("stale-part"))}>
                    <summary>{ &parts.table }</summary>
                    { table(parts) }
                    <p class="note">{ &parts.method }</p>
                </details>
            }
        </section>
    }
}

/// What something takes, with a button that starts it, or how far it is with one that stops it.
pub(crate) fn ask(ask: &Ask, [start, stop]: [WhyEvent; 2], send: &Callback<Event>) -> Html {
    let Some(progress) = &ask.progress else {
        let start = send.reform(move |_| Event::Why(start.clone()));
        return html! {
            <div class="why-ask">
                <p class="note">{ &ask.note }</p>
                <p><button type="button" class="primary" data-action="ask" onclick={start}>{ &ask.start }</button></p>
            </div>
        };
    };
    let cancel = send.reform(move |_| Event::Why(stop.clone()));
    html! {
        <div class="why-ask">
            <p class="note">{ &ask.note }</p>
            <p class="why-progress">
                <progress max={progress.all.to_string()} value={progress.done.to_string()} aria-label={progress.words.clone()} />
                <span>{ &progress.words }</span>
                <button type="button" data-action="cancel" onclick={cancel}>{ &progress.cancel }</button>
            </p>
        </div>
    }
}

fn table(parts: &WhyParts) -> Html {
    let row = |row: &PartRow| {
        let class = (row.key == "total").then_some("total");
        html! {
            <tr key={row.key} {class} data-part={row.key}>
                <th scope="row">{ &row.label }</th>
                { for row.cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
                { for (row.cells.len() + 1..parts.heads.len()).map(|_| html! { <td /> }) }
            </tr>
        }
    };
    html! {
        <div class="scroll why-scroll" tabindex="0" role="group" aria-label={parts.table.clone()}>
            <table>
                <thead><tr>{ for parts.heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
                <tbody>{ for parts.rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
