//! What an ensemble costs: drawing the members, running them, summarising them.
//!
//! `cargo bench -p canghai-analysis --features parallel`; each figure is for one thread but the
//! last, which uses all cores.

#[cfg(feature = "parallel")]
use canghai_analysis::Precision;
use canghai_analysis::{Detail, Futures, Members, Runner, Samples, Summary};
use canghai_plan::{Pack, Scenario};
use canghai_sim::math::{Real, each};
use divan::Bencher;
use divan::counter::ItemsCount;

const MEMBERS: u32 = 256;
const YEARS: [usize; 2] = [3, 8];

fn opened() -> (Pack, Scenario) {
    let pack = Pack::embedded().expect("the embedded pack is valid");
    let scenario = pack.ready_made("plan-effort").expect("a ready-made scenario").scenario.clone();
    (pack, scenario)
}

fn samples(pack: &Pack, scenario: &Scenario, years: usize) -> Samples {
    let members = Members::draw(&Futures::new(pack, Futures::SEED), 0..MEMBERS);
    let runner = Runner::new(pack, scenario, years).expect("a valid scenario");
    runner.run(members.as_slice()).expect("valid members")
}

#[divan::bench]
fn draw(bencher: Bencher) {
    let (pack, _) = opened();
    let futures = Futures::new(&pack, Futures::SEED);
    bencher.counter(ItemsCount::new(MEMBERS)).bench(|| Members::draw(&futures, 0..MEMBERS));
}

#[divan::bench(args = YEARS)]
fn run(bencher: Bencher, years: usize) {
    let (pack, scenario) = opened();
    let members = Members::draw(&Futures::new(&pack, Futures::SEED), 0..MEMBERS);
    let runner = Runner::new(&pack, &scenario, years).expect("a valid scenario");
    bencher.counter(ItemsCount::new(MEMBERS)).bench(|| runner.run(members.as_slice()));
}

#[divan::bench(args = YEARS)]
fn summarise(bencher: Bencher, years: usize) {
    let (pack, scenario) = opened();
    let samples = samples(&pack, &scenario, years);
    bencher
        .counter(ItemsCount::new(MEMBERS))
        .bench(|| Summary::of(&pack, scenario.base_share, &samples, Detail::PlanEnd));
}

/// Four exponentials side by side, over and over.
#[divan::bench]
fn exponentials(bencher: Bencher) {
    side_by_side(bencher, f64::exp_each);
}

/// Four logarithms side by side, over and over.
#[divan::bench]
fn logarithms(bencher: Bencher) {
    side_by_side(bencher, f64::ln_each);
}

fn side_by_side(bencher: Bencher, function: impl Fn([f64; 4]) -> [f64; 4] + Sync) {
    let numbers: Vec<[f64; 4]> =
        (1..=1024).map(|i| [0.01, 0.02, 0.03, 0.04].map(|step| step * f64::from(i))).collect();
    let all = ItemsCount::new(4 * numbers.len());
    bencher.counter(all).bench(|| {
        numbers
            .iter()
            .map(|x| function(*x))
            .fold([0.0; 4], |sum, y| each(|lane| sum[lane] + y[lane]))
    });
}

#[cfg(feature = "parallel")]
#[divan::bench(sample_count = 5, args = [Precision::Double, Precision::Single])]
fn all_cores_20_000_members(bencher: Bencher, precision: Precision) {
    const MANY: u32 = 20_000;
    let (pack, scenario) = opened();
    let futures = Futures::new(&pack, Futures::SEED);
    bencher
        .counter(ItemsCount::new(MANY))
        .bench(|| canghai_analysis::run_parallel(&futures, &scenario, 3, MANY, precision));
}

fn main() {
    divan::main();
}
