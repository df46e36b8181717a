//! What a speaker sees.
