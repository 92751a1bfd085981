//! A search for what it would take, step by step, and what is sent of it between a page and its
//! worker.

use canghai_analysis::reach::{
    Answer, Ask, Frontier, FrontierPoint, Progress, Question, Reach, Share,
};
use canghai_plan::{Pack, Scenario};
use serde::{Deserialize, Serialize};

use crate::reach_state::{ReachNews, ReachOrder};

/// The search for an answer and then for the frontier.
#[derive(Debug)]
pub struct ReachSearch(Stage);

#[derive(Debug)]
enum Stage {
    Answer(Box<(Question, Reach)>),
    Frontier(Box<Frontier>),
}

impl ReachSearch {
    /// The search that an order asks for; `None` where its question means nothing.
    #[must_use]
    pub fn new(pack: &Pack, order: &ReachOrder) -> Option<Self> {
        Self::shared(pack, order, 0, 1)
    }

    /// The search with this number, the first being 0, of so many that share the work for an order;
    /// the first has the answer.
    #[must_use]
    pub fn shared(pack: &Pack, order: &ReachOrder, number: usize, of: usize) -> Option<Self> {
        let question = order.question(pack)?;
        let search = Reach::shared(question.clone(), Share { number, of });
        Some(Self(Stage::Answer(Box::new((question, search)))))
    }

    /// Takes one step and tells what came of it.
    pub fn step(&mut self) -> ReachStep {
        match &mut self.0 {
            Stage::Answer(search) => match search.1.step() {
                Progress::Working { done, of } => ReachStep::News(ReachNews::Progress(done, of)),
                Progress::Found(piece) => ReachStep::Piece(piece),
                Progress::Waiting => ReachStep::Waiting,
                Progress::Helped => ReachStep::News(ReachNews::Over),
                Progress::Done(answer) => {
                    let frontier = Frontier::new(search.0.clone());
                    self.0 = Stage::Frontier(Box::new(frontier));
                    ReachStep::News(ReachNews::Answer(answer))
                }
            },
            Stage::Frontier(frontier) => {
                ReachStep::News(frontier.next().map_or(ReachNews::Over, ReachNews::Point))
            }
        }
    }

    /// Hears of a piece of the work that another search has done.
    pub fn hear(&mut self, piece: &[f64]) {
        if let Stage::Answer(search) = &mut self.0 {
            search.1.hear(piece);
        }
    }
}

/// What comes of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum ReachStep {
    /// News for the page.
    News(ReachNews),
    /// A piece of the work, of which the searches that share it are to hear.
    Piece(Vec<f64>),
    /// The search goes on once it has heard of another piece.
    Waiting,
}

/// What the numbers of a step are; they stand after it.
const PROGRESS: f64 = 0.0;
const ANSWER: f64 = 1.0;
const POINT: f64 = 2.0;
const PIECE: f64 = 3.0;
const WAITING: f64 = 4.0;

impl ReachStep {
    /// The step as numbers; none when all is over.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::News(news) => news.numbers(),
            Self::Piece(piece) => [&[PIECE], &piece[..]].concat(),
            Self::Waiting => vec![WAITING],
        }
    }
}

impl ReachNews {
    /// The news as numbers; none when all is over.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Progress(done, of) => vec![PROGRESS, *done as f64, *of as f64],
            Self::Answer(answer) => [vec![ANSWER], answer.numbers()].concat(),
            Self::Point(point) => [vec![POINT], point.numbers()].concat(),
            Self::Over | Self::Missing => Vec::new(),
        }
    }

    /// The news that such numbers tell; numbers of anything else end the search, so that it is not
    /// under way for ever.
    #[must_use]
    pub fn of_numbers(question: &Question, numbers: &[f64]) -> Self {
        let news = |kind: f64, values: &[f64]| match kind {
            PROGRESS => {
                let [done, of] = *values else { return None };
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "saturates"
                )]
                Some(Self::Progress(done as usize, of as usize))
            }
            ANSWER => {
                let answer = Answer::from_numbers(question, values.to_vec())?;
                Some(Self::Answer(Box::new(answer)))
            }
            POINT => FrontierPoint::from_numbers(values).map(Self::Point),
            _ => None,
        };
        let told = numbers.split_first().and_then(|(kind, values)| news(*kind, values));
        told.unwrap_or(Self::Over)
    }
}

/// An order as it is sent, without its number: its scenario as a file's text, and what is asked.
#[derive(Serialize, Deserialize)]
struct Message {
    scenario: String,
    outcome: String,
    at_least: f64,
    by: i32,
    probability: Option<f64>,
    ceilings: Vec<(String, f64)>,
    locked: Vec<String>,
    costs: Vec<(String, f64)>,
}

impl ReachOrder {
    /// The question of the order, which can be asked.
    #[must_use]
    pub fn question(&self, pack: &Pack) -> Option<Question> {
        Question::new(pack, &self.scenario, &self.ask).ok()
    }

    /// The order as a text, the same for the same question.
    #[must_use]
    pub fn message(&self) -> String {
        let ask = self.ask.clone();
        let message = Message {
            scenario: self.scenario.write(),
            outcome: ask.outcome,
            at_least: ask.at_least,
            by: ask.by,
            probability: ask.probability,
            ceilings: ask.ceilings,
            locked: ask.locked,
            costs: ask.costs,
        };
        serde_json::to_string(&message).unwrap_or_default()
    }

    /// The order of such a text, without a number; `None` for any other.
    #[must_use]
    pub fn of_message(pack: &Pack, text: &str) -> Option<Self> {
        let message: Message = serde_json::from_str(text).ok()?;
        let scenario = Scenario::read(pack, "question", &message.scenario).ok()?;
        let ask = Ask {
            outcome: message.outcome,
            at_least: message.at_least,
            by: message.by,
            probability: message.probability,
            ceilings: message.ceilings,
            locked: message.locked,
            costs: message.costs,
        };
        Some(Self { ticket: 0, scenario, ask })
    }
}
