//! Files are reopened by other means than they were written with, and their figures compared with
//! runs and ensembles.

mod common;

mod document;
mod pictures;
mod slides;
mod spreadsheet;
mod tables;
