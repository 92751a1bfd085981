//! The month that a finger or a key points at, the same in all charts.
//!
//! It is apart from the rest of the state because it changes with every move of a pointer, and
//! nothing else of the page changes with it.

/// Months in a year.
const YEAR: usize = 12;

/// The month pointed at: 0 is the plan's beginning, `n` the end of its n-th month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hover {
    month: usize,
    last: usize,
    shown: bool,
}

/// Something that happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoverEvent {
    /// A pointer or a slider stands on a month.
    Point(usize),
    /// One year on.
    NextYear,
    /// One year back.
    YearBefore,
    /// The pointer left, or the line is to go.
    Hide,
}

impl Hover {
    /// Nothing is pointed at; the first step with a key starts from `month`.
    #[must_use]
    pub fn new(month: usize, last: usize) -> Self {
        Self { month: month.min(last), last, shown: false }
    }

    /// After something happened.
    #[must_use]
    pub fn after(self, event: HoverEvent) -> Self {
        let month = match event {
            HoverEvent::Point(month) => month,
            HoverEvent::NextYear => self.month + YEAR,
            HoverEvent::YearBefore => self.month.saturating_sub(YEAR),
            HoverEvent::Hide => self.month,
        };
        Self { month: month.min(self.last), shown: event != HoverEvent::Hide, ..self }
    }

    /// The month that is pointed at, if one is.
    #[must_use]
    pub fn month(self) -> Option<usize> {
        self.shown.then_some(self.month)
    }

    /// The month that is or was last pointed at.
    #[must_use]
    pub fn place(self) -> usize {
        self.month
    }
}

#[cfg(test)]
mod tests {
    use super::{Hover, HoverEvent};

    #[test]
    fn it_shows_nothing_until_something_points() {
        let hover = Hover::new(36, 96);
        assert_eq!((hover.month(), hover.place()), (None, 36));
        assert_eq!(hover.after(HoverEvent::NextYear).month(), Some(48));
    }

    #[test]
    fn it_stays_within_the_months_and_remembers_where_it_was() {
        let hover = Hover::new(36, 96).after(HoverEvent::Point(200));
        assert_eq!(hover.month(), Some(96));
        assert_eq!(hover.after(HoverEvent::NextYear).month(), Some(96));
        let hidden = hover.after(HoverEvent::Hide);
        assert_eq!((hidden.month(), hidden.place()), (None, 96));
        assert_eq!(Hover::new(5, 96).after(HoverEvent::YearBefore).month(), Some(0));
    }
}
