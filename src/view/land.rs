//! Is there land at this place on Earth, and which way does the shortest arc between two places run?
//!
//! The mask is `assets/land.txt`: comment lines, then 90 rows of 180 cells, two degrees each, from
//! the north-west corner. It is read where it lies in the binary; nothing is parsed or allocated.

const MASK: &str = include_str!("../../assets/land.txt");

const ROWS: usize = 90;
const COLUMNS: usize = 180;
const DEGREES_PER_CELL: f64 = 2.0;

/// Bytes from one row to the next. A checkout may have turned the line ends into CR LF.
const STRIDE: usize =
    if matches!(MASK.as_bytes(), [.., b'\r', b'\n']) { COLUMNS + 2 } else { COLUMNS + 1 };

/// Where the first row starts: the rows are the end of the file, so the comments may be of any length.
const FIRST_ROW: usize = MASK.len() - ROWS * STRIDE;

/// Whether there is land at a place, to about two degrees.
///
/// `lat` is in degrees north, held to −90..=90; `lon` is in degrees east and wraps, so 190 is −170.
/// A place that is not a number is sea.
#[must_use]
pub fn is_land(lat: f64, lon: f64) -> bool {
    if !lat.is_finite() || !lon.is_finite() {
        return false;
    }
    let row = cell((90.0 - lat.clamp(-90.0, 90.0)) / DEGREES_PER_CELL, ROWS);
    let column = cell((lon + 180.0).rem_euclid(360.0) / DEGREES_PER_CELL, COLUMNS);
    MASK.as_bytes().get(FIRST_ROW + row * STRIDE + column) == Some(&b'#')
}

/// The cell a coordinate falls in; the far edge (the south pole, a rounded-up 360°) is in the last one.
fn cell(position: f64, count: usize) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "callers pass 0 to count, and the cast saturates"
    )]
    let index = position as usize;
    index.min(count - 1)
}

/// Points along the shortest arc between two places, both ends included.
///
/// Places are `(lat, lon)` in degrees north and east; the answer has `steps + 1` of them, evenly
/// spaced (at least the two ends), with longitudes in −180..=180. Between antipodes every arc is
/// shortest; the one over the north pole is taken. A place that is not a number gives no points.
#[must_use]
pub fn great_circle(from: (f64, f64), to: (f64, f64), steps: u16) -> Vec<(f64, f64)> {
    if [from.0, from.1, to.0, to.1].iter().any(|it| !it.is_finite()) {
        return Vec::new();
    }
    let start = Vector::at(from);
    let end = Vector::at(to);
    let side = start.side_toward(end);
    // atan2 of both components keeps its precision for near and for opposite places; acos does not.
    let angle = end.dot(side).atan2(end.dot(start));
    let steps = steps.max(1);
    (0..=steps)
        .map(|step| {
            let turn = angle * f64::from(step) / f64::from(steps);
            start.scaled(turn.cos()).plus(side.scaled(turn.sin())).place()
        })
        .collect()
}

/// A direction from the centre of the Earth.
#[derive(Clone, Copy)]
struct Vector {
    x: f64,
    y: f64,
    z: f64,
}

impl Vector {
    const NORTH: Self = Self { x: 0.0, y: 0.0, z: 1.0 };
    const GREENWICH: Self = Self { x: 1.0, y: 0.0, z: 0.0 };

    fn at((lat, lon): (f64, f64)) -> Self {
        let (lat, lon) = (lat.to_radians(), lon.to_radians());
        Self { x: lat.cos() * lon.cos(), y: lat.cos() * lon.sin(), z: lat.sin() }
    }

    fn place(self) -> (f64, f64) {
        let lat = self.z.atan2(self.x.hypot(self.y));
        (lat.to_degrees(), self.y.atan2(self.x).to_degrees())
    }

    fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    fn scaled(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor, z: self.z * factor }
    }

    fn plus(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y, z: self.z + other.z }
    }

    /// The unit vector a quarter turn from here on the way to `end`; over the pole when `end` gives
    /// no direction, and down the prime meridian when we stand on the pole.
    fn side_toward(self, end: Self) -> Self {
        for goal in [end, Self::NORTH, Self::GREENWICH] {
            let across = goal.plus(self.scaled(-self.dot(goal)));
            let length = across.dot(across).sqrt();
            if length > 1e-9 {
                return across.scaled(1.0 / length);
            }
        }
        Self::GREENWICH
    }
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, FIRST_ROW, MASK, ROWS, great_circle, is_land};
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    const SEOUL: (f64, f64) = (37.57, 126.98);
    const TOKYO: (f64, f64) = (35.68, 139.69);
    const WASHINGTON: (f64, f64) = (38.9, -77.04);

    #[test]
    fn the_mask_is_ninety_rows_of_land_and_sea_after_its_source() {
        let (comments, rows) = MASK.split_at(FIRST_ROW);
        assert!(comments.lines().all(|it| it.starts_with(';')));
        assert!(comments.contains("Natural Earth") && comments.contains("public domain"));
        assert_eq!(rows.lines().count(), ROWS);
        for row in rows.lines() {
            assert_eq!(row.len(), COLUMNS);
            assert!(row.bytes().all(|it| it == b'#' || it == b'.'));
        }
    }

    #[test]
    fn capitals_stand_on_land_and_oceans_are_wet() {
        for (name, (lat, lon)) in [
            ("Seoul", SEOUL),
            ("Tokyo", TOKYO),
            ("Washington", WASHINGTON),
            ("Busan", (35.18, 129.07)),
            ("London", (51.5, -0.1)),
            ("Wellington", (-41.3, 174.8)),
            ("the south pole", (-90.0, 0.0)),
        ] {
            assert!(is_land(lat, lon), "{name}");
        }
        for (name, (lat, lon)) in [
            ("mid-Pacific", (10.0, -150.0)),
            ("the East Sea", (40.0, 133.0)),
            ("mid-Atlantic", (35.0, -45.0)),
            ("the Caspian", (42.0, 51.0)),
            ("the north pole", (90.0, 0.0)),
            ("nowhere", (f64::NAN, 0.0)),
        ] {
            assert!(!is_land(lat, lon), "{name}");
        }
    }

    #[test]
    fn the_map_wraps_at_the_date_line() {
        assert_eq!(is_land(67.0, 180.0), is_land(67.0, -180.0));
        assert!(is_land(SEOUL.0, SEOUL.1 - 360.0) && is_land(SEOUL.0, SEOUL.1 + 720.0));
        assert!(is_land(67.0, 179.0) && is_land(67.0, -179.0), "Chukotka lies on both sides");
    }

    #[test]
    fn the_way_from_washington_to_seoul_passes_over_the_arctic() {
        let arc = great_circle(WASHINGTON, SEOUL, 40);
        assert_eq!(arc.len(), 41);
        let north = arc.iter().map(|it| it.0).fold(f64::MIN, f64::max);
        assert!(north > 60.0, "{north}");
        let (first, last) = (arc[0], arc[40]);
        assert!((first.0 - WASHINGTON.0).abs() < 1e-6 && (first.1 - WASHINGTON.1).abs() < 1e-6);
        assert!((last.0 - SEOUL.0).abs() < 1e-6 && (last.1 - SEOUL.1).abs() < 1e-6);
    }

    #[test]
    fn the_way_from_seoul_to_tokyo_is_short_and_stays_between_them() {
        for (lat, lon) in great_circle(SEOUL, TOKYO, 10) {
            assert!((35.0..38.0).contains(&lat) && (126.9..139.8).contains(&lon), "{lat} {lon}");
        }
    }

    #[test]
    fn opposite_places_are_joined_over_the_pole() {
        let arc = great_circle((0.0, 10.0), (0.0, -170.0), 2);
        assert!((arc[1].0 - 90.0).abs() < 1e-6, "{arc:?}");
    }

    #[test]
    fn one_place_is_joined_to_itself() {
        for (lat, lon) in great_circle((90.0, 0.0), (90.0, 0.0), 0) {
            assert!((lat - 90.0).abs() < 1e-6 && lon.is_finite());
        }
    }

    proptest! {
        #[test]
        fn every_number_has_an_answer(lat in any::<f64>(), lon in any::<f64>(), steps in 0u16..50) {
            let _ = is_land(lat, lon);
            for (lat, lon) in great_circle((lat, lon), SEOUL, steps) {
                prop_assert!((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon));
            }
        }

        #[test]
        fn steps_are_evenly_spaced(lat in -80.0..80.0, lon in -179.0..179.0, steps in 2u16..30) {
            let arc = great_circle((lat, lon), SEOUL, steps);
            prop_assert_eq!(arc.len(), usize::from(steps) + 1);
            let length = |a: (f64, f64), b: (f64, f64)| super::Vector::at(a).dot(super::Vector::at(b)).clamp(-1.0, 1.0).acos();
            let first = length(arc[0], arc[1]);
            for pair in arc.windows(2) {
                prop_assert!((length(pair[0], pair[1]) - first).abs() < 1e-6);
            }
        }
    }
}
