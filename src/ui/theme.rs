//! Roles to styles: palettes with their contrast, and what becomes of them with fewer colors.

#![expect(
    clippy::unreadable_literal,
    reason = "colors read best as six digits, as in every other place"
)]

use ratatui::style::{Color, Modifier, Style};

use crate::app::Theme;
use crate::view::{Role, Tone};

/// How many colors the terminal can show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// Any color.
    #[default]
    True,
    /// The 256 colors of xterm.
    Indexed,
    /// The sixteen that every color terminal names.
    Named,
}

/// A theme at a depth of color.
#[derive(Clone, Copy, Debug)]
pub struct Palette {
    theme: Theme,
    depth: Depth,
    ascii_only: bool,
}

/// A color in 24 bits, and the one of sixteen that comes nearest to what it is for.
#[derive(Clone, Copy, Debug)]
struct Ink(u32, Color);

/// The colors of a theme, by what they are for.
struct Inks {
    page: Ink,
    surface: Ink,
    select: Ink,
    strong: Ink,
    text: Ink,
    dim: Ink,
    faint: Ink,
    rule: Ink,
    area: Ink,
    land: Ink,
    accent: Ink,
    /// Accent that is drawn, not read.
    trail: Ink,
    /// US, KR, JP, three more, any other: letters and the tint under them.
    badges: [(Ink, Ink); 7],
    /// The first series, the second, three more, and events of none.
    lanes: [Ink; 7],
    new: Ink,
    /// Under words that were added.
    new_tint: Ink,
    reworded: Ink,
    dropped: Ink,
    /// Under words that were removed.
    dropped_tint: Ink,
    returned: Ink,
    /// Under a figure that is larger than others of its kind, and under one that is much larger.
    heat: [Ink; 2],
    /// What stands out: four that differ for every kind of color vision, and none is the accent.
    highlights: [Ink; 4],
}

const fn ink(rgb: u32, named: Color) -> Ink {
    Ink(rgb, named)
}

const DARK: Inks = Inks {
    page: ink(0x12151c, Color::Reset),
    surface: ink(0x191e28, Color::Reset),
    select: ink(0x262f3e, Color::Reset),
    strong: ink(0xf5f7fa, Color::Reset),
    text: ink(0xd3d9e3, Color::Reset),
    dim: ink(0x8f98a9, Color::Reset),
    faint: ink(0x5a6375, Color::DarkGray),
    rule: ink(0x2d3543, Color::DarkGray),
    area: ink(0x3e485a, Color::DarkGray),
    land: ink(0x3f4a5d, Color::DarkGray),
    accent: ink(0xf0c05a, Color::Yellow),
    trail: ink(0x8f7640, Color::Yellow),
    badges: [
        (ink(0x74bbf7, Color::Blue), ink(0x17283a, Color::Reset)),
        (ink(0xf2a25c, Color::Red), ink(0x33241a, Color::Reset)),
        (ink(0xec9fcb, Color::Magenta), ink(0x33202d, Color::Reset)),
        (ink(0x6fcfc4, Color::Cyan), ink(0x17302e, Color::Reset)),
        (ink(0xb7d36b, Color::Green), ink(0x262e19, Color::Reset)),
        (ink(0xb7aee0, Color::LightBlue), ink(0x272536, Color::Reset)),
        (ink(0x8f98a9, Color::Reset), ink(0x1d232e, Color::Reset)),
    ],
    lanes: [
        ink(0x8ecbff, Color::Cyan),
        ink(0xe8b8c0, Color::Magenta),
        ink(0x6fcfc4, Color::Cyan),
        ink(0xb7d36b, Color::Green),
        ink(0xb7aee0, Color::LightBlue),
        ink(0xd3d9e3, Color::Reset),
        ink(0xd3d9e3, Color::Reset),
    ],
    new: ink(0x56d1a8, Color::Green),
    new_tint: ink(0x123329, Color::Reset),
    reworded: ink(0xd9d27a, Color::Yellow),
    dropped: ink(0xf28b70, Color::Red),
    dropped_tint: ink(0x3a211b, Color::Reset),
    returned: ink(0xb9b4ff, Color::LightBlue),
    heat: [ink(0x24435e, Color::Reset), ink(0x2f6187, Color::Reset)],
    highlights: [
        ink(0x52ffc5, Color::LightCyan),
        ink(0xb894db, Color::LightMagenta),
        ink(0xc5ff52, Color::LightGreen),
        ink(0xe08152, Color::LightRed),
    ],
};

const LIGHT: Inks = Inks {
    page: ink(0xfaf9f5, Color::Reset),
    surface: ink(0xf2f0e9, Color::Reset),
    select: ink(0xfbe7b2, Color::Reset),
    strong: ink(0x0b0e13, Color::Reset),
    text: ink(0x262a32, Color::Reset),
    dim: ink(0x5a616c, Color::Reset),
    faint: ink(0x989da5, Color::DarkGray),
    rule: ink(0xd9d6cc, Color::DarkGray),
    area: ink(0xc2c6c9, Color::DarkGray),
    land: ink(0xb9b8ae, Color::DarkGray),
    accent: ink(0x7a4b00, Color::Yellow),
    trail: ink(0xb8955a, Color::Yellow),
    badges: [
        (ink(0x0b5394, Color::Blue), ink(0xe0ebf6, Color::Reset)),
        (ink(0x944000, Color::Red), ink(0xf8e6d6, Color::Reset)),
        (ink(0x8f2a6e, Color::Magenta), ink(0xf7e2ef, Color::Reset)),
        (ink(0x00645c, Color::Cyan), ink(0xdcefec, Color::Reset)),
        (ink(0x4a6100, Color::Green), ink(0xeaf0d8, Color::Reset)),
        (ink(0x55489a, Color::LightBlue), ink(0xe9e6f5, Color::Reset)),
        (ink(0x5a616c, Color::Reset), ink(0xecebe5, Color::Reset)),
    ],
    lanes: [
        ink(0x0b5394, Color::Cyan),
        ink(0x86395a, Color::Magenta),
        ink(0x00645c, Color::Cyan),
        ink(0x4a6100, Color::Green),
        ink(0x55489a, Color::LightBlue),
        ink(0x262a32, Color::Reset),
        ink(0x262a32, Color::Reset),
    ],
    new: ink(0x00614a, Color::Green),
    new_tint: ink(0xd9efe5, Color::Reset),
    reworded: ink(0x4f5d00, Color::Yellow),
    dropped: ink(0xa82c14, Color::Red),
    dropped_tint: ink(0xf8dfd6, Color::Reset),
    returned: ink(0x4b4aa8, Color::LightBlue),
    heat: [ink(0xc3d9ec, Color::Reset), ink(0x9cc1e2, Color::Reset)],
    highlights: [
        ink(0x1b6e98, Color::Cyan),
        ink(0x9900e6, Color::Magenta),
        ink(0x660011, Color::Red),
        ink(0x110066, Color::Blue),
    ],
};

impl Palette {
    /// Takes a theme to a terminal with so many colors.
    pub const fn new(theme: Theme, depth: Depth) -> Self {
        Self { theme, depth, ascii_only: false }
    }

    /// Replaces every letter that is not ASCII, for a terminal whose locale is not UTF-8.
    #[must_use]
    pub const fn in_ascii(self) -> Self {
        Self { ascii_only: true, ..self }
    }

    pub(super) const fn ascii_only(self) -> bool {
        self.ascii_only
    }

    const fn inks(self) -> Option<&'static Inks> {
        match self.theme {
            Theme::Dark => Some(&DARK),
            Theme::Light => Some(&LIGHT),
            Theme::Mono => None,
        }
    }

    fn color(self, Ink(rgb, named): Ink) -> Color {
        let [_, red, green, blue] = rgb.to_be_bytes();
        match self.depth {
            Depth::True => Color::Rgb(red, green, blue),
            Depth::Indexed => Color::Indexed(nearest(red, green, blue)),
            Depth::Named => named,
        }
    }

    /// Sixteen colors have no tints: what would be one is left to reverse video and bold.
    const fn tints(self) -> bool {
        !matches!(self.depth, Depth::Named)
    }

    /// Returns the style of the empty page.
    pub fn page(self) -> Style {
        self.inks().map_or_else(Style::new, |it| {
            Style::new().fg(self.color(it.text)).bg(self.color(it.page))
        })
    }

    /// Returns the ground of header, footer and window.
    pub fn surface(self) -> Style {
        self.inks().map_or_else(Style::new, |it| Style::new().bg(self.color(it.surface)))
    }

    /// Returns the ground of what is selected.
    pub fn select(self) -> Style {
        match self.inks().filter(|_| self.tints()) {
            Some(inks) => Style::new().bg(self.color(inks.select)),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// Returns the style of a role.
    pub fn style(self, role: Role) -> Style {
        let Some(inks) = self.inks() else { return mono(role) };
        let plain = |ink: Ink| Style::new().fg(self.color(ink));
        let bold = |ink: Ink| plain(ink).add_modifier(Modifier::BOLD);
        match role {
            Role::Text | Role::Kept | Role::Present => plain(inks.text),
            Role::Strong => bold(inks.strong),
            Role::Bright => plain(inks.strong),
            Role::Dim => plain(inks.dim),
            Role::DimStrong => bold(inks.dim),
            Role::Faint | Role::Past => plain(inks.faint),
            Role::Rule => plain(inks.rule),
            Role::Area => plain(inks.area),
            Role::Land => plain(inks.land),
            Role::Arc | Role::AccentRule => plain(inks.trail),
            Role::Accent => bold(inks.accent),
            Role::Badge(tone) => self.badge(inks, tone),
            Role::BadgeOn(tone) => self.badge_on(inks, tone),
            Role::Lane(tone) => plain(lane(inks, tone)),
            Role::LaneStrong(tone) => bold(lane(inks, tone)),
            Role::New => bold(inks.new),
            Role::Returned => bold(inks.returned),
            Role::Reworded | Role::Conflict => plain(inks.reworded),
            Role::Dropped => plain(inks.dropped),
            Role::Fresh => self.tinted(inks.new, inks.new_tint),
            Role::Added => self.tinted(inks.new, inks.new_tint).add_modifier(Modifier::UNDERLINED),
            Role::Removed => {
                self.tinted(inks.dropped, inks.dropped_tint).add_modifier(Modifier::CROSSED_OUT)
            }
            Role::Off => plain(inks.dim).add_modifier(Modifier::CROSSED_OUT),
            Role::Error => bold(inks.dropped),
            Role::Tab | Role::Match => bold(inks.strong).add_modifier(Modifier::UNDERLINED),
            Role::LaneMatch(tone) => bold(lane(inks, tone)).add_modifier(Modifier::UNDERLINED),
            Role::AccentMatch => bold(inks.accent).add_modifier(Modifier::UNDERLINED),
            Role::Heat(level) => self.heat(inks, level),
            Role::Cursor => self.cursor(inks),
            Role::Highlight(slot) => bold(highlight(inks, slot)),
            Role::HighlightMatch(slot) => {
                bold(highlight(inks, slot)).add_modifier(Modifier::UNDERLINED)
            }
        }
    }

    /// Without tints a larger figure is bold, a much larger one reversed.
    fn heat(self, inks: &Inks, level: u8) -> Style {
        let tint = inks.heat.get(usize::from(level)).or_else(|| inks.heat.last());
        match tint.filter(|_| self.tints()) {
            Some(&tint) => Style::new().fg(self.color(inks.strong)).bg(self.color(tint)),
            None => mono(Role::Heat(level)).fg(self.color(inks.strong)),
        }
    }

    /// The cell under the cursor is filled; without tints it is what is not reversed in its row.
    fn cursor(self, inks: &Inks) -> Style {
        if self.tints() {
            let style = Style::new().fg(self.color(inks.page)).bg(self.color(inks.accent));
            style.add_modifier(Modifier::BOLD)
        } else {
            mono(Role::Cursor).fg(self.color(inks.accent))
        }
    }

    fn tinted(self, letters: Ink, tint: Ink) -> Style {
        let style = Style::new().fg(self.color(letters));
        if self.tints() { style.bg(self.color(tint)) } else { style }
    }

    fn badge(self, inks: &Inks, tone: Tone) -> Style {
        let (letters, tint) = badge(inks, tone);
        let style = Style::new().fg(self.color(letters)).add_modifier(Modifier::BOLD);
        if self.tints() { style.bg(self.color(tint)) } else { style }
    }

    /// A badge that is switched on is filled with its color.
    fn badge_on(self, inks: &Inks, tone: Tone) -> Style {
        let (letters, _) = badge(inks, tone);
        let style = Style::new().add_modifier(Modifier::BOLD);
        if self.tints() {
            style.fg(self.color(inks.page)).bg(self.color(letters))
        } else {
            style.fg(self.color(letters)).add_modifier(Modifier::REVERSED)
        }
    }
}

fn badge(inks: &Inks, Tone(tone): Tone) -> (Ink, Ink) {
    let known = inks.badges.get(usize::from(tone)).or_else(|| inks.badges.last());
    known.copied().unwrap_or((inks.text, inks.surface))
}

fn lane(inks: &Inks, Tone(tone): Tone) -> Ink {
    inks.lanes.get(usize::from(tone)).copied().unwrap_or(inks.text)
}

fn highlight(inks: &Inks, slot: u8) -> Ink {
    inks.highlights.get(usize::from(slot)).copied().unwrap_or(inks.strong)
}

/// The style of a role without any color.
fn mono(role: Role) -> Style {
    let style = Style::new();
    match role {
        Role::Strong
        | Role::Heat(0)
        | Role::DimStrong
        | Role::LaneStrong(_)
        | Role::New
        | Role::Error
        | Role::Badge(_)
        | Role::Highlight(_)
        | Role::Accent => style.add_modifier(Modifier::BOLD),
        Role::BadgeOn(_) => style.add_modifier(Modifier::BOLD.union(Modifier::REVERSED)),
        Role::Tab
        | Role::Match
        | Role::LaneMatch(_)
        | Role::AccentMatch
        | Role::HighlightMatch(_) => style.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
        Role::Off | Role::Removed => style.add_modifier(Modifier::CROSSED_OUT),
        Role::Heat(_) => style.add_modifier(Modifier::REVERSED),
        Role::Cursor => {
            let bold = style.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
            bold.remove_modifier(Modifier::REVERSED)
        }
        Role::Added => style.add_modifier(Modifier::UNDERLINED),
        _ => style,
    }
}

/// Returns the color of xterm's 6×6×6 cube or grey ramp that is nearest in sum of squares.
fn nearest(red: u8, green: u8, blue: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let far = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    let step = |part: u8| {
        STEPS
            .iter()
            .zip(0u8..)
            .min_by_key(|(it, _)| far(**it, part))
            .map_or((0, 0), |(it, at)| (*it, at))
    };
    let [(r, ri), (g, gi), (b, bi)] = [red, green, blue].map(step);
    let cube = far(r, red) + far(g, green) + far(b, blue);
    let level = |it: u8| 8 + 10 * it;
    let grey = (0u8..24)
        .min_by_key(|it| far(level(*it), red) + far(level(*it), green) + far(level(*it), blue));
    let grey = grey.unwrap_or(0);
    let from_grey = far(level(grey), red) + far(level(grey), green) + far(level(grey), blue);
    if from_grey < cube { 232 + grey } else { 16 + 36 * ri + 6 * gi + bi }
}

/// The number of a colour in the palette of 256: 0 to 15 for a named one; `None` for a colour in full
/// and for the page's own.
pub const fn number(color: Color) -> Option<u8> {
    Some(match color {
        Color::Reset | Color::Rgb(..) => return None,
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A color as parts of light.
    fn light(rgb: u32) -> [f64; 3] {
        let part = |it: u8| {
            let it = f64::from(it) / 255.0;
            if it <= 0.040_45 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
        };
        let [_, red, green, blue] = rgb.to_be_bytes();
        [red, green, blue].map(part)
    }

    fn luminance(rgb: u32) -> f64 {
        let [red, green, blue] = light(rgb);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: Ink, other: Ink) -> f64 {
        let (a, b) = (luminance(one.0), luminance(other.0));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1.
    #[test]
    fn words_can_be_read_on_every_ground() {
        for inks in [DARK, LIGHT] {
            let words = [
                inks.strong,
                inks.text,
                inks.dim,
                inks.accent,
                inks.new,
                inks.reworded,
                inks.dropped,
                inks.returned,
            ];
            for word in words.iter().chain(&inks.lanes).chain(&inks.highlights) {
                for ground in [inks.page, inks.surface, inks.select] {
                    assert!(contrast(*word, ground) >= 4.5, "{word:?} on {ground:?}");
                }
            }
            for tint in inks.heat {
                assert!(contrast(inks.strong, tint) >= 4.5, "{tint:?}");
            }
            assert!(contrast(inks.page, inks.accent) >= 4.5);
            let redline = [(inks.new, inks.new_tint), (inks.dropped, inks.dropped_tint)];
            for (letters, tint) in inks.badges.into_iter().chain(redline) {
                assert!(contrast(letters, tint) >= 4.5, "{letters:?} on {tint:?}");
            }
        }
    }

    /// A matrix from what a color is to what is seen of it.
    type Sight = [[f64; 3]; 3];

    /// Every color, and what is left without one of the three kinds of cones (Machado et al. 2009).
    const SIGHTS: [Sight; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
        [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
        [[1.256, -0.077, -0.178], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
    ];

    /// How different two colors look to a kind of sight: ΔE of CIE 1976; 2 can just be seen.
    fn difference(one: Ink, other: Ink, sight: &Sight) -> f64 {
        let seen = |ink: Ink| {
            let light = light(ink.0);
            let sum = |row: &[f64; 3]| row.iter().zip(light).map(|(a, b)| a * b).sum::<f64>();
            let [red, green, blue] = sight.each_ref().map(|row| sum(row).clamp(0.0, 1.0));
            let cubic = |it: f64| {
                if it > 0.008_856 { it.cbrt() } else { 7.787 * it + 16.0 / 116.0 }
            };
            let x = cubic((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
            let y = cubic(0.2126 * red + 0.7152 * green + 0.0722 * blue);
            let z = cubic((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.0888);
            [116.0 * y, 500.0 * (x - y), 200.0 * (y - z)]
        };
        let parts = seen(one).into_iter().zip(seen(other));
        parts.map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    }

    #[test]
    fn highlights_differ_from_each_other_and_from_the_accent_for_every_sight() {
        for inks in [DARK, LIGHT] {
            let all = inks.highlights.into_iter().chain([inks.accent]);
            let pairs = all
                .clone()
                .enumerate()
                .flat_map(|(slot, one)| all.clone().skip(slot + 1).map(move |other| (one, other)));
            for ((one, other), sight) in pairs.flat_map(|it| SIGHTS.iter().map(move |by| (it, by)))
            {
                assert!(difference(one, other, sight) > 15.0, "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn what_was_found_is_seen_without_color() {
        for role in
            [Role::Match, Role::LaneMatch(Tone(0)), Role::AccentMatch, Role::HighlightMatch(2)]
        {
            assert!(mono(role).add_modifier.contains(Modifier::UNDERLINED), "{role:?}");
            let colored = Palette::new(Theme::Dark, Depth::Named).style(role);
            assert!(colored.add_modifier.contains(Modifier::UNDERLINED), "{role:?}");
        }
    }

    #[test]
    fn a_redline_is_read_without_color_and_has_no_tint_with_sixteen() {
        for palette in
            [Palette::new(Theme::Mono, Depth::True), Palette::new(Theme::Dark, Depth::Named)]
        {
            let style = |role| palette.style(role);
            assert!(style(Role::Added).add_modifier.contains(Modifier::UNDERLINED));
            assert!(style(Role::Removed).add_modifier.contains(Modifier::CROSSED_OUT));
            assert_eq!([Role::Added, Role::Removed, Role::Fresh].map(|it| style(it).bg), [None; 3]);
        }
    }

    #[test]
    fn the_selection_is_seen_without_color_and_with_sixteen() {
        for palette in
            [Palette::new(Theme::Mono, Depth::True), Palette::new(Theme::Dark, Depth::Named)]
        {
            assert!(palette.select().add_modifier.contains(Modifier::REVERSED));
        }
        assert_eq!(mono(Role::Dim).fg, None);
    }

    #[test]
    fn the_nearest_of_256_colors_is_found() {
        assert_eq!(
            (nearest(0, 0, 0), nearest(255, 255, 255), nearest(0x12, 0x15, 0x1c)),
            (16, 231, 233)
        );
        assert_eq!(nearest(255, 0, 0), 196);
    }
}
