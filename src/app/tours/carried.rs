//! What becomes of the tours when the file they are of has changed?
//!
//! The file's own are those of the new version. What was changed or made here and is in no file
//! stays; where the file changed the same tour too, there are both from then on.

use super::{Stop, Subject, Tour, Tours, Words};
use crate::analysis::Table;
use crate::app::reload::Carry;
use crate::i18n::Locale;
use crate::store::{Store, Text, TourId};

impl Tours {
    /// Takes them over into another store; returns for each where it is now.
    pub(in crate::app) fn carry(&mut self, carry: Carry<'_>) -> Vec<Option<usize>> {
        let before = std::mem::take(&mut self.all);
        self.all = carry.new.tours().map(|it| Tour::of(carry.new, it)).collect();
        let mut names = Vec::new();
        let mut places = Vec::new();
        for tour in before {
            let name = (tour.id.clone(), tour.origin);
            let place = self.place(carry, &tour);
            let now = place.and_then(|it| self.all.get(it)).map(|it| (it.id.clone(), it.origin));
            names.push((name, now));
            places.push(place);
        }
        let bench = std::mem::take(&mut self.bench);
        self.bench = bench.carried(|name| names.iter().find(|it| it.0 == *name)?.1.clone());
        // What a rehearsal took is of the tour as it was.
        self.practice = self.practice.take().map(|mut it| {
            it.tour = carried(&it.tour, carry, successor(&it.tour, carry));
            it
        });
        places
    }

    /// Puts a tour where it belongs now; returns where that is.
    fn place(&mut self, carry: Carry<'_>, tour: &Tour) -> Option<usize> {
        let twin = successor(tour, carry);
        let at = twin.and_then(|twin| self.all.iter().position(|it| it.origin == Some(twin)));
        if !tour.changed && (tour.origin.is_some() || at.is_some()) {
            return at;
        }
        // One that was written a moment ago is the file's own.
        let is_theirs = at.is_none() || tour.origin.is_some_and(|it| changed(carry, it));
        let mut ours = carried(tour, carry, twin.filter(|_| !is_theirs));
        if let Some(place) = at.filter(|_| !is_theirs).and_then(|it| self.all.get_mut(it)) {
            *place = ours;
            return at;
        }
        if at.is_some() {
            // The file has a tour of this id, and it is another one by now.
            ours.id.clear();
        }
        self.all.push(ours);
        Some(self.all.len() - 1)
    }
}

/// Returns the tour of the new version that a tour is, or was written as.
fn successor(tour: &Tour, carry: Carry<'_>) -> Option<TourId> {
    let by_id = || {
        let is_it = |it: &TourId| carry.new.str(carry.new.tour(*it).key) == tour.id;
        carry.new.tours().find(is_it).filter(|_| !tour.id.is_empty())
    };
    match tour.origin {
        Some(origin) => carry.diff.twins.tour(origin),
        None => by_id(),
    }
}

/// Tells whether the file has changed a tour.
fn changed(carry: Carry<'_>, tour: TourId) -> bool {
    let of_tours = carry.diff.tables.iter().find(|it| it.table == Table::Tours);
    of_tours.is_some_and(|it| it.changed.iter().any(|pair| pair.0 == tour.slot()))
}

/// Returns the tour that goes on as this one: the file's own where nothing was changed here, else
/// this one with what is still there of what it shows.
pub(in crate::app) fn following(tour: &Tour, carry: Carry<'_>) -> Tour {
    match successor(tour, carry) {
        Some(twin) if !tour.changed && !tour.on_the_spot => Tour::of(carry.new, twin),
        twin => carried(tour, carry, twin),
    }
}

/// Returns for each stop of a tour which stop of the one that follows it is: one that shows the same,
/// the nearest to its own place in the file.
pub(in crate::app) fn stops(before: &Tour, after: &Tour, carry: Carry<'_>) -> Vec<Option<usize>> {
    let place = |(at, stop): (usize, &Stop)| {
        let subject = subject(&stop.subject, carry)?;
        let same = after.stops.iter().enumerate().filter(|(_, it)| it.subject == subject);
        let apart = |(other, it): &(usize, &Stop)| (it.origin != stop.origin, other.abs_diff(at));
        same.min_by_key(apart).map(|(other, _)| other)
    };
    before.stops.iter().enumerate().map(place).collect()
}

/// Takes a tour over, without the stops that show what is gone.
fn carried(tour: &Tour, carry: Carry<'_>, origin: Option<TourId>) -> Tour {
    let theirs = origin.map(|it| carry.new.tour(it));
    let stop = |it: &Stop| {
        let theirs = it.origin.zip(theirs).and_then(|(at, tour)| tour.stops.get(at));
        let point = |(at, words): (usize, &Words)| {
            moved(words, carry, theirs.and_then(|it| it.points.get(at)).copied())
        };
        Some(Stop {
            subject: subject(&it.subject, carry)?,
            title: moved(&it.title, carry, theirs.map(|it| it.title)),
            points: it.points.iter().enumerate().map(point).collect(),
            notes: moved(&it.notes, carry, theirs.map(|it| it.notes)),
            ..it.clone()
        })
    };
    Tour {
        title: moved(&tour.title, carry, theirs.map(|it| it.title)),
        stops: tour.stops.iter().filter_map(stop).map(|it| it.counted(carry.new)).collect(),
        origin,
        ..tour.clone()
    }
}

fn subject(subject: &Subject, carry: Carry<'_>) -> Option<Subject> {
    Some(match subject {
        Subject::Event(event, focus) => Subject::Event(carry.event(*event)?, *focus),
        Subject::Compare(one, other) => Subject::Compare(carry.event(*one)?, carry.event(*other)?),
        Subject::Person(it) => Subject::Person(carry.diff.twins.person(*it)?),
        Subject::Place(it) => Subject::Place(carry.diff.twins.place(*it)?),
        other => other.clone(),
    })
}

/// Takes words over: those of the file where it still has them, else as if they had been typed.
fn moved(words: &Words, carry: Carry<'_>, theirs: Option<Text>) -> Words {
    let (Words::File(text) | Words::Edited { file: text, .. }) = words else {
        return words.clone();
    };
    let forms = |store: &Store, text| -> Vec<(String, String)> {
        let forms = store.strings().forms(text);
        forms.map(|(tag, form)| (tag.to_owned(), form.to_owned())).collect()
    };
    let before = forms(carry.old, *text);
    if let Some(theirs) = theirs.filter(|it| forms(carry.new, *it) == before) {
        return match words {
            Words::Edited { typed, .. } => Words::Edited { file: theirs, typed: typed.clone() },
            _ => Words::File(theirs),
        };
    }
    if before.iter().all(|(tag, form)| tag.is_empty() || form.is_empty()) {
        return match before.into_iter().map(|(_, form)| form).next() {
            Some(form) if !form.is_empty() => Words::Typed(form),
            _ => Words::default(),
        };
    }
    let forms = words.forms(carry.old);
    let in_language = |it: Locale| {
        let form = forms.iter().find(|(tag, _)| *tag == it.tag())?;
        Some((it.tag(), form.1.to_owned()))
    };
    let typed = Locale::ALL.into_iter().filter_map(in_language).collect();
    Words::Edited { file: Text::default(), typed }
}
