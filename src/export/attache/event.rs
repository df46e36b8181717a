//! One event, in full.

use std::collections::HashSet;

use super::node::Node;
use super::{Object, Writer};
use crate::export::Lost;
use crate::model::{Certainty, Field, Kind, Scope};
use crate::store::{
    Action, Cites, Concern, Event, Leader, Link, Provenance, SourceId, Str, Table, ThemeId,
};

/// The keys beside a value that say how it is known. A text whose languages are called so must stand
/// under `value`.
const RESERVED: [&str; 4] = ["value", "cites", "certainty", "note"];

impl<'a> Writer<'a> {
    /// Returns an event. What it says of events that are not written is noted in `lost`.
    pub(in crate::export) fn event(&self, event: Event<'a>, lost: &mut Lost) -> Node<'a> {
        let links: Vec<&Link> =
            event.links().iter().filter(|it| !self.is_left_out(it.to)).collect();
        let mut left_out = 0;
        let actions = list(event.actions(), |it| self.action(it, &mut left_out));
        lost.references(event.id(), event.links().len() - links.len(), left_out);
        let prose = |field| self.value(event, field, self.text(event.prose(field)));
        let series =
            event.series().map(|it| self.name(Table::Series, self.store.series_of(it).key));
        let host = event.host().map(|it| Node::from(self.country(it)));
        let date = event.date().map(|it| Node::Text(it.to_string().into()));
        let sources = self.sources(event, &links);
        Object::default()
            .put("id", Some(Node::from(event.id())))
            .put("kind", (event.kind() != Kind::Session).then(|| event.kind().name().into()))
            .put("scope", (event.scope() != Scope::Core).then(|| event.scope().name().into()))
            .put("series", series.map(Node::from))
            .put("ordinal", event.ordinal().map(|it| Node::Plain(it.to_string())))
            .put("name", self.value(event, Field::Name, self.text(event.name())))
            .put("date", self.value(event, Field::Date, date))
            .put("place", self.value(event, Field::Place, self.places(event)))
            .put("countries", self.countries(event.countries()))
            .put("host", self.value(event, Field::Host, host))
            .put("leaders", list(event.leaders(), |it| self.leader(it)))
            .put("participants", prose(Field::Participants))
            .put("purpose", prose(Field::Purpose))
            .put("actions", actions)
            .put("concerns", list(event.concerns(), |it| self.concern(it)))
            .put("links", list(&links, |it| self.link(it)))
            .put("conflicts", self.conflicts(event))
            .put("notes", prose(Field::Notes))
            .put("themes", self.themes(event.themes()))
            .put("tags", Node::words(event.tags().iter().map(|&it| self.store.original(it))))
            .put("sources", self.cites(&sources))
            .node()
    }

    /// Returns the value of a field, with what is known about how it is known.
    fn value(&self, event: Event<'a>, field: Field, value: Option<Node<'a>>) -> Option<Node<'a>> {
        let Some(Provenance { cites, certainty, note, .. }) = event.provenance(field) else {
            return value;
        };
        let is_plain = !matches!(&value, Some(Node::Map(forms))
            if forms.iter().any(|(tag, _)| RESERVED.contains(tag)));
        let known = Object::default()
            .put("cites", self.cites(self.store.cites(cites)))
            .put("certainty", (certainty != Certainty::Stated).then(|| certainty.name().into()))
            .put("note", self.text(note));
        if known.0.is_empty() && is_plain {
            return value;
        }
        let value = value.unwrap_or_else(|| Node::Plain("null".to_owned()));
        let mut all = Object::default().put("value", Some(value));
        all.0.extend(known.0);
        Some(all.node())
    }

    fn places(&self, event: Event<'a>) -> Option<Node<'a>> {
        let name = |it: &_| Node::from(self.name(Table::Place, self.store.place(*it).key));
        match event.places() {
            [] => None,
            [place] => Some(name(place)),
            places => Some(Node::List(places.iter().map(name).collect())),
        }
    }

    fn leader(&self, leader: &Leader) -> Node<'a> {
        let person = self.store.person(leader.person);
        // A leader without a name is no name, unless the file has somebody of whom it is the id.
        let is_named = !self.store.str(person.key).is_empty();
        let name = is_named.then(|| Node::from(self.name(Table::Person, person.key)));
        let rest = Object::default()
            .put("office", self.text(leader.office))
            .put("cites", self.cites(self.store.cites(leader.cites)))
            .put("note", self.text(leader.note));
        if let (Some(name), true) = (&name, rest.0.is_empty() && leader.country == person.country) {
            return name.clone();
        }
        let country = leader.country.map(|it| Node::from(self.country(it)));
        let mut all = Object::default().put("country", country).put("person", name);
        all.0.extend(rest.0);
        all.node()
    }

    fn action(&self, action: &Action, left_out: &mut usize) -> Node<'a> {
        let continues = self.store.continues(action.continues);
        let kept: Vec<&str> = continues
            .iter()
            .filter(|it| !self.is_of_left_out(**it))
            .map(|&it| self.store.original(it))
            .collect();
        *left_out += continues.len() - kept.len();
        bare_or(
            Object::default()
                .put("id", self.word(action.id))
                .put("text", self.text(action.text))
                .put("themes", self.themes(self.store.theme_list(action.themes)))
                .put("status", self.word(action.status))
                .put("continues", Node::words(kept.into_iter()))
                .put("cites", self.cites(self.store.cites(action.cites))),
        )
    }

    /// Tells whether an action is one of an event that is not written.
    fn is_of_left_out(&self, action: Str) -> bool {
        let is_out = |(it, _): (Event<'_>, &Action)| !self.events.contains(it.at());
        !self.is_whole() && self.store.find_action(action).is_some_and(is_out)
    }

    fn concern(&self, concern: &Concern) -> Node<'a> {
        bare_or(
            Object::default()
                .put("text", self.text(concern.text))
                .put("themes", self.themes(self.store.theme_list(concern.themes)))
                .put("cites", self.cites(self.store.cites(concern.cites))),
        )
    }

    fn link(&self, link: &Link) -> Node<'a> {
        // Events are found by their ids as they are shown.
        let shown = self.store.str(link.to);
        let is_event = self.store.find(shown).is_some();
        let to = if is_event { shown } else { self.store.original(link.to) };
        let to = Some(to).filter(|it| !it.is_empty());
        Object::default()
            .put("rel", self.word(link.rel))
            .put("to", to.map(Node::from))
            .put("note", self.text(link.note))
            .put("cites", self.cites(self.store.cites(link.cites)))
            .node()
    }

    fn conflicts(&self, event: Event<'a>) -> Option<Node<'a>> {
        list(event.conflicts(), |&it| {
            let conflict = self.store.conflict(it);
            let (id, fields) = (self.store.str(conflict.key), event.disputed(it));
            if fields == conflict.fields {
                return Node::from(id);
            }
            let fields = fields.iter().map(|it| it.name().into()).collect();
            Node::Map(vec![("id", id.into()), ("fields", Node::List(fields))])
        })
    }

    fn themes(&self, themes: &[ThemeId]) -> Option<Node<'a>> {
        let name = |it: &ThemeId| self.name(Table::Theme, self.store.theme(*it).key);
        Node::words(themes.iter().map(name))
    }

    /// Returns the sources that must be listed, beside those that a part of the event cites, so that
    /// all of them are read again in their order.
    fn sources(&self, event: Event<'a>, links: &[&Link]) -> Vec<SourceId> {
        let all = event.sources();
        let list = |it: Cites| self.store.cites(it);
        let cited = Field::ALL.iter().map(|&it| event.cites(it));
        let cited = cited.chain(event.leaders().iter().map(|it| list(it.cites)));
        let cited = cited.chain(event.actions().iter().map(|it| list(it.cites)));
        let cited = cited.chain(event.concerns().iter().map(|it| list(it.cites)));
        let cited = cited.chain(links.iter().map(|it| list(it.cites)));
        let mut cited: Vec<SourceId> = cited.flatten().copied().collect();
        let mut seen = HashSet::new();
        cited.retain(|it| seen.insert(*it));
        let others: Vec<SourceId> = all.iter().copied().filter(|it| !seen.contains(it)).collect();
        let mut again = [others.as_slice(), &cited].concat();
        again.sort_by_key(|it| self.store.source(*it).rank);
        if again == all { others } else { all.to_vec() }
    }
}

fn list<'a, T>(all: &[T], node: impl FnMut(&T) -> Node<'a>) -> Option<Node<'a>> {
    (!all.is_empty()).then(|| Node::List(all.iter().map(node).collect()))
}

/// Returns what has nothing but a text in one language as that text.
fn bare_or(object: Object<'_>) -> Node<'_> {
    match object.0.as_slice() {
        [("text", text @ Node::Text(_))] => text.clone(),
        _ => object.node(),
    }
}
