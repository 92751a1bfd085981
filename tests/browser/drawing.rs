//! Lines of charts, turned back into the numbers that they were drawn from.

use serde_json::Value;

use crate::page::Page;

/// Rounding to a hundredth of a pixel, and a little for the arithmetic.
const PIXELS: f64 = 0.005_1;

/// A scale as a chart states it: values and the pixels they are drawn at.
#[derive(Clone, Copy, Debug)]
struct Scale {
    values: (f64, f64),
    pixels: (f64, f64),
}

impl Scale {
    fn read(text: &str) -> Self {
        let numbers: Vec<f64> = text.split(',').filter_map(|word| word.parse().ok()).collect();
        let [low, high, start, end] = numbers[..] else { panic!("\"{text}\" states no scale") };
        assert!(low < high && start != end, "the scale \"{text}\" has no extent");
        Self { values: (low, high), pixels: (start, end) }
    }

    fn per_pixel(&self) -> f64 {
        (self.values.1 - self.values.0) / (self.pixels.1 - self.pixels.0)
    }

    fn value(&self, pixel: f64) -> f64 {
        self.values.0 + (pixel - self.pixels.0) * self.per_pixel()
    }

    /// The value of so many hundredths of a pixel as rounding leaves.
    fn tolerance(&self) -> f64 {
        PIXELS * self.per_pixel().abs()
    }
}

/// A line as a chart draws it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    x: Scale,
    y: Scale,
    pixels: Vec<(f64, f64)>,
}

/// A line of one of the charts that have a line of this name.
const LINE: &str = "
    const [name, beside, index] = arguments;
    const named = name => `path[data-series=\"${name}\"]`;
    const charts = [...document.querySelectorAll('svg.chart')]
        .filter(chart => chart.querySelector(named(beside)));
    const path = charts[index]?.querySelector(named(name));
    return path && [charts[index].dataset.x, charts[index].dataset.y, path.getAttribute('d')];";

impl Line {
    /// The line `name` in the chart that also has the line `beside`; of several such charts, the
    /// one with this index.
    pub(crate) fn on(page: &Page, name: &str, beside: &str, index: usize) -> Self {
        let found = page.run(LINE, &[name.into(), beside.into(), index.into()]);
        let word = |index: usize| {
            let word = found.get(index).and_then(Value::as_str);
            word.unwrap_or_else(|| panic!("no chart with {beside} has a line {name}"))
        };
        let (x, y) = (Scale::read(word(0)), Scale::read(word(1)));
        Self { x, y, pixels: pixels(word(2)) }
    }

    /// Where this line is not the one through points of time and value.
    pub(crate) fn differences(&self, what: &str, points: &[(f64, f64)]) -> Vec<String> {
        if self.pixels.len() != points.len() {
            let (found, wanted) = (self.pixels.len(), points.len());
            return vec![format!("{what}: the line has {found} points, not {wanted}")];
        }
        let pairs = self.pixels.iter().zip(points);
        pairs.filter_map(|(pixel, point)| self.difference(what, *pixel, *point)).collect()
    }

    fn difference(
        &self,
        what: &str,
        pixel: (f64, f64),
        (time, value): (f64, f64),
    ) -> Option<String> {
        let (x, y) = (self.x.value(pixel.0), self.y.value(pixel.1));
        let right =
            (x - time).abs() <= self.x.tolerance() && (y - value).abs() <= self.y.tolerance();
        (!right).then(|| format!("{what}: ({x}, {y}) is drawn for ({time}, {value})"))
    }
}

/// The points of a path `M30,80L140,10`.
fn pixels(path: &str) -> Vec<(f64, f64)> {
    let points = path.split(['M', 'L']).skip(1);
    points
        .map(|point| {
            let pair = point.split_once(',');
            pair.and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?)))
                .unwrap_or_else(|| panic!("\"{point}\" is no point of a line"))
        })
        .collect()
}
