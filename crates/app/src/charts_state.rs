//! What the reader chose to see of the charts.

/// One chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureId {
    /// The share of GDP.
    Share,
    /// The difference to the base scenario in percentage points.
    ShareDifference,
    /// The difference to the base scenario in money.
    MoneyDifference,
    /// The way of projects from signature to full output.
    Funnel,
    /// Value added of all sectors on top of each other.
    Stacked,
    /// Value added of one sector.
    Sector(usize),
}

/// What takes the large card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnStage {
    /// Both differences to the base scenario.
    Differences,
    /// All sectors beside each other.
    SideBySide,
    /// The table.
    Table,
    /// One chart.
    One(FigureId),
}

impl OnStage {
    /// What is offered by name, with the word for it in translations and page.
    pub const CHOICES: [(&'static str, Self); 6] = [
        ("share", Self::One(FigureId::Share)),
        ("difference", Self::Differences),
        ("funnel", Self::One(FigureId::Funnel)),
        ("stacked", Self::One(FigureId::Stacked)),
        ("side_by_side", Self::SideBySide),
        ("table", Self::Table),
    ];

    /// Whether a chart is on the stage.
    #[must_use]
    pub fn shows(self, figure: FigureId) -> bool {
        match self {
            Self::One(one) => one == figure,
            Self::Differences => {
                matches!(figure, FigureId::ShareDifference | FigureId::MoneyDifference)
            }
            Self::SideBySide => matches!(figure, FigureId::Sector(_)),
            Self::Table => false,
        }
    }
}

/// In what the way of projects is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Counted {
    /// Projects.
    #[default]
    Projects,
    /// Investment.
    Money,
}

/// What the table has a row for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// Calendar years.
    #[default]
    Years,
    /// Months.
    Months,
}

/// Which of the charts below the large card a picture has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// All of them.
    All,
    /// Those in sight while a slider moves, and all once the full ensemble is there.
    InSight,
    /// None: what a slider does is drawn in pieces, and the next picture has them.
    Later,
}

/// What is chosen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartsState {
    /// What takes the large card.
    pub stage: OnStage,
    /// In what the way of projects is counted.
    pub counted: Counted,
    /// Whether the charts of the sectors have one scale.
    pub common_scale: bool,
    /// What the table has a row for.
    pub rows: Rows,
    /// Width of the large card's inside, pixels, once it is measured.
    pub width: Option<f64>,
    /// Whether any is in sight of the charts of the whole below the large card, and of those of the
    /// sectors.
    pub below_in_sight: [bool; 2],
    /// Which of those charts the next picture has.
    pub below: Below,
}

impl Default for ChartsState {
    fn default() -> Self {
        Self {
            stage: OnStage::One(FigureId::Share),
            counted: Counted::default(),
            common_scale: false,
            rows: Rows::default(),
            width: None,
            below_in_sight: [true; 2],
            below: Below::All,
        }
    }
}

/// Something that happens to the charts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ChartEvent {
    /// Something takes the large card.
    Show(OnStage),
    /// The share takes the large card again.
    PutBack,
    /// The way of projects is counted in something.
    Count(Counted),
    /// The charts of the sectors have one scale, or each its own.
    CommonScale(bool),
    /// The table has a row for something.
    List(Rows),
    /// The large card's inside is so wide, pixels.
    Measure(f64),
    /// Those of the whole (0) or of the sectors (1) below the large card came into sight, or went out
    /// of it.
    Sight(usize, bool),
    /// The next picture has some of the charts below the large card.
    Draw(Below),
}

impl ChartsState {
    /// Changes what is chosen.
    pub fn update(&mut self, event: ChartEvent) {
        match event {
            ChartEvent::Show(stage) => self.stage = stage,
            ChartEvent::PutBack => self.stage = OnStage::One(FigureId::Share),
            ChartEvent::Count(counted) => self.counted = counted,
            ChartEvent::CommonScale(common) => self.common_scale = common,
            ChartEvent::List(rows) => self.rows = rows,
            ChartEvent::Sight(group, in_sight) => {
                if let Some(own) = self.below_in_sight.get_mut(group) {
                    *own = in_sight;
                }
            }
            ChartEvent::Draw(below) => self.below = below,
            ChartEvent::Measure(width) => {
                // a card that is hidden has no width, and charts keep the one they had
                if width.is_finite() && width >= 1.0 {
                    self.width = Some(width.round());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ChartEvent, ChartsState, FigureId, OnStage};

    #[test]
    fn a_chart_takes_the_stage_and_gives_it_back() {
        let mut state = ChartsState::default();
        state.update(ChartEvent::Show(OnStage::One(FigureId::Sector(2))));
        assert!(state.stage.shows(FigureId::Sector(2)) && !state.stage.shows(FigureId::Share));
        state.update(ChartEvent::PutBack);
        assert!(state.stage.shows(FigureId::Share));
    }

    #[test]
    fn a_hidden_card_does_not_change_the_width() {
        let mut state = ChartsState::default();
        state.update(ChartEvent::Measure(624.4));
        for hidden in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            state.update(ChartEvent::Measure(hidden));
        }
        assert_eq!(state.width, Some(624.0));
    }
}
