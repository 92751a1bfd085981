//! Charts as trees of SVG elements: a specification and series in, a [`Node`] out.
//!
//! The crate knows numbers, pixels and words given to it, and nothing of policy, languages or
//! browsers. Colours are left to a style sheet by class names; a node also writes itself as text.

#![forbid(unsafe_code)]

mod axis;
mod band;
mod chart;
mod labels;
mod line;
mod node;
mod rule;
mod scale;
mod ticks;

pub use band::Band;
pub use chart::{LineChart, Marker, Series};
pub use node::Node;
pub use rule::Rule;
pub use scale::Scale;
pub use ticks::{Tick, nice_axis};
