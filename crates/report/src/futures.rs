//! Runs what a report looks at.

use canghai_analysis::{Answer, Comparison, Detail, Differences, Samples, Summary};
use canghai_app::{App, Depth, Event, Order, Page, Reply};
use canghai_plan::Scenario;

/// Runs every scenario of an application against its base, so that a report can be made of it: the
/// page that compares them is shown, and every order that it has is answered. `samples` runs a
/// scenario for a number of years, always with the same members.
///
/// # Errors
/// What `samples` says.
pub fn run_all<E>(
    app: &mut App,
    samples: impl FnMut(&Scenario, usize) -> Result<Samples, E>,
) -> Result<(), E> {
    let mut runs = Runs { samples, kept: Vec::new() };
    app.update(Event::Show(Page::Compare));
    let mut next = Some(app.order(Depth::Exact));
    while let Some(order) = next {
        let answer = runs.answer(app, &order)?;
        let reply = Reply { revision: order.revision, depth: order.depth, answer };
        app.update(Event::Answer(Box::new(reply)));
        next = app.compare_order();
    }
    Ok(())
}

struct Runs<F> {
    samples: F,
    /// What was run already: a base is the same for many scenarios.
    kept: Vec<(Scenario, Samples)>,
}

impl<E, F: FnMut(&Scenario, usize) -> Result<Samples, E>> Runs<F> {
    fn answer(&mut self, app: &App, order: &Order) -> Result<Answer, E> {
        let own = self.samples(&order.scenario, order.years)?;
        let base = self.samples(&order.base, order.years)?;
        let share = order.scenario.base_share;
        // both were run with the same members for the same years
        let nothing = || Differences::nothing(own.layout());
        let differences = Differences::between(&own, &base).unwrap_or_else(nothing);
        Ok(Answer {
            summary: Summary::of(app.pack(), share, &own, Detail::EveryYear),
            comparison: Comparison::of(&differences),
        })
    }

    fn samples(&mut self, scenario: &Scenario, years: usize) -> Result<Samples, E> {
        if let Some((_, samples)) = self.kept.iter().find(|(known, _)| known == scenario) {
            return Ok(samples.clone());
        }
        let samples = (self.samples)(scenario, years)?;
        self.kept.push((scenario.clone(), samples.clone()));
        Ok(samples)
    }
}
