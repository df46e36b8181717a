//! What is wrong with the tours of a file that its loader cannot see?
//!
//! | code | what it says |
//! |---|---|
//! | `stop-empty` | a stop has nothing to show or to say, or its query finds nothing |
//! | `stop-compare` | a stop compares an event with itself |

use crate::diag::Diagnostic;
use crate::load::{OfStop, odd_texts, on_stops};
use crate::query::{compile, default_scope, parse};
use crate::store::{Stop, Store, Subject};

/// Returns complaints about stops: queries that cannot be read, that name what the file does not
/// have, or that find nothing; comparisons of an event with itself; texts that are none.
pub(super) fn stops(source: &str, store: &Store) -> Vec<Diagnostic> {
    if store.tours().len() == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for tour in store.tours().map(|it| store.tour(it)) {
        for stop in &tour.stops {
            let place = (tour.place, stop.place);
            let mut tell = |key, text, diagnostic| {
                found.push(OfStop { place, key, item: None, text, diagnostic });
            };
            if let Subject::Compare { one, other } = stop.subject
                && one == other
            {
                let message = "this stop compares an event with itself";
                let help = "name two events, or show one with `event`";
                tell("compare", "", Diagnostic::warning("stop-compare", message).help(help));
            }
            if is_blank(store, stop) {
                let message = "this stop shows nothing";
                let help = "give it a title, points or notes, or take it away";
                tell("", "", Diagnostic::warning("stop-empty", message).help(help));
            }
            if let Some((key, query)) = stop.subject.query()
                && let Some(diagnostic) = wrong(store, store.str(query))
            {
                tell(key, store.str(query), diagnostic);
            }
        }
    }
    let mut found = on_stops(source, found);
    found.extend(odd_texts(source));
    found
}

/// Tells whether a stop is a card without a word, for whoever looks on and for the speaker.
fn is_blank(store: &Store, stop: &Stop) -> bool {
    let has_words = |it| store.strings().forms(it).any(|(_, words)| !words.trim().is_empty());
    let mut texts = stop.points.iter().copied().chain([stop.title, stop.notes]);
    matches!(stop.subject, Subject::Card) && !texts.any(has_words)
}

/// Returns what is wrong with the query of a stop. Without a scope, the usual one of the file
/// holds.
fn wrong(store: &Store, text: &str) -> Option<Diagnostic> {
    let query = match parse(text) {
        Ok(query) => query,
        Err(diagnostic) => return Some(diagnostic),
    };
    let scope = query.scope().unwrap_or_else(|| default_scope(store));
    match compile(&query.clone().with_scope(Some(scope)), store) {
        Err(_) => compile(&query, store).err(),
        Ok(plan) => plan.run(store).is_empty().then(|| {
            let help = "change the query, or take the stop away";
            Diagnostic::warning("stop-empty", "this query finds nothing").help(help)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::report;
    use crate::load::load;

    #[test]
    fn a_query_of_a_stop_is_read_and_its_names_are_looked_up() {
        let source = concat!(
            "{\"events\": [{\"id\": \"a\", \"date\": \"2024\", \"place\": \"Seoul\"}],\n",
            " \"tours\": [{\"id\": \"t\", \"stops\": [{\"cover\": \"\"}, {\"title\": \"A\"},\n",
            "  {\"matrix\": \"scope:all plce:Seoul\"},\n",
            "  {\"sources\": \"place:Seuol\", \"notes\": \"b\"}]}]}\n"
        );
        let store = load(source).store;
        insta::assert_snapshot!(report("in.json", source, &stops(source, &store)));
    }

    #[test]
    fn a_stop_with_nothing_to_show_and_an_event_beside_itself_are_pointed_at() {
        let source = concat!(
            "{\"events\": [{\"id\": \"a\", \"date\": \"2024\", \"place\": \"Seoul\"}],\n",
            " \"tours\": [{\"id\": \"t\", \"stops\": [{\"cover\": \"on:2024\"},\n",
            "  {\"cover\": \"on:2023\"}, {\"compare\": [\"a\", \"a\"]},\n",
            "  {\"title\": \"\"}, {\"title\": \"\", \"notes\": \"Breathe.\"}]}]}\n"
        );
        let store = load(source).store;
        insta::assert_snapshot!(report("in.json", source, &stops(source, &store)));
    }
}
