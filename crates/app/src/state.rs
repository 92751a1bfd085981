//! The state of the application and what changes it.

use std::collections::BTreeMap;
use std::rc::Rc;

use canghai_plan::{Pack, Scenario};
use canghai_sim::After;

use crate::cards_state::{CardEvent, CardsState};
use crate::field::Field;
use crate::futures::{FULL, Order, QUICK, Reply};
use crate::language::Language;
use crate::results::Results;

/// Everything that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct App {
    pack: Rc<Pack>,
    language: Language,
    width: f64,
    /// Id of the ready-made scenario that was picked last.
    picked: String,
    scenario: Scenario,
    results: Rc<Results>,
    base: Rc<Results>,
    /// Grows with every change of the scenario.
    revision: u64,
    futures: Option<Rc<Reply>>,
    drafts: BTreeMap<Field, Draft>,
    cards: CardsState,
}

/// What is being typed into a field.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    text: String,
    /// The scenario when the typing began.
    before: Scenario,
}

/// Something that happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A slider moved to a value.
    Slide(Field, f64),
    /// A text was typed into a field.
    Type(Field, String),
    /// A field was left.
    Leave(Field),
    /// A world was chosen, by id.
    World(String),
    /// The pandemic was switched on or off.
    Pandemic(bool),
    /// What follows the plan was chosen.
    After(After),
    /// A ready-made scenario was picked, by id.
    Pick(String),
    /// The language was chosen.
    Speak(Language),
    /// The window has this width, pixels.
    Resize(f64),
    /// The workers answered.
    Answer(Box<Reply>),
    /// Something happened to the cards or the board.
    Card(CardEvent),
}

impl App {
    /// The application with a pack, opened on the scenario that the plan's own effort stands for.
    ///
    /// # Errors
    /// A pack without a ready-made scenario, or one whose numbers do not make a model.
    pub fn new(pack: Pack, language: Language) -> Result<Self, String> {
        let ready = pack.ready_made.get(1).or(pack.ready_made.first());
        let ready = ready.ok_or("the plan pack has no ready-made scenario")?;
        let (picked, scenario) = (ready.id.clone(), ready.scenario.clone());
        let run = |scenario: &Scenario| {
            Results::of(&pack, scenario).map(Rc::new).map_err(|errors| {
                errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            })
        };
        let results = run(&scenario)?;
        let base = run(&base_scenario(&pack, &scenario))?;
        let drafts = BTreeMap::new();
        Ok(Self {
            revision: 1,
            futures: None,
            pack: Rc::new(pack),
            language,
            width: 1440.0,
            picked,
            scenario,
            results,
            base,
            drafts,
            cards: CardsState::default(),
        })
    }

    /// Changes the state after an event, and runs the model again if the scenario changed.
    pub fn update(&mut self, event: Event) {
        let before = self.scenario.clone();
        self.apply(event);
        if self.scenario != before {
            self.rerun(&before);
        }
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Slide(field, value) => self.slide(field, value),
            Event::Type(field, text) => self.type_in(field, text),
            Event::Leave(field) => self.leave(field),
            Event::World(id) => {
                if self.pack.world(&id).is_some() {
                    self.scenario.world = id;
                }
            }
            Event::Pandemic(comes) => self.scenario.pandemic = comes,
            Event::After(after) => self.scenario.after = after,
            Event::Pick(id) => self.pick(id),
            Event::Speak(language) => self.language = language,
            Event::Resize(width) => self.width = width,
            Event::Answer(reply) => self.answer(*reply),
            Event::Card(event) => self.cards.update(event),
        }
    }

    fn slide(&mut self, field: Field, value: f64) {
        let (min, max, _) = field.range(&self.pack);
        if value.is_finite() {
            self.drafts.remove(&field);
            field.set(&self.pack, &mut self.scenario, value.clamp(min, max));
        }
    }

    /// What is typed is kept as it is; it counts as long as it is a value of the field, and what
    /// stood there before counts where it is not: 9 on the way to a refused 99 leaves nothing.
    fn type_in(&mut self, field: Field, text: String) {
        let before = self.drafts.remove(&field).map_or_else(|| self.scenario.clone(), |d| d.before);
        match field.parse(&self.pack, &text) {
            Ok(value) => field.set(&self.pack, &mut self.scenario, value),
            Err(_) => field.restore(&self.pack, &mut self.scenario, &before),
        }
        self.drafts.insert(field, Draft { text, before });
    }

    /// A field that is left shows the value again, unless what stands there is wrong.
    fn leave(&mut self, field: Field) {
        let right = |draft: &Draft| field.parse(&self.pack, &draft.text).is_ok();
        if self.drafts.get(&field).is_some_and(right) {
            self.drafts.remove(&field);
        }
    }

    fn pick(&mut self, id: String) {
        if let Some(ready) = self.pack.ready_made(&id) {
            self.scenario = ready.scenario.clone();
            self.picked = id;
            self.drafts.clear();
        }
    }

    /// Takes an answer for the scenario as it is now; one for an earlier state comes too late, and a
    /// quick one after the full one says nothing new.
    fn answer(&mut self, reply: Reply) {
        let better = |held: &Reply| reply.full || !held.full || held.revision != reply.revision;
        if reply.revision == self.revision && self.futures.as_deref().is_none_or(better) {
            self.futures = Some(Rc::new(reply));
        }
    }

    /// What the workers are to run for the scenario as it is now: a small ensemble of the plan's
    /// years, which is soon there, or a large one to the horizon.
    #[must_use]
    pub fn order(&self, full: bool) -> Order {
        let calendar = &self.pack.calendar;
        Order {
            revision: self.revision,
            scenario: self.scenario.clone(),
            base: base_scenario(&self.pack, &self.scenario),
            years: if full { calendar.horizon_years } else { calendar.plan_years },
            members: if full { FULL } else { QUICK },
        }
    }

    /// Which state of the scenario is open.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The last answer, and whether it is for the scenario as it is now.
    #[must_use]
    pub fn futures(&self) -> Option<(&Reply, bool)> {
        let reply = self.futures.as_deref()?;
        Some((reply, reply.revision == self.revision))
    }

    fn rerun(&mut self, before: &Scenario) {
        self.revision += 1;
        // a scenario that is set through fields cannot be refused; were it, the last results stay
        if let Ok(results) = Results::of(&self.pack, &self.scenario) {
            self.results = Rc::new(results);
        }
        let base = base_scenario(&self.pack, &self.scenario);
        if base != base_scenario(&self.pack, before)
            && let Ok(results) = Results::of(&self.pack, &base)
        {
            self.base = Rc::new(results);
        }
    }

    /// The plan pack.
    #[must_use]
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// What is open of the board and the cards.
    #[must_use]
    pub fn cards(&self) -> &CardsState {
        &self.cards
    }

    /// Width of the window, pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The scenario that is open.
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Id of the ready-made scenario that was picked last.
    #[must_use]
    pub fn picked(&self) -> &str {
        &self.picked
    }

    /// Whether the scenario was changed since it was picked.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.pack.ready_made(&self.picked).is_none_or(|ready| ready.scenario != self.scenario)
    }

    /// Results of the scenario.
    #[must_use]
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// Results of the base scenario under the same world, pandemic and base share.
    #[must_use]
    pub fn base(&self) -> &Results {
        &self.base
    }

    /// What was typed into a field and not yet left or taken.
    #[must_use]
    pub fn draft(&self, field: Field) -> Option<&str> {
        self.drafts.get(&field).map(|draft| draft.text.as_str())
    }
}

/// The trend under the scenario's own world, pandemic, base share and assumptions, so that the
/// difference between the two is what policy makes.
fn base_scenario(pack: &Pack, scenario: &Scenario) -> Scenario {
    let trend = pack
        .ready_made
        .first()
        .map_or_else(|| Scenario::trend(pack), |ready| ready.scenario.clone());
    Scenario {
        world: scenario.world.clone(),
        pandemic: scenario.pandemic,
        base_share: scenario.base_share,
        assumptions: scenario.assumptions.clone(),
        ..trend
    }
}
