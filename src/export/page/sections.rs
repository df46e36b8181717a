//! The body of a page: leaders, actions and what became of them, links, disagreements, sources.

use super::{Item, Section, Writer};
use crate::analysis::{self, Change, Changed, Changes};
use crate::i18n::Label;
use crate::model::Field;
use crate::store::{Concern, ConflictId, Leader, Link, Source, SourceId, Str};

impl Writer<'_> {
    /// Returns the sections that have something in them.
    pub(super) fn sections(&self) -> Vec<Section> {
        let (event, words) = (self.event, self.words);
        let section = |heading: &str, items: Vec<Item>| Section {
            heading: heading.to_owned(),
            lead: String::new(),
            items,
        };
        let leaders = event.leaders().iter().map(|it| self.leader(it)).collect();
        let concerns = event.concerns().iter().map(|it| self.concern(it)).collect();
        let links = event.links().iter().map(|it| self.link(it)).collect();
        let conflicts = event.conflicts().iter().map(|&it| self.conflict(it)).collect();
        let mut sections = vec![
            section(words.label(Label::Leaders), leaders),
            self.actions(),
            section(words.label(Label::Concerns), concerns),
            section(words.links, links),
            section(words.label(Label::Conflicts), conflicts),
            section(words.label(Label::Notes), self.notes()),
            section(
                words.label(Label::Sources),
                self.numbers.all().map(|(n, it)| self.source(n, it)).collect(),
            ),
        ];
        sections.retain(|it| !it.items.is_empty());
        sections
    }

    /// Returns a head of delegation with every script of the name.
    fn leader(&self, leader: &Leader) -> Item {
        let person = self.store.person(leader.person);
        let mut names = vec![self.say(person.name)];
        for (_, form) in self.store.strings().forms(person.name) {
            if !names.contains(&form) {
                names.push(form);
            }
        }
        names.retain(|it| !it.is_empty());
        let country = leader.country.map(|it| self.code(it)).unwrap_or_default();
        let item = Item::new(country, names.join(" / "))
            .cites(self.numbers.list(self.store, leader.cites));
        self.sourced(item).prose(self.say(leader.office)).prose(self.say(leader.note))
    }

    fn actions(&self) -> Section {
        let changes = analysis::since(self.store, self.event, &analysis::Accepted::default());
        let items = changes.actions.iter().map(|it| self.action(it)).collect();
        Section {
            heading: self.words.label(Label::AgreedActions).to_owned(),
            lead: self.tally(&changes),
            items,
        }
    }

    /// Returns which session the actions are compared with, and how many changed in which way.
    fn tally(&self, changes: &Changes<'_>) -> String {
        let Some(previous) = changes.previous else { return String::new() };
        let label = self.store.label(previous, self.look.locale.tag());
        let (before, after) = self.words.since;
        let tally = changes.tally();
        let counts = Change::ALL.iter().filter(|&&it| tally.of(it) > 0);
        let counts = counts.map(|&it| format!("{} {}", tally.of(it), self.words.change(it)));
        let counts = counts.collect::<Vec<_>>().join(", ");
        let colon = if counts.is_empty() { "" } else { ": " };
        format!("{before}{label}{after}{colon}{counts}")
    }

    /// Returns the sign of a change in this symbol set.
    pub(in crate::export) fn sign(&self, change: Change) -> &'static str {
        match change {
            Change::New => "+",
            Change::Returned => "^",
            Change::Reworded => "~",
            Change::Kept => "=",
            Change::Dropped => self.look.minus(),
        }
    }

    fn action(&self, changed: &Changed<'_>) -> Item {
        let action = changed.action;
        let head = changed.change.map(|it| format!("{} {}", self.sign(it), self.words.change(it)));
        let themes = self.themes(self.store.theme_list(action.themes));
        let status = self.look.locale.status(self.store.str(action.status));
        let proposed = if changed.proposed { self.look.locale.proposed() } else { "" };
        let about = [proposed, themes.as_str(), status].into_iter().filter(|it| !it.is_empty());
        let about = about.collect::<Vec<_>>().join("; ");
        let before = changed
            .earlier
            .filter(|_| matches!(changed.change, Some(Change::Returned | Change::Reworded)));
        let before = before.map(|(event, earlier)| {
            let label = self.store.label(event, self.look.locale.tag());
            format!("{label}: {}", self.say(earlier.text))
        });
        let item = Item::new(head.unwrap_or_else(|| "*".to_owned()), self.say(action.text))
            .cites(self.numbers.list(self.store, action.cites));
        let dropped = changed.change == Some(Change::Dropped);
        let item = if dropped { item } else { self.sourced(item) };
        item.prose(about).prose(before.unwrap_or_default())
    }

    fn concern(&self, concern: &Concern) -> Item {
        let item = Item::new("*", self.say(concern.text))
            .cites(self.numbers.list(self.store, concern.cites));
        self.sourced(item).prose(self.themes(self.store.theme_list(concern.themes)))
    }

    fn link(&self, link: &Link) -> Item {
        let to = self.store.str(link.to);
        let body = match self.store.find(to) {
            Some(event) => {
                format!("{} ({to})", self.store.label(event, self.look.locale.tag()))
            }
            None => to.to_owned(),
        };
        let note = self.say(link.note);
        let (body, note) = if body.is_empty() { (note, "") } else { (body.as_str(), note) };
        Item::new(self.store.str(link.rel), body)
            .cites(self.numbers.list(self.store, link.cites))
            .prose(note)
    }

    fn conflict(&self, id: ConflictId) -> Item {
        let conflict = self.store.conflict(id);
        let words = self.words;
        let open = if conflict.open { format!(" ({})", words.undecided) } else { String::new() };
        let told = |head: &str, text: &str| match text {
            "" => String::new(),
            text => format!("{head}: {text}"),
        };
        Item::new(self.store.str(conflict.key), format!("{}{open}", self.say(conflict.title)))
            .cites(self.numbers.list(self.store, conflict.cites))
            .prose(told(words.accounts, self.say(conflict.accounts)))
            .prose(told(words.judgement, self.say(conflict.judgement)))
    }

    fn notes(&self) -> Vec<Item> {
        let notes = self.say(self.event.prose(Field::Notes));
        let cites = self.numbers.of(self.store, self.event.cites(Field::Notes));
        // Notes are what the file says itself: that they have no source is no news.
        let note = (!notes.is_empty()).then(|| Item::new("", notes).cites(cites));
        note.into_iter().collect()
    }

    /// Returns a source under its number, with the copies of it that the event was read from.
    pub(in crate::export) fn source(&self, number: usize, id: SourceId) -> Item {
        let source = self.store.source(id);
        let mut parts = vec![self.say(source.publisher), self.say(source.title)];
        parts.push(self.store.str(source.date));
        parts.push(self.rank(source));
        parts.retain(|it| !it.is_empty());
        let key = Some(source.key).filter(|it| *it != Str::default());
        let key = key.map(|it| format!(" ({})", self.store.str(it))).unwrap_or_default();
        let mut item = Item::new(format!("[{number}]"), format!("{}{key}", parts.join(", ")))
            .address(self.store.str(source.url))
            .prose(self.say(source.note));
        for copy in self.numbers.copies(self.store, id) {
            item = self.copy(item, copy);
        }
        item
    }

    /// Returns the word for the rank of a source; empty where the file does not say it.
    pub(in crate::export) fn rank(&self, source: &Source) -> &'static str {
        if source.ranked { self.words.rank(source.rank) } else { "" }
    }

    fn copy(&self, item: Item, copy: SourceId) -> Item {
        let source = self.store.source(copy);
        let date = self.store.str(source.date);
        let comma = if date.is_empty() { "" } else { ", " };
        let (word, publisher) = (self.words.copy, self.say(source.publisher));
        let key = self.store.str(source.key);
        item.prose(format!("{word}: {publisher}{comma}{date} ({key})"))
            .address(self.store.str(source.url))
            .prose(self.say(source.note))
    }
}
