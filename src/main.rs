//! The `attache` binary: hands the process to [`attache::cli`].

fn main() {}
