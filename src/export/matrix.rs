//! Themes by sessions, as text, JSON, CSV and Markdown.
