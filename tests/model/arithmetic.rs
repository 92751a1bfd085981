//! How much arithmetic a member costs, counted: what README.md says of the limit.

use std::cell::Cell;
use std::ops::{Add, Div, Mul, Neg, Sub};

use canghai_sim::{Model, Number, Observer, SectorFlows, State};

use crate::lift;
use crate::runs::{pack, ready_made};

/// Operations of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    additions: u64,
    products: u64,
    divisions: u64,
    roots: u64,
    exponentials: u64,
    logarithms: u64,
}

thread_local! {
    static COUNTS: Cell<Counts> = const { Cell::new(Counts {
        additions: 0, products: 0, divisions: 0, roots: 0, exponentials: 0, logarithms: 0,
    }) };
}

fn count(change: impl FnOnce(&mut Counts)) {
    let mut counts = COUNTS.get();
    change(&mut counts);
    COUNTS.set(counts);
}

/// A number that counts what is done with it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Counted(f64);

macro_rules! counted {
    ($($operation:ident $method:ident $sign:tt $kind:ident),+) => { $(
        impl $operation for Counted {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                count(|counts| counts.$kind = counts.$kind.saturating_add(1));
                Self(self.0 $sign other.0)
            }
        }

        impl $operation<f64> for Counted {
            type Output = Self;
            fn $method(self, other: f64) -> Self {
                self $sign Self(other)
            }
        }
    )+ };
}

counted!(Add add + additions, Sub sub - additions, Mul mul * products, Div div / divisions);

impl Neg for Counted {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Number for Counted {
    fn constant(value: f64) -> Self {
        Self(value)
    }

    fn exp(self) -> Self {
        count(|counts| counts.exponentials += 1);
        Self(self.0.exp())
    }

    fn ln(self) -> Self {
        count(|counts| counts.logarithms += 1);
        Self(self.0.ln())
    }

    fn sqrt(self) -> Self {
        count(|counts| counts.roots += 1);
        Self(self.0.sqrt())
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        holds(self.0)
    }
}

/// Looks at nothing.
struct Nobody;

impl Observer<Counted> for Nobody {
    fn month_starts(&mut self, _: usize, _: &State<Counted>, _: &[SectorFlows<Counted>]) {}
    fn run_ends(&mut self, _: &State<Counted>, _: &[SectorFlows<Counted>]) {}
}

/// What so many months of the plan's own scenario cost.
fn cost(months: usize) -> Counts {
    let scenario = ready_made("plan-effort");
    let inputs = pack().policy(&scenario).inputs(&pack().calendar);
    let only = |value: &dyn Fn(usize) -> f64| Counted(value(0));
    let city = lift::city(&[pack().city(&scenario)], only);
    let model = Model::new(city, &lift::inputs(&[inputs], only)).expect("a valid model");
    COUNTS.set(Counts::default());
    model.run_states(months, &mut Nobody);
    COUNTS.get()
}

/// Times that a year evaluates a sector.
const EVALUATIONS: u64 = 12 * 2;

#[test]
fn a_year_of_a_member_costs_what_the_readme_says() {
    let sectors = pack().sectors.len() as u64;
    let (one, two) = (cost(12), cost(24));
    let year = Counts {
        additions: two.additions - one.additions,
        products: two.products - one.products,
        divisions: two.divisions - one.divisions,
        roots: two.roots - one.roots,
        exponentials: two.exponentials - one.exponentials,
        logarithms: two.logarithms - one.logarithms,
    };
    // the growth of demand once a year; the plot ratio at each stage and the shock each month
    assert_eq!(year.exponentials, EVALUATIONS * sectors * 11 + sectors);
    assert_eq!(year.logarithms, EVALUATIONS * sectors * 12 + EVALUATIONS + 12);
    assert_eq!(year.roots, EVALUATIONS * sectors);
    let each = |count: u64| count / (EVALUATIONS * sectors);
    assert_eq!([each(year.additions), each(year.products), each(year.divisions)], [144, 162, 12]);
}
