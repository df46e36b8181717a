//! New ids, put wherever a document names the old ones.

use foldhash::HashMap;

use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{OrWord, WireAction, WireEvent, WireFile, WireTour};

/// What an id is one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Names {
    Sources,
    People,
    Places,
    Series,
    Themes,
    Conflicts,
    Events,
    Actions,
}

impl Names {
    const COUNT: usize = 8;
}

/// The new id of each old one.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    new: [HashMap<String, String>; Names::COUNT],
}

impl Renamed {
    /// Gives something another id.
    pub(super) fn add(&mut self, names: Names, id: &mut Word<'_>, new: String) {
        if let Some(all) = self.new.get_mut(names as usize) {
            all.insert(id.as_str().to_owned(), new.clone());
        }
        *id = Word(new.into());
    }

    /// Renames what the rows of tables refer to.
    pub(super) fn tables(&self, file: &mut WireFile<'_>) {
        if self.is_empty(&[Names::Sources]) {
            return;
        }
        for (_, source) in &mut file.sources.0 {
            self.each(Names::Sources, &mut source.reposts);
        }
        for (_, person) in &mut file.people.0 {
            self.each(Names::Sources, &mut person.cites);
        }
        for (_, conflict) in &mut file.conflicts.0 {
            self.each(Names::Sources, &mut conflict.cites);
        }
    }

    /// Renames the rows that events refer to.
    pub(super) fn events(&self, file: &mut WireFile<'_>) {
        if !self.is_empty(&ROWS) {
            file.events.iter_mut().flatten().for_each(|it| self.event(it));
        }
    }

    /// Renames the events and the actions that others refer to, and what tours show.
    pub(super) fn references(&self, file: &mut WireFile<'_>) {
        if !self.is_empty(&[Names::Events, Names::Actions]) {
            file.events.iter_mut().flatten().for_each(|it| self.threads(it));
        }
        file.tours.iter_mut().for_each(|it| self.tour(it));
    }

    fn threads(&self, event: &mut WireEvent<'_>) {
        event.links.iter_mut().for_each(|it| self.each(Names::Events, &mut it.to));
        for action in &mut event.actions {
            if let OrWord::Row(row) = action {
                self.each(Names::Actions, &mut row.continues);
            }
        }
    }

    fn is_empty(&self, names: &[Names]) -> bool {
        names.iter().all(|it| self.new.get(*it as usize).is_none_or(HashMap::is_empty))
    }

    fn each<'w, 'a: 'w>(&self, names: Names, words: impl IntoIterator<Item = &'w mut Word<'a>>) {
        let Some(all) = self.new.get(names as usize).filter(|it| !it.is_empty()) else { return };
        for word in words {
            if let Some(new) = all.get(word.as_str()) {
                *word = Word(new.clone().into());
            }
        }
    }

    fn event(&self, event: &mut WireEvent<'_>) {
        let values = [
            &mut event.name,
            &mut event.date,
            &mut event.place,
            &mut event.host,
            &mut event.participants,
            &mut event.purpose,
            &mut event.notes,
        ];
        for value in values.into_iter().flatten() {
            self.each(Names::Sources, &mut value.cites);
        }
        match &mut event.place {
            Some(Value { bare: Some(Bare::Word(word)), .. }) => self.each(Names::Places, [word]),
            Some(Value { bare: Some(Bare::List(words)), .. }) => self.each(Names::Places, words),
            _ => {}
        }
        self.each(Names::Series, &mut event.series);
        for leader in &mut event.leaders {
            match leader {
                OrWord::Word(word) => self.each(Names::People, [word]),
                OrWord::Row(row) => {
                    self.each(Names::People, &mut row.person);
                    self.each(Names::Sources, &mut row.cites);
                }
            }
        }
        for action in event.actions.iter_mut().chain(&mut event.concerns) {
            if let OrWord::Row(row) = action {
                self.action(row);
            }
        }
        event.links.iter_mut().for_each(|it| self.each(Names::Sources, &mut it.cites));
        for dispute in &mut event.conflicts {
            match dispute {
                OrWord::Word(word) => self.each(Names::Conflicts, [word]),
                OrWord::Row(row) => self.each(Names::Conflicts, &mut row.id),
            }
        }
        self.each(Names::Themes, &mut event.themes);
        self.each(Names::Sources, &mut event.sources);
        self.each(Names::Sources, &mut event.source);
    }

    fn action(&self, action: &mut WireAction<'_>) {
        self.each(Names::Themes, &mut action.themes);
        self.each(Names::Themes, &mut action.theme);
        self.each(Names::Sources, &mut action.cites);
    }

    fn tour(&self, tour: &mut WireTour<'_>) {
        for stop in &mut tour.stops {
            self.each(Names::Events, &mut stop.event);
            self.each(Names::Events, stop.compare.iter_mut().flatten());
            self.each(Names::People, &mut stop.person);
            self.each(Names::Places, &mut stop.place);
        }
    }
}

/// What events refer to that stands in a table.
const ROWS: [Names; 6] =
    [Names::Sources, Names::People, Names::Places, Names::Series, Names::Themes, Names::Conflicts];
