//! What changed between two versions of a data set, as text, JSON and Markdown.
//!
//! Text and Markdown are a [`Page`], like that of one event. The JSON is a
//! contract, as that of [`json`](super::json): keys only ever grow, at the end of their object; what
//! is absent is `null`, a list without items `[]`. It has
//!
//! - `old` and `new`: `file`, `title`, `as_of`, `events` (how many);
//! - `counts`: `added`, `removed`, `redated`, `changed`, `renamed`;
//! - `added` and `removed`: `id`, `label`, `date`, `series`;
//! - `redated`: `id`, `label`, `old`, `new` (EDTF);
//! - `changed`: `id`, `label`, `date`, `fields` (`field`, `old`, `new`; `date` is not among them) and
//!   `actions` (`change`: `added`, `removed`, `reworded` or `changed`; `id`, `old`, `new`);
//! - `renamed`: the same, with `before`, the id in the old version;
//! - `title` and `as_of`: `old` and `new`, or `null` where they are the same;
//! - `tables`: for each table that differs `table`, `added`, `removed` and `changed` (`id`, `name`).

mod json;
mod page;
mod value;

use std::io::{self, Write};

use super::page::Page;
use super::table::Look;
use crate::analysis::{Altered, Diff};
use crate::store::{Event, Store};

/// A version of a data set, and what its file is called.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// The name; has passed the text policy.
    pub file: &'a str,
    /// What it says.
    pub store: &'a Store,
}

/// Two versions of a data set, and what changed from one to the other.
#[derive(Clone, Copy, Debug)]
pub struct Differences<'a> {
    /// The earlier one.
    pub old: Version<'a>,
    /// The later one.
    pub new: Version<'a>,
    /// What changed.
    pub diff: &'a Diff,
}

/// An event in both versions.
type Pair<'a> = (Event<'a>, Event<'a>);

impl<'a> Differences<'a> {
    /// Puts them on a page.
    pub fn page(&self, look: Look<'_>) -> Page {
        page::page(self, look)
    }

    /// Writes them as a JSON object, with texts in the language called `tag`.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn json(&self, out: &mut dyn Write, tag: &str) -> io::Result<()> {
        json::write(out, self, tag)
    }

    /// Counts what was added, removed, dated anew, changed otherwise and given another id.
    fn counts(&self) -> [usize; 5] {
        let diff = self.diff;
        let (redated, changed) = (diff.redated().count(), diff.changed().count());
        [diff.added.len(), diff.removed.len(), redated, changed, diff.renamed.len()]
    }

    fn pair(&self, altered: &Altered) -> Option<Pair<'a>> {
        self.old.store.event(altered.before).zip(self.new.store.event(altered.after))
    }
}
