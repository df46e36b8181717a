//! Whose turn it is to host, and what was held together.
