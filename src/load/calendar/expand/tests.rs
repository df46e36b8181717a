//! Rules and the days they mean: the examples of RFC 5545, 3.8.5.3, and hostile ones.

use proptest::prelude::*;

use super::super::moment::Moment;
use super::*;

/// Returns the first instances of a rule that starts at a moment.
fn instances(start: &str, rule: &str, most: usize) -> Vec<String> {
    let start = Moment::parse(start).expect("a start");
    let rule = Rule::parse(rule).expect("a rule");
    let mut all = Vec::new();
    expand(&rule, (start.day, start.second), &mut Budget::FILE.clone(), &mut |at| {
        let day = Day(i32::try_from(at.div_euclid(DAY)).expect("a day"));
        let second = start.second.map(|_| u32::try_from(at.rem_euclid(DAY)).expect("a second"));
        all.push(Moment { day, second, ..start }.to_string());
        all.len() < most
    });
    all
}

#[track_caller]
fn means(start: &str, rule: &str, expected: &str) {
    let expected: Vec<&str> = expected.split(' ').collect();
    assert_eq!(instances(start, rule, expected.len()), expected, "{rule}");
}

#[test]
fn the_examples_of_the_standard() {
    means("19970902", "FREQ=DAILY;COUNT=3", "1997-09-02 1997-09-03 1997-09-04");
    means("19970902", "FREQ=DAILY;INTERVAL=10;COUNT=3", "1997-09-02 1997-09-12 1997-09-22");
    means(
        "19970902",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "1997-09-02 1997-09-16 1997-09-30 1997-10-14",
    );
    means(
        "19970901",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,WE,FR",
        "1997-09-01 1997-09-03 1997-09-05 1997-09-15 1997-09-17",
    );
    means("19970905", "FREQ=MONTHLY;COUNT=10;BYDAY=1FR", "1997-09-05 1997-10-03 1997-11-07");
    means(
        "19970907",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU",
        "1997-09-07 1997-09-28 1997-11-02 1997-11-30",
    );
    means("19970922", "FREQ=MONTHLY;BYDAY=-2MO", "1997-09-22 1997-10-20 1997-11-17 1997-12-22");
    means("19970928", "FREQ=MONTHLY;BYMONTHDAY=-3", "1997-09-28 1997-10-29 1997-11-28 1997-12-29");
    means("19970902", "FREQ=MONTHLY;BYMONTHDAY=2,15", "1997-09-02 1997-09-15 1997-10-02");
    means("19970610", "FREQ=YEARLY;BYMONTH=6,7", "1997-06-10 1997-07-10 1998-06-10");
    means(
        "19970101",
        "FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200",
        "1997-01-01 1997-04-10 1997-07-19 2000-01-01",
    );
    means("19970519", "FREQ=YEARLY;BYDAY=20MO", "1997-05-19 1998-05-18 1999-05-17");
    means("19970512", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12 1998-05-11 1999-05-17");
    means(
        "19970313",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
        "1997-03-13 1997-03-20 1997-03-27 1998-03-05",
    );
}

#[test]
fn the_examples_of_the_standard_with_several_conditions() {
    means("19970902", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1998-02-13 1998-03-13 1998-11-13");
    means(
        "19961105",
        "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
        "1996-11-05 2000-11-07 2004-11-02",
    );
    means(
        "19970904",
        "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3",
        "1997-09-04 1997-10-07 1997-11-06",
    );
    means(
        "19970929",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
        "1997-09-29 1997-10-30 1997-11-27",
    );
    means(
        "19970805",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
        "1997-08-05 1997-08-10 1997-08-19 1997-08-24",
    );
    means(
        "19970805",
        "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
        "1997-08-05 1997-08-17 1997-08-19 1997-08-31",
    );
    means("20240229", "FREQ=YEARLY", "2024-02-29 2028-02-29 2032-02-29");
    means("20240131", "FREQ=MONTHLY", "2024-01-31 2024-03-31 2024-05-31");
}

#[test]
fn times_of_day() {
    means(
        "19970902T090000",
        "FREQ=HOURLY;INTERVAL=3",
        "1997-09-02T09:00 1997-09-02T12:00 1997-09-02T15:00",
    );
    means(
        "19970902T233000",
        "FREQ=MINUTELY;INTERVAL=90;COUNT=2",
        "1997-09-02T23:30 1997-09-03T01:00",
    );
    means(
        "19970902T090000",
        "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30",
        "1997-09-02T09:00 1997-09-02T09:30 1997-09-02T10:00 1997-09-02T10:30 1997-09-03T09:00",
    );
    means("20240101T000000", "FREQ=SECONDLY;BYMONTH=6", "2024-06-01T00:00 2024-06-01T00:00:01");
    means(
        "20240101T090000",
        "FREQ=HOURLY;BYMINUTE=0,15;BYHOUR=9",
        "2024-01-01T09:00 2024-01-01T09:15 2024-01-02T09:00",
    );
    means("20240101", "FREQ=HOURLY", "2024-01-01 2024-01-02");
}

#[test]
fn a_rule_that_never_comes_true_ends() {
    assert!(instances("20240101", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 5).is_empty());
    assert!(instances("20240101", "FREQ=DAILY;INTERVAL=4000000000", 5).len() < 5);
    assert!(instances("20240101", "FREQ=YEARLY;INTERVAL=4000000000", 5).len() < 5);
    assert!(instances("99991201", "FREQ=MONTHLY", 5).len() < 5);
}

#[test]
fn a_wrong_rule_says_which_part_is_wrong() {
    for (rule, part) in [
        ("COUNT=3", "COUNT=3"),
        ("FREQ=OFTEN", "FREQ=OFTEN"),
        ("FREQ=DAILY;INTERVAL=0", "INTERVAL=0"),
        ("FREQ=DAILY;COUNT=-1", "COUNT=-1"),
        ("FREQ=DAILY;BYDAY=XX", "BYDAY=XX"),
        ("FREQ=DAILY;BYMONTH=13", "BYMONTH=13"),
        ("FREQ=DAILY;UNTIL=soon", "UNTIL=soon"),
        ("FREQ=DAILY;BYEASTER=1", "BYEASTER=1"),
    ] {
        assert_eq!(Rule::parse(rule).map_err(|(part, _)| part), Err(part), "{rule}");
    }
    assert_eq!(
        Rule::parse("FREQ=DAILY;COUNT=1000000000000").map(|it| it.count),
        Ok(Some(u32::MAX))
    );
}

proptest! {
    #[test]
    fn no_rule_panics_or_runs_on(
        rule in "FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY|HOURLY|SECONDLY)(;INTERVAL=[1-9][0-9]{0,8})?(;BYDAY=(-?[1-5])?(MO|SU))?(;BYMONTH=[1-9])?(;BYSETPOS=-?[1-3])?(;BYWEEKNO=-?[1-9])?",
        start in 0_i32..3_000_000,
    ) {
        let rule = Rule::parse(&rule).expect("a rule");
        let mut last = i64::MIN;
        let mut count = 0;
        let start = Day(start - 700_000);
        expand(&rule, (start, Some(3600)), &mut Budget { steps: 5_000, ..Budget::FILE }, &mut |at| {
            assert!(at > last, "in order");
            last = at;
            count += 1;
            count < 50
        });
        prop_assert!(count <= 50);
    }
}
