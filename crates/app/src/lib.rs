//! The application without a browser: what is open, what happens to it, and what is seen.
//!
//! [`App`] holds the state, [`Event`]s change it, and [`view`] turns it into plain values that a
//! page draws or a terminal prints. All words come from the translations in `locales`.

#![forbid(unsafe_code)]

mod arrival;
mod beside;
mod board;
mod cards_state;
mod central;
mod chart_name;
mod charts_state;
mod compare_state;
mod deck;
mod ending;
mod event;
mod export_state;
mod exports;
mod field;
mod files;
mod format;
mod futures;
mod headlines;
mod history;
mod hover;
mod language;
mod later;
mod ledger;
mod link_problems;
mod needed;
mod needs;
mod picture_size;
mod pipeline;
mod present;
mod present_state;
mod problems;
mod questions;
mod reach;
mod reach_problems;
mod reach_search;
mod reach_state;
mod results;
mod runs;
mod share_state;
mod sharing;
mod state;
mod stored;
mod table_name;
mod text;
mod theme;
mod typed;
pub mod view;
mod why_orders;
mod why_runs;
mod why_state;
mod why_wire;
mod workspace;

rust_i18n::i18n!("locales/first", fallback = "zh");

pub use arrival::{Arrived, Refused, ThenAndNow};
pub use beside::Beside;
pub use board::{BoardRow, Chance, Likelihood, RowFutures, Status, board, level, month};
pub use canghai_plan::link::Page;
pub use canghai_sim::After;
pub use cards_state::{CardEvent, CardsState, OpenCard};
pub use chart_name::{ChartName, WhyChart};
pub use charts_state::{Below, ChartEvent, ChartsState, Counted, FigureId, OnStage, Rows};
pub use compare_state::{CompareEvent, CompareState};
pub use deck::{Arranged, Deck, LONGEST_NOTES, Slide};
pub use ending::Ending;
pub use event::{Event, TabEvent};
pub use export_state::{ExportEvent, ExportNews, ExportOrder, ExportState};
pub use field::{BadInput, Field, Lock, Whole, Years};
pub use files::{LARGEST_GIVEN, SavedFile};
pub use format::{chance, grouped, lever_amount, lever_number, percent, rounded, signed};
pub use futures::{Depth, FULL, Order, QUICK, Reply};
pub use headlines::headlines;
pub use history::Change;
pub use hover::{Hover, HoverEvent};
pub use language::Language;
pub use later::{LATER_WORDS, take_later_words};
pub use ledger::{LedgerEvent, LedgerState};
pub use link_problems::{
    describe_link_error, describe_link_warning, describe_moved, describe_project_error,
};
pub use needed::describe_needed;
pub use needs::{LookedAt, Needs};
pub use picture_size::{PICTURE_SIZE, PICTURE_SIZES, PictureSizes, no_size};
pub use pipeline::Pipeline;
pub use present_state::{PresentEvent, PresentState};
pub use problems::describe;
pub use questions::Question;
pub use reach_problems::describe_refusal;
pub use reach_search::{ReachSearch, ReachStep};
pub use reach_state::{ReachEvent, ReachField, ReachNews, ReachOrder, ReachState};
pub use results::Results;
pub use share_state::{FileContent, GivenFile, ShareEvent, ShareState};
pub use sharing::token_of;
pub use state::{App, Notice, Settings, in_the_same_world};
pub use table_name::TableName;
pub use text::{
    bound_by, constraint_mark, group_label, growth_part_label, input_label, label, short_label,
    text, text_with, unit_label,
};
pub use theme::Theme;
pub use why_orders::{WHY_MEMBERS, WHY_SAMPLES, WhyMembers, WhyOrder, WhyReply, WhyWork};
pub use why_state::{Measure, WhyEvent, WhyState, WhyYear};
pub use workspace::{MOST_BESIDE, MOST_TABS, Tab, Title, Workspace};
