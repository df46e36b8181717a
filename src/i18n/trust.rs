//! Words about sources, doubts and copies.
