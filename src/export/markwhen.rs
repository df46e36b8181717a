//! Markwhen.
//!
//! A section a lane, events in it by time. What the first line of an event has no room for stands in
//! properties under it, in words that YAML and JSON share; a text that Markwhen would take for
//! something else does too. Dates that other readers of Markwhen would drop stand in the property
//! `date`, and the first line has the nearest range that they know.

mod dates;
mod plain;
mod properties;

use std::io::{self, Write};

use super::Lost;
use super::table::Look;
use crate::model::{Certainty, Field, country};
use crate::store::{Event, EventSet, SeriesId, Store, Text};

/// An event and its lane.
type Row<'s> = (Option<SeriesId>, Event<'s>);

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
    let tag = look.locale.tag();
    let title = store.say(store.title(), tag);
    let mut is_first = true;
    if !title.is_empty() {
        writeln!(out, "title: {}", properties::quoted(title))?;
        is_first = false;
    }
    let mut rows: Vec<Row<'_>> =
        events.iter().filter_map(|it| store.event(it)).map(|it| (it.series(), it)).collect();
    // Events come by time already, and keep that order in their lanes.
    rows.sort_by_key(|(series, _)| series.map_or(0, |it| it.slot() + 1));
    let mut lane = None;
    for (series, event) in rows {
        if series != lane {
            lane = series;
            if let Some(series) = series {
                if !is_first {
                    writeln!(out)?;
                }
                begin(out, store.say(store.series_of(series).name, tag))?;
                is_first = false;
            }
        }
        if !is_first {
            writeln!(out)?;
        }
        is_first = false;
        Writer { store, tag, event }.write(out)?;
        note_lost(store, event, lost);
    }
    lost.tours(store.tours().len());
    Ok(())
}

fn begin(out: &mut dyn Write, lane: &str) -> io::Result<()> {
    if plain::is_title(lane) {
        return writeln!(out, "# {lane}");
    }
    writeln!(out, "# Lane")?;
    writeln!(out, "lane: {}", properties::quoted(lane))
}

/// One event on its way out.
struct Writer<'s> {
    store: &'s Store,
    tag: &'s str,
    event: Event<'s>,
}

impl<'s> Writer<'s> {
    fn say(&self, text: Text) -> &'s str {
        self.store.say(text, self.tag)
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.first_line(out)?;
        self.properties(out)?;
        for action in self.event.actions() {
            let text = self.say(action.text);
            if !plain::is_item(text) {
                continue;
            }
            match self.store.str(action.status) {
                "open" => writeln!(out, "- [ ] {text}")?,
                "done" => writeln!(out, "- [x] {text}")?,
                _ => writeln!(out, "- {text}")?,
            }
        }
        let notes = self.say(self.event.prose(Field::Notes));
        if plain::is_text(notes) {
            writeln!(out, "\n{notes}")?;
        }
        Ok(())
    }

    fn title(&self) -> String {
        match self.say(self.event.name()) {
            "" => self.store.label(self.event, self.tag).into_owned(),
            name => name.to_owned(),
        }
    }

    fn first_line(&self, out: &mut dyn Write) -> io::Result<()> {
        let title = self.title();
        let range = self.event.date().map(dates::range).unwrap_or_default();
        write!(out, "{range}:")?;
        if plain::is_title(&title) {
            write!(out, " {title}")?;
        } else {
            // Something for people to read; the property has the exact words.
            write!(out, " {}", plain::without_signs(&title))?;
        }
        if self.are_tags_plain() {
            for tag in self.event.tags() {
                write!(out, " #{}", self.store.str(*tag))?;
            }
        }
        if self.are_countries_plain() {
            for country in self.event.countries() {
                write!(out, " #{}", self.store.str(self.store.country(*country).key))?;
            }
        }
        writeln!(out)
    }

    fn are_tags_plain(&self) -> bool {
        self.event.tags().iter().all(|it| {
            let tag = self.store.str(*it);
            plain::is_tag(tag) && !country::is_code(tag)
        })
    }

    fn are_countries_plain(&self) -> bool {
        let mut keys = self.event.countries().iter().map(|it| self.store.country(*it).key);
        keys.all(|it| country::is_code(self.store.str(it)))
    }
}

/// Notes what of an event there is no room for.
fn note_lost(store: &Store, event: Event<'_>, lost: &mut Lost) {
    lost.some(event.id(), event.conflicts().len(), "conflict");
    if event.cites_by_field() {
        lost.of_event(event.id(), "which source says what");
    }
    let doubts = Field::ALL.iter().filter_map(|it| event.provenance(*it));
    let remarks = doubts
        .filter(|it| it.certainty != Certainty::Stated || !store.strings().is_blank(it.note))
        .count();
    lost.some(event.id(), remarks, "remark on how fields are known");
    let prose = [Field::Participants, Field::Purpose, Field::Notes].map(|it| event.prose(it));
    let actions = event.actions().iter().map(|it| it.text);
    let texts = prose.into_iter().chain([event.name()]).chain(actions);
    let wordings = texts.map(|it| store.strings().forms(it).count()).max().unwrap_or(0);
    lost.some(event.id(), wordings.saturating_sub(1), "more language of its texts");
}

#[cfg(test)]
mod tests;
