//! What the speaker sees in a second terminal.
