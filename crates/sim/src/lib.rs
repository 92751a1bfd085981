//! The growth model of a city's strategic emerging industries.
//!
//! From a [`City`] (base year, parameters, sectors) and the [`Inputs`] that a [`Policy`] gives each
//! sector, a [`Model`] is checked and built once; its run cannot fail. Money is in 1e8 CNY at
//! base-year prices, land in mu, people in persons, time in years since the plan began.
//!
//! The crate is pure: no files, clock, randomness or serialisation. The equations are written once
//! over [`Number`], so that they run on single values, on lanes of members and on derivatives.

#![forbid(unsafe_code)]

mod base;
pub mod catalogue;
mod city;
mod inputs;
pub mod math;
mod model;
mod number;
mod outcomes;
mod primitives;
mod record;
mod run;
mod stage;
mod state;
mod trajectory;
mod validity;

pub use catalogue::{Constants, Levers, Mix, Outcomes, Parameters, Quantity, SectorParameters};
pub use city::{Calendar, City, Pandemic, Sector};
pub use inputs::{After, Inputs, Policy, SectorInputs, Shares, YearInputs, YearPolicy};
pub use model::{Model, Observer};
pub use number::Number;
pub use outcomes::{YearOutcomes, year_reached};
pub use state::{CityState, SectorFlows, SectorState, State, Variable};
pub use trajectory::{Trajectory, rolling_share};
pub use validity::InputError;

/// Version of the model: grows when the same inputs give other results, so that a scenario that was
/// shared with an older version can say so.
pub const MODEL_VERSION: u16 = 1;
