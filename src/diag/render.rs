//! Complaints as lines for a person: the place, the line it stands in, a caret, the remedy.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::{Diagnostic, Severity};
use crate::text;

/// How much of a line is shown around a caret, in columns.
const WINDOW: usize = 96;
/// How many complaints of one kind are shown in full.
const SHOWN: usize = 5;
/// How many further lines of one kind are named.
const NAMED: usize = 12;

/// Where in a text a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1, as editors count.
    pub column: usize,
    /// The byte at which the line begins.
    pub start: usize,
}

/// Returns the place of byte `at` of `source`; past its end, the end.
pub fn place(source: &str, at: usize) -> Place {
    let before = source.get(..source.floor_char_boundary(at)).unwrap_or(source);
    let start = before.rfind('\n').map_or(0, |it| it + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    Place { line: before.bytes().filter(|&it| it == b'\n').count() + 1, column, start }
}

/// Returns one complaint as lines that end with a newline.
///
/// `name` is the name of the file, or `query`. All text of the file passes the text policy.
pub fn render(name: &str, source: &str, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, message, path, span, help } = diagnostic;
    let mut out = format!("{}[{code}]: {}\n", severity.name(), text::message(message));
    let name = text::message(name);
    let path = if path.is_empty() { String::new() } else { format!(" ({})", text::message(path)) };
    match span {
        Some(span) => {
            let at = place(source, span.start);
            let number = at.line.to_string();
            let pad = " ".repeat(number.len());
            let (line, indent, width) = excerpt(source, at, span.end);
            put(&mut out, format_args!("{pad} --> {name}:{number}:{}{path}\n", at.column));
            let caret = format!("{}{}", " ".repeat(indent), "^".repeat(width));
            put(&mut out, format_args!("{number} | {line}\n{pad} | {caret}\n"));
        }
        None => put(&mut out, format_args!("  --> {name}{path}\n")),
    }
    if !help.is_empty() {
        put(&mut out, format_args!("  = help: {}\n", text::message(help)));
    }
    out
}

/// Returns the part of a line to show, and the columns before and under the caret.
fn excerpt(source: &str, at: Place, end: usize) -> (String, usize, usize) {
    let rest = source.get(at.start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let before: Vec<char> = line.chars().take(at.column - 1).collect();
    let skipped = before.len() - shown_before(&before);
    let lead: String = before.iter().skip(skipped).collect();
    let marked_bytes =
        end.saturating_sub(at.start + before.iter().map(|it| it.len_utf8()).sum::<usize>());
    let tail: String = line.chars().skip(before.len()).take(WINDOW).collect();
    let marked = tail.get(..tail.floor_char_boundary(marked_bytes)).unwrap_or(&tail);
    let (lead, marked, tail) = (text::message(&lead), text::message(marked), text::message(&tail));
    let cut = if skipped > 0 { ".." } else { "" };
    let shown = text::fit(&format!("{cut}{lead}{tail}"), WINDOW, "..").into_owned();
    let indent = cut.len() + text::width(&lead);
    (shown, indent, text::width(&marked).clamp(1, WINDOW.saturating_sub(indent).max(1)))
}

/// Writes a line into a string, which cannot fail.
fn put(out: &mut String, line: fmt::Arguments<'_>) {
    out.write_fmt(line).unwrap_or_default();
}

/// Returns how many of the last of these characters fit into half the window.
fn shown_before(before: &[char]) -> usize {
    let mut columns = 0;
    let fits = |letter: &&char| {
        columns += text::width(letter.encode_utf8(&mut [0; 4])).max(1);
        columns <= WINDOW / 2
    };
    before.iter().rev().take_while(fits).count()
}

/// What groups complaints: how bad they are, and their code.
type Kind<'a> = (Severity, &'a str);

/// Returns all complaints of one file, and a line that counts them.
pub fn report(name: &str, source: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = grouped(name, source, diagnostics);
    let count = |severity| diagnostics.iter().filter(|it| it.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if !diagnostics.is_empty() {
        put(
            &mut out,
            format_args!(
                "{}: {}, {}\n",
                text::message(name),
                counted(errors, "error"),
                counted(warnings, "warning")
            ),
        );
    }
    out
}

/// Returns a number with its noun: `1 error`, `3 errors`.
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

/// Returns all complaints of one file: errors first, long runs of one kind cut short, with the
/// lines of those that are not shown.
pub fn grouped(name: &str, source: &str, diagnostics: &[Diagnostic]) -> String {
    let mut groups: BTreeMap<Kind<'_>, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        groups.entry((diagnostic.severity, diagnostic.code)).or_default().push(diagnostic);
    }
    let mut out = String::new();
    for ((severity, code), group) in &groups {
        group.iter().take(SHOWN).for_each(|it| out += &render(name, source, it));
        let more = group.get(SHOWN..).unwrap_or_default();
        if !more.is_empty() {
            out += &rest(severity.name(), code, source, more);
        }
    }
    out
}

fn rest(severity: &str, code: &str, source: &str, more: &[&Diagnostic]) -> String {
    let spans = more.iter().filter_map(|it| it.span.as_ref()).take(NAMED);
    let lines: Vec<String> = spans.map(|it| place(source, it.start).line.to_string()).collect();
    let dots = if more.len() > lines.len() && !lines.is_empty() { ", .." } else { "" };
    let where_ = if lines.is_empty() {
        String::new()
    } else {
        format!(" on lines {}{dots}", lines.join(", "))
    };
    format!("{severity}[{code}]: {} more of this kind{where_}\n", more.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_word_in_any_script() {
        let source = "{\n  \"place\": \"서울\", \"date\": \"2024-13\"\n}";
        let start = source.find("2024-13").unwrap();
        let diagnostic = Diagnostic::error("date", "there is no month 13")
            .at(start..start + 7)
            .on("events[0].date")
            .help("write a month from 01 to 12");
        insta::assert_snapshot!(render("in.json", source, &diagnostic), @r#"
        error[date]: there is no month 13
          --> in.json:2:27 (events[0].date)
        2 |   "place": "서울", "date": "2024-13"
          |                             ^^^^^^^
          = help: write a month from 01 to 12
        "#);
    }

    #[test]
    fn a_long_list_is_grouped() {
        let source = "x\n".repeat(40);
        let all: Vec<Diagnostic> =
            (0..40).map(|it| Diagnostic::error("odd", "odd").at(it * 2..it * 2 + 1)).collect();
        let report = report("in", &source, &all);
        assert!(report.contains("error[odd]: 35 more of this kind on lines 6, 7, 8"), "{report}");
        assert!(report.ends_with("in: 40 errors, 0 warnings\n"), "{report}");
    }

    #[test]
    fn a_caret_far_out_on_a_long_line_is_still_shown() {
        let source = format!("{}{}", "서".repeat(5_000), "BAD");
        let report = render("in", &source, &Diagnostic::error("odd", "odd").at(15_000..15_003));
        assert!(report.contains("BAD") && report.contains("^^^"), "{report}");
        assert!(report.lines().all(|it| it.chars().count() < 200));
    }
}
