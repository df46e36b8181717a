//! Which things do the typed letters mean, and which letters of a name are they?

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::item::Item;
use crate::model::{Day, Edtf};
use crate::store::{EventId, EventSet, Store};
use crate::text;

/// Above so many things only those are scored that hold every typed word.
pub(super) const FUZZY: usize = 20_000;
/// The most rows that are listed.
const ROWS: usize = 1_000;
/// The most events whose words are looked at one by one.
const CANDIDATES: usize = 1_000;

/// Everything in a store that can be chosen, with the folded texts that find it.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    entries: Vec<Entry>,
    /// Whether events are among the entries; else there are too many.
    has_events: bool,
}

#[derive(Debug)]
struct Entry {
    item: Item,
    texts: Vec<String>,
}

impl Catalogue {
    /// Folds everything that a store knows, but events where there are too many.
    pub(super) fn new(store: &Store) -> Self {
        let has_events = store.len() <= FUZZY;
        let events = store.events().take(if has_events { FUZZY } else { 0 });
        let items = super::item::fixed()
            .chain(store.countries().map(Item::Country))
            .chain(store.series().map(Item::Series))
            .chain(store.people().map(Item::Person))
            .chain(store.places().map(Item::Place))
            .chain(store.themes().map(Item::Topic))
            .chain(store.sources().map(Item::Source))
            .chain(events.map(|it| Item::Event(it.at())));
        Self { entries: items.map(|it| Entry::new(store, it)).collect(), has_events }
    }
}

impl Entry {
    fn new(store: &Store, item: Item) -> Self {
        let texts = item.texts(store);
        Self { item, texts }
    }
}

/// How well a thing fits: better ones are less.
type Fit = (std::cmp::Reverse<u32>, u8, usize);

/// A matcher for what is typed.
struct Ranker {
    matcher: Matcher,
    pattern: Pattern,
    letters: Vec<char>,
}

impl Ranker {
    fn new(typed: &str) -> Self {
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        let (case, form) = (CaseMatching::Respect, Normalization::Never);
        let pattern = Pattern::new(&text::fold(typed), case, form, AtomKind::Fuzzy);
        Self { matcher: Matcher::new(config), pattern, letters: Vec::new() }
    }

    fn fit(&mut self, item: &Item, texts: &[String]) -> Option<Fit> {
        let each = texts.iter().filter_map(|it| {
            let folded = Utf32Str::new(it, &mut self.letters);
            let score = self.pattern.score(folded, &mut self.matcher)?;
            Some((std::cmp::Reverse(score), item.order(), it.len()))
        });
        each.min()
    }
}

/// Returns the best of what fits the typed words, best first, and how many things fit.
pub(super) fn ranked(
    store: &Store,
    catalogue: &Catalogue,
    own: impl Iterator<Item = Item>,
    typed: &str,
) -> (Vec<Item>, usize) {
    let mut ranker = Ranker::new(typed);
    let folded = text::fold(typed);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let strict = catalogue.entries.len() > FUZZY;
    let holds =
        |texts: &[String]| words.iter().all(|word| texts.iter().any(|it| it.contains(word)));
    let mut found: Vec<(Fit, Item)> = Vec::new();
    for entry in &catalogue.entries {
        if !strict || holds(&entry.texts) {
            let fit = ranker.fit(&entry.item, &entry.texts);
            found.extend(fit.map(|it| (it, entry.item.clone())));
        }
    }
    let mut others: Vec<Item> = own.collect();
    if !catalogue.has_events {
        others.extend(candidates(store, &words).map(Item::Event));
    }
    for item in others {
        let entry = Entry::new(store, item);
        let fit = ranker.fit(&entry.item, &entry.texts);
        found.extend(fit.map(|it| (it, entry.item)));
    }
    // Of long texts the letters of a short word are somewhere in nearly all.
    let best = found.iter().map(|((score, ..), _)| score.0).max().unwrap_or(0);
    found.retain(|((score, ..), _)| score.0.saturating_mul(3) >= best.saturating_mul(2));
    let count = found.len();
    // A stable sort: what fits alike stays in the order of the file.
    found.sort_by_key(|it| it.0);
    found.truncate(ROWS);
    (found.into_iter().map(|(_, item)| item).collect(), count)
}

/// Returns the first events that hold every word in some text, or begin on the date that it is.
fn candidates(store: &Store, words: &[&str]) -> impl Iterator<Item = EventId> + use<> {
    let mut all: Option<EventSet> = None;
    for word in words {
        let mut found = store.haystack().find(word);
        let date = Edtf::parse(word).ok();
        if let Some((first, last)) = date.and_then(|it| Some((it.first_day()?, it.last_day()?))) {
            let end = Day(last.0.saturating_add(1));
            found.or(&EventSet::range(store.begin_within(first, end)));
        }
        if let Some(before) = &all {
            found.and(before);
        }
        all = Some(found);
    }
    let events: Vec<EventId> = all.iter().flat_map(EventSet::iter).take(CANDIDATES).collect();
    events.into_iter()
}

/// Returns, for each of some texts that stand in one row, the letters that were typed, counted
/// from 0. Each word is looked for in the first text, then in the others.
pub(super) fn hits(typed: &str, texts: &[&str]) -> Vec<Vec<usize>> {
    let mut ranker = Ranker::new(typed);
    let mut hits = vec![Vec::new(); texts.len()];
    let folded: Vec<Folded> = texts.iter().map(|it| fold_letters(it)).collect();
    for atom in &ranker.pattern.atoms {
        for ((folded, origin), hits) in folded.iter().zip(&mut hits) {
            let mut found = Vec::new();
            let letters = Utf32Str::new(folded, &mut ranker.letters);
            // Where letters make clusters, positions of one are not those of the other.
            let alike = letters.len() == origin.len();
            if alike && atom.indices(letters, &mut ranker.matcher, &mut found).is_some() {
                let slot = |it: &u32| origin.get(usize::try_from(*it).ok()?).copied();
                hits.extend(found.iter().filter_map(slot));
                break;
            }
        }
    }
    for found in &mut hits {
        found.sort_unstable();
        found.dedup();
    }
    hits
}

/// A folded text, and for each of its letters the one it comes from.
type Folded = (String, Vec<usize>);

/// Folds a text letter by letter, with the place that each letter comes from.
fn fold_letters(shown: &str) -> Folded {
    let (mut folded, mut origin) = (String::new(), Vec::new());
    for (slot, letter) in shown.chars().enumerate() {
        for plain in text::fold(letter.encode_utf8(&mut [0; 4])).chars() {
            folded.push(plain);
            origin.push(slot);
        }
    }
    (folded, origin)
}
