//! Files to take home, made in the page: a module of its own that a worker loads when one is asked
//! for. It says nothing but what `canghai-report` says, and runs the futures that the command line
//! runs, so every figure is the command line's.

mod ensembles;

use canghai_analysis::Futures;
use canghai_app::{
    App, ChartName, Ending, Event, ExportOrder, LATER_WORDS, Needs, ShareEvent, describe,
    describe_link_error, describe_project_error, token_of,
};
use canghai_plan::project::Project;
use canghai_plan::{LATER_TEXTS, Pack, link};
use canghai_report::{Drawing, Report, hold, minutes, run_all};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use ensembles::Ensembles;

/// A file that is made: first what it shows is run, then the browser makes pictures of its drawings,
/// then it is written.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Making {
    order: ExportOrder,
    app: App,
    link: String,
}

#[wasm_bindgen]
impl Making {
    /// Opens the scenarios of a message and runs them; `tell` hears how much is done, a part of 1.
    ///
    /// # Errors
    /// Why nothing can be made, in the reader's language.
    #[wasm_bindgen(constructor)]
    pub fn new(message: &str, tell: &Function) -> Result<Making, JsValue> {
        let order = ExportOrder::of_message(message).ok_or("the message is none of this page's")?;
        Ok(Self::open(order, tell)?)
    }

    /// The drawings that pictures are to be made of: objects with `svg`, `width` and `height`.
    ///
    /// # Errors
    /// As [`Making::new`].
    pub fn drawings(&self) -> Result<Array, JsValue> {
        Ok(self.sketches()?.iter().map(object).collect())
    }

    /// The file, with the pictures of its drawings as PNG in their order.
    ///
    /// # Errors
    /// As [`Making::new`].
    #[expect(clippy::needless_pass_by_value, reason = "what comes from a script comes by value")]
    pub fn file(&self, pictures: Vec<Uint8Array>) -> Result<Uint8Array, JsValue> {
        let bytes = self.write(pictures.iter().map(Uint8Array::to_vec).collect())?;
        Ok(Uint8Array::from(bytes.as_slice()))
    }
}

impl Making {
    fn open(order: ExportOrder, tell: &Function) -> Result<Self, String> {
        static WORDS: [u8; LATER_WORDS.len()] = LATER_WORDS;
        static TEXTS: [u8; LATER_TEXTS.len()] = LATER_TEXTS;
        canghai_app::take_later_words(&WORDS);
        canghai_plan::take_later_texts(&TEXTS);
        let language = order.language;
        let pack = Pack::embedded().map_err(|problems| {
            problems
                .iter()
                .map(|problem| describe(language, problem))
                .collect::<Vec<_>>()
                .join("; ")
        })?;
        let project = Project::read(&pack, "", order.project.as_bytes())
            .map_err(|error| describe_project_error(language, "", &error).join("; "))?;
        let mut whole = App::of_project(pack.clone(), language, project.project)?;
        whole.update(Event::Share(ShareEvent::Here(order.address.clone())));
        if order.minutes {
            return Ok(Self { order, app: whole, link: String::new() });
        }
        let (scenarios, places) = whole.passed_on();
        let mut app = hold(pack.clone(), language, scenarios.clone(), places)?;
        app.look(&order.looked);
        let needs = match order.ending {
            Ending::Svg | Ending::Png => chart(&pack, &order).needs(),
            Ending::Csv => order.table.needs(),
            _ => Needs::Nothing,
        };
        app.work_out(needs, |done| told(tell, done * SEARCHED));
        let before = if needs == Needs::Nothing { 0.0 } else { SEARCHED };
        let mut ensembles = Ensembles::new(&pack, &app, |done| {
            told(tell, before + (1.0 - before) * done);
        });
        run_all(&mut app, |scenario, years| ensembles.run(scenario, years))?;
        let token = token_of(&pack, &scenarios, places, app.exact_summary())
            .map_err(|error| describe_link_error(language, &error).join("; "))?;
        let link = link::address(&order.address, &token);
        Ok(Self { order, app, link })
    }

    fn report(&self) -> Report<'_> {
        Report::new(&self.app, self.link.as_str(), Futures::SEED)
    }

    fn sketches(&self) -> Result<Vec<Drawing>, String> {
        let (report, size) = (self.report(), self.order.size);
        match self.order.ending {
            Ending::Docx if !self.order.minutes => Ok(report.document_drawings()),
            Ending::Png => {
                let svg = report.svg(chart(self.app.pack(), &self.order), size);
                let svg = svg.map_err(|trouble| trouble.describe(self.order.language))?;
                Ok(vec![Drawing { svg, size }])
            }
            _ => Ok(Vec::new()),
        }
    }

    fn write(&self, pictures: Vec<Vec<u8>>) -> Result<Vec<u8>, String> {
        let report = self.report();
        let made = match self.order.ending {
            _ if self.order.minutes => minutes(&self.app),
            Ending::Xlsx => report.xlsx(),
            Ending::Docx => report.docx_with(pictures),
            Ending::Pptx => report.pptx(),
            Ending::Csv => report.csv(self.order.table),
            Ending::Svg => report
                .svg(chart(self.app.pack(), &self.order), self.order.size)
                .map(String::into_bytes),
            // the picture is the file
            Ending::Png => Ok(pictures.concat()),
        };
        made.map_err(|trouble| trouble.describe(self.order.language))
    }
}

/// The chart that is asked for.
fn chart(pack: &Pack, order: &ExportOrder) -> ChartName {
    ChartName::of(pack, &order.chart).unwrap_or(ChartName::All)
}

/// Part of the work that a search takes where there is one.
const SEARCHED: f64 = 0.5;

fn told(tell: &Function, done: f64) {
    // whoever listens has no way to refuse
    let _ = tell.call1(&JsValue::UNDEFINED, &done.into());
}

fn object(drawing: &Drawing) -> Object {
    let object = Object::new();
    let entries = [
        ("svg", JsValue::from(drawing.svg.as_str())),
        ("width", drawing.size.0.into()),
        ("height", drawing.size.1.into()),
    ];
    for (name, value) in entries {
        // a property of a plain object can always be set
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object
}
