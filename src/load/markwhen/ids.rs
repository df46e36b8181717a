//! Which event has which id?

use std::borrow::Cow;

use foldhash::HashMap;

use super::flow::Flow;
use super::header::property;
use super::inline::{Found, Position, inline};
use super::scan::{Document, Entry};

/// Returns the ids of the events of a document; the first event has it where two have one.
///
/// A line such as `!important: call her` under an event is given back to the text of that event
/// where no event has this id.
pub(super) fn settle<'a>(
    text: &'a str,
    document: &mut Document<'a>,
) -> HashMap<Cow<'a, str>, usize> {
    let known = ids(text, document);
    let is_text = |entry: &Entry<'_>| {
        entry.may_be_text && entry.when.reference().is_some_and(|id| !known.contains_key(id))
    };
    if !document.entries.iter().any(is_text) {
        return known;
    }
    let mut kept: Vec<Entry<'a>> = Vec::with_capacity(document.entries.len());
    for entry in std::mem::take(&mut document.entries) {
        match kept.last_mut() {
            Some(last) if is_text(&entry) => last.body.end = entry.body.end,
            _ => kept.push(entry),
        }
    }
    document.entries = kept;
    ids(text, document)
}

fn ids<'a>(text: &'a str, document: &Document<'a>) -> HashMap<Cow<'a, str>, usize> {
    let mut ids = HashMap::default();
    for (at, entry) in document.entries.iter().enumerate() {
        if let Some(id) = id(text, entry) {
            ids.entry(id).or_insert(at);
        }
    }
    ids
}

/// Returns the id that an event gives itself: the property, else `!id` in the first line.
fn id<'a>(text: &'a str, entry: &Entry<'a>) -> Option<Cow<'a, str>> {
    let body = text.get(entry.body.clone()).unwrap_or_default();
    let properties = body
        .lines()
        .map_while(|it| property(it).or_else(|| (it.trim() == "---").then_some(("", ""))));
    if let Some((_, value)) = properties.into_iter().find(|(key, _)| *key == "id") {
        return Flow::parse(value).and_then(Flow::word).filter(|it| !it.is_empty());
    }
    let title = text.get(entry.title.clone()).unwrap_or_default();
    if !title.contains('!') {
        return None;
    }
    let mut found = Found::default();
    inline(title, Position::Title, &|_| false, &mut found);
    found.id.map(Cow::Borrowed)
}
