//! The signs that mean something, in the three symbol sets.

use crate::analysis::Change;
use crate::app::Symbols;
use crate::store::SeriesId;

/// The signs of one symbol set. Each takes one column, but the ellipsis of two sets.
#[derive(Clone, Copy, Debug)]
pub struct Glyphs {
    /// Marks of the first series, the second, any other, and events of no series.
    pub marks: [&'static str; 4],
    /// The same, of what is still to come.
    pub to_come: [&'static str; 4],
    /// The selected event.
    pub selected: &'static str,
    /// The bar before a selected row and a focused title.
    pub bar: &'static str,
    /// A hairline.
    pub hairline: &'static str,
    /// A tick of the axis.
    pub tick: &'static str,
    /// Corners of a popup: upper left and right, lower left and right.
    pub corners: [&'static str; 4],
    /// A stretch of time that an event takes.
    pub stretch: &'static str,
    /// Bars from low to high.
    pub levels: &'static [&'static str],
    /// The baseline of bars.
    pub baseline: &'static str,
    /// Text that goes on.
    pub ellipsis: &'static str,
    /// Between the ends of a range.
    pub dash: &'static str,
    /// Between words, with its spaces.
    pub separator: &'static str,
    /// The place before.
    pub before: &'static str,
    /// An event that the user marked.
    pub marked: &'static str,
    /// An event that the last reading of the file brought, and one that it changed.
    pub news: [&'static str; 2],
    /// A tick in a list.
    pub check: &'static str,
    /// Under what is to blame.
    pub under: &'static str,
    /// One of a few that are counted.
    pub square: &'static str,
    /// One that is missing.
    pub none: &'static str,
    /// A value without a source, where its number would stand.
    pub unsourced: &'static str,
    /// A value that sources disagree on, where the id of the disagreement does not fit.
    pub disputed: &'static str,
    /// What stands out, by its color.
    pub highlights: [&'static str; 4],
    /// An action at a session: in the words of before, in other words, absent.
    pub presence: [&'static str; 3],
    /// From one place to another.
    pub arrow: &'static str,
    /// An error in a file.
    pub error: &'static str,
    /// A warning about a file.
    pub warning: &'static str,
    /// Whether maps can be drawn.
    pub braille: bool,
    minus: &'static str,
}

const UNICODE: Glyphs = Glyphs {
    marks: ["●", "▲", "■", "•"],
    to_come: ["○", "△", "□", "◦"],
    selected: "◆",
    bar: "▍",
    hairline: "─",
    tick: "│",
    corners: ["┌", "┐", "└", "┘"],
    stretch: "━",
    levels: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    baseline: "▁",
    ellipsis: "…",
    dash: "–",
    separator: " · ",
    before: "○",
    marked: "★",
    news: ["+", "~"],
    check: "✔",
    under: "▔",
    square: "■",
    none: "·",
    unsourced: "?",
    disputed: "!",
    highlights: ["✦", "✚", "❖", "✱"],
    presence: ["●", "◐", "○"],
    arrow: "→",
    error: "✘",
    warning: "!",
    braille: true,
    minus: "−",
};

const NARROW: Glyphs = Glyphs {
    marks: ["◉", "▴", "⚑", "▪"],
    to_come: ["◊", "▵", "⚐", "▫"],
    selected: "⯁",
    bar: "▸",
    hairline: "⠒",
    tick: "⡇",
    corners: ["⡖", "⢲", "⠓", "⠚"],
    stretch: "⣿",
    levels: &["⣀", "⣤", "⣶", "⣿"],
    baseline: "⣀",
    ellipsis: "..",
    dash: "-",
    separator: ", ",
    before: "◊",
    marked: "✶",
    news: ["+", "~"],
    check: "✔",
    under: "^",
    square: "⣿",
    none: "∙",
    unsourced: "?",
    disputed: "!",
    highlights: ["✦", "✚", "❖", "✱"],
    presence: ["◉", "◒", "◊"],
    arrow: ">",
    error: "✘",
    warning: "!",
    braille: true,
    minus: "−",
};

const ASCII: Glyphs = Glyphs {
    marks: ["o", "A", "#", "*"],
    to_come: [".", ".", ".", "."],
    selected: "@",
    bar: ">",
    hairline: "-",
    tick: "|",
    corners: ["+", "+", "+", "+"],
    stretch: "=",
    levels: &[".", ":", "=", "#"],
    baseline: "_",
    ellipsis: "..",
    dash: "-",
    separator: ", ",
    before: "o",
    marked: "'",
    news: ["+", "~"],
    check: "x",
    under: "^",
    square: "#",
    none: ".",
    unsourced: "?",
    disputed: "/",
    highlights: ["!", "$", "%", "&"],
    presence: ["o", "~", "."],
    arrow: ">",
    error: "E",
    warning: "W",
    braille: false,
    minus: "-",
};

impl Glyphs {
    /// Returns the signs of a symbol set.
    pub const fn of(symbols: Symbols) -> &'static Self {
        match symbols {
            Symbols::Unicode => &UNICODE,
            Symbols::Narrow => &NARROW,
            Symbols::Ascii => &ASCII,
        }
    }

    /// Returns the mark of an event of a series that has begun.
    pub fn mark(&self, series: Option<SeriesId>) -> &'static str {
        self.marks.get(slot(series)).copied().unwrap_or("*")
    }

    /// Returns the mark of an event of a series that is still to come.
    pub fn mark_to_come(&self, series: Option<SeriesId>) -> &'static str {
        self.to_come.get(slot(series)).copied().unwrap_or(".")
    }

    /// Returns the sign of a highlight.
    pub fn highlight(&self, slot: u8) -> &'static str {
        self.highlights.get(usize::from(slot)).copied().unwrap_or("*")
    }

    /// Returns the sign of a change.
    pub const fn change(&self, change: Change) -> &'static str {
        match change {
            Change::New => "+",
            Change::Returned => "^",
            Change::Reworded => "~",
            Change::Kept => "=",
            Change::Dropped => self.minus,
        }
    }

    /// Returns the name of a key as the footer has it: arrows are signs in one set, words in others.
    pub fn key(&self, name: &str) -> String {
        let arrow = match name {
            "Up" => "↑",
            "Down" => "↓",
            "Left" => "←",
            "Right" => "→",
            _ => name,
        };
        if self.ellipsis == UNICODE.ellipsis { arrow } else { name }.to_owned()
    }

    /// Returns the sign of what is excluded.
    pub const fn excluded(&self) -> &'static str {
        self.minus
    }

    /// Returns the bar for a share of the whole, in eighths: 0 to 8. Nothing for 0.
    pub fn level(&self, eighths: usize) -> &'static str {
        if eighths == 0 {
            return " ";
        }
        let slot = (eighths * self.levels.len()).div_ceil(8) - 1;
        self.levels.get(slot.min(self.levels.len() - 1)).copied().unwrap_or(" ")
    }
}

fn slot(series: Option<SeriesId>) -> usize {
    series.map_or(3, |it| it.slot().min(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_sign_takes_one_column() {
        for symbols in [Symbols::Unicode, Symbols::Narrow, Symbols::Ascii] {
            let g = Glyphs::of(symbols);
            let one = [
                g.selected,
                g.bar,
                g.hairline,
                g.tick,
                g.stretch,
                g.baseline,
                g.dash,
                g.before,
                g.check,
                g.arrow,
                g.under,
                g.square,
                g.none,
                g.marked,
                g.unsourced,
                g.disputed,
                g.error,
                g.warning,
            ];
            let all =
                one.iter().chain(&g.marks).chain(&g.to_come).chain(&g.corners).chain(g.levels);
            let all = all.chain(&g.highlights).chain(&g.presence).chain(&g.news);
            all.for_each(|it| assert_eq!(text::width(it), 1, "{it} in {symbols:?}"));
            assert!(Change::ALL.iter().all(|it| text::width(g.change(*it)) == 1));
        }
    }

    #[test]
    fn the_ascii_set_is_ascii_and_the_narrow_one_has_no_ambiguous_sign() {
        let g = Glyphs::of(Symbols::Ascii);
        let one = [
            g.selected, g.bar, g.hairline, g.tick, g.stretch, g.baseline, g.ellipsis, g.arrow,
            g.marked, g.under, g.square, g.none, g.error, g.warning,
        ];
        assert!(
            one.iter()
                .chain(&g.marks)
                .chain(&g.highlights)
                .chain(&g.presence)
                .chain(g.levels)
                .all(|it| it.is_ascii())
        );
        let g = Glyphs::of(Symbols::Narrow);
        let one = [
            g.selected, g.bar, g.hairline, g.tick, g.stretch, g.baseline, g.before, g.check,
            g.marked, g.error, g.warning,
        ];
        let more = g.marks.iter().chain(&g.to_come).chain(&g.highlights).chain(&g.presence);
        for sign in one.iter().chain(more).chain(g.levels) {
            let wide = unicode_width::UnicodeWidthStr::width_cjk(*sign);
            assert_eq!(wide, 1, "{sign} is two columns wide in some Korean and Japanese terminals");
        }
    }

    #[test]
    fn levels_run_from_nothing_to_full() {
        let g = Glyphs::of(Symbols::Unicode);
        assert_eq!((g.level(0), g.level(1), g.level(8)), (" ", "▁", "█"));
        assert_eq!(Glyphs::of(Symbols::Ascii).level(1), ".");
    }
}
