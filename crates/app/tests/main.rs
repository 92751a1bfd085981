//! The application driven by events, without a browser.

mod common;

mod app;
mod board;
mod cards;
mod charts;
mod compare;
mod ledger;
mod marks;
mod pipeline;
mod present;
mod reach;
mod sharing;
mod translations;
mod why;
mod workbench;
