//! The one integration binary.

#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

mod architecture;
mod brief;
mod changes;
mod cli;
mod docs;
mod files;
mod matrix;
mod pty_browse;
mod pty_notes;
mod pty_support;
mod pty_term;
mod queries;
mod scale;
