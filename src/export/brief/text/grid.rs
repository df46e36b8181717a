//! Tables that fit the page: a wide one becomes several, one under the other.

use super::super::super::page::COLUMNS;
use super::super::leaf::Grid;
use super::{hanging, wrap};
use crate::text;

/// Columns before a table, and between two of its columns.
const GAP: usize = 2;
/// The widest a column of names may be.
const NAMES: usize = 40;

/// Sets a table in columns that are as wide as their widest cell.
pub(super) fn set(lines: &mut Vec<String>, grid: &Grid) {
    if grid.figures {
        figures(lines, grid);
    } else {
        words(lines, grid);
    }
}

fn widths(header: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let widest = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).chain(header.get(at));
        cells.map(|it| text::width(it)).max().unwrap_or(0)
    };
    (0..header.len()).map(widest).collect()
}

/// Sets a table of words; those of the last column go on under their first line.
fn words(lines: &mut Vec<String>, grid: &Grid) {
    let widths = widths(&grid.header, &grid.rows);
    for row in std::iter::once(&grid.header).chain(&grid.rows) {
        let Some((last, cells)) = row.split_last() else { continue };
        let mut head = " ".repeat(GAP);
        for (cell, width) in cells.iter().zip(&widths) {
            head += &text::pad_end(cell, width + GAP);
        }
        hanging(lines, (head.trim_end(), text::width(&head)), last);
    }
}

/// Sets a table of figures, with its first column before each part that fits the page.
fn figures(lines: &mut Vec<String>, grid: &Grid) {
    let header = if grid.short.is_empty() { &grid.header } else { &grid.short };
    let widths = widths(header, &grid.rows);
    let name = widths.first().map_or(0, |it| (*it).min(NAMES));
    let over = |at: usize| grid.over.get(at).map_or("", String::as_str);
    let mut from = 1;
    while from < widths.len() {
        let mut taken = GAP + name;
        let mut picked: Vec<(usize, usize)> = Vec::new();
        for (at, width) in widths.iter().enumerate().skip(from) {
            let first = at == from || over(at) != over(at - 1);
            let width = (*width).max(if first { text::width(over(at)) } else { 0 });
            if at > from && taken + GAP + width > COLUMNS {
                break;
            }
            taken += GAP + width;
            picked.push((at, width));
        }
        let above = picked.iter().map(|&(at, width)| {
            let first = at == from || over(at) != over(at - 1);
            (if first { over(at) } else { "" }, width)
        });
        let above: Vec<(&str, usize)> = above.collect();
        if above.iter().any(|it| !it.0.is_empty()) {
            row(lines, ("", name), &above);
        }
        for cells in std::iter::once(header).chain(&grid.rows) {
            let cell =
                |&(at, width): &(usize, usize)| (cells.get(at).map_or("", String::as_str), width);
            let told: Vec<(&str, usize)> = picked.iter().map(cell).collect();
            row(lines, (cells.first().map_or("", String::as_str), name), &told);
        }
        from += picked.len();
    }
}

/// Sets a name, and its figures flush right in the first of its lines.
fn row(lines: &mut Vec<String>, (name, width): (&str, usize), cells: &[(&str, usize)]) {
    let margin = " ".repeat(GAP);
    let mut names = wrap(name, width).into_iter();
    let first = names.next().unwrap_or_default();
    let mut line = format!("{margin}{}", text::pad_end(&first, width));
    for (cell, width) in cells {
        line += &margin;
        line += &text::pad_start(cell, *width);
    }
    lines.push(line.trim_end().to_owned());
    lines.extend(names.map(|it| format!("{margin}{it}")));
}
