//! Where on the screen is what was searched for, and what stands out?

use std::borrow::Cow;
use std::ops::Range;

use super::names::Scene;
use super::sheet::{Piece, Role, Sheet, cells};
use crate::app::Highlight;
use crate::store::{EventId, EventSet};
use crate::text::{Fuzzy, folded_ranges};

/// What is found at a place: a match of the search, and highlights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    hit: bool,
    /// The color of the oldest highlight.
    slot: Option<u8>,
}

impl Found {
    /// Returns what is found at one place or at the other.
    pub(super) fn or(self, other: Self) -> Self {
        Self { hit: self.hit || other.hit, slot: self.slot.or(other.slot) }
    }

    /// Returns the color of the highlight, if there is one.
    pub(super) const fn slot(self) -> Option<u8> {
        self.slot
    }

    /// Returns the role of a mark that would have the role `plain`. A match is underlined, so that
    /// it is seen without color.
    pub(super) const fn role(self, plain: Role) -> Role {
        match (self.slot, self.hit) {
            (Some(slot), true) => Role::HighlightMatch(slot),
            (Some(slot), false) => Role::Highlight(slot),
            (None, true) => searched(plain),
            (None, false) => plain,
        }
    }

    /// Returns the role of the label beside such a mark, which keeps its color.
    pub(super) const fn label(self, plain: Role) -> Role {
        if self.hit { searched(plain) } else { plain }
    }
}

const fn searched(plain: Role) -> Role {
    match plain {
        Role::Lane(tone) | Role::LaneStrong(tone) => Role::LaneMatch(tone),
        Role::Accent => Role::AccentMatch,
        _ => Role::Match,
    }
}

/// The color of a highlight, and its set.
type Colored<'a> = (u8, Cow<'a, EventSet>);

/// The sets that are looked into for a part of the screen.
#[derive(Debug)]
pub(super) struct Sought<'a> {
    hits: Cow<'a, EventSet>,
    /// The highlights, the oldest first.
    highlights: Vec<Colored<'a>>,
}

impl<'a> Sought<'a> {
    /// Looks for the shown matches, and for what stands out, shown or not.
    pub(super) fn anywhere(scene: Scene<'a>) -> Self {
        let highlight = |it: &'a Highlight| (it.slot(), Cow::Borrowed(it.set()));
        Self {
            hits: Cow::Borrowed(scene.state.search.hits()),
            highlights: scene.state.highlights.iter().map(highlight).collect(),
        }
    }

    /// Looks for the same among some events only.
    pub(super) fn among(mut self, events: &EventSet) -> Self {
        let highlights = self.highlights.iter_mut().map(|(_, set)| set);
        let sets = highlights.chain([&mut self.hits]).filter(|it| !it.is_empty());
        sets.for_each(|it| it.to_mut().and(events));
        self
    }

    /// Returns what an event is.
    pub(super) fn at(&self, event: EventId) -> Found {
        self.found(|set| set.contains(event))
    }

    /// Returns what is found in a range of time order.
    pub(super) fn within(&self, range: &Range<u32>) -> Found {
        self.found(|set| set.count_in(range.clone()) > 0)
    }

    fn found(&self, is_in: impl Fn(&EventSet) -> bool) -> Found {
        let slot = self.highlights.iter().find(|(_, set)| is_in(set)).map(|it| it.0);
        Found { hit: !self.hits.is_empty() && is_in(&self.hits), slot }
    }
}

/// Marks the letters that are searched for in the pieces of a sheet from `from` on. A fuzzy search
/// is for names of events, so no text is marked for it.
pub(super) fn mark(scene: Scene<'_>, from: usize, sheet: &mut Sheet) {
    let search = &scene.state.search;
    if search.is_empty() || search.manner().fuzzy {
        return;
    }
    let ranges = |text: &str| folded_ranges(text, search.folded(), search.manner().case);
    let rest = sheet.pieces.split_off(from.min(sheet.pieces.len()));
    for piece in rest {
        let found = if is_text(piece.role) { ranges(&piece.text) } else { Vec::new() };
        if found.is_empty() {
            sheet.pieces.push(piece);
        } else {
            split(&piece, &found, sheet);
        }
    }
}

/// Marks the letters that matched in the label of an event, which is the last piece of a sheet; the
/// whole label where the match is elsewhere in the event.
pub(super) fn mark_label(scene: Scene<'_>, sheet: &mut Sheet) {
    let search = &scene.state.search;
    let Some(piece) = sheet.pieces.pop() else { return };
    let case = search.manner().case;
    let found = if search.manner().fuzzy {
        Fuzzy::new(search.folded()).ranges(&piece.text, case)
    } else {
        folded_ranges(&piece.text, search.folded(), case)
    };
    if found.is_empty() {
        sheet.pieces.push(Piece { role: searched(piece.role), ..piece });
    } else {
        split(&piece, &found, sheet);
    }
}

/// Tells whether letters of a piece can be marked without losing what its role says.
const fn is_text(role: Role) -> bool {
    matches!(role, Role::Text | Role::Strong | Role::Bright | Role::Dim | Role::DimStrong)
}

/// Puts a piece on a sheet in parts: what was found in another role than the rest.
fn split(piece: &Piece, found: &[Range<usize>], sheet: &mut Sheet) {
    let mut x = piece.x;
    let mut put = |bytes: Range<usize>, role: Role| {
        let text = piece.text.get(bytes).unwrap_or_default();
        if !text.is_empty() {
            sheet.pieces.push(Piece { x, y: piece.y, text: text.to_owned(), role });
            x = x.saturating_add(cells(text));
        }
    };
    let mut at = 0;
    for range in found {
        put(at..range.start, piece.role);
        put(range.clone(), searched(piece.role));
        at = range.end;
    }
    put(at..piece.text.len(), piece.role);
}
