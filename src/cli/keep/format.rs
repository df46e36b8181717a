//! What stands in the state file?
//!
//! An object with the version and, for each timeline, its queries, views, accepted matches and
//! what rehearsals took.
//! Anyone may have written it: bad entries are skipped, and what can be shown is made harmless.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use crate::analysis::{Accepted, ActionName, Match};
use crate::app::{
    Kept, LONGEST_STOP, MATCHES, PRACTICED, Pane, Practiced, QUERIES, RUNS, Run, VIEWS, View,
    view_name,
};
use crate::query;
use crate::text;

/// The version of the format.
pub(super) const VERSION: u32 = 1;

/// The state file.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Document {
    pub(super) attache_state: u32,
    /// The one that was used last comes last.
    pub(super) files: Vec<OfFile>,
}

/// What is kept for one timeline.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct OfFile {
    pub(super) file: String,
    #[serde(deserialize_with = "good_ones")]
    queries: Vec<String>,
    #[serde(deserialize_with = "good_ones")]
    pub(super) views: Vec<OfView>,
    #[serde(deserialize_with = "good_ones")]
    matches: Vec<OfMatch>,
    #[serde(deserialize_with = "good_ones")]
    practice: Vec<OfPractice>,
}

/// Reads the entries of a list that are what they should be; one bad entry is not the end of the
/// others.
fn good_ones<'de, T: DeserializeOwned, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    let all = Vec::<serde_json::Value>::deserialize(from)?;
    Ok(all.into_iter().filter_map(|it| serde_json::from_value(it).ok()).collect())
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct OfView {
    name: String,
    query: String,
    window: Option<(i64, i64)>,
    event: Option<String>,
    focus: String,
}

/// An accepted match; one of which a part is missing is none.
#[derive(Debug, Deserialize, Serialize)]
struct OfMatch {
    later: OfAction,
    earlier: OfAction,
}

/// The rehearsals of a tour; one without stops is none.
#[derive(Debug, Deserialize, Serialize)]
struct OfPractice {
    tour: String,
    stops: String,
    /// Of each, the seconds of the stops with a space between; `-` for one that was not shown.
    runs: Vec<String>,
}

#[derive(Debug, Deserialize, Serialize)]
struct OfAction {
    event: String,
    words: String,
}

impl Default for Document {
    fn default() -> Self {
        Self { attache_state: VERSION, files: Vec::new() }
    }
}

/// Returns what a part of the state file says, as far as it can be shown: the file may have been
/// written by anyone.
pub(super) fn kept(file: &OfFile) -> Kept {
    let clean = |query: &String| {
        let shown = text::display(query, text::Lines::Single).into_owned();
        (shown.len() <= query::LONGEST).then_some(shown)
    };
    let view = |it: &OfView| {
        let name = view_name(&it.name);
        let view = View {
            query: clean(&it.query)?,
            window: it.window,
            event: it.event.clone(),
            focus: Pane::from_name(&it.focus).unwrap_or(Pane::Sessions),
            name,
        };
        (!view.name.is_empty()).then_some(view)
    };
    let skipped = file.queries.len().saturating_sub(QUERIES);
    Kept {
        queries: file.queries.iter().skip(skipped).filter_map(clean).collect(),
        views: file.views.iter().take(VIEWS).filter_map(view).collect(),
        matches: Accepted(file.matches.iter().take(MATCHES).filter_map(accepted).collect()),
        practice: file.practice.iter().take(PRACTICED).filter_map(practiced).collect(),
    }
}

/// Returns the part of the state file that keeps this.
pub(super) fn of_file(file: &str, kept: &Kept) -> OfFile {
    let view = |it: &View| OfView {
        name: it.name.clone(),
        query: it.query.clone(),
        window: it.window,
        event: it.event.clone(),
        focus: it.focus.name().to_owned(),
    };
    OfFile {
        file: file.to_owned(),
        queries: kept.queries.clone(),
        views: kept.views.iter().map(view).collect(),
        matches: kept.matches.0.iter().map(of_match).collect(),
        practice: kept.practice.iter().map(of_practice).collect(),
    }
}

/// Returns a match, unless it names nothing. Its words are compared and never shown.
fn accepted(it: &OfMatch) -> Option<Match> {
    let name = |it: &OfAction| {
        let named = !it.event.is_empty() && !it.words.is_empty();
        named.then(|| ActionName { event: it.event.clone(), words: it.words.clone() })
    };
    Some(Match { later: name(&it.later)?, earlier: name(&it.earlier)? })
}

fn of_match(it: &Match) -> OfMatch {
    let name = |it: &ActionName| OfAction { event: it.event.clone(), words: it.words.clone() };
    OfMatch { later: name(&it.later), earlier: name(&it.earlier) }
}

/// Returns rehearsals, as far as each has a figure for every stop. Their words are compared and never
/// shown.
fn practiced(it: &OfPractice) -> Option<Practiced> {
    let (count, _) = it.stops.split_once('-')?;
    let count: usize = count.parse().ok()?;
    let runs = it.runs.iter().take(RUNS).filter_map(|it| run(it)).filter(|it| it.len() == count);
    let runs: Vec<Run> = runs.collect();
    let stops = it.stops.clone();
    (!runs.is_empty()).then(|| Practiced { tour: it.tour.clone(), stops, runs })
}

fn run(seconds: &str) -> Option<Run> {
    let stop = |it: &str| match it {
        "-" => Some(None),
        it => it.parse().ok().filter(|it| *it <= LONGEST_STOP).map(Some),
    };
    seconds.split(' ').map(stop).collect()
}

fn of_practice(it: &Practiced) -> OfPractice {
    let stop = |it: &Option<u32>| it.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let run = |it: &Run| it.iter().map(stop).collect::<Vec<_>>().join(" ");
    let runs = it.runs.iter().map(run).collect();
    OfPractice { tour: it.tour.clone(), stops: it.stops.clone(), runs }
}
