//! What a card can be about.

use canghai_plan::ShareGroup;
use canghai_sim::{Levers, Mix, Outcomes, Quantity};

use crate::state::App;
use crate::text::{label, text, text_with};

use super::numbers;

/// What a card is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A lever, by key.
    Lever(&'static str),
    /// An outcome, by key, with the plan's target where it has one.
    Outcome(&'static str),
    /// A parameter or constant of the model, by key.
    Parameter(&'static str),
    /// A sector, by its place in the pack.
    Sector(usize),
    /// How a group of levers is shared out among the sectors.
    Shares(ShareGroup),
    /// The instrument mix of the special fund.
    Mix,
    /// One instrument of the mix, by its place in the catalogue.
    MixPart(usize),
    /// The share of the sectors in GDP in the base year.
    BaseShare,
    /// The growth of demand.
    World,
    /// The pandemic.
    Pandemic,
}

impl Subject {
    /// A word that tells it apart from all others, fit for an id of a page.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Lever(key) => format!("lever-{key}"),
            Self::Outcome(key) => format!("outcome-{key}"),
            Self::Parameter(key) => format!("parameter-{key}"),
            Self::Sector(index) => format!("sector-{index}"),
            Self::Shares(group) => format!("shares-{}", group.key()),
            Self::Mix => "mix".to_owned(),
            Self::MixPart(index) => format!("mix-{index}"),
            Self::BaseShare => "base-share".to_owned(),
            Self::World => "world".to_owned(),
            Self::Pandemic => "pandemic".to_owned(),
        }
    }
}

/// What a button needs that opens a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// What the card is about.
    pub subject: Subject,
    /// The button's accessible name.
    pub name: String,
}

/// The button for a card.
#[must_use]
pub fn info(app: &App, subject: Subject) -> Info {
    let name = text_with(app.language(), "card.about", &[("name", &title(app, subject))]);
    Info { subject, name }
}

/// The name of what a card is about; empty for what the pack does not have.
pub(super) fn title(app: &App, subject: Subject) -> String {
    let (language, pack) = (app.language(), app.pack());
    let named = |quantities: &[Quantity], key: &str| {
        let quantity = quantities.iter().find(|quantity| quantity.key == key);
        quantity.map_or_else(String::new, |quantity| label(language, quantity))
    };
    match subject {
        Subject::Lever(key) => named(Levers::<f64>::FIELDS, key),
        Subject::Outcome(key) => named(Outcomes::<f64>::FIELDS, key),
        Subject::Parameter(key) => {
            numbers::quantity(key).map_or_else(String::new, |quantity| label(language, quantity))
        }
        Subject::Sector(index) => {
            pack.sectors.get(index).map_or("", |sector| language.of(&sector.label)).to_owned()
        }
        Subject::Shares(group) => text(language, &format!("shares.{}.label", group.key())),
        Subject::Mix => text(language, "mix.title"),
        Subject::MixPart(index) => Mix::<f64>::FIELDS
            .get(index)
            .map_or_else(String::new, |part| text(language, &format!("card.mix.{}", part.key))),
        Subject::BaseShare => text(language, "base_share.label"),
        Subject::World => text(language, "world.label"),
        Subject::Pandemic => language.of(&pack.pandemic.0).to_owned(),
    }
}
