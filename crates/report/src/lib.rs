//! What people take home: tables, pictures, documents and slides of open scenarios, as bytes.
//!
//! A [`Report`] looks at an [`App`](canghai_app::App) whose scenarios are run; each of its methods makes one kind of
//! file. The crate reads no file, font or clock: fonts are given to it, and the same scenarios give
//! the same bytes. Without the feature `raster` it makes drawings alone, and whoever asks for a
//! document gives it the pictures of them.

#![forbid(unsafe_code)]

mod about;
mod document;
mod futures;
mod grids;
mod hold;
mod office;
mod palette;
mod picture;
mod slides;
mod spreadsheet;
mod table;
mod tables;
mod text_table;
mod trouble;
mod words;

pub use about::Report;
pub use document::minutes;
pub use futures::run_all;
pub use hold::hold;
pub use picture::Drawing;
#[cfg(feature = "raster")]
pub use picture::Fonts;
pub use trouble::Trouble;
