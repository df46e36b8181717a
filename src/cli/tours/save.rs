//! A tour is written into a timeline file, and nothing else in the file changes.
//!
//! The file is read again right before, and written whole beside its place and then put there, so
//! nobody ever reads half of it. A tour that somebody else has changed meanwhile is not replaced.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::splice::{Style, items, put, put_item, value};
use super::written;
use crate::app::{State, Tour};
use crate::cli::{disk, input, write};
use crate::export::table::Look;
use crate::export::{Lost, attache};
use crate::i18n::Locale;
use crate::store::{EventSet, Store};
use crate::text::{self, Lines};

/// How deep the line is on which the tours of a document end.
const TOURS: usize = 1;
/// The most letters that an id made of a title has.
const ID: usize = 40;
/// What an UTF-8 file may begin with.
const MARK: &str = "\u{FEFF}";

/// The timeline that is open, for writing tours into it.
#[derive(Debug)]
pub(in crate::cli) struct Place {
    /// Where it came from.
    pub(in crate::cli) target: Target,
    /// The tours of the file when it was opened: those of the store.
    opened: String,
    /// The tours of the file, as far as is known: those that were read, or written, last.
    known: String,
}

/// Where a timeline came from.
#[derive(Debug)]
pub(in crate::cli) enum Target {
    /// It is the one that is built in.
    BuiltIn,
    /// Standard input, of which this was read.
    Input(Vec<u8>),
    /// A file.
    File(PathBuf),
    /// Several files, or one in a format or an archive that has no place for tours.
    Foreign,
}

/// A tour that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Saved {
    /// The file, as it may be shown.
    pub(in crate::cli) name: String,
    /// The id that the tour has in it.
    pub(in crate::cli) id: String,
}

/// Why nothing was written.
#[derive(Debug)]
enum Refused {
    /// No file is open, and none was named.
    NoPath,
    /// What is open has no place for tours, and no new file was named.
    Foreign,
    /// There is no such tour.
    NoTour,
    /// The file is no JSON.
    NoJson,
    /// The file has no place for tours.
    NoObject,
    /// Somebody else has changed the tour.
    Changed(String),
    /// The file may not be written.
    ReadOnly,
    /// It could not be read; says why.
    Unread(String),
    /// It could not be written.
    Unwritten(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Self {
        Self::Unwritten(error)
    }
}

impl Refused {
    fn why(&self, locale: Locale) -> String {
        match self {
            Self::NoPath => locale.needs_a_path().to_owned(),
            Self::Foreign => locale.holds_no_tours().to_owned(),
            Self::NoTour => locale.no_such_tour().to_owned(),
            Self::NoJson => locale.is_no_json().to_owned(),
            Self::NoObject => locale.has_no_place_for_tours().to_owned(),
            Self::Changed(id) => locale.tour_changed_meanwhile(id),
            Self::ReadOnly => locale.may_not_be_written().to_owned(),
            Self::Unwritten(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                locale.is_there_already().to_owned()
            }
            Self::Unread(why) => why.clone(),
            Self::Unwritten(error) => locale.not_written(&error.to_string()),
        }
    }
}

impl Place {
    /// Takes note of where a timeline came from, and of the tours in its text.
    pub(in crate::cli) fn new(target: Target, source: &str, store: &Store) -> Self {
        let tours = (store.tours().len() > 0).then(|| value(source, "tours")).flatten();
        let opened = tours.unwrap_or_default().to_owned();
        Self { target, known: opened.clone(), opened }
    }

    /// Returns the path that is meant, and whether it is that of the file that is open. A path that
    /// was typed leads to that file, or to none that is there.
    fn path(&self, typed: Option<&Path>) -> Result<(PathBuf, bool), Refused> {
        let open = match &self.target {
            Target::File(path) => Some(path),
            Target::BuiltIn | Target::Input(_) | Target::Foreign => None,
        };
        let Some(typed) = typed else {
            let refused = match self.target {
                Target::Foreign => Refused::Foreign,
                _ => Refused::NoPath,
            };
            return open.cloned().map(|it| (it, true)).ok_or(refused);
        };
        let same = |open: &PathBuf| match (fs::canonicalize(open), fs::canonicalize(typed)) {
            (Ok(open), Ok(typed)) => open == typed,
            _ => false,
        };
        if let Some(open) = open.filter(|it| same(it)) {
            return Ok((open.clone(), true));
        }
        // A name that leads nowhere is one, too.
        match fs::symlink_metadata(typed) {
            Ok(_) => Err(io::Error::from(io::ErrorKind::AlreadyExists).into()),
            Err(_) => Ok((typed.to_owned(), false)),
        }
    }

    /// Returns the bytes of the timeline as they are now, in our own format.
    fn bytes(&self, store: &Store) -> Result<Vec<u8>, Refused> {
        match &self.target {
            Target::BuiltIn => Ok(input::BUNDLED.as_bytes().to_vec()),
            Target::Input(bytes) => Ok(bytes.clone()),
            Target::File(path) => disk::regular(path, input::LIMIT).map_err(Refused::Unread),
            Target::Foreign => {
                let mut bytes = Vec::new();
                let all = (&EventSet::first(store.len()), &mut Lost::default());
                // Our own format has a place for every language.
                let look = Look { locale: Locale::default(), dash: "-", ellipsis: "..." };
                attache::write(&mut bytes, store, look, all)?;
                Ok(bytes)
            }
        }
    }
}

/// Writes a tour into the file of a path, or into the file that is open.
///
/// A file that is not there yet gets the whole timeline with the tour in it; one that is there is
/// left alone, unless it is the one that is open. `home` is what a leading `~/` stands for.
///
/// # Errors
///
/// One line that says why nothing was written, in the language of the browser.
pub(in crate::cli) fn save(
    place: &mut Place,
    (store, state): (&Store, &State),
    (tour, path): (usize, Option<&str>),
    home: Option<&str>,
) -> Result<Saved, String> {
    let locale = state.look.locale;
    let typed = path.map(|it| write::expanded(it, home));
    let open = || match &place.target {
        Target::File(path) => text::name_of(path),
        Target::BuiltIn | Target::Input(_) | Target::Foreign => String::new(),
    };
    // It is told of as it was typed.
    let name = path.map_or_else(open, text::message);
    let saved = state.tours.all.get(tour).ok_or(Refused::NoTour).and_then(|tour| {
        let (path, is_open) = place.path(typed.as_deref())?;
        write(place, store, tour, (&path, is_open))
    });
    match saved {
        Ok(id) => Ok(Saved { name, id }),
        Err(refused @ (Refused::NoPath | Refused::Foreign | Refused::NoTour)) => {
            Err(refused.why(locale))
        }
        Err(refused) => Err(text::message(&locale.tour_not_written(&name, &refused.why(locale)))),
    }
}

/// Writes a tour into the file of a path, and returns the id that it has there.
fn write(
    place: &mut Place,
    store: &Store,
    tour: &Tour,
    (path, is_open): (&Path, bool),
) -> Result<String, Refused> {
    let bytes = place.bytes(store)?;
    let source = std::str::from_utf8(&bytes).map_err(|_| Refused::NoJson)?;
    let (mark, source) = source.strip_prefix(MARK).map_or(("", source), |it| (MARK, it));
    let known = is_open.then_some(place.known.as_str());
    let (id, document) = with_tour(store, tour, source, (&place.opened, known))?;
    let bytes = [mark.as_bytes(), document.as_bytes()].concat();
    if is_open {
        replace(path, &bytes)?;
        value(&document, "tours").unwrap_or_default().clone_into(&mut place.known);
    } else {
        write::place(path, &bytes)?;
    }
    Ok(id)
}

/// Returns a document with a tour in it, and the id that it has there.
///
/// `opened` are the tours that the document had when the store was made; `known` those that it has
/// if nobody else has changed it, where that matters.
fn with_tour(
    store: &Store,
    tour: &Tour,
    source: &str,
    (opened, known): (&str, Option<&str>),
) -> Result<(String, String), Refused> {
    if serde_json::from_str::<serde::de::IgnoredAny>(source).is_err() {
        return Err(Refused::NoJson);
    }
    if value(source, "events").is_none() {
        return Err(Refused::NoObject);
    }
    let tours = value(source, "tours").unwrap_or("[]");
    let all = elements(tours).ok_or(Refused::NoObject)?;
    let ids: Vec<Option<String>> = all.iter().map(|it| id_of(it)).collect();
    let id = if tour.id.is_empty() { fresh_id(store, tour, &ids) } else { tour.id.clone() };
    let at = ids.iter().position(|it| it.as_ref() == Some(&id));
    let is_same = |known: &str| {
        let known = elements(known).unwrap_or_default();
        let known = known.into_iter().find(|it| id_of(it).as_ref() == Some(&id));
        at.is_none() || known == at.and_then(|at| all.get(at).copied())
    };
    if !known.is_none_or(is_same) {
        return Err(Refused::Changed(id));
    }
    let style = Style::of(source);
    let raw = tour.origin.and_then(|it| elements(opened)?.get(store.tour(it).place).copied());
    let written = written::tour(store, (tour, &id), raw, style);
    let tours = put_item(tours, (at, &written), style, TOURS).ok_or(Refused::NoObject)?;
    let document = put(source, ("tours", &tours), style, 0).ok_or(Refused::NoObject)?;
    Ok((id, document))
}

/// Returns the text of every value of an array.
fn elements(array: &str) -> Option<Vec<&str>> {
    Some(items(array)?.into_iter().filter_map(|it| array.get(it)).collect())
}

/// Returns the id of a tour, as it is shown.
fn id_of(tour: &str) -> Option<String> {
    let id: String = serde_json::from_str(value(tour, "id")?).ok()?;
    Some(text::display(&id, Lines::Single).into_owned())
}

/// Returns an id that no tour has yet: the ASCII letters and digits of the title.
fn fresh_id(store: &Store, tour: &Tour, taken: &[Option<String>]) -> String {
    let title = tour.title.say(store, Locale::En.tag()).to_ascii_lowercase();
    let words = title.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    let mut id = String::new();
    for word in words {
        if id.len() + word.len() >= ID {
            break;
        }
        id.push_str(if id.is_empty() { "" } else { "-" });
        id.push_str(word);
    }
    let id = if id.is_empty() { "tour".to_owned() } else { id };
    let others = (2..).map(|number| format!("{id}-{number}"));
    let is_free = |it: &String| !taken.iter().flatten().any(|taken| taken == it);
    std::iter::once(id.clone()).chain(others).find(is_free).unwrap_or(id)
}

/// Puts bytes into the place of a file that is there, of which at no time only a part is there.
fn replace(path: &Path, bytes: &[u8]) -> Result<(), Refused> {
    // A link leads to the file that is meant.
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(Refused::ReadOnly);
    }
    let folder = path.parent().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
    let mut fresh = NamedTempFile::new_in(folder)?;
    fresh.write_all(bytes)?;
    fresh.as_file().set_permissions(permissions)?;
    fresh.as_file().sync_all()?;
    fresh.persist(&path).map_err(|it| it.error)?;
    // The name lasts when the folder is written; not every file system knows how.
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().unwrap_or_default();
    }
    Ok(())
}

#[cfg(test)]
mod tests;
