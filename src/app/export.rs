//! What can be written into a file, in which format, and under which name.

use std::path::Path;

use super::notice::Notice;
use super::prompt::{self, Prompt};
use super::state::State;
use crate::store::Store;
use crate::text;

/// The most letters of a name that is proposed, without its ending.
const SLUG: usize = 40;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The events that are shown, all of them.
    Events,
    /// The matrix, as it is sorted.
    Matrix,
    /// Two sessions side by side.
    Comparison,
}

impl Exported {
    /// Returns the formats that it can be written in.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Events => &[
                Format::Csv,
                Format::Json,
                Format::Html,
                Format::Calendar,
                Format::Markdown,
                Format::Lines,
                Format::Markwhen,
                Format::Slides,
            ],
            Self::Matrix => &[Format::Csv, Format::Markdown, Format::Json, Format::Text],
            // It is no table of like rows.
            Self::Comparison => &[Format::Markdown, Format::Json, Format::Text],
        }
    }

    /// Returns the format that a path asks for, if this can be written in it. Of two endings that
    /// fit, the longer one is meant.
    pub fn format_of(self, path: &str) -> Option<Format> {
        let fits = self.formats().iter().copied().filter(|it| it.is_of(path));
        fits.max_by_key(|it| it.ending().len())
    }
}

/// A format, which the ending of a file's name asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
    /// For scripts; of events, our own file.
    Json,
    /// For people.
    Text,
    /// Our own file, an event a line.
    Lines,
    /// For calendars: iCalendar.
    Calendar,
    /// For Markwhen.
    Markwhen,
    /// For browsers: one page.
    Html,
    /// For `TimelineJS`: its JSON.
    Slides,
}

impl Format {
    /// Returns the ending of the names of its files, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Text => "txt",
            Self::Lines => "jsonl",
            Self::Calendar => "ics",
            Self::Markwhen => "mw",
            Self::Html => "html",
            // Its files end in `.json`, as ours do.
            Self::Slides => "timeline.json",
        }
    }

    /// Tells whether a path asks for it; capital letters are as good as small ones.
    fn is_of(self, path: &str) -> bool {
        let name = Path::new(path.trim()).file_name().and_then(|it| it.to_str());
        let split = |name: &str| {
            let (stem, ending) =
                name.split_at_checked(name.len().checked_sub(self.ending().len())?)?;
            let stem = stem.strip_suffix('.')?;
            Some(!stem.is_empty() && ending.eq_ignore_ascii_case(self.ending()))
        };
        name.and_then(split).unwrap_or(false)
    }
}

/// Asks for the name of the file to write the events into that are shown, and proposes one.
pub(super) fn ask_for_events(store: &Store, state: &mut State) {
    if state.shown().is_empty() {
        state.notice = Some(Notice::NothingToExport);
        return;
    }
    prompt::open(state, Prompt::Export(Exported::Events));
    state.field.propose(&format!("{}.{}", proposed(store), Format::Csv.ending()));
}

/// Returns a name after the title of the timeline, else after its file; another one than that of
/// the file itself, which is there already.
fn proposed(store: &Store) -> String {
    let title = slug(store.say(store.title(), "en"));
    if !title.is_empty() {
        return title;
    }
    let file = store.files().next().unwrap_or_default();
    let stem = Path::new(file).file_stem().and_then(|it| it.to_str()).unwrap_or_default();
    match slug(stem) {
        stem if stem.is_empty() => "events".to_owned(),
        stem => format!("{stem}-events"),
    }
}

/// Returns whole words of a name in small letters, digits and hyphens of ASCII.
fn slug(name: &str) -> String {
    let folded = text::fold(name);
    let words = folded.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && slug.len() + word.len() >= SLUG {
            break;
        }
        let hyphen = if slug.is_empty() { "" } else { "-" };
        slug.push_str(hyphen);
        slug.extend(word.chars().take(SLUG));
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Input, Look, Outgoing, Overlay, update};
    use crate::load::{Options, Source, load, open};
    use crate::query::Query;

    #[test]
    fn the_ending_says_which_format() {
        let of = |path| Exported::Matrix.format_of(path);
        assert_eq!(of("a/themes.csv "), Some(Format::Csv));
        assert_eq!(of("~/Themes.MD"), Some(Format::Markdown));
        assert_eq!(of("주제.txt"), Some(Format::Text));
        assert_eq!(Exported::Comparison.format_of("a.md"), Some(Format::Markdown));
        assert_eq!(Exported::Comparison.format_of("a.csv"), None);
        for none in ["", "themes", "themes.xls", ".csv", "themes.", "themes.csv/x", "csv", "서csv"]
        {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn every_format_of_events_has_an_ending_of_its_own() {
        for format in Exported::Events.formats() {
            let path = format!("talks.{}", format.ending());
            assert_eq!(Exported::Events.format_of(&path), Some(*format), "{path}");
            assert_eq!(Exported::Events.format_of(&path.to_uppercase()), Some(*format));
        }
        assert_eq!(Exported::Events.format_of("timeline.json"), Some(Format::Json));
        assert_eq!(Exported::Events.format_of("talks.txt"), None);
        assert_eq!(Exported::Matrix.format_of("talks.timeline.json"), Some(Format::Json));
    }

    fn named(file: &str, title: &str) -> String {
        let text = format!(r#"{{"title":"{title}","events":[]}}"#);
        let sources = [Source { name: file, text: &text }];
        proposed(&open(&sources, &Options::default()).store)
    }

    #[test]
    fn the_name_that_is_proposed_follows_the_title_else_the_file() {
        assert_eq!(named("a.json", "Talks on trade: 2024/25"), "talks-on-trade-2024-25");
        assert_eq!(named("Border talks.v2.json", "한미 회의"), "border-talks-v2-events");
        assert_eq!(named("회의.json", ""), "events");
        let long = named("a.json", &"many words ".repeat(20));
        assert!(long.len() <= SLUG && long.ends_with("words-many"), "{long}");
        assert_eq!(named("a.json", &"x".repeat(200)).len(), SLUG);
    }

    #[test]
    fn what_is_shown_is_asked_for_by_one_key_and_written_under_the_name_that_is_proposed() {
        let file = r#"{"title":"Mine","events":[{"id":"a","date":"2024","name":"Talks"}]}"#;
        let store = load(file).store;
        let mut state = State::new(&store, Query::default(), Look::default()).unwrap();
        let mut press = |key: &str| {
            update(&store, &mut state, Input::Key(key.parse().unwrap()));
            (state.overlays.last().copied(), state.outgoing.clone())
        };
        let asks = Some(Overlay::Prompt(Prompt::Export(Exported::Events)));
        assert_eq!(press("e"), (asks, None));
        let path = "mine.csv".to_owned();
        let wanted = Outgoing::Write { path, what: Exported::Events };
        assert_eq!(press("Enter"), (asks, Some(wanted)));
    }

    #[test]
    fn what_the_filter_finds_is_written_from_beside_its_facets_too() {
        let file = r#"{"title":"Mine","events":[{"id":"a","date":"2024","name":"Talks"}]}"#;
        let store = load(file).store;
        let mut state = State::new(&store, Query::default(), Look::default()).unwrap();
        for key in ["f", "Tab", "e"] {
            update(&store, &mut state, Input::Key(key.parse().unwrap()));
        }
        let asks = Overlay::Prompt(Prompt::Export(Exported::Events));
        assert_eq!(state.overlays, [Overlay::Filter, asks]);
        update(&store, &mut state, Input::Key("Esc".parse().unwrap()));
        assert_eq!(state.overlays, [Overlay::Filter]);
    }

    #[test]
    fn nothing_is_not_written() {
        let store = load(r#"{"events":[]}"#).store;
        let mut state = State::new(&store, Query::default(), Look::default()).unwrap();
        update(&store, &mut state, Input::Key("e".parse().unwrap()));
        assert_eq!((state.overlays.len(), &state.notice), (0, &Some(Notice::NothingToExport)));
    }
}
