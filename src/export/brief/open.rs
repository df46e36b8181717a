//! What does the data leave open, and where do its sources disagree?

use super::super::page::{Item, Paper, Writer};
use super::Room;
use super::session::Composer;
use crate::i18n::Label;
use crate::model::{Certainty, Field, Kind};
use crate::store::{Conflict, ConflictId};

/// Returns what is undecided, then what is not known, then what was decided.
pub(super) fn items(composer: &Composer<'_>) -> Vec<Item> {
    let (writer, room) = (&composer.writer, composer.room);
    let conflict = |it: &ConflictId| writer.store.conflict(*it);
    let all = || writer.event.conflicts().iter().map(conflict);
    let mut items: Vec<Item> = all().filter(|it| it.open).map(|it| undecided(writer, it)).collect();
    items.extend(questions(writer));
    let settled: Vec<&Conflict> = all().filter(|it| !it.open).collect();
    if room <= Room::Short {
        items.extend(settled.iter().map(|it| decided(writer, it, room)));
    } else if !settled.is_empty() {
        let told = |it: &&Conflict| {
            format!("{} {}", writer.store.str(it.key), writer.say(it.title)).trim().to_owned()
        };
        let names: Vec<String> = settled.iter().map(told).collect();
        let told = format!("{}: {}", writer.look.locale.settled(), names.join("; "));
        items.push(Item::new("*", told));
    }
    items
}

fn undecided(writer: &Writer<'_>, conflict: &Conflict) -> Item {
    let words = writer.words;
    let head = named(writer, conflict);
    let body = format!("{} ({})", writer.say(conflict.title), words.label(Label::Unresolved));
    Item::new(head, body)
        .cites(writer.numbers.list(writer.store, conflict.cites))
        .prose(told(words.label(Label::Accounts), writer.say(conflict.accounts)))
        .prose(told(words.label(Label::Judgement), writer.say(conflict.judgement)))
}

/// Returns a disagreement that the file has decided, with how.
fn decided(writer: &Writer<'_>, conflict: &Conflict, room: Room) -> Item {
    let words = writer.words;
    let body = format!("{} ({})", writer.say(conflict.title), writer.look.locale.settled());
    let accounts = if room == Room::Any { writer.say(conflict.accounts) } else { "" };
    let item = Item::new(named(writer, conflict), body)
        .cites(writer.numbers.list(writer.store, conflict.cites))
        .prose(told(words.label(Label::Accounts), accounts))
        .prose(told(words.label(Label::Judgement), writer.say(conflict.judgement)));
    Item { paper: Paper::Words, ..item }
}

fn named(writer: &Writer<'_>, conflict: &Conflict) -> String {
    let key = writer.store.str(conflict.key);
    if key.is_empty() { "*".to_owned() } else { key.to_owned() }
}

fn told(head: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{head}: {text}") }
}

/// Returns what nobody states, what no source is given for, and what is not recorded.
fn questions(writer: &Writer<'_>) -> Vec<Item> {
    let locale = writer.look.locale;
    let comma = locale.clauses().0;
    let inferred = FIELDS.iter().filter(|it| writer.event.certainty(**it) == Certainty::Inferred);
    let inferred = inferred.map(|it| {
        let note = writer.event.provenance(*it).map_or("", |it| writer.say(it.note));
        let word = word(writer, *it).to_lowercase();
        locale.inferred_only(&if note.is_empty() { word } else { format!("{word} ({note})") })
    });
    let mut told: Vec<String> = inferred.collect();
    let unsourced = unsourced(writer);
    if !unsourced.is_empty() {
        told.push(locale.without_source(&unsourced.join(comma)));
    }
    let missing =
        FIELDS.iter().filter(|it| writer.event.kind() == Kind::Session && is_missing(writer, **it));
    let missing: Vec<String> = missing.map(|it| word(writer, *it).to_lowercase()).collect();
    if !missing.is_empty() {
        told.push(locale.not_recorded_here(&missing.join(comma)));
    }
    told.into_iter().map(|it| Item::new("?", it)).collect()
}

/// The fields that a page has, in its order.
const FIELDS: [Field; 8] = [
    Field::Purpose,
    Field::Date,
    Field::Place,
    Field::Host,
    Field::Leaders,
    Field::Participants,
    Field::Actions,
    Field::Concerns,
];

fn word(writer: &Writer<'_>, field: Field) -> &'static str {
    let words = writer.words;
    match field {
        Field::Purpose => words.label(Label::Purpose),
        Field::Date => words.label(Label::Date),
        Field::Place => words.place,
        Field::Host => words.host,
        Field::Leaders => words.label(Label::Leaders),
        Field::Participants => words.label(Label::Participants),
        Field::Actions => words.label(Label::AgreedActions),
        Field::Concerns => words.label(Label::Concerns),
        Field::Name | Field::Sources | Field::Notes => "",
    }
}

fn is_missing(writer: &Writer<'_>, field: Field) -> bool {
    let event = writer.event;
    match field {
        Field::Date => event.date().is_none(),
        Field::Place => event.places().is_empty(),
        Field::Host => event.host().is_none(),
        Field::Leaders => event.leaders().is_empty(),
        Field::Actions => event.actions().is_empty(),
        Field::Concerns => event.concerns().is_empty(),
        Field::Purpose | Field::Participants => writer.say(event.prose(field)).is_empty(),
        Field::Name | Field::Sources | Field::Notes => false,
    }
}

/// Returns what no source is given for, where other values of the event have one.
fn unsourced(writer: &Writer<'_>) -> Vec<String> {
    let (event, store) = (writer.event, writer.store);
    if !event.cites_by_field() {
        return Vec::new();
    }
    let single = [Field::Purpose, Field::Date, Field::Place, Field::Host, Field::Participants];
    // Of what is inferred it has been said already.
    let stated = single.iter().filter(|it| event.certainty(**it) != Certainty::Inferred);
    let bare = stated.filter(|it| !is_missing(writer, **it) && event.cites(**it).is_empty());
    let mut told: Vec<String> = bare.map(|it| word(writer, *it).to_lowercase()).collect();
    let leaders = event.leaders().iter().filter(|it| store.cites(it.cites).is_empty());
    told.extend(leaders.map(|it| writer.say(store.person(it.person).name).to_owned()));
    let actions = event.actions().iter().zip(1_usize..);
    let actions = actions.filter(|(it, _)| store.cites(it.cites).is_empty());
    let numbers: Vec<String> = actions.map(|(_, number)| number.to_string()).collect();
    if !numbers.is_empty() {
        told.push(writer.look.locale.some_actions(&numbers.join(", ")));
    }
    told
}
