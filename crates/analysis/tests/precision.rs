//! Single precision, in which members are run while a finger moves, against double.

use canghai_analysis::{Deal, Desk, Futures, Job, Precision, Quantiles};
use canghai_plan::{Pack, Scenario};

/// Relative error that a quantile may have.
const QUANTILE: f64 = 1e-4;
/// Error that a difference of the share may have, a fraction: 1e-4 percentage points.
const SHARE_DIFFERENCE: f64 = 1e-6;
/// Error that a probability may have.
const PROBABILITY: f64 = 1e-3;

/// Scenarios near and far: the plan's, all levers at an end, small and large bases, a pandemic.
fn scenarios(pack: &Pack) -> Vec<Scenario> {
    let ready = |id: &str| pack.ready_made(id).expect("a ready-made scenario").scenario.clone();
    let at_an_end = |highest: bool, base_share: f64| {
        let mut scenario = Scenario { base_share, pandemic: highest, ..Scenario::trend(pack) };
        for lever in &pack.levers {
            let end = if highest { lever.quantity.max } else { lever.quantity.min };
            for year in 0..pack.calendar.plan_years {
                scenario.set_lever(pack, lever.quantity.key, year, end);
            }
        }
        scenario
    };
    vec![ready("plan-effort"), ready("strong-push"), at_an_end(true, 0.01), at_an_end(false, 0.3)]
}

fn job(pack: &Pack, scenario: &Scenario, precision: Precision) -> Job {
    let base = Scenario {
        base_share: scenario.base_share,
        pandemic: scenario.pandemic,
        ..Scenario::trend(pack)
    };
    let members = Deal { thread: 0, threads: 1, all: 256 };
    Job { scenario: scenario.clone(), base, years: pack.calendar.plan_years, members, precision }
}

#[track_caller]
fn near(what: &str, single: &Quantiles, double: &Quantiles) {
    for (single, double) in single.iter().zip(double) {
        let error = (single - double).abs();
        assert!(error <= QUANTILE * double.abs().max(1e-9), "{what}: {single} for {double}");
    }
}

#[test]
fn quantiles_in_single_precision_are_those_in_double() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let mut desk = Desk::new(pack.clone(), Futures::SEED);
    for (number, scenario) in scenarios(&pack).iter().enumerate() {
        let [single, double] = [Precision::Single, Precision::Double].map(|precision| {
            let job = job(&pack, scenario, precision);
            let part = desk.run(&job).expect("a valid job");
            desk.answer(&job, vec![part]).expect("one whole part")
        });
        let (summary, exact) = (&single.summary, &double.summary);
        for (year, exact) in summary.years.iter().zip(&exact.years) {
            for (place, exact) in exact.mean_quantiles.iter().enumerate() {
                near(&format!("{number}, outcome {place}"), &year.mean_quantiles[place], exact);
            }
            for (place, exact) in exact.quantiles.iter().enumerate() {
                near(&format!("{number}, observed {place}"), &year.quantiles[place], exact);
            }
        }
        for (share, exact) in summary.rolling_share.iter().zip(&exact.rolling_share) {
            near(&format!("{number}, share"), share, exact);
        }
        let flat = |all: &[Vec<Quantiles>]| all.concat();
        for (sector, exact) in flat(&summary.value_added).iter().zip(&flat(&exact.value_added)) {
            near(&format!("{number}, value added"), sector, exact);
        }
        for (target, exact) in summary.targets.iter().zip(&exact.targets) {
            assert!((target.value - exact.value).abs() < PROBABILITY, "{number}: {exact:?}");
        }
    }
}

#[test]
fn a_difference_of_the_share_in_single_precision_is_within_a_ten_thousandth_of_a_point() {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let mut desk = Desk::new(pack.clone(), Futures::SEED);
    // a change so small that the page shows it as less than a hundredth of a point
    let mut touched = Scenario::trend(&pack);
    touched.set_lever(&pack, "guidance_fund", 0, 1.1);
    for scenario in scenarios(&pack).iter().chain([&touched]) {
        let [single, double] = [Precision::Single, Precision::Double].map(|precision| {
            let job = job(&pack, scenario, precision);
            let part = desk.run(&job).expect("a valid job");
            desk.answer(&job, vec![part]).expect("one whole part").comparison
        });
        for (single, double) in single.rolling_share.iter().zip(&double.rolling_share) {
            for (single, double) in single.iter().zip(double) {
                assert!((single - double).abs() < SHARE_DIFFERENCE, "{single:e} for {double:e}");
            }
        }
    }
}
