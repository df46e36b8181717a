//! Dates as people and spreadsheets write them.

use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let read = read(text, None);
    assert_eq!(read.as_deref(), Ok(expected), "{text}");
}

#[track_caller]
fn check_fault(text: &str, order: Option<DayOrder>, expected: Fault) {
    assert_eq!(read(text, order), Err(expected), "{text}");
}

#[test]
fn a_day_is_read_however_it_is_written() {
    check("2024-03-29", "2024-03-29");
    check(" 2024-03 ", "2024-03");
    check("1985-04-XX", "1985-04-XX");
    check("2024-03-27/2024-03-28", "2024-03-27/2024-03-28");
    check("2024-3-9", "2024-03-09");
    check("2024/3/29", "2024-03-29");
    check("2024. 3. 29.", "2024-03-29");
    check("20240329", "2024-03-29");
    check("29 March 2024", "2024-03-29");
    check("Mar 29, 2024", "2024-03-29");
    check("Fri, Mar. 29th 2024", "2024-03-29");
    check("29-Mar-2024", "2024-03-29");
    check("March 2024", "2024-03");
    check("3/2024", "2024-03");
    check("2024년 3월 29일", "2024-03-29");
    check("2024年3月29日", "2024-03-29");
    check("２０２４年３月", "2024-03");
    check("2024-03-05(화)", "2024-03-05");
    check("2024年3月5日(火)", "2024-03-05");
    check("令和6年5月6日", "2024-05-06");
    check("2024. 3. 5 ~ 3. 7", "2024-03-05/2024-03-07");
    check("2024. 3. 5. ~ 7.", "2024-03-05/2024-03-07");
    check("13/3/2024".replace("13", "3").as_str(), "2024-03-03");
}

#[test]
fn a_time_behind_a_day_is_kept() {
    check("2024-03-29 10:00", "2024-03-29T10:00");
    check("2024-03-29T10:00:00.000000+00:00", "2024-03-29T10:00:00Z");
    check("20240329T100000Z", "2024-03-29T10:00:00Z");
    check("29 March 2024 2:30 pm", "2024-03-29T14:30");
    check("2024. 3. 29. 오후 2:30", "2024-03-29T14:30");
}

#[test]
fn what_may_be_read_in_two_ways_is_not_read() {
    check_fault("5/3/2024", None, Fault::Ambiguous);
    check_fault("27/3/2024", None, Fault::Ambiguous);
    check_fault("27/3/2024", Some(DayOrder::MonthFirst), Fault::Unfit(DayOrder::MonthFirst));
    check_fault("3/29/24", Some(DayOrder::MonthFirst), Fault::ShortYear);
    check_fault("soon", None, Fault::Unknown);
    check_fault("12", None, Fault::ShortYear);
    check_fault("10:00", None, Fault::LoneTime);
    assert_eq!(read("5/3/2024", Some(DayOrder::DayFirst)).as_deref(), Ok("2024-03-05"));
    assert_eq!(read("5/3/2024", Some(DayOrder::MonthFirst)).as_deref(), Ok("2024-05-03"));
}

#[test]
fn moments_and_far_years_are_put_into_words() {
    assert_eq!(of_microseconds("1711706400000000").as_deref(), Some("2024-03-29T10:00:00Z"));
    check("1709633472", "2024-03-05T10:11:12Z");
    check("1709633472123", "2024-03-05T10:11:12Z");
    check("1709633472123456", "2024-03-05T10:11:12Z");
    check("20240305101112", "2024-03-05T10:11:12");
    assert_eq!(moment(&i64::MAX.to_string()).as_deref(), Some("2262-04-11T23:47:16Z"));
    assert_eq!(moment("12345678"), None);
    assert!(is_cut_short("2024-03-05T10:11:12.5+09:00") && is_cut_short("1709633472123"));
    assert!(!is_cut_short("2024-03-05T10:11:12.000Z") && !is_cut_short("1709633472000"));
    assert_eq!(year(-44), ("-0043".to_owned(), false));
    assert_eq!(year(75), ("0075".to_owned(), false));
    assert_eq!(year(12_000), ("Y12000".to_owned(), false));
    let (far, beyond) = year(-13_800_000_000);
    assert!(beyond && Edtf::parse(&far).is_ok(), "{far}");
}
