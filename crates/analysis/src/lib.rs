//! Futures of a scenario: sampling what is uncertain, running every future, and what follows from
//! them - ranges, probabilities, comparison.
//!
//! [`Futures`] draws the members once; they are the same futures in every scenario and on every
//! platform. A [`Runner`] gives the [`Samples`] of a scenario, which can be made in parts and
//! joined, and a [`Summary`] what is shown of them. A [`Desk`] is where one thread does all this.
//!
//! Why a result is what it is: [`explain`] shares out the difference of two scenarios among groups
//! of inputs, [`marginals`] gives the value of one more of every lever, [`growth`] says what a
//! scenario's growth is made of and [`bottlenecks`] what binds, when.

#![forbid(unsafe_code)]

mod best_next;
mod between;
mod bottlenecks;
mod collector;
mod columns;
mod compare;
mod counts;
mod desk;
mod distributions;
mod dual;
mod explain;
mod explain_probabilities;
mod future;
mod futures;
mod groups;
mod growth;
mod growth_path;
mod lanes;
mod marginal;
mod order;
pub mod reach;
mod run;
mod samples;
pub mod sensitivity;
mod shapley;
mod summary;
mod tally;
mod threads;
mod widest;
mod wire;
mod yearly;

pub use best_next::{Best, Resource, best_next};
pub use between::Between;
pub use bottlenecks::{
    Binding, CONSTRAINTS, Constraint, SectorQuarter, binding_since, bottlenecks,
};
pub use compare::{Comparison, Differences, OutcomeDifference, compare};
pub use counts::{Count, Mixture};
pub use desk::{Deal, Desk, Job, Part, Precision};
pub use dual::Dual;
pub use explain::{YearContributions, explain};
pub use explain_probabilities::ProbabilityContributions;
pub use futures::{Futures, Member};
pub use groups::{GROUPS, Group};
pub use growth::{GROWTH_PARTS, Growth, GrowthPart, YearGrowth, growth};
pub use lanes::Lanes;
pub use marginal::{Marginal, marginals};
pub use order::quantile;
#[cfg(feature = "parallel")]
pub use run::run_parallel;
pub use run::{Members, Runner};
pub use samples::{Layout, Samples};
pub use shapley::Contribution;
pub use summary::{Detail, LEVELS, Probability, Quantiles, Summary, YearSummary};
pub use wire::Answer;
