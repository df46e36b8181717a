//! Formats of the matrix.
