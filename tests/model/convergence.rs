//! The integrator is of second order, also where inputs jump and a pandemic comes.

use canghai_sim::{SectorState, State};

use crate::runs::{outcomes, pack, run_in_steps, stress};

/// The states at the end of 2020 and of the horizon with several steps a month.
fn states(steps: u32) -> [State<f64>; 2] {
    let (city, policy) = (pack().city(&stress()), pack().policy(&stress()));
    let run = run_in_steps(&city, &policy, steps);
    [run.states[36].clone(), run.states[96].clone()]
}

fn distance(a: &SectorState<f64>, b: &SectorState<f64>, index: usize) -> f64 {
    (a.values()[index] - b.values()[index]).abs()
}

#[test]
fn halving_the_step_quarters_the_error_of_every_stock() {
    let runs = [4, 8, 16].map(states);
    for when in 0..2 {
        for (index, variable) in SectorState::<f64>::FIELDS.iter().enumerate() {
            let [coarse, middle, fine] = runs.each_ref().map(|run| &run[when].sectors);
            let sum = |a: &[SectorState<f64>], b: &[SectorState<f64>]| -> f64 {
                a.iter().zip(b).map(|(a, b)| distance(a, b, index)).sum()
            };
            let (first, second) = (sum(coarse, middle), sum(middle, fine));
            if first < 1e-12 * fine[0].values()[index].abs() {
                continue; // integrated exactly: rounding is all there is
            }
            let order = (first / second).log2();
            assert!((1.9..=2.1).contains(&order), "{} has order {order}", variable.key);
        }
    }
}

#[test]
fn one_step_a_month_is_as_near_the_limit_as_the_description_says() {
    let (city, policy) = (pack().city(&stress()), pack().policy(&stress()));
    let [coarse, fine] = [1, 32].map(|steps| outcomes(&run_in_steps(&city, &policy, steps)));
    for ((name, coarse), (_, fine)) in coarse.into_iter().zip(fine) {
        let error = ((coarse - fine) / fine).abs();
        let limit = if name == "share of year 3" { 1.5e-4 } else { 4e-3 };
        assert!(error <= limit, "{name} is off by {error:e}");
    }
}
