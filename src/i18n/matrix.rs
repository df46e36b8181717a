//! Words of the matrix.
