//! Charts with their titles, and what follows a finger across them.

use std::rc::Rc;

use canghai_app::view::{Figure, Probe};
use canghai_app::{ChartEvent, Event, HoverEvent, Likelihood, OnStage};
use canghai_chart::Node;
use web_sys::{Element, PointerEvent};
use yew::{Callback, Html, NodeRef, Properties, classes, function_component, html, use_node_ref};

use crate::card::InfoButton;
use crate::svg;

/// A chart, and where a finger on it and its button go.
#[derive(Properties, PartialEq)]
pub(crate) struct FigureProps {
    pub(crate) figure: Figure,
    /// The month that is pointed at.
    pub(crate) month: Option<usize>,
    pub(crate) hover: Callback<HoverEvent>,
    /// Words before what the chart counts exactly.
    pub(crate) about: String,
    pub(crate) send: Callback<Event>,
}

#[function_component]
pub(crate) fn ChartFigure(props: &FigureProps) -> Html {
    let FigureProps { figure, month, hover, .. } = props;
    let plot = use_node_ref();
    let point = point(&plot, &figure.probe, hover);
    html! {
        <figure class={classes!("figure", figure.class, (!figure.enlarge.is_empty()).then_some("card"))}
            data-figure={format!("{:?}", figure.id)}>
            <figcaption>
                <h3>{ &figure.title }</h3>
                if let Some(info) = &figure.info {
                    <InfoButton info={info.clone()} place="figure" send={props.send.clone()} />
                }
                <span class="note">{ &figure.note }</span>
                if !figure.factor.is_empty() { <span class="factor">{ &figure.factor }</span> }
                { enlarge(props) }
            </figcaption>
            <p class="value">
                if let Some(month) = month { <Says probe={figure.probe.clone()} {month} /> }
                else { { &figure.value } }
            </p>
            <div class="plot" ref={plot} onpointermove={point.clone()} onpointerdown={point}
                onpointerleave={leave(hover)}>
                <Drawing chart={figure.chart.clone()} />
                if let Some(month) = month { <Line probe={figure.probe.clone()} {month} /> }
            </div>
            if !figure.help.is_empty() {
                <details class="help"><summary>{ &props.about }</summary><p>{ &figure.help }</p></details>
            }
        </figure>
    }
}

fn enlarge(props: &FigureProps) -> Html {
    let FigureProps { figure, send, .. } = props;
    if figure.enlarge.is_empty() {
        return Html::default();
    }
    let id = figure.id;
    let onclick = send.reform(move |_| Event::Chart(ChartEvent::Show(OnStage::One(id))));
    html! {
        <button type="button" class="enlarge" aria-label={figure.enlarge.clone()}
            title={figure.enlarge.clone()} {onclick}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M9.5 2.5H13.5V6.5M13.5 2.5L9 7M6.5 13.5H2.5V9.5M2.5 13.5L7 9" /></svg>
        </button>
    }
}

/// The month below a pointer. The plot is known by its node: events are heard at the page's root,
/// and the target they are said to be at is the root.
fn point(
    place: &NodeRef,
    probe: &Rc<Probe>,
    hover: &Callback<HoverEvent>,
) -> Callback<PointerEvent> {
    let (place, probe, hover) = (place.clone(), probe.clone(), hover.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(plot) = place.cast::<Element>() else { return };
        let edge = plot.get_bounding_client_rect();
        if edge.width() > 0.0 {
            let part = (f64::from(event.client_x()) - edge.left()) / edge.width();
            hover.emit(HoverEvent::Point(probe.month_at(part)));
        }
    })
}

/// A mouse that leaves takes the line with it; a finger that is lifted leaves it to be read.
fn leave(hover: &Callback<HoverEvent>) -> Callback<PointerEvent> {
    let hover = hover.clone();
    Callback::from(move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            hover.emit(HoverEvent::Hide);
        }
    })
}

/// A drawing that stays as it is while a finger moves over it.
#[derive(Properties, PartialEq)]
struct DrawingProps {
    chart: Rc<Node>,
}

#[function_component]
fn Drawing(props: &DrawingProps) -> Html {
    svg::element(&props.chart)
}

/// What a chart says at a month.
#[derive(Properties, PartialEq)]
struct ProbeProps {
    probe: Rc<Probe>,
    month: usize,
}

/// The line over a chart with its dots.
#[function_component]
fn Line(props: &ProbeProps) -> Html {
    svg::element(&props.probe.cursor(props.month))
}

/// The values in words.
#[function_component]
fn Says(props: &ProbeProps) -> Html {
    let readout = props.probe.readout(props.month);
    html! {
        <span class="readout">
            <span class="when">{ readout.when }</span>
            { for readout.items.into_iter().map(|item| html! {
                <span class={format!("said {}", item.class)}>
                    <span class="name">{ item.name }{ " " }</span><b>{ item.value }</b>
                    if !item.range.is_empty() { { " " }<span class="range">{ item.range }</span> }
                </span>
            }) }
        </span>
    }
}

/// The sign of a likelihood.
pub(crate) fn mark(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::Likely => "●",
        Likelihood::Even => "◐",
        Likelihood::Unlikely => "○",
    }
}

/// The style of a likelihood.
pub(crate) fn class(likelihood: Likelihood) -> &'static str {
    match likelihood {
        Likelihood::Likely => "likely",
        Likelihood::Even => "even",
        Likelihood::Unlikely => "unlikely",
    }
}
