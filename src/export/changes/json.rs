//! Changes as JSON; the keys are described at the head of the module above.

use std::io::{self, Write};

use serde::Serialize;

use super::super::json::{PlaceRecord, Reader, SourceRecord};
use super::{Compared, Since, is_exact, list};
use crate::analysis::{self, Accepted, Change, Changed, Changes, Comparison, Edit, Heads, redline};
use crate::model::{Edtf, Field};
use crate::store::{Action, Event, Leader, PlaceId, SourceId, Store, ThemeId};

/// Writes what changed since the session before.
pub(super) fn since(
    out: &mut dyn Write,
    store: &Store,
    tag: &str,
    since: &Since<'_>,
) -> io::Result<()> {
    let writer = Writer { reader: Reader { store, tag } };
    let (event, before) = (since.event, since.before);
    let themes = before.map(|it| analysis::shared_themes(store, it, event)).unwrap_or_default();
    let record = SinceRecord {
        session: writer.session(event),
        against: since.against.name(),
        previous: before.map(|it| writer.session(it)),
        silence: before.and_then(|it| Some(analysis::silence_between(it, event)?.days)),
        days: before.and_then(|it| analysis::days_between(it, event)),
        exact: before.is_some_and(|it| is_exact(it, event)),
        linked: before.is_some_and(|it| analysis::links_actions(store, it, event)),
        counts: Counts::of(&since.changes),
        themes: ThemesSince {
            new: writer.themes(&themes.new),
            gone: writer.themes(&themes.gone),
            kept: writer.themes(&themes.both),
        },
        actions: since.changes.actions.iter().map(|it| writer.action(event, it)).collect(),
        sources: writer.sources(list::cited(store, tag, &since.changes)),
        unseen: since.changes.unseen,
    };
    write(out, &record)
}

/// Writes two sessions side by side.
pub(super) fn compare(
    out: &mut dyn Write,
    store: &Store,
    tag: &str,
    both: &Comparison<'_>,
) -> io::Result<()> {
    let writer = Writer { reader: Reader { store, tag } };
    let (before, after) = (both.before, both.after);
    let themes = analysis::shared_themes(store, before, after);
    let rest = |it: Event<'_>| writer.reader.text(it.prose(Field::Participants));
    let cited = Compared(both.clone()).cited(store, tag);
    let record = CompareRecord {
        before: writer.session(before),
        after: writer.session(after),
        silence: both.silence,
        days: both.days,
        exact: is_exact(before, after),
        places: writer.places(before, after),
        hosts: Sides::of(both, |it| it.host().map(|it| writer.reader.code(it))),
        participants: Sides::of(both, rest),
        heads: both.heads.iter().map(|it| writer.heads(it)).collect(),
        themes: Shared {
            both: writer.themes(&themes.both),
            before: writer.themes(&themes.gone),
            after: writer.themes(&themes.new),
        },
        linked: analysis::links_actions(store, before, after),
        counts: Counts::of(&both.changes),
        actions: both.changes.actions.iter().map(|it| writer.action(after, it)).collect(),
        sources: writer.sources(cited),
        unseen: both.changes.unseen,
    };
    write(out, &record)
}

fn write(out: &mut dyn Write, record: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, record)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct SinceRecord<'a> {
    session: SessionRecord<'a>,
    against: &'static str,
    previous: Option<SessionRecord<'a>>,
    silence: Option<i64>,
    days: Option<i64>,
    exact: bool,
    linked: bool,
    counts: Counts,
    themes: ThemesSince<'a>,
    actions: Vec<ActionRecord<'a>>,
    sources: Vec<SourceRecord<'a>>,
    unseen: usize,
}

#[derive(Serialize)]
struct CompareRecord<'a> {
    before: SessionRecord<'a>,
    after: SessionRecord<'a>,
    silence: Option<i64>,
    days: Option<i64>,
    exact: bool,
    places: Shared<PlaceRecord<'a>>,
    hosts: Sides<Option<&'a str>>,
    participants: Sides<Option<&'a str>>,
    heads: Vec<HeadsRecord<'a>>,
    themes: Shared<ThemeRecord<'a>>,
    linked: bool,
    counts: Counts,
    actions: Vec<ActionRecord<'a>>,
    sources: Vec<SourceRecord<'a>>,
    unseen: usize,
}

#[derive(Serialize)]
struct SessionRecord<'a> {
    id: &'a str,
    label: String,
    series: Option<&'a str>,
    ordinal: Option<u32>,
    date: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    new: usize,
    returned: usize,
    reworded: usize,
    kept: usize,
    dropped: usize,
}

impl Counts {
    fn of(changes: &Changes<'_>) -> Self {
        let tally = changes.tally();
        Self {
            new: tally.of(Change::New),
            returned: tally.of(Change::Returned),
            reworded: tally.of(Change::Reworded),
            kept: tally.of(Change::Kept),
            dropped: tally.of(Change::Dropped),
        }
    }
}

#[derive(Serialize)]
struct ThemesSince<'a> {
    new: Vec<ThemeRecord<'a>>,
    gone: Vec<ThemeRecord<'a>>,
    kept: Vec<ThemeRecord<'a>>,
}

#[derive(Serialize)]
struct Shared<T> {
    both: Vec<T>,
    before: Vec<T>,
    after: Vec<T>,
}

#[derive(Serialize)]
struct Sides<T> {
    before: T,
    after: T,
}

impl<T> Sides<T> {
    fn of<'a>(both: &Comparison<'a>, value: impl Fn(Event<'a>) -> T) -> Self {
        Self { before: value(both.before), after: value(both.after) }
    }
}

#[derive(Serialize)]
struct ThemeRecord<'a> {
    id: &'a str,
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct HeadsRecord<'a> {
    country: Option<&'a str>,
    same_person: bool,
    same_office: bool,
    before: Option<HeadRecord<'a>>,
    after: Option<HeadRecord<'a>>,
}

#[derive(Serialize)]
struct HeadRecord<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
    office: Option<&'a str>,
    cites: Vec<&'a str>,
}

#[derive(Serialize)]
struct ActionRecord<'a> {
    change: Option<&'static str>,
    proposed: bool,
    id: Option<&'a str>,
    text: Option<&'a str>,
    themes: Vec<ThemeRecord<'a>>,
    status: Option<&'a str>,
    /// The id of the session it was agreed at.
    session: &'a str,
    /// Several where earlier ones were merged; the first is the one of the redline.
    earlier: Vec<EarlierRecord<'a>>,
    redline: Option<Vec<SpanRecord>>,
    cites: Vec<&'a str>,
}

#[derive(Serialize)]
struct EarlierRecord<'a> {
    session: &'a str,
    id: Option<&'a str>,
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct SpanRecord {
    edit: &'static str,
    text: String,
}

/// Makes records of what a store holds.
struct Writer<'a, 't> {
    reader: Reader<'a, 't>,
}

impl<'a> Writer<'a, '_> {
    fn session(&self, event: Event<'a>) -> SessionRecord<'a> {
        let (store, date) = (self.reader.store, event.date());
        let end = |text: fn(&Edtf) -> String| date.as_ref().map(text).filter(|it| !it.is_empty());
        SessionRecord {
            id: event.id(),
            label: store.label(event, self.reader.tag).into_owned(),
            series: event.series().and_then(|it| self.reader.word(store.series_of(it).key)),
            ordinal: event.ordinal(),
            date: date.map(|it| it.to_string()),
            start: end(Edtf::start_text),
            end: end(Edtf::end_text),
        }
    }

    fn themes(&self, list: &[ThemeId]) -> Vec<ThemeRecord<'a>> {
        let theme = |it: &ThemeId| {
            let theme = self.reader.store.theme(*it);
            ThemeRecord { id: self.reader.store.str(theme.key), name: self.reader.text(theme.name) }
        };
        list.iter().map(theme).collect()
    }

    fn places(&self, before: Event<'a>, after: Event<'a>) -> Shared<PlaceRecord<'a>> {
        let of = |list: Vec<&PlaceId>| list.into_iter().map(|&it| self.reader.place(it)).collect();
        let [before, after] = [before, after].map(Event::places);
        let (both, new) = after.iter().partition(|it| before.contains(it));
        let gone = before.iter().filter(|it| !after.contains(it)).collect();
        Shared { both: of(both), before: of(gone), after: of(new) }
    }

    fn heads(&self, heads: &Heads<'a>) -> HeadsRecord<'a> {
        let head = |it: &'a Leader| HeadRecord {
            id: self.reader.word(self.reader.store.person(it.person).key),
            name: self.reader.person(it.person),
            office: self.reader.text(it.office),
            cites: self.reader.cites(self.reader.store.cites(it.cites)),
        };
        let office = |it: &'a Leader| self.reader.text(it.office);
        let offices = heads.before.zip(heads.after);
        HeadsRecord {
            country: heads.country.map(|it| self.reader.code(it)),
            same_person: heads.is_same_person(),
            same_office: heads.is_same_person()
                && offices.is_some_and(|(one, other)| office(one) == office(other)),
            before: heads.before.map(head),
            after: heads.after.map(head),
        }
    }

    fn action(&self, event: Event<'a>, changed: &Changed<'a>) -> ActionRecord<'a> {
        let (store, action) = (self.reader.store, changed.action);
        let dropped = changed.change == Some(Change::Dropped);
        let before = changed.earlier.filter(|_| dropped).map(|(at, _)| at);
        let earlier = changed.earlier.filter(|_| !dropped);
        let none = Accepted::default();
        let mut all = analysis::carried_from(store, event, changed, &none);
        all.retain(|_| !dropped);
        let text = self.reader.text(action.text);
        ActionRecord {
            change: changed.change.map(Change::name),
            proposed: changed.proposed,
            id: self.reader.word(action.id),
            text,
            themes: self.themes(store.theme_list(action.themes)),
            status: self.reader.word(action.status),
            session: before.unwrap_or(event).id(),
            earlier: all.into_iter().map(|it| self.earlier(it)).collect(),
            redline: earlier
                .filter(|_| changed.change == Some(Change::Reworded))
                .and_then(|(_, it)| redline(self.reader.text(it.text)?, text?))
                .map(|spans| spans.into_iter().map(SpanRecord::from).collect()),
            cites: self.reader.cites(store.cites(action.cites)),
        }
    }

    fn earlier(&self, (session, action): (Event<'a>, &'a Action)) -> EarlierRecord<'a> {
        EarlierRecord {
            session: session.id(),
            id: self.reader.word(action.id),
            text: self.reader.text(action.text),
        }
    }

    /// Returns sources once each, official ones first.
    fn sources(&self, cited: Vec<SourceId>) -> Vec<SourceRecord<'a>> {
        let mut sources: Vec<SourceId> = Vec::new();
        for source in cited {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources.sort_by_key(|it| self.reader.store.source(*it).rank);
        sources.into_iter().map(|it| self.reader.source(it)).collect()
    }
}

impl From<analysis::Span> for SpanRecord {
    fn from(span: analysis::Span) -> Self {
        let edit: Edit = span.edit;
        Self { edit: edit.name(), text: span.text }
    }
}
