//! The command line as its users meet it: output, messages and exit codes.

mod common;

mod command_line;
mod links;
mod report;
mod why;
