//! Two versions of a data set on a page.

use super::super::page::{Item, Page, Section, footer};
use super::super::table::{self, Look};
use super::value::Speaker;
use super::{Differences, Pair};
use crate::analysis::{ActionEdit, Altered, Aspect, Aspects, action_changes, redline};
use crate::i18n::dates;
use crate::store::{Event, Store};

/// So many names of a table are told; a count tells of the rest.
const NAMES: usize = 20;

/// What stays the same while the page is put together.
struct Writer<'a> {
    all: &'a Differences<'a>,
    look: Look<'a>,
    old: Speaker<'a>,
    new: Speaker<'a>,
}

/// Puts what changed on a page.
pub(super) fn page(all: &Differences<'_>, look: Look<'_>) -> Page {
    let tag = look.locale.tag();
    let (old, new) = (all.old.store, all.new.store);
    let speaker = |store| Speaker { store, tag };
    let writer = Writer { all, look, old: speaker(old), new: speaker(new) };
    let locale = look.locale;
    let diff = all.diff;
    let mut sections = vec![
        section(
            locale.diff_added(),
            diff.added.iter().filter_map(|it| Some(writer.alone(writer.new, new.event(*it)?))),
        ),
        section(
            locale.diff_removed(),
            diff.removed.iter().filter_map(|it| Some(writer.alone(writer.old, old.event(*it)?))),
        ),
        section(locale.diff_redated(), diff.redated().filter_map(|it| writer.redated(it))),
        section(locale.diff_changed(), diff.changed().filter_map(|it| writer.changed(it))),
        section(locale.diff_renamed(), diff.renamed.iter().filter_map(|it| writer.renamed(it))),
    ];
    for heading in [locale.diff_whole(), locale.diff_tables()] {
        let items = if heading == locale.diff_whole() { writer.whole() } else { writer.tables() };
        sections.push(Section { heading: heading.to_owned(), lead: String::new(), items });
    }
    sections.retain(|it| !it.items.is_empty());
    let counts = locale.diff_counts(all.counts());
    let is_same = counts.is_empty() && sections.is_empty();
    Page {
        title: locale.since_before(all.new.file, all.old.file),
        formal: if is_same { locale.no_changes().to_owned() } else { counts },
        facts: Vec::new(),
        sections,
        footer: footer(new, look, new.as_of()),
    }
}

fn section(heading: &str, items: impl Iterator<Item = Item>) -> Section {
    let items: Vec<Item> = items.collect();
    Section { heading: format!("{heading} ({})", items.len()), lead: String::new(), items }
}

impl Writer<'_> {
    fn date(&self, event: Event<'_>) -> String {
        event.date().map(|it| table::span(&it, self.look)).unwrap_or_default()
    }

    /// Returns an event with its date before it, and behind it the id that the file gives.
    fn alone(&self, speaker: Speaker<'_>, event: Event<'_>) -> Item {
        let label = speaker.label(event);
        let id = event.id();
        let body = if label == id || event.origin().is_numbered {
            label
        } else {
            format!("{label} ({id})")
        };
        Item::new(self.date(event), body)
    }

    fn redated(&self, altered: &Altered) -> Option<Item> {
        let (before, after) = self.all.pair(altered)?;
        let mut dates = (self.date(before), self.date(after));
        if dates.0 == dates.1 {
            // What people read leaves out how sure it is, and the zone of a time of day.
            let date = |speaker: Speaker<'_>, event| speaker.value(event, Aspect::Date);
            dates = (date(self.old, before), date(self.new, after));
        }
        let dates = self.became(&dates.0, &dates.1);
        Some(self.alone(self.new, after).prose(dates))
    }

    fn changed(&self, altered: &Altered) -> Option<Item> {
        let pair = self.all.pair(altered)?;
        let item = self.alone(self.new, pair.1);
        Some(self.aspects(item, pair, altered.aspects.without(Aspect::Date)))
    }

    fn renamed(&self, altered: &Altered) -> Option<Item> {
        let pair = self.all.pair(altered)?;
        let item = Item::new(self.date(pair.1), self.new.label(pair.1));
        let item = item.prose(self.became(pair.0.id(), pair.1.id()));
        Some(self.aspects(item, pair, altered.aspects))
    }

    /// Adds a line for each field that is other than it was.
    fn aspects(&self, item: Item, pair: Pair<'_>, aspects: Aspects) -> Item {
        let locale = self.look.locale;
        aspects.iter().fold(item, |item, aspect| {
            let name = locale.diff_field(aspect.name());
            let (before, after) = (self.old.value(pair.0, aspect), self.new.value(pair.1, aspect));
            match aspect {
                Aspect::Provenance => item.prose(locale.diff_known_otherwise()),
                Aspect::Actions => self.actions(item.prose(format!("{name}:")), pair),
                // Where only another language or a detail differs, the line is the same.
                _ if before == after => item.prose(name),
                Aspect::Name | Aspect::Participants | Aspect::Purpose | Aspect::Notes => {
                    self.redlined(item, name, &before, &after)
                }
                _ => item.prose(format!("{name}: {}", self.became(&before, &after))),
            }
        })
    }

    fn redlined(&self, item: Item, name: &str, before: &str, after: &str) -> Item {
        let spans = Some((before, after)).filter(|it| !it.0.is_empty() && !it.1.is_empty());
        match spans.and_then(|(before, after)| redline(before, after)) {
            Some(spans) => item.prose(format!("{name}:")).redline(spans),
            None => item.prose(format!("{name}: {}", self.became(before, after))),
        }
    }

    fn actions(&self, item: Item, (before, after): Pair<'_>) -> Item {
        let (old, new) = (self.all.old.store, self.all.new.store);
        let tag = self.look.locale.tag();
        let changes = action_changes((old, before), (new, after), &self.all.diff.twins);
        changes.iter().fold(item, |item, it| {
            let before = it.before.map_or("", |it| old.say(it.text, tag));
            let after = it.after.map_or("", |it| new.say(it.text, tag));
            match it.edit {
                ActionEdit::Added => item.prose(format!("+ {after}")),
                ActionEdit::Removed => item.prose(format!("{} {before}", self.look.minus())),
                ActionEdit::Changed => item.prose(format!("= {after}")),
                ActionEdit::Reworded => match redline(before, after) {
                    Some(spans) => item.redline(spans),
                    None => item.prose(format!("~ {}", self.became(before, after))),
                },
            }
        })
    }

    /// Returns `before → after`.
    fn became(&self, before: &str, after: &str) -> String {
        let nothing = self.look.locale.diff_nothing();
        let or = |it: &str| if it.is_empty() { nothing.to_owned() } else { it.to_owned() };
        let arrow = if self.look.dash.is_ascii() { "->" } else { "→" };
        format!("{} {arrow} {}", or(before), or(after))
    }

    fn whole(&self) -> Vec<Item> {
        let (old, new) = (self.all.old.store, self.all.new.store);
        let locale = self.look.locale;
        let mut items = Vec::new();
        if self.all.diff.title {
            let title = |store: &Store| store.say(store.title(), locale.tag()).to_owned();
            items.push(Item::new(locale.diff_title(), self.became(&title(old), &title(new))));
        }
        if self.all.diff.as_of {
            let today = |it: &Store| {
                if it.has_as_of() { dates::day(it.as_of(), locale) } else { String::new() }
            };
            items.push(Item::new(locale.diff_as_of(), self.became(&today(old), &today(new))));
        }
        items
    }

    fn tables(&self) -> Vec<Item> {
        let locale = self.look.locale;
        let minus = self.look.minus();
        let named = |sign: &str, names: Vec<&str>, count: usize| {
            let mut told = names.join(", ");
            if count > names.len() {
                told = format!("{told}, {}", locale.and_more(count - names.len()));
            }
            if told.is_empty() { told } else { format!("{sign} {told}") }
        };
        let all = self.all.diff.tables.iter();
        all.map(|it| {
            let name = |speaker: Speaker<'_>, slot| speaker.name(it.table, slot).1.to_owned();
            let added: Vec<String> =
                it.added.iter().take(NAMES).map(|slot| name(self.new, *slot)).collect();
            let removed: Vec<String> =
                it.removed.iter().take(NAMES).map(|slot| name(self.old, *slot)).collect();
            let changed: Vec<String> =
                it.changed.iter().take(NAMES).map(|pair| name(self.new, pair.1)).collect();
            let counts =
                [("+", it.added.len()), (minus, it.removed.len()), ("~", it.changed.len())];
            let counts = counts.iter().filter(|it| it.1 > 0).map(|it| format!("{}{}", it.0, it.1));
            let lists = [
                ("+", added, it.added.len()),
                (minus, removed, it.removed.len()),
                ("~", changed, it.changed.len()),
            ];
            let head = locale.diff_field(it.table.name());
            let item = Item::new(head, counts.collect::<Vec<_>>().join("  "));
            lists.iter().fold(item, |item, (sign, names, count)| {
                item.prose(named(sign, names.iter().map(String::as_str).collect(), *count))
            })
        })
        .collect()
    }
}
