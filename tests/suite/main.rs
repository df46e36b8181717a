//! The one integration binary.

mod pty_support;
mod pty_term;
