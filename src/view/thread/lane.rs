//! The lane of a thread: a cell for each session, its number and month above it.

use super::Stand;
use crate::analysis::{Change, Presence, Thread};
use crate::i18n::dates;
use crate::model::date::Precision;
use crate::store::Event;
use crate::view::names::Scene;
use crate::view::sheet::{Area, Ground, Role, Sheet, cells};

/// How many columns a cell has.
const CELL: u16 = 7;

/// Which rows the lane has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// Years, numbers and months over the signs.
    All,
    /// The signs alone.
    Signs,
}

/// Returns the sign of how an action stands at a session.
pub(super) fn sign(scene: Scene<'_>, stand: Stand) -> &'static str {
    let [same, reworded, absent] = scene.glyphs.presence;
    match stand {
        Stand::Absent | Stand::Unknown => absent,
        Stand::First | Stand::Same => same,
        Stand::Reworded => reworded,
        Stand::Returned => scene.glyphs.change(Change::Returned),
    }
}

/// Draws as many cells as fit, the one under the cursor among them; returns how many rows it took.
pub(super) fn lane(
    scene: Scene<'_>,
    thread: &Thread<'_>,
    (cursor, parts): (usize, Parts),
    area: Area,
    sheet: &mut Sheet,
) -> u16 {
    let fits = usize::from((area.width / CELL).max(1));
    let first = (cursor + 1).saturating_sub(fits);
    let signs = if parts == Parts::All { area.y + 3 } else { area.y };
    let mut year = None;
    let shown = thread.cells.iter().enumerate().skip(first).take(fits);
    for ((position, cell), x) in shown.zip((area.x..).step_by(usize::from(CELL))) {
        let end = (x + CELL - 1).min(area.right());
        let here = position == cursor;
        if here {
            let height = signs + 1 - area.y;
            let width = end.saturating_sub(x);
            sheet.ground(Area { x, y: area.y, width, height }, Ground::Select);
        }
        if parts == Parts::All {
            above(
                scene,
                cell.session,
                (&mut year, here),
                Area { x, width: end - x, ..area },
                sheet,
            );
        }
        let stand = Stand::of(thread, position);
        let role = match stand {
            _ if here => Role::Accent,
            Stand::Absent | Stand::Unknown => Role::Dim,
            Stand::Reworded => Role::Reworded,
            Stand::Returned => Role::Returned,
            Stand::First | Stand::Same => Role::Strong,
        };
        let after = sheet.draw((x, signs), area.right(), sign(scene, stand), role);
        // Neighbours that both have it are joined.
        let next = thread.cells.get(position + 1).map(|it| it.presence);
        let joined = cell.presence.is_present()
            && next.is_some_and(Presence::is_present)
            && position + 1 < first + fits;
        if joined {
            let line = scene.glyphs.hairline.repeat(usize::from(CELL - 1));
            sheet.draw((after, signs), area.right(), &line, Role::Rule);
        }
    }
    signs + 1 - area.y
}

/// Draws the year where it changes, number and month of a session.
fn above(
    scene: Scene<'_>,
    session: Event<'_>,
    (year, here): (&mut Option<i32>, bool),
    area: Area,
    sheet: &mut Sheet,
) {
    // A number that is cut would be another one, and half a name none.
    let number = session.ordinal().map(|it| scene.locale.ordinal(it)).unwrap_or_default();
    if cells(&number) <= area.width {
        let role = if here { Role::Accent } else { Role::Text };
        sheet.draw((area.x, area.y + 1), area.right(), &number, role);
    }
    let first = session.first();
    let Some(date) = session.date().filter(|_| first.0 != i32::MIN) else { return };
    let (in_year, month, _) = first.ymd();
    if *year != Some(in_year) {
        let told = dates::year(in_year, scene.locale);
        if cells(&told) <= area.width {
            sheet.draw((area.x, area.y), area.right(), &told, Role::Dim);
        }
        *year = Some(in_year);
    }
    // Of a date that is known to the year, no month is told.
    if date.precision() >= Precision::Month {
        let month = dates::month_name(month, scene.locale);
        sheet.draw((area.x, area.y + 2), area.right(), month, Role::Dim);
    }
}
