//! Which lanes does the drawing have?

use foldhash::HashMap;

use crate::i18n::{Label, Locale};
use crate::model::Kind;
use crate::store::{Event, EventSet, SeriesId, Store};

/// More series than this share one lane.
const MOST: usize = 16;

/// The lanes, and which event lies in which.
pub(super) struct Lanes {
    /// What each is called.
    pub(super) names: Vec<String>,
    places: HashMap<Option<SeriesId>, usize>,
}

impl Lanes {
    /// Gives each series a lane, in the order of the file, and one to events of none. Of too many
    /// series the smallest share one.
    pub(super) fn new(store: &Store, events: &EventSet, locale: Locale) -> Self {
        let mut counts: HashMap<Option<SeriesId>, usize> = HashMap::default();
        let mut only_milestones = true;
        for event in events.iter().filter_map(|it| store.event(it)) {
            *counts.entry(event.series()).or_default() += 1;
            only_milestones &= event.series().is_some() || event.kind() == Kind::Milestone;
        }
        let in_order = |it: &(Option<SeriesId>, usize)| it.0.map_or(u32::MAX, |it| it.0);
        let mut all: Vec<_> = counts.into_iter().collect();
        all.sort_by_key(|it| (std::cmp::Reverse(it.1), in_order(it)));
        let rest = all.split_off(all.len().min(MOST));
        all.sort_by_key(in_order);
        let name = |it: Option<SeriesId>| match it {
            Some(series) => {
                let series = store.series_of(series);
                store.say(series.name, locale.tag()).to_owned()
            }
            None if all.len() == 1 => String::new(),
            None if only_milestones => locale.label(Label::Milestones).to_owned(),
            None => locale.label(Label::Other).to_owned(),
        };
        let mut names: Vec<String> = all.iter().map(|it| name(it.0)).collect();
        let mut places: HashMap<_, _> = all.iter().map(|it| it.0).zip(0..).collect();
        if !rest.is_empty() {
            places.extend(rest.iter().map(|it| (it.0, names.len())));
            names.push(locale.more_series(rest.len()));
        }
        Self { names, places }
    }

    /// Returns the lane of an event, counted from 0.
    pub(super) fn of(&self, event: Event<'_>) -> usize {
        self.places.get(&event.series()).copied().unwrap_or_default()
    }

    /// Returns the class that colours a lane: there are six colours, the last for all that follow,
    /// and ink for what is in no series.
    pub(super) fn class(&self, lane: usize) -> String {
        match self.places.get(&None) {
            Some(it) if *it == lane => "lane-none".to_owned(),
            _ => format!("lane-{}", lane.min(5)),
        }
    }
}
