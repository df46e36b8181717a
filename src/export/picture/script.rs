//! Which font does a character need?

use ratatui::buffer::Buffer;

use super::grid;

/// A group of characters that one font covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Script {
    /// Latin, and everything that is not of the others.
    Latin,
    /// Korean letters.
    Hangul,
    /// Chinese characters and kana, with their punctuation and the full-width forms.
    Han,
}

impl Script {
    /// Every script, in the order fonts are asked for.
    pub const ALL: [Self; 3] = [Self::Latin, Self::Hangul, Self::Han];

    /// The script of a character, by its Unicode block.
    #[must_use]
    pub fn of(character: char) -> Self {
        match u32::from(character) {
            0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7ff => Self::Hangul,
            0x2e80..=0x312f
            | 0x3190..=0xa4cf
            | 0xf900..=0xfaff
            | 0xfe30..=0xfe4f
            | 0xff00..=0xffef
            | 0x20000..=0x3ffff => Self::Han,
            _ => Self::Latin,
        }
    }

    /// The font families that will do, best first: all of one width per script.
    #[must_use]
    pub fn families(self) -> &'static [&'static str] {
        match self {
            Self::Latin => &["DejaVu Sans Mono", "Menlo", "Liberation Mono", "Consolas"],
            Self::Hangul => &[
                "Noto Sans Mono CJK KR",
                "NanumGothicCoding",
                "Apple SD Gothic Neo",
                "Malgun Gothic",
            ],
            Self::Han => &["Noto Sans Mono CJK JP", "IPAGothic", "Hiragino Sans", "MS Gothic"],
        }
    }

    /// Size of the font in the drawing's units: Latin fills a cell of 9 with an advance of 0.602 em,
    /// the others stand a little inside the two cells they take.
    pub(super) fn size(self) -> f32 {
        match self {
            Self::Latin => 14.95,
            Self::Hangul | Self::Han => 17.0,
        }
    }

    /// How far the baseline is under the middle of the cell.
    pub(super) fn drop(self) -> f32 {
        match self {
            Self::Latin => self.size() * 0.36,
            Self::Hangul | Self::Han => self.size() * 0.38,
        }
    }
}

/// The scripts that occur in a frame, so that no font is read for nothing. Latin is always among them.
#[must_use]
pub fn scripts(buffer: &Buffer) -> Vec<Script> {
    let mut found = vec![Script::Latin];
    for (_, row) in grid::rows(buffer) {
        for character in row.iter().filter_map(|it| it.cell.symbol().chars().next()) {
            let script = Script::of(character);
            if !found.contains(&script) {
                found.push(script);
            }
        }
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::{Script, scripts};
    use ratatui::buffer::Buffer;

    #[test]
    fn each_name_of_a_city_needs_its_own_font() {
        for (name, script) in [
            ("Seoul", Script::Latin),
            ("서울ㄱ", Script::Hangul),
            ("東京", Script::Han),
            ("トー・「", Script::Han),
            ("ｱ、Ａ", Script::Han),
        ] {
            assert!(name.chars().all(|it| Script::of(it) == script), "{name}");
        }
    }

    #[test]
    fn a_frame_asks_for_the_fonts_it_shows() {
        assert_eq!(scripts(&Buffer::with_lines(["─ ●"])), [Script::Latin]);
        assert_eq!(scripts(&Buffer::with_lines(["日本", "서울"])), Script::ALL);
    }
}
