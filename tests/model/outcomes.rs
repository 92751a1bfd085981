//! The results of a calendar year, reckoned again from the states at its ends.

use canghai_sim::{
    City, Observer, SectorFlows, SectorState, State, Trajectory, YearOutcomes, year_reached,
};

use crate::made_up::distinct;
use crate::runs::{pack, ready_made, relative, run, run_city, stress, with_lever};

/// A run with strong inputs in a city where no two numbers are alike.
fn seen() -> (City<f64>, Trajectory<f64>) {
    let city = distinct(pack().city(&stress()));
    let run = run_city(&city, &pack().policy(&stress()));
    (city, run)
}

/// Sees that an outcome of every year is what `formula` makes of the run and the year's number.
fn holds(key: &str, formula: impl Fn(&City<f64>, &Trajectory<f64>, usize) -> f64) {
    let (city, run) = seen();
    for (index, YearOutcomes { city: outcomes, .. }) in run.outcomes.iter().enumerate() {
        let found = *outcomes.get(key).unwrap_or_else(|| panic!("no outcome {key}"));
        let expected = formula(&city, &run, index);
        assert!(relative(found, expected) < 1e-11, "{key} of year {index}: {found} {expected}");
    }
}

/// The sum over the sectors of a state at a month.
fn total(run: &Trajectory<f64>, month: usize, state: fn(&SectorState<f64>) -> f64) -> f64 {
    run.states[month].sectors.iter().map(state).sum()
}

/// Increment of an accumulator in a year.
fn in_year(run: &Trajectory<f64>, year: usize, state: fn(&SectorState<f64>) -> f64) -> f64 {
    total(run, 12 * year + 12, state) - total(run, 12 * year, state)
}

/// Revenue of a sector in a year.
fn revenue(city: &City<f64>, run: &Trajectory<f64>, year: usize, sector: usize) -> f64 {
    run.outcomes[year].value_added[sector] / city.sectors[sector].parameters.value_added_rate
}

#[test]
fn the_share_is_value_added_over_itself_and_the_rest_of_gdp() {
    holds("value_added", |_, run, year| in_year(run, year, |x| x.value_added));
    holds("share", |_, run, year| {
        let own = in_year(run, year, |x| x.value_added);
        let other =
            run.states[12 * year + 12].city.other_output - run.states[12 * year].city.other_output;
        own / (own + other)
    });
}

#[test]
fn counts_of_a_year_are_increments_and_totals_run_from_the_beginning() {
    holds("demonstration", |_, run, year| in_year(run, year, |x| x.demonstration));
    holds("transformation", |_, run, year| in_year(run, year, |x| x.transformation));
    holds("research", |_, run, year| in_year(run, year, |x| x.research));
    holds("standards", |_, run, year| in_year(run, year, |x| x.standards));
    let end = |year| 12 * year + 12;
    holds("demonstration_total", |_, run, year| total(run, end(year), |x| x.demonstration));
    holds("transformation_total", |_, run, year| total(run, end(year), |x| x.transformation));
    holds("research_total", |_, run, year| total(run, end(year), |x| x.research));
    holds("standards_total", |_, run, year| total(run, end(year), |x| x.standards));
    holds("platforms", |_, run, year| total(run, end(year), |x| x.platforms));
    holds("landed_projects", |_, run, year| total(run, end(year), |x| x.landed));
    holds("producing_projects", |_, run, year| total(run, end(year), |x| x.producing));
}

#[test]
fn leading_firms_are_the_innovative_part_of_a_pareto_tail() {
    holds("leading_firms", |city, run, year| {
        let (p, c) = (&city.parameters, &city.constants);
        let (first, last) = (&run.states[0].sectors, &run.states[12 * year + 12].sectors);
        let firms = |sector: usize| {
            let (x0, x) = (&first[sector], &last[sector]);
            let mean = revenue(city, run, year, sector) / x.firms;
            let smallest = mean * (p.pareto_tail - 1.0) / p.pareto_tail;
            let large = x.firms * (smallest / c.firm_threshold).powf(p.pareto_tail);
            let y = x.knowledge / x0.knowledge * (1.0 + x.platforms / c.platform_scale).sqrt();
            large * y / (y + (1.0 - p.innovator_share) / p.innovator_share)
        };
        (0..city.sectors.len()).map(firms).sum()
    });
}

#[test]
fn clusters_are_sectors_around_and_above_the_threshold() {
    holds("clusters", |city, run, year| {
        let c = &city.constants;
        let cluster = |sector| {
            let times = revenue(city, run, year, sector) / c.cluster_threshold;
            1.0 / (1.0 + times.powf(-1.0 / c.cluster_width))
        };
        (0..city.sectors.len()).map(cluster).sum()
    });
}

#[test]
fn bases_are_those_that_stand_and_the_chances_of_new_ones() {
    holds("bases", |city, run, year| {
        let chances = run.states[12 * year + 12].sectors.iter().map(|x| -(-x.hazard).exp_m1());
        city.constants.bases_0 + chances.sum::<f64>()
    });
}

#[test]
fn employment_is_labour_less_the_workers_that_productivity_saves() {
    holds("employment", |city, run, year| {
        let years = (year + 1) as f64;
        let labour = total(run, 12 * year + 12, |x| x.labour);
        labour * (-city.constants.hiring_productivity_trend * years).exp()
    });
}

#[test]
fn the_rolling_share_counts_months_before_the_plan_as_the_base_year() {
    let (city, run) = seen();
    let base = city.gdp * city.base_share;
    let rolling = run.rolling_share();
    for (month, share) in rolling.iter().enumerate() {
        let (first, missing) = match month {
            0..11 => (0, (11 - month) as f64 / 12.0),
            _ => (month - 11, 0.0),
        };
        let own = total(&run, month + 1, |x| x.value_added) - total(&run, first, |x| x.value_added)
            + missing * base;
        let other = run.states[month + 1].city.other_output - run.states[first].city.other_output
            + missing * (city.gdp - base);
        assert!(relative(*share, own / (own + other)) < 1e-12, "month {month}");
    }
}

#[test]
fn the_rolling_share_at_the_end_of_a_year_is_the_share_of_the_year() {
    let (_, run) = seen();
    let rolling = run.rolling_share();
    for (index, year) in run.outcomes.iter().enumerate() {
        assert!(relative(rolling[12 * index + 11], year.city.share) < 1e-12);
    }
}

#[test]
fn monthly_flows_of_a_year_sum_to_the_year() {
    let (_, run) = seen();
    for (index, year) in run.outcomes.iter().enumerate() {
        let months = 12 * index..12 * index + 12;
        let sum: f64 = months.clone().flat_map(|month| run.monthly(month, |x| x.value_added)).sum();
        assert!(relative(sum / 12.0, year.city.value_added) < 1e-12);
        let gdp: f64 = run.monthly_gdp()[months].iter().sum();
        assert!(relative(gdp / 12.0, year.city.value_added + year.other) < 1e-12);
    }
}

#[test]
fn a_run_of_some_months_gives_the_years_that_it_completes() {
    let model = pack().model(&ready_made("plan-effort")).expect("a valid model");
    let (short, long) = (Trajectory::of(&model, 30), Trajectory::of(&model, 500));
    assert_eq!((short.months(), short.outcomes.len()), (30, 2));
    assert_eq!((long.months(), long.outcomes.len()), (96, 8));
    assert_eq!(short.outcomes, long.outcomes[..2]);
    assert_eq!(short.outcomes_of(2020), None);
    assert_eq!(Trajectory::of(&model, 0).outcomes, []);
}

/// Keeps the states alone, with the months at which they were seen.
#[derive(Default)]
struct StatesOnly {
    months: Vec<usize>,
    states: Vec<State<f64>>,
}

impl Observer<f64> for StatesOnly {
    fn month_starts(&mut self, month: usize, state: &State<f64>, _flows: &[SectorFlows<f64>]) {
        self.months.push(month);
        self.states.push(state.clone());
    }

    fn run_ends(&mut self, state: &State<f64>, _flows: &[SectorFlows<f64>]) {
        self.states.push(state.clone());
    }
}

#[test]
fn an_observer_of_states_alone_sees_each_month_once_and_the_same_states() {
    let model = pack().model(&stress()).expect("a valid model");
    let mut seen = StatesOnly::default();
    model.run_states(40, &mut seen);
    assert_eq!(seen.months, (0..40).collect::<Vec<_>>());
    assert_eq!(seen.states, Trajectory::of(&model, 40).states);
    assert_eq!(seen.states[0], model.initial_state());
}

#[test]
fn the_rest_of_gdp_falls_by_its_own_shock_alone() {
    let calm = ready_made("plan-effort");
    let mut scenario = calm.clone();
    scenario.pandemic = true;
    let [calm, run] = [&calm, &scenario].map(run);
    let falls = [0.05, 0.12, 0.08, 0.03, 0.015, 0.01];
    for month in 0..96_usize {
        let fall = month.checked_sub(24).and_then(|index| falls.get(index)).unwrap_or(&0.0);
        let output = |run: &Trajectory<f64>| {
            run.states[month + 1].city.other_output - run.states[month].city.other_output
        };
        assert!(relative(output(&run), (1.0 - fall) * output(&calm)) < 1e-11, "month {month}");
    }
    assert_eq!(run.states[24], calm.states[24]);
}

#[test]
fn the_level_asked_for_is_reached_sooner_with_more_projects_and_at_once_with_a_larger_base() {
    let reached = |scenario: &canghai_plan::Scenario| {
        year_reached(&run(scenario).rolling_share(), scenario.base_share, 0.12, 2017)
    };
    let plan = ready_made("plan-effort");
    let more = with_lever(&plan, "signed_projects", 150.0);
    let (later, sooner) = (reached(&plan).expect("reached"), reached(&more).expect("reached"));
    assert!(2021.0 < sooner && sooner < later && later < 2026.0);
    let mut small = plan.clone();
    small.base_share = 0.03;
    assert_eq!(reached(&small), None);
    small.base_share = 0.13;
    assert_eq!(reached(&small), Some(2018.0));
}
