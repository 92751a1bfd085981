//! The board of targets.

use canghai_app::view::Futures;
use canghai_app::{BoardRow, Chance, RowFutures, Status};
use yew::{Html, Properties, function_component, html};

use crate::figures;

/// The board's title, note and rows.
#[derive(Properties, PartialEq)]
pub(crate) struct BoardProps {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) rows: Vec<BoardRow>,
    pub(crate) futures: Option<Futures>,
}

#[function_component]
pub(crate) fn Board(props: &BoardProps) -> Html {
    html! {
        <section class="card board" aria-labelledby="board-title">
            <h2 id="board-title">{ &props.title }</h2>
            <p class="note">{ &props.note }</p>
            <ul>{ for props.rows.iter().map(row) }</ul>
            if let Some(futures) = &props.futures {
                <p class="joint range">
                    <span>{ &futures.joint_label }</span>{ chance(&futures.joint) }
                </p>
            }
        </section>
    }
}

/// The bar's whole length stands for this many times the target.
const BAR: f64 = 2.0;

fn row(row: &BoardRow) -> Html {
    let (class, mark) = match row.status {
        Status::Met => ("row met", "●"),
        Status::Short => ("row short", "○"),
        Status::Shown => ("row shown", "–"),
    };
    let length = format!("width: {:.1}%", (row.progress / BAR * 100.0).clamp(0.0, 100.0));
    let likelihood = chance_of(row).map(|chance| figures::class(chance.likelihood));
    let fill = format!("fill {}", likelihood.unwrap_or_default());
    html! {
        <li class={class} key={row.key} data-outcome={row.key} title={row.asks.clone()}>
            <div class="line">
                <span class="label">{ &row.label }<span class="section">{ &row.section }</span></span>
                { probability(row).unwrap_or_else(|| html! {
                    <span class="status">
                        <span class="mark" aria-hidden="true">{ mark }</span>{ &row.status_text }
                    </span>
                }) }
            </div>
            <div class="line">
                <span><strong class="value">{ &row.value }</strong><span class="target">{ &row.target }</span>
                    if let Some(futures) = &row.futures { <span class="range">{ &futures.range }</span> }
                </span>
                <span class="gap">{ &row.gap }</span>
            </div>
            if row.status != Status::Shown {
                <div class="bar" aria-hidden="true"><span class={fill} style={length} />
                    if let Some(futures) = &row.futures { { whisker(futures) } }
                    <span class="goal" />
                </div>
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

/// The probability of a row's target, if the futures are there.
fn chance_of(row: &BoardRow) -> Option<&Chance> {
    row.futures.as_ref()?.probability.as_ref()
}

fn probability(row: &BoardRow) -> Option<Html> {
    chance_of(row).map(chance)
}

/// A probability as sign, number and word.
fn chance(chance: &Chance) -> Html {
    let class = format!("status range {}", figures::class(chance.likelihood));
    html! {
        <span class={class} title={chance.sentence.clone()}>
            <span class="mark" aria-hidden="true">{ figures::mark(chance.likelihood) }</span>
            <strong class="probability">{ &chance.number }</strong>
            <span class="word">{ &chance.word }</span>
        </span>
    }
}

/// The range from 10 to 90 % as a line across the bar.
fn whisker(futures: &RowFutures) -> Html {
    let place = |part: f64| (part / BAR * 100.0).clamp(0.0, 100.0);
    let (low, high) = (place(futures.whiskers.0), place(futures.whiskers.1));
    let style = format!("left: {low:.1}%; width: {:.1}%", (high - low).max(0.0));
    html! { <span class="whisker range" style={style} /> }
}
