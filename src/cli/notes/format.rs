//! What a presenter tells, as it stands in a file, version 1.
//!
//! ```json
//! {"version": 1, "sequence": 12, "process": 4711, "terminal": "pts/3",
//!  "file": "/home/kim/talks.json", "tour": "core", "title": "Core sessions", "language": "en",
//!  "stop": 3, "stops": 25, "heading": "Bilateral 5: Leaders", "points": ["US Jung Pak"],
//!  "revealed": 1, "notes": "Say who is new.", "next": {"heading": "Location", "notes": ""},
//!  "elapsed": 61000, "budget": 1200000, "done": 90000, "here": 12000, "share": 45000,
//!  "showing": "stop", "advancing": false, "practice": false}
//! ```
//!
//! Times are milliseconds. What is read is a stranger's text: it passes the text policy, and
//! figures are cut to what can be meant.

use std::path::Path;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::follow::Identity;
use crate::app::Pace;
use crate::cli::keep::BUILT_IN;
use crate::i18n::Locale;
use crate::text::{self, Lines, display};
use crate::view::{NextStop, Showing, Told};

/// The version that is read and written.
const VERSION: u32 = 1;
/// The most points of a stop, and the most stops of a tour, that are believed.
const MOST: usize = 100_000;
/// The longest time that is believed: a thousand hours.
const LONGEST: u64 = 1_000 * 3_600 * 1_000;

/// What stands in the file whatever its version.
#[derive(Debug, Deserialize)]
struct Version {
    version: u32,
}

#[derive(Debug, Deserialize, Serialize)]
struct Document {
    version: u32,
    sequence: u64,
    process: u32,
    terminal: Option<String>,
    file: String,
    tour: String,
    title: String,
    language: String,
    stop: usize,
    stops: usize,
    heading: String,
    points: Vec<String>,
    revealed: usize,
    notes: String,
    next: Option<After>,
    elapsed: u64,
    budget: u64,
    done: u64,
    here: u64,
    share: u64,
    showing: Shown,
    advancing: bool,
    practice: bool,
}

#[derive(Debug, Deserialize, Serialize)]
struct After {
    heading: String,
    notes: String,
}

#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Shown {
    Stop,
    Blank,
    Browser,
}

/// Who tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Teller {
    /// The terminal, such as `pts/3`.
    pub(super) terminal: Option<String>,
    /// The process.
    pub(super) process: u32,
    /// The timeline, as the state file calls it.
    pub(super) file: String,
}

/// Returns the bytes of the file.
///
/// # Errors
///
/// What serde says; it has no reason to.
pub(super) fn written(who: &Teller, told: &Told, sequence: u64) -> serde_json::Result<Vec<u8>> {
    let milliseconds = |it: Duration| u64::try_from(it.as_millis()).unwrap_or(u64::MAX);
    let Pace { elapsed, budget, done, here, share } = told.pace;
    serde_json::to_vec(&Document {
        version: VERSION,
        sequence,
        process: who.process,
        terminal: who.terminal.clone(),
        file: who.file.clone(),
        tour: told.tour.clone(),
        title: told.title.clone(),
        language: told.language.tag().to_owned(),
        stop: told.at,
        stops: told.stops,
        heading: told.heading.clone(),
        points: told.points.clone(),
        revealed: told.revealed,
        notes: told.notes.clone(),
        next: told
            .next
            .as_ref()
            .map(|it| After { heading: it.heading.clone(), notes: it.notes.clone() }),
        elapsed: milliseconds(elapsed),
        budget: milliseconds(budget),
        done: milliseconds(done),
        here: milliseconds(here),
        share: milliseconds(share),
        showing: match told.showing {
            Showing::Stop => Shown::Stop,
            Showing::Blank => Shown::Blank,
            Showing::Browser => Shown::Browser,
        },
        advancing: told.advancing,
        practice: told.practice,
    })
}

/// Reads the bytes of the file of this key.
///
/// # Errors
///
/// One line that says why they are nothing that this program wrote.
pub(super) fn read(key: &str, bytes: &[u8]) -> Result<(Identity, Told), String> {
    let strange = |it: serde_json::Error| format!("is no notes of this program: {it}");
    let Version { version } = serde_json::from_slice(bytes).map_err(strange)?;
    if version != VERSION {
        return Err(format!("is of version {version}, and this program knows version {VERSION}"));
    }
    let it: Document = serde_json::from_slice(bytes).map_err(strange)?;
    let terminal = it.terminal.as_deref().map(line).filter(|it| !it.trim().is_empty());
    let identity = Identity {
        key: key.to_owned(),
        name: terminal.clone().unwrap_or_else(|| it.process.to_string()),
        terminal,
        process: it.process,
        file: line(&it.file),
        tour: line(&it.tour),
    };
    let time = |it: u64| Duration::from_millis(it.min(LONGEST));
    let stops = it.stops.min(MOST);
    let points: Vec<String> = it.points.iter().take(MOST).map(|it| line(it)).collect();
    let told = Told {
        tour: identity.tour.clone(),
        title: line(&it.title),
        language: Locale::from_tag(&it.language),
        at: it.stop.min(stops),
        stops,
        heading: line(&it.heading),
        revealed: it.revealed.min(points.len()),
        points,
        notes: display(&it.notes, Lines::Multi).into_owned(),
        next: it.next.map(|it| NextStop { heading: line(&it.heading), notes: line(&it.notes) }),
        pace: Pace {
            elapsed: time(it.elapsed),
            budget: time(it.budget),
            done: time(it.done),
            here: time(it.here),
            share: time(it.share),
        },
        showing: match it.showing {
            Shown::Stop => Showing::Stop,
            Shown::Blank => Showing::Blank,
            Shown::Browser => Showing::Browser,
        },
        advancing: it.advancing,
        practice: it.practice,
    };
    Ok((identity, told))
}

/// Returns a timeline as a list names it: without its folder, and nothing for the one built in.
pub(super) fn short(file: &str) -> String {
    match file {
        BUILT_IN => String::new(),
        file => {
            Path::new(file).file_name().map(|it| text::name_of(Path::new(it))).unwrap_or_default()
        }
    }
}

fn line(text: &str) -> String {
    display(text, Lines::Single).into_owned()
}
