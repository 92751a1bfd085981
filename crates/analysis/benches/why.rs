//! What it costs to say why: contributions of all groups, probabilities of a coalition, and the
//! value of one more.
//!
//! `cargo bench -p canghai-analysis --bench why`; each figure is for one thread.

use canghai_analysis::{Between, Futures, Members, Precision, explain, marginals};
use canghai_plan::{Assumption, Pack, Scenario};
use canghai_sim::{After, Mix};
use divan::Bencher;

fn pack() -> Pack {
    Pack::embedded().expect("the embedded pack is valid")
}

fn ready(pack: &Pack, id: &str) -> Scenario {
    pack.ready_made(id).expect("a ready-made scenario").scenario.clone()
}

/// A scenario that differs from the trend in all twelve groups.
fn other_in_everything(pack: &Pack) -> Scenario {
    let mix = Mix { demonstration: 0.3, transformation: 0.25, platforms: 0.2, research: 0.25 };
    let mut other = ready(pack, "strong-push");
    other.assumptions.insert("landing_fraction", Assumption::City(0.8));
    Scenario { mix: Some(mix), pandemic: true, after: After::Stop, ..other }
}

#[divan::bench(args = [3, 8], sample_count = 5)]
fn explain_twelve_groups(bencher: Bencher, years: usize) {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), other_in_everything(&pack));
    bencher.bench(|| explain(&pack, &from, &to, years));
}

/// To be multiplied by the number of coalitions.
#[divan::bench(args = [256])]
fn probabilities_of_one_coalition(bencher: Bencher, members: u32) {
    let pack = pack();
    let (from, to) = (ready(&pack, "trend"), other_in_everything(&pack));
    let members = Members::draw(&Futures::new(&pack, Futures::SEED), 0..members);
    let between = Between::new(&pack, &from, &to, 3).expect("valid scenarios");
    bencher.bench(|| between.probabilities(7..8, members.as_slice(), Precision::Single));
}

#[divan::bench]
fn value_of_one_more(bencher: Bencher) {
    let pack = pack();
    let scenario = ready(&pack, "plan-effort");
    bencher.bench(|| marginals(&pack, &scenario));
}

fn main() {
    divan::main();
}
