//! The board of targets.

use canghai_app::view::{BoardWords, Detail, Driver, Futures, Info};
use canghai_app::{BoardRow, CardEvent, Chance, Event, Likelihood, RowFutures, Status};
use yew::{Callback, Component, Context, Html, Properties, classes, html};

use crate::behind::{After, Behind};
use crate::card::InfoButton;
use crate::{figures, svg};

/// The board's words and rows, and where its events go.
#[derive(Properties, PartialEq)]
pub(crate) struct BoardProps {
    pub(crate) words: BoardWords,
    pub(crate) rows: Vec<BoardRow>,
    pub(crate) futures: Option<Futures>,
    /// What it follows, while a slider moves.
    pub(crate) follows: Option<After>,
    pub(crate) send: Callback<Event>,
}

/// The board. What a slider's move makes of it is drawn behind the rest, so that neither keeps the page
/// busy for long.
pub(crate) struct Board {
    behind: Option<Behind>,
}

impl Component for Board {
    /// It is time for it.
    type Message = ();
    type Properties = BoardProps;

    fn create(_context: &Context<Self>) -> Self {
        Self { behind: None }
    }

    fn changed(&mut self, context: &Context<Self>, _old: &BoardProps) -> bool {
        let Some(after) = context.props().follows else {
            self.behind = None;
            return true;
        };
        // one that waits draws what stands here then
        if self.behind.is_none() {
            let draw = context.link().callback(|()| ());
            self.behind = Some(Behind::new(after, move || draw.emit(())));
        }
        false
    }

    fn update(&mut self, _context: &Context<Self>, (): ()) -> bool {
        self.behind = None;
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let BoardProps { words, rows, futures, send, .. } = context.props();
        let detail = |row: &BoardRow| words.detail.as_ref().filter(|detail| detail.key == row.key);
        // it may show an earlier state than the page does, and looks like what it shows
        let stale = futures.as_ref().is_some_and(|futures| !futures.fresh);
        html! {
            <section class={classes!("card", "board", stale.then_some("stale"))} aria-labelledby="board-title">
                <h2 id="board-title">{ &words.title }</h2>
                <p class="note">{ &words.note }</p>
                <ul>
                    { for rows.iter().zip(&words.infos).map(|(r, info)| row(r, info, detail(r), send)) }
                </ul>
                if let Some(futures) = futures {
                    <p class="joint range">
                        <span class="joint-label">{ &futures.joint_label }</span>{ chance(&futures.joint) }
                    </p>
                }
            </section>
        }
    }
}

/// The bar's whole length stands for this many times the target.
const BAR: f64 = 2.0;

fn row(row: &BoardRow, info: &Info, detail: Option<&Detail>, send: &Callback<Event>) -> Html {
    let class = match row.status {
        Status::Met => "row met",
        Status::Short => "row short",
        Status::Shown => "row shown",
    };
    let id = format!("detail-{}", row.key);
    let key = row.key;
    let toggle = send.reform(move |_| Event::Card(CardEvent::Row(key.to_owned())));
    html! {
        <li {class} {key} data-outcome={key}>
            <div class="row-head">
                <div class="line">
                    <span class="label">
                        <button type="button" class="open" onclick={toggle}
                            aria-expanded={detail.is_some().to_string()}
                            aria-controls={detail.is_some().then(|| id.clone())}>{ &row.label }</button>
                        <InfoButton info={info.clone()} place="board" {send} />
                    </span>
                    { verdict(row) }
                </div>
                <div class="line">
                    <span><strong class="value">{ &row.value }</strong><span class="target">{ &row.target }</span></span>
                    if let Some(futures) = &row.futures { <span class="interval range">{ &futures.range }</span> }
                </div>
                { bar(row) }
                { years(row) }
                if !row.outlook.is_empty() { <p class="outlook">{ &row.outlook }</p> }
                if let Some(note) = count_note(row) { <p class="outlook count-note range">{ note }</p> }
            </div>
            if let Some(detail) = detail { { self::detail(row, detail, &id, send) } }
        </li>
    }
}

/// The probability of a row's target; until it is there, whether the expectation meets it.
fn verdict(row: &BoardRow) -> Html {
    let shape = match row.status {
        Status::Met => Some(Likelihood::Likely),
        Status::Short => Some(Likelihood::Unlikely),
        Status::Shown => None,
    };
    let status = || {
        html! {
            <span class="status">{ for shape.map(mark) }<span class="word">{ &row.status_text }</span></span>
        }
    };
    chance_of(row).map_or_else(status, chance)
}

/// The bar of value over target, with the target as a tick and the range as a whisker.
fn bar(row: &BoardRow) -> Html {
    if row.status == Status::Shown {
        return Html::default();
    }
    let length = format!("width: {:.1}%", (row.progress / BAR * 100.0).clamp(0.0, 100.0));
    let likelihood = chance_of(row).map(|chance| figures::class(chance.likelihood));
    let fill = format!("fill {}", likelihood.unwrap_or_default());
    html! {
        <div class="bar" aria-hidden="true"><span class={fill} style={length} />
            if let Some(futures) = &row.futures { { whisker(futures) } }
            <span class="goal" />
        </div>
    }
}

/// Each year of a yearly target against its level.
fn years(row: &BoardRow) -> Html {
    if row.years.is_empty() {
        return Html::default();
    }
    let shape = |met| mark(if met { Likelihood::Likely } else { Likelihood::Unlikely });
    html! {
        <div class="by-year">
            <span class="yearly">{ &row.yearly }</span>
            <div class="years">{ for row.years.iter().map(|year| html! {
                <span class={if year.met { "met" } else { "short" }}>
                    <span class="year">{ &year.year }</span>{ &year.value }{ shape(year.met) }
                </span>
            }) }</div>
        </div>
    }
}

/// What drives a row's outcome: its course, the levers that move it, and what the plan asks.
fn detail(row: &BoardRow, detail: &Detail, id: &str, send: &Callback<Event>) -> Html {
    let driver = |driver: &Driver| {
        html! {
            <li key={driver.info.subject.id()}>
                <span><span class="driver">{ &driver.label }</span><InfoButton info={driver.info.clone()} place="driver" {send} /></span>
                <span class="amount">{ &driver.values }</span>
            </li>
        }
    };
    html! {
        <div class="detail" id={id.to_owned()}>
            <p class="asks"><span class="section">{ &row.section }</span>{ &detail.asks }</p>
            if !row.gap.is_empty() { <p class="gap">{ &row.gap }</p> }
            <p class="chart-title">{ &detail.chart_title }<span class="note">{ &detail.chart_note }</span></p>
            { svg::element(&detail.chart) }
            <h3>{ &detail.drivers_title }</h3>
            <p class="note">{ &detail.drivers_note }</p>
            <ul class="drivers">{ for detail.drivers.iter().map(driver) }</ul>
        </div>
    }
}

/// The note on a count whose expectation and probability point different ways.
fn count_note(row: &BoardRow) -> Option<&str> {
    row.futures.as_ref().map(|futures| futures.count_note.as_str()).filter(|note| !note.is_empty())
}

/// The sign of a likelihood: full, half or empty.
fn mark(likelihood: Likelihood) -> Html {
    let fill = match likelihood {
        Likelihood::Likely => "M5,1a4,4 0 0 1 0,8a4,4 0 0 1 0,-8z",
        Likelihood::Even => "M5,1a4,4 0 0 0 0,8z",
        Likelihood::Unlikely => "",
    };
    html! {
        <svg class="mark" viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" stroke-width="1.5" />
            <path d={fill} fill="currentColor" />
        </svg>
    }
}

/// The probability of a row's target, if the futures are there.
fn chance_of(row: &BoardRow) -> Option<&Chance> {
    row.futures.as_ref()?.probability.as_ref()
}

/// A probability as sign, number and word.
pub(crate) fn chance(chance: &Chance) -> Html {
    let class = format!("status range {}", figures::class(chance.likelihood));
    html! {
        <span class={class} title={chance.sentence.clone()}>
            { mark(chance.likelihood) }
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
