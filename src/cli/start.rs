//! How does the browser look when it opens?

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use super::args::{Color, Common, Symbols, Theme};
use super::input::{ReadFile, Timeline};
use super::outcome::{Failure, Outcome};
use super::world::{Environment, World};
use crate::app::{self, Faulty, Look, Problems, Reach, State, View};
use crate::diag;
use crate::query;
use crate::store::Store;
use crate::ui::{Depth, Palette};

/// What the names of files end in that are unpacked when they are read.
const PACKED: [&str; 2] = ["gz", "zst"];

/// Returns the state that a call asks for.
///
/// # Errors
///
/// What is wrong with `--filter`.
pub(super) fn state(common: &Common, timeline: &Timeline, world: &World<'_>) -> Outcome<State> {
    let filter = common.filter.as_deref().unwrap_or_default();
    let wrong = |it: diag::Diagnostic| Failure::Call(diag::render("--filter", filter, &it));
    let query = query::parse(filter).map_err(wrong)?;
    let look = look(common, world);
    let mut state = State::new(&timeline.store, query, look).map_err(wrong)?;
    state.problems = problems(timeline);
    Ok(state)
}

/// Returns what the browser lists of what is wrong with the files.
pub(super) fn problems(timeline: &Timeline) -> Problems {
    let files = timeline.files.iter().map(|it| Faulty {
        name: &it.name,
        reach: reach(it),
        text: &it.text,
        diagnostics: &it.diagnostics,
    });
    let unread = timeline.unread.iter().map(|(name, problem)| Faulty {
        name,
        reach: Reach::Unread,
        text: "",
        diagnostics: std::slice::from_ref(problem),
    });
    Problems::of(&files.chain(unread).collect::<Vec<_>>())
}

/// Tells whether an editor can open what was read.
fn reach(file: &ReadFile) -> Reach {
    let packed = |path: &Path| {
        let ending = path.extension().map(OsStr::to_ascii_lowercase);
        ending.is_some_and(|it| PACKED.iter().any(|known| it == *known))
    };
    match &file.path {
        Some(path) if packed(path) => Reach::Packed,
        Some(_) => Reach::Text,
        None if matches!(file.text, Cow::Borrowed(_)) => Reach::BuiltIn,
        None => Reach::Input,
    }
}

/// Shows a view that was kept.
///
/// # Errors
///
/// What is wrong with its query for this file.
pub(super) fn show(store: &Store, state: &mut State, view: &View) -> Outcome<()> {
    let wrong = |it: diag::Diagnostic| Failure::Call(diag::render("--view", &view.query, &it));
    state.show(store, view).map_err(wrong)
}

/// Presents the tour of this name.
///
/// # Errors
///
/// There is none; the known ones are named.
pub(super) fn present(store: &Store, state: &mut State, name: &str) -> Outcome<()> {
    if state.present(store, name) {
        return Ok(());
    }
    let known: Vec<&str> = state.tours.all.iter().map(|it| it.id.as_str()).collect();
    let near = diag::did_you_mean(name, known.iter().copied());
    let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    let known = match known.as_slice() {
        [] => " The file has none: b in the browser makes one of what is shown".to_owned(),
        known => format!(" Tours: {}", known.join(", ")),
    };
    Err(Failure::call(&format!("there is no tour `{name}`{near}{known}")))
}

/// Returns how things are shown.
pub(super) fn look(common: &Common, world: &World<'_>) -> Look {
    let symbols = match common.symbols(world) {
        Symbols::Unicode => app::Symbols::Unicode,
        Symbols::Narrow => app::Symbols::Narrow,
        Symbols::Ascii => app::Symbols::Ascii,
    };
    Look { locale: common.locale(), theme: theme(common, &world.environment), symbols }
}

/// Returns the theme: what the call says, else none of color where it is not wanted, else what the
/// terminal says of its background, else dark.
fn theme(common: &Common, environment: &Environment) -> app::Theme {
    let colorless = match common.color {
        Color::Always => false,
        Color::Never => true,
        Color::Auto => environment.get("NO_COLOR").is_some(),
    };
    match common.theme {
        _ if colorless || common.theme == Theme::Mono => app::Theme::Mono,
        Theme::Light => app::Theme::Light,
        Theme::Auto if is_light(environment) => app::Theme::Light,
        Theme::Dark | Theme::Mono | Theme::Auto => app::Theme::Dark,
    }
}

/// Terminals that answer a question for their background, or at least know that it is none of
/// their text, by what `TERM` calls them.
const ASKABLE: [&str; 10] = [
    "xterm",
    "tmux",
    "screen",
    "rxvt",
    "kitty",
    "alacritty",
    "foot",
    "wezterm",
    "ghostty",
    "contour",
];

/// Tells whether only the terminal knows which theme is right.
pub(super) fn must_ask(common: &Common, world: &World<'_>) -> bool {
    let silent = world.environment.get("COLORFGBG").is_none();
    let term = world.environment.get("TERM").unwrap_or_default();
    // Others, such as the Linux console, would print the question.
    let understands = ASKABLE.iter().any(|it| term.contains(it));
    silent
        && understands
        && common.theme == Theme::Auto
        && theme(common, &world.environment) != app::Theme::Mono
}

/// Tells whether the terminal says that its background is light.
///
/// # Source
///
/// `COLORFGBG` as rxvt, Konsole and others set it: the last number is the background, and of the
/// sixteen colors 7 and 9 to 15 are light.
fn is_light(environment: &Environment) -> bool {
    let background = environment.get("COLORFGBG").and_then(|it| it.rsplit(';').next());
    matches!(background.and_then(|it| it.parse().ok()), Some(7 | 9..=15u8))
}

/// Returns the colors for a theme; a terminal without UTF-8 gets ASCII alone.
pub(super) fn palette(theme: app::Theme, depth: Depth, world: &World<'_>) -> Palette {
    let palette = Palette::new(theme, depth);
    if world.stdout_is_terminal && !world.environment.is_utf8() {
        palette.in_ascii()
    } else {
        palette
    }
}

/// Returns how many colors the terminal says it has.
pub(super) fn depth(environment: &Environment) -> Depth {
    let says = |name: &str, words: &[&str]| {
        environment.get(name).is_some_and(|it| words.iter().any(|word| it.contains(word)))
    };
    if says("COLORTERM", &["truecolor", "24bit"])
        || environment.get("WT_SESSION").is_some()
        || says("TERM", &["direct"])
    {
        Depth::True
    } else if says("TERM", &["256"]) {
        Depth::Indexed
    } else {
        Depth::Named
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn environment(set: &[(&str, &str)]) -> Environment {
        let value = |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
        Environment::read(|name| value(name).map(OsString::from))
    }

    #[test]
    fn colors_are_as_many_as_the_terminal_says() {
        assert_eq!(
            depth(&environment(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")])),
            Depth::True
        );
        assert_eq!(depth(&environment(&[("TERM", "screen-256color")])), Depth::Indexed);
        assert_eq!(depth(&environment(&[("TERM", "linux")])), Depth::Named);
    }

    #[test]
    fn a_light_background_is_believed() {
        assert!(is_light(&environment(&[("COLORFGBG", "0;15")])));
        assert!(is_light(&environment(&[("COLORFGBG", "0;default;7")])));
        assert!(!is_light(&environment(&[("COLORFGBG", "15;0")])));
        assert!(!is_light(&environment(&[])));
    }
}
