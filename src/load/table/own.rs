//! Lists of our own tables that run side by side: the items of one column belong to those of
//! another at the same position.

use std::borrow::Cow;

use super::entry::Entry;
use super::lists::{own_items, parts, unescaped};
use super::roles::Role;
use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{OrWord, WireAction, WireEvent, WireLeader, WireLink};

/// Reads leaders, actions, links and sources.
pub(super) fn lists<'a>(entry: &Entry<'a>, event: &mut WireEvent<'a>) {
    event.notes = entry.text(Role::Notes).cloned().map(Value::from);
    event.leaders = leaders(entry);
    event.actions = actions(entry);
    event.links = links(entry);
    let references = entry.items(Role::References);
    if !references.is_empty() {
        event.sources = references.into_iter().map(Word).collect();
    }
}

fn leaders<'a>(entry: &Entry<'a>) -> Vec<OrWord<'a, WireLeader<'a>>> {
    let countries = entry.items(Role::LeaderCountries);
    let offices = entry.items(Role::Offices);
    let leader = |(index, name): (usize, Cow<'a, str>)| {
        OrWord::Row(WireLeader {
            person: Some(Word(name)),
            country: word_at(&countries, index),
            office: word_at(&offices, index).map(Bare::Word),
            ..WireLeader::default()
        })
    };
    entry.items(Role::Leaders).into_iter().enumerate().map(leader).collect()
}

fn actions<'a>(entry: &Entry<'a>) -> Vec<OrWord<'a, WireAction<'a>>> {
    let ids = entry.items(Role::ActionIds);
    let statuses = entry.items(Role::ActionStatuses);
    let themes = inner(entry, Role::ActionThemes);
    let continues = inner(entry, Role::Continues);
    let action = |(index, text): (usize, Cow<'a, str>)| {
        OrWord::Row(WireAction {
            id: word_at(&ids, index),
            text: Some(Bare::Word(Word(text))),
            themes: themes.get(index).cloned().unwrap_or_default(),
            status: word_at(&statuses, index),
            continues: continues.get(index).cloned().unwrap_or_default(),
            ..WireAction::default()
        })
    };
    entry.items(Role::Actions).into_iter().enumerate().map(action).collect()
}

fn links<'a>(entry: &Entry<'a>) -> Vec<WireLink<'a>> {
    let notes = entry.items(Role::LinkNotes);
    let cell = entry.text(Role::Links).map_or("", |it| &**it);
    let all = if cell.is_empty() { Vec::new() } else { own_items(cell) };
    let link = |(index, item): (usize, &str)| {
        let mut ends = parts(item, '>').into_iter().map(|it| Word::from(unescaped(it)));
        let mut end = || ends.next().filter(|it| !it.as_str().is_empty());
        WireLink {
            rel: end(),
            to: end(),
            note: word_at(&notes, index).map(Bare::Word),
            ..WireLink::default()
        }
    };
    all.into_iter().enumerate().map(link).collect()
}

/// Returns the lists within the items of a list.
fn inner<'a>(entry: &Entry<'a>, role: Role) -> Vec<Vec<Word<'a>>> {
    let cell = entry.text(role).map_or("", |it| &**it);
    let words = |item: &str| {
        let words = parts(item, '|').into_iter().filter(|it| !it.is_empty());
        words.map(|it| Word::from(unescaped(it))).collect()
    };
    own_items(cell).into_iter().map(words).collect()
}

fn word_at<'a>(items: &[Cow<'a, str>], index: usize) -> Option<Word<'a>> {
    items.get(index).filter(|it| !it.is_empty()).cloned().map(Word)
}
