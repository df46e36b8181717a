//! What several files have together: names for each, a title, a lane for what has none.

use foldhash::HashSet;

use super::{Lanes, Reader, Source};
use crate::store::{SeriesId, Strings, Text};
use crate::text::{self, Lines};

/// So many titles are joined into one.
const TITLES: usize = 3;

/// Returns a name for each file; of those that are called alike in other folders, each has a number.
pub(super) fn stems(sources: &[Source<'_>]) -> Vec<String> {
    let mut taken = HashSet::default();
    let each = |it: &Source<'_>| {
        let stem = text::display(text::stem(it.name), Lines::Single).into_owned();
        let numbered = (2..).map(|number| format!("{stem}-{number}"));
        let mut names = std::iter::once(stem.clone()).chain(numbered);
        let free = names.find(|it| !taken.contains(it)).unwrap_or(stem);
        taken.insert(free.clone());
        free
    };
    sources.iter().map(each).collect()
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
        self.lane = lane.map(|it| self.builder.strings().intern(it));
    }

    /// Takes the ids of all files for known, once each was read.
    pub(super) fn end_files(&mut self) {
        self.events.extend(self.others.drain());
        self.actions.extend(self.other_actions.drain());
    }

    /// Returns the lane of an event that is a session of `series`.
    pub(super) fn lane_of(&mut self, series: Option<SeriesId>) -> Option<SeriesId> {
        let Some(lane) = self.lane else { return series };
        match (self.lanes, series) {
            (Lanes::Series, Some(series)) => Some(series),
            _ => Some(self.builder.series(lane)),
        }
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
