//! The way of projects from the signature to full output, month by month.

use canghai_sim::{SectorState, State, Trajectory};

/// How far the projects of all sectors have come at one instant, 1e8 CNY of investment.
///
/// # Formula
/// With the stocks of the model and what stood in them when the plan began (index 0):
/// - signed = backlog 0 + signed since, and signed = broke ground by signature + lost + backlog;
/// - started = broke ground by signature + broke ground by fund money;
/// - building 0 + started = building + completed;
/// - ramping 0 + completed = ramping + full.
///
/// Every flow is one that the model adds up or that follows from its stocks, so that nothing
/// appears or vanishes on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pipeline {
    /// Signed since the plan began, with what was signed before and had not broken ground.
    pub signed: f64,
    /// Signed projects that broke ground since the plan began.
    pub landed: f64,
    /// All plants that broke ground since the plan began: `landed`, and what demonstration and
    /// guidance money adds without a signature.
    pub started: f64,
    /// Plants under construction, those begun before the plan included.
    pub building: f64,
    /// Plants that began production since the plan began.
    pub completed: f64,
    /// Plants that reached full output since the plan began.
    pub full: f64,
    /// Signed projects given up since the plan began.
    pub lost: f64,
    /// Signed projects that have not broken ground.
    pub waiting: f64,
    /// Plants that produce below full output.
    pub ramping: f64,
}

impl Pipeline {
    /// The way of projects at the start of each month of a run and at its end; `project_size` is
    /// the investment of a project, 1e8 CNY.
    #[must_use]
    pub fn of(run: &Trajectory<f64>, project_size: f64) -> Vec<Self> {
        let Some(first) = run.states.first() else { return Vec::new() };
        let first = Stocks::of(first, project_size);
        let at = |state: &State<f64>| Self::since(&first, &Stocks::of(state, project_size));
        run.states.iter().map(at).collect()
    }

    fn since(first: &Stocks, now: &Stocks) -> Self {
        let started = now.building + now.completed - first.building;
        Self {
            signed: now.landed + now.lost + now.waiting,
            landed: now.landed,
            started,
            building: now.building,
            completed: now.completed,
            full: first.ramping + now.completed - now.ramping,
            lost: now.lost,
            waiting: now.waiting,
            ramping: now.ramping,
        }
    }
}

/// What the model holds for all sectors, 1e8 CNY.
struct Stocks {
    landed: f64,
    building: f64,
    completed: f64,
    ramping: f64,
    lost: f64,
    waiting: f64,
}

impl Stocks {
    fn of(state: &State<f64>, size: f64) -> Self {
        let sum =
            |value: fn(&SectorState<f64>) -> f64| state.sectors.iter().map(value).sum::<f64>();
        Self {
            landed: sum(|x| x.landed) * size,
            building: sum(|x| x.construction_1 + x.construction_2 + x.construction_3),
            completed: sum(|x| x.producing) * size,
            ramping: sum(|x| x.ramping),
            lost: sum(|x| x.lost),
            waiting: sum(|x| x.backlog),
        }
    }
}
