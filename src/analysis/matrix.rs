//! How often does each theme come up at each session, and since when?
//!
//! What is counted are *entries*: the actions and the concerns of a session. One with two themes
//! counts under each of them, one without any counts in a row of its own. Only sessions have a
//! column; one of no series has it only where it has an entry.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::Kind;
use crate::store::{
    Action, Concern, Event, EventId, EventSet, Facet, SeriesId, Store, ThemeId, Themes,
};
use crate::text;

/// How many sessions have a column on a screen at most: the last ones.
const COLUMNS: usize = 200;
/// How many have one in a file or an output.
const WRITTEN: usize = 10_000;
/// So many figures an output may have; with more themes it has fewer columns.
const FIGURES: usize = 4_000_000;
/// How many sessions are looked at for each of those columns at most.
const FARTHEST: usize = 20;
/// How many sessions of a series are looked back for a theme at most.
const REACH: usize = 200;

/// Themes by sessions.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The sessions: series by series in the order of the file, then those of no series; each in
    /// time order.
    pub columns: Vec<Column>,
    /// The themes that have an entry; entries without a theme come last in every order.
    pub rows: Vec<Row>,
    /// How many earlier sessions have no column, because there would be too many.
    pub left_out: usize,
    /// How many entries there are. With several themes, one is in several cells.
    entries: usize,
}

/// A session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub session: EventId,
    /// Of which series.
    pub series: Option<SeriesId>,
    /// The sum of its cells.
    pub total: usize,
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which; `None` for entries without a theme.
    pub theme: Option<ThemeId>,
    /// The sum of its cells.
    pub total: usize,
    /// The first session in time that has it.
    pub first: EventId,
    /// The last one.
    pub last: EventId,
    /// The columns that have it, with how many entries, in the order of the columns.
    cells: Vec<(usize, usize)>,
}

impl Row {
    /// Returns how many entries of this theme the session in a column has.
    pub fn count(&self, column: usize) -> usize {
        let found = self.cells.binary_search_by_key(&column, |it| it.0).ok();
        found.and_then(|it| self.cells.get(it)).map_or(0, |it| it.1)
    }
}

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The order of the file.
    #[default]
    File,
    /// The theme with the most entries first.
    Total,
    /// The theme that was seen first.
    First,
    /// The theme that was seen last.
    Last,
    /// The alphabet of the language.
    Name,
}

impl Sort {
    /// Every order, as the key walks them.
    pub const ALL: [Self; 5] = [Self::File, Self::Total, Self::First, Self::Last, Self::Name];

    /// Returns the word that the command line and exports use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Total => "total",
            Self::First => "first",
            Self::Last => "last",
            Self::Name => "name",
        }
    }
}

impl Matrix {
    /// Counts the themes of the sessions of a set, in the order of the file.
    ///
    /// # Cost
    ///
    /// Looks at a bounded number of sessions, the last ones, however many there are.
    pub fn new(store: &Store, set: &EventSet) -> Self {
        Self::up_to(COLUMNS, store, set)
    }

    /// Counts as [`Matrix::new`] does, for a file or an output: 10,000 sessions, or as many as
    /// make 4,000,000 figures with the themes of the store, at least 200.
    ///
    /// # Cost
    ///
    /// Bounded too, but too much for each key.
    pub fn written(store: &Store, set: &EventSet) -> Self {
        let themes = store.themes().count().max(1);
        Self::up_to((FIGURES / themes).clamp(COLUMNS, WRITTEN), store, set)
    }

    fn up_to(most: usize, store: &Store, set: &EventSet) -> Self {
        let (sessions, left_out) = sessions(most, store, set);
        let mut rows: BTreeMap<Option<ThemeId>, Row> = BTreeMap::new();
        let mut columns = Vec::with_capacity(sessions.len());
        let mut all = 0;
        for (position, session) in sessions.into_iter().enumerate() {
            let at = session.at();
            let mut total = 0;
            all += entries(session).count();
            for (theme, count) in counts(store, session) {
                let blank = || Row { theme, total: 0, first: at, last: at, cells: Vec::new() };
                let row = rows.entry(theme).or_insert_with(blank);
                row.total += count;
                row.first = row.first.min(at);
                row.last = row.last.max(at);
                row.cells.push((position, count));
                total += count;
            }
            columns.push(Column { session: at, series: session.series(), total });
        }
        let mut matrix =
            Self { columns, rows: rows.into_values().collect(), left_out, entries: all };
        matrix.sort(store, Sort::File, "");
        matrix
    }

    /// Puts the rows into another order; names are those of the language called `tag`. Where two
    /// are equal, the order of the file decides.
    pub fn sort(&mut self, store: &Store, sort: Sort, tag: &str) {
        self.rows.sort_by_key(|it| it.theme);
        match sort {
            Sort::File => {}
            Sort::Total => self.rows.sort_by_key(|it| Reverse(it.total)),
            Sort::First => self.rows.sort_by_key(|it| it.first),
            Sort::Last => self.rows.sort_by_key(|it| Reverse(it.last)),
            Sort::Name => self.rows.sort_by_cached_key(|it| {
                it.theme.map(|theme| text::fold(store.say(store.theme(theme).name, tag)))
            }),
        }
        self.rows.sort_by_key(|it| it.theme.is_none());
    }

    /// Returns the sum of all cells.
    pub fn total(&self) -> usize {
        self.columns.iter().map(|it| it.total).sum()
    }

    /// Tells whether an entry counts under several themes, so that the sums are of more than the
    /// entries.
    pub fn overlaps(&self) -> bool {
        self.total() > self.entries
    }

    /// Returns how many themes there are.
    pub fn themes(&self) -> usize {
        self.rows.iter().filter(|it| it.theme.is_some()).count()
    }
}

/// Returns the sessions that have a column, `most` of them, in the order of the columns, and how
/// many earlier ones there are.
fn sessions<'a>(most: usize, store: &'a Store, set: &EventSet) -> (Vec<Event<'a>>, usize) {
    let mut all = set.clone();
    all.and(store.index().of_kind(Kind::Session));
    let mut found = Vec::new();
    let mut earlier = all.len();
    for at in all.iter().rev().take(most * FARTHEST) {
        if found.len() == most {
            break;
        }
        earlier -= 1;
        let belongs = |it: &Event<'_>| {
            it.series().is_some() || !it.actions().is_empty() || !it.concerns().is_empty()
        };
        found.extend(store.event(at).filter(belongs));
    }
    found.sort_by_key(|it| (it.series().is_none(), it.series(), it.at()));
    (found, earlier)
}

/// Returns the themes of each entry of a session.
fn entries(session: Event<'_>) -> impl Iterator<Item = Themes> {
    let actions = session.actions().iter().map(|it| it.themes);
    actions.chain(session.concerns().iter().map(|it| it.themes))
}

/// Counts the entries of each theme.
fn counts(store: &Store, session: Event<'_>) -> BTreeMap<Option<ThemeId>, usize> {
    let mut counts = BTreeMap::new();
    for entry in entries(session) {
        let mut themes: Vec<Option<ThemeId>> =
            store.theme_list(entry).iter().copied().map(Some).collect();
        if themes.is_empty() {
            themes.push(None);
        }
        themes.sort_unstable();
        themes.dedup();
        for theme in themes {
            *counts.entry(theme).or_insert(0) += 1;
        }
    }
    counts
}

/// Something that is counted.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'a> {
    /// It was agreed.
    Action(&'a Action),
    /// It was worried about.
    Concern(&'a Concern),
}

/// Returns what a session has on a theme, or without any: actions, then concerns.
pub fn entries_on<'a>(
    store: &'a Store,
    session: Event<'a>,
    theme: Option<ThemeId>,
) -> impl Iterator<Item = Entry<'a>> {
    let is_on = move |list: Themes| is_on(store, list, theme);
    let actions = session.actions().iter().filter(move |it| is_on(it.themes)).map(Entry::Action);
    let concerns = session.concerns().iter().filter(move |it| is_on(it.themes));
    actions.chain(concerns.map(Entry::Concern))
}

fn is_on(store: &Store, list: Themes, theme: Option<ThemeId>) -> bool {
    let list = store.theme_list(list);
    theme.map_or(list.is_empty(), |it| list.contains(&it))
}

/// How a theme at a session stands to the sessions of the series before.
#[derive(Clone, Copy, Debug)]
pub enum Past<'a> {
    /// There is nothing to compare with, or no end to it.
    Untold,
    /// The theme is there, and was at none before.
    New,
    /// It is there, and was at every session since this one.
    Since(Event<'a>),
    /// It is there again.
    Returned {
        /// Where it was last.
        last: Event<'a>,
        /// How many sessions between were without it.
        missed: usize,
    },
    /// It is not there, and was last at this session.
    Gone(Event<'a>),
    /// It is not there, and was at none before.
    Never,
}

/// Looks back for a theme along the whole series of a session, shown or not.
pub fn past<'a>(store: &'a Store, session: Event<'a>, theme: ThemeId) -> Past<'a> {
    let Some(series) = session.series() else { return Past::Untold };
    let all = store.index().with(Facet::Series, series.slot());
    let before = all.rank(session.at());
    if before == 0 {
        return Past::Untold;
    }
    let has = |it: &Event<'a>| entries(*it).any(|list| is_on(store, list, Some(theme)));
    let earlier = (before.saturating_sub(REACH)..before).rev();
    let mut earlier = earlier.filter_map(|it| all.select(it)).filter_map(|it| store.event(it));
    let here = has(&session);
    let mut missed = 0;
    let last = earlier.by_ref().find(|it| {
        let found = has(it);
        missed += usize::from(!found);
        found
    });
    match last {
        None if before > REACH => Past::Untold,
        None if here => Past::New,
        None => Past::Never,
        Some(last) if !here => Past::Gone(last),
        Some(last) if missed > 0 => Past::Returned { last, missed },
        Some(last) => Past::Since(earlier.take_while(has).last().unwrap_or(last)),
    }
}

#[cfg(test)]
mod tests;
