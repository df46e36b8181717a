//! Everything a user can ask for, and the keys that ask for it.
//!
//! One table, [`BINDINGS`], drives dispatch, the help overlay, the footer and the key reference in
//! the README. Nothing else in the program knows a key.

pub mod key;
mod table;

pub use key::{Code, Key};
pub use table::{BINDINGS, Binding};

/// Declares [`Action`] so that the enum, its list and its names cannot drift apart.
macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident => $name:literal,)+) => {
        /// Something a user can ask for. Bindable in the configuration by [`Action::name`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $variant,)+ }

        impl Action {
            /// Every action, in the order in which help lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the name that configurations use. Never changes once released.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

actions! {
    /// Select the next event; in a pane, its next row.
    Next => "next",
    /// Select the previous event; in a pane, its previous row.
    Previous => "previous",
    /// Select the next event of the lane.
    NextInLane => "next-in-lane",
    /// Select the previous event of the lane.
    PreviousInLane => "previous-in-lane",
    /// Select the first event.
    First => "first",
    /// Select the last event.
    Last => "last",
    /// Go half a page on.
    HalfDown => "half-page-down",
    /// Go half a page back.
    HalfUp => "half-page-up",
    /// Focus the next pane.
    NextPane => "next-pane",
    /// Focus the previous pane.
    PreviousPane => "previous-pane",
    /// Select the next event while a pane keeps the focus.
    NextEvent => "next-event",
    /// Select the previous event while a pane keeps the focus.
    PreviousEvent => "previous-event",
    /// Read what has the focus whole; open a cluster.
    Open => "open",
    /// Close what is on top.
    Back => "back",
    /// Show less time, larger, around the selected event.
    ZoomIn => "zoom-in",
    /// Show more time, smaller, around the selected event.
    ZoomOut => "zoom-out",
    /// Show exactly the events that are shown.
    Fit => "fit",
    /// Show the time around the selected event.
    ZoomToSelection => "zoom-to-selection",
    /// Show earlier time.
    PanLeft => "pan-left",
    /// Show later time.
    PanRight => "pan-right",
    /// Show the day that the file calls today.
    ToAsOf => "to-as-of",
    /// Switch a country filter on or off.
    Chip => "country-chip",
    /// List the countries, with counts and the mode of the filter.
    Countries => "countries",
    /// Change between any, all and exactly.
    Mode => "country-mode",
    /// Edit the filter: its line, with all facets beside it.
    Filter => "filter",
    /// Switch a term of the filter off or on.
    Term => "term",
    /// Hide the events with the value under the cursor.
    Exclude => "exclude",
    /// Of the values of a facet, keep only the one under the cursor.
    Only => "only",
    /// Complete the word that is being typed.
    Complete => "complete",
    /// Delete the term before the cursor.
    DeleteTerm => "delete-term",
    /// Take up the query that was asked before.
    PreviousQuery => "previous-query",
    /// Take up the query that was asked after.
    NextQuery => "next-query",
    /// Clear the filter.
    ClearFilter => "clear-filter",
    /// Show more of the file, or less again.
    Scope => "scope",
    /// Search every text.
    Search => "search",
    /// Select the next match.
    NextMatch => "next-match",
    /// Select the previous match.
    PreviousMatch => "previous-match",
    /// Search for the letters in order instead of the text, or the other way round.
    Fuzzy => "search-fuzzy",
    /// Tell capital letters from small ones, or do not.
    Case => "search-case",
    /// Highlight what matches, in the next color, without hiding the rest.
    Highlight => "highlight",
    /// List everything there is: events, people, places, themes, commands.
    Palette => "palette",
    /// Go to a date.
    GoToDate => "go-to-date",
    /// Mark the selected event, or take its mark away.
    Mark => "mark",
    /// List the marks.
    Marks => "marks",
    /// Go to the mark whose number is on the key.
    Pick => "pick-mark",
    /// Take the row under the cursor off the list.
    Remove => "remove",
    /// Go back to where one was.
    JumpBack => "jump-back",
    /// Go on to where one came back from.
    JumpOn => "jump-on",
    /// Take back the last change of the view.
    Undo => "undo",
    /// Make the change again.
    Redo => "redo",
    /// Show the sources of what is under the cursor.
    Sources => "sources",
    /// Open the address of the source under the cursor, outside.
    OpenLink => "open-link",
    /// Copy what is under the cursor, with its citation.
    Copy => "copy",
    /// Copy the address of its source.
    CopyLink => "copy-link",
    /// Copy it with its citation, as Markdown.
    CopyMarkdown => "copy-markdown",
    /// Show the timeline.
    ViewTimeline => "view-timeline",
    /// Show themes by sessions.
    ViewMatrix => "view-matrix",
    /// Show people, and who chaired when.
    ViewPeople => "view-people",
    /// Show hosts and places.
    ViewHosts => "view-hosts",
    /// Show intervals and silences.
    ViewRhythm => "view-rhythm",
    /// Compare a session with the one before it in its series.
    Compare => "compare",
    /// Compare a session with any other.
    CompareWith => "compare-with",
    /// Compare with the last session of another series, or of its own again.
    OtherSeries => "other-series",
    /// Accept a proposed match, or take that back.
    Accept => "accept-match",
    /// Follow an action through all sessions.
    Thread => "thread",
    /// Go to the next session of the thread.
    ThreadOn => "thread-on",
    /// Go to the session of the thread before.
    ThreadBack => "thread-back",
    /// Go to the next session that the head of delegation led.
    LeaderOn => "leader-on",
    /// Go to the session before that the head of delegation led.
    LeaderBack => "leader-back",
    /// Sort by something else.
    Sort => "sort",
    /// Write what is shown into a file.
    Export => "export",
    /// Begin a briefing of what is shown.
    Brief => "brief",
    /// List the tours.
    Tours => "tours",
    /// Go back to the briefing, to the stop and point where it was left.
    Return => "return-to-briefing",
    /// Reveal the next point; after the last, go to the next stop.
    NextPoint => "next-point",
    /// Hide the last point again; before the first, go to the stop before.
    PreviousPoint => "previous-point",
    /// Go to the next stop.
    NextStop => "next-stop",
    /// Go to the stop before.
    PreviousStop => "previous-stop",
    /// Type the number of a stop to go to, digit by digit.
    StopNumber => "stop-number",
    /// Leave the briefing for the browser; its clock runs on.
    Explore => "explore",
    /// Show nothing, or again what was shown.
    Blank => "blank",
    /// List the stops, to jump to one.
    Outline => "outline",
    /// Go on by itself, at the pace of the budget, or stop doing so.
    Advance => "auto-advance",
    /// Present as a rehearsal, which records how long each stop takes.
    Practice => "practice",
    /// Add what is shown to a tour, as its last stop.
    AddStop => "add-stop",
    /// List the stops of a tour, to change them.
    EditTour => "edit-tour",
    /// Move the stop under the cursor on by one.
    MoveOn => "move-stop-on",
    /// Move the stop under the cursor back by one.
    MoveBack => "move-stop-back",
    /// Edit the notes of the stop under the cursor in an editor.
    EditNotes => "edit-notes",
    /// Change how long the stop under the cursor may take.
    Seconds => "stop-seconds",
    /// Call a tour something else.
    Rename => "rename-tour",
    /// Write a tour into a file.
    Save => "save-tour",
    /// List what is wrong with the files.
    Problems => "problems",
    /// List those who present, to follow another.
    Presenters => "presenters",
    /// Change the language.
    Language => "language",
    /// Change the theme.
    Theme => "theme",
    /// List the keys.
    Help => "help",
    /// Close what is on top, or leave.
    Close => "close",
    /// Leave at once.
    Quit => "quit",
    /// Leave for the shell until it says `fg`.
    Suspend => "suspend",
}

impl Action {
    /// Tells whether its keys end in a digit that says which.
    pub const fn takes_digit(self) -> bool {
        matches!(self, Self::Chip | Self::Term | Self::Pick | Self::StopNumber)
    }
}

/// Where keys are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// The main screen.
    Browse,
    /// One pane read whole, or the list of keys.
    Read,
    /// The list of countries.
    Countries,
    /// The line of the filter; what is not bound is typed.
    Filter,
    /// The facets beside it.
    Facets,
    /// The line of the search; what is not bound is typed.
    Search,
    /// The palette; what is not bound is typed.
    Palette,
    /// The list of marks.
    Marks,
    /// Any other text field; what is not bound is typed.
    Prompt,
    /// What all views but the main screen share.
    View,
    /// Themes by sessions.
    Matrix,
    /// One theme at one session.
    Cell,
    /// People and chairs.
    People,
    /// Hosts and places.
    Hosts,
    /// Intervals and silences.
    Rhythm,
    /// Two sessions side by side.
    Compare,
    /// The list of events to compare one with.
    CompareWith,
    /// One action through all sessions.
    Thread,
    /// The sources of one field.
    Sources,
    /// A briefing.
    Briefing,
    /// The stops of the briefing.
    Outline,
    /// The list of tours.
    Tours,
    /// The stops of a tour, to change them.
    Stops,
    /// What a rehearsal recorded.
    Practice,
    /// What is wrong with the files.
    Problems,
    /// The speaker's notes, in a terminal of their own.
    Notes,
}

impl Context {
    /// Every context, in the order in which the README lists them.
    pub const ALL: [Self; 26] = [
        Self::Browse,
        Self::Read,
        Self::Countries,
        Self::Filter,
        Self::Facets,
        Self::Search,
        Self::Palette,
        Self::Marks,
        Self::Prompt,
        Self::View,
        Self::Matrix,
        Self::Cell,
        Self::People,
        Self::Hosts,
        Self::Rhythm,
        Self::Compare,
        Self::CompareWith,
        Self::Thread,
        Self::Sources,
        Self::Briefing,
        Self::Outline,
        Self::Tours,
        Self::Stops,
        Self::Practice,
        Self::Problems,
        Self::Notes,
    ];

    /// Returns the context whose keys work here too.
    pub const fn base(self) -> Option<Self> {
        match self {
            Self::Matrix
            | Self::Cell
            | Self::People
            | Self::Hosts
            | Self::Rhythm
            | Self::Compare
            | Self::Thread => Some(Self::View),
            _ => None,
        }
    }

    /// Returns every binding that works here, those of its own first.
    pub fn bindings(self) -> impl Iterator<Item = &'static Binding> {
        let of = |context: Self| BINDINGS.iter().filter(move |it| it.context == context);
        of(self).chain(self.base().into_iter().flat_map(of))
    }

    /// Tells whether what is not bound is typed.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Filter | Self::Search | Self::Palette | Self::Prompt)
    }
}

/// What a key means after the keys that were pressed before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It asks for this.
    Action(Action),
    /// More keys may follow.
    Prefix,
    /// Nothing.
    None,
}

/// Returns what `key` means in `context` after `pending`.
pub fn resolve(context: Context, pending: &[Key], key: Key) -> Meaning {
    let length = pending.len() + 1;
    let follows =
        |it: &&Binding| it.keys.starts_with(pending) && it.keys.get(pending.len()) == Some(&key);
    let rows = || context.bindings().filter(follows);
    rows().find(|it| it.keys.len() == length).map_or_else(
        || if rows().next().is_some() { Meaning::Prefix } else { Meaning::None },
        |it| Meaning::Action(it.action),
    )
}

/// Returns the keys that may follow `pending`, and what they ask for.
pub fn follow_ups(context: Context, pending: &[Key]) -> impl Iterator<Item = (Key, Action)> {
    let rows = context.bindings().filter(move |it| it.keys.starts_with(pending));
    rows.filter_map(move |it| it.keys.get(pending.len()).map(|&key| (key, it.action)))
}

/// Returns every sequence of keys that asks for `action` in `context`, in the order of the table.
pub fn keys_for(context: Context, action: Action) -> impl Iterator<Item = &'static [Key]> {
    context.bindings().filter(move |it| it.action == action).map(|it| it.keys)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_keys_mean_two_things_and_no_sequence_begins_with_another() {
        for context in Context::ALL {
            let all: Vec<&Binding> = context.bindings().collect();
            for (position, one) in all.iter().enumerate() {
                for other in all.iter().skip(position + 1) {
                    let clash =
                        one.keys.starts_with(other.keys) || other.keys.starts_with(one.keys);
                    assert!(!clash, "{:?} clashes in {context:?}", one.keys);
                }
            }
        }
    }

    #[test]
    fn every_action_can_be_reached_and_has_a_name_of_its_own() {
        let bound: BTreeSet<Action> = BINDINGS.iter().map(|it| it.action).collect();
        let missing: Vec<&Action> = Action::ALL.iter().filter(|it| !bound.contains(it)).collect();
        assert!(missing.is_empty(), "no key for {missing:?}");
        let names: BTreeSet<&str> = Action::ALL.iter().map(|it| it.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
    }

    #[test]
    fn a_prefix_waits_for_the_key_that_completes_it() {
        let c = Key::char;
        assert_eq!(resolve(Context::Browse, &[], c('g')), Meaning::Prefix);
        assert_eq!(resolve(Context::Browse, &[c('g')], c('g')), Meaning::Action(Action::First));
        assert_eq!(resolve(Context::Browse, &[c('g')], c('x')), Meaning::None);
        let all: Vec<Key> = follow_ups(Context::Browse, &[c('g')]).map(|(key, _)| key).collect();
        assert_eq!(all, [c('g'), c('t'), c('d')]);
    }
}
