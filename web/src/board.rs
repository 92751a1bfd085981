//! The board of targets.

use canghai_app::{BoardRow, Status};
use yew::{Html, Properties, function_component, html};

/// The board's title, note and rows.
#[derive(Properties, PartialEq)]
pub(crate) struct BoardProps {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) rows: Vec<BoardRow>,
}

#[function_component]
pub(crate) fn Board(props: &BoardProps) -> Html {
    html! {
        <section class="card board" aria-labelledby="board-title">
            <h2 id="board-title">{ &props.title }</h2>
            <p class="note">{ &props.note }</p>
            <ul>{ for props.rows.iter().map(row) }</ul>
        </section>
    }
}

/// The bar's whole length stands for this many times the target.
const BAR: f64 = 1.5;

fn row(row: &BoardRow) -> Html {
    let (class, mark) = match row.status {
        Status::Met => ("row met", "●"),
        Status::Short => ("row short", "○"),
        Status::Shown => ("row shown", "–"),
    };
    let length = format!("width: {:.1}%", (row.progress / BAR * 100.0).clamp(0.0, 100.0));
    html! {
        <li class={class} key={row.key} data-outcome={row.key} title={row.asks.clone()}>
            <div class="line">
                <span class="label">{ &row.label }<span class="section">{ &row.section }</span></span>
                <span class="status">
                    <span class="mark" aria-hidden="true">{ mark }</span>{ &row.status_text }
                </span>
            </div>
            <div class="line">
                <span><strong class="value">{ &row.value }</strong><span class="target">{ &row.target }</span></span>
                <span class="gap">{ &row.gap }</span>
            </div>
            if row.status != Status::Shown {
                <div class="bar" aria-hidden="true"><span class="fill" style={length} /><span class="goal" /></div>
            }
            if !row.years.is_empty() {
                <div class="years">
                    { for row.years.iter().map(|year| html! {
                        <span class={if year.met { "met" } else { "short" }}>
                            <span class="year">{ &year.year }</span>
                            { &year.value }
                            <span aria-hidden="true">{ if year.met { " ●" } else { " ○" } }</span>
                        </span>
                    }) }
                </div>
            }
            if !row.outlook.is_empty() { <p class="outlook">{ &row.outlook }</p> }
        </li>
    }
}
