//! Where in time do the pages of a document lie?

use super::super::table;
use super::Brief;
use crate::i18n::dates;
use crate::model::{Day, Precision};
use crate::store::{Event, EventId, SeriesId, Store};

/// The width of the drawing, and what is left free at both ends of it.
pub(super) const WIDTH: i32 = 720;
const MARGIN: i32 = 24;
/// How far a lane lies below the one above it, and how far the first one below the top.
const LANE: i32 = 30;
const TOP: i32 = 24;
/// The least distance of two words.
const APART: i32 = 40;
/// How many years have a line at most.
const YEARS: i32 = 12;
/// More lanes than this share the last one.
const LANES: usize = 6;

/// Dates on a line, to scale.
pub(super) struct Strip {
    pub(super) height: i32,
    /// The height of the line of each series.
    pub(super) lanes: Vec<i32>,
    /// Years, at the first of January.
    pub(super) years: Vec<(i32, String)>,
    pub(super) marks: Vec<Mark>,
    /// The first and the last date, as the file knows them.
    pub(super) ends: (String, String),
}

/// An event on it.
pub(super) struct Mark {
    pub(super) event: EventId,
    pub(super) x: i32,
    /// How far the days reach that its date may mean; 0 where the day is known.
    pub(super) width: i32,
    pub(super) y: i32,
    /// Which lane, counted from 0.
    pub(super) lane: usize,
    /// What stands over it; empty where it would lie on another one.
    pub(super) label: String,
}

/// Lays out the dates of events that have pages; `None` when there are fewer than two of them.
pub(super) fn strip(brief: &Brief<'_>) -> Option<Strip> {
    let (store, mut events) = (brief.store, brief.events());
    // What has no date has no place on a scale.
    events.retain(|it| it.date().is_some());
    let from = events.first().filter(|_| events.len() > 1)?;
    let to = events.iter().max_by_key(|it| end(it))?;
    let (first, last) = (from.first(), end(to));
    let days = i64::from(last.0 - first.0).max(1);
    let x = |day: Day| {
        let along = i64::from(day.0 - first.0) * i64::from(WIDTH - 2 * MARGIN) / days;
        MARGIN + i32::try_from(along).unwrap_or(0)
    };
    let mut lanes: Vec<Option<SeriesId>> = Vec::new();
    for event in &events {
        if !lanes.contains(&event.series()) && lanes.len() < LANES {
            lanes.push(event.series());
        }
    }
    lanes.sort_by_key(|it| it.map_or(u32::MAX, |it| it.0));
    let lane = |event: &Event<'_>| lanes.iter().position(|it| *it == event.series());
    let y = |lane: usize| TOP + LANE * i32::try_from(lane).unwrap_or(0);
    let mut ends: Vec<i32> = vec![-APART; LANES];
    let marks = events.iter().map(|event| {
        let lane = lane(event).unwrap_or_else(|| lanes.len().saturating_sub(1));
        let at = x(event.first());
        let middle = at + (x(end(event)) - at) / 2;
        let free = ends.get(lane).is_some_and(|it| middle - it >= APART);
        if let Some(end) = ends.get_mut(lane).filter(|_| free) {
            *end = middle;
        }
        let label = if free { number(store, *event) } else { String::new() };
        let width = x(end(event)) - at;
        Mark { event: event.at(), x: at, width, y: y(lane), lane, label }
    });
    let marks = marks.collect();
    let locale = brief.locale();
    let date = |it: &Event<'_>| it.date().map(|it| table::span(&it, brief.look));
    let dates_of_ends = (date(from).unwrap_or_default(), date(to).unwrap_or_default());
    let (from, to) = (first.ymd().0, last.ymd().0);
    // Of a span of centuries not every year has a place.
    let step = usize::try_from((to - from) / YEARS).unwrap_or(0) + 1;
    let years = (from..=to).step_by(step).filter_map(|it| {
        let day = Day::from_ymd(it, 1, 1).filter(|it| *it > first && *it <= last)?;
        Some((x(day), dates::year(it, locale)))
    });
    let years = years.collect();
    Some(Strip {
        height: y(lanes.len()),
        lanes: (0..lanes.len()).map(y).collect(),
        years,
        marks,
        ends: dates_of_ends,
    })
}

/// Returns the last day that an event may have begun on: the one it did begin on, where that is known.
fn end(event: &Event<'_>) -> Day {
    let known = event.date().is_some_and(|it| {
        it.precision() >= Precision::Day && !it.is_approximate() && !it.is_uncertain()
    });
    if known { event.first() } else { event.last() }
}

fn number(store: &Store, event: Event<'_>) -> String {
    match event.ordinal() {
        Some(number) if event.series().is_some() && store.has_series() => format!("#{number}"),
        _ => String::new(),
    }
}
