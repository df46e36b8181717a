//! Intervals and silences, as text, JSON and Markdown.
