//! What can be chosen in the palette, what it is called, and which words find it.

use crate::action::{Action, BINDINGS, Context};
use crate::app::look::{Symbols, Theme};
use crate::app::state::State;
use crate::app::tours::{Tour, Words};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Label, Locale};
use crate::model::Scope;
use crate::query::{Group, Mode, Value};
use crate::store::{
    CountryId, EachText, Event, EventId, PersonId, PlaceId, SeriesId, SourceId, Store, Text,
    ThemeId, TourId,
};
use crate::text;

/// Something that can be chosen. Kinds that come first are listed first where words fit as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// An action of the main screen.
    Command(Action),
    /// Keep the view under a name.
    SaveView,
    /// A theme.
    Theme(Theme),
    /// A language.
    Language(Locale),
    /// A set of signs.
    Symbols(Symbols),
    /// A scope.
    Scope(Scope),
    /// A way to combine countries.
    Mode(Mode),
    /// A view that was kept, by its name.
    View(String),
    /// Forgets a view.
    DeleteView(String),
    /// Presents a tour of the file.
    Tour(TourId),
    /// Presents a tour that was made here, by its title.
    OwnTour(String),
    /// A marked event.
    Mark(EventId),
    /// Takes all highlights away.
    ClearHighlights,
    /// A country.
    Country(CountryId),
    /// A series of sessions.
    Series(SeriesId),
    /// A head of delegation.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
    /// A theme of actions.
    Topic(ThemeId),
    /// A source.
    Source(SourceId),
    /// An event.
    Event(EventId),
}

/// Commands that most people look for first.
const USEFUL: [Action; 10] = [
    Action::Filter,
    Action::Search,
    Action::GoToDate,
    Action::Scope,
    Action::Countries,
    Action::Fit,
    Action::Marks,
    Action::JumpBack,
    Action::Undo,
    Action::Help,
];

impl Item {
    /// Returns the value of a facet that it stands for.
    pub fn value(&self) -> Option<Value> {
        let (group, slot) = match self {
            Self::Country(id) => (Group::Country, id.slot()),
            Self::Series(id) => (Group::Series, id.slot()),
            Self::Person(id) => (Group::Person, id.slot()),
            Self::Place(id) => (Group::Place, id.slot()),
            Self::Topic(id) => (Group::Theme, id.slot()),
            Self::Source(id) => (Group::Source, id.slot()),
            _ => return None,
        };
        Some(Value::at(group, slot))
    }

    /// Returns what kind of thing it is.
    pub const fn kind(&self) -> Label {
        match self {
            Self::Command(_)
            | Self::SaveView
            | Self::DeleteView(_)
            | Self::Tour(_)
            | Self::OwnTour(_)
            | Self::ClearHighlights => Label::KindCommand,
            Self::Country(_) => Label::KindCountry,
            Self::Series(_) => Label::KindSeries,
            Self::Theme(_)
            | Self::Language(_)
            | Self::Symbols(_)
            | Self::Scope(_)
            | Self::Mode(_) => Label::KindSetting,
            Self::View(_) => Label::KindView,
            Self::Mark(_) => Label::KindMark,
            Self::Person(_) => Label::KindPerson,
            Self::Place(_) => Label::KindPlace,
            Self::Topic(_) => Label::KindTheme,
            Self::Source(_) => Label::KindSource,
            Self::Event(_) => Label::KindEvent,
        }
    }

    /// Returns the place of its kind among things that words fit as well.
    pub(super) const fn order(&self) -> u8 {
        match self {
            Self::Command(_) | Self::SaveView | Self::ClearHighlights => 0,
            Self::Theme(_)
            | Self::Language(_)
            | Self::Symbols(_)
            | Self::Scope(_)
            | Self::Mode(_) => 1,
            Self::View(_) | Self::Tour(_) | Self::OwnTour(_) => 2,
            Self::Mark(_) => 3,
            Self::Country(_) => 4,
            Self::Series(_) => 5,
            Self::Person(_) => 6,
            Self::Place(_) => 7,
            Self::Topic(_) => 8,
            Self::Source(_) => 9,
            Self::Event(_) => 10,
            Self::DeleteView(_) => 11,
        }
    }

    /// Returns the setting and the value that it would get; `None` for what is no setting.
    fn setting(&self, locale: Locale) -> Option<String> {
        let (setting, value) = match self {
            Self::Theme(Theme::Dark) => (locale.action(Action::Theme), Label::Dark),
            Self::Theme(Theme::Light) => (locale.action(Action::Theme), Label::Light),
            Self::Theme(Theme::Mono) => (locale.action(Action::Theme), Label::Mono),
            Self::Symbols(Symbols::Unicode) => {
                (locale.label(Label::Symbols), Label::SymbolsUnicode)
            }
            Self::Symbols(Symbols::Narrow) => (locale.label(Label::Symbols), Label::SymbolsNarrow),
            Self::Symbols(Symbols::Ascii) => (locale.label(Label::Symbols), Label::SymbolsAscii),
            Self::Scope(Scope::Core) => (locale.action(Action::Scope), Label::Core),
            Self::Scope(Scope::Series) => (locale.action(Action::Scope), Label::Series),
            Self::Scope(Scope::All) => (locale.action(Action::Scope), Label::Everything),
            Self::Mode(Mode::Any) => (locale.action(Action::Countries), Label::ModeAny),
            Self::Mode(Mode::All) => (locale.action(Action::Countries), Label::ModeAll),
            Self::Mode(Mode::Exactly) => (locale.action(Action::Countries), Label::ModeExactly),
            _ => return None,
        };
        Some(format!("{setting}: {}", locale.label(value)))
    }

    /// Returns what it is called in a language.
    pub fn title(&self, store: &Store, locale: Locale) -> String {
        let say = |text: Text| store.say(text, locale.tag()).to_owned();
        match self {
            Self::Command(action) => locale.action(*action).to_owned(),
            Self::SaveView => locale.label(Label::SaveThisView).to_owned(),
            Self::ClearHighlights => locale.label(Label::ClearHighlights).to_owned(),
            Self::Theme(_) | Self::Symbols(_) | Self::Scope(_) | Self::Mode(_) => {
                self.setting(locale).unwrap_or_default()
            }
            Self::Language(language) => {
                let name = match language {
                    Locale::En => "English",
                    Locale::Ko => "한국어",
                    Locale::Ja => "日本語",
                };
                format!("{}: {name}", locale.action(Action::Language))
            }
            Self::Country(id) => say(store.country(*id).name),
            Self::Series(id) => say(store.series_of(*id).name),
            Self::View(name) => name.clone(),
            Self::Tour(id) => locale.present_named(&say(store.tour(*id).title)),
            Self::OwnTour(title) => locale.present_named(title),
            Self::DeleteView(name) => format!("{} {name}", locale.label(Label::DeleteView)),
            Self::Mark(at) | Self::Event(at) => {
                let event = store.event(*at);
                event.map_or_else(String::new, |it| store.label(it, locale.tag()).into_owned())
            }
            Self::Person(id) => say(store.person(*id).name),
            Self::Place(id) => say(store.place(*id).name),
            Self::Topic(id) => say(store.theme(*id).name),
            Self::Source(id) => {
                let source = store.source(*id);
                format!("{} {}", say(source.publisher), say(source.title)).trim().to_owned()
            }
        }
    }

    /// Returns the folded texts by which it is found, in every language and script.
    pub(super) fn texts(&self, store: &Store) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        let mut add = |text: &str| {
            let folded = text::fold(text);
            if !folded.is_empty() && !texts.contains(&folded) {
                texts.push(folded);
            }
        };
        let all = |text: Text, add: EachText<'_>| {
            store.strings().forms(text).for_each(|(_, form)| add(form));
        };
        match self {
            Self::Mark(at) | Self::Event(at) => {
                let event = store.event(*at);
                if let Some(event) = event {
                    event_texts(store, event, &mut add);
                }
            }
            Self::Country(id) => {
                let country = store.country(*id);
                all(country.name, &mut add);
                add(store.str(country.key));
                country.aliases.iter().for_each(|it| add(store.str(*it)));
            }
            Self::Series(id) => {
                all(store.series_of(*id).name, &mut add);
                all(store.series_of(*id).title, &mut add);
            }
            Self::Person(id) => store.each_name(*id, &mut add),
            Self::Place(id) => {
                all(store.place(*id).name, &mut add);
                all(store.place(*id).short, &mut add);
            }
            Self::Topic(id) => {
                all(store.theme(*id).name, &mut add);
                all(store.theme(*id).short, &mut add);
            }
            Self::Source(id) => {
                let source = store.source(*id);
                for locale in Locale::ALL {
                    add(&self.title(store, locale));
                }
                add(store.str(source.key));
                add(store.str(source.url));
            }
            _ => {
                for locale in Locale::ALL {
                    add(&self.title(store, locale));
                }
            }
        }
        if let Self::Command(action) = self {
            add(action.name());
        }
        texts
    }
}

/// Calls `add` with the label, the place and the date of an event in each language.
fn event_texts(store: &Store, event: Event<'_>, add: EachText<'_>) {
    for locale in Locale::ALL {
        let tag = locale.tag();
        let mut line = store.label(event, tag).into_owned();
        // By itself too, so that `bilateral 6` is the sixth before it is one on the sixth.
        add(&line);
        for place in event.places() {
            line.push(' ');
            line.push_str(store.say(store.place(*place).name, tag));
        }
        if let Some(date) = event.date() {
            line.push(' ');
            line.push_str(&dates::span(&date, locale, Style::WithYear, "-"));
            line.push(' ');
            line.push_str(&date.to_string());
        }
        add(&line);
    }
}

/// Returns the commands of the main screen, the most useful ones first.
fn commands() -> impl Iterator<Item = Action> {
    let bound = |action: &Action| {
        BINDINGS.iter().any(|it| it.context == Context::Browse && it.action == *action)
    };
    let others = Action::ALL.iter().copied().filter(move |it| {
        bound(it) && !USEFUL.contains(it) && !it.takes_digit() && *it != Action::Palette
    });
    USEFUL.into_iter().chain(others)
}

/// Returns commands and settings, which are the same for every file.
pub(super) fn fixed() -> impl Iterator<Item = Item> {
    let commands = commands().map(Item::Command);
    let symbols = [Symbols::Unicode, Symbols::Narrow, Symbols::Ascii];
    commands
        .chain([Item::SaveView])
        .chain(Theme::ALL.into_iter().map(Item::Theme))
        .chain(Locale::ALL.into_iter().map(Item::Language))
        .chain(symbols.into_iter().map(Item::Symbols))
        .chain(Scope::ALL.iter().copied().map(Item::Scope))
        .chain([Mode::Any, Mode::All, Mode::Exactly].into_iter().map(Item::Mode))
}

/// Returns what is there because the user made it: views, marks, and a way to be rid of highlights.
pub(super) fn own(state: &State) -> impl Iterator<Item = Item> {
    let highlights = state.highlights.iter().next().map(|_| Item::ClearHighlights);
    let views = state.kept.views.iter();
    let open = views.clone().map(|it| Item::View(it.name.clone()));
    let tours = state.tours.all.iter().filter_map(tour);
    let marks = state.trail.marks().iter().copied().map(Item::Mark);
    let rest = highlights.into_iter().chain(views.map(|it| Item::DeleteView(it.name.clone())));
    open.chain(tours).chain(marks).chain(rest)
}

/// Returns the entry that presents a tour; one that was made on the spot has no title, and a command
/// of its own.
fn tour(tour: &Tour) -> Option<Item> {
    match (&tour.origin, &tour.title) {
        (Some(id), _) => Some(Item::Tour(*id)),
        (None, Words::Typed(title)) => Some(Item::OwnTour(title.clone())),
        (None, Words::File(_) | Words::Edited { .. }) => None,
    }
}

/// Returns how many commands are listed before all else when nothing is typed.
pub(super) const fn useful() -> usize {
    USEFUL.len()
}
