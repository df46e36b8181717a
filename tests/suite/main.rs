//! The one integration binary.

mod cli;
mod pty_support;
mod pty_term;
