//! What stands on a slide, as plain values that can also be sent to another window.

use std::rc::Rc;

use canghai_chart::Node;
use serde::{Deserialize, Serialize};

use super::wire;
use crate::board::Likelihood;

/// A slide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlideView {
    /// Its key, for programs.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it says, in a sentence of two lines at most.
    pub sentence: String,
    /// What stands below the sentence, from left to right.
    pub blocks: Vec<Block>,
    /// What it rests on.
    pub source: String,
    /// Product and plan.
    pub brand: [String; 2],
    /// Its number among the slides that are gone through, as `3 / 8`; empty where it is not shown.
    pub place: String,
    /// The link to all scenarios as a code; `None` where there is no link.
    #[serde(with = "wire::drawing")]
    pub code: Option<Rc<Node>>,
}

/// A part of a slide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// One number.
    Number(BigNumber),
    /// A drawing, so wide in a slide of 1920.
    Chart(#[serde(with = "wire::drawing")] Option<Rc<Node>>, f64),
    /// Rows and columns.
    Table(SlideTable),
    /// What binds in each quarter.
    Strip(Strip),
    /// Sentences.
    Lines(Vec<String>),
}

/// One number and what is to be known of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BigNumber {
    /// What it is.
    pub label: String,
    /// The number.
    pub value: String,
    /// Its unit.
    pub unit: String,
    /// Its range and the like.
    pub notes: Vec<String>,
    /// The probability of the target in words.
    pub chance: Option<(Likelihood, String)>,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlideTable {
    /// Names of the columns.
    pub head: Vec<String>,
    /// Its rows, each as long as the head.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Class that colours it; empty where nothing does.
    pub class: String,
    /// The sign of a probability before the words.
    pub sign: Option<Likelihood>,
    /// A bar behind the words, as a part of the longest.
    pub bar: Option<f64>,
}

impl Cell {
    /// A cell of words alone.
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell of words that matter.
    pub(super) fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), class: "strong".to_owned(), ..Self::default() }
    }

    /// A probability; empty until it is there.
    pub(super) fn chance(chance: Option<&crate::board::Chance>) -> Self {
        chance.map_or_else(Self::default, |chance| Self {
            text: chance.number.clone(),
            class: "strong".to_owned(),
            sign: Some(chance.likelihood),
            bar: None,
        })
    }
}

/// What binds each sector in each quarter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Strip {
    /// The years, each of four quarters.
    pub years: Vec<String>,
    /// Sectors: name and, by quarter, class and sign of what binds most.
    pub rows: Vec<(String, Vec<Bound>)>,
    /// What the signs mean.
    pub legend: Vec<(Bound, String)>,
}

/// Class and sign of what binds; both empty where nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The class that colours it.
    pub class: String,
    /// Its sign.
    pub mark: String,
}
