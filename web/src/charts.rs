//! All charts of the page: the stage, the charts below it and the month that they share.

use std::rc::Rc;

use canghai_app::view::{Charts, Figure, Front, Group, Stage, Switch};
use canghai_app::{ChartEvent, Event, Hover, HoverEvent, Language, OnStage, text};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::html::Scope;
use yew::{Callback, Component, Context, Html, NodeRef, Properties, classes, html};

use crate::choices::Choices;
use crate::figures::ChartFigure;
use crate::headline::{FindingBars, Share};
use crate::measure::{self, Sight, Watch};
use crate::months::MonthSlider;
use crate::table::TableCard;

/// What the charts show.
#[derive(Properties, PartialEq)]
pub(crate) struct ChartsProps {
    pub(crate) front: Front,
    /// Whether the first words say the finding already.
    pub(crate) said: bool,
    /// Whether the window is a phone's.
    pub(crate) compact: bool,
    pub(crate) language: Language,
    pub(crate) send: Callback<Event>,
    /// Is told where the charts hear of a slider's moves.
    pub(crate) here: Callback<Scope<ChartsPanel>>,
}

/// What the charts hear of beside what they are handed.
pub(crate) enum ChartsMessage {
    /// A month is pointed at, or none any more.
    Hover(HoverEvent),
    /// What a slider's move has made of them, ahead of the rest of the page.
    Ahead(Rc<Front>),
}

/// The charts with the month that is pointed at. It is kept here and not in the application, so
/// that a move of a pointer draws this line and nothing else.
pub(crate) struct ChartsPanel {
    /// What is shown ahead of the rest of the page.
    ahead: Option<Rc<Front>>,
    hover: Hover,
    place: NodeRef,
    stage: NodeRef,
    watch: Option<Watch>,
    sight: Option<Sight>,
    /// The charts below the stage as they were drawn last.
    below: [Group; 2],
    /// Whether others are below the stage than those that are watched.
    moved: bool,
    send_hover: Callback<HoverEvent>,
    /// Where choices go; made once, so that a part that is handed one again is the same.
    show: Callback<OnStage>,
    choose: Callback<ChartEvent>,
    /// What gets the focus when the next picture is drawn, because what had it is gone.
    focus: Option<String>,
}

impl Component for ChartsPanel {
    type Message = ChartsMessage;
    type Properties = ChartsProps;

    fn create(context: &Context<Self>) -> Self {
        let ChartsProps { front: Front { charts, .. }, send, here, .. } = context.props();
        here.emit(context.link().clone());
        Self {
            ahead: None,
            hover: Hover::new(charts.months.first_shown, charts.months.last),
            place: NodeRef::default(),
            stage: NodeRef::default(),
            watch: None,
            sight: None,
            below: charts.below.clone().map(Option::unwrap_or_default),
            moved: true,
            send_hover: context.link().callback(ChartsMessage::Hover),
            show: send.reform(show),
            choose: send.reform(Event::Chart),
            focus: None,
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if let (true, Some(stage)) = (first, self.stage.cast::<Element>()) {
            let send = context.props().send.clone();
            let tell = move |width| send.emit(Event::Chart(ChartEvent::Measure(width)));
            self.watch = measure::watch(&stage, tell);
        }
        if std::mem::take(&mut self.moved) {
            let send = context.props().send.clone();
            let tell = move |group, seen| send.emit(Event::Chart(ChartEvent::Sight(group, seen)));
            self.sight = measure::sight(&self.sections_below(), tell);
        }
        if let Some(selector) = self.focus.take() {
            self.focus_on(&selector);
        }
    }

    /// The button that brought a chart onto the stage goes with it, and comes back with it.
    fn changed(&mut self, context: &Context<Self>, old: &ChartsProps) -> bool {
        let props = context.props();
        let ahead = self.ahead.take();
        let (before, now) = (&old.front.charts, &props.front.charts);
        for (own, now) in self.below.iter_mut().zip(&now.below) {
            if let Some(now) = now {
                self.moved |= now.figures.is_empty() != own.figures.is_empty();
                own.clone_from(now);
            }
        }
        match (before.put_back.is_empty(), now.put_back.is_empty()) {
            (true, false) => self.focus = Some(".put-back".to_owned()),
            (false, true) => self.focus = on_stage(before).map(|figure| button_of(&figure)),
            // the wish of a change before stays until a picture is drawn
            _ => {}
        }
        let others = |props: &ChartsProps| (props.said, props.compact, props.language);
        ahead.is_none_or(|ahead| *ahead != props.front || others(props) != others(old))
    }

    fn update(&mut self, _context: &Context<Self>, message: ChartsMessage) -> bool {
        match message {
            ChartsMessage::Ahead(front) => {
                self.ahead = Some(front);
                true
            }
            ChartsMessage::Hover(event) => {
                let before = self.hover;
                self.hover = before.after(event);
                self.hover != before
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let ChartsProps { said, compact, language, send, .. } = context.props();
        let Front { headline, charts, futures, .. } = self.front(context);
        let hover = &self.send_hover;
        html! {
            <div class={classes!("charts", charts.side)} ref={self.place.clone()} onkeydown={self.escape(context)}>
                <section class="card share" aria-labelledby="headline-title">
                    <Share headline={headline.clone()} futures={futures.clone()} compact={*compact} language={*language} />
                    <FindingBars finding={charts.finding.clone()} said={*said} />
                    <div class="views">
                        <Choices<OnStage> switch={charts.choices.clone()} choose={self.show.clone()} />
                        { put_back(charts, send) }
                    </div>
                    <div class="stage" ref={self.stage.clone()}>{ self.on_stage(context, hover) }</div>
                    <MonthSlider months={charts.months.clone()} hover={self.hover} send={hover.clone()}
                        spoken={self.spoken(charts)} />
                    <p class="note simulations">
                        { futures.as_ref().map_or_else(|| text(*language, "futures.waiting"), |f| f.note.clone()) }
                    </p>
                </section>
                { for self.groups_below().map(|(_, group)| self.below(context, group, hover)) }
            </div>
        }
    }
}

fn show(stage: OnStage) -> Event {
    Event::Chart(ChartEvent::Show(stage))
}

fn put_back(charts: &Charts, send: &Callback<Event>) -> Html {
    if charts.put_back.is_empty() {
        return Html::default();
    }
    let onclick = send.reform(|_| Event::Chart(ChartEvent::PutBack));
    html! { <button type="button" class="put-back" {onclick}>{ &charts.put_back }</button> }
}

/// The first chart on the stage.
fn on_stage(charts: &Charts) -> Option<Figure> {
    match &charts.stage {
        Stage::Charts(group) => group.figures.first().cloned(),
        Stage::Table(..) => None,
    }
}

/// Where the button is that enlarges a chart.
fn button_of(figure: &Figure) -> String {
    format!("[data-figure=\"{:?}\"] .enlarge", figure.id)
}

impl ChartsPanel {
    /// What is shown.
    fn front<'a>(&'a self, context: &'a Context<Self>) -> &'a Front {
        self.ahead.as_deref().unwrap_or(&context.props().front)
    }

    /// The groups below that have charts, with their numbers.
    fn groups_below(&self) -> impl Iterator<Item = (usize, &Group)> {
        self.below.iter().enumerate().filter(|(_, group)| !group.figures.is_empty())
    }

    fn sections_below(&self) -> Vec<(usize, Element)> {
        let place = self.place.cast::<Element>();
        let found = place.and_then(|place| place.query_selector_all(".below").ok());
        let nodes = found.map_or_else(Vec::new, |found| {
            (0..found.length()).filter_map(|index| found.get(index)).collect()
        });
        let sections = nodes.into_iter().filter_map(|node| node.dyn_into().ok());
        self.groups_below().map(|(number, _)| number).zip(sections).collect()
    }

    fn focus_on(&self, selector: &str) {
        let place = self.place.cast::<Element>();
        let found = place.and_then(|place| place.query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // an element that takes no focus leaves it where it is
            let _ = element.focus();
        }
    }

    /// Escape takes away the line, and then what came onto the stage.
    fn escape(&self, context: &Context<Self>) -> Callback<KeyboardEvent> {
        let (link, send) = (context.link().clone(), context.props().send.clone());
        let shown = self.hover.month().is_some();
        Callback::from(move |event: KeyboardEvent| match (event.key().as_str(), shown) {
            ("Escape", true) => link.send_message(ChartsMessage::Hover(HoverEvent::Hide)),
            ("Escape", false) => send.emit(Event::Chart(ChartEvent::PutBack)),
            _ => {}
        })
    }

    /// What the first chart on the stage says at the slider's month.
    fn spoken(&self, charts: &Charts) -> String {
        let month = self.hover.place();
        let below = || self.below.iter().find_map(|group| group.figures.first().cloned());
        let figure = on_stage(charts).or_else(below);
        figure.map_or_else(String::new, |figure| figure.probe.spoken(month))
    }

    fn on_stage(&self, context: &Context<Self>, hover: &Callback<HoverEvent>) -> Html {
        match &self.front(context).charts.stage {
            Stage::Charts(group) => html! {
                <>{ self.switch(group.switch.as_ref()) }{ self.figures(context, group, hover) }</>
            },
            Stage::Table(table, rows) => html! {
                <>{ self.switch(Some(rows)) }<TableCard table={table.clone()} /></>
            },
        }
    }

    fn below(&self, context: &Context<Self>, group: &Group, hover: &Callback<HoverEvent>) -> Html {
        html! {
            <section class="below" key={group.title.clone()}>
                if !group.title.is_empty() {
                    <div class="about">
                        <h2>{ &group.title }</h2><span class="note">{ &group.note }</span>
                        { self.switch(group.switch.as_ref()) }
                    </div>
                }
                { self.figures(context, group, hover) }
            </section>
        }
    }

    fn figures(
        &self,
        context: &Context<Self>,
        group: &Group,
        hover: &Callback<HoverEvent>,
    ) -> Html {
        let ChartsProps { language, send, .. } = context.props();
        html! {
            <div class="figures" style={format!("--columns: {}", group.columns)}>
                { for group.figures.iter().map(|figure| html! {
                    <ChartFigure key={format!("{:?}", figure.id)} figure={figure.clone()}
                        month={self.hover.month()} {hover}
                        about={text(*language, "chart.about")} {send} />
                }) }
            </div>
        }
    }

    fn switch(&self, switch: Option<&Switch<ChartEvent>>) -> Html {
        let choose = |switch: &Switch<ChartEvent>| {
            html! { <Choices<ChartEvent> switch={switch.clone()} choose={self.choose.clone()} /> }
        };
        switch.map_or_else(Html::default, choose)
    }
}
