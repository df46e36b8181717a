//! TimelineJS JSON, version 3.
//!
//! What a slide has no room for stands in an object `attache` beside it, which TimelineJS does not
//! look at and our own reader takes back.
//!
//! # Source
//!
//! <https://timeline.knightlab.com/docs/json-format.html>. Every text there is HTML, so all of ours is
//! escaped; `media.url` may be a piece of HTML, so only whole addresses of the web stand there.

mod moment;
mod own;
mod prose;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Lost;
use super::table::Look;
use crate::model::{Field, Kind};
use crate::store::{Event, EventSet, Store};
use moment::Written;
use prose::escaped;

/// The lane and the tag of events that stand among the eras.
const ERAS: &str = "Eras";
const ERA: &str = "era";

/// Writes events; what there is no room for is noted in `lost`.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let writer = Writer { store, look };
    let all = || events.iter().filter_map(|it| store.event(it));
    out.write_all(b"{\n")?;
    let title = store.say(store.title(), look.locale.tag());
    if !title.is_empty() {
        let title = json!({ "text": { "headline": escaped(title) } });
        writeln!(out, "  \"title\": {title},")?;
    }
    if events.is_empty() {
        // Nothing else would tell what such a file is.
        out.write_all(b"  \"scale\": \"human\",\n")?;
    }
    let eras = || all().filter(|it| writer.is_era(*it));
    if eras().next().is_some() {
        list(out, "eras", eras().map(|it| writer.era(it)))?;
        out.write_all(b",\n")?;
    }
    list(out, "events", all().filter(|it| !writer.is_era(*it)).map(|it| writer.slide(it)))?;
    out.write_all(b"\n}\n")?;
    own::lost(store, all(), lost);
    Ok(())
}

/// Writes a list, an entry a line.
fn list(out: &mut dyn Write, name: &str, entries: impl Iterator<Item = Value>) -> io::Result<()> {
    write!(out, "  \"{name}\": [")?;
    for (position, entry) in entries.enumerate() {
        out.write_all(if position == 0 { b"\n    " } else { b",\n    " })?;
        serde_json::to_writer(&mut *out, &entry)?;
    }
    out.write_all(b"\n  ]")
}

struct Writer<'a> {
    store: &'a Store,
    look: Look<'a>,
}

impl<'a> Writer<'a> {
    fn tag(&self) -> &'static str {
        self.look.locale.tag()
    }

    /// Tells whether an event is one that was an era, or was marked as one, and can be one there.
    fn is_era(&self, event: Event<'_>) -> bool {
        let is_bounded = || {
            let date = event.date()?;
            date.is_interval().then(|| date.first_day().zip(date.last_day())).flatten()
        };
        event.kind() == Kind::Milestone
            && self.lane(event) == ERAS
            && event.tags().iter().any(|it| self.store.str(*it) == ERA)
            && is_bounded().is_some()
    }

    fn lane(&self, event: Event<'_>) -> &'a str {
        let series = event.series().map(|it| self.store.series_of(it).name);
        series.map_or("", |it| self.store.say(it, self.tag()))
    }

    /// Returns what slides and eras have.
    fn entry(&self, event: Event<'a>) -> Map<String, Value> {
        let mut entry = Map::new();
        let written = event.date().map(|it| Written::new(&it, self.look));
        let mut own = own::beside(self.store, event, self.tag());
        if let Some(Written { start, end, words }) = written {
            put(&mut entry, "start_date", start);
            put(&mut entry, "end_date", end);
            if let Some(words) = &words {
                put(&mut own, "date", event.date().map(|it| it.to_string()).into());
                put(&mut entry, "display_date", escaped(words).into());
            }
        }
        if let Some(shown) = self.shown(event) {
            put(&mut entry, "display_date", escaped(shown).into());
        }
        put(&mut entry, "unique_id", event.id().into());
        let lane = self.lane(event);
        put(&mut entry, "group", escaped(lane).into());
        if !is_plain(lane) {
            put(&mut own, "series", lane.into());
        }
        // Also where it is empty: it says that the text of the slide is made of what is in here.
        entry.insert("attache".to_owned(), own.into());
        entry
    }

    /// Returns the words that a file of slides had for a date.
    fn shown(&self, event: Event<'a>) -> Option<&'a str> {
        let note = event.provenance(Field::Date)?.note;
        self.store.say(note, self.tag()).strip_prefix("shown as ")
    }

    fn era(&self, event: Event<'a>) -> Value {
        let mut era = self.entry(event);
        let name = self.store.say(event.name(), self.tag());
        era.insert("text".to_owned(), json!({ "headline": escaped(name) }));
        era.into()
    }

    fn slide(&self, event: Event<'a>) -> Value {
        let mut slide = self.entry(event);
        let name = self.store.say(event.name(), self.tag());
        let label = self.store.label(event, self.tag());
        if name.is_empty() {
            // A slide without a headline shows nothing on the line.
            if let Some(own) = slide.get_mut("attache").and_then(Value::as_object_mut) {
                own.insert("name".to_owned(), "".into());
            }
        }
        let headline = if name.is_empty() { &label } else { name };
        let text = prose::html(self.store, event, self.look);
        let text = json!({ "headline": escaped(headline), "text": text });
        slide.insert("text".to_owned(), text);
        // Addresses in a text are links already where they are to be.
        slide.insert("autolink".to_owned(), false.into());
        if let Some(source) = prose::first_source(self.store, event) {
            let source = self.store.source(source);
            let mut media = Map::new();
            put(&mut media, "url", self.store.str(source.url).into());
            put(&mut media, "credit", escaped(self.store.say(source.publisher, self.tag())).into());
            let caption = self.store.say(source.title, self.tag());
            if caption != self.store.str(source.url) {
                put(&mut media, "caption", escaped(caption).into());
            }
            slide.insert("media".to_owned(), media.into());
        }
        slide.into()
    }
}

/// Puts a value into an object, unless there is nothing in it.
fn put(object: &mut Map<String, Value>, key: &str, value: Value) {
    let is_empty = match &value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    if !is_empty {
        object.insert(key.to_owned(), value);
    }
}

/// Tells whether a text is the same after a browser has put it into lines.
fn is_plain(text: &str) -> bool {
    text.split_whitespace().map(str::len).sum::<usize>() + text.matches(' ').count() == text.len()
        && !text.contains("  ")
        && text.trim().len() == text.len()
}
