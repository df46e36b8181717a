//! Themes by sessions.
