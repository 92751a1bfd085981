//! What happens in a presentation.

use canghai_plan::Scenario;
use canghai_plan::link::Page;

use crate::deck::{Deck, Slide};
use crate::history::Change;
use crate::present_state::PresentEvent;
use crate::state::App;

impl App {
    /// The slides that are gone through: those that are shown, without the comparison where there is
    /// nothing to compare.
    #[must_use]
    pub fn played(&self) -> Vec<Slide> {
        let slides = self.workspace.deck().slides().iter().filter(|one| one.shown);
        slides.map(|one| one.slide).filter(|slide| self.has(*slide)).collect()
    }

    /// Whether there is something to see on a slide.
    pub(crate) fn has(&self, slide: Slide) -> bool {
        slide != Slide::Compare || self.workspace.tabs().len() > 1
    }

    /// The slide on the stage, while one presents.
    #[must_use]
    pub fn on_stage(&self) -> Option<Slide> {
        let wanted = self.present.stage.filter(|_| self.settings.page == Page::Present)?;
        let played = self.played();
        played.iter().copied().find(|slide| *slide == wanted).or(played.first().copied())
    }

    /// The slide that is looked at in the list.
    pub(crate) fn looked_at_slide(&self) -> Slide {
        let first = || self.workspace.deck().slides().first().map(|one| one.slide);
        self.present.chosen.or_else(first).unwrap_or(Slide::Question)
    }

    pub(crate) fn present_event(&mut self, event: PresentEvent) {
        match event {
            PresentEvent::Choose(slide) => self.present.chosen = Some(slide),
            PresentEvent::Show(slide, shown) => self.arrange(|deck| deck.show(slide, shown)),
            PresentEvent::Shift(slide, down) => self.arrange(|deck| deck.shift(slide, down)),
            PresentEvent::Note(slide, notes) => self.arrange(|deck| deck.note(slide, &notes)),
            PresentEvent::Start => self.start(),
            PresentEvent::Leave => {
                self.present.chosen = self.on_stage().or(self.present.chosen);
                self.present.stage = None;
            }
            PresentEvent::Next => self.step(|place, last| (place + 1).min(last)),
            PresentEvent::Previous => self.step(|place, _| place.saturating_sub(1)),
            PresentEvent::First => self.step(|_, _| 0),
            PresentEvent::Last => self.step(|_, last| last),
            PresentEvent::Black => self.present.black = !self.present.black,
            PresentEvent::Levers => self.present.levers = !self.present.levers,
            PresentEvent::Replay => self.present.replay = !self.present.replay,
        }
    }

    fn arrange(&mut self, make: impl FnOnce(&mut Deck)) {
        self.change(Change::Deck, |workspace, _| make(workspace.deck_mut()));
    }

    fn start(&mut self) {
        let (wanted, played) = (self.looked_at_slide(), self.played());
        let first = played.iter().copied().find(|slide| *slide == wanted);
        if let Some(slide) = first.or(played.first().copied()) {
            self.show_page(Page::Present);
            self.present.stage = Some(slide);
            (self.present.black, self.present.replay) = (false, false);
        }
    }

    /// Goes to another slide; a black stage becomes light with it.
    fn step(&mut self, to: impl FnOnce(usize, usize) -> usize) {
        let (Some(now), played) = (self.on_stage(), self.played()) else { return };
        let place = played.iter().position(|slide| *slide == now).unwrap_or(0);
        let place = to(place, played.len().saturating_sub(1));
        self.present.stage = played.get(place).copied();
        self.present.black = false;
    }

    /// The open scenario as it was before the last change of it, and what that change was. Several
    /// steps of one field after each other, as keys make them, are one change.
    pub(crate) fn before_last_change(&self) -> Option<(&Scenario, Change)> {
        let open = self.workspace.open();
        let own = self.earlier().filter_map(|(workspace, change)| {
            let tab = workspace.tabs().iter().find(|tab| tab.id == open.id)?;
            Some((&tab.scenario, change))
        });
        let mut own = own.skip_while(|(scenario, _)| **scenario == open.scenario);
        let (before, change) = own.next()?;
        let same = own.take_while(|(_, other)| *other == change);
        Some((same.last().map_or(before, |(scenario, _)| scenario), change))
    }
}
