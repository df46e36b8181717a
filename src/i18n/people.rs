//! Words of people and hosts.
