//! From numbers to pixels.

/// A linear scale: `domain` in the data's unit is drawn over `range` in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// First and last value.
    pub domain: (f64, f64),
    /// Pixels of the first and last value.
    pub range: (f64, f64),
}

impl Scale {
    /// The pixel of a value. A domain without extent puts everything in the middle.
    #[must_use]
    pub fn pixel(&self, value: f64) -> f64 {
        let ((low, high), (start, end)) = (self.domain, self.range);
        let part = if high == low { 0.5 } else { (value - low) / (high - low) };
        start + part * (end - start)
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn ends_fall_on_ends_and_an_empty_domain_in_the_middle() {
        let scale = Scale { domain: (6.0, 14.0), range: (200.0, 0.0) };
        assert_eq!((scale.pixel(6.0), scale.pixel(14.0), scale.pixel(10.0)), (200.0, 0.0, 100.0));
        assert_eq!(Scale { domain: (1.0, 1.0), range: (0.0, 10.0) }.pixel(1.0), 5.0);
    }
}
