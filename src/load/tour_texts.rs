//! Which texts of tours are none: numbers, lists, and points that say nothing?
//!
//! | code | what it says |
//! |---|---|
//! | `stop-text` | a text of a stop is a number or a list, or a point has no words |
//!
//! They are shown as far as they can be, so these are warnings of `attache check` alone.

use serde_json::value::RawValue;

use super::locate::{Path, Step, inside, span_in};
use super::salvage;
use super::tours::{STOPS, TOURS, says_nothing};
use super::value::Bare;
use crate::diag::Diagnostic;

/// Returns warnings about titles, points and notes of stops that are no text.
///
/// # Cost
///
/// Cuts the file apart again.
pub fn odd_texts(source: &str) -> Vec<Diagnostic> {
    let cut = salvage::cut(source);
    let tours = cut.sections.iter().find(|(key, _)| key.as_str() == "tours").map(|it| it.1);
    let mut found = Vec::new();
    for (tour, raw) in list(tours).into_iter().enumerate().take(TOURS) {
        let path = Path::default().key("tours").item(tour).key("stops");
        for (stop, raw) in list(under(raw, "stops")).into_iter().enumerate().take(STOPS) {
            look(source, raw, &path.item(stop), &mut found);
        }
    }
    found
}

fn look(source: &str, stop: &RawValue, path: &Path<'_>, found: &mut Vec<Diagnostic>) {
    let mut judge = |raw: &RawValue, path: Path<'_>, wrong: Option<(&str, &'static str)>| {
        let Some((message, help)) = wrong else { return };
        let diagnostic = Diagnostic::warning("stop-text", message);
        let span = span_in(source, raw.get());
        found.push(diagnostic.at(span).on(path.to_string()).help(help));
    };
    for key in ["title", "notes"] {
        let Some(raw) = under(stop, key) else { continue };
        judge(raw, path.key(key), no_text(raw));
    }
    for (position, raw) in list(under(stop, "points")).into_iter().enumerate() {
        let path = path.key("points").item(position);
        judge(raw, path, no_text(raw).or_else(|| no_words(raw)));
    }
}

fn under<'a>(raw: &'a RawValue, key: &str) -> Option<&'a RawValue> {
    inside(raw, &Step::Key(key.to_owned()))
}

/// Returns the items of a list; none where there is no list.
fn list(raw: Option<&RawValue>) -> Vec<&RawValue> {
    raw.and_then(|it| serde_json::from_str(it.get()).ok()).unwrap_or_default()
}

/// Says what stands in the place of a text, and what to write.
fn no_text(raw: &RawValue) -> Option<(&'static str, &'static str)> {
    match raw.get().bytes().next()? {
        b'-' | b'0'..=b'9' => {
            Some(("this is a number, and a text is expected", "put it into quotes"))
        }
        b'[' => Some(("this is a list, and a text is expected", "write one string")),
        _ => None,
    }
}

/// Says that a point has no words: a number is shown for it, and nothing beside.
fn no_words(raw: &RawValue) -> Option<(&'static str, &'static str)> {
    let text: Bare<'_> = serde_json::from_str(raw.get()).ok()?;
    says_nothing(&text)
        .then_some(("this point says nothing", "write what it says, or take it away"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::report;

    #[test]
    fn what_is_no_text_is_named_and_pointed_at() {
        let source = concat!(
            "{\"events\": [{\"id\": \"a\", \"date\": \"2024\"}],\n",
            " \"tours\": [{\"id\": \"t\", \"stops\": [{\"event\": \"a\", \"notes\": \"Fine\"},\n",
            "  {\"title\": \"Agenda\", \"points\": [1, {}, \"Two\", \" \", {\"en\": \"Three\"}],\n",
            "   \"notes\": 5},\n",
            "  {\"title\": [\"A\", \"B\"], \"points\": \"one\"}]}]}\n"
        );
        insta::assert_snapshot!(report("in.json", source, &odd_texts(source)));
        assert_eq!(odd_texts("{\"tours\": 7}"), []);
    }
}
