//! The page in a real Chromium, driven as a visitor drives it.
//!
//! `cargo xtask test` builds the page and the command line and says where they are.

// the browser and the way to it
mod chromedriver;
mod chromium;
mod environment;
mod page;
mod site;
mod visit;

// what stands on the page, and what should
mod controls;
mod drawing;
mod figures;
mod runs;

// the tests
mod accessibility;
mod answers;
mod board;
mod cards;
mod charts;
mod compare;
mod exports;
mod first_view;
mod futures;
mod hover;
mod keyboard;
mod language;
mod latency;
mod layout;
mod levers;
mod live;
mod loading;
mod outcomes;
mod parity;
mod present;
mod qr;
mod reach;
mod rules;
mod sharing;
mod stage;
mod tasks;
mod typing;
mod why;
