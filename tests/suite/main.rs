//! The one integration binary.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed, and one that is skipped says so"
)]

mod architecture;
mod brief;
mod changes;
mod cli;
mod diff;
mod docs;
mod export;
mod files;
mod formats;
mod ics;
mod markwhen;
mod matrix;
mod pty_browse;
mod pty_notes;
mod pty_reload;
mod pty_support;
mod pty_term;
mod queries;
mod scale;
mod schema;
mod site;
mod slides;
mod tables;
