//! What is not lost, and what is said where it is.

use super::{date, good, lane, name, read, tags};
use crate::load::Format;
use crate::model::Field;
use crate::store::Store;

fn notes(store: &Store, at: usize) -> &str {
    store.say(store.events().nth(at).unwrap().prose(Field::Notes), "en")
}

fn named(store: &Store) -> Vec<(String, String)> {
    store.events().map(|it| (it.date().unwrap().to_string(), name(store, it))).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(date, name)| ((*date).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn pictures_and_exclamations_are_text_of_their_event() {
    let store = good(
        "2024-03-05: Talks\n![pic](https://e.org/p.png)\nA sentence.\n!important: call her\n\
         - [x] agreed\nMet in [Seoul](location) [src](https://e.org/s)\n2024-03-06: Next\n",
    );
    let event = store.events().next().unwrap();
    assert_eq!(
        notes(&store, 0),
        "![pic](https://e.org/p.png)\nA sentence.\n!important: call her\n\
         Met in Seoul [src](https://e.org/s)"
    );
    assert_eq!((event.actions().len(), event.sources().len(), event.places().len()), (1, 2, 1));
    assert_eq!(store.len(), 2);
}

#[test]
fn an_unknown_id_with_a_length_is_still_told() {
    let (store, file) = read("2024-03-05: Talks\nafter !nobody 1 week: Later\nwith this\n");
    assert_eq!(store.len(), 1);
    assert!(file.diagnostics[0].message.contains("not in the file"), "{:?}", file.diagnostics);
    assert!(file.diagnostics[0].help.ends_with("and with it line 3"), "{:?}", file.diagnostics);
}

#[test]
fn a_refused_event_says_which_lines_go_with_it() {
    let (store, file) = read(
        "2024-02-30: bad\nimportant [s](https://e.org/s)\n\nmore\n10am: at ten\n2024-Q3: third\n\
         2024-Q7: none\n2024-03-01 weekly x2: good\n",
    );
    let told: Vec<(&str, &str)> =
        file.diagnostics.iter().map(|it| (it.path.as_str(), it.code)).collect();
    assert_eq!(told, [("line 1", "date"), ("line 5", "date-beside"), ("line 7", "date")]);
    let help = &file.diagnostics[0].help;
    assert!(help.ends_with("the event was left out, and with it lines 2 to 4"), "{help}");
    assert!(file.diagnostics[1].message.contains("a time alone"), "{:?}", file.diagnostics);
    let expected = [("2024-03-01", "good"), ("2024-03-08", "good"), ("2024-07/2024-09", "third")];
    assert_eq!(named(&store), pairs(&expected));
}

#[test]
fn times_alone_are_on_the_day_of_the_event_before() {
    let store = good(
        "2024-03-05: base\n10am - 11am: one\n8:30 - 9:45: two\n10pm - 1am: late\n3:00: three\n\
         2024-04: month\n10:30: a note\n",
    );
    let expected = [
        ("2024-03-05", "base"),
        ("2024-03-05T08:30/2024-03-05T09:45", "two"),
        ("2024-03-05T10:00/2024-03-05T11:00", "one"),
        ("2024-03-05T22:00/2024-03-06T01:00", "late"),
        ("2024-03-06T03:00", "three"),
        ("2024-04", "month"),
    ];
    let mut found = named(&store);
    found.sort();
    assert_eq!(found, pairs(&expected));
    assert_eq!(notes(&store, 5), "10:30: a note");
}

#[test]
fn sets_are_read_from_the_first_to_the_last_and_told() {
    for (range, expected) in [
        ("[1667,1668]", "1667/1668"),
        ("{1961, 1960-12}", "1960-12/1961"),
        ("[1667..1672,1760-01]", "1667/1760-01"),
        ("[..1760-12-03]", "../1760-12-03"),
        ("{1984..}", "1984/.."),
    ] {
        let (store, file) = read(&format!("2001: a\nnote\n{range}: x\n"));
        let found: Vec<String> = store.events().map(|it| it.date().unwrap().to_string()).collect();
        assert!(found.iter().any(|it| it == expected), "{range}: {found:?}");
        let told: Vec<&str> = file.diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(told, ["date-set"], "{range}");
    }
    let store = good("2001: a\n[1984]: a footnote\n[x, y]: z\n");
    assert_eq!(notes(&store, 0), "[1984]: a footnote\n[x, y]: z");
}

#[test]
fn years_with_a_power_of_ten_are_far_or_near() {
    assert_eq!(date("Y17E3"), "Y17000");
    let (store, file) = read("Y-17E7: far\n2001: a\n");
    assert_eq!((store.len(), file.diagnostics[0].code), (2, "year-far"));
    assert_eq!(name(&store, store.events().next().unwrap()), "far");
}

#[test]
fn a_bar_ends_what_comes_back() {
    let expected = "2024-01-01 2024-04-01 2024-07-01 2024-10-01";
    for range in ["every 3 months | 2024-12-31", "every 3 months || 2024-12-31"] {
        assert_eq!(date(&format!("2024-01-01 {range}")), expected, "{range}");
    }
    assert_eq!(date("2024-01-01 each month for 2 times"), "2024-01-01 2024-02-01");
    assert_eq!(date("2020s"), "202X");
}

#[test]
fn mistakes_of_the_header_are_told() {
    let (store, file) = read(
        "---\ntitle: [unclosed\nfoo: : :\n\tbar\ntimezone: +25\ndateFormat: yyyy.MM.dd\n\
         what is this\n---\n2024: x\n",
    );
    assert_eq!(store.len(), 1);
    let lines: Vec<&str> = file.diagnostics.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(lines, ["line 2", "line 3", "line 4", "line 5", "line 6", "line 7"]);
    assert!(file.diagnostics.iter().all(|it| it.code == "header"));
    let (_, file) = read("timezone: Nowhere/City\n2024: x\n");
    assert_eq!(file.diagnostics.len(), 1);
    good(
        "title: \"A: b\"\ndescription: |\n  many\n  lines\ntags: [a,\n  b]\n#a: red\n\
         timezone: Asia/Seoul\ndateFormat: d/M/y\nranges:\n- x\n\n2024: x\n",
    );
}

#[test]
fn tasks_in_titles_and_bold_headings_are_what_they_are() {
    let store = good("section **All the things** #one\n2015: - [ ] t0\n* [x] todo\nendSection\n");
    let event = store.events().next().unwrap();
    assert_eq!((name(&store, event), lane(&store, event)), ("t0".into(), "All the things".into()));
    assert_eq!(tags(&store, event), ["one", "open"]);
    let todo = event.actions().first().unwrap();
    assert_eq!((store.say(todo.text, "en"), store.str(todo.status)), ("todo", "done"));
}

#[test]
fn a_bracket_does_not_make_it_json() {
    for text in ["[ ] 2024: x\n2024: y\n", "[1667,1668]: x\n{1960,1961}: y\n", "{1960..}: y\n"] {
        assert_eq!(Format::told(text, "a.mw"), Format::Markwhen, "{text}");
    }
    for text in ["[]", "{}", "{\"events\": [", "[{"] {
        assert_eq!(Format::told(text, "a.mw"), Format::Attache, "{text}");
    }
}
