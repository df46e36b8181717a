//! What stands on one page, before it is set as text, Markdown or HTML.

use super::super::page::{Item, Section};
use crate::store::EventId;

/// One page.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaf {
    pub(super) title: String,
    /// The formal name; may be empty.
    pub(super) formal: String,
    /// The event that it is about.
    pub(super) event: Option<EventId>,
    pub(super) facts: Vec<Item>,
    pub(super) blocks: Vec<Block>,
    /// What was left out for want of room; may be empty.
    pub(super) left_out: String,
}

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub(super) heading: String,
    /// Lines under the heading; may be empty.
    pub(super) lead: String,
    pub(super) body: Body,
}

/// What stands under a heading.
#[derive(Clone, Debug)]
pub(super) enum Body {
    /// Entries.
    Items(Vec<Item>),
    /// Entries that are counted, such as agreed actions.
    Rows(Vec<Row>),
    /// Figures or words in columns.
    Grid(Grid),
}

/// An agreed action.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Counts from 1.
    pub(super) number: usize,
    pub(super) sign: &'static str,
    /// What the sign stands for; may be empty.
    pub(super) change: &'static str,
    /// That it is not stated by the file; may be empty.
    pub(super) proposed: &'static str,
    pub(super) themes: String,
    pub(super) status: String,
    /// The words, and the numbers of their sources.
    pub(super) item: Item,
}

/// A table: a row of headings, and rows of which the first cell is a heading too.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub(super) header: Vec<String>,
    /// The headings where there is little room; empty when they are the same.
    pub(super) short: Vec<String>,
    /// What stands over the short ones, such as the series; may be empty.
    pub(super) over: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// Whether the other cells are figures.
    pub(super) figures: bool,
}

impl Block {
    pub(super) fn items(heading: &str, items: Vec<Item>) -> Self {
        Self { heading: heading.to_owned(), lead: String::new(), body: Body::Items(items) }
    }

    /// Adds lines under the heading.
    pub(super) fn lead(self, lead: String) -> Self {
        Self { lead, ..self }
    }

    fn is_empty(&self) -> bool {
        let empty = match &self.body {
            Body::Items(items) => items.is_empty(),
            Body::Rows(rows) => rows.is_empty(),
            Body::Grid(grid) => grid.rows.is_empty(),
        };
        empty && self.lead.is_empty()
    }
}

impl From<Section> for Block {
    fn from(section: Section) -> Self {
        let Section { heading, lead, items } = section;
        Self { heading, lead, body: Body::Items(items) }
    }
}

impl Leaf {
    /// Leaves out blocks with nothing in them.
    pub(super) fn tidy(mut self) -> Self {
        self.facts.retain(|it| !it.body.is_empty());
        self.blocks.retain(|it| !it.is_empty());
        self
    }

    /// Adds lines of words under a heading, if there are any.
    pub(super) fn add(&mut self, heading: &str, lines: &[String]) {
        let lines = lines.iter().filter(|it| !it.is_empty());
        let items: Vec<Item> = lines.map(|it| Item::new("*", it.as_str())).collect();
        if !items.is_empty() {
            self.blocks.push(Block::items(heading, items));
        }
    }
}
