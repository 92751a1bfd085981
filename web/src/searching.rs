//! What a worker does that finds what it would take: one step after the other.

use canghai_analysis::reach::{Answer, Ask, Frontier, FrontierPoint, Progress, Question, Reach};
use canghai_app::ReachNews;
use canghai_plan::{Pack, Scenario};
use js_sys::{Array, Float64Array, Object};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::pool::{get, set};

/// What the numbers of a step are; they stand after it.
const PROGRESS: f64 = 0.0;
const ANSWER: f64 = 1.0;
const POINT: f64 = 2.0;

/// The search for an answer and then for the frontier.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Searching(Stage);

#[derive(Debug)]
enum Stage {
    Answer(Box<(Question, Reach)>),
    Frontier(Box<Frontier>),
    Over,
}

#[wasm_bindgen]
impl Searching {
    /// The search for a question as `question` writes it; one that means nothing is over at once.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(question: &JsValue) -> Self {
        let pack = Pack::embedded().ok();
        let question = pack.and_then(|pack| {
            let scenario = get(question, "scenario").as_string()?;
            let scenario = Scenario::read(&pack, "question", &scenario).ok()?;
            Question::new(&pack, &scenario, &read(question)?).ok()
        });
        question.map_or(Self(Stage::Over), Self::of)
    }

    /// The numbers that one step gives; none when all is over.
    #[must_use]
    pub fn step(&mut self) -> Float64Array {
        Float64Array::from(self.numbers().as_slice())
    }
}

impl Searching {
    /// The search for a question.
    pub(crate) fn of(question: Question) -> Self {
        Self(Stage::Answer(Box::new((question.clone(), Reach::new(question)))))
    }

    /// The numbers that one step gives; none when all is over.
    pub(crate) fn numbers(&mut self) -> Vec<f64> {
        match &mut self.0 {
            Stage::Answer(search) => match search.1.step() {
                Progress::Working { done, of } => vec![PROGRESS, done as f64, of as f64],
                Progress::Done(answer) => {
                    let frontier = Frontier::new(search.0.clone());
                    self.0 = Stage::Frontier(Box::new(frontier));
                    [vec![ANSWER], answer.numbers()].concat()
                }
            },
            Stage::Frontier(frontier) => match frontier.next() {
                Some(point) => [vec![POINT], point.numbers()].concat(),
                None => Vec::new(),
            },
            Stage::Over => Vec::new(),
        }
    }
}

/// What a step's numbers say; nothing where they are not those of a step.
pub(crate) fn news(question: &Question, numbers: &[f64]) -> Option<ReachNews> {
    let Some((kind, values)) = numbers.split_first() else { return Some(ReachNews::Over) };
    match *kind {
        PROGRESS => {
            let [done, of] = *values else { return None };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "saturates"
            )]
            Some(ReachNews::Progress(done as usize, of as usize))
        }
        ANSWER => {
            let answer = Answer::from_numbers(question, values.to_vec())?;
            Some(ReachNews::Answer(Box::new(answer)))
        }
        POINT => FrontierPoint::from_numbers(values).map(ReachNews::Point),
        _ => None,
    }
}

/// A scenario and what is asked of it, as a message.
pub(crate) fn question(scenario: &Scenario, ask: &Ask) -> Object {
    let question = Object::new();
    let pairs = |pairs: &[(String, f64)]| {
        let pair = |(key, value): &(String, f64)| Array::of2(&key.into(), &(*value).into());
        pairs.iter().map(pair).collect::<Array>()
    };
    let locked: Array = ask.locked.iter().map(JsValue::from).collect();
    let entries: [(&str, JsValue); 8] = [
        ("scenario", scenario.write().into()),
        ("outcome", ask.outcome.as_str().into()),
        ("level", ask.at_least.into()),
        ("year", ask.by.into()),
        ("probability", ask.probability.into()),
        ("ceilings", pairs(&ask.ceilings).into()),
        ("costs", pairs(&ask.costs).into()),
        ("locked", locked.into()),
    ];
    for (name, value) in entries {
        set(&question, name, &value);
    }
    question
}

fn read(question: &JsValue) -> Option<Ask> {
    let list = |name| get(question, name).dyn_into::<Array>().ok();
    let pairs = |name| {
        let pair = |pair: JsValue| {
            let pair = pair.dyn_into::<Array>().ok()?;
            Some((pair.get(0).as_string()?, pair.get(1).as_f64()?))
        };
        list(name)?.iter().map(pair).collect::<Option<Vec<_>>>()
    };
    #[expect(clippy::cast_possible_truncation, reason = "saturates; the question checks it")]
    let by = get(question, "year").as_f64()? as i32;
    Some(Ask {
        outcome: get(question, "outcome").as_string()?,
        at_least: get(question, "level").as_f64()?,
        by,
        probability: get(question, "probability").as_f64(),
        ceilings: pairs("ceilings")?,
        locked: list("locked")?.iter().map(|key| key.as_string()).collect::<Option<Vec<_>>>()?,
        costs: pairs("costs")?,
    })
}
