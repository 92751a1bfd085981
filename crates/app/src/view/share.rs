//! The panel for sharing.

use std::rc::Rc;

use canghai_chart::Node;
use canghai_plan::deck_link::with_deck;
use canghai_plan::link::{self, MOST_SCENARIOS};

use super::qr;
use crate::files::SavedFile;
use crate::link_problems::describe_link_error;
use crate::state::App;
use crate::text::{text, text_with};

/// Characters up to which a camera reads a code from a screen at arm's length.
const COMFORTABLE: usize = 400;

/// What can be passed on.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// The address with the link; empty where there is none.
    pub link: String,
    /// The link as a code; `None` where there is no link, or one too long for a code.
    pub code: Option<Rc<Node>>,
    /// What is to be known of the link: why there is none, that it is long, what it leaves out.
    pub notes: Vec<String>,
    /// The address that links get where the reader gave one.
    pub address: String,
    /// The address that they get otherwise.
    pub here: String,
    /// The open scenario as a file.
    pub scenario: SavedFile,
    /// All scenarios as a file.
    pub project: SavedFile,
    /// Changes with every touch, see [`App::touches`].
    pub touches: u64,
}

/// The panel.
#[inline(never)]
pub(super) fn share(app: &App) -> Share {
    let state = app.share();
    let (link, mut notes) = link(app);
    let code = qr::code(&link, &text(app.language(), "share.code")).filter(|_| !link.is_empty());
    notes.extend(about(app, &link, code.is_some()));
    Share {
        link,
        code: code.map(Rc::new),
        notes,
        address: state.address.clone(),
        here: state.here.clone(),
        scenario: app.scenario_file(),
        project: app.project_file(),
        touches: app.touches(None),
    }
}

/// The address with the link, or why there is none.
pub(super) fn link(app: &App) -> (String, Vec<String>) {
    let language = app.language();
    let address = app.share().address();
    if address.is_empty() {
        return (String::new(), vec![text(language, "share.no_address")]);
    }
    match app.token() {
        Ok(token) => {
            let deck = app.workspace().deck().saved();
            (with_deck(&link::address(address, &token), &deck), Vec::new())
        }
        Err(error) => (String::new(), describe_link_error(language, &error)),
    }
}

fn about(app: &App, link: &str, has_code: bool) -> Vec<String> {
    let language = app.language();
    let mut notes = Vec::new();
    if link.is_empty() {
        return notes;
    }
    let left = app.workspace().tabs().len().saturating_sub(app.linked().len());
    if left > 0 {
        let values = [("most", &*MOST_SCENARIOS.to_string()), ("count", &*left.to_string())];
        notes.push(text_with(language, "share.left_out", &values));
    }
    if app.workspace().deck().slides().iter().any(|slide| !slide.notes.is_empty()) {
        notes.push(text(language, "share.without_notes"));
    }
    let length = link.chars().count();
    if length > COMFORTABLE || !has_code {
        let key = if has_code { "share.long" } else { "share.too_long" };
        notes.push(text_with(language, key, &[("count", &length.to_string())]));
    }
    notes
}
