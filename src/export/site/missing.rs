//! What does the page not show, and what does only its search know?

use super::super::Lost;
use super::Site;
use crate::i18n::Locale;
use crate::model::Field;
use crate::store::{Event, Text};

/// Notes what of the events stands nowhere on the page.
pub(super) fn note(site: &Site<'_>, lost: &mut Lost) {
    let store = site.store;
    match store.tours().len() {
        0 => {}
        1 => lost.of_whole("1 tour"),
        count => lost.of_whole(format!("{count} tours")),
    }
    for event in site.all() {
        let languages = languages(site, event);
        if !languages.is_empty() {
            lost.of_event(event.id(), format!("texts in {}", languages.join(" and ")));
        }
        if event.places().iter().any(|it| store.place(*it).point.is_some()) {
            lost.of_event(event.id(), "where it was on the map");
        }
        let continues = event.actions().iter().map(|it| store.continues(it.continues).len());
        lost.references(event.id(), 0, continues.sum());
    }
}

/// Returns the languages of an event that the page does not show, in the order of their tags.
fn languages<'a>(site: &Site<'a>, event: Event<'_>) -> Vec<&'a str> {
    let store = site.store;
    let prose = [Field::Participants, Field::Purpose, Field::Notes].map(|it| event.prose(it));
    let actions = event.actions().iter().map(|it| it.text);
    let concerns = event.concerns().iter().map(|it| it.text);
    let offices = event.leaders().iter().map(|it| it.office);
    let texts = names(site, event).into_iter().chain(prose);
    let texts = texts.chain(actions).chain(concerns).chain(offices);
    let mut tags = Vec::new();
    for text in texts {
        let said = store.say(text, site.look.locale.tag());
        let others = store.strings().forms(text).filter(|(_, form)| *form != said);
        tags.extend(others.map(|(tag, _)| tag).filter(|it| !it.is_empty()));
    }
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// Returns every name that an event goes by or has in it.
fn names(site: &Site<'_>, event: Event<'_>) -> Vec<Text> {
    let store = site.store;
    let mut names = vec![event.name()];
    names.extend(event.series().map(|it| store.series_of(it).name));
    names.extend(event.places().iter().map(|it| store.place(*it).name));
    names.extend(event.leaders().iter().map(|it| store.person(it.person).name));
    names.extend(event.countries().iter().map(|it| store.country(*it).name));
    names.extend(event.host().map(|it| store.country(it).name));
    names.extend(event.themes().iter().map(|it| store.theme(*it).name));
    names
}

/// Returns what the search finds an event by beside what its rows say: its date as the file writes
/// it, and its names in every language.
pub(super) fn also(site: &Site<'_>, event: Event<'_>) -> String {
    let store = site.store;
    let mut words = vec![event.date().map(|it| it.to_string()).unwrap_or_default()];
    let here = site.look.locale;
    for locale in Locale::ALL.into_iter().filter(|it| *it != here) {
        words.push(store.label(event, locale.tag()).to_string());
    }
    for text in names(site, event) {
        let said = store.say(text, here.tag());
        let others = store.strings().forms(text).map(|(_, form)| form).filter(|it| *it != said);
        words.extend(others.map(str::to_owned));
    }
    let label = store.label(event, here.tag());
    let mut seen = Vec::with_capacity(words.len());
    for word in words {
        if !word.is_empty() && *word != *label && !seen.contains(&word) {
            seen.push(word);
        }
    }
    seen.join(" \u{b7} ")
}
