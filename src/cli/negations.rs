//! A query may begin with a hyphen, as an option does: which of the two is meant?

use std::ffi::OsString;

/// Writes a query that begins with a hyphen as `NOT …`, which means the same and is no option.
pub(super) fn negations(
    arguments: impl IntoIterator<Item = OsString>,
) -> impl Iterator<Item = OsString> {
    let mut lists = false;
    arguments.into_iter().map(move |argument| {
        let Some(text) = argument.to_str() else { return argument };
        lists |= matches!(text, "list" | "cadence" | "matrix" | "brief" | "export");
        match text.strip_prefix('-') {
            Some(term) if lists && is_term(term) => format!("NOT {term}").into(),
            _ => argument,
        }
    })
}

/// Tells whether a term of a query begins here that could be no option.
fn is_term(text: &str) -> bool {
    let is_field =
        |(field, _): (&str, &str)| field.len() > 1 && field.chars().all(char::is_alphabetic);
    text.starts_with(['(', '"']) || text.split_once(':').is_some_and(is_field)
}
