//! What does Markwhen have no room for?

use crate::export::Lost;
use crate::model::{Certainty, Field};
use crate::store::{Event, EventSet, Store};

/// Notes it, event by event in the order of time.
pub(super) fn note(store: &Store, events: &EventSet, lost: &mut Lost) {
    let tours = store.tours().len();
    if tours > 0 {
        lost.of_whole(counted(tours, ["tour", "tours"]));
    }
    for event in events.iter().filter_map(|it| store.event(it)) {
        of_event(store, event, lost);
    }
}

fn of_event(store: &Store, event: Event<'_>, lost: &mut Lost) {
    let conflicts = event.conflicts().len();
    if conflicts > 0 {
        lost.of_event(event.id(), counted(conflicts, ["conflict", "conflicts"]));
    }
    // Without a source of its own an event has none that could say one thing and not another.
    if !event.sources().is_empty() && event.cites_by_field() {
        lost.of_event(event.id(), "which source says what");
    }
    let firm = Field::ALL.iter().filter(|it| event.certainty(**it) != Certainty::Stated).count();
    if firm > 0 {
        let fields = counted(firm, ["field is", "fields are"]);
        lost.of_event(event.id(), format!("how firm {fields} known"));
    }
    let notes = Field::ALL.iter().filter_map(|it| event.provenance(*it));
    let notes = notes.filter(|it| !store.strings().is_blank(it.note)).count();
    if notes > 0 {
        lost.of_event(event.id(), counted(notes, ["remark on a field", "remarks on fields"]));
    }
    let prose = [Field::Participants, Field::Purpose, Field::Notes].map(|it| event.prose(it));
    let actions = event.actions().iter().map(|it| it.text);
    let texts = prose.into_iter().chain([event.name()]).chain(actions);
    let others: usize = texts.map(|it| store.strings().forms(it).count().saturating_sub(1)).sum();
    if others > 0 {
        let nouns = ["text in another language", "texts in other languages"];
        lost.of_event(event.id(), counted(others, nouns));
    }
}

fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
