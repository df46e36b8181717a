//! What several files have together: names for each, a title, a lane for what has none.

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use super::value::Word;
use super::{Format, Lanes, Options, Reader, Source, table};
use crate::store::{SeriesId, Str, Strings, Table, Text};
use crate::text::{self, Lines};

/// So many titles are joined into one.
const TITLES: usize = 3;

/// Returns a name for each file: without its ending, unless another is called so too; of those that
/// are called alike in other folders, each has a number.
pub(super) fn stems(sources: &[Source<'_>]) -> Vec<String> {
    let shown = |it: &str| text::display(it, Lines::Single).into_owned();
    let stem = |it: &Source<'_>| shown(text::stem(it.name));
    let whole = |it: &Source<'_>| shown(text::base_name(it.name));
    let (mut stems, mut wholes) = (HashMap::default(), HashMap::default());
    for source in sources {
        *stems.entry(stem(source)).or_insert(0_usize) += 1;
        *wholes.entry(whole(source)).or_insert(0_usize) += 1;
    }
    let is_one = |counts: &HashMap<String, usize>, it: &str| counts.get(it) == Some(&1);
    let mut taken = HashSet::default();
    let each = |it: &Source<'_>| {
        let (stem, whole) = (stem(it), whole(it));
        let tells = !is_one(&stems, &stem) && is_one(&wholes, &whole);
        let wanted = if tells { whole } else { stem };
        let free = free(wanted, |it| taken.contains(it));
        taken.insert(free.clone());
        free
    };
    sources.iter().map(each).collect()
}

/// Pairs of field and column.
type Columns = Vec<(String, String)>;

/// Returns the options for each file: a column that another has is not looked for in those that do
/// not have it.
pub(super) fn fitted(sources: &[Source<'_>], options: &Options) -> Vec<Columns> {
    let has = |it: &Source<'_>, column: &str| match options.format_of(it) {
        Format::Table => table::has_column(it.text, column),
        Format::Records | Format::Lines => it.text.contains(&format!("\"{}\"", column.trim())),
        _ => false,
    };
    let mut fitted = vec![Vec::new(); sources.len()];
    for pair in &options.columns {
        let all: Vec<bool> = sources.iter().map(|it| has(it, &pair.1)).collect();
        let is_anywhere = all.contains(&true);
        for (columns, has) in fitted.iter_mut().zip(all) {
            if has || !is_anywhere {
                columns.push(pair.clone());
            }
        }
    }
    fitted
}

/// Returns the name, with a number if it is taken.
fn free(name: String, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|it| !is_taken(it)).unwrap_or(name)
}

/// The titles of files, each once.
#[derive(Debug, Default)]
pub(super) struct Titles {
    first: Vec<(String, Text)>,
    has_more: bool,
}

impl Titles {
    /// Takes the title that was just read; a file without one has its name.
    pub(super) fn add(&mut self, reader: &mut Reader, stem: &str) {
        let title = reader.builder.title();
        let said = reader.builder.strings().say(title, "en");
        let said = if said.trim().is_empty() { stem.to_owned() } else { said.to_owned() };
        let is_known = self.first.iter().any(|(it, _)| *it == said);
        match self.first.len() {
            _ if is_known => {}
            TITLES.. => self.has_more = true,
            _ => self.first.push((said, title)),
        }
        reader.builder.set_title(Text::default());
    }

    /// Gives the timeline the title that all files have, or theirs one after the other.
    pub(super) fn set(self, reader: &mut Reader) {
        let title = match self.first.as_slice() {
            [(_, common)] if !self.has_more && *common != Text::default() => *common,
            several => {
                let said: Vec<&str> = several.iter().map(|(it, _)| it.as_str()).collect();
                let more = if self.has_more { " + ..." } else { "" };
                let joined = reader.builder.strings().push(&(said.join(" + ") + more));
                Strings::plain(joined)
            }
        };
        reader.builder.set_title(title);
    }
}

impl Reader {
    /// Begins the file after another one. Ids of before are those of other files now.
    pub(super) fn begin_file(&mut self, stem: &str, lane: Option<&str>) {
        self.others.extend(self.events.drain());
        self.other_actions.extend(self.actions.drain());
        stem.clone_into(&mut self.stem);
        self.file_lane = lane.map(ToOwned::to_owned);
        if let Some(lane) = self.lane.take() {
            self.file_lanes.insert(self.builder.strings().get(lane).to_owned());
        }
    }

    /// Takes the ids of all files for known, once each was read.
    pub(super) fn end_files(&mut self) {
        self.events.extend(self.others.drain());
        self.actions.extend(self.other_actions.drain());
    }

    /// Returns the lane of an event that is a session of `series`.
    pub(super) fn lane_of(&mut self, series: Option<SeriesId>) -> Option<SeriesId> {
        if self.file_lane.is_none() || (self.lanes == Lanes::Series && series.is_some()) {
            return series;
        }
        let lane = self.own_lane()?;
        Some(self.builder.series(lane))
    }

    /// Returns the lane of the file, which is made when its first event comes: none of the series
    /// that another file has, even if it is called so.
    fn own_lane(&mut self) -> Option<Str> {
        if self.lane.is_none() {
            let name = self.file_lane.as_deref()?;
            let key = free(name.to_owned(), |it| self.builder.knows(Table::Series, it));
            let shown = Strings::plain(self.builder.strings().push(name));
            let lane = self.builder.strings().intern(&key);
            self.builder.name_series(lane, shown);
            self.lane = Some(lane);
        }
        self.lane
    }

    /// Returns the id that a series of this file has in the store: another one where that is the
    /// lane of a file before.
    pub(super) fn series_id<'a>(&self, id: &'a str) -> Cow<'a, str> {
        if self.file_lanes.contains(id) { self.apart(id, |_| false).into() } else { id.into() }
    }

    /// Makes a series that has another id than the file says, and is called as it says.
    pub(super) fn series_apart(&mut self, id: &str, said: &Word<'_>) -> SeriesId {
        let key = self.key(&Word(id.into()));
        let shown = text::display(said.as_str(), Lines::Single);
        let name = Strings::plain(self.builder.strings().push(&shown));
        self.builder.name_series(key, name);
        self.builder.series(key)
    }

    /// Returns an id that no other file has, for something that is another thing there: the id with
    /// the name of this file behind it.
    pub(super) fn apart(&self, id: &str, is_taken: impl Fn(&str) -> bool) -> String {
        let mut apart = format!("{id}@{}", self.stem);
        while is_taken(&apart) {
            apart.push_str("-2");
        }
        apart
    }
}
