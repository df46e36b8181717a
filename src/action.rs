//! Everything a user can ask for, and the keys that ask for it.

pub mod key;
