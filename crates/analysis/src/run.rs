//! Runs the members of an ensemble.

use canghai_plan::{Assumption, Pack, Scenario};
use canghai_sim::{
    City, Constants, InputError, Inputs, Model, Number, Observer, Parameters, Quantity, Sector,
    SectorFlows, SectorInputs, SectorParameters, State, YearInputs, YearOutcomes, rolling_share,
};

use crate::futures::{Futures, Member};
use crate::lanes::Lanes;
use crate::samples::{Layout, Samples};

/// Members that run side by side.
const WIDTH: usize = 4;
type Wide = Lanes<WIDTH>;

/// Members that were drawn, kept for run after run.
#[derive(Clone, Debug, Default)]
pub struct Members(Vec<Member>);

impl Members {
    /// Draws members by their numbers.
    #[must_use]
    pub fn draw(futures: &Futures, numbers: impl IntoIterator<Item = u32>) -> Self {
        Self(numbers.into_iter().map(|number| futures.member(number)).collect())
    }

    /// The members.
    #[must_use]
    pub fn as_slice(&self) -> &[Member] {
        &self.0
    }
}

/// Runs members of one scenario.
#[derive(Debug)]
pub struct Runner<'a> {
    pack: &'a Pack,
    scenario: &'a Scenario,
    city: City<f64>,
    inputs: Inputs<Wide>,
    layout: Layout,
}

impl<'a> Runner<'a> {
    /// A runner of a scenario for a number of years.
    ///
    /// # Errors
    /// What the model refuses at the central values; never for a scenario read with this pack.
    pub fn new(
        pack: &'a Pack,
        scenario: &'a Scenario,
        years: usize,
    ) -> Result<Self, Vec<InputError>> {
        // the same checks as for the central run, said once for all members
        pack.model(scenario)?;
        let years = years.min(pack.calendar.horizon_years);
        let inputs = widened(&pack.policy(scenario).inputs(&pack.calendar));
        let city = pack.city(scenario);
        Ok(Self { pack, scenario, city, inputs, layout: Layout::new(pack, years) })
    }

    /// Runs members one group of lanes after the other.
    ///
    /// # Errors
    /// What the model refuses; a drawn member is within every range.
    pub fn run(&self, members: &[Member]) -> Result<Samples, Vec<InputError>> {
        let mut samples = Samples::new(self.layout, members.len());
        for (index, group) in members.chunks(WIDTH).enumerate() {
            let city = self.wide_city(group);
            let dispersion = city.parameters.count_dispersion;
            let model = Model::new(city, &self.inputs)?;
            let mut collector = Collector::new(&model, &mut samples, index * WIDTH);
            collector.put(self.layout.dispersion(), dispersion);
            model.run(self.layout.months(), &mut collector);
            collector.finish();
        }
        Ok(samples)
    }

    /// The city with a member in each lane.
    fn wide_city(&self, members: &[Member]) -> City<Wide> {
        let group = Group(members);
        let sectors = self.city.sectors.iter().enumerate();
        City {
            calendar: self.city.calendar,
            gdp: Wide::constant(self.city.gdp),
            base_share: Wide::constant(self.city.base_share),
            firms: group.wide(|member| member.firms),
            parameters: self.parameters(group),
            constants: Constants::map(self.city.constants, Wide::constant),
            sectors: sectors.map(|(index, sector)| self.sector(index, sector, group)).collect(),
            pandemic: self.city.pandemic.clone(),
        }
    }

    /// The members' parameters, where the scenario does not set them.
    fn parameters(&self, group: Group) -> Parameters<Wide> {
        let mut places = 0..;
        Parameters::from_fn(|quantity: &'static Quantity| {
            let place = places.next().unwrap_or_default();
            match self.scenario.assumptions.get(quantity.key) {
                Some(Assumption::City(value)) => Wide::constant(*value),
                _ => group.wide(|member| member.parameters[place]),
            }
        })
    }

    fn sector(&self, index: usize, sector: &Sector<f64>, group: Group) -> Sector<Wide> {
        let mut places = 0..;
        let parameters = SectorParameters::from_fn(|quantity: &'static Quantity| {
            let place: usize = places.next().unwrap_or_default();
            if let Some(Assumption::BySector(values)) = self.scenario.assumptions.get(quantity.key)
            {
                return Wide::constant(values[index]);
            }
            let central = self.pack.sector_parameters[place].values[index];
            group.wide(|member| central * member.sector_factors[index][place])
        });
        let growth = |rate: &f64| group.wide(|member| rate + member.growth[index]);
        Sector {
            share_of_base: Wide::constant(sector.share_of_base),
            share_of_firms: Wide::constant(sector.share_of_firms),
            demand_growth: sector.demand_growth.iter().map(growth).collect(),
            parameters,
        }
    }
}

/// The members of one group of lanes, at least one.
#[derive(Clone, Copy)]
struct Group<'a>(&'a [Member]);

impl Group<'_> {
    /// A value of each member; where members run out the last fills the lanes.
    fn wide(self, value: impl Fn(&Member) -> f64) -> Wide {
        let last = self.0.len() - 1;
        Lanes(std::array::from_fn(|lane| value(&self.0[lane.min(last)])))
    }
}

/// The same inputs in every lane.
fn widened(inputs: &Inputs<f64>) -> Inputs<Wide> {
    let sector = |sector: &SectorInputs<f64>| SectorInputs {
        demonstration: Wide::constant(sector.demonstration),
        transformation: Wide::constant(sector.transformation),
        platforms: Wide::constant(sector.platforms),
        research: Wide::constant(sector.research),
        guidance: Wide::constant(sector.guidance),
        land: Wide::constant(sector.land),
        talent: Wide::constant(sector.talent),
        training: Wide::constant(sector.training),
        signed: Wide::constant(sector.signed),
    };
    let years = inputs.years.iter().map(|year| YearInputs {
        plot_ratio: Wide::constant(year.plot_ratio),
        flexible_tenure: Wide::constant(year.flexible_tenure),
        sectors: year.sectors.iter().map(sector).collect(),
    });
    Inputs { years: years.collect() }
}

/// Reads off a run what is kept of it.
struct Collector<'a> {
    model: &'a Model<Wide>,
    samples: &'a mut Samples,
    /// Number of the first lane's member.
    first: usize,
    /// The state when the running year began.
    year_start: State<Wide>,
    /// The state when the running month began.
    month_start: State<Wide>,
    value_added: Vec<Wide>,
    other: Vec<Wide>,
}

impl Observer<Wide> for Collector<'_> {
    const FLOWS: bool = false;

    fn month_starts(&mut self, month: usize, state: &State<Wide>, _: &[SectorFlows<Wide>]) {
        self.month(month, state);
    }

    fn run_ends(&mut self, state: &State<Wide>, _: &[SectorFlows<Wide>]) {
        self.month(self.samples.layout().months(), state);
    }
}

impl<'a> Collector<'a> {
    fn new(model: &'a Model<Wide>, samples: &'a mut Samples, first: usize) -> Self {
        let start = model.initial_state();
        let months = samples.layout().months() + 1;
        Self {
            model,
            samples,
            first,
            year_start: start.clone(),
            month_start: start,
            value_added: Vec::with_capacity(months),
            other: Vec::with_capacity(months),
        }
    }

    /// The start of a month, which is the end of the one before.
    fn month(&mut self, month: usize, state: &State<Wide>) {
        self.value_added.push(state.value_added());
        self.other.push(state.city.other_output);
        if month == 0 {
            return;
        }
        for (sector, now) in state.sectors.iter().enumerate() {
            let before = self.month_start.sectors[sector].value_added;
            let column = self.samples.layout().value_added(month - 1, sector);
            self.put(column, (now.value_added - before) * 12.0);
        }
        self.month_start.clone_from(state);
        if month.is_multiple_of(12) {
            self.year(month / 12 - 1, state);
            self.year_start.clone_from(state);
        }
    }

    fn year(&mut self, year: usize, end: &State<Wide>) {
        let outcomes = YearOutcomes::new(self.model, year, &self.year_start, end);
        let layout = self.samples.layout();
        for (outcome, value) in outcomes.city.values().into_iter().enumerate() {
            self.put(layout.outcome(year, outcome), value);
        }
        for (sector, state) in end.sectors.iter().enumerate() {
            let won = Wide::constant(1.0) - (-state.hazard).exp();
            self.put(layout.base(year, sector), won);
        }
    }

    /// What takes the whole run.
    fn finish(mut self) {
        let city = self.model.city();
        let one = Wide::constant(1.0);
        let base = (city.gdp * city.base_share, city.gdp * (one - city.base_share));
        let shares = rolling_share(&self.value_added, &self.other, base);
        for (month, share) in shares.into_iter().enumerate() {
            self.put(self.samples.layout().rolling_share(month), share);
        }
    }

    fn put(&mut self, column: usize, value: Wide) {
        let column = &mut self.samples.column_mut(column)[self.first..];
        for (place, value) in column.iter_mut().zip(value.0) {
            *place = value;
        }
    }
}

/// Members that one task runs, a multiple of the lanes.
#[cfg(feature = "parallel")]
const TASK: u32 = 256;

/// Draws and runs an ensemble on all threads of the current pool; the answer does not depend on
/// their number.
///
/// # Errors
/// What the model refuses; never for a scenario read with this pack.
#[cfg(feature = "parallel")]
pub fn run_parallel(
    futures: &Futures,
    scenario: &Scenario,
    years: usize,
    members: u32,
) -> Result<Samples, Vec<InputError>> {
    use rayon::prelude::*;

    let runner = Runner::new(futures.pack(), scenario, years)?;
    let parts: Result<Vec<Samples>, Vec<InputError>> = (0..members.div_ceil(TASK))
        .into_par_iter()
        .map(|task| {
            let numbers = task * TASK..members.min((task + 1) * TASK);
            runner.run(Members::draw(futures, numbers).as_slice())
        })
        .collect();
    let empty = || Samples::new(runner.layout, 0);
    Ok(Samples::joined(runner.layout, &parts?).unwrap_or_else(empty))
}
