//! Where the page's controls are, by the names that a reader knows them by.

use canghai_app::{Language, label, text, text_with};
use canghai_sim::{Levers, Quantity};
use serde_json::json;

use crate::page::Page;

/// The select of what follows the plan.
pub(crate) const AFTER: &str = "select:has(option[value=stop])";
/// The select of worlds.
pub(crate) const WORLD: &str = "select:has(option[value=observed])";
/// The switch of the pandemic.
pub(crate) const PANDEMIC: &str = ".world input[type=checkbox]";
/// The button that changes the language.
pub(crate) const LANGUAGE: &str = "header button.language";

/// Opens a ready-made scenario in a tab of its own, in place of one that was opened like this before.
const PICK: &str = "const [id] = arguments;
    if (document.querySelectorAll('.tab').length > 2) {
        document.querySelector('.tab.open [data-action=delete]').click();
    }
    return new Promise(done => requestAnimationFrame(() => {
        document.querySelector(`[data-ready='${id}']`).click();
        requestAnimationFrame(() => done(true));
    }))";

/// Opens a ready-made scenario, by its id.
pub(crate) fn pick(page: &Page, id: &str) {
    page.run(PICK, &[json!(id)]);
}

/// The levers, in the order of the model.
pub(crate) fn levers() -> &'static [Quantity] {
    Levers::<f64>::FIELDS
}

/// The name of a lever's control for a year.
pub(crate) fn lever_name(language: Language, lever: &Quantity, year: i32) -> String {
    let year = text_with(language, "time.year", &[("year", &year.to_string())]);
    format!("{} {year}", label(language, lever))
}

/// A slider and its number field.
#[derive(Clone, Debug)]
pub(crate) struct Control {
    pub(crate) slider: String,
    pub(crate) field: String,
}

impl Control {
    /// By the name that both have.
    pub(crate) fn named(name: &str) -> Self {
        let input = |role: &str| format!("input{role}[aria-label=\"{name}\"]");
        Self { slider: input("[type=range]"), field: input("[role=spinbutton]") }
    }

    /// Of a lever, by its key, for a year.
    pub(crate) fn lever(language: Language, key: &str, year: i32) -> Self {
        let lever = levers().iter().find(|lever| lever.key == key);
        let lever = lever.unwrap_or_else(|| panic!("the model has no lever {key}"));
        Self::named(&lever_name(language, lever, year))
    }

    /// Of the base share.
    pub(crate) fn base_share(language: Language) -> Self {
        Self::named(&text(language, "base_share.label"))
    }
}
