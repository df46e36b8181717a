//! What events are called, and those who and what is in them: where a fuzzy search looks.

use super::entity::EventId;
use super::event::Event;
use super::index::Facet;
use super::set::EventSet;
use super::strings::Text;
use super::{EachText, Store};
use crate::text::{self, Case, Fuzzy};

/// The folded names of everything.
///
/// # Cost
///
/// Made on the first fuzzy search. A name that many events share, of a leader or a place, is kept
/// and looked at once: a search goes over the events' own names, and finds the others by their sets.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The names of the events themselves, one a line, end to end in time order.
    own: String,
    ends: Vec<usize>,
    /// The names of leaders, places, series and themes, one a line, and where they are.
    shared: Vec<(Facet, usize, String)>,
}

impl Names {
    /// Folds every name of a store.
    pub(super) fn new(store: &Store, case: Case) -> Self {
        let mut names = Self { shared: shared(store, case), ..Self::default() };
        for event in store.events() {
            let mut lines =
                Lines { text: names.own, from: names.ends.last().copied().unwrap_or(0) };
            own(store, event, &mut |name| lines.push(name, case));
            names.own = lines.text;
            names.ends.push(names.own.len());
        }
        names
    }

    /// Returns the events of which each word of `needle`, which must have been folded as the names
    /// were, is in a name. No word is in every event.
    pub fn find(&self, store: &Store, needle: &str) -> EventSet {
        let mut fuzzy = Fuzzy::new(needle);
        let mut found = EventSet::first(self.ends.len());
        for word in 0..fuzzy.words() {
            found = self.holding(store, (&mut fuzzy, word), &found);
        }
        found
    }

    /// Returns those among some events that have a word in a name.
    fn holding(
        &self,
        store: &Store,
        (fuzzy, word): (&mut Fuzzy, usize),
        among: &EventSet,
    ) -> EventSet {
        let mut found = EventSet::default();
        for (facet, slot, names) in &self.shared {
            if names.lines().any(|it| fuzzy.finds(word, it)) {
                found.or(store.index().with(*facet, *slot));
            }
        }
        found.and(among);
        let mut others = among.clone();
        others.minus(&found);
        for event in others.iter() {
            if self.own(event).lines().any(|it| fuzzy.finds(word, it)) {
                found.insert(event);
            }
        }
        found
    }

    /// Returns the names of an event itself.
    fn own(&self, event: EventId) -> &str {
        let end = |slot: usize| self.ends.get(slot).copied();
        let from = event.slot().checked_sub(1).and_then(end).unwrap_or(0);
        end(event.slot()).and_then(|end| self.own.get(from..end)).unwrap_or_default()
    }
}

/// Lines of text, of which those from `from` on differ.
struct Lines {
    text: String,
    from: usize,
}

impl Lines {
    fn push(&mut self, name: &str, case: Case) {
        let folded = text::fold_as(name, case);
        let known = self.text.get(self.from..).unwrap_or_default();
        if !folded.is_empty() && known.lines().all(|it| it != folded) {
            self.text.push_str(&folded);
            self.text.push('\n');
        }
    }
}

/// Calls `each` with the names of an event itself: its own, and its series with its number.
fn own(store: &Store, event: Event<'_>, each: EachText<'_>) {
    store.strings().forms(event.name()).for_each(|(_, form)| each(form));
    for tag in ["en", "ko", "ja"] {
        each(&store.label(event, tag));
    }
}

/// What calls its argument with name after name.
type Fill<'f> = &'f dyn Fn(EachText<'_>);

fn shared(store: &Store, case: Case) -> Vec<(Facet, usize, String)> {
    let mut all = Vec::new();
    let mut add = |facet, slot, fill: Fill<'_>| {
        let mut lines = Lines { text: String::new(), from: 0 };
        fill(&mut |name| lines.push(name, case));
        all.push((facet, slot, lines.text));
    };
    let forms = |texts: &[Text], each: EachText<'_>| {
        let forms = texts.iter().flat_map(|&it| store.strings().forms(it));
        forms.for_each(|(_, form)| each(form));
    };
    for id in store.people() {
        add(Facet::Person, id.slot(), &|each| store.each_name(id, each));
    }
    for id in store.places() {
        let place = store.place(id);
        add(Facet::Place, id.slot(), &|each| forms(&[place.name, place.short], each));
    }
    for id in store.series() {
        let series = store.series_of(id);
        add(Facet::Series, id.slot(), &|each| forms(&[series.name, series.title], each));
    }
    for id in store.themes() {
        let theme = store.theme(id);
        add(Facet::Theme, id.slot(), &|each| forms(&[theme.name, theme.short], each));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    const FILE: &str = r#"{"people":{"lee":{"name":{"en":"Lee Jun-il","ko":"이준일"}}},
        "places":{"w":{"name":"Washington, D.C.","short":"Washington"}},
        "series":[{"id":"tri","name":"Trilateral","title":"Working Group on Cyber Threats"}],
        "themes":{"h":{"name":"Crypto heists"}},
        "events":[
        {"id":"a","date":"2024-01","series":"tri","ordinal":2,"leaders":["lee"],"place":"w"},
        {"id":"b","date":"2024-02","series":"tri","ordinal":3,"themes":["h"]},
        {"id":"c","date":"2024-03","name":{"en":"Advisory on IT workers","ko":"IT 인력 주의보"}}]}"#;

    #[track_caller]
    fn check(case: Case, needle: &str, expected: &[&str]) {
        let store = load(FILE).store;
        let found = store.names(case).find(&store, &text::fold_as(needle, case));
        let ids: Vec<&str> = found.iter().filter_map(|it| store.event(it)).map(Event::id).collect();
        assert_eq!(ids, expected, "{needle}");
    }

    #[test]
    fn an_event_is_found_by_whatever_names_it() {
        let find = |needle, expected| check(Case::Any, needle, expected);
        find("trl3", &["b"]);
        find("ljil", &["a"]);
        find("이일", &["a"]);
        find("\u{110B}\u{1175}\u{110C}\u{116E}\u{11AB}", &["a"]);
        find("wshngtn", &["a"]);
        find("cybthr", &["a", "b"]);
        find("crhst", &["b"]);
        find("인력주의", &["c"]);
        find("인력 주의", &["c"]);
        find("zzz", &[]);
        find("", &["a", "b", "c"]);
    }

    #[test]
    fn every_word_has_to_be_in_a_name_but_not_in_the_same() {
        check(Case::Any, "tri lee", &["a"]);
        check(Case::Any, "lee heist", &[]);
    }

    #[test]
    fn capitals_can_be_asked_for() {
        check(Case::Kept, "IT", &["c"]);
        check(Case::Kept, "it", &[]);
        let store = load(FILE).store;
        assert_eq!(store.haystack_as(Case::Kept).find("advisory").len(), 0);
        assert_eq!(store.haystack_as(Case::Kept).find("Advisory").len(), 1);
        assert_eq!(store.haystack().find("advisory").len(), 1);
    }
}
