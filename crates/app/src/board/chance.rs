//! Probabilities in words.

use canghai_analysis::Probability;
use serde::{Deserialize, Serialize};

use crate::format::chance;
use crate::language::Language;
use crate::text::{text, text_with};

/// A probability as number, sign and word.
#[derive(Clone, Debug, PartialEq)]
pub struct Chance {
    /// In percent.
    pub number: String,
    /// How likely that is.
    pub likelihood: Likelihood,
    /// The same in a word.
    pub word: String,
    /// The same in a sentence that says what it is a probability of.
    pub sentence: String,
}

/// How likely something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Likelihood {
    /// 65 % or more.
    Likely,
    /// In between.
    Even,
    /// Less than 35 %.
    Unlikely,
}

impl Likelihood {
    fn of(probability: f64) -> Self {
        if probability >= 0.65 {
            Self::Likely
        } else if probability >= 0.35 {
            Self::Even
        } else {
            Self::Unlikely
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Likely => "chance.likely",
            Self::Even => "chance.even",
            Self::Unlikely => "chance.unlikely",
        }
    }
}

impl Chance {
    /// A probability that so many futures gave.
    #[must_use]
    pub fn of(language: Language, probability: Probability, members: usize) -> Self {
        let number = chance(probability.value, members);
        let likelihood = Likelihood::of(probability.value);
        let values = [("number", number.as_str()), ("members", &members.to_string())];
        Self {
            sentence: text_with(language, "chance.sentence", &values),
            word: text(language, likelihood.key()),
            number,
            likelihood,
        }
    }
}
