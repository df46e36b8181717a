//! One action through all sessions of its series.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::accepted::Accepted;
use super::chairs::FARTHEST;
use super::links::carried_on;
use super::propose::{By, Side, propose};
use super::wording::{same_words, words};
use crate::store::{Action, Event, Store};

/// How an action stands at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// No actions are recorded for the session: nobody can say.
    Unknown,
    /// It is not there.
    Absent,
    /// It is there for the first time.
    First,
    /// In the words of the time before; of several, one of them at least.
    Same,
    /// In other words than the time before.
    Reworded,
}

impl Presence {
    /// Tells whether it is there.
    pub const fn is_present(self) -> bool {
        matches!(self, Self::First | Self::Same | Self::Reworded)
    }
}

/// An action at one session, or that it is absent there.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// The session.
    pub session: Event<'a>,
    /// How it stands there.
    pub presence: Presence,
    /// The actions that it is there; more than one where it was split, none where it is absent.
    pub actions: Vec<&'a Action>,
    /// Whether its link to the time before is proposed, and not stated by the file or accepted.
    pub proposed: bool,
}

/// An action through all sessions of its series, in time order.
#[derive(Clone, Debug, Default)]
pub struct Thread<'a> {
    /// A cell for each session that was looked at.
    pub cells: Vec<Cell<'a>>,
    /// How many sessions of the series before them were not looked at.
    pub unseen_before: usize,
    /// How many after them were not.
    pub unseen_after: usize,
}

impl<'a> Thread<'a> {
    /// Returns how many sessions of the series were not looked at.
    pub const fn unseen(&self) -> usize {
        self.unseen_before + self.unseen_after
    }

    /// Returns where it was first seen, among the sessions that were looked at.
    pub fn first(&self) -> Option<&Cell<'a>> {
        self.cells.iter().find(|it| it.presence.is_present())
    }

    /// Returns where it was last seen, among the sessions that were looked at.
    pub fn last(&self) -> Option<&Cell<'a>> {
        self.cells.iter().rev().find(|it| it.presence.is_present())
    }

    /// Returns for how many sessions it has been silent since; those without recorded actions are
    /// not counted, and of what was not looked at nothing is known.
    pub fn silent(&self) -> usize {
        let since = self.cells.iter().rev().take_while(|it| !it.presence.is_present());
        since.filter(|it| it.presence == Presence::Absent).count()
    }
}

/// Follows an action of `event` back and forth through the sessions of its series: to what it
/// carries on and what carries it on, where it was split or merged too. Empty when `action` is no
/// action of `event`.
///
/// # Rule
///
/// Links of the file and accepted matches count, and so do the same words at neighbouring sessions.
/// Where the series has no link in the file, neighbouring sessions are matched by theme and wording
/// as well, and so are actions in the same words that are absent for a while. What the file does not
/// say is proposed. Of a longer series, 200 sessions are looked at, about half of them before that
/// of the action. A file without any series is taken as one.
pub fn thread<'a>(
    store: &'a Store,
    event: Event<'a>,
    action: &'a Action,
    accepted: &Accepted,
) -> Thread<'a> {
    let (sessions, [unseen_before, unseen_after]) = around(store, event);
    let own = sessions.iter().position(|it| it.at() == event.at());
    let slot = event.actions().iter().position(|it| std::ptr::eq(it, action));
    let Some((session, slot)) = own.zip(slot) else { return Thread::default() };
    let mut links = stated(store, &sessions, accepted);
    let linked = store.index().links_actions(event.series());
    let by = if linked { By::Words } else { By::ThemeAndWording };
    links.extend(proposed(store, &sessions, &links, by));
    let start = Place { session, slot };
    let mut places = follow(start, &links, |it| (it.later, it.earlier));
    places.extend(follow(start, &links, |it| (it.earlier, it.later)));
    Thread { cells: cells(store, &sessions, &places, &links), unseen_before, unseen_after }
}

/// Returns the sessions of the series around `event`, and how many come before and after them; the
/// event alone when it has no series.
fn around<'a>(store: &'a Store, event: Event<'a>) -> (Vec<Event<'a>>, [usize; 2]) {
    let Some(sessions) = store.sequence(event) else { return (vec![event], [0, 0]) };
    let all = sessions.len();
    let half = sessions.rank(event.at()).saturating_sub(FARTHEST / 2);
    let first = half.min(all.saturating_sub(FARTHEST));
    let end = first.saturating_add(FARTHEST).min(all);
    let at = (first..end).filter_map(|it| sessions.select(it));
    (at.filter_map(|it| store.event(it)).collect(), [first, all - end])
}

/// Which session, and which of its actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Place {
    session: usize,
    slot: usize,
}

/// That an action carries on another.
#[derive(Clone, Copy, Debug)]
struct Link {
    later: Place,
    earlier: Place,
    proposed: bool,
}

/// Returns the places of all actions in time order.
fn places<'a>(sessions: &[Event<'a>]) -> impl Iterator<Item = (Place, (Event<'a>, &'a Action))> {
    sessions.iter().copied().enumerate().flat_map(|(session, event)| {
        let actions = event.actions().iter().enumerate();
        actions.map(move |(slot, action)| (Place { session, slot }, (event, action)))
    })
}

/// Returns the links that the file states and those that were accepted.
fn stated<'a>(store: &'a Store, sessions: &[Event<'a>], accepted: &Accepted) -> Vec<Link> {
    let find = |(event, action): (Event<'a>, &'a Action)| {
        let session = sessions.binary_search_by_key(&event.at(), |it| it.at()).ok()?;
        let slot = event.actions().iter().position(|it| std::ptr::eq(it, action))?;
        Some(Place { session, slot })
    };
    let links = places(sessions).flat_map(|(later, agreed)| {
        let earlier = carried_on(store, agreed, accepted).into_iter().filter_map(find);
        earlier.map(move |earlier| Link { later, earlier, proposed: false }).collect::<Vec<_>>()
    });
    links.collect()
}

/// Proposes links for the actions that `known` ones do not join to the session before.
fn proposed<'a>(store: &'a Store, sessions: &[Event<'a>], known: &[Link], by: By) -> Vec<Link> {
    let mut links = Vec::new();
    let mut joined: HashSet<Place> = known.iter().map(|it| it.later).collect();
    let mut used: HashSet<Place> = known.iter().map(|it| it.earlier).collect();
    for (session, pair) in sessions.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let old = taken(*before, session, &used);
        let new = taken(*after, session + 1, &joined);
        let earlier = Side { actions: before.actions(), taken: &old };
        let later = Side { actions: after.actions(), taken: &new };
        for pair in propose(store, earlier, later, by) {
            let earlier = Place { session, slot: pair.earlier };
            let later = Place { session: session + 1, slot: pair.later };
            joined.insert(later);
            used.insert(earlier);
            links.push(Link { later, earlier, proposed: true });
        }
    }
    if by == By::Words {
        return links;
    }
    let mut last: HashMap<String, Place> = HashMap::new();
    for (later, (_, action)) in places(sessions) {
        let before = last.insert(words(store, action), later);
        let before = before.filter(|it| it.session < later.session);
        if let (Some(earlier), false) = (before, joined.contains(&later)) {
            links.push(Link { later, earlier, proposed: true });
        }
    }
    links
}

/// Tells of each action of a session whether it is among those that are matched.
fn taken(event: Event<'_>, session: usize, matched: &HashSet<Place>) -> Vec<bool> {
    (0..event.actions().len()).map(|slot| matched.contains(&Place { session, slot })).collect()
}

/// Returns every place that links lead to, the start among them.
fn follow(start: Place, links: &[Link], ends: impl Fn(&Link) -> (Place, Place)) -> Vec<Place> {
    let mut next: HashMap<Place, Vec<Place>> = HashMap::with_capacity(links.len());
    for (from, to) in links.iter().map(ends) {
        next.entry(from).or_default().push(to);
    }
    let mut found = vec![start];
    let mut at = 0;
    while let Some(place) = found.get(at) {
        // Taken out, so that no place is walked from twice.
        found.extend(next.remove(place).into_iter().flatten());
        at += 1;
    }
    found
}

fn cells<'a>(
    store: &Store,
    sessions: &[Event<'a>],
    places: &[Place],
    links: &[Link],
) -> Vec<Cell<'a>> {
    let mut cells = Vec::new();
    let mut before: Vec<&Action> = Vec::new();
    for (position, &session) in sessions.iter().enumerate() {
        let mut slots: Vec<usize> =
            places.iter().filter(|it| it.session == position).map(|it| it.slot).collect();
        slots.sort_unstable();
        slots.dedup();
        let actions: Vec<&'a Action> =
            slots.iter().filter_map(|&it| session.actions().get(it)).collect();
        let same = |it: &&Action| before.iter().any(|old| same_words(store, old, it));
        let presence = match (actions.is_empty(), before.is_empty()) {
            _ if session.actions().is_empty() => Presence::Unknown,
            (true, _) => Presence::Absent,
            (_, true) => Presence::First,
            _ if actions.iter().any(same) => Presence::Same,
            _ => Presence::Reworded,
        };
        let here = |it: &&Link| {
            let inside = |it: &Place| places.contains(it);
            it.later.session == position && inside(&it.later) && inside(&it.earlier)
        };
        let mut here = links.iter().filter(here).peekable();
        let proposed = here.peek().is_some() && here.all(|it| it.proposed);
        if !actions.is_empty() {
            before.clone_from(&actions);
        }
        cells.push(Cell { session, presence, actions, proposed });
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    const BUNDLED: &str = include_str!("../../assets/working-groups.json");

    /// Draws the thread of the action at a position: a sign for each session, a question mark
    /// behind a proposed one.
    #[track_caller]
    fn told(source: &str, id: &str, slot: usize, accepted: &Accepted) -> (String, usize) {
        let store = load(source).store;
        let event = store.find(id).unwrap();
        let thread = thread(&store, event, &event.actions()[slot], accepted);
        let sign = |it: &Cell<'_>| {
            let sign = match it.presence {
                Presence::Unknown => '?',
                Presence::Absent => '.',
                Presence::First => '+',
                Presence::Same => '=',
                Presence::Reworded => '~',
            };
            let more =
                if it.actions.len() > 1 { it.actions.len().to_string() } else { String::new() };
            format!("{sign}{more}{}", if it.proposed { "?" } else { "" })
        };
        (thread.cells.iter().map(sign).collect(), thread.silent())
    }

    #[test]
    fn heists_are_followed_through_all_seven_sessions() {
        let none = Accepted::default();
        for (id, slot) in [("bilateral-07", 0), ("bilateral-05", 0), ("bilateral-01", 2)] {
            assert_eq!(told(BUNDLED, id, slot, &none), ("+..~~~=".to_owned(), 0), "{id}");
        }
        let store = load(BUNDLED).store;
        let event = store.find("bilateral-06").unwrap();
        let heists = thread(&store, event, &event.actions()[0], &none);
        assert_eq!(heists.first().map(|it| it.session.id()), Some("bilateral-01"));
        assert_eq!(heists.last().map(|it| it.session.id()), Some("bilateral-07"));
    }

    #[test]
    fn splits_and_merges_are_followed() {
        // The industry of the third session became two actions at the fourth.
        assert_eq!(told(BUNDLED, "bilateral-03", 1, &Accepted::default()).0, ".+~~2~2~2=2");
    }

    #[test]
    fn an_action_that_is_gone_is_silent_since() {
        let (cells, silent) = told(BUNDLED, "bilateral-06", 9, &Accepted::default());
        assert_eq!((cells.as_str(), silent), ("..+..~.", 1));
    }

    #[test]
    fn without_links_neighbours_are_proposed() {
        let source = r#"{"events": [
            {"id":"a","series":"s","date":"2024-01","actions":["Share information"]},
            {"id":"b","series":"s","date":"2024-02","actions":["Train","Share more information"]},
            {"id":"c","series":"s","date":"2024-03","actions":["Train"]},
            {"id":"d","series":"s","date":"2024-04","actions":["Share more information"]},
            {"id":"e","date":"2024-05","actions":["Share more information"]}]}"#;
        let none = Accepted::default();
        assert_eq!(told(source, "a", 0, &none), ("+~?.=?".to_owned(), 0));
        assert_eq!(told(source, "d", 0, &none), ("+~?.=?".to_owned(), 0));
        assert_eq!(told(source, "c", 0, &none), (".+=?.".to_owned(), 1));
        assert_eq!(told(source, "e", 0, &none), ("+".to_owned(), 0));
        let name = |event: &str, words: &str| super::super::ActionName {
            event: event.into(),
            words: words.into(),
        };
        let accepted = Accepted(vec![super::super::Match {
            later: name("b", "share more information"),
            earlier: name("a", "share information"),
        }]);
        assert_eq!(told(source, "a", 0, &accepted).0, "+~.=?");
    }

    #[test]
    fn a_long_series_is_bounded() {
        let events: Vec<String> = (0..1_000)
            .map(|it| {
                format!(
                    r#"{{"id":"e{it}","series":"s","date":"{}","actions":["Meet"]}}"#,
                    1000 + it
                )
            })
            .collect();
        let source = format!(r#"{{"events":[{}]}}"#, events.join(","));
        let (cells, _) = told(&source, "e500", 0, &Accepted::default());
        assert_eq!(cells.matches('=').count(), FARTHEST - 1);
        let store = load(&source).store;
        let event = store.find("e990").unwrap();
        let meet = thread(&store, event, &event.actions()[0], &Accepted::default());
        assert_eq!((meet.unseen_before, meet.unseen_after), (800, 0));
    }

    #[test]
    fn a_session_without_actions_is_no_silence() {
        let source = r#"{"events": [
            {"id":"a","date":"2024-01","actions":["Train"]},
            {"id":"b","date":"2024-02"},
            {"id":"c","date":"2024-03","actions":["Sign"]},
            {"id":"d","date":"2024-04"}]}"#;
        assert_eq!(told(source, "a", 0, &Accepted::default()), ("+?.?".to_owned(), 1));
    }

    #[test]
    fn a_series_of_no_more_sessions_than_are_looked_at_is_seen_whole() {
        let events: Vec<String> = (0..130)
            .map(|it| {
                let words = if it % 120 == 0 { "Meet".to_owned() } else { format!("Step {it}") };
                format!(r#"{{"id":"e{it}","date":"{}","actions":["{words}"]}}"#, 1000 + it)
            })
            .collect();
        let store = load(&format!(r#"{{"events":[{}]}}"#, events.join(","))).store;
        let event = store.find("e120").unwrap();
        let meet = thread(&store, event, &event.actions()[0], &Accepted::default());
        assert_eq!((meet.cells.len(), meet.unseen()), (130, 0));
        assert_eq!(meet.first().map(|it| it.session.id()), Some("e0"));
    }

    #[test]
    fn an_action_of_another_session_has_no_thread() {
        let store = load(BUNDLED).store;
        let [one, other] = ["bilateral-06", "bilateral-07"].map(|it| store.find(it).unwrap());
        assert!(thread(&store, one, &other.actions()[0], &Accepted::default()).cells.is_empty());
    }
}
