//! How does a frame become an SVG drawing?
//!
//! Three layers, from the back: what is behind the cells, shapes, text. Rectangles are drawn without
//! smoothing, so that neighbours meet at every scale. Text is centred on its cells one character at a
//! time: a viewer with another font shows other letters, never another grid.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::bars::{Shapes, block, hex};
use super::geometry::{CELL_HEIGHT, CELL_WIDTH, CORNER, MARGIN, Num, Spot};
use super::grid::{self, Glyph};
use super::ink::{Ink, Paper};
use super::script::Script;
use super::{boxes, marks};

/// Thickness of an underline and of a line through struck text.
const RULE: f32 = 1.2;

/// Width of a dot of a braille pattern.
const DOT: f32 = 2.4;

/// A frame as an SVG 1.1 document, the same bytes for the same frame and paper. A cell is 9 by 20 units,
/// with a margin of 12 around the frame: 120 by 36 cells are 1104 by 744.
///
/// The text in it stays text, and needs fonts where it is shown; a PNG does not.
#[must_use]
pub fn svg(buffer: &Buffer, paper: &Paper) -> String {
    let mut layers = Layers::default();
    for (row, glyphs) in grid::rows(buffer) {
        for glyph in &glyphs {
            layers.add(glyph, row, paper);
        }
        layers.end_run();
    }
    document(buffer, paper, &layers)
}

fn document(buffer: &Buffer, paper: &Paper, layers: &Layers) -> String {
    let width = Num(f32::from(buffer.area.width) * CELL_WIDTH + 2.0 * MARGIN);
    let height = Num(f32::from(buffer.area.height) * CELL_HEIGHT + 2.0 * MARGIN);
    let page = hex(paper.background);
    let mut out = String::new();
    let _ = writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">"#
    );
    let _ =
        writeln!(out, r#"<rect width="{width}" height="{height}" rx="{CORNER}" fill="{page}"/>"#);
    group(&mut out, r#"shape-rendering="crispEdges""#, &layers.behind.bars());
    group(&mut out, r#"shape-rendering="crispEdges""#, &layers.shapes.bars());
    let dot = format!(r#"stroke-linecap="round" stroke-width="{DOT}""#);
    group(&mut out, &dot, &layers.shapes.dots());
    out.push_str(&layers.shapes.curves);
    group(&mut out, r#"text-anchor="middle" xml:space="preserve""#, &layers.text);
    // Lines through text lie over it.
    group(&mut out, r#"shape-rendering="crispEdges""#, &layers.over.bars());
    out.push_str("</svg>\n");
    out
}

fn group(out: &mut String, attributes: &str, content: &str) {
    if !content.is_empty() {
        let _ = write!(out, "<g {attributes}>\n{content}</g>\n");
    }
}

/// The layers of a drawing while it is made.
#[derive(Debug, Default)]
struct Layers {
    behind: Shapes,
    shapes: Shapes,
    text: String,
    over: Shapes,
    run: Option<Run>,
}

/// Characters of one row that share a font and a style: one text element.
#[derive(Debug)]
struct Run {
    ink: Ink,
    script: Script,
    baseline: f32,
    /// The middle of each character's cells.
    places: String,
    characters: String,
}

impl Layers {
    fn add(&mut self, glyph: &Glyph<'_>, row: u16, paper: &Paper) {
        let spot = Spot::of(glyph.column, row, glyph.width);
        let ink = Ink::of(glyph.cell, paper);
        if ink.background != paper.background {
            self.behind.bar(spot, ink.background);
        }
        self.rules(spot, &ink);
        if glyph.is_blank() || ink.has(Modifier::HIDDEN) {
            self.space(spot, &ink);
        } else if !glyph.single().is_some_and(|it| self.shape(it, spot, &ink)) {
            self.character(glyph, spot, ink);
        } else {
            self.end_run();
        }
    }

    /// Underline and strike, which blank cells have too.
    fn rules(&mut self, spot: Spot, ink: &Ink) {
        let rule = |y| Spot { y, height: RULE, ..spot };
        if let Some(color) = ink.underline {
            self.over.bar(rule(spot.y + spot.height - 2.5), color);
        }
        if ink.has(Modifier::CROSSED_OUT) {
            self.over.bar(rule(spot.y + spot.height / 2.0 + 0.5), ink.foreground);
        }
    }

    fn shape(&mut self, character: char, spot: Spot, ink: &Ink) -> bool {
        let (color, shapes) = (ink.foreground, &mut self.shapes);
        block(character, spot, ink, shapes)
            || boxes::draw(character, spot, color, shapes)
            || marks::braille(character, spot, color, shapes)
            || marks::draw(character, spot, color, shapes)
    }

    /// A blank keeps the words of a run apart for whoever searches or copies the text.
    fn space(&mut self, spot: Spot, ink: &Ink) {
        if let Some(run) = self.run.as_mut().filter(|it| it.ink == *ink) {
            run.push(" ", spot);
        } else {
            self.end_run();
        }
    }

    fn character(&mut self, glyph: &Glyph<'_>, spot: Spot, ink: Ink) {
        let symbol = glyph.symbol();
        let script = symbol.chars().next().map_or(Script::Latin, Script::of);
        // A list of places has one for each UTF-16 unit (SVG 1.1, 10.5): a character of several has to
        // be an element of its own, or its parts would be pulled apart.
        let alone = symbol.encode_utf16().count() > 1;
        let fits = self.run.as_ref().is_some_and(|it| it.ink == ink && it.script == script);
        if alone || !fits {
            self.end_run();
        }
        let baseline = spot.center().1 + script.drop();
        self.run.get_or_insert_with(|| Run::new(ink, script, baseline)).push(&symbol, spot);
        if alone {
            self.end_run();
        }
    }

    fn end_run(&mut self) {
        if let Some(run) = self.run.take() {
            run.write(&mut self.text);
        }
    }
}

impl Run {
    fn new(ink: Ink, script: Script, baseline: f32) -> Self {
        Self { ink, script, baseline, places: String::new(), characters: String::new() }
    }

    fn push(&mut self, symbol: &str, spot: Spot) {
        let separator = if self.places.is_empty() { "" } else { " " };
        let _ = write!(self.places, "{separator}{}", Num(spot.center().0));
        self.characters.push_str(symbol);
    }

    /// The run as an element, without the blanks at its end.
    fn write(&self, out: &mut String) {
        let characters = self.characters.trim_end_matches(' ');
        let blanks = self.characters.len() - characters.len();
        let places: Vec<&str> = self.places.split(' ').collect();
        let kept = places.len().saturating_sub(blanks);
        let places = places.get(..kept).unwrap_or_default().join(" ");
        let _ = write!(
            out,
            r#"<text x="{places}" y="{}" font-family="{}" font-size="{}" fill="{}""#,
            Num(self.baseline),
            families(self.script),
            self.script.size(),
            hex(self.ink.foreground)
        );
        if self.ink.has(Modifier::BOLD) {
            out.push_str(r#" font-weight="bold""#);
        }
        if self.ink.has(Modifier::ITALIC) {
            out.push_str(r#" font-style="italic""#);
        }
        out.push('>');
        for character in characters.chars() {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                other => out.push(other),
            }
        }
        out.push_str("</text>\n");
    }
}

/// A script's fonts as an attribute has them.
fn families(script: Script) -> String {
    let names: Vec<String> = script.families().iter().map(|it| format!("'{it}'")).collect();
    format!("{}, monospace", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::svg;
    use crate::export::picture::Paper;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    fn drawing(text: &str, style: Style) -> String {
        let mut frame = Buffer::empty(Rect::new(4, 2, 20, 1));
        frame.set_string(4, 2, text, style);
        svg(&frame, &Paper::DARK)
    }

    #[test]
    fn a_frame_of_120_by_36_is_1104_by_744() {
        let out = svg(&Buffer::empty(Rect::new(0, 0, 120, 36)), &Paper::LIGHT);
        assert!(out.contains(r#"width="1104" height="744" viewBox="0 0 1104 744""#), "{out}");
        assert_eq!(out.lines().count(), 3, "an empty frame is a page: {out}");
    }

    #[test]
    fn each_character_stands_in_the_middle_of_its_cells() {
        let out = drawing("a서b", Style::new());
        for place in [r#"<text x="16.5" "#, r#"<text x="30" "#, r#"<text x="43.5" "#] {
            assert!(out.contains(place), "{place} in {out}");
        }
    }

    #[test]
    fn each_script_has_its_own_font() {
        let out = drawing("a서東", Style::new());
        for family in ["'DejaVu Sans Mono'", "'Noto Sans Mono CJK KR'", "'Noto Sans Mono CJK JP'"] {
            assert!(out.contains(&format!(r#"font-family="{family}, "#)), "{family} in {out}");
        }
    }

    #[test]
    fn words_of_one_style_are_one_element_without_the_blanks_after_them() {
        let out = drawing("to be", Style::new());
        assert_eq!(out.matches("<text").count(), 1);
        assert!(
            out.contains(">to be</text>") && out.contains(r#"x="16.5 25.5 34.5 43.5 52.5""#),
            "{out}"
        );
    }

    #[test]
    fn a_character_with_an_accent_of_its_own_is_not_pulled_apart() {
        let out = drawing("ae\u{301}b", Style::new());
        assert!(out.contains(">e\u{301}</text>"), "{out}");
    }

    #[test]
    fn what_xml_reserves_is_escaped_and_what_it_forbids_is_replaced() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 5, 1));
        for (x, symbol) in [(0, "<"), (1, "&"), (2, ">"), (3, "\u{1}"), (4, "\u{ffff}")] {
            frame[(x, 0)].set_symbol(symbol);
        }
        assert!(svg(&frame, &Paper::DARK).contains("&lt;&amp;&gt;\u{fffd}\u{fffd}</text>"));
    }

    #[test]
    fn a_rule_of_many_cells_is_one_rectangle() {
        let out = drawing("──────────", Style::new());
        assert!(out.contains(r#"<rect x="12" y="21.25" width="90" height="1.5""#), "{out}");
        assert_eq!(out.matches("<rect").count(), 2, "the page and the rule");
    }

    #[test]
    fn bars_levels_and_shades_are_rectangles_of_the_cell() {
        let white = Style::new().fg(Color::Rgb(255, 255, 255)).bg(Color::Rgb(55, 55, 55));
        for (text, expected) in [
            ("▂", r##"<rect x="12" y="27" width="9" height="5" fill="#ffffff"/>"##),
            ("▍", r##"<rect x="12" y="12" width="3.38" height="20" fill="#ffffff"/>"##),
            ("▐", r##"<rect x="16.5" y="12" width="4.5" height="20" fill="#ffffff"/>"##),
            ("▔", r##"<rect x="12" y="12" width="9" height="2.5" fill="#ffffff"/>"##),
            ("▒", r##"<rect x="12" y="12" width="9" height="20" fill="#9b9b9b"/>"##),
            ("▗", r##"<rect x="16.5" y="22" width="4.5" height="10" fill="#ffffff"/>"##),
        ] {
            assert!(drawing(text, white).contains(expected), "{text}: {}", drawing(text, white));
        }
    }

    #[test]
    fn marks_and_braille_need_no_font() {
        let out = drawing("●○◆▲△■▸✔⯁◉◊▴▵⚑⣿▍▔", Style::new());
        assert!(!out.contains("<text"), "{out}");
        assert_eq!(out.matches("h0").count(), 8, "eight dots");
    }

    #[test]
    fn reversed_text_stands_on_its_own_color() {
        let out = drawing("x", Style::new().reversed());
        let (ink, page) =
            (r##"width="9" height="20" fill="#d3d9e3""##, r##"fill="#12151c">x</text>"##);
        assert!(out.contains(ink) && out.contains(page), "{out}");
    }

    #[test]
    fn struck_and_underlined_text_has_lines_over_its_blanks_too() {
        let out = drawing("a b", Style::new().crossed_out().underlined());
        assert_eq!(out.matches(r#"width="27" height="1.2""#).count(), 2, "{out}");
    }

    #[test]
    fn the_same_frame_is_the_same_file() {
        let style = Style::new().fg(Color::Indexed(99));
        assert_eq!(drawing("●── 서울 ╬ ⣿", style), drawing("●── 서울 ╬ ⣿", style));
    }

    #[test]
    fn hidden_text_is_not_in_the_file() {
        assert!(!drawing("secret", Style::new().hidden()).contains("<text"));
    }
}
