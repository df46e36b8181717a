//! Everything about one person, and who chaired when.
