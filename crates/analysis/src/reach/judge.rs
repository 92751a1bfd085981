//! The level that an outcome reaches at many points, run side by side.

use canghai_sim::{City, Model};

use super::question::Question;
use super::room::Room;
use crate::future::{city_of, wide_city, wide_inputs};
use crate::futures::Member;
use crate::lanes::Lanes;
use crate::run::DOUBLES;
use crate::yearly::yearly;

type Wide = Lanes<f64, DOUBLES>;

/// Judges points by the mean of an outcome over some cities: the central one, or a few futures.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
    cities: Vec<City<f64>>,
    outcome: &'static str,
    year: usize,
}

impl Judge {
    /// A judge by the central run.
    pub(crate) fn central(question: &Question) -> Self {
        Self::of(question, vec![question.pack.city(&question.scenario)])
    }

    /// A judge by some futures.
    pub(crate) fn over<'a>(
        question: &Question,
        members: impl IntoIterator<Item = &'a Member>,
    ) -> Self {
        let (pack, scenario) = (&question.pack, &question.scenario);
        let central = pack.city(scenario);
        let cities = members.into_iter().map(|member| city_of(pack, scenario, &central, member));
        Self::of(question, cities.collect())
    }

    fn of(question: &Question, cities: Vec<City<f64>>) -> Self {
        let goal = question.goal;
        Self { cities, outcome: goal.outcome.key, year: goal.year }
    }

    /// The outcome at a point.
    pub(crate) fn value(&self, room: &Room, point: &[f64]) -> f64 {
        self.values(room, &[point.to_vec()])[0]
    }

    /// The outcome at each point, the mean over the cities.
    pub(crate) fn values(&self, room: &Room, points: &[Vec<f64>]) -> Vec<f64> {
        let inputs: Vec<_> = points.iter().map(|point| room.inputs(point)).collect();
        let jobs: Vec<(usize, usize)> = (0..points.len())
            .flat_map(|point| (0..self.cities.len()).map(move |city| (point, city)))
            .collect();
        let mut sums = vec![0.0; points.len()];
        for group in jobs.chunks(DOUBLES) {
            let job = |lane: usize| group[lane.min(group.len() - 1)];
            let city = wide_city(std::array::from_fn(|lane| &self.cities[job(lane).1]));
            let inputs = wide_inputs(std::array::from_fn(|lane| &inputs[job(lane).0]));
            // values within the levers' ranges are never refused
            let Ok(model) = Model::new(city, &inputs) else { continue };
            for ((point, _), value) in group.iter().zip(self.run(&model)) {
                sums[*point] += value;
            }
        }
        sums.iter().map(|sum| sum / self.cities.len() as f64).collect()
    }

    fn run(&self, model: &Model<Wide>) -> [f64; DOUBLES] {
        let years = yearly(model, self.year + 1);
        let outcomes = years.get(self.year).map(|year| &year.city);
        let value = outcomes.and_then(|outcomes| outcomes.get(self.outcome));
        value.map_or([f64::NAN; DOUBLES], |value| value.0)
    }
}
