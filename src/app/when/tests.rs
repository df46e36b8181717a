//! What people type for a date, and what it means on 27 March 2024.

use proptest::prelude::*;

use super::*;

fn here() -> Here {
    let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
    Here { day: day(2024, 3, 27), today: day(2026, 11, 21) }
}

fn told(typed: &str) -> String {
    match read(typed, here()) {
        Ok(Goal::Date(date)) => date.to_string(),
        Ok(Goal::Event(which, rest)) => format!("{which:?} {rest}").trim().to_owned(),
        Err(wrong) => format!("{:?} `{}`", wrong.fault, typed.get(wrong.range).unwrap()),
    }
}

#[test]
fn dates_are_read_as_people_write_them() {
    let table = [
        ("2024", "2024"),
        (" 2024-03 ", "2024-03"),
        ("2024-03-27", "2024-03-27"),
        ("2024-21", "2024-21"),
        ("2023-11/2024-03", "2023-11/2024-03"),
        ("2024/..", "2024/.."),
        ("202X", "202X"),
        ("2023-12~", "2023-12~"),
        ("２０２４－０３", "2024-03"),
        ("mar 2024", "2024-03"),
        ("March 2024", "2024-03"),
        ("2024 mar", "2024-03"),
        ("Sept 2024", "2024-09"),
        ("March 27 2024", "2024-03-27"),
        ("March 27, 2024", "2024-03-27"),
        ("27 Mar 2024", "2024-03-27"),
        ("27-Mar-2024", "2024-03-27"),
        ("27th of March 2024", "2024-03-27"),
        ("Mar. 1st, 2024", "2024-03-01"),
        ("2024년 3월", "2024-03"),
        ("2024년3월27일", "2024-03-27"),
        ("2024년", "2024"),
        ("2024\u{1102}\u{1167}\u{11ab} 3\u{110b}\u{116f}\u{11af}", "2024-03"),
        ("2024年3月29日", "2024-03-29"),
        ("２０２４年３月", "2024-03"),
        ("2024.3.27", "2024-03-27"),
        ("2024/3/27", "2024-03-27"),
        ("spring 2024", "2024-21"),
        ("2024년 가을", "2024-23"),
        ("q3 2024", "2024-07/2024-09"),
        ("2024년 1분기", "2024-01/2024-03"),
        ("2024年第3四半期", "2024-07/2024-09"),
        ("mar", "2024-03"),
        ("feb", "2024-02"),
        ("dec", "2023-12"),
        ("11월", "2023-11"),
        ("29 mar", "2024-03-29"),
        ("feb 29", "2024-02-29"),
        ("q1", "2024-01/2024-03"),
        ("+6 months", "2024-09-27"),
        ("-90 days", "2023-12-28"),
        ("+2w", "2024-04-10"),
        ("-1y", "2023-03-27"),
        ("−1y", "2023-03-27"),
        ("+1 quarter", "2024-06-27"),
        ("+1 year 6 months", "2025-09-27"),
        ("+3개월", "2024-06-27"),
        ("+3ヶ月", "2024-06-27"),
        ("today", "2026-11-21"),
        ("As of", "2026-11-21"),
        ("기준일", "2026-11-21"),
        ("next month", "2024-04-27"),
        ("last year", "2023-03-27"),
    ];
    for (typed, expected) in table {
        assert_eq!(told(typed), expected, "{typed:?}");
    }
}

#[test]
fn events_are_asked_for_by_their_place() {
    for (typed, expected) in [
        ("last", "Last"),
        ("last trilateral", "Last trilateral"),
        ("next bilateral", "Next bilateral"),
        ("First Session", "First session"),
        ("previous session", "Previous session"),
        ("마지막 한미일", "Last 한미일"),
        ("次の日米韓", "Next 日米韓"),
        ("最後", "Last"),
    ] {
        assert_eq!(told(typed), expected, "{typed:?}");
    }
}

#[test]
fn what_is_no_date_is_named() {
    for (typed, expected) in [
        ("", "Empty ``"),
        ("  ", "Empty ``"),
        ("foo 2024", "Unknown `foo`"),
        ("mark 2024", "Unknown `mark`"),
        ("mar apr 2024", "Twice `apr`"),
        ("mar 2024 2025", "Twice `2025`"),
        ("27 28 mar", "Twice `28`"),
        ("2024-13", "NoSuchDate `2024-13`"),
        ("30 feb 2024", "NoSuchDate `30 feb 2024`"),
        ("31 feb", "NoSuchDate `31 feb`"),
        ("3/27/2024", "Ambiguous `3`"),
        ("27", "Ambiguous `27`"),
        ("+6", "NoUnit `6`"),
        ("+", "NoUnit `+`"),
        ("+6 moons", "Unknown `moons`"),
        ("q5 2024", "NoSuchDate `q5 2024`"),
        ("2024 & 2025", "Unknown `&`"),
        ("99999999999999999999 mar", "Unknown `99999999999999999999`"),
    ] {
        assert_eq!(told(typed), expected, "{typed:?}");
    }
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading(
        typed in "\\PC{0,24}|[-+0-9a-z年月日년월일 ./第四半期]{0,24}|(next|last|\\+|q|mar|2024| |9999999999|년|年)*",
        day: i32,
    ) {
        if let Err(wrong) = read(&typed, Here { day: Day(day), today: Day(day) }) {
            prop_assert!(typed.get(wrong.range).is_some());
        }
    }
}
