//! Tours: what is presented, stop by stop.

use std::io;

use super::node::Node;
use super::{Object, Sections, Writer};
use crate::export::Lost;
use crate::model::Focus;
use crate::store::{Stop, Str, Subject, Table, Tour};

impl<'a> Writer<'a> {
    /// Writes the tours. Stops that show events that are not written are noted in `lost`; a tour of
    /// which nothing is left is left out.
    pub(super) fn tours(&self, sections: &mut Sections<'_>, lost: &mut Lost) -> io::Result<()> {
        let mut rows = Vec::new();
        for tour in self.store.tours().map(|it| self.store.tour(it)) {
            let stops: Vec<&Stop> = tour.stops.iter().filter(|it| self.is_shown(it)).collect();
            lost.stops(self.store.str(tour.key), tour.stops.len() - stops.len());
            if !stops.is_empty() || tour.stops.is_empty() {
                rows.push((None, self.tour(tour, &stops)));
            }
        }
        if rows.is_empty() { Ok(()) } else { sections.rows("tours", ['[', ']'], rows.into_iter()) }
    }

    /// Tells whether the events that a stop names are written.
    fn is_shown(&self, stop: &Stop) -> bool {
        match stop.subject {
            Subject::Event { event, .. } => !self.is_left_out(event),
            Subject::Compare { one, other } => !self.is_left_out(one) && !self.is_left_out(other),
            _ => true,
        }
    }

    fn tour(&self, tour: &Tour, stops: &[&Stop]) -> Node<'a> {
        Object::default()
            .put("id", Some(Node::from(self.store.original(tour.key))))
            .put("title", self.text(tour.title))
            .put("stops", Some(Node::List(stops.iter().map(|it| self.stop(it)).collect())))
            .node()
    }

    fn stop(&self, stop: &Stop) -> Node<'a> {
        let points = stop.points.iter().map(|&it| self.text(it).unwrap_or_else(|| Node::from("")));
        let points: Vec<Node<'a>> = points.collect();
        let mut title = self.text(stop.title);
        if stop.subject == Subject::Card && title.is_none() && points.is_empty() {
            // Without it, the stop would show nothing, and be left out.
            title = Some(Node::from(""));
        }
        self.subject(stop.subject)
            .put("title", title)
            .put("points", (!points.is_empty()).then_some(Node::List(points)))
            .put("notes", self.text(stop.notes))
            .put("seconds", stop.seconds.map(|it| Node::Plain(it.to_string())))
            .node()
    }

    fn subject(&self, subject: Subject) -> Object<'a> {
        let object = Object::default();
        let id = |it| Node::from(self.store.str(it));
        match subject {
            Subject::Card => object,
            Subject::Event { event, focus } => object
                .put("event", Some(id(event)))
                .put("focus", (focus != Focus::Overview).then(|| focus.name().into())),
            Subject::Compare { one, other } => {
                object.put("compare", Some(Node::List(vec![id(one), id(other)])))
            }
            Subject::Person(person) => {
                let key = self.store.person(person).key;
                object.put("person", Some(self.name(Table::Person, key).into()))
            }
            Subject::Place(place) => {
                let key = self.store.place(place).key;
                object.put("place", Some(self.name(Table::Place, key).into()))
            }
            Subject::Cover { query } => object.put("cover", Some(self.query(query))),
            Subject::Matrix { query } => object.put("matrix", Some(self.query(query))),
            Subject::Sources { query } => object.put("sources", Some(self.query(query))),
        }
    }

    fn query(&self, query: Str) -> Node<'a> {
        Node::from(self.store.original(query))
    }
}
