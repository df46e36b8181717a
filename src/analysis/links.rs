//! Which earlier actions does an action carry on, as the file or the user says?

use super::accepted::{Accepted, ActionName};
use crate::store::{Action, Event, EventId, Store};

/// An action, and the session that it was agreed at.
pub(super) type Agreed<'a> = (Event<'a>, &'a Action);

/// The most earlier actions that one is followed to.
const MOST: usize = 512;

/// Returns what an action carries on by itself: what its `continues` names, then what a user has
/// accepted. A link to something later is no link: the file is at fault there.
pub(super) fn carried_on<'a>(
    store: &'a Store,
    (event, action): Agreed<'a>,
    accepted: &Accepted,
) -> Vec<Agreed<'a>> {
    let stated = store.continues(action.continues).iter().filter_map(|&it| store.find_action(it));
    let mut found: Vec<Agreed<'a>> = stated.collect();
    if !accepted.0.is_empty() {
        let name = ActionName::new(store, event, action);
        let matches = accepted.0.iter().filter(|it| it.later == name);
        found.extend(matches.filter_map(|it| find(store, &it.earlier)));
    }
    found.retain(|(at, _)| at.at() < event.at());
    found
}

/// Returns what an action carries on, from session to session, back to the session `end` and to
/// what was last seen before it.
pub(super) fn reached<'a>(
    store: &'a Store,
    from: Agreed<'a>,
    end: EventId,
    accepted: &Accepted,
) -> Vec<Agreed<'a>> {
    let mut found = carried_on(store, from, accepted);
    let mut next = 0;
    while let Some(&it) = found.get(next).filter(|_| found.len() < MOST) {
        let further = it.0.at() > end;
        for more in further.then(|| carried_on(store, it, accepted)).into_iter().flatten() {
            if !found.iter().any(|known| is_same(*known, more)) {
                found.push(more);
            }
        }
        next += 1;
    }
    found
}

/// Tells whether two are one.
fn is_same(one: Agreed<'_>, other: Agreed<'_>) -> bool {
    one.0.at() == other.0.at() && std::ptr::eq(one.1, other.1)
}

fn find<'a>(store: &'a Store, name: &ActionName) -> Option<Agreed<'a>> {
    let event = store.find(&name.event)?;
    let is_it = |it: &&Action| ActionName::new(store, event, it) == *name;
    event.actions().iter().find(is_it).map(|it| (event, it))
}
