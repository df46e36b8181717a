//! Complaints as lines for a person: the place, the line it stands in, a caret, the remedy.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::ops::Range;

use super::place::{Place, Placer};
use super::{Diagnostic, Severity};
use crate::text;

/// How much of a line is shown around a caret, in columns.
const WINDOW: usize = 96;
/// How many complaints of one kind are shown in full.
const SHOWN: usize = 5;
/// How many of one kind are shown where all are asked for.
const ALL: usize = 1_000;
/// How many further lines of one kind are named.
const NAMED: usize = 12;

/// Returns one complaint as lines that end with a newline.
///
/// `name` is the name of the file, or `query`. All text of the file passes the text policy.
pub fn render(name: &str, source: &str, diagnostic: &Diagnostic) -> String {
    rendered(name, &mut Placer::new(source), diagnostic)
}

fn rendered(name: &str, placer: &mut Placer<'_>, diagnostic: &Diagnostic) -> String {
    let Diagnostic { code, severity, message, path, span, help } = diagnostic;
    let mut out = format!("{}[{code}]: {}\n", severity.name(), text::message(message));
    let name = text::message(name);
    let path = if path.is_empty() { String::new() } else { format!(" ({})", text::message(path)) };
    match span {
        Some(span) => {
            let at = placer.place(span.start);
            let number = at.line.to_string();
            let pad = " ".repeat(number.len());
            let Excerpt { before, rest, marked } = excerpt(placer.source(), at, span.clone());
            let line = text::fit(&format!("{before}{rest}"), WINDOW, "..").into_owned();
            let indent = text::width(&before);
            let width = marked.min(WINDOW.saturating_sub(indent).max(1));
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

/// The part of a line that a complaint is about; has passed the text policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the caret; the beginning of a long line is cut off.
    pub before: String,
    /// What stands from the caret on.
    pub rest: String,
    /// How many columns of it are marked; at least 1.
    pub marked: usize,
}

/// Returns the part of a line to show. Looks at no more of the line than that.
pub(super) fn excerpt(source: &str, at: Place, span: Range<usize>) -> Excerpt {
    let from = source.floor_char_boundary(span.start);
    let before = source.get(at.start..from).unwrap_or_default();
    let mut letters: Vec<char> = before.chars().rev().take(WINDOW).collect();
    letters.truncate(shown_before(&letters));
    let lead: String = letters.iter().rev().collect();
    let cut = if lead.len() < before.len() { ".." } else { "" };
    let rest = source.get(from..).unwrap_or_default();
    let rest: String = rest.chars().take_while(|it| *it != '\n').take(WINDOW).collect();
    let rest = rest.trim_end_matches('\r');
    let end = rest.floor_char_boundary(span.end.saturating_sub(from));
    let marked = text::message(rest.get(..end).unwrap_or(rest));
    let before = format!("{cut}{}", text::message(&lead));
    Excerpt { before, rest: text::message(rest), marked: text::width(&marked).max(1) }
}

/// Writes a line into a string, which cannot fail.
fn put(out: &mut String, line: fmt::Arguments<'_>) {
    out.write_fmt(line).unwrap_or_default();
}

/// Returns how many of these characters, the last of the line first, fit into half the window.
fn shown_before(before: &[char]) -> usize {
    let mut columns = 0;
    let fits = |letter: &&char| {
        columns += text::width(letter.encode_utf8(&mut [0; 4])).max(1);
        columns <= WINDOW / 2
    };
    before.iter().take_while(fits).count()
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
        let mut placer = Placer::new(source);
        group.iter().take(SHOWN).for_each(|it| out += &rendered(name, &mut placer, it));
        let more = group.get(SHOWN..).unwrap_or_default();
        if !more.is_empty() {
            out += &rest(severity.name(), code, &mut placer, more);
        }
    }
    out
}

/// Returns all complaints of one file, each in full, in the order of its lines; of a kind of which
/// there are very many, how many more there are.
pub fn listed(name: &str, source: &str, diagnostics: &[Diagnostic]) -> String {
    let mut all: Vec<&Diagnostic> = diagnostics.iter().collect();
    all.sort_by_key(|it| it.span.as_ref().map(|it| it.start));
    let mut counts: BTreeMap<Kind<'_>, usize> = BTreeMap::new();
    let mut placer = Placer::new(source);
    let mut out = String::new();
    for diagnostic in all {
        let count = counts.entry((diagnostic.severity, diagnostic.code)).or_default();
        *count += 1;
        if *count <= ALL {
            out += &rendered(name, &mut placer, diagnostic);
        }
    }
    for ((severity, code), count) in counts.into_iter().filter(|(_, it)| *it > ALL) {
        let more = count - ALL;
        put(&mut out, format_args!("{}[{code}]: {more} more of this kind\n", severity.name()));
    }
    out
}

fn rest(severity: &str, code: &str, placer: &mut Placer<'_>, more: &[&Diagnostic]) -> String {
    let spans = more.iter().filter_map(|it| it.span.as_ref()).take(NAMED);
    let lines: Vec<String> = spans.map(|it| placer.place(it.start).line.to_string()).collect();
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
    fn whoever_asks_for_all_gets_each_in_the_order_of_its_lines() {
        let source = "x\n".repeat(2_000);
        let at = |code, line: usize| Diagnostic::error(code, "odd").at(line * 2..line * 2 + 1);
        let all: Vec<Diagnostic> =
            (0..9).rev().map(|it| at(if it % 2 == 0 { "even" } else { "odd" }, it)).collect();
        let told = listed("in", &source, &all);
        let lines: Vec<&str> = told.lines().filter(|it| it.contains("-->")).collect();
        let expected: Vec<String> = (1..10).map(|it| format!("  --> in:{it}:1")).collect();
        assert_eq!(lines, expected);
        let many: Vec<Diagnostic> = (0..1_500).map(|it| at("odd", it)).collect();
        let told = listed("in", &source, &many);
        assert_eq!(told.matches("-->").count(), 1_000);
        assert!(told.ends_with("error[odd]: 500 more of this kind\n"), "{told}");
    }

    #[test]
    fn a_caret_far_out_on_a_long_line_is_still_shown() {
        let source = format!("{}{}", "서".repeat(5_000), "BAD");
        let report = render("in", &source, &Diagnostic::error("odd", "odd").at(15_000..15_003));
        assert!(report.contains("BAD") && report.contains("^^^"), "{report}");
        assert!(report.lines().all(|it| it.chars().count() < 200));
    }
}
