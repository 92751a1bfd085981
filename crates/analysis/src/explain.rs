//! What makes the difference of two scenarios: the central run, shared out among groups of inputs.

use std::ops::Range;

use canghai_plan::{Pack, Scenario};
use canghai_sim::{InputError, Model, Outcomes, YearOutcomes};

use crate::between::Between;
use crate::future::{wide_city, wide_inputs};
use crate::lanes::Lanes;
use crate::run::DOUBLES;
use crate::samples::OUTCOMES;
use crate::shapley::{Contribution, contributions};
use crate::yearly::yearly;

/// What makes the difference of two scenarios in one calendar year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearContributions {
    /// Of each outcome of the city.
    pub city: Outcomes<Contribution>,
    /// Of the value added of each sector, 1e8 CNY.
    pub sectors: Vec<Contribution>,
}

/// Shares out the difference of two scenarios at the end of each of so many calendar years.
///
/// # Errors
/// What the model refuses; never for scenarios read with this pack.
///
/// # Example
/// ```
/// # use canghai_analysis::{Group, explain};
/// # let pack = canghai_plan::Pack::embedded().expect("the embedded pack is valid");
/// let of = |id| &pack.ready_made(id).expect("a ready-made scenario").scenario;
/// let years = explain(&pack, of("trend"), of("land-first"), 3).expect("valid scenarios");
/// let share = years[2].city.share;
/// assert!((share.parts.iter().sum::<f64>() - (share.to - share.from)).abs() < 1e-15);
/// assert!(share.parts[Group::PlotRatioAndTenure.place()] > share.parts[Group::Land.place()]);
/// assert_eq!(share.parts[Group::Research.place()], 0.0);
/// ```
pub fn explain(
    pack: &Pack,
    from: &Scenario,
    to: &Scenario,
    years: usize,
) -> Result<Vec<YearContributions>, Vec<InputError>> {
    let between = Between::new(pack, from, to, years)?;
    let values = between.outcomes(0..between.coalitions())?;
    Ok(between.explain_outcomes(&values).unwrap_or_default())
}

impl Between<'_> {
    /// What each of some coalitions gives in the central run, one row after the other: for every
    /// year the city's outcomes, then the sectors' value added.
    ///
    /// # Errors
    /// What the model refuses; never for scenarios read with the pack.
    pub fn outcomes(&self, coalitions: Range<usize>) -> Result<Vec<f64>, Vec<InputError>> {
        let coalitions: Vec<usize> = self.existing(coalitions).collect();
        let mut rows = Vec::with_capacity(coalitions.len() * self.years * self.of_a_year());
        // a pandemic is one for all lanes
        let same = |one: &usize, other: &usize| self.pandemic(*one) == self.pandemic(*other);
        for lanes in coalitions.chunk_by(same).flat_map(|same| same.chunks(DOUBLES)) {
            let years = yearly(&self.model(lanes)?, self.years);
            for lane in 0..lanes.len() {
                for year in &years {
                    put(&mut rows, year, lane);
                }
            }
        }
        Ok(rows)
    }

    /// Shares out the values of all coalitions in their order, year by year; `None` where they are
    /// not as many as they should be.
    #[must_use]
    pub fn explain_outcomes(&self, values: &[f64]) -> Option<Vec<YearContributions>> {
        let of_a_year = self.of_a_year();
        let all = contributions(self.groups(), self.years * of_a_year, values)?;
        Some(all.chunks(of_a_year).map(year_contributions).collect())
    }

    /// Results of a calendar year.
    fn of_a_year(&self) -> usize {
        OUTCOMES + self.pack.sectors.len()
    }

    /// The model with a coalition in each lane; where coalitions run out the last fills the lanes.
    fn model(&self, coalitions: &[usize]) -> Result<Model<Lanes<f64, DOUBLES>>, Vec<InputError>> {
        let last = coalitions.last().copied().unwrap_or_default();
        let lanes: [usize; DOUBLES] =
            std::array::from_fn(|lane| coalitions.get(lane).copied().unwrap_or(last));
        let cities = lanes.map(|coalition| self.city_of(coalition));
        let inputs = lanes.map(|coalition| self.inputs_of(coalition));
        Model::new(wide_city(cities.each_ref()), &wide_inputs(inputs.each_ref()))
    }
}

/// Appends the results of one lane.
fn put(row: &mut Vec<f64>, year: &YearOutcomes<Lanes<f64, DOUBLES>>, lane: usize) {
    let city = year.city.values();
    row.extend(city.iter().chain(&year.value_added).map(|value| value.0[lane]));
}

/// From the contributions of a year in the order of its results, the city's first.
fn year_contributions(all: &[Contribution]) -> YearContributions {
    let mut places = 0..;
    YearContributions {
        city: Outcomes::from_fn(|_| all[places.next().unwrap_or_default()]),
        sectors: all[OUTCOMES..].to_vec(),
    }
}
