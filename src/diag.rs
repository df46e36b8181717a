//! Complaints about a file or a query: where, what, and what to do.
