//! Futures of a scenario: sampling what is uncertain, running every future, and what follows from
//! them - ranges, probabilities, comparison.
//!
//! [`Futures`] draws the members once; they are the same futures in every scenario and on every
//! platform. A [`Runner`] gives the [`Samples`] of a scenario, which can be made in parts and
//! joined, and a [`Summary`] what is shown of them. A [`Desk`] is where one thread does all this.

#![forbid(unsafe_code)]

mod collector;
mod columns;
mod compare;
mod counts;
mod desk;
mod distributions;
mod futures;
mod lanes;
mod order;
mod run;
mod samples;
mod summary;
mod widest;
mod wire;

pub use compare::{Comparison, Differences, OutcomeDifference, compare};
pub use counts::{Count, Mixture};
pub use desk::{Deal, Desk, Job, Part, Precision};
pub use futures::{Futures, Member};
pub use lanes::Lanes;
pub use order::quantile;
#[cfg(feature = "parallel")]
pub use run::run_parallel;
pub use run::{Members, Runner};
pub use samples::{Layout, Samples};
pub use summary::{Detail, LEVELS, Probability, Quantiles, Summary, YearSummary};
pub use wire::Answer;
