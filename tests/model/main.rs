//! Behaviour of the growth model on the real plan and on made-up cities, and of the files that the
//! plan and its scenarios stand in.

mod arithmetic;
mod arrows;
mod base_year;
mod checks;
mod closed_forms;
mod conservation;
mod convergence;
mod doors;
mod equations;
mod exact;
mod extremes;
mod findings;
mod horizon;
mod lift;
mod made_up;
mod mistakes;
mod numbers;
mod outcomes;
mod pack_files;
mod pack_mistakes;
mod pack_numbers;
mod properties;
mod random;
mod rates;
mod runs;
mod scenario_mistakes;
mod scenario_round_trip;
mod sectors;
mod sights;
mod vectors;
