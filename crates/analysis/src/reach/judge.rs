//! The level that an outcome reaches at many points, run side by side.

use canghai_sim::math::Real;
use canghai_sim::{City, Inputs, Model};

use super::question::Question;
use super::room::Room;
use crate::future::{wide_city, wide_inputs};
use crate::run::{DOUBLES, SINGLES};
use crate::yearly::yearly;

/// Step of a finite difference, as part of a value's range; in single precision a larger one, so that
/// rounding is little beside what it gives.
const DIFFERENCE: f64 = 1e-5;
const QUICK_DIFFERENCE: f64 = 5e-3;

/// Judges points by the outcome of the central run, tilted so that it rises with each value as fast
/// as the mean over some futures does where those were looked at.
#[derive(Clone, Debug)]
pub(crate) struct Judge {
    city: City<f64>,
    outcome: &'static str,
    year: usize,
    /// By value: how much more it gives there per unit than in the central run.
    tilt: Vec<f64>,
}

impl Judge {
    /// A judge by the central run alone.
    pub(crate) fn central(question: &Question) -> Self {
        let goal = question.goal;
        let city = question.pack.city(&question.scenario);
        let tilt = vec![0.0; question.room.variables.len()];
        Self { city, outcome: goal.outcome.key, year: goal.year, tilt }
    }

    /// Tilts the judge so that it rises at a point, with the values at these places, as fast as
    /// what is told of points in single precision.
    pub(crate) fn tilt(
        &mut self,
        room: &Room,
        point: &[f64],
        places: &[usize],
        told: impl Fn(&[Vec<f64>]) -> Vec<f64>,
    ) {
        let points = moved(room, point, places, QUICK_DIFFERENCE);
        let inputs: Vec<_> = points.iter().map(|point| room.inputs(point)).collect();
        let jobs: Vec<Job> = inputs.iter().map(|own| (&self.city, own)).collect();
        let (own, wanted) = (self.run::<f32, SINGLES>(&jobs), told(&points));
        let last = places.len();
        self.tilt = vec![0.0; room.variables.len()];
        for (index, place) in places.iter().enumerate() {
            let gained = (wanted[index] - wanted[last]) - (own[index] - own[last]);
            self.tilt[*place] = gained / (points[index][*place] - point[*place]);
        }
    }

    /// The outcome at a point.
    pub(crate) fn value(&self, room: &Room, point: &[f64]) -> f64 {
        self.values(room, &[point.to_vec()])[0]
    }

    /// The outcome at each point.
    pub(crate) fn values(&self, room: &Room, points: &[Vec<f64>]) -> Vec<f64> {
        self.judged::<f64, DOUBLES>(room, points)
    }

    /// The outcome at a point and its derivatives by the values at these places.
    pub(crate) fn slopes(&self, room: &Room, point: &[f64], places: &[usize]) -> (f64, Vec<f64>) {
        let points = moved(room, point, places, DIFFERENCE);
        let values = self.judged::<f64, DOUBLES>(room, &points);
        (values[places.len()], slopes(point, places, &points, &values))
    }

    /// As [`Self::slopes`], the derivatives told in single precision, twice as fast and to a few
    /// digits.
    pub(crate) fn quick_slopes(
        &self,
        room: &Room,
        point: &[f64],
        places: &[usize],
    ) -> (f64, Vec<f64>) {
        let points = moved(room, point, places, QUICK_DIFFERENCE);
        let values = self.judged::<f32, SINGLES>(room, &points);
        (self.value(room, point), slopes(point, places, &points, &values))
    }

    /// What is judged of each point, run in a precision.
    fn judged<R: Real, const N: usize>(&self, room: &Room, points: &[Vec<f64>]) -> Vec<f64> {
        let inputs: Vec<_> = points.iter().map(|point| room.inputs(point)).collect();
        let jobs: Vec<Job> = inputs.iter().map(|own| (&self.city, own)).collect();
        let values = self.run::<R, N>(&jobs);
        let tilt = |point: &Vec<f64>| -> f64 {
            self.tilt.iter().zip(point).map(|(tilt, value)| tilt * value).sum()
        };
        values.iter().zip(points).map(|(value, point)| value + tilt(point)).collect()
    }

    /// The outcome of each city with its inputs, `N` side by side.
    fn run<R: Real, const N: usize>(&self, jobs: &[Job]) -> Vec<f64> {
        let mut values = Vec::with_capacity(jobs.len());
        for group in jobs.chunks(N) {
            let job = |lane: usize| group[lane.min(group.len() - 1)];
            let city = wide_city::<R, N>(std::array::from_fn(|lane| job(lane).0));
            let inputs = wide_inputs(std::array::from_fn(|lane| job(lane).1));
            // values within the levers' ranges are never refused
            let years = Model::new(city, &inputs).map(|model| yearly(&model, self.year + 1));
            let outcomes = years.as_ref().ok().and_then(|years| years.get(self.year));
            let value = outcomes.and_then(|year| year.city.get(self.outcome));
            let value = |lane: usize| value.map_or(f64::NAN, |value| value.0[lane].into());
            values.extend((0..group.len()).map(value));
        }
        values
    }
}

type Job<'a> = (&'a City<f64>, &'a Inputs<f64>);

/// Derivatives at a point from the values that were found at the points of [`moved`].
fn slopes(point: &[f64], places: &[usize], points: &[Vec<f64>], values: &[f64]) -> Vec<f64> {
    let slope = |(index, place): (usize, &usize)| {
        (values[index] - values[places.len()]) / (points[index][*place] - point[*place])
    };
    places.iter().enumerate().map(slope).collect()
}

/// A point with one value after the other moved a little; at the end the point itself.
fn moved(room: &Room, point: &[f64], places: &[usize], difference: f64) -> Vec<Vec<f64>> {
    let moved = |place: &usize| {
        let variable = &room.variables[*place];
        let step = difference * variable.extent();
        let mut moved = point.to_vec();
        moved[*place] += if point[*place] + step > variable.high { -step } else { step };
        moved
    };
    places.iter().map(moved).chain([point.to_vec()]).collect()
}
