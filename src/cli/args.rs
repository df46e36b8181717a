//! The options and commands, as they are typed.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::brief;
use super::check;
use super::diff;
use super::export;
use super::matrix;
use super::notes;
use super::outcome::{Failure, Outcome};
use super::since;
use super::snapshot;
use super::world::World;
use crate::diag::did_you_mean;
use crate::export::table::Look;
use crate::i18n::Locale;
use crate::model::{Day, Edtf};

/// The commands, for guessing what was meant.
pub(super) const COMMANDS: [&str; 14] = [
    "list", "show", "since", "compare", "cadence", "matrix", "brief", "export", "diff", "check",
    "snapshot", "notes", "schema", "help",
];

const TEMPLATE: &str = "\
{about-with-newline}
{before-help}{usage-heading} {usage}

{all-args}
";

const EXAMPLES: &str = "\
Examples:
  attache                              browse the timeline that is built in
  attache talks.json                   browse a file of your own
  attache talks.csv calendar.ics.gz    browse several as one timeline
  attache list country:JP              the sessions with Japan
  attache list scope:all since:2024-03 -f csv
  attache show bilateral-06            one session on a page, with its sources
  curl -s https://example.org/t.json | attache list --file -";

const LIST_EXAMPLES: &str = "\
Examples:
  attache list                         the core sessions
  attache list country:JP scope:all    everything with Japan
  attache list 'who:\"lee jun-il\"' -f json
  attache list 'country:US,KR -theme:sanctions' -f csv
  attache list -kind:milestone scope:all";

const SHOW_EXAMPLES: &str = "\
Examples:
  attache show bilateral-06
  attache show trilateral-03 --lang ko
  attache show bilateral-07 -f md > page.md";

const SINCE_EXAMPLES: &str = "\
Examples:
  attache since bilateral-07
  attache since trilateral-03 -f md > changes.md
  attache since bilateral-07 --other   against the last session of another series
  attache since talks-4 --file talks.json -f json";

const COMPARE_EXAMPLES: &str = "\
Examples:
  attache compare bilateral-06 trilateral-02
  attache compare bilateral-05 bilateral-07 -f md";

const CADENCE_EXAMPLES: &str = "\
Examples:
  attache cadence                      each series of the core sessions
  attache cadence 'series:bilateral scope:series'
  attache cadence scope:series --as-of 2025-06-30 -f json";

const MATRIX_EXAMPLES: &str = "\
Examples:
  attache matrix                       themes by core sessions
  attache matrix scope:series -f csv > themes.csv
  attache matrix 'series:bilateral scope:series' -f md";

const BRIEF_EXAMPLES: &str = "\
Examples:
  attache brief bilateral-07           one session on a page
  attache brief country:JP -f html -o japan.html
  attache brief --tour core -f md > tour.md";

const NOTES_EXAMPLES: &str = "\
Examples:
  attache --tour core                  in one terminal, and in another:
  attache notes";

const EXPORT_EXAMPLES: &str = "\
Examples:
  attache export --to ics -o talks.ics
  attache export country:JP --to html -o japan.html
  attache export --to attache --file calendar.ics > talks.json";

const DIFF_EXAMPLES: &str = "\
Examples:
  attache diff talks-2025.json talks-2026.json
  attache diff old.csv new.csv -f md > changes.md";

const CHECK_EXAMPLES: &str = "\
Examples:
  attache check talks.json
  attache check talks.json --size 100x30   whether the stops of its tours fit that screen
  attache check *.json && echo fine
  generate | attache check -";

const SNAPSHOT_EXAMPLES: &str = "\
Examples:
  attache snapshot --view timeline --size 120x36 -f txt
  attache snapshot --view timeline --size 80x24 -f svg -o screen.svg
  attache snapshot --view briefing --stop 5 --step 3 --elapsed 10:48";

/// Browse a timeline of diplomatic talks: who met, where, what they agreed, what became of it
#[derive(Debug, Parser)]
#[command(name = "attache", version, help_template = TEMPLATE, before_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// The timeline to browse, of one or more files; `-` is standard input, none the one built in
    pub(super) file: Vec<PathBuf>,
    /// Open with a view that was saved under this name
    #[arg(long, id = "saved", value_name = "NAME", conflicts_with = "filter")]
    pub(super) view: Option<String>,
    /// Present this tour at once
    #[arg(long, value_name = "NAME")]
    pub(super) tour: Option<String>,
    #[command(flatten)]
    pub(super) common: Common,
}

/// What to do instead of browsing.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List events in time order
    #[command(help_template = TEMPLATE, before_help = LIST_EXAMPLES)]
    List {
        /// Which events, in the filter language; words are joined by a space
        query: Vec<String>,
        /// The format
        #[arg(short, long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
    },
    /// Show everything about one event
    #[command(help_template = TEMPLATE, before_help = SHOW_EXAMPLES)]
    Show {
        /// The id of the event, as `list` prints it
        id: String,
        /// The format
        #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
    /// Show what changed since the session before of the same series
    #[command(help_template = TEMPLATE, before_help = SINCE_EXAMPLES)]
    Since(since::Request),
    /// Put two sessions side by side
    #[command(help_template = TEMPLATE, before_help = COMPARE_EXAMPLES)]
    Compare {
        /// The id of one session
        one: String,
        /// The id of the other
        other: String,
        /// The format
        #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
    /// Show the intervals between sessions, and how long the silence has lasted
    #[command(help_template = TEMPLATE, before_help = CADENCE_EXAMPLES)]
    Cadence {
        /// Which events, in the filter language; words are joined by a space
        query: Vec<String>,
        /// The format
        #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
        format: ShowFormat,
    },
    /// Count themes by sessions
    #[command(help_template = TEMPLATE, before_help = MATRIX_EXAMPLES)]
    Matrix(matrix::Request),
    /// Print pages to leave behind
    #[command(help_template = TEMPLATE, before_help = BRIEF_EXAMPLES)]
    Brief(brief::Request),
    /// Show the speaker's notes of a briefing in a second terminal
    #[command(help_template = TEMPLATE, before_help = NOTES_EXAMPLES)]
    Notes(notes::Request),
    /// Write what is selected in a format that other programs read
    #[command(help_template = TEMPLATE, before_help = EXPORT_EXAMPLES)]
    Export(export::Request),
    /// Show what changed between two versions of a data set
    #[command(help_template = TEMPLATE, before_help = DIFF_EXAMPLES)]
    Diff(diff::Request),
    /// Print the JSON Schema of the file format
    Schema,
    /// Say what is wrong with files
    #[command(help_template = TEMPLATE, before_help = CHECK_EXAMPLES)]
    Check(check::Request),
    /// Print a screen without a terminal
    #[command(help_template = TEMPLATE, before_help = SNAPSHOT_EXAMPLES)]
    Snapshot(snapshot::Request),
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// The timeline to read; `-` is standard input; may be repeated
    #[arg(id = "input", long = "file", value_name = "FILE", global = true)]
    pub(super) file: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: super::reading::Reading,
    /// Only events that this query finds
    #[arg(long, value_name = "QUERY", global = true, allow_hyphen_values = true)]
    pub(super) filter: Option<String>,
    /// The language of texts, where the file has it; English unless it is said
    #[arg(long, value_enum, global = true)]
    lang: Option<Language>,
    /// The colours of the screen
    #[arg(long, value_enum, global = true, default_value_t = Theme::Auto)]
    pub(super) theme: Theme,
    /// Draw with ASCII alone; the same as `--symbols ascii`
    #[arg(long, global = true)]
    ascii: bool,
    /// What to draw with; `narrow` is for terminals that draw ambiguous characters wide
    #[arg(long, value_enum, global = true, conflicts_with = "ascii")]
    symbols: Option<Symbols>,
    /// Whether to use colour
    #[arg(long, value_enum, global = true, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// The day that counts as today, instead of the one in the file
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    as_of: Option<Day>,
}

/// A format of `list`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Json,
    Jsonl,
    Csv,
    Md,
}

/// A format of `show`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowFormat {
    Text,
    Json,
    Md,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Language {
    En,
    Ko,
    Ja,
}

/// The colours of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    Dark,
    Light,
    Mono,
    Auto,
}

/// What to draw with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Symbols {
    Unicode,
    Narrow,
    Ascii,
}

/// Whether to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// Columns and rows of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) columns: u16,
    pub(super) rows: u16,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let side = |text: &str| text.parse().ok().filter(|it| (1..=1_000).contains(it));
        let sides = text.split_once(['x', 'X', '×']);
        let sides = sides.and_then(|(columns, rows)| Some((side(columns)?, side(rows)?)));
        let wrong = || "write columns and rows from 1 to 1000, such as 120x36".to_owned();
        sides.map(|(columns, rows)| Self { columns, rows }).ok_or_else(wrong)
    }
}

/// Reads a day as EDTF; of a month or a year it is the last day.
fn day(text: &str) -> Result<Day, String> {
    let date = Edtf::parse(text).map_err(|error| format!("{error}; {}", error.hint()))?;
    let open = || "it has no last day; write a day, such as 2026-11-21".to_owned();
    date.last_day().ok_or_else(open)
}

impl Common {
    /// Refuses what is well formed and cannot be done.
    pub(super) fn check(&self) -> Outcome<()> {
        if let [first, _, ..] = self.file.as_slice() {
            let mut words = self.file.iter().filter_map(|it| it.to_str());
            if let Some(command) = words.find(|it| COMMANDS.contains(it)) {
                let message = format!("put the command first: attache {command} --file FILE");
                return Err(Failure::call(&message));
            }
            // A file that is there is meant, whatever it is called.
            let word = first.to_str().filter(|_| !first.exists());
            let near = word.and_then(|it| Some((it, did_you_mean(it, COMMANDS)?)));
            if let Some((word, near)) = near {
                let message = format!("there is no command `{word}`; did you mean `{near}`?");
                return Err(Failure::call(&message));
            }
        }
        Ok(())
    }

    /// Refuses `--filter` for a command that has nothing to filter.
    pub(super) fn no_filter(&self, command: &str) -> Outcome<()> {
        let message = || format!("{command} takes no --filter; list does");
        self.filter.as_ref().map_or(Ok(()), |_| Err(Failure::call(&message())))
    }

    /// Returns how files are read.
    pub(super) fn reading(&self) -> crate::load::Options {
        self.reading.options(self.as_of)
    }

    /// Returns the language of texts.
    pub(super) fn locale(&self) -> Locale {
        self.asked_locale().unwrap_or_default()
    }

    /// Returns the language of texts, if the call names one.
    pub(super) fn asked_locale(&self) -> Option<Locale> {
        self.lang.map(|it| match it {
            Language::En => Locale::En,
            Language::Ko => Locale::Ko,
            Language::Ja => Locale::Ja,
        })
    }

    /// Returns the day that counts as today, if the call names one.
    pub(super) const fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// Returns what to draw with. Unasked, a terminal without UTF-8 gets ASCII; a file or a pipe
    /// gets the same bytes wherever it is written.
    pub(super) fn symbols(&self, world: &World<'_>) -> Symbols {
        match self.symbols {
            _ if self.ascii => Symbols::Ascii,
            Some(symbols) => symbols,
            None if world.stdout_is_terminal && !world.environment.is_utf8() => Symbols::Ascii,
            None => Symbols::Unicode,
        }
    }

    /// Returns how texts are put.
    pub(super) fn look(&self, world: &World<'_>) -> Look<'static> {
        // The en dash and the ellipsis are of ambiguous width (UAX #11).
        let (dash, ellipsis) = match self.symbols(world) {
            Symbols::Unicode => ("–", "…"),
            Symbols::Narrow | Symbols::Ascii => ("-", ".."),
        };
        Look { locale: self.locale(), dash, ellipsis }
    }
}
