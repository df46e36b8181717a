//! What does a list of events look like to a person: one line each, in columns that stay straight?
//!
//! Columns are terminal columns, so a list in Korean is as straight as one in English. A table is
//! never wider than [`COLUMNS`]; the widest cells give way first, with an ellipsis.

use std::io::{self, Write};

use super::page::words::Words;
use crate::i18n::{Locale, dates};
use crate::store::{Event, EventSet, Leader, Store};
use crate::text;

/// The widest a table may be, in columns.
pub const COLUMNS: usize = 100;
/// Columns between two cells.
const GAP: usize = 2;
/// How many cells a line has.
const CELLS: usize = 6;
/// Which of them are the leaders.
const LEADERS: usize = 4;
/// The columns that each cell can do with: date, label, place, parties, leaders, id.
const READABLE: [usize; CELLS] = [20, 20, 10, 8, 12, 20];

/// How texts are put: the language and the marks of the symbol set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look<'a> {
    /// The language; a text that lacks it is in English.
    pub locale: Locale,
    /// What joins the ends of a range: an en dash or a hyphen.
    pub dash: &'a str,
    /// What stands for what was cut off.
    pub ellipsis: &'a str,
}

impl Look<'_> {
    /// Returns the sign before a count of what was dropped.
    pub(super) fn minus(self) -> &'static str {
        // A symbol set that has no en dash has no minus sign either.
        if self.dash.is_ascii() { "-" } else { "−" }
    }
}

/// Writes a heading and a line for each event. Walks the events twice, and keeps none of them.
///
/// Leaders are in full where that fits, else by their family names.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    events: &EventSet,
) -> io::Result<()> {
    let heading = Words::of(look.locale).columns.map(str::to_owned);
    let events = || events.iter().filter_map(|it| store.event(it));
    let mut widths = heading.each_ref().map(|it| text::width(it));
    let mut family = 0;
    for event in events() {
        let cells = cells(store, event, look);
        family = family.max(text::width(&leaders(store, event, look, Names::Family)));
        for (width, cell) in widths.iter_mut().zip(&cells) {
            *width = text::width(cell).clamp(*width, COLUMNS);
        }
    }
    let room = COLUMNS - GAP * (CELLS - 1);
    let names = if widths.iter().sum::<usize>() > room { Names::Family } else { Names::Full };
    if names == Names::Family {
        widths[LEADERS] = family.clamp(text::width(&heading[LEADERS]), COLUMNS);
    }
    squeeze(&mut widths, room);
    writeln!(out, "{}", line(&heading, &widths, look.ellipsis))?;
    for event in events() {
        let mut cells = cells(store, event, look);
        if names == Names::Family {
            cells[LEADERS] = leaders(store, event, look, names);
        }
        writeln!(out, "{}", line(&cells, &widths, look.ellipsis))?;
    }
    Ok(())
}

/// Which names of people are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Full,
    Family,
}

/// Returns the cells of an event: date, label, place, parties, leaders, id; each one line.
pub(super) fn cells(store: &Store, event: Event<'_>, look: Look<'_>) -> [String; CELLS] {
    let tag = look.locale.tag();
    let date = event.date().map(|it| span(&it, look)).unwrap_or_default();
    let places = event.places().iter().map(|&it| {
        let place = store.place(it);
        let short = store.say(place.short, tag);
        if short.is_empty() { store.say(place.name, tag) } else { short }
    });
    let countries = event.countries().iter().map(|&it| store.str(store.country(it).key));
    [
        date,
        text::message(&store.label(event, tag)),
        text::message(&places.collect::<Vec<_>>().join(", ")),
        text::message(&countries.collect::<Vec<_>>().join(" ")),
        leaders(store, event, look, Names::Full),
        text::message(event.id()),
    ]
}

fn leaders(store: &Store, event: Event<'_>, look: Look<'_>, names: Names) -> String {
    let tag = look.locale.tag();
    let name = |it: &Leader| {
        let person = store.person(it.person);
        let family = names == Names::Family && !store.strings().is_blank(person.family);
        store.say(if family { person.family } else { person.name }, tag)
    };
    text::message(&event.leaders().iter().map(name).collect::<Vec<_>>().join(", "))
}

/// Returns a date with its year in the language and with the dash of `look`.
pub(super) fn span(date: &crate::model::Edtf, look: Look<'_>) -> String {
    dates::span(date, look.locale, dates::Style::WithYear, look.dash)
}

/// Takes columns from the widest cells until all fit into `room`; from none more than leaves it
/// readable, as long as there is another.
fn squeeze(widths: &mut [usize; CELLS], room: usize) {
    for floors in [READABLE, [1; CELLS]] {
        while widths.iter().sum::<usize>() > room {
            let above = widths.iter_mut().zip(floors).filter(|(width, floor)| **width > *floor);
            let Some((widest, _)) = above.max_by_key(|(width, _)| **width) else { break };
            *widest -= 1;
        }
    }
}

fn line(cells: &[String], widths: &[usize], ellipsis: &str) -> String {
    let mut line = String::new();
    for (cell, &width) in cells.iter().zip(widths) {
        let cell = text::fit(cell, width, ellipsis);
        line += &text::pad_end(&cell, width + GAP);
    }
    line.truncate(line.trim_end().len());
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_cells_give_way_first() {
        let mut widths = [14, 60, 10, 8, 36, 12];
        squeeze(&mut widths, 90);
        assert_eq!(widths.iter().sum::<usize>(), 90);
        assert_eq!((widths[0], widths[2], widths[3], widths[5]), (14, 10, 8, 12));
        assert!(widths[1].abs_diff(widths[4]) <= 1, "{widths:?}");
        let mut widths = [18, 60, 17, 11, 38, 22];
        squeeze(&mut widths, 90);
        assert_eq!(widths, [18, 20, 10, 10, 12, 20]);
        let mut widths = [100; CELLS];
        squeeze(&mut widths, 90);
        assert_eq!(widths.iter().sum::<usize>(), 90);
    }

    #[test]
    fn cells_stand_under_each_other_in_any_script() {
        let line = |cells: [&str; 2]| line(&cells.map(str::to_owned), &[6, 4], "..");
        assert_eq!(line(["서울", "a"]), "서울    a");
        assert_eq!(line(["Seoul", "a"]), "Seoul   a");
        assert_eq!(line(["Washington", "abcdef"]), "Wash..  ab..");
    }
}
