//! Which keys ask for which action where?

use super::key::{Code, Key};
use super::{Action, Context};

/// A row of the table: in this context, these keys in turn ask for this.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where.
    pub context: Context,
    /// The keys; more than one are a sequence whose beginning is a prefix.
    pub keys: &'static [Key],
    /// What for.
    pub action: Action,
}

const fn bind(context: Context, keys: &'static [Key], action: Action) -> Binding {
    Binding { context, keys, action }
}

/// Writes rows shortly: a context, and for each action its keys.
macro_rules! table {
    ($($context:ident { $($action:ident: $($keys:expr),+;)+ })+) => {
        &[$($($(bind(Context::$context, &$keys, Action::$action),)+)+)+]
    };
}

const fn c(letter: char) -> Key {
    Key::char(letter)
}

const fn ctrl(letter: char) -> Key {
    Key { code: Code::Char(letter), ctrl: true, alt: false }
}

const fn alt(letter: char) -> Key {
    Key { code: Code::Char(letter), ctrl: false, alt: true }
}

const fn k(code: Code) -> Key {
    Key::plain(code)
}

/// The keys as shipped.
pub const BINDINGS: &[Binding] = table! {
    Browse {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        NextInLane: [c('l')], [k(Code::Right)]; PreviousInLane: [c('h')], [k(Code::Left)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        NextPane: [k(Code::Tab)];
        PreviousPane: [k(Code::BackTab)];
        NextEvent: [c('J')]; PreviousEvent: [c('K')];
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        ZoomIn: [c('+')], [c('=')];
        ZoomOut: [c('-')];
        Fit: [c('0')];
        ZoomToSelection: [c('z')];
        PanLeft: [c('<')]; PanRight: [c('>')];
        ToAsOf: [c('g'), c('t')];
        Chip: [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Countries: [c('c')];
        Filter: [c('f')];
        Term: [c(','), c('1')], [c(','), c('2')], [c(','), c('3')], [c(','), c('4')], [c(','), c('5')], [c(','), c('6')], [c(','), c('7')], [c(','), c('8')], [c(','), c('9')];
        ClearFilter: [c('F')];
        Scope: [c('x')];
        Search: [c('/')];
        NextMatch: [c('n')]; PreviousMatch: [c('N')];
        Highlight: [c('*')];
        Palette: [c(':')], [ctrl('p')];
        GoToDate: [c('g'), c('d')];
        Mark: [c('m')];
        Marks: [c('\'')];
        JumpBack: [ctrl('o')];
        JumpOn: [alt('o')], [ctrl('i')];
        Undo: [c('u')]; Redo: [ctrl('r')];
        Sources: [c('s')];
        OpenLink: [c('o')];
        Copy: [c('y'), c('y')];
        CopyLink: [c('y'), c('l')]; CopyMarkdown: [c('y'), c('m')];
        ViewTimeline: [c('v'), c('t')]; ViewMatrix: [c('v'), c('m')];
        ViewPeople: [c('v'), c('p')]; ViewHosts: [c('v'), c('h')]; ViewRhythm: [c('v'), c('r')];
        Compare: [c('d')];
        CompareWith: [c('D')];
        Thread: [c('t')];
        ThreadOn: [c(']')]; ThreadBack: [c('[')];
        LeaderOn: [c(')')]; LeaderBack: [c('(')];
        Brief: [c('b')]; Tours: [c('B')];
        AddStop: [c('A')];
        Export: [c('e')];
        Problems: [c('!')];
        Return: [k(Code::Backspace)];
        Language: [c('L')]; Theme: [c('T')];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Read {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)], [c(' ')]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        NextPane: [k(Code::Tab)];
        PreviousPane: [k(Code::BackTab)];
        NextEvent: [c('J')], [c('l')], [k(Code::Right)]; PreviousEvent: [c('K')], [c('h')], [k(Code::Left)];
        Back: [k(Code::Esc)], [k(Code::Enter)];
        Filter: [c('f')];
        Search: [c('/')];
        NextMatch: [c('n')]; PreviousMatch: [c('N')];
        Palette: [c(':')], [ctrl('p')];
        GoToDate: [c('g'), c('d')];
        Mark: [c('m')];
        Undo: [c('u')]; Redo: [ctrl('r')];
        Brief: [c('b')]; Tours: [c('B')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Language: [c('L')]; Theme: [c('T')];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Countries {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        Open: [c(' ')], [k(Code::Enter)];
        Chip: [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Exclude: [c('-')];
        Only: [c('=')];
        Mode: [c('m')], [k(Code::Tab)];
        ClearFilter: [c('F')];
        Undo: [c('u')]; Redo: [ctrl('r')];
        Palette: [c(':')], [ctrl('p')];
        Back: [k(Code::Esc)], [c('c')];
        Brief: [c('b')]; Tours: [c('B')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Filter {
        Next: [k(Code::Down)]; Previous: [k(Code::Up)];
        Open: [k(Code::Enter)];
        Complete: [k(Code::Tab)];
        PreviousPane: [k(Code::BackTab)];
        DeleteTerm: [ctrl('w')];
        PreviousQuery: [ctrl('p')];
        NextQuery: [ctrl('n')];
        Back: [k(Code::Esc)];
        Help: [k(Code::F(1))];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Facets {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        Open: [c(' ')], [k(Code::Enter)];
        Exclude: [c('-')];
        Only: [c('=')];
        Filter: [c('f')], [c('/')], [k(Code::Tab)], [k(Code::BackTab)];
        ClearFilter: [c('F')];
        Scope: [c('x')];
        Export: [c('e')];
        Undo: [c('u')]; Redo: [ctrl('r')];
        Palette: [c(':')], [ctrl('p')];
        Back: [k(Code::Esc)];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Language: [c('L')]; Theme: [c('T')];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Search {
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        NextMatch: [k(Code::Down)]; PreviousMatch: [k(Code::Up)];
        Fuzzy: [ctrl('f')];
        Case: [ctrl('t')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Palette {
        Next: [k(Code::Down)], [ctrl('n')]; Previous: [k(Code::Up)], [ctrl('p')];
        HalfDown: [k(Code::PageDown)]; HalfUp: [k(Code::PageUp)];
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Marks {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        Open: [k(Code::Enter)], [c(' ')];
        Pick: [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Remove: [c('d')], [k(Code::Delete)];
        Back: [k(Code::Esc)], [c('\'')];
        Brief: [c('b')]; Tours: [c('B')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Prompt {
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    View {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        ViewTimeline: [c('v'), c('t')]; ViewMatrix: [c('v'), c('m')];
        ViewPeople: [c('v'), c('p')]; ViewHosts: [c('v'), c('h')]; ViewRhythm: [c('v'), c('r')];
        Filter: [c('f')];
        ClearFilter: [c('F')];
        Scope: [c('x')];
        Chip: [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Undo: [c('u')]; Redo: [ctrl('r')];
        Palette: [c(':')], [ctrl('p')];
        Brief: [c('b')]; Tours: [c('B')];
        AddStop: [c('A')];
        Problems: [c('!')];
        Return: [k(Code::Backspace)];
        Language: [c('L')]; Theme: [c('T')];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Matrix {
        NextInLane: [c('l')], [k(Code::Right)]; PreviousInLane: [c('h')], [k(Code::Left)];
        Thread: [c('t')];
        Compare: [c('d')];
        Sources: [c('s')];
        Sort: [c('S')];
        Export: [c('e')];
    }
    Cell {
        NextInLane: [c('l')], [k(Code::Right)]; PreviousInLane: [c('h')], [k(Code::Left)];
        Thread: [c('t')];
        Compare: [c('d')];
    }
    People {
        NextInLane: [c('l')], [k(Code::Right)]; PreviousInLane: [c('h')], [k(Code::Left)];
        NextPane: [k(Code::Tab)];
        LeaderOn: [c(')')]; LeaderBack: [c('(')];
        Sources: [c('s')];
        OpenLink: [c('o')];
        Copy: [c('y'), c('y')];
        CopyLink: [c('y'), c('l')]; CopyMarkdown: [c('y'), c('m')];
    }
    Hosts {
        NextPane: [k(Code::Tab)];
        Sources: [c('s')];
        OpenLink: [c('o')];
        Copy: [c('y'), c('y')];
        CopyLink: [c('y'), c('l')]; CopyMarkdown: [c('y'), c('m')];
    }
    Rhythm {
        NextPane: [k(Code::Tab)];
        PreviousPane: [k(Code::BackTab)];
    }
    Compare {
        NextEvent: [c('J')], [c('l')], [k(Code::Right)]; PreviousEvent: [c('K')], [c('h')], [k(Code::Left)];
        OtherSeries: [k(Code::Tab)];
        CompareWith: [c('D')];
        Accept: [c('a')];
        Thread: [c('t')];
        Sources: [c('s')];
        Export: [c('e')];
        Copy: [c('y'), c('y')];
        CopyLink: [c('y'), c('l')]; CopyMarkdown: [c('y'), c('m')];
    }
    CompareWith {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        Brief: [c('b')]; Tours: [c('B')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Thread {
        ThreadOn: [c(']')], [c('l')], [k(Code::Right)]; ThreadBack: [c('[')], [c('h')], [k(Code::Left)];
        Accept: [c('a')];
        Sources: [c('s')];
        Copy: [c('y'), c('y')];
        CopyLink: [c('y'), c('l')]; CopyMarkdown: [c('y'), c('m')];
    }
    Sources {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        Open: [k(Code::Enter)];
        OpenLink: [c('o')];
        Copy: [c('y'), c('y')];
        CopyLink: [c('y'), c('l')]; CopyMarkdown: [c('y'), c('m')];
        Back: [k(Code::Esc)], [c('s')];
        Brief: [c('b')]; Tours: [c('B')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Briefing {
        NextPoint: [c(' ')], [k(Code::Right)], [k(Code::PageDown)], [c('j')], [k(Code::Down)], [k(Code::Enter)];
        PreviousPoint: [k(Code::Left)], [k(Code::PageUp)], [c('k')], [k(Code::Up)];
        NextStop: [c('n')], [c('l')]; PreviousStop: [c('N')], [c('h')];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        StopNumber: [c('0')], [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Explore: [k(Code::Esc)];
        Blank: [c('.')];
        Outline: [ctrl('g')];
        Advance: [c('a')];
        Language: [c('L')]; Theme: [c('T')];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Outline {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        StopNumber: [c('0')], [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Open: [k(Code::Enter)], [c(' ')];
        Back: [k(Code::Esc)], [ctrl('g')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Tours {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        Open: [k(Code::Enter)], [c(' ')];
        Practice: [c('p')];
        EditTour: [c('e')];
        Rename: [c('r')];
        Remove: [c('d')], [k(Code::Delete)];
        Save: [c('w')];
        Back: [k(Code::Esc)], [c('B')];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Stops {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        Open: [k(Code::Enter)];
        MoveOn: [c('J')]; MoveBack: [c('K')];
        EditNotes: [c('e')];
        Seconds: [c('s')];
        Rename: [c('r')];
        Remove: [c('d')], [k(Code::Delete)];
        Undo: [c('u')];
        Save: [c('w')];
        Back: [k(Code::Esc)];
        Return: [k(Code::Backspace)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Practice {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        Accept: [c('a')];
        Save: [c('w')];
        Back: [k(Code::Esc)], [k(Code::Enter)];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Problems {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)], [c('!')];
        Return: [k(Code::Backspace)];
        Language: [c('L')]; Theme: [c('T')];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
    Notes {
        Next: [c('j')], [k(Code::Down)]; Previous: [c('k')], [k(Code::Up)];
        First: [c('g'), c('g')], [k(Code::Home)]; Last: [c('G')], [k(Code::End)];
        HalfDown: [ctrl('d')], [k(Code::PageDown)], [c(' ')]; HalfUp: [ctrl('u')], [k(Code::PageUp)];
        Presenters: [c('c')];
        Pick: [c('1')], [c('2')], [c('3')], [c('4')], [c('5')], [c('6')], [c('7')], [c('8')], [c('9')];
        Open: [k(Code::Enter)];
        Back: [k(Code::Esc)];
        Language: [c('L')]; Theme: [c('T')];
        Help: [c('?')], [k(Code::F(1))];
        Close: [c('q')];
        Quit: [ctrl('c')]; Suspend: [ctrl('z')];
    }
};
