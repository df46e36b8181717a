//! Two versions of a data set as JSON; the keys are described at the head of the module above.

use std::io::{self, Write};

use serde::Serialize;

use super::value::Speaker;
use super::{Differences, Pair, Version};
use crate::analysis::{Altered, Aspect, Aspects, TableDiff, action_changes};
use crate::model::Edtf;
use crate::store::{Event, Store};

/// Writes what changed.
pub(super) fn write(out: &mut dyn Write, all: &Differences<'_>, tag: &str) -> io::Result<()> {
    let speaker = |store| Speaker { store, tag };
    let (old, new) = (all.old.store, all.new.store);
    let writer = Writer { all, old: speaker(old), new: speaker(new) };
    let diff = all.diff;
    let [added, removed, redated, changed, renamed] = all.counts();
    let title = |store: &Store| some(store.say(store.title(), tag));
    let record = Record {
        old: version(all.old, tag),
        new: version(all.new, tag),
        counts: Counts { added, removed, redated, changed, renamed },
        added: diff
            .added
            .iter()
            .filter_map(|it| new.event(*it))
            .map(|it| event(writer.new, it))
            .collect(),
        removed: diff
            .removed
            .iter()
            .filter_map(|it| old.event(*it))
            .map(|it| event(writer.old, it))
            .collect(),
        redated: diff.redated().filter_map(|it| writer.redated(it)).collect(),
        changed: diff.changed().filter_map(|it| writer.changed(it)).collect(),
        renamed: diff.renamed.iter().filter_map(|it| writer.renamed(it)).collect(),
        title: diff.title.then(|| Became { old: title(old), new: title(new) }),
        as_of: diff.as_of.then(|| Became { old: today(old), new: today(new) }),
        tables: diff.tables.iter().map(|it| writer.table(it)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct Record {
    old: VersionRecord,
    new: VersionRecord,
    counts: Counts,
    added: Vec<EventRecord>,
    removed: Vec<EventRecord>,
    redated: Vec<Redated>,
    changed: Vec<Changed>,
    renamed: Vec<Renamed>,
    title: Option<Became>,
    as_of: Option<Became>,
    tables: Vec<TableRecord>,
}

#[derive(Serialize)]
struct VersionRecord {
    file: String,
    title: Option<String>,
    as_of: Option<String>,
    events: usize,
}

#[derive(Serialize)]
struct Counts {
    added: usize,
    removed: usize,
    redated: usize,
    changed: usize,
    renamed: usize,
}

#[derive(Serialize)]
struct EventRecord {
    id: String,
    label: String,
    date: Option<String>,
    series: Option<String>,
}

#[derive(Serialize)]
struct Redated {
    id: String,
    label: String,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct Changed {
    id: String,
    label: String,
    date: Option<String>,
    fields: Vec<FieldRecord>,
    actions: Vec<ActionRecord>,
}

#[derive(Serialize)]
struct Renamed {
    before: String,
    #[serde(flatten)]
    now: Changed,
}

#[derive(Serialize)]
struct FieldRecord {
    field: &'static str,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct ActionRecord {
    change: &'static str,
    id: Option<String>,
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct Became {
    old: Option<String>,
    new: Option<String>,
}

#[derive(Serialize)]
struct TableRecord {
    table: &'static str,
    added: Vec<Named>,
    removed: Vec<Named>,
    changed: Vec<Named>,
}

#[derive(Serialize)]
struct Named {
    id: Option<String>,
    name: Option<String>,
}

fn some(text: &str) -> Option<String> {
    Some(text).filter(|it| !it.is_empty()).map(ToOwned::to_owned)
}

/// Returns the day that a version calls today, as EDTF.
fn today(store: &Store) -> Option<String> {
    let day = store.as_of();
    store.has_as_of().then(|| Edtf::days(day, day)).flatten().map(|it| it.to_string())
}

fn version(version: Version<'_>, tag: &str) -> VersionRecord {
    let store = version.store;
    VersionRecord {
        file: version.file.to_owned(),
        title: some(store.say(store.title(), tag)),
        as_of: today(store),
        events: store.len(),
    }
}

fn event(speaker: Speaker<'_>, event: Event<'_>) -> EventRecord {
    let series = event.series().map(|it| speaker.store.series_of(it));
    EventRecord {
        id: event.id().to_owned(),
        label: speaker.label(event),
        date: some(&speaker.value(event, Aspect::Date)),
        series: series.and_then(|it| some(speaker.store.str(it.key))),
    }
}

struct Writer<'a> {
    all: &'a Differences<'a>,
    old: Speaker<'a>,
    new: Speaker<'a>,
}

impl Writer<'_> {
    fn redated(&self, altered: &Altered) -> Option<Redated> {
        let (before, after) = self.all.pair(altered)?;
        Some(Redated {
            id: after.id().to_owned(),
            label: self.new.label(after),
            old: some(&self.old.value(before, Aspect::Date)),
            new: some(&self.new.value(after, Aspect::Date)),
        })
    }

    fn changed(&self, altered: &Altered) -> Option<Changed> {
        let pair = self.all.pair(altered)?;
        Some(self.of_pair(pair, altered.aspects.without(Aspect::Date)))
    }

    fn renamed(&self, altered: &Altered) -> Option<Renamed> {
        let pair = self.all.pair(altered)?;
        let now = self.of_pair(pair, altered.aspects);
        Some(Renamed { before: pair.0.id().to_owned(), now })
    }

    fn of_pair(&self, pair: Pair<'_>, aspects: Aspects) -> Changed {
        let (before, after) = pair;
        let field = |aspect: Aspect| FieldRecord {
            field: aspect.name(),
            old: some(&self.old.value(before, aspect)),
            new: some(&self.new.value(after, aspect)),
        };
        let actions = if aspects.has(Aspect::Actions) { self.actions(pair) } else { Vec::new() };
        Changed {
            id: after.id().to_owned(),
            label: self.new.label(after),
            date: some(&self.new.value(after, Aspect::Date)),
            fields: aspects.iter().map(field).collect(),
            actions,
        }
    }

    fn actions(&self, (before, after): Pair<'_>) -> Vec<ActionRecord> {
        let (old, new) = (self.old.store, self.new.store);
        let changes = action_changes((old, before), (new, after), &self.all.diff.twins);
        let record = |it: &crate::analysis::ActionChange<'_>| ActionRecord {
            change: it.edit.name(),
            id: it
                .after
                .and_then(|it| some(new.str(it.id)))
                .or_else(|| it.before.and_then(|it| some(old.str(it.id)))),
            old: it.before.and_then(|it| some(old.say(it.text, self.old.tag))),
            new: it.after.and_then(|it| some(new.say(it.text, self.new.tag))),
        };
        changes.iter().map(record).collect()
    }

    fn table(&self, table: &TableDiff) -> TableRecord {
        let named = |speaker: Speaker<'_>, slot| {
            let (id, name) = speaker.name(table.table, slot);
            Named { id: some(id), name: some(name) }
        };
        TableRecord {
            table: table.table.name(),
            added: table.added.iter().map(|it| named(self.new, *it)).collect(),
            removed: table.removed.iter().map(|it| named(self.old, *it)).collect(),
            changed: table.changed.iter().map(|it| named(self.new, it.1)).collect(),
        }
    }
}
