//! Members of an ensemble as the page's workers run them, for `tests/engines/run.mjs`, which builds
//! this as a WebAssembly module and times it.

#![expect(unsafe_code, reason = "names that a program beside this one calls")]

use std::cell::RefCell;

use canghai_analysis::{Futures, Members, Runner};
use canghai_plan::{Pack, Scenario};
use canghai_sim::{Trajectory, YearOutcomes};

thread_local! {
    static OPENED: RefCell<Option<(Pack, Scenario, Members)>> = const { RefCell::new(None) };
}

/// Draws so many members; false where the embedded plan cannot be read.
#[unsafe(no_mangle)]
extern "C" fn draw(members: u32) -> bool {
    let opened = || {
        let pack = Pack::embedded().ok()?;
        let scenario = pack.ready_made("plan-effort")?.scenario.clone();
        let members = Members::draw(&Futures::new(&pack, Futures::SEED), 0..members);
        Some((pack, scenario, members))
    };
    let opened = opened();
    let there = opened.is_some();
    OPENED.set(opened);
    there
}

/// A result of the central run to the plan's end, by its place in the list below.
#[unsafe(no_mangle)]
extern "C" fn central(place: usize) -> f64 {
    OPENED.with_borrow(|opened| {
        let model = opened.as_ref().and_then(|(pack, scenario, _)| pack.model(scenario).ok());
        let Some(model) = model else { return f64::NAN };
        let months = model.city().calendar.plan_months();
        let outcomes = Trajectory::of(&model, months).outcomes;
        let Some(last) = outcomes.last().map(|year| year.city) else { return f64::NAN };
        let sum = |value: fn(&YearOutcomes<f64>) -> f64| outcomes.iter().map(value).sum();
        let results = [
            sum(|year| year.city.value_added),
            sum(|year| year.other),
            last.platforms,
            last.demonstration_total,
            last.transformation_total,
            last.research_total,
            last.standards_total,
            last.landed_projects,
            last.producing_projects,
        ];
        results.get(place).copied().unwrap_or(f64::NAN)
    })
}

/// Runs the members that were drawn for a number of years, in single precision or double; gives the
/// number of values kept.
#[unsafe(no_mangle)]
extern "C" fn run(years: usize, single: bool) -> usize {
    OPENED.with_borrow(|opened| {
        let Some((pack, scenario, members)) = opened else { return 0 };
        let members = members.as_slice();
        let samples = if single {
            Runner::quick(pack, scenario, years).and_then(|runner| runner.run(members))
        } else {
            Runner::new(pack, scenario, years).and_then(|runner| runner.run(members))
        };
        samples.map_or(0, |samples| samples.numbers().len())
    })
}
