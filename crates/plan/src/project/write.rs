//! Writes a project file.

use serde_json::{Map, Value, json};

use super::json::object;
use super::{DeckSlide, Entry, FORMAT, Project, VERSION, trend};
use crate::pack::Pack;
use crate::scenario::Scenario;

impl Project {
    /// The project as the text of a file that reads back as the same project.
    #[must_use]
    pub fn write(&self, pack: &Pack) -> String {
        let mut file = Map::new();
        let fingerprint = format!("{:08x}", pack.fingerprint());
        file.insert("format".into(), FORMAT.into());
        file.insert("version".into(), VERSION.into());
        file.insert("model".into(), canghai_sim::MODEL_VERSION.into());
        file.insert("plan".into(), json!({ "id": pack.id, "fingerprint": fingerprint }));
        file.insert("trend".into(), scenario(&trend::explicit(pack)));
        if let Some(base) = self.base {
            file.insert("base".into(), base.into());
        }
        file.insert("open".into(), self.open.into());
        if let Some(page) = self.view.page {
            file.insert("page".into(), page.key().into());
        }
        if let Some(horizon) = self.view.horizon {
            file.insert("horizon".into(), horizon.into());
        }
        file.insert("notes".into(), self.notes.clone().into());
        if !self.deck.is_empty() {
            file.insert("deck".into(), self.deck.iter().map(slide).collect());
        }
        file.insert("scenarios".into(), self.scenarios.iter().map(scenario).collect());
        file.insert("history".into(), self.history.iter().map(entry).collect());
        // indented, so that two versions of a file can be compared line by line
        format!("{:#}\n", Value::Object(file))
    }
}

fn scenario(scenario: &Scenario) -> Value {
    object(scenario.table())
}

fn slide(slide: &DeckSlide) -> Value {
    json!({ "slide": slide.slide, "shown": slide.shown, "notes": slide.notes })
}

pub(super) fn entry(entry: &Entry) -> Value {
    let mut object = Map::new();
    object.insert("time".into(), entry.time.clone().into());
    object.insert("what".into(), entry.what.clone().into());
    let words = [("who", &entry.who), ("reason", &entry.reason), ("effect", &entry.effect)];
    for (key, word) in words.into_iter().filter(|(_, word)| !word.is_empty()) {
        object.insert(key.into(), word.clone().into());
    }
    if entry.marked {
        object.insert("marked".into(), true.into());
    }
    if let Some(place) = entry.scenario {
        object.insert("scenario".into(), place.into());
    }
    object.insert("state".into(), scenario(&entry.state));
    Value::Object(object)
}
