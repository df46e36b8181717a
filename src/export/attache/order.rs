//! Would bare rows come back in their order, if nothing but references to them were written?
//!
//! A row that is not declared is made where it is first referred to. The order of the rows is that
//! of the lanes, and of lists that are counted.

use super::Writer;
use crate::model::Field;
use crate::store::{Cites, Event, Subject, Table, Themes};

/// What is called with the position of a row that is referred to.
type Each<'f> = &'f mut dyn FnMut(usize);

impl Writer<'_> {
    /// Tells whether the rows of a table would come back in another order, or not all of them.
    ///
    /// Of a part of the events only the lanes matter: rows that no event of it refers to are not
    /// missed.
    pub(super) fn is_out_of_order(&self, table: Table) -> bool {
        let store = self.store;
        let count = match table {
            Table::Person => store.people().len(),
            Table::Place => store.places().len(),
            Table::Series => store.series().len(),
            Table::Theme => store.themes().len(),
            Table::Source => store.sources().len(),
            // Codes stand in no order that means anything; conflicts are always written.
            Table::Country | Table::Conflict => return false,
        };
        if !self.is_whole() && table != Table::Series {
            return false;
        }
        let mut seen = vec![false; count];
        let (mut highest, mut is_out) = (0, false);
        self.references(table, &mut |slot| {
            let Some(seen) = seen.get_mut(slot) else { return };
            if !std::mem::replace(seen, true) {
                is_out |= slot < highest;
                highest = slot;
            }
        });
        is_out || (self.is_whole() && seen.contains(&false))
    }

    /// Calls `each` with every reference to a table, in the order in which they are read.
    fn references(&self, table: Table, each: Each<'_>) {
        let store = self.store;
        if table == Table::Source {
            let people = store.people().map(|it| store.person(it).cites);
            let conflicts = store.conflicts().map(|it| store.conflict(it).cites);
            people.chain(conflicts).for_each(|it| self.each_source(it, each));
        }
        for event in self.order.iter().filter_map(|it| store.event(*it)) {
            match table {
                Table::Person => event.leaders().iter().for_each(|it| each(it.person.slot())),
                Table::Place => event.places().iter().for_each(|it| each(it.slot())),
                Table::Series => event.series().iter().for_each(|it| each(it.slot())),
                Table::Theme => {
                    event.actions().iter().for_each(|it| self.each_theme(it.themes, each));
                    event.concerns().iter().for_each(|it| self.each_theme(it.themes, each));
                    event.themes().iter().for_each(|it| each(it.slot()));
                }
                Table::Source => self.sources_of(event, each),
                Table::Country | Table::Conflict => {}
            }
        }
        for stop in store.tours().flat_map(|it| &store.tour(it).stops) {
            match (stop.subject, table) {
                (Subject::Person(person), Table::Person) => each(person.slot()),
                (Subject::Place(place), Table::Place) => each(place.slot()),
                _ => {}
            }
        }
    }

    fn sources_of(&self, event: Event<'_>, each: Each<'_>) {
        event.leaders().iter().for_each(|it| self.each_source(it.cites, each));
        event.actions().iter().for_each(|it| self.each_source(it.cites, each));
        event.concerns().iter().for_each(|it| self.each_source(it.cites, each));
        event.links().iter().for_each(|it| self.each_source(it.cites, each));
        let fields = Field::ALL.iter().flat_map(|&it| event.cites(it));
        fields.chain(event.sources()).for_each(|it| each(it.slot()));
    }

    fn each_source(&self, list: Cites, each: Each<'_>) {
        self.store.cites(list).iter().for_each(|it| each(it.slot()));
    }

    fn each_theme(&self, list: Themes, each: Each<'_>) {
        self.store.theme_list(list).iter().for_each(|it| each(it.slot()));
    }
}
