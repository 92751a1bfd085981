//! The page's end of the talk with the presenter's window: the page owns all there is, sends what is
//! to be shown and hears what is asked for.

use canghai_app::App;
use canghai_app::view::{ConsoleEvent, console};
use gloo::utils::window;
use js_sys::{Date, Math};
use yew::Callback;

use crate::channel::Channel;

/// The word in the address by which the presenter's window knows itself.
pub(crate) const QUERY: &str = "?console=";
/// Name of the window, so that there is one.
const NAME: &str = "canghai-console";

/// The presenter's window, as the page knows it.
pub(crate) struct Console {
    id: String,
    channel: Channel,
    /// Whether anybody has asked.
    heard: bool,
    /// When presenting began, milliseconds since 1970.
    began: Option<f64>,
    /// What was sent last.
    told: String,
    /// Whether the browser refused the window.
    pub(crate) refused: bool,
}

impl Console {
    /// Waits for a presenter's window; what it asks for goes to `hear`.
    pub(crate) fn new(hear: &Callback<ConsoleEvent>) -> Self {
        // a number that no other page of this browser has, so that each has a window of its own
        let id = format!("{:.0}", Math::random() * 1e15);
        let hear = hear.clone();
        let checked = Callback::from(move |text: String| {
            if let Some(event) = ConsoleEvent::read(&text) {
                hear.emit(event);
            }
        });
        let channel = Channel::new(&id, None, checked);
        Self { id, channel, heard: false, began: None, told: String::new(), refused: false }
    }

    /// Opens the window.
    pub(crate) fn open(&mut self) {
        let path = window().location().pathname().unwrap_or_default();
        let address = format!("{path}{QUERY}{}", self.id);
        let features = "popup,width=1280,height=860";
        let opened = window().open_with_url_and_target_and_features(&address, NAME, features);
        let opened = opened.ok().flatten();
        self.refused = opened.is_none();
        if let Some(opened) = opened {
            self.channel.join(opened);
        }
    }

    /// Sends everything again to a window that asks.
    pub(crate) fn hello(&mut self, app: &App) {
        self.heard = true;
        self.told.clear();
        self.tell(app);
    }

    /// Sends what is to be shown, if it is another than before.
    pub(crate) fn tell(&mut self, app: &App) {
        match (app.on_stage().is_some(), self.began) {
            (true, None) => self.began = Some(Date::now()),
            (false, Some(_)) => self.began = None,
            _ => {}
        }
        if !self.heard {
            return;
        }
        let mut view = console(app);
        view.began = self.began;
        let text = view.write();
        if text != self.told {
            self.channel.tell(&text);
            self.told = text;
        }
    }
}
