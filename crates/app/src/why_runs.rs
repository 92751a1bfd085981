//! What the page that says why lets run: in the workers what takes many runs, here what takes few.

use std::rc::Rc;

use canghai_analysis::sensitivity::{Draws, Input, OutcomeSensitivity, Tornado, tornado};
use canghai_analysis::{
    Marginal, ProbabilityContributions, SectorQuarter, YearContributions, YearGrowth, bottlenecks,
    growth,
};
use canghai_plan::{Pack, Scenario};
use canghai_sim::{InputError, Outcomes};

use crate::deck::Slide;
use crate::results::Results;
use crate::runs::Pair;
use crate::state::{App, Notice};
use crate::why_orders::{WhyOrder, WhyReply, WhyWork};
use crate::why_state::{Measure, WhyEvent, WhyYear};
use crate::why_wire;
use crate::workspace::{Tab, unnamed};

/// How much lower and higher the base share is set to see what rests on it, a fraction.
const NEARBY: f64 = 0.01;
/// Answers of a kind that are kept.
const KEPT: usize = 8;

/// What a few central runs say of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Central {
    /// What its growth is made of, by year.
    pub(crate) growth: Vec<YearGrowth>,
    /// What binds, by quarter and sector.
    pub(crate) quarters: Vec<Vec<SectorQuarter>>,
    /// One uncertain input after the other, for the year that is looked at.
    pub(crate) tornado: Tornado,
    /// The results with the base share a step lower and higher, each with that share.
    pub(crate) base_shares: Vec<(f64, Results)>,
}

impl Central {
    fn of(pack: &Pack, scenario: &Scenario, year: usize) -> Result<Self, Vec<InputError>> {
        let years = pack.calendar.horizon_years;
        let at = |base_share: f64| {
            let set = Scenario { base_share, ..scenario.clone() };
            Ok::<_, Vec<InputError>>((base_share, Results::of(pack, &set)?))
        };
        let (low, high) = pack.base.share.range.unwrap_or((0.0, 1.0));
        let ends = [-NEARBY, NEARBY].map(|step| (scenario.base_share + step).clamp(low, high));
        Ok(Self {
            growth: growth(pack, scenario, years)?,
            quarters: bottlenecks(pack, scenario, years)?,
            tornado: tornado(pack, scenario, year)?,
            base_shares: ends.into_iter().map(at).collect::<Result<_, _>>()?,
        })
    }
}

/// What the variance of an outcome rests on, with the inputs that its indices are of.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Variance {
    pub(crate) inputs: Vec<Input>,
    pub(crate) found: OutcomeSensitivity,
}

/// What is known by now, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reasons {
    central: Known<(Scenario, usize), Central>,
    parts: Known<Pair, Vec<YearContributions>>,
    marginals: Known<Scenario, Vec<Marginal>>,
    chances: Known<Pair, ProbabilityContributions>,
    /// Samples that say what results rest on, and what they say of the outcomes looked at.
    draws: Known<(Scenario, WhyYear), Draws>,
    rests: Known<(Scenario, WhyYear, usize), Variance>,
    /// How many combinations of inputs the probabilities take.
    combinations: Known<Pair, usize>,
    /// What is to be run next; worked out when something happens, not when it is asked for.
    next: Option<WhyOrder>,
}

/// Answers with what they are for, the one shown last first.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Known<K, V>(Vec<(K, Rc<V>)>);

impl<K, V> Default for Known<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq, V> Known<K, V> {
    fn has(&self, key: &K) -> bool {
        self.0.iter().any(|(known, _)| known == key)
    }

    fn keep(&mut self, key: K, value: V) {
        self.0.retain(|(known, _)| *known != key);
        self.0.insert(0, (key, Rc::new(value)));
        self.0.truncate(KEPT);
    }

    /// Brings an answer to the front.
    fn show(&mut self, key: &K) {
        if let Some(place) = self.0.iter().position(|(known, _)| known == key) {
            self.0[..=place].rotate_right(1);
        }
    }

    /// The answer for a key, or the one shown last, with what it is for and whether it is the one
    /// asked for.
    fn shown(&self, key: &K) -> Option<(&K, &V, bool)> {
        let (known, value) = self.0.first()?;
        Some((known, value, known == key))
    }
}

impl App {
    /// The tab that the difference is counted from.
    #[must_use]
    pub fn why_from(&self) -> &Tab {
        let workspace = self.workspace();
        let chosen = workspace.tabs().iter().find(|tab| Some(tab.id) == self.why().from);
        chosen.unwrap_or_else(|| workspace.base())
    }

    /// The scenarios between which the difference is explained, each in its own world; `None` where
    /// they are one and the same tab.
    pub(crate) fn why_pair(&self) -> Option<Pair> {
        let (from, to) = (self.why_from(), self.workspace().open());
        (from.id != to.id).then(|| (unnamed(&from.scenario), unnamed(&to.scenario)))
    }

    /// Place of the year that is looked at.
    pub(crate) fn why_year(&self) -> usize {
        self.why().at.place(self.pack())
    }

    /// What the workers are to run next for this page; `None` where nothing is missing or nobody
    /// looks.
    #[must_use]
    pub fn why_order(&self) -> Option<&WhyOrder> {
        self.reasons.next.as_ref()
    }

    pub(crate) fn why_central(&self) -> Option<&Central> {
        let key = (unnamed(self.scenario()), self.why_year());
        self.reasons.central.shown(&key).map(|(_, central, _)| central)
    }

    /// The contributions by year and the scenarios that they are for, and whether those are the ones
    /// looked at.
    pub(crate) fn why_parts(&self) -> Option<(&Pair, &Vec<YearContributions>, bool)> {
        self.reasons.parts.shown(&self.why_pair()?)
    }

    /// The same for probabilities; none but those of the scenarios looked at.
    pub(crate) fn why_chances(&self) -> Option<&ProbabilityContributions> {
        let found = self.reasons.chances.shown(&self.why_pair()?);
        found.and_then(|(_, chances, fresh)| fresh.then_some(chances))
    }

    /// How many combinations of inputs the probabilities of the scenarios looked at take.
    pub(crate) fn why_combinations(&self, pair: &Pair) -> usize {
        self.reasons.combinations.shown(pair).map_or(0, |(_, all, _)| *all)
    }

    /// The value of one more, and whether it is that of the open scenario.
    pub(crate) fn why_marginals(&self) -> Option<(&Vec<Marginal>, bool)> {
        let found = self.reasons.marginals.shown(&unnamed(self.scenario()));
        found.map(|(_, marginals, fresh)| (marginals, fresh))
    }

    /// What the variance of the outcome looked at rests on; none but that of the open scenario in the
    /// year looked at.
    pub(crate) fn why_variance(&self) -> Option<&Variance> {
        let (scenario, year) = self.why_rests_key();
        let key = (scenario, year, self.why_outcome());
        let found = self.reasons.rests.shown(&key);
        found.and_then(|(_, variance, fresh)| fresh.then_some(variance))
    }

    /// Whether what the results looked at rest on is being computed.
    pub(crate) fn why_rests_is_asked(&self) -> bool {
        self.why().asked_rests.as_ref() == Some(&self.why_rests_key())
    }

    fn why_rests_key(&self) -> (Scenario, WhyYear) {
        (unnamed(self.scenario()), self.why().at)
    }

    /// Place of the outcome of the city that is looked at.
    fn why_outcome(&self) -> usize {
        let outcome = self.why().measure.outcome(self.pack());
        let place = Outcomes::<f64>::FIELDS.iter().position(|own| own.id == outcome.id);
        place.unwrap_or_default()
    }

    /// Whether the probabilities of the scenarios looked at are being shared out.
    pub(crate) fn why_is_asked(&self) -> bool {
        self.why().asked.is_some() && self.why().asked == self.why_pair()
    }

    #[inline(never)]
    pub(crate) fn why_event(&mut self, event: WhyEvent) {
        let (pair, pack) = (self.why_pair(), self.pack.clone());
        let rests = self.why_rests_key();
        let state = &mut self.why;
        match event {
            WhyEvent::From(id) => state.from = id.parse().ok(),
            WhyEvent::Measure(word) => {
                let all = Measure::all(&pack).into_iter();
                let mut named = all.filter(|measure| measure.word(&pack) == word);
                state.measure = named.next().unwrap_or(state.measure);
            }
            WhyEvent::At(year) => state.at = year,
            WhyEvent::GrowthOf(id) => {
                state.growth_of = pack.sectors.iter().position(|sector| sector.id == id);
            }
            WhyEvent::Ask => state.asked = pair,
            WhyEvent::Cancel => state.asked = None,
            WhyEvent::AskRests => state.asked_rests = Some(rests),
            WhyEvent::CancelRests => state.asked_rests = None,
            WhyEvent::Progress(done) => state.done = done,
            WhyEvent::Answer(reply) => self.take_reasons(*reply),
            WhyEvent::Missing => self.notice = Some(Notice::Missing),
        }
    }

    /// Takes an answer; one for anything but what is to be run now comes too late and is dropped.
    fn take_reasons(&mut self, WhyReply { order, values }: WhyReply) {
        if self.why_order() != Some(&order) {
            return;
        }
        let (pack, pair) = (self.pack.clone(), order.pair());
        let reasons = &mut self.reasons;
        match order.work {
            WhyWork::Parts => {
                let between = order.between(&pack);
                if let Some(parts) = between.and_then(|own| own.explain_outcomes(&values)) {
                    reasons.parts.keep(pair, parts);
                }
            }
            WhyWork::Marginals => {
                if let Some(marginals) = why_wire::read(&pack, &values) {
                    reasons.marginals.keep(pair.1, marginals);
                }
            }
            WhyWork::Chances => {
                let between = order.between(&pack);
                if let Some(chances) = between.and_then(|own| own.explain_probabilities(&values)) {
                    reasons.chances.keep(pair, chances);
                }
            }
            WhyWork::Rests(year) => {
                if let Some(draws) = Draws::from_numbers(&order.design(&pack, year), &values) {
                    reasons.draws.keep((pair.1, year), draws);
                }
            }
        }
    }

    /// Runs what takes few runs, and finds what the workers are to run next.
    #[inline(never)]
    pub(crate) fn refresh_reasons(&mut self) {
        let (scenario, year) = (unnamed(self.scenario()), self.why_year());
        let (pack, pair) = (self.pack.clone(), self.why_pair());
        let (asked, is_probability) = (self.why_is_asked(), self.why().measure.is_probability());
        let (rests, rests_asked) = (self.why_rests_key(), self.why_rests_is_asked());
        let outcome = self.why_outcome();
        let reasons = &mut self.reasons;
        let key = (scenario, year);
        if !reasons.central.has(&key)
            && let Ok(central) = Central::of(&pack, &key.0, year)
        {
            reasons.central.keep(key.clone(), central);
        }
        reasons.central.show(&key);
        reasons.marginals.show(&key.0);
        if let Some(pair) = &pair {
            reasons.parts.show(pair);
            reasons.chances.show(pair);
            if is_probability && !reasons.combinations.has(pair) {
                let order = WhyOrder::new(&pack, WhyWork::Chances, pair.clone());
                reasons.combinations.keep(pair.clone(), order.map_or(0, |order| order.pieces));
            }
            reasons.combinations.show(pair);
        }
        reasons.work_out(&pack, rests.clone(), outcome);
        let missing = reasons.missing(&key.0, pair, asked, rests_asked.then_some(rests));
        self.order_reasons(missing);
    }

    /// Finds whether the workers are to run what a slide shows of the difference: not while levers
    /// are pulled on the stage, where the futures have the workers to themselves.
    #[inline(never)]
    pub(crate) fn refresh_parts(&mut self) {
        let levers = matches!(self.on_stage(), Some(Slide::Question | Slide::Share));
        let pair = self.why_pair();
        if let Some(pair) = &pair {
            self.reasons.parts.show(pair);
        }
        let missing = pair.filter(|pair| !levers && !self.reasons.parts.has(pair));
        self.order_reasons(missing.map(|pair| (WhyWork::Parts, pair)));
    }

    /// Orders what is missing, unless it is being run.
    fn order_reasons(&mut self, missing: Option<(WhyWork, Pair)>) {
        let same = |(work, (from, to)): &(WhyWork, Pair)| {
            let next = self.reasons.next.as_ref();
            next.is_some_and(|next| (next.work, &next.from, &next.to) == (*work, from, to))
        };
        if missing.as_ref().is_some_and(same) {
            return;
        }
        let order = missing.and_then(|(work, pair)| WhyOrder::new(&self.pack, work, pair));
        self.reasons.next = order;
        self.why.done = 0;
    }
}

impl Reasons {
    /// Asks for nothing while nobody looks.
    pub(crate) fn pause(&mut self) {
        self.next = None;
    }

    /// What is missing first.
    fn missing(
        &self,
        scenario: &Scenario,
        pair: Option<Pair>,
        asked: bool,
        rests: Option<(Scenario, WhyYear)>,
    ) -> Option<(WhyWork, Pair)> {
        if let Some(pair) = pair.as_ref().filter(|pair| !self.parts.has(pair)) {
            return Some((WhyWork::Parts, pair.clone()));
        }
        if !self.marginals.has(scenario) {
            return Some((WhyWork::Marginals, (scenario.clone(), scenario.clone())));
        }
        if let Some(pair) = pair.filter(|pair| asked && !self.chances.has(pair)) {
            return Some((WhyWork::Chances, pair));
        }
        let (scenario, year) = rests.filter(|asked| !self.draws.has(asked))?;
        Some((WhyWork::Rests(year), (scenario.clone(), scenario)))
    }

    /// Works out what the samples say of an outcome, where they are there.
    fn work_out(&mut self, pack: &Pack, key: (Scenario, WhyYear), outcome: usize) {
        let own = (key.0.clone(), key.1, outcome);
        if !self.rests.has(&own) {
            self.draws.show(&key);
            let Some((_, draws, true)) = self.draws.shown(&key) else { return };
            let (scenario, year) = key;
            let pair = (scenario.clone(), scenario);
            let Some(order) = WhyOrder::new(pack, WhyWork::Rests(year), pair) else { return };
            let design = order.design(pack, year);
            let Some(found) = OutcomeSensitivity::at(&design, draws, outcome) else { return };
            let inputs = design.inputs().to_vec();
            self.rests.keep(own.clone(), Variance { inputs, found });
        }
        self.rests.show(&own);
    }
}
