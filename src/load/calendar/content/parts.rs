//! The parts of an event that are more than a word: people, actions, links.

use super::super::lines::{Line, items, unescaped};
use super::Text;
use crate::load::value::{Bare, Word};
use crate::load::wire::{OrWord, WireAction, WireLeader, WireLink};

#[derive(Debug)]
pub(super) struct Leader<'l> {
    pub(super) name: Text<'l>,
    pub(super) country: Option<Text<'l>>,
    pub(super) office: Option<Text<'l>>,
}

/// An action or a concern, with what our own files say of it.
#[derive(Debug, Default)]
pub(super) struct Row<'l> {
    pub(super) text: Text<'l>,
    pub(super) id: Option<Text<'l>>,
    pub(super) status: Option<Text<'l>>,
    pub(super) themes: Vec<String>,
    pub(super) continues: Vec<String>,
}

#[derive(Debug)]
pub(super) struct Link<'l> {
    pub(super) rel: Text<'l>,
    pub(super) to: Option<Text<'l>>,
    pub(super) note: Option<Text<'l>>,
}

impl<'l> Row<'l> {
    pub(super) fn of(line: &'l Line<'_>) -> Self {
        let all = |name: &str| {
            let list = line.param(name).unwrap_or_default();
            items(&list).filter(|it| !it.is_empty()).map(|it| unescaped(it).into_owned()).collect()
        };
        Self {
            text: line.text(),
            id: line.param("X-ATTACHE-ID"),
            status: line.param("X-ATTACHE-STATUS"),
            themes: all("X-ATTACHE-THEMES"),
            continues: all("X-ATTACHE-CONTINUES"),
        }
    }

    pub(super) fn wire(&self) -> WireAction<'_> {
        WireAction {
            id: self.id.as_ref().map(word),
            text: Some(Bare::from(&*self.text)),
            themes: self.themes.iter().map(|it| Word::from(it.as_str())).collect(),
            status: self.status.as_ref().map(word),
            continues: self.continues.iter().map(|it| Word::from(it.as_str())).collect(),
            ..WireAction::default()
        }
    }
}

impl Leader<'_> {
    pub(super) fn wire(&self) -> OrWord<'_, WireLeader<'_>> {
        OrWord::Row(WireLeader {
            country: self.country.as_ref().map(word),
            person: Some(word(&self.name)),
            office: self.office.as_deref().map(Bare::from),
            ..WireLeader::default()
        })
    }
}

impl Link<'_> {
    pub(super) fn wire(&self) -> WireLink<'_> {
        WireLink {
            rel: Some(word(&self.rel)),
            to: self.to.as_ref().map(word),
            note: self.note.as_deref().map(Bare::from),
            ..WireLink::default()
        }
    }
}

pub(super) fn word<'c>(text: &'c Text<'_>) -> Word<'c> {
    Word::from(&**text)
}
