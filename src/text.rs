//! What the terminal thinks of a string, and what of a string it may see at all.
