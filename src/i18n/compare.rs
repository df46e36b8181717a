//! Words of comparisons and threads.
