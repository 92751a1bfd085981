//! Behaviour of the growth model on the real plan and on made-up cities, and of the files that the
//! plan and its scenarios stand in.

mod base_year;
mod closed_forms;
mod conservation;
mod convergence;
mod equations;
mod made_up;
mod rates;
mod runs;
mod sights;
mod vectors;
