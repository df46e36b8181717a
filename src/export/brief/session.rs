//! The page of a session: what for, when and where, who, what changed, what was agreed.

use super::super::changes::{Against, Since, silence};
use super::super::page::cites::Numbers;
use super::super::page::words::Words;
use super::super::page::{Detail, Item, Paper, Writer};
use super::super::table::{self, Look};
use super::leaf::{Block, Body, Leaf, Row};
use super::{Room, open};
use crate::analysis::{self, Accepted, Change, Changed, redline};
use crate::i18n::Label;
use crate::model::{Field, Focus, Kind};
use crate::store::{Action, Event, Leader, SourceId, Store};

/// What stays the same while a page is put together.
pub(super) struct Composer<'a> {
    pub(super) writer: Writer<'a>,
    pub(super) room: Room,
    since: Since<'a>,
}

/// Puts together the page of an event.
pub(super) fn leaf<'a>(store: &'a Store, look: Look<'a>, event: Event<'a>, room: Room) -> Leaf {
    let since = Since::new(store, event, Against::Series);
    let numbers = Numbers::cited(store, cited(store, event, &since, room));
    let words = Words::of(look.locale);
    let writer = Writer { store, event, look, words, numbers };
    Composer { writer, room, since }.leaf()
}

/// Returns every source that something on the page rests on.
fn cited(store: &Store, event: Event<'_>, since: &Since<'_>, room: Room) -> Vec<SourceId> {
    let fields = [
        Field::Name,
        Field::Date,
        Field::Place,
        Field::Host,
        Field::Participants,
        Field::Purpose,
        Field::Notes,
    ];
    let shown = |it: &&Changed<'_>| room == Room::Any || it.change != Some(Change::Dropped);
    let lists = event.leaders().iter().map(|it| it.cites);
    let lists = lists.chain(since.changes.actions.iter().filter(shown).map(|it| it.action.cites));
    let lists = lists.chain(event.concerns().iter().map(|it| it.cites));
    let told = event.conflicts().iter().map(|&it| store.conflict(it));
    let told = told.filter(|it| it.open || room <= Room::Short).map(|it| it.cites);
    let lists = lists.chain(told).flat_map(|it| store.cites(it)).copied();
    let whole = if event.cites_by_field() { &[] } else { event.sources() };
    let fields = fields.iter().flat_map(|&it| event.cites(it)).copied();
    fields.chain(lists).chain(whole.iter().copied()).collect()
}

impl Composer<'_> {
    fn leaf(&self) -> Leaf {
        let Writer { store, event, look, words, .. } = &self.writer;
        let title = store.label(*event, look.locale.tag()).into_owned();
        let formal = store.say(event.name(), look.locale.tag()).to_owned();
        let mut blocks = vec![Block::items(look.locale.who_word(), self.who())];
        if event.kind() == Kind::Session {
            blocks.push(self.since_last());
        }
        let notes = event.prose(Field::Notes);
        let notes = Some(self.writer.say(notes)).filter(|it| !it.is_empty());
        let note = notes.filter(|_| event.kind() == Kind::Milestone).map(|it| {
            // What has no sources of its own rests on those of the event.
            let whole = if event.cites_by_field() { &[] } else { event.sources() };
            let own = event.cites(Field::Notes);
            let cites = self.writer.numbers.of(store, if own.is_empty() { whole } else { own });
            Item::new("*", it).cites(cites)
        });
        blocks.extend([
            self.agreed(),
            Block::items(words.label(Label::Concerns), self.concerns()),
            Block::items(words.label(Label::Notes), note.into_iter().collect()),
            Block::items(look.locale.open_questions(), open::items(self)),
            Block::items(words.label(Label::Sources), self.sources()),
        ]);
        Leaf {
            formal: if formal == title { String::new() } else { formal },
            title,
            event: Some(event.at()),
            facts: self.facts(),
            blocks,
            left_out: look.locale.left_out_of_page(self.room.level()).to_owned(),
        }
        .tidy()
    }

    /// Returns what it was for, when and where, in that order.
    fn facts(&self) -> Vec<Item> {
        let Writer { store, event, look, words, .. } = &self.writer;
        let purpose = self.writer.say(event.prose(Field::Purpose)).to_owned();
        let when = event.date().map(|it| self.writer.when(&it)).unwrap_or_default();
        let host = event.host().map(|it| self.writer.country(it)).unwrap_or_default();
        let title = event.series().map(|it| store.series_of(it).title);
        let title = title.map_or("", |it| self.writer.say(it));
        let series = Item::new(words.label(Label::SeriesWord), title);
        let series = (self.room == Room::Any).then_some(series);
        let facts = [
            self.fact(words.label(Label::Purpose), purpose, Field::Purpose),
            self.fact(look.locale.when_word(), when, Field::Date),
            self.fact(words.place, self.writer.places(), Field::Place),
            self.fact(words.host, host, Field::Host),
        ];
        let facts = if self.room >= Room::Dense { Self::place_with_host(facts) } else { facts };
        series.into_iter().chain(facts).collect()
    }

    /// Puts the host, the last fact, behind the place before it.
    fn place_with_host(mut facts: [Item; 4]) -> [Item; 4] {
        if let [_, _, place, host] = &mut facts
            && !place.body.is_empty()
            && !host.body.is_empty()
        {
            let host = std::mem::take(host);
            place.body = format!("{}; {}: {}", place.body, host.head.to_lowercase(), host.body);
            place.cites.extend(host.cites);
            place.cites.sort_unstable();
            place.cites.dedup();
        }
        facts
    }

    /// Returns a field with its sources. Its remarks stay where the facts are checked; what is
    /// doubtful is asked at the end of the page.
    fn fact(&self, head: &str, value: String, field: Field) -> Item {
        Item { details: Vec::new(), unsourced: "", ..self.writer.fact(head, value, field) }
    }

    /// Returns the heads of delegation with their offices, then how many took part.
    fn who(&self) -> Vec<Item> {
        let event = self.writer.event;
        let led = |it| event.leaders().iter().any(|leader| leader.country == Some(it));
        let others = event.countries().iter().filter(|it| !led(**it));
        let others = others.map(|it| {
            let (code, name) = (self.writer.code(*it), self.writer.country(*it));
            // A country that the file only refers to has no name but its code.
            if code == name { Item::new("", name) } else { Item::new(code, name) }
        });
        let rest = self.writer.say(event.prose(Field::Participants)).to_owned();
        let rest = self.fact("", rest, Field::Participants);
        let leaders = event.leaders().iter().map(|it| self.leader(it));
        leaders.chain(others).chain(Some(rest).filter(|it| !it.body.is_empty())).collect()
    }

    fn leader(&self, leader: &Leader) -> Item {
        let store = self.writer.store;
        let person = store.person(leader.person);
        let name = self.writer.say(person.name);
        let mut forms: Vec<(String, String)> = Vec::new();
        for (tag, form) in store.strings().forms(person.name) {
            if form != name && forms.iter().all(|(_, it)| it != form) {
                forms.push((tag.to_owned(), form.to_owned()));
            }
        }
        let country = leader.country.map(|it| self.writer.code(it)).unwrap_or_default();
        let cites = self.writer.numbers.list(store, leader.cites);
        let mut item = Item::new(country, name).cites(cites);
        if !forms.is_empty() {
            item.details.push(Detail::Names(forms));
        }
        let note = if self.room < Room::Shortest { self.writer.say(leader.note) } else { "" };
        item.prose(self.writer.say(leader.office)).prose(note)
    }

    /// Returns what became of the actions of the session before.
    fn since_last(&self) -> Block {
        let Writer { store, event, look, .. } = &self.writer;
        let locale = look.locale;
        let against = self.since.before.map(|before| {
            let label = store.label(before, locale.tag());
            let date = before.date().map(|it| table::span(&it, *look)).unwrap_or_default();
            let silence = silence(locale, before, *event);
            let date = if date.is_empty() { date } else { format!(" ({date})") };
            let told = [locale.since(&format!("{label}{date}")), silence];
            let told: Vec<String> = told.into_iter().filter(|it| !it.is_empty()).collect();
            told.join(locale.clauses().0)
        });
        let told = [against.unwrap_or_default(), self.since.told(store, &self.writer)];
        let told: Vec<String> = told.into_iter().filter(|it| !it.is_empty()).collect();
        let themes = if self.room == Room::Any {
            self.since.themes(store, &self.writer)
        } else {
            Vec::new()
        };
        let changes = Change::ALL.iter().flat_map(|it| self.changed(*it));
        let items = themes.into_iter().chain(changes).collect();
        Block::items(locale.focus(Focus::Since), items).lead(told.join("\n"))
    }

    /// Returns the actions that changed in this way. Those that read as they did before, or stand
    /// below in full, are named by their numbers.
    fn changed(&self, change: Change) -> Vec<Item> {
        let number = |it: &Changed<'_>| {
            let actions = self.writer.event.actions().iter();
            actions
                .zip(1..)
                .find(|(action, _)| std::ptr::eq(*action, it.action))
                .map_or(0, |it| it.1)
        };
        let (sign, locale) = (self.writer.sign(change), self.writer.look.locale);
        let all = self.since.changes.actions.iter().filter(|it| it.change == Some(change));
        let numbered = change == Change::Kept || change == Change::New && self.room > Room::Any;
        if numbered {
            let mut numbers: Vec<usize> = all.map(number).collect();
            numbers.sort_unstable();
            let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
            let word = self.writer.words.change(change);
            let item = Item::new(sign, locale.numbered(word, &numbers.join(", ")));
            // On a dense page the signs before the actions have to do.
            let told = !numbers.is_empty() && self.room < Room::Dense;
            return told.then_some(item).into_iter().collect();
        }
        let items = all.map(|it| match change {
            Change::Dropped => self.dropped(it),
            Change::New => Item::new(format!("{sign} {}", number(it)), self.text(it)),
            _ => self.earlier(it, number(it)),
        });
        let items: Vec<Item> = items.collect();
        if self.room < Room::Dense || items.is_empty() {
            return items;
        }
        let one = |it: &Item| {
            let number = it.head.strip_prefix(sign).unwrap_or_default().trim_start();
            let rest = it.details.iter().filter_map(|it| match it {
                Detail::Prose(prose) => Some(format!(" {prose}")),
                _ => None,
            });
            format!("{number} {}{}", it.body, rest.collect::<String>()).trim_start().to_owned()
        };
        let all: Vec<String> = items.iter().map(one).collect();
        vec![Item::new(sign, format!("{}: {}", self.writer.words.change(change), all.join("; ")))]
    }

    fn text(&self, changed: &Changed<'_>) -> String {
        let text = self.writer.say(changed.action.text);
        if changed.proposed {
            format!("{text} ({})", self.writer.look.locale.proposed())
        } else {
            text.to_owned()
        }
    }

    fn dropped(&self, changed: &Changed<'_>) -> Item {
        let sign = self.writer.sign(Change::Dropped);
        // On a dense page the word stands before all of them.
        let word = if self.room < Room::Dense {
            format!("{}: ", self.writer.words.change(Change::Dropped))
        } else {
            String::new()
        };
        let item = Item::new(sign, format!("{word}{}", self.text(changed)));
        let cites = self.writer.numbers.list(self.writer.store, changed.action.cites);
        if self.room == Room::Any {
            Item { paper: Paper::Words, ..item.cites(cites) }
        } else {
            item
        }
    }

    /// Returns the wording that an action had before, and word by word what became of it.
    fn earlier(&self, changed: &Changed<'_>, number: usize) -> Item {
        let Writer { store, event, look, .. } = &self.writer;
        let locale = look.locale;
        let sign = changed.change.map_or("", |it| self.writer.sign(it));
        let head = format!("{sign} {number}");
        let none = Accepted::default();
        let all = analysis::carried_from(store, *event, changed, &none);
        let Some((session, action)) = all.first() else {
            return Item::new(head, self.text(changed));
        };
        let label = store.label(*session, locale.tag());
        let was = if changed.change == Some(Change::Returned) {
            format!("{label}: {}", self.writer.say(action.text))
        } else {
            format!("{} {}", locale.label(Label::Was), self.writer.say(action.text))
        };
        let proposed =
            if changed.proposed { format!(" ({})", locale.proposed()) } else { String::new() };
        let item = Item::new(head, format!("{was}{proposed}"));
        let [old, new] = [*action, changed.action].map(|it: &Action| self.writer.say(it.text));
        let item = match redline(old, new) {
            Some(spans) if changed.change == Some(Change::Reworded) => item.redline(spans),
            _ => item,
        };
        all.iter().skip(1).fold(item, |item, (session, action)| {
            let label = store.label(*session, locale.tag());
            let text = self.writer.say(action.text);
            let told = if self.room < Room::Dense {
                locale.carries_on_too(&label, text)
            } else {
                format!("+ {text}")
            };
            item.prose(told)
        })
    }

    /// Returns what was agreed, in the order of the file.
    fn agreed(&self) -> Block {
        let rows = self.writer.event.actions().iter().zip(1..);
        let rows: Vec<Row> = rows.map(|(it, number)| self.row(it, number)).collect();
        let heading = self.writer.words.label(Label::AgreedActions).to_owned();
        Block { heading, lead: String::new(), body: Body::Rows(rows) }
    }

    fn row(&self, action: &Action, number: usize) -> Row {
        let Writer { store, look, words, .. } = &self.writer;
        let changed = self.since.changes.actions.iter().find(|it| std::ptr::eq(it.action, action));
        let change = changed.and_then(|it| it.change);
        let proposed = changed.is_some_and(|it| it.proposed);
        let shown = self.room < Room::Shortest;
        let themes = if shown { store.theme_list(action.themes) } else { &[] };
        let item = Item::new("", self.writer.say(action.text))
            .cites(self.writer.numbers.list(store, action.cites));
        Row {
            number,
            sign: change.map_or("", |it| self.writer.sign(it)),
            change: change.map_or("", |it| words.change(it)),
            proposed: if proposed { look.locale.proposed() } else { "" },
            themes: self.writer.themes(themes),
            status: look.locale.status(store.str(action.status)).to_owned(),
            item: self.writer.sourced(item),
        }
    }

    fn concerns(&self) -> Vec<Item> {
        let store = self.writer.store;
        let concerns = self.writer.event.concerns().iter().map(|it| {
            let cites = self.writer.numbers.list(store, it.cites);
            let themes = if self.room == Room::Any { store.theme_list(it.themes) } else { &[] };
            let item = Item::new("*", self.writer.say(it.text)).cites(cites);
            self.writer.sourced(item).prose(self.writer.themes(themes))
        });
        concerns.collect()
    }

    fn sources(&self) -> Vec<Item> {
        let Writer { store, event, numbers, .. } = &self.writer;
        let kept = cited(store, *event, &self.since, Room::Shorter);
        let kept: Vec<SourceId> = kept.into_iter().map(|it| store.original_of(it)).collect();
        let one = |(number, id): (usize, SourceId)| {
            let item = source(&self.writer, number, id, self.room);
            if kept.contains(&id) { item } else { Item { paper: Paper::Nothing, ..item } }
        };
        numbers.all().map(one).collect()
    }
}

/// Returns a source under its number: all of it, or with less room who published it, when, and where
/// it is read.
pub(super) fn source(writer: &Writer<'_>, number: usize, id: SourceId, room: Room) -> Item {
    let source = writer.store.source(id);
    let url = writer.store.str(source.url);
    let mut item = Item { paper: Paper::Words, ..writer.source(number, id) };
    // On paper the title goes as well: it stands behind, with the id.
    let whole = room == Room::Any && !url.is_empty();
    if room == Room::Any && !whole {
        return item;
    }
    let bare = whole || room >= Room::Shorter && !url.is_empty();
    let title = if bare { "" } else { writer.say(source.title) };
    let parts =
        [writer.say(source.publisher), title, writer.store.str(source.date), writer.rank(source)];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    item.body = parts.join(", ");
    if whole {
        let key = writer.store.str(source.key);
        let key = if key.is_empty() { String::new() } else { format!("({key})") };
        let told = format!("{} {key}", writer.say(source.title));
        let title = Some(told.trim().to_owned()).filter(|it| !it.is_empty());
        item.details.splice(0..0, title.map(Detail::Prose));
        return item;
    }
    let mut copied = false;
    item.details.retain(|it| match it {
        // The first address is its own, those behind it are of its copies.
        Detail::Address(_) => room == Room::Short || !std::mem::replace(&mut copied, true),
        _ => false,
    });
    item
}
