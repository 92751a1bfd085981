//! Questions to try first, each a scenario of its own.

use canghai_plan::{Pack, Scenario};

/// What if ...?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// ... twice the land were supplied?
    TwiceTheLand,
    /// ... twice the projects were signed?
    TwiceTheProjects,
    /// ... twice the city's money were spent?
    TwiceTheMoney,
}

/// Largest factor that is tried; a lever whose end is nearer goes to its end.
const TWICE: f64 = 2.0;

impl Question {
    /// The questions in their order.
    pub const ALL: [Self; 3] = [Self::TwiceTheLand, Self::TwiceTheProjects, Self::TwiceTheMoney];

    /// Keys of the question and of the scenario that answers it.
    #[must_use]
    pub fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::TwiceTheLand => ("questions.land.ask", "questions.land.name"),
            Self::TwiceTheProjects => ("questions.projects.ask", "questions.projects.name"),
            Self::TwiceTheMoney => ("questions.money.ask", "questions.money.name"),
        }
    }

    /// The levers that it doubles.
    fn levers(self) -> &'static [&'static str] {
        match self {
            Self::TwiceTheLand => &["land"],
            Self::TwiceTheProjects => &["signed_projects"],
            Self::TwiceTheMoney => &["special_fund", "guidance_fund"],
        }
    }

    /// The scenario that answers it, starting from another.
    #[must_use]
    pub fn scenario(self, pack: &Pack, from: &Scenario) -> Scenario {
        let mut scenario = from.clone();
        for key in self.levers() {
            let Some(lever) = pack.lever(key) else { continue };
            for (year, value) in from.lever(pack, key).to_vec().into_iter().enumerate() {
                let value = (value * TWICE).min(lever.quantity.max);
                scenario.set_lever(pack, key, year, value);
            }
        }
        scenario
    }
}
