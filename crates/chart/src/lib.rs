//! Charts as trees of SVG elements: a specification and series in, a [`Node`] out.
//!
//! The crate knows numbers, pixels and words given to it, and nothing of policy, languages or
//! browsers. Colours are left to a style sheet by class names; a node also writes itself as text.

#![forbid(unsafe_code)]

mod axis;
mod band;
mod bar;
mod bars;
mod chart;
mod cursor;
mod gap;
mod labels;
mod level;
mod line;
mod marker;
mod node;
mod pixels;
mod place;
mod rule;
mod scale;
mod shape;
mod span;
mod strip;
mod ticks;
mod whisker;
mod width;

pub use axis::room as tick_room;
pub use band::Band;
pub use bar::Bar;
pub use bars::{BarChart, BarRow};
pub use chart::{LineChart, Series};
pub use cursor::{Cursor, Dot};
pub use gap::Gap;
pub use labels::{EndLabel, room as label_room};
pub use level::Level;
pub use marker::Marker;
pub use node::Node;
pub use rule::Rule;
pub use scale::Scale;
pub use shape::Shape;
pub use span::Span;
pub use strip::{HeatCell, HeatStrip};
pub use ticks::{Tick, nice_axis};
pub use whisker::{Whisker, WhiskerChart};
pub use width::of as text_width;
