//! What a user may write as a date, what it then means, and what is said when it is refused.

use proptest::prelude::*;

use super::*;

fn date(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn day_text(day: Option<Day>) -> String {
    day.map_or_else(
        || "-".to_owned(),
        |day| {
            let (year, month, day) = day.ymd();
            format!("{year}-{month}-{day}")
        },
    )
}

/// Checks what a text means, as `first last precision`.
#[track_caller]
fn means(text: &str, expected: &str) {
    let date = date(text);
    let days = [day_text(date.first_day()), day_text(date.last_day())].join(" ");
    assert_eq!(format!("{days} {}", date.precision().name()), expected, "{text:?}");
    assert_eq!(date.to_string(), text, "the canonical form");
}

/// Checks the message, the wrong part and a piece of the hint.
#[track_caller]
fn refused(text: &str, message: &str, part: &str, hint: &str) {
    let error = Edtf::parse(text).expect_err(text);
    assert_eq!(error.to_string(), message, "{text:?}");
    assert_eq!(text.get(error.range()), Some(part), "{text:?}: {error}");
    assert!(error.hint().contains(hint), "{text:?}: {}", error.hint());
}

#[test]
fn a_date_means_every_day_it_could_be() {
    means("2024-03-27", "2024-3-27 2024-3-27 day");
    means("2024-02", "2024-2-1 2024-2-29 month");
    means("2023-02", "2023-2-1 2023-2-28 month");
    means("1900-02", "1900-2-1 1900-2-28 month");
    means("2024-12", "2024-12-1 2024-12-31 month");
    means("2024", "2024-1-1 2024-12-31 year");
    means("0000", "0-1-1 0-12-31 year");
    means("0000-02-29", "0-2-29 0-2-29 day");
    means("-0001", "-1-1-1 -1-12-31 year");
    means("-0044-03-15", "-44-3-15 -44-3-15 day");
    means("Y170000", "170000-1-1 170000-12-31 year");
    means("Y-17000", "-17000-1-1 -17000-12-31 year");
    means("Y262142", "262142-1-1 262142-12-31 year");
    means("Y-262143", "-262143-1-1 -262143-12-31 year");
}

#[test]
fn unspecified_digits_and_seasons_are_as_wide_as_they_say() {
    means("198X", "1980-1-1 1989-12-31 decade");
    means("19XX", "1900-1-1 1999-12-31 century");
    means("000X", "0-1-1 9-12-31 decade");
    means("2024-XX", "2024-1-1 2024-12-31 year");
    means("2024-XX-XX", "2024-1-1 2024-12-31 year");
    means("2024-05-XX", "2024-5-1 2024-5-31 month");
    means("2024-21", "2024-3-1 2024-5-31 season");
    means("2024-22", "2024-6-1 2024-8-31 season");
    means("2024-23", "2024-9-1 2024-11-30 season");
    means("2023-24", "2023-12-1 2024-2-29 season");
}

#[test]
fn an_interval_runs_from_its_first_to_its_last_day() {
    means("2024-03-27/2024-03-28", "2024-3-27 2024-3-28 day");
    means("2024-03-27/2024", "2024-3-27 2024-12-31 year");
    means("2024-03/2024-03-05", "2024-3-1 2024-3-5 month");
    means("2024-03-27/2024-03-27", "2024-3-27 2024-3-27 day");
    means("-0044/0044", "-44-1-1 44-12-31 year");
    means("198X/2024-21~", "1980-1-1 2024-5-31 decade");
    means("2025/..", "2025-1-1 - year");
    means("2025-04/..", "2025-4-1 - month");
    means("2025/", "2025-1-1 - year");
    means("../2025", "- 2025-12-31 year");
    means("/2025-04-02", "- 2025-4-2 day");
}

#[test]
fn open_and_unknown_ends_differ() {
    let open = date("2025/..");
    assert!(open.open_end() && !open.open_start() && open.is_interval());
    assert_eq!((open.start_text(), open.end_text()), ("2025".to_owned(), "..".to_owned()));
    let unknown = date("2025/");
    assert!(!unknown.open_end());
    assert_eq!((unknown.end(), unknown.end_text()), (End::Unknown, String::new()));
    assert!(date("../2025").open_start() && !date("/2025").open_start());
    let single = date("2024-03~");
    assert!(!single.is_interval());
    assert_eq!((single.start_text(), single.end_text()), ("2024-03~".into(), "2024-03~".into()));
}

#[test]
fn a_doubt_about_either_end_is_a_doubt_about_the_whole() {
    for (text, approximate, uncertain) in [
        ("2024", false, false),
        ("2024?", false, true),
        ("2023-12~", true, false),
        ("2024-03-27%", true, true),
        ("198X~", true, false),
        ("2024-21?", false, true),
        ("Y17000?", false, true),
        ("2023?/2024~", true, true),
        ("2023/2024~", true, false),
        ("2023?/..", false, true),
    ] {
        let date = date(text);
        assert_eq!(
            (date.is_approximate(), date.is_uncertain()),
            (approximate, uncertain),
            "{text}"
        );
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn times_are_local_and_keep_their_offset() {
    means("2024-03-27T14:00", "2024-3-27 2024-3-27 minute");
    means("2024-03-27T14:00:05+09:00", "2024-3-27 2024-3-27 second");
    means("2024-03-27T23:30-09:30", "2024-3-27 2024-3-27 minute");
    means("2016-12-31T23:59:60Z", "2016-12-31 2016-12-31 second");
    means("2017-01-01T08:59:60+09:00", "2017-1-1 2017-1-1 second");
    for (text, canonical) in [
        ("2024-03-27T14:00+09", "2024-03-27T14:00+09:00"),
        ("2024-03-27T14:00+00:00", "2024-03-27T14:00Z"),
    ] {
        assert_eq!(date(text).to_string(), canonical);
    }
    let talks = date("2024-03-27T09:30/2024-03-27T17:05:10");
    assert_eq!((talks.start_minute(), talks.end_minute()), (Some(570), Some(1025)));
    assert_eq!(talks.precision(), Precision::Minute);
    assert_eq!(date("2024-03-27T09:30").end_minute(), Some(570));
    assert_eq!(date("2024-03-27/2024-03-28T09:30").start_minute(), None);
}

#[test]
fn an_interval_over_the_date_line_is_compared_by_instants() {
    let flight = date("2024-03-28T01:00+14:00/2024-03-27T20:00-10:00");
    assert_eq!(flight.first_day(), Day::from_ymd(2024, 3, 28));
    assert_eq!(flight.last_day(), flight.first_day());
    refused(
        "2024-03-27T10:00-10:00/2024-03-27T11:00+14:00",
        "the end 2024-03-27T11:00+14:00 lies before the start 2024-03-27T10:00-10:00",
        "2024-03-27T11:00+14:00",
        "earlier date first",
    );
}

#[test]
fn a_date_that_does_not_exist_is_named() {
    let leap = "there is no 31 February 2024; that month has 29 days";
    refused("2024-02-31", leap, "31", "from 01 to 29, or leave the day out: `2024-02`");
    let common = "there is no 29 February 2023; that month has 28 days";
    refused("2023-02-29", common, "29", "01 to 28");
    let ancient = "there is no 30 February -0044; that month has 29 days";
    refused("-0044-02-30", ancient, "30", "`-0044-02`");
    refused("2024-04-00", "there is no 0 April 2024; that month has 30 days", "00", "01 to 30");
    refused("2024-13", "there is no month 13", "13", "01 to 12, or a season");
    refused("2024-00", "there is no month 00", "00", "01 to 12");
    refused("2024-25", "there is no month 25", "25", "21 (spring)");
    refused("2024-21-05", "a season has no days", "05", "2024-21");
    refused("-0000", "there is no year -0000", "-0000", "`0000`");
    let beyond = "the year 170000002 is beyond the calendar, -262143 to 262142";
    refused("Y170000002", beyond, "170000002", "Y262142");
}

#[test]
fn a_wrong_shape_gets_the_right_one_as_a_hint() {
    refused("", "there is no date", "", "2024-03-27");
    refused("24-01-01", "a year has four digits, not `24`", "24", "all four digits");
    refused("20240327", "a year has four digits, not `20240327`", "20240327", "`2024-03-27`");
    refused("12345", "a year has four digits, not `12345`", "12345", "`Y12345`");
    refused("+12345", "a year has four digits, not `+12345`", "+12345", "`Y12345`");
    refused("-44", "a year has four digits, not `-44`", "-44", "all four digits");
    refused("2024-5", "the month has two digits, not `5`", "5", "`05`");
    refused("2024-05-7", "the day has two digits, not `7`", "7", "`07`");
    refused("2024-", "the month is missing", "", "2024-03");
    refused("2024-03-27-01", "`01` is one part too many", "01", "2024-03-27");
    refused("2024-03T14:00", "there is a time, but no full date before it", "T14:00", "the day");
    refused("T14:00", "there is a time, but no full date before it", "T14:00", "the day");
    let long = "after `Y` stands a year of five or more digits alone, not `Y2024`";
    refused("Y2024", long, "Y2024", "`2024`");
    let padded = "after `Y` stands a year of five or more digits alone, not `Y02024`";
    refused("Y02024", padded, "Y02024", "`2024`");
    let with_month = "after `Y` stands a year of five or more digits alone, not `Y17000-05`";
    refused("Y17000-05", with_month, "Y17000-05", "Y12024");
}

#[test]
fn a_wrong_character_is_shown_where_it_stands() {
    refused("March 2024", "`M` has no place in a date", "M", "2024-03");
    refused("2024\u{2013}03", "`\u{2013}` has no place in a date", "\u{2013}", "plain `-`");
    refused("２０２４", "`２` has no place in a date", "２", "plain digits");
    refused("2024-03-27 14:00", "` ` has no place in a date", " ", "`T`");
    refused("198x", "`x` has no place in a date", "x", "capitals");
    refused("2024..2025", "`.` has no place in a date", ".", "2024/..");
    refused("[2024,2025]", "`[` has no place in a date", "[", "level 2");
    refused("2024\u{1b}[2J", "`\\u{1b}` has no place in a date", "\u{1b}", "2024-03");
}

#[test]
fn level_2_is_refused_and_said_so() {
    let open = "leaves open what only a range or a list could say";
    for (text, part) in [
        ("1XXX", "1XXX"),
        ("XXXX", "XXXX"),
        ("1X99", "1X99"),
        ("-198X", "-198X"),
        ("198XX", "198XX"),
        ("198X-05", "198X-05"),
        ("2024-1X", "1X"),
        ("2024-05-1X", "1X"),
    ] {
        refused(text, &format!("`{part}` {open}"), part, "`198X`");
    }
    refused("2024-XX-05", &format!("`XX-05` {open}"), "05", "2024-XX");
    refused("2024?-05", "`?` stands elsewhere than at the end", "?-05", "after the whole date");
    refused("2024?~", "`?` stands elsewhere than at the end", "?~", "`%` both");
    refused("~2024", "`~` stands elsewhere than at the end", "~2024", "after the whole date");
}

#[test]
fn a_wrong_interval_says_which_end_is_wrong() {
    refused("2024/2023", "the end 2023 lies before the start 2024", "2023", "`2023/2024`");
    refused("2024-03-27/28", "the end `28` is not a full date", "28", "`2024-03-28`");
    refused("2024-03-27T14:00/15:30", "the end `15:30` is not a full date", "15:30", "T15:30`");
    refused("2024/03", "a year has four digits, not `03`", "03", "by `-`");
    refused("2024/03/27", "an interval has two ends, this has 3", "2024/03/27", "`-`");
    refused("../..", "neither end of the interval is a date", "../..", "at least one");
    refused("..", "neither end of the interval is a date", "..", "at least one");
    refused("/", "neither end of the interval is a date", "/", "at least one");
    refused("2024/2024-02-30", "there is no 30 February 2024; that month has 29 days", "30", "29");
    let later = "the end 2024-03-27T09:00 lies before the start 2024-03-27T10:00";
    refused("2024-03-27T10:00/2024-03-27T09:00", later, "2024-03-27T09:00", "earlier");
    date("2024-03-27T10:00:30/2024-03-27T10:00");
    date("2024-06/2024");
}

#[test]
fn a_wrong_time_is_named() {
    refused("2024-03-27T24:00", "there is no hour 24", "24", "00:00 of the next day");
    refused("2024-03-27T14:60", "there is no minute 60", "60", "59");
    refused("2024-03-27T14:00:60", "there is no second 60", "60", "last minute of a UTC day");
    refused("2024-03-27T23:59:61Z", "there is no second 61", "61", "60");
    refused("2024-03-27T14", "the minute is missing", "", "T14:00");
    refused("2024-03-27T", "the hour is missing", "", "T14:00");
    refused("2024-03-27T1400", "the hour has two digits, not `1400`", "1400", "T14:00");
    refused("2024-03-27T14:00:00:00", "`00` is one part too many", "00", "T14:00:00");
    for zone in ["+0900", "+24:00", "-00:00", "+09:60", "+", "Z0", "+09:00:00", "ZZ"] {
        let message = format!("`{zone}` is no offset from UTC");
        refused(&format!("2024-03-27T14:00{zone}"), &message, zone, "`+09:00`");
    }
    let doubt = "a time cannot be uncertain or approximate";
    refused("2024-03-27T14:00~", doubt, "T14:00", "2024-03-27~");
}

#[test]
fn a_long_text_is_not_read_at_all() {
    let text = format!("{}日", "2".repeat(MAX_BYTES - 1));
    refused(&text, "this has 66 bytes, a date has at most 64", "日", "2024-03-27");
}

#[test]
fn a_million_dates_fit() {
    assert!(size_of::<Edtf>() <= 40, "{} bytes", size_of::<Edtf>());
}

/// Texts of every accepted form, by a grammar of their own; some name days that do not exist.
fn one_date() -> impl Strategy<Value = String> {
    let calendar = prop_oneof![
        "-?[0-9]{4}",
        "[0-9]{3}X|[0-9]{2}XX",
        "Y-?[1-9][0-9]{4}",
        "[0-9]{4}-(0[1-9]|1[0-2]|2[1-4]|XX|XX-XX)",
        "-?[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]|XX)",
    ];
    let time = "T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-](0[1-9]|1[0-4])(:[0-5]0)?)?";
    prop_oneof![
        (calendar, "[?~%]?").prop_map(|(date, mark)| date + &mark),
        ("2[0-9]{3}-(0[1-9]|1[0-2])-([01][1-9]|2[0-8])", time).prop_map(|(day, time)| day + &time),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        one_date(),
        (one_date(), one_date()).prop_map(|(a, b)| format!("{a}/{b}")),
        (one_date(), "|[.][.]").prop_map(|(a, b)| format!("{a}/{b}")),
        (one_date(), "|[.][.]").prop_map(|(a, b)| format!("{b}/{a}")),
    ]
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*|[-0-9TZYX:+/.?~%]{0,70}") {
        if let Err(error) = Edtf::parse(&text) {
            prop_assert!(text.get(error.range()).is_some(), "{error:?}");
            prop_assert!(!error.to_string().is_empty() && !error.hint().is_empty());
        }
    }

    #[test]
    fn every_date_survives_a_round_trip_and_runs_forward(text in any_text()) {
        if let Ok(date) = Edtf::parse(&text) {
            prop_assert_eq!(Edtf::parse(&date.to_string()), Ok(date));
            if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
                prop_assert!(first <= last);
            }
        }
    }

    #[test]
    fn a_refused_date_is_refused_for_a_reason_in_the_calendar(text in one_date()) {
        if let Err(error) = Edtf::parse(&text) {
            let expected = matches!(error.fault(), Fault::NoDay { .. } | Fault::NegativeZero);
            prop_assert!(expected, "{text}: {error:?}");
        }
    }
}
