//! The result in a few numbers, above the charts.

use canghai_app::view::{Finding, FindingBar, Futures, Headline};
use canghai_app::{Chance, Language, text, text_with};
use yew::{Html, Properties, function_component, html};

use crate::figures::{class, mark};

/// The headline above the charts.
#[derive(Properties, PartialEq)]
pub(crate) struct ShareProps {
    pub(crate) headline: Headline,
    pub(crate) futures: Option<Futures>,
    /// Whether the head of a phone's page shows it already, and it is left to screen readers.
    pub(crate) compact: bool,
    pub(crate) language: Language,
}

#[function_component]
pub(crate) fn Share(props: &ShareProps) -> Html {
    let headline = &props.headline;
    let waiting = text(props.language, "futures.waiting");
    let verdict = if headline.met { "verdict met" } else { "verdict short" };
    html! {
        <>
            <div class={if props.compact { "headline sr-only" } else { "headline" }}>
                <h2 id="headline-title">{ &headline.title }</h2>
                <strong class="big" data-outcome="share">{ &headline.value }</strong>
                if let Some(futures) = &props.futures {
                    <span class="interval range">{ &futures.interval }</span>
                    if let Some(chance) = &futures.share { { chip(props.language, chance) } }
                }
                <span class="difference">{ &headline.difference }</span>
            </div>
            <p class={verdict} role="status">
                <span class="mark" aria-hidden="true">{ if headline.met { "●" } else { "○" } }</span>
                { &headline.verdict }
            </p>
            <p class="later range">{ props.futures.as_ref().map_or(waiting, |f| f.reached.clone()) }</p>
        </>
    }
}

/// The probability of the share's target as sign, words and number.
fn chip(language: Language, chance: &Chance) -> Html {
    let words = text_with(language, "futures.probability", &[("number", &chance.number)]);
    html! {
        <span class={format!("chip range {}", class(chance.likelihood))} title={chance.sentence.clone()}>
            <span class="mark" aria-hidden="true">{ mark(chance.likelihood) }</span>
            { words }
        </span>
    }
}

/// The result in two lines that stay in sight on a phone; the headline says it to screen readers.
pub(crate) fn sticky_head(
    headline: &Headline,
    futures: Option<&Futures>,
    language: Language,
) -> Html {
    html! {
        <div class="sticky-head" aria-hidden="true">
            <p>
                <span class="title">{ &headline.title }</span>
                { for futures.iter().flat_map(|futures| &futures.share).map(|share| chip(language, share)) }
            </p>
            <p>
                <strong class="big">{ &headline.value }</strong>
                <span>
                    { for futures.iter().map(|futures| html! {
                        <span class="interval range">{ &futures.interval }</span>
                    }) }
                    <span class="difference">{ &headline.difference }</span>
                </span>
            </p>
        </div>
    }
}

/// What three years start, beside what comes of it later.
#[derive(Properties, PartialEq)]
pub(crate) struct FindingProps {
    pub(crate) finding: Finding,
    /// Whether the sentence stands elsewhere on the page.
    pub(crate) said: bool,
}

#[function_component]
pub(crate) fn FindingBars(props: &FindingProps) -> Html {
    let Finding { title, bars, sentence } = &props.finding;
    html! {
        <div class="finding">
            <p class="note">{ title }</p>
            <ul>{ for bars.iter().map(bar) }</ul>
            if !props.said { <p class="sentence">{ sentence }</p> }
        </div>
    }
}

fn bar(bar: &FindingBar) -> Html {
    let class = if bar.negative { "length negative" } else { "length" };
    html! {
        <li key={bar.year.clone()}>
            <span class="year">{ &bar.year }</span>
            <span class="lane" aria-hidden="true">
                <span {class} style={format!("width: {:.1}%", bar.length * 100.0)} />
            </span>
            <span class="amount"><b>{ &bar.value }</b>
                if !bar.range.is_empty() { { " " }<span class="note range">{ format!("({})", bar.range) }</span> }
            </span>
        </li>
    }
}
