//! A range around a line.

use crate::line;
use crate::node::Node;
use crate::scale::Scale;

/// The area between a low and a high value over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What it is, for programs.
    pub id: String,
    /// Time, low and high value.
    pub points: Vec<(f64, f64, f64)>,
    /// Class for the style sheet.
    pub class: &'static str,
}

/// The outline: along the high values, back along the low ones.
fn path(points: &[(f64, f64, f64)], x: &Scale, y: &Scale) -> String {
    let high = points.iter().map(|(time, _, high)| (*time, *high));
    let low = points.iter().rev().map(|(time, low, _)| (*time, *low));
    let mut path = line::path(high.chain(low), x, y);
    if !path.is_empty() {
        path.push('Z');
    }
    path
}

pub(crate) fn draw(band: &Band, x: &Scale, y: &Scale) -> Node {
    Node::new("path")
        .having("class", format!("band {}", band.class))
        .with("data-band", &band.id)
        .having("d", path(&band.points, x, y))
}

#[cfg(test)]
mod tests {
    use super::path;
    use crate::scale::Scale;

    #[test]
    fn a_band_goes_out_along_the_top_and_back_along_the_bottom() {
        let x = Scale { domain: (0.0, 1.0), range: (0.0, 10.0) };
        let y = Scale { domain: (0.0, 1.0), range: (10.0, 0.0) };
        let points = [(0.0, 0.2, 0.4), (1.0, 0.6, 1.0)];
        assert_eq!(path(&points, &x, &y), "M0,6L10,0L10,4L0,8Z");
        assert_eq!(path(&[], &x, &y), "");
    }
}
