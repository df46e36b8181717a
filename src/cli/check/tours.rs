//! What is wrong with the tours of a file that its loader cannot see?

use crate::diag::Diagnostic;
use crate::load::{OfStop, on_stops};
use crate::query::{compile, parse};
use crate::store::Store;

/// Returns complaints about queries of stops that cannot be read, or that name what the file does
/// not have.
pub(super) fn queries(source: &str, store: &Store) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for tour in store.tours().map(|it| store.tour(it)) {
        for stop in &tour.stops {
            let Some((key, query)) = stop.subject.query() else { continue };
            let text = store.str(query);
            let wrong = parse(text).and_then(|it| compile(&it, store)).err();
            let place = (tour.place, stop.place);
            found.extend(wrong.map(|diagnostic| OfStop { place, key, text, diagnostic }));
        }
    }
    on_stops(source, found)
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
        insta::assert_snapshot!(report("in.json", source, &queries(source, &store)));
    }
}
