//! One sector at one instant of a run, with everything that its equations name.

use canghai_sim::{
    City, Constants, Inputs, Parameters, SectorFlows, SectorInputs, SectorParameters, SectorState,
    Trajectory,
};

use crate::made_up::distinct;
use crate::runs::{pack, run_inputs, stress};

/// A sector at the start of a month; `x0` and `f0` are its first state and flows, which are those
/// of the base year.
pub(crate) struct Sight<'a> {
    pub(crate) p: &'a Parameters<f64>,
    pub(crate) c: &'a Constants<f64>,
    pub(crate) s: &'a SectorParameters<f64>,
    pub(crate) x0: &'a SectorState<f64>,
    pub(crate) f0: &'a SectorFlows<f64>,
    pub(crate) x: &'a SectorState<f64>,
    pub(crate) f: &'a SectorFlows<f64>,
    pub(crate) inputs: &'a SectorInputs<f64>,
    pub(crate) plot_ratio: f64,
    pub(crate) flexible_tenure: f64,
    /// Years since the plan began.
    pub(crate) time: f64,
    /// Continuous growth of demand.
    pub(crate) growth: f64,
    /// Fall of activity in the month, at the city's severity.
    pub(crate) fall: f64,
    /// Mean of the other sectors' knowledge over its base value.
    pub(crate) others_knowledge: f64,
}

/// A run with strong inputs that change every year, in a city where no two numbers are alike.
pub(crate) struct Seen {
    pub(crate) city: City<f64>,
    inputs: Inputs<f64>,
    pub(crate) run: Trajectory<f64>,
}

impl Seen {
    pub(crate) fn stress() -> Self {
        Self::of(distinct(pack().city(&stress())))
    }

    /// The same with delays so long that a month is short beside each of them.
    pub(crate) fn slow() -> Self {
        let mut city = distinct(pack().city(&stress()));
        let p = &mut city.parameters;
        let delays = [
            &mut p.signing_to_start,
            &mut p.ramp_time,
            &mut p.equipment_time,
            &mut p.knowledge_lag,
            &mut p.guidance_lag,
            &mut p.training_lag,
            &mut p.market_share_time,
            &mut p.land_buffer_time,
            &mut city.constants.hiring_time,
        ];
        let building =
            city.sectors.iter_mut().map(|sector| &mut sector.parameters.construction_time);
        for delay in delays.into_iter().chain(building) {
            *delay *= 10.0;
        }
        Self::of(city)
    }

    fn of(city: City<f64>) -> Self {
        let inputs = pack().policy(&stress()).inputs(&city.calendar);
        let run = run_inputs(&city, &inputs, 1);
        Self { city, inputs, run }
    }

    /// Every sector at the start of a month, with the inputs of `inputs_of`.
    pub(crate) fn at(&self, month: usize, inputs_of: usize) -> impl Iterator<Item = Sight<'_>> {
        (0..self.city.sectors.len()).map(move |sector| self.sight(sector, month, inputs_of))
    }

    /// Every sector at the start of every month.
    pub(crate) fn everywhere(&self) -> impl Iterator<Item = Sight<'_>> {
        (0..self.run.months()).flat_map(|month| self.at(month, month))
    }

    fn sight(&self, sector: usize, month: usize, inputs_of: usize) -> Sight<'_> {
        let (city, year) = (&self.city, &self.inputs.years[inputs_of / 12]);
        let rates = &city.sectors[sector].demand_growth;
        let pandemic = &city.pandemic;
        let fall = inputs_of.checked_sub(pandemic.first_month);
        let fall = fall.and_then(|index| pandemic.sectors.get(index)).unwrap_or(&0.0);
        Sight {
            p: &city.parameters,
            c: &city.constants,
            s: &city.sectors[sector].parameters,
            x0: &self.run.states[0].sectors[sector],
            f0: &self.run.flows[0][sector],
            x: &self.run.states[month].sectors[sector],
            f: &self.run.flows[month][sector],
            inputs: &year.sectors[sector],
            plot_ratio: year.plot_ratio,
            flexible_tenure: year.flexible_tenure,
            time: month as f64 / 12.0,
            growth: (1.0 + rates[(inputs_of / 12).min(rates.len() - 1)]).ln(),
            fall: city.parameters.pandemic_severity * fall,
            others_knowledge: self.others_knowledge(sector, month),
        }
    }

    fn others_knowledge(&self, sector: usize, month: usize) -> f64 {
        let states = self.run.states[month].sectors.iter().zip(&self.run.states[0].sectors);
        let others = states.enumerate().filter(|(index, _)| *index != sector);
        let sum: f64 = others.map(|(_, (x, x0))| x.knowledge / x0.knowledge).sum();
        sum / (self.city.sectors.len() - 1) as f64
    }
}
