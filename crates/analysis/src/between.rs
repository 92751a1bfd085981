//! Two scenarios and all that lies between them: every coalition of the groups in which they differ.

use std::ops::Range;

use canghai_plan::{Pack, Scenario};
use canghai_sim::{
    City, InputError, Inputs, Pandemic, Parameters, Sector, SectorInputs, SectorParameters,
    YearInputs,
};

use crate::groups::{GROUPS, Group};

/// Amounts that differ by less, over their size, differ by rounding alone.
const ROUNDING: f64 = 1e-12;

/// Two scenarios, the groups in which they differ, and what each group is in both.
///
/// A coalition is a set of these groups: they are as in the second scenario, the others as in the
/// first. It is written as a whole number, in which bit `p` stands for the group at place `p` of
/// [`Between::groups`]; 0 is the first scenario, [`Between::coalitions`] less one the second.
///
/// What coalitions give can be worked out in slices, on one thread or several
/// ([`Between::outcomes`], [`Between::probabilities`]), and is shared out when all are there
/// ([`Between::explain_outcomes`], [`Between::explain_probabilities`]).
#[derive(Debug)]
pub struct Between<'a> {
    pub(crate) pack: &'a Pack,
    from: &'a Scenario,
    to: &'a Scenario,
    pub(crate) years: usize,
    cities: [City<f64>; 2],
    inputs: [Inputs<f64>; 2],
    groups: Vec<Group>,
}

impl<'a> Between<'a> {
    /// From one scenario to another over a number of calendar years; what differs only later is no
    /// difference.
    ///
    /// # Errors
    /// What the model refuses; never for scenarios read with this pack.
    pub fn new(
        pack: &'a Pack,
        from: &'a Scenario,
        to: &'a Scenario,
        years: usize,
    ) -> Result<Self, Vec<InputError>> {
        let (first, second) = (pack.model(from)?, pack.model(to)?);
        let inputs = [from, to].map(|scenario| pack.policy(scenario).inputs(&pack.calendar));
        let mut between = Self {
            pack,
            from,
            to,
            years: years.min(pack.calendar.horizon_years),
            cities: [first.city().clone(), second.city().clone()],
            inputs,
            groups: Vec::new(),
        };
        between.groups = between.differing();
        Ok(between)
    }

    /// The groups in which the scenarios differ, in the order of [`Group::ALL`].
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Number of coalitions: two to the number of groups.
    #[must_use]
    pub fn coalitions(&self) -> usize {
        1 << self.groups.len()
    }

    /// The coalitions among `asked` that there are.
    pub(crate) fn existing(&self, asked: Range<usize>) -> Range<usize> {
        asked.start.min(self.coalitions())..asked.end.min(self.coalitions())
    }

    fn differing(&self) -> Vec<Group> {
        let mut differs = [false; GROUPS];
        let mut note = |group: Group, from: f64, to: f64| {
            let same = (from - to).abs() <= ROUNDING * from.abs().max(to.abs());
            differs[group.place()] |= !same;
            from
        };
        self.city(Pandemic::default(), &mut note);
        let [first, second] = &self.inputs;
        for (from, to) in first.years.iter().zip(&second.years).take(self.years) {
            year_inputs(from, to, &mut note);
        }
        let [first, second] = &self.cities;
        differs[Group::World.place()] |= first.pandemic != second.pandemic;
        Group::ALL.into_iter().filter(|group| differs[group.place()]).collect()
    }

    /// Whether a group is as in the second scenario.
    pub(crate) fn holds(&self, coalition: usize, group: Group) -> bool {
        let place = self.groups.iter().position(|own| *own == group);
        place.is_some_and(|place| coalition >> place & 1 == 1)
    }

    /// The pandemic that a coalition meets.
    pub(crate) fn pandemic(&self, coalition: usize) -> &Pandemic {
        &self.cities[usize::from(self.holds(coalition, Group::World))].pandemic
    }

    /// World and assumptions of a coalition as a scenario, whose levers mean nothing.
    pub(crate) fn scenario(&self, coalition: usize) -> Scenario {
        let of = |group| if self.holds(coalition, group) { self.to } else { self.from };
        let world = of(Group::World);
        Scenario {
            world: world.world.clone(),
            pandemic: world.pandemic,
            base_share: world.base_share,
            assumptions: of(Group::Assumptions).assumptions.clone(),
            ..self.from.clone()
        }
    }

    /// The city of a coalition.
    pub(crate) fn city_of(&self, coalition: usize) -> City<f64> {
        self.city(self.pandemic(coalition).clone(), &mut self.choice(coalition))
    }

    /// The inputs of a coalition.
    pub(crate) fn inputs_of(&self, coalition: usize) -> Inputs<f64> {
        let mut choose = self.choice(coalition);
        let [first, second] = &self.inputs;
        let years = first.years.iter().zip(&second.years);
        Inputs { years: years.map(|(from, to)| year_inputs(from, to, &mut choose)).collect() }
    }

    /// Chooses between the numbers of both scenarios as a coalition does.
    fn choice(&self, coalition: usize) -> impl FnMut(Group, f64, f64) -> f64 + use<> {
        let held = Group::ALL.map(|group| self.holds(coalition, group));
        move |group, from, to| if held[group.place()] { to } else { from }
    }

    /// The city, each number being what `choose` makes of those of both scenarios.
    fn city(
        &self,
        pandemic: Pandemic,
        choose: &mut impl FnMut(Group, f64, f64) -> f64,
    ) -> City<f64> {
        let [first, second] = &self.cities;
        let parameters = Parameters::zip_with(first.parameters, second.parameters, |from, to| {
            choose(Group::Assumptions, from, to)
        });
        let sectors = first.sectors.iter().zip(&second.sectors);
        City {
            calendar: first.calendar,
            gdp: first.gdp,
            base_share: choose(Group::World, first.base_share, second.base_share),
            firms: first.firms,
            parameters,
            constants: first.constants,
            sectors: sectors.map(|(from, to)| sector(from, to, choose)).collect(),
            pandemic,
        }
    }
}

fn sector(
    from: &Sector<f64>,
    to: &Sector<f64>,
    choose: &mut impl FnMut(Group, f64, f64) -> f64,
) -> Sector<f64> {
    let rates = from.demand_growth.iter().zip(&to.demand_growth);
    let demand_growth = rates.map(|(from, to)| choose(Group::World, *from, *to)).collect();
    Sector {
        share_of_base: from.share_of_base,
        share_of_firms: from.share_of_firms,
        demand_growth,
        parameters: SectorParameters::zip_with(from.parameters, to.parameters, |from, to| {
            choose(Group::Assumptions, from, to)
        }),
    }
}

fn year_inputs(
    from: &YearInputs<f64>,
    to: &YearInputs<f64>,
    choose: &mut impl FnMut(Group, f64, f64) -> f64,
) -> YearInputs<f64> {
    let rules = Group::PlotRatioAndTenure;
    let plot_ratio = choose(rules, from.plot_ratio, to.plot_ratio);
    let flexible_tenure = choose(rules, from.flexible_tenure, to.flexible_tenure);
    let sectors = from.sectors.iter().zip(&to.sectors).map(|(from, to)| {
        let (from, to) = (from.values(), to.values());
        let amount = |place: usize| choose(Group::AMOUNTS[place], from[place], to[place]);
        SectorInputs::from_values(std::array::from_fn(amount))
    });
    YearInputs { plot_ratio, flexible_tenure, sectors: sectors.collect() }
}
