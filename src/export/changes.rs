//! What changed between two sessions, as text, JSON and Markdown.
