//! What is wrong with the files that are open: the list of it, and the way to the place.

use super::notice::Notice;
use super::overlay::Outgoing;
use super::state::{Overlay, State};
use super::update::Effect;
use crate::action::Action;
use crate::diag::{Diagnostic, Placer, Seen, Severity, seen};

/// How many complaints are listed: nobody reads more, and each takes room.
pub const LISTED: usize = 10_000;

/// What is wrong with the files that are open. Made once, when they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// The files, in the order of the call.
    pub files: Vec<ProblemFile>,
    /// The complaints, file by file, each in the order of its text; of more than [`LISTED`] the
    /// errors first.
    pub listed: Vec<Problem>,
    /// How many errors there are, listed or not.
    pub errors: usize,
    /// How many warnings there are, listed or not.
    pub warnings: usize,
    /// How many columns the longest place takes that is listed, such as `17:5`.
    pub place_columns: usize,
}

/// A complaint about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The position of the file in [`Problems::files`].
    pub file: usize,
    /// What is wrong.
    pub seen: Seen,
}

/// A file that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemFile {
    /// What it is called; has passed the text policy.
    pub name: String,
    /// Whether an editor can open it.
    pub reach: Reach,
}

/// Whether an editor can open what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It is a file of text.
    Text,
    /// It is a file that was unpacked.
    Packed,
    /// It was read from standard input.
    Input,
    /// It is built in.
    BuiltIn,
    /// It could not be read.
    Unread,
}

/// A file with its text and the complaints about it.
#[derive(Clone, Copy, Debug)]
pub struct Faulty<'a> {
    /// What it is called; has passed the text policy.
    pub name: &'a str,
    /// Whether an editor can open it.
    pub reach: Reach,
    /// What it says.
    pub text: &'a str,
    /// What is wrong with it, in its order.
    pub diagnostics: &'a [Diagnostic],
}

impl Problems {
    /// Looks up the places of what is wrong with some files.
    pub fn of(files: &[Faulty<'_>]) -> Self {
        let all = || files.iter().flat_map(|it| it.diagnostics);
        let count = |severity| all().filter(|it| it.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let mut room = [errors.min(LISTED), LISTED.saturating_sub(errors).min(warnings)];
        let mut listed = Vec::with_capacity(room.iter().sum());
        for (file, faulty) in files.iter().enumerate() {
            let mut placer = Placer::new(faulty.text);
            for diagnostic in faulty.diagnostics {
                let room = match (&mut room, diagnostic.severity) {
                    ([room, _], Severity::Error) | ([_, room], Severity::Warning) => room,
                };
                if *room > 0 {
                    *room -= 1;
                    listed.push(Problem { file, seen: seen(&mut placer, diagnostic) });
                }
            }
        }
        let files =
            files.iter().map(|it| ProblemFile { name: it.name.to_owned(), reach: it.reach });
        let columns = |it: &Problem| it.place().len();
        let place_columns = listed.iter().map(columns).max().unwrap_or(0);
        Self { files: files.collect(), listed, errors, warnings, place_columns }
    }

    /// Adds an error about a file.
    pub fn add(&mut self, file: usize, problem: &Diagnostic) {
        self.errors += 1;
        self.listed.insert(0, Problem { file, seen: seen(&mut Placer::new(""), problem) });
    }

    /// Lists what concerns some files above all.
    pub fn put_first(&mut self, concerns: impl Fn(usize) -> bool) {
        self.listed.sort_by_key(|it| !concerns(it.file));
    }

    /// Returns how many complaints there are.
    pub const fn count(&self) -> usize {
        self.errors + self.warnings
    }

    /// Returns how many of them are not listed.
    pub const fn more(&self) -> usize {
        self.count() - self.listed.len()
    }

    /// Returns the file that a complaint is about.
    pub fn file(&self, problem: &Problem) -> Option<&ProblemFile> {
        self.files.get(problem.file)
    }
}

impl Problem {
    /// Returns the line and the column in digits, `17:5`; nothing where there are none.
    pub fn place(&self) -> String {
        self.seen.place.map_or_else(String::new, |(line, column)| format!("{line}:{column}"))
    }
}

/// Lists what is wrong, if anything is.
pub(super) fn open(state: &mut State) {
    if state.problems.count() == 0 {
        state.notice = Some(Notice::NoProblems);
    } else {
        state.overlays.push(Overlay::Problems { row: 0, scroll: 0 });
    }
}

/// Applies an action to the list.
pub(super) fn act(state: &mut State, action: Action) -> Effect {
    let extent = state.extent;
    let page = usize::from(state.size.1 / 3).max(1);
    let last = state.problems.listed.len().saturating_sub(1);
    let Some(Overlay::Problems { row, scroll }) = state.overlays.last_mut() else {
        return Effect::Draw;
    };
    let at = (*row).min(last);
    let to = match action {
        // What does not fit is read to its end before the next one.
        Action::Next if *scroll < extent => {
            *scroll += 1;
            return Effect::Draw;
        }
        Action::Previous if *scroll > 0 => {
            *scroll = (*scroll).min(extent).saturating_sub(1);
            return Effect::Draw;
        }
        Action::Next => at + 1,
        Action::Previous => at.saturating_sub(1),
        Action::HalfDown => at + page,
        Action::HalfUp => at.saturating_sub(page),
        Action::First => 0,
        Action::Last => last,
        Action::Back => {
            state.overlays.pop();
            return Effect::Draw;
        }
        Action::Open => return locate(state, at),
        _ => return Effect::Draw,
    };
    (*row, *scroll) = (to.min(last), 0);
    Effect::Draw
}

/// Hands the file to an editor, at the place that a complaint is about; at its beginning where the
/// complaint has none.
fn locate(state: &mut State, row: usize) -> Effect {
    let Some(problem) = state.problems.listed.get(row) else { return Effect::Draw };
    let Some(file) = state.problems.file(problem) else { return Effect::Draw };
    if file.reach != Reach::Text {
        state.notice = Some(Notice::NotInEditor(file.reach));
        return Effect::Draw;
    }
    let (line, column) = problem.seen.place.unwrap_or((1, 1));
    state.outgoing = Some(Outgoing::Locate { file: problem.file, line, column });
    Effect::Away
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Input, Look, update};
    use crate::load::load;
    use crate::query::Query;
    use crate::store::Store;

    fn faulty<'a>(name: &'a str, text: &'a str, diagnostics: &'a [Diagnostic]) -> Faulty<'a> {
        Faulty { name, reach: Reach::Text, text, diagnostics }
    }

    fn opened(problems: Problems) -> (Store, State) {
        let store = load(r#"{"events":[{"id":"a","date":"2024","name":"Talks"}]}"#).store;
        let mut state = State::new(&store, Query::default(), Look::default()).unwrap();
        state.problems = problems;
        (store, state)
    }

    fn press(store: &Store, state: &mut State, keys: &str) -> Effect {
        let mut effect = Effect::None;
        for key in keys.split(' ') {
            effect = update(store, state, Input::Key(key.parse().unwrap()));
        }
        effect
    }

    fn row(state: &State) -> usize {
        let Some(Overlay::Problems { row, .. }) = state.overlays.last() else { panic!("a list") };
        *row
    }

    #[test]
    fn of_very_many_complaints_the_errors_are_kept_and_the_rest_is_counted() {
        let text = "x\n".repeat(100_000);
        let mut all: Vec<Diagnostic> = (0..100_000)
            .map(|at| Diagnostic::warning("odd", "odd").at(at * 2..at * 2 + 1))
            .collect();
        all.push(Diagnostic::error("late", "late").at(199_998..199_999));
        let problems = Problems::of(&[faulty("a", &text, &all)]);
        assert_eq!((problems.errors, problems.warnings), (1, 100_000));
        assert_eq!((problems.listed.len(), problems.more()), (LISTED, 90_001));
        let last = problems.listed.last().unwrap();
        assert_eq!((last.seen.code, last.place()), ("late", "100000:1".to_owned()));
        assert_eq!(problems.place_columns, "100000:1".len());
    }

    #[test]
    fn the_list_is_walked_by_rows_pages_and_ends() {
        let all: Vec<Diagnostic> = (0..50).map(|_| Diagnostic::error("odd", "odd")).collect();
        let (store, mut state) = opened(Problems::of(&[faulty("a", "", &all)]));
        press(&store, &mut state, "! j j k");
        assert_eq!(row(&state), 1);
        press(&store, &mut state, "Ctrl-d");
        assert_eq!(row(&state), 9);
        press(&store, &mut state, "G j");
        assert_eq!(row(&state), 49);
        press(&store, &mut state, "g g k");
        assert_eq!(row(&state), 0);
        press(&store, &mut state, "!");
        assert!(state.overlays.is_empty());
        press(&store, &mut state, "! q");
        assert!(state.overlays.is_empty());
    }

    #[test]
    fn enter_leads_to_the_line_and_column_of_its_file() {
        let one = [Diagnostic::error("odd", "odd")];
        let two = [Diagnostic::error("odd", "odd").at(4..5)];
        let files = [faulty("a", "", &one), faulty("b", "x\n한y", &two)];
        let (store, mut state) = opened(Problems::of(&files));
        assert_eq!(press(&store, &mut state, "! Enter"), Effect::Away);
        let first = Outgoing::Locate { file: 0, line: 1, column: 1 };
        assert_eq!(state.outgoing.take(), Some(first));
        assert_eq!(press(&store, &mut state, "j Enter"), Effect::Away);
        let second = Outgoing::Locate { file: 1, line: 2, column: 1 };
        assert_eq!(state.outgoing.take(), Some(second));
    }

    #[test]
    fn what_an_editor_cannot_open_is_refused() {
        let one = [Diagnostic::error("odd", "odd")];
        for reach in [Reach::Packed, Reach::Input, Reach::BuiltIn, Reach::Unread] {
            let file = Faulty { reach, ..faulty("a", "", &one) };
            let (store, mut state) = opened(Problems::of(&[file]));
            assert_eq!(press(&store, &mut state, "! Enter"), Effect::Draw);
            assert_eq!(
                (&state.outgoing, &state.notice),
                (&None, &Some(Notice::NotInEditor(reach)))
            );
        }
    }

    #[test]
    fn without_complaints_there_is_no_list() {
        let (store, mut state) = opened(Problems::default());
        press(&store, &mut state, "!");
        assert_eq!((state.overlays.len(), &state.notice), (0, &Some(Notice::NoProblems)));
    }
}
