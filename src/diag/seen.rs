//! What of a complaint does a list of many keep, so that nothing has to be looked up any more?

use super::place::Placer;
use super::render::{Excerpt, excerpt};
use super::{Diagnostic, Severity};
use crate::text;

/// The most columns of a text of a complaint: it may hold a text of the file of any length.
const LONGEST: usize = 600;

/// A complaint with its place looked up; every text has passed the text policy and is bounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How bad it is.
    pub severity: Severity,
    /// What kind of complaint.
    pub code: &'static str,
    /// What was found and what was expected, in one line.
    pub message: String,
    /// The JSON path, or the row and the column of a table; may be empty.
    pub path: String,
    /// What to do; may be empty.
    pub help: String,
    /// The line and the column, from 1.
    pub place: Option<(usize, usize)>,
    /// What stands there.
    pub excerpt: Option<Excerpt>,
}

/// Looks up a complaint. Fast where complaints come in the order of the text.
pub fn seen(placer: &mut Placer<'_>, diagnostic: &Diagnostic) -> Seen {
    let Diagnostic { code, severity, message, path, span, help } = diagnostic;
    let bounded = |it: &str| {
        // No letter takes less than a column that would be worth reading on for.
        let end = it.char_indices().nth(LONGEST * 2).map_or(it.len(), |(at, _)| at);
        let shown = text::message(it.get(..end).unwrap_or(it));
        text::fit(&shown, LONGEST, "..").into_owned()
    };
    let at = span.as_ref().map(|span| (placer.place(span.start), span.clone()));
    Seen {
        severity: *severity,
        code,
        message: bounded(message),
        path: bounded(path),
        help: bounded(help),
        place: at.as_ref().map(|(place, _)| (place.line, place.column)),
        excerpt: at.map(|(place, span)| excerpt(placer.source(), place, span)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_bounded_and_harmless_whatever_the_file_says() {
        let source = format!("{}\u{1b}[2J{}\nnext", "서".repeat(5_000), "x".repeat(5_000));
        let diagnostic = Diagnostic::error("odd", "서".repeat(5_000))
            .at(15_000..20_003)
            .on("a\u{1b}[2J".repeat(1_000))
            .help("y".repeat(5_000));
        let seen = seen(&mut Placer::new(&source), &diagnostic);
        assert_eq!(seen.place, Some((1, 5_001)));
        for text in [&seen.message, &seen.path, &seen.help] {
            assert!(
                text::width(text) <= LONGEST && text.ends_with("..") && !text.contains('\u{1b}')
            );
        }
        let excerpt = seen.excerpt.unwrap();
        assert!(excerpt.before.starts_with("..서") && excerpt.before.ends_with('서'));
        assert!(text::width(&excerpt.before) < 60, "{excerpt:?}");
        assert!(excerpt.rest.starts_with("␛[2Jxxx") && excerpt.marked > 50, "{excerpt:?}");
        assert!(!excerpt.rest.contains('n'), "no other line: {excerpt:?}");
    }

    #[test]
    fn what_has_no_place_says_so() {
        let seen = seen(&mut Placer::new("{}"), &Diagnostic::warning("odd", "odd"));
        assert_eq!((seen.place, seen.excerpt), (None, None));
    }
}
