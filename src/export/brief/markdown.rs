//! Pages as Markdown, with a rule between them.

use std::io::{self, Write};

use super::super::markdown::{item, row};
use super::super::page::words::Words;
use super::leaf::{Block, Body, Leaf};
use super::{Brief, Room};
use crate::i18n::Label;
use crate::text::escaped;

impl Brief<'_> {
    /// Writes the pages one after the other.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn markdown(&self, out: &mut dyn Write) -> io::Result<()> {
        let several = self.entries.len() > 1;
        let level = if several { "##" } else { "#" };
        if several {
            writeln!(out, "# {}\n", escaped(&self.title))?;
        }
        for entry in &self.entries {
            self.leaf_as_markdown(out, &self.leaf(entry, Room::Any), level)?;
            writeln!(out, "\n---\n")?;
        }
        writeln!(out, "{}", escaped(&self.footer))
    }

    fn leaf_as_markdown(&self, out: &mut dyn Write, leaf: &Leaf, level: &str) -> io::Result<()> {
        writeln!(out, "{level} {}", escaped(&leaf.title))?;
        if !leaf.formal.is_empty() {
            writeln!(out, "\n{}", escaped(&leaf.formal))?;
        }
        if !leaf.facts.is_empty() {
            writeln!(out)?;
        }
        leaf.facts.iter().try_for_each(|it| item(out, it))?;
        leaf.blocks.iter().try_for_each(|it| self.block(out, it, level))
    }

    fn block(&self, out: &mut dyn Write, block: &Block, level: &str) -> io::Result<()> {
        writeln!(out, "\n{level}# {}\n", escaped(&block.heading))?;
        if !block.lead.is_empty() {
            writeln!(out, "{}\n", escaped(&block.lead))?;
        }
        match &block.body {
            Body::Items(items) => items.iter().try_for_each(|it| item(out, it)),
            Body::Rows(rows) => {
                let cells = rows.iter().map(|it| {
                    let change = [it.sign, it.change, it.proposed];
                    let change: Vec<&str> =
                        change.into_iter().filter(|it| !it.is_empty()).collect();
                    let number = it.number.to_string();
                    let cells = [number.as_str(), &change.join(" "), &it.item.body, &it.themes];
                    let cells = cells.map(escaped).into_iter();
                    cells.chain([escaped(&it.status), escaped(&it.item.numbers())]).collect()
                });
                table(out, &self.headings().map(str::to_owned), cells)
            }
            Body::Grid(grid) => {
                let cells = grid.rows.iter().map(|row| row.iter().map(|it| escaped(it)).collect());
                table(out, &grid.header, cells)
            }
        }
    }

    /// Returns what stands over the columns of agreed actions.
    pub(super) fn headings(&self) -> [&'static str; 6] {
        let locale = self.locale();
        let themes = Words::of(locale).themes;
        let [status, sources] = [Label::StatusWord, Label::Sources].map(|it| locale.label(it));
        ["#", locale.change_word(), locale.action_word(), themes, status, sources]
    }
}

/// Writes a table; the cells of its rows have been escaped.
fn table(
    out: &mut dyn Write,
    header: &[String],
    mut rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    row(out, &header.iter().map(|it| escaped(it)).collect::<Vec<_>>())?;
    row(out, &vec!["---".to_owned(); header.len()])?;
    rows.try_for_each(|it| row(out, &it))
}
