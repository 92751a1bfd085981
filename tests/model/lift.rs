//! Number types of our own, and cities and inputs made of them.

use std::ops::{Add, Div, Mul, Neg, Sub};

use canghai_sim::{
    City, Constants, Inputs, Number, Parameters, Sector, SectorInputs, SectorParameters,
    YearInputs, math,
};

/// Four scenarios side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Lanes(pub(crate) [f64; 4]);

/// A value and its derivative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dual {
    pub(crate) value: f64,
    pub(crate) slope: f64,
}

impl Dual {
    fn new(value: f64, slope: f64) -> Self {
        Self { value, slope }
    }
}

impl Lanes {
    fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self(self.0.map(change))
    }

    fn join(self, other: Self, join: impl Fn(f64, f64) -> f64) -> Self {
        Self(std::array::from_fn(|lane| join(self.0[lane], other.0[lane])))
    }
}

/// The operators between two of a type, and between one of them and a plain number.
macro_rules! operators {
    ($Type:ident: $($Operator:ident $method:ident = |$a:ident, $b:ident| $result:expr;)+) => {$(
        impl $Operator for $Type {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                let ($a, $b) = (self, other);
                $result
            }
        }

        impl $Operator<f64> for $Type {
            type Output = Self;

            fn $method(self, other: f64) -> Self {
                $Operator::$method(self, Self::constant(other))
            }
        }
    )+};
}

operators! { Lanes:
    Add add = |a, b| a.join(b, |a, b| a + b);
    Sub sub = |a, b| a.join(b, |a, b| a - b);
    Mul mul = |a, b| a.join(b, |a, b| a * b);
    Div div = |a, b| a.join(b, |a, b| a / b);
}

operators! { Dual:
    Add add = |a, b| Dual::new(a.value + b.value, a.slope + b.slope);
    Sub sub = |a, b| Dual::new(a.value - b.value, a.slope - b.slope);
    Mul mul = |a, b| Dual::new(a.value * b.value, a.slope * b.value + a.value * b.slope);
    Div div = |a, b| {
        let value = a.value / b.value;
        Dual::new(value, (a.slope - value * b.slope) / b.value)
    };
}

impl Neg for Lanes {
    type Output = Self;

    fn neg(self) -> Self {
        self.map(|value| -value)
    }
}

impl Neg for Dual {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(-self.value, -self.slope)
    }
}

impl Number for Lanes {
    fn constant(value: f64) -> Self {
        Self([value; 4])
    }

    fn exp(self) -> Self {
        self.map(math::exp)
    }

    fn ln(self) -> Self {
        self.map(math::ln)
    }

    fn sqrt(self) -> Self {
        self.map(f64::sqrt)
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        self.0.into_iter().all(holds)
    }
}

impl Number for Dual {
    fn constant(value: f64) -> Self {
        Self::new(value, 0.0)
    }

    fn exp(self) -> Self {
        let value = math::exp(self.value);
        Self::new(value, value * self.slope)
    }

    fn ln(self) -> Self {
        Self::new(math::ln(self.value), self.slope / self.value)
    }

    fn sqrt(self) -> Self {
        let value = self.value.sqrt();
        Self::new(value, self.slope / (2.0 * value))
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        holds(self.value)
    }
}

/// A number of a record.
type Of<'a, Record> = &'a dyn Fn(&Record) -> f64;

/// One city out of several with the same calendar, sectors and pandemic.
pub(crate) fn city<T: Number>(
    cities: &[City<f64>],
    join: impl Fn(&dyn Fn(usize) -> f64) -> T,
) -> City<T> {
    let at = |value: Of<City<f64>>| join(&|index| value(&cities[index]));
    let first = &cities[0];
    City {
        calendar: first.calendar,
        gdp: at(&|city| city.gdp),
        base_share: at(&|city| city.base_share),
        firms: at(&|city| city.firms),
        parameters: Parameters::from_fn(|field| {
            at(&|city| *city.parameters.get(field.key).expect("a field of the record"))
        }),
        constants: Constants::from_fn(|field| {
            at(&|city| *city.constants.get(field.key).expect("a field of the record"))
        }),
        sectors: (0..first.sectors.len())
            .map(|index| {
                let at = |value: Of<Sector<f64>>| at(&|city| value(&city.sectors[index]));
                sector(first.sectors[index].demand_growth.len(), &at)
            })
            .collect(),
        pandemic: first.pandemic.clone(),
    }
}

fn sector<T>(rates: usize, at: &dyn Fn(Of<Sector<f64>>) -> T) -> Sector<T> {
    Sector {
        share_of_base: at(&|sector| sector.share_of_base),
        share_of_firms: at(&|sector| sector.share_of_firms),
        demand_growth: (0..rates).map(|year| at(&|sector| sector.demand_growth[year])).collect(),
        parameters: SectorParameters::from_fn(|field| {
            at(&|sector| *sector.parameters.get(field.key).expect("a field of the record"))
        }),
    }
}

/// Inputs out of several of the same shape.
pub(crate) fn inputs<T: Number>(
    all: &[Inputs<f64>],
    join: impl Fn(&dyn Fn(usize) -> f64) -> T,
) -> Inputs<T> {
    let years = all[0].years.iter().enumerate().map(|(year, first)| {
        let at = |value: Of<YearInputs<f64>>| join(&|index| value(&all[index].years[year]));
        YearInputs {
            plot_ratio: at(&|year| year.plot_ratio),
            flexible_tenure: at(&|year| year.flexible_tenure),
            sectors: (0..first.sectors.len())
                .map(|sector| sector_inputs(&|value| at(&|year| value(&year.sectors[sector]))))
                .collect(),
        }
    });
    Inputs { years: years.collect() }
}

fn sector_inputs<T>(at: &dyn Fn(Of<SectorInputs<f64>>) -> T) -> SectorInputs<T> {
    SectorInputs {
        demonstration: at(&|inputs| inputs.demonstration),
        transformation: at(&|inputs| inputs.transformation),
        platforms: at(&|inputs| inputs.platforms),
        research: at(&|inputs| inputs.research),
        guidance: at(&|inputs| inputs.guidance),
        land: at(&|inputs| inputs.land),
        talent: at(&|inputs| inputs.talent),
        training: at(&|inputs| inputs.training),
        signed: at(&|inputs| inputs.signed),
    }
}
