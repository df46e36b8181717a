//! Which texts does a format get as they are shown, and not as the file has them?

use super::Lost;
use crate::store::{Event, EventSet, Store, Str, Text};
use crate::text::{self, Lines};

/// Notes the texts of events that are written otherwise than the file has them: without letters that
/// nobody sees, or with a sign for each line break.
pub(super) fn note(store: &Store, (events, lost): (&EventSet, &mut Lost)) {
    for event in events.iter().filter_map(|it| store.event(it)) {
        let (mut hidden, mut broken) = (0, 0);
        each(store, event, &mut |said, shown| {
            // Where lines may break it would be shown as it is.
            if said != shown && text::display(said, Lines::Multi) == said {
                broken += 1;
            } else if said != shown {
                hidden += 1;
            }
        });
        lost.some(event.id(), hidden, "text with hidden letters");
        lost.some(event.id(), broken, "text with line breaks");
    }
}

/// What is called with what a file says, and with what is shown of it.
type Look<'l> = &'l mut dyn FnMut(&str, &str);

/// Calls `look` with what the file says and what is shown of every text of an event.
fn each(store: &Store, event: Event<'_>, look: Look<'_>) {
    let mut text = |it: Text| {
        let shown = store.strings().forms(it).map(|(_, form)| form);
        for ((_, said), shown) in store.strings().originals(it).zip(shown) {
            look(said, shown);
        }
    };
    text(event.name());
    for field in crate::model::Field::ALL {
        if matches!(field.name(), "participants" | "purpose" | "notes") {
            text(event.prose(*field));
        }
    }
    event.places().iter().for_each(|it| text(store.place(*it).name));
    event.series().into_iter().for_each(|it| text(store.series_of(it).name));
    event.actions().iter().for_each(|it| text(it.text));
    event.concerns().iter().for_each(|it| text(it.text));
    for leader in event.leaders() {
        [store.person(leader.person).name, leader.office, leader.note]
            .into_iter()
            .for_each(&mut text);
    }
    event.links().iter().for_each(|it| text(it.note));
    let mut word = |it: Str| look(store.original(it), store.str(it));
    event.tags().iter().for_each(|it| word(*it));
    event.links().iter().for_each(|it| word(it.rel));
}
