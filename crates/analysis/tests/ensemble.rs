//! Ensembles of the real plan: the same futures everywhere, ranges and probabilities that hang
//! together.

use canghai_analysis::{
    Answer, Deal, Desk, Detail, Futures, Job, Layout, Member, Members, Part, Precision, Runner,
    Samples, Summary, compare, quantile,
};
use canghai_plan::{Assumption, Distribution, Pack, Scenario};
use canghai_sim::math::Real as _;
use canghai_sim::{Trajectory, math};

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn ready(pack: &Pack, id: &str) -> Scenario {
    pack.ready_made(id).expect("a ready-made scenario").scenario.clone()
}

fn members(pack: &Pack, count: u32) -> Vec<Member> {
    Members::draw(&Futures::new(pack, Futures::SEED), 0..count).as_slice().to_vec()
}

fn samples(pack: &Pack, scenario: &Scenario, years: usize, count: u32) -> Samples {
    let runner = Runner::new(pack, scenario, years).expect("a valid scenario");
    runner.run(&members(pack, count)).expect("valid members")
}

/// Place of a parameter in the catalogue by its symbol.
fn place(pack: &Pack, symbol: &str) -> usize {
    let places = pack.parameters.iter().position(|entry| entry.quantity.symbol == symbol);
    places.expect("a parameter with the symbol")
}

/// Ranks of the values, 0 the smallest.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    for (rank, index) in order.into_iter().enumerate() {
        ranks[index] = rank as f64;
    }
    ranks
}

fn rank_correlation(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let mean = (a.len() as f64 - 1.0) / 2.0;
    let covariance: f64 = a.iter().zip(&b).map(|(a, b)| (a - mean) * (b - mean)).sum();
    let variance: f64 = a.iter().map(|a| (a - mean) * (a - mean)).sum();
    covariance / variance
}

#[test]
fn drawn_values_follow_the_distributions_of_the_pack() {
    let pack = pack();
    let drawn = members(&pack, 4096);
    for (index, parameter) in pack.parameters.iter().enumerate() {
        let mut values: Vec<f64> = drawn.iter().map(|member| member.parameters[index]).collect();
        values.sort_by(f64::total_cmp);
        let (low, value, high) = (parameter.low, parameter.value, parameter.high);
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let (expected, found) = match parameter.distribution {
            Distribution::Triangular => ((low + value + high) / 3.0, mean),
            Distribution::Pert => ((low + 4.0 * value + high) / 6.0, mean),
            Distribution::Lognormal => (value, quantile(&values, 0.5).expect("values")),
        };
        let error = (found - expected).abs() / (high - low);
        assert!(error < 0.005, "{}: {found} for {expected}", parameter.quantity.key);
        let (lowest, highest) = parameter.allowed();
        assert!(values[0] >= lowest && values[4095] <= highest, "{}", parameter.quantity.key);
    }
}

#[test]
fn named_pairs_are_correlated_and_no_others() {
    let pack = pack();
    let drawn = members(&pack, 4096);
    let column = |symbol: &str| -> Vec<f64> {
        let place = place(&pack, symbol);
        drawn.iter().map(|member| member.parameters[place]).collect()
    };
    // of normals with correlation r the rank correlation is 6/pi asin(r/2)
    for (a, b, r) in [("phi", "ts", 0.6), ("gA", "betaR", -0.4), ("chi", "epsM", -0.3_f64)] {
        let expected = 6.0 / std::f64::consts::PI * (r / 2.0).asin();
        let found = rank_correlation(&column(a), &column(b));
        assert!((found - expected).abs() < 0.02, "{a} and {b}: {found} for {expected}");
    }
    for (a, b) in [("phi", "gA"), ("ts", "chi"), ("alpha", "lambda"), ("kappa", "zeta")] {
        assert!(rank_correlation(&column(a), &column(b)).abs() < 0.05, "{a} and {b}");
    }
}

#[test]
fn demand_moves_together_as_far_as_its_common_part_says() {
    let pack = pack();
    let drawn = members(&pack, 4096);
    let column =
        |sector: usize| -> Vec<f64> { drawn.iter().map(|member| member.growth[sector]).collect() };
    let expected = 6.0 / std::f64::consts::PI * (0.16_f64 / 2.0).asin();
    let found = rank_correlation(&column(0), &column(3));
    assert!((found - expected).abs() < 0.04, "{found} for {expected}");
    let deviation = (column(5).iter().map(|x| x * x).sum::<f64>() / 4096.0).sqrt();
    assert!((deviation / 0.15 - 1.0).abs() < 0.02, "{deviation}");
}

#[test]
fn a_small_ensemble_is_the_beginning_of_a_large_one_and_a_seed_changes_it() {
    let pack = pack();
    assert_eq!(members(&pack, 8), members(&pack, 64)[..8]);
    let other = Members::draw(&Futures::new(&pack, 7), 0..8);
    assert_ne!(members(&pack, 8), other.as_slice());
    let far = Members::draw(&Futures::new(&pack, Futures::SEED), 70_000..70_004);
    assert_ne!(far.as_slice(), &members(&pack, 70_000 % 65_536 + 4)[4464..]);
}

#[test]
fn a_lane_gives_what_the_central_run_gives_for_the_same_numbers() {
    let pack = pack();
    let mut scenario = ready(&pack, "strong-push");
    let one = members(&pack, 3).remove(2);
    // a scenario that sets every parameter to the member's value is the member's own future, but
    // for demand and firms, which no scenario sets
    for (parameter, value) in pack.parameters.iter().zip(&one.parameters) {
        scenario.assumptions.insert(parameter.quantity.key, Assumption::City(*value));
    }
    let factors = Member { growth: vec![0.0; pack.sectors.len()], firms: 380.0, ..one };
    for (index, parameter) in pack.sector_parameters.iter().enumerate() {
        let values = (0..pack.sectors.len())
            .map(|sector| parameter.values[sector] * factors.sector_factors[sector][index]);
        scenario.assumptions.insert(parameter.quantity.key, Assumption::BySector(values.collect()));
    }
    let model = pack.model(&scenario).expect("a valid scenario");
    let run = Trajectory::of(&model, 36);
    let plain = ready(&pack, "strong-push");
    let runner = Runner::new(&pack, &plain, 3).expect("a valid scenario");
    let samples = runner.run(&[factors]).expect("a valid member");
    let layout = samples.layout();
    for (month, share) in run.rolling_share().iter().enumerate() {
        assert_eq!(samples.column(layout.rolling_share(month)), [*share], "month {month}");
    }
    for (outcome, value) in run.outcomes[2].city.values().iter().enumerate() {
        assert_eq!(samples.column(layout.outcome(2, outcome)), [*value], "outcome {outcome}");
    }
}

#[test]
fn the_answer_does_not_depend_on_how_the_work_is_shared() {
    let pack = pack();
    let scenario = ready(&pack, "plan-effort");
    let whole = samples(&pack, &scenario, 3, 64);
    let mut dealt: Vec<f64> = Vec::new();
    for thread in 0..3 {
        let mut desk = Desk::new(pack.clone(), Futures::SEED);
        let job = Job {
            scenario: scenario.clone(),
            base: Scenario::trend(&pack),
            years: 3,
            members: Deal { thread, threads: 3, all: 64 },
            precision: Precision::Double,
        };
        let part = desk.run(&job).expect("a valid job");
        let column = part.samples.layout().rolling_share(35);
        for (index, value) in part.samples.column(column).iter().enumerate() {
            assert_eq!(*value, whole.column(column)[thread as usize + 3 * index]);
            dealt.push(*value);
        }
    }
    assert_eq!(dealt.len(), 64);
}

#[test]
fn an_answer_survives_its_way_between_threads() {
    let pack = pack();
    let job = |thread| Job {
        scenario: ready(&pack, "money-first"),
        base: Scenario::trend(&pack),
        years: 3,
        members: Deal { thread, threads: 2, all: 32 },
        precision: Precision::Double,
    };
    let layout = Layout::new(&pack, 3);
    let mut desk = Desk::new(pack.clone(), Futures::SEED);
    let own = desk.run(&job(0)).expect("a valid job");
    let other = Desk::new(pack.clone(), Futures::SEED).run(&job(1)).expect("a valid job");
    let sent = Part::from_numbers(layout, 16, other.numbers()).expect("a whole part");
    assert_eq!(sent.numbers(), other.numbers());
    assert!(Part::from_numbers(layout, 15, other.numbers()).is_none());
    let answer = desk.answer(&job(0), vec![own, sent]).expect("parts of one ensemble");
    let numbers = answer.numbers();
    assert_eq!(Answer::from_numbers(layout, numbers.clone()).as_ref(), Some(&answer));
    assert!(Answer::from_numbers(layout, numbers[1..].to_vec()).is_none());
    assert!(Answer::from_numbers(layout, Vec::new()).is_none());
}

#[test]
fn threads_and_slices_put_together_answer_as_one_thread() {
    let pack = pack();
    let job = |thread, threads, all| Job {
        scenario: ready(&pack, "plan-effort"),
        base: Scenario::trend(&pack),
        years: 3,
        members: Deal { thread, threads, all },
        precision: Precision::Double,
    };
    let layout = Layout::new(&pack, 3);
    let mut desk = Desk::new(pack.clone(), Futures::SEED);
    // runs of a power of two, which need only be merged, and others
    for (all, threads, slices) in [(64, 2, 4), (64, 3, 2), (50, 2, 3)] {
        let whole = desk.run(&job(0, 1, all)).expect("a valid job");
        let expected = desk.answer(&job(0, 1, all), vec![whole]).expect("one whole part");
        let mut part = |thread| {
            let slice = |slice| desk.run(&job(thread + threads * slice, threads * slices, all));
            let slices: Result<Vec<Part>, _> = (0..slices).map(slice).collect();
            Part::of_slices(layout, slices.expect("valid jobs")).expect("slices of one ensemble")
        };
        let parts: Vec<Part> = (0..threads).map(&mut part).collect();
        let columns = parts[0].samples.numbers().chunks(parts[0].samples.members());
        assert!(columns.into_iter().all(<[f64]>::is_sorted));
        let answer = desk.answer(&job(0, threads, all), parts).expect("parts of one ensemble");
        let (found, expected) = (answer.numbers(), expected.numbers());
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.into_iter().zip(expected) {
            // of a count's distribution tails of 1e-13 are left out, where depends on who is beside it
            let near = (found - expected).abs() <= 1e-13 * expected.abs().max(1.0);
            assert!(near || found == expected, "{all}, {threads}, {slices}: {found}, {expected}");
        }
    }
}

#[test]
fn a_scenario_against_itself_differs_in_nothing() {
    let pack = pack();
    let samples = samples(&pack, &ready(&pack, "land-first"), 8, 16);
    let comparison = compare(&samples, &samples).expect("the same members");
    for difference in comparison.years.iter().flatten() {
        assert_eq!((difference.more, difference.less, difference.mean), (0.0, 0.0, 0.0));
    }
}

#[test]
fn ranges_are_ordered_and_hold_the_central_run() {
    let pack = pack();
    let scenario = ready(&pack, "plan-effort");
    let samples = samples(&pack, &scenario, 8, 256);
    let summary = Summary::of(&pack, scenario.base_share, &samples, Detail::EveryYear);
    let central = Trajectory::of(&pack.model(&scenario).expect("a valid scenario"), 96);
    for (year, outcomes) in summary.years.iter().zip(&central.outcomes) {
        for quantiles in year.quantiles.iter().chain(&year.mean_quantiles) {
            assert!(quantiles.windows(2).all(|pair| pair[0] <= pair[1]), "{quantiles:?}");
        }
        for (quantiles, value) in year.mean_quantiles.iter().zip(outcomes.city.values()) {
            assert!(quantiles[0] < value && value < quantiles[4], "{value} in {quantiles:?}");
        }
    }
    assert!(summary.reached_by.windows(2).all(|pair| pair[0] <= pair[1]));
    assert!(summary.joint.value <= summary.targets.iter().map(|p| p.value).fold(1.0, f64::min));
}

#[test]
fn probabilities_are_those_that_the_model_is_known_for() {
    let pack = pack();
    let mut all = Scenario::trend(&pack);
    for lever in &pack.levers {
        for year in 0..3 {
            all.set_lever(&pack, lever.quantity.key, year, lever.quantity.max);
        }
    }
    let share = |scenario: &Scenario| {
        let samples = samples(&pack, scenario, 3, 4096);
        Summary::of(&pack, scenario.base_share, &samples, Detail::PlanEnd).targets[0].value
    };
    // about one future in nine with every lever at its maximum, one in four hundred at plan effort
    let (at_maximum, at_plan) = (share(&all), share(&ready(&pack, "plan-effort")));
    assert!((at_maximum - 1.0 / 9.0).abs() < 0.02, "{at_maximum}");
    assert!((at_plan - 1.0 / 400.0).abs() < 0.0015, "{at_plan}");
}

#[test]
fn an_overridden_parameter_is_not_drawn_and_its_partner_keeps_its_draw() {
    let pack = pack();
    let mut set = ready(&pack, "plan-effort");
    set.assumptions.insert("count_dispersion", Assumption::City(0.1));
    let samples = samples(&pack, &set, 3, 8);
    assert!(samples.column(samples.layout().dispersion()).iter().all(|value| *value == 0.1));
}

#[test]
fn lanes_use_the_same_functions_as_single_numbers() {
    for x in [1e-300, 0.3, 1.0, 7.5, 1e5] {
        let several = f64::ln_each([x, 2.0 * x, 1.0, 3.0]);
        assert_eq!(several[0], math::ln(x));
        let logs = f64::exp_each([several[0], several[1]]);
        assert_eq!(logs[1], math::exp(several[1]));
    }
}

#[cfg(feature = "parallel")]
#[test]
fn many_members_at_once_are_what_they_are_few_at_a_time() {
    let pack = pack();
    let scenario = ready(&pack, "plan-effort");
    let futures = Futures::new(&pack, Futures::SEED);
    // neither a whole number of tasks nor of lanes
    let count = 525;
    let at_once = |precision| {
        canghai_analysis::run_parallel(&futures, &scenario, 3, count, precision)
            .expect("a valid scenario")
    };
    assert_eq!(at_once(Precision::Double), samples(&pack, &scenario, 3, count));
    let quick = Runner::quick(&pack, &scenario, 3).expect("a valid scenario");
    let single = quick.run(&members(&pack, count)).expect("valid members");
    assert_eq!(at_once(Precision::Single), single);
}
