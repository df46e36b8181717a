//! What is wrong with files, and where events come from, as a person would see it.

use super::{Driver, Locale, Look, Symbols, Theme, look};
use crate::app::{
    Exported, Faulty, Input, Notice, Outgoing, Problems, Prompt, Reach, Sent, update,
};
use crate::app::{Overlay, State};
use crate::diag::Diagnostic;
use crate::load::{Options, Source, load, open};
use crate::query::Query;
use crate::store::Store;

const FILE: &str = r#"{"attache":1,"title":"Mine","countries":{"US":{"name":"United States"}},"events":[
  {"id":"a","date":"2024-01-10","name":"First talks","series":"s"},
  {"id":"b","date":"2024-13-10","name":"Second talks","series":"s"},
  {"id":"c","date":"2024-02-30","name":"三回目の会合と、とても長い名前を持つ出来事","series":"s","place":"서울","host":"KR"},
  {"id":"d","date":"2024-05-10","name":"Fourth talks","series":"s","countries":["USA","US"]},
  {"id":"d","date":"2024-06-10","name":"Fifth talks","series":"s"}
]}"#;

fn faulty() -> (Store, Problems) {
    let loaded = load(FILE);
    let mut diagnostics = loaded.diagnostics;
    let odd = Diagnostic::warning("odd-name", "this name is in another script than the others");
    let at = FILE.find("三").unwrap();
    diagnostics.insert(2, odd.at(at..at + 18).on("events[2].name").help("say it in `en`, too"));
    let file =
        Faulty { name: "talks.json", reach: Reach::Text, text: FILE, diagnostics: &diagnostics };
    (loaded.store, Problems::of(&[file]))
}

fn shown<'a>(store: &'a Store, problems: &Problems, look: Look, size: (u16, u16)) -> Driver<'a> {
    let mut driver = Driver::open(store, look, size);
    driver.state.problems = problems.clone();
    driver
}

fn plain(locale: Locale) -> Look {
    look(locale, Theme::Dark, Symbols::Unicode)
}

#[track_caller]
fn check_badge(look: Look, size: (u16, u16), keys: &str) {
    let (store, problems) = faulty();
    assert_eq!((problems.errors, problems.warnings), (3, 1), "{problems:?}");
    let screen = shown(&store, &problems, look, size).press(keys).text();
    let header = screen.lines().next().unwrap();
    let badge = if look.symbols == Symbols::Ascii { "E3 W1" } else { "✘3 !1" };
    assert!(header.contains(badge), "{badge} {size:?} {keys:?}\n{screen}");
}

#[test]
fn the_badge_is_in_the_header_of_every_view_at_every_size_in_three_sets_of_signs() {
    for symbols in [Symbols::Unicode, Symbols::Narrow, Symbols::Ascii] {
        for locale in Locale::ALL {
            for size in [(200, 60), (120, 36), (80, 24), (60, 20), (46, 16), (40, 12), (20, 5)] {
                check_badge(look(locale, Theme::Dark, symbols), size, "");
            }
        }
    }
    for keys in ["v m", "v p", "v h", "v r", "Enter", "f", "?", "B", "!"] {
        check_badge(plain(Locale::En), (80, 24), keys);
        check_badge(plain(Locale::Ja), (40, 12), keys);
    }
}

#[test]
fn without_complaints_there_is_no_badge() {
    let (store, _) = faulty();
    let screen = Driver::open(&store, plain(Locale::En), (80, 24)).text();
    assert!(!screen.contains('✘') && !screen.contains("! problems"), "{screen}");
}

#[test]
fn the_list_has_a_row_each_and_the_one_under_the_cursor_whole() {
    let (store, problems) = faulty();
    let wide = shown(&store, &problems, plain(Locale::En), (120, 36)).press("!").text();
    let usual = shown(&store, &problems, plain(Locale::Ko), (80, 24)).press("! j j").text();
    let last = shown(&store, &problems, plain(Locale::Ja), (80, 24)).press("! G").text();
    insta::assert_snapshot!(format!("{wide}\n{usual}\n{last}"));
}

#[test]
fn the_list_on_small_screens_and_in_ascii() {
    let (store, problems) = faulty();
    let ascii = look(Locale::En, Theme::Mono, Symbols::Ascii);
    let small = shown(&store, &problems, ascii, (40, 12)).press("!");
    let scrolled = shown(&store, &problems, ascii, (40, 12)).press("! j").text();
    let least = shown(&store, &problems, plain(Locale::En), (20, 5)).press("! j").text();
    insta::assert_snapshot!(format!("{}\n{scrolled}\n{least}", small.text()));
}

#[test]
fn of_several_files_each_row_says_which_and_long_names_give_way() {
    let one = [Diagnostic::error("odd", "one").at(2..3)];
    let two =
        [Diagnostic::warning("odd", "two is odd"), Diagnostic::error("odd", "three").at(0..1)];
    let file = |name, diagnostics| Faulty { name, reach: Reach::Text, text: "a\nb", diagnostics };
    let long = "a-very-long-name-of-a-file-2024.csv";
    let problems = Problems::of(&[file("talks.csv", &one), file(long, &two)]);
    let (store, _) = faulty();
    let screen = shown(&store, &problems, plain(Locale::En), (80, 24)).press("!").text();
    assert!(screen.contains("talks.csv            2:1  one"), "{screen}");
    assert!(screen.contains("…-of-a-file-2024.csv      two is odd"), "{screen}");
    let heading = screen.lines().nth(1).unwrap().to_owned();
    assert!(heading.contains("1 of 3  ! 1 warning  ✘ 2 errors"), "{heading}");
}

#[test]
fn of_a_long_path_the_heading_has_the_end() {
    let one = [Diagnostic::error("odd", "one")];
    let path = "/home/somebody/with/many/folders/and/talks/about/trade/talks.csv";
    let file = Faulty { name: path, reach: Reach::Text, text: "", diagnostics: &one };
    let (store, _) = faulty();
    let problems = Problems::of(&[file]);
    let screen = shown(&store, &problems, plain(Locale::En), (80, 24)).press("!").text();
    let heading = screen.lines().nth(1).unwrap();
    assert!(heading.contains("trade/talks.csv ") && heading.contains("Problems · …"), "{heading}");
}

#[test]
fn more_than_are_listed_are_counted_under_the_last_row() {
    let text = "x\n".repeat(20_000);
    let odd = |at: usize| Diagnostic::error("odd", "odd").at(at * 2..at * 2 + 1);
    let all: Vec<Diagnostic> = (0..20_000).map(odd).collect();
    let file = Faulty { name: "a", reach: Reach::Text, text: &text, diagnostics: &all };
    let (store, _) = faulty();
    let problems = Problems::of(&[file]);
    for (size, told) in [((80, 24), "10,000 more are not listed: "), ((20, 5), "10,000 more")] {
        let screen = shown(&store, &problems, plain(Locale::En), size).press("! G").text();
        assert!(screen.contains(told), "{screen}");
        assert!(screen.contains("9999+"), "{screen}");
    }
}

#[test]
fn the_keys_say_what_they_do_and_the_editor_is_asked_for() {
    let (store, problems) = faulty();
    let driver = shown(&store, &problems, plain(Locale::En), (120, 36));
    assert!(driver.text().lines().last().unwrap().contains("! problems"), "{}", driver.text());
    let driver = driver.press("v m !");
    let footer = driver.text().lines().last().unwrap().to_owned();
    assert!(footer.contains("Enter open in the editor"), "{footer}");
    let mut driver = driver.press("Enter");
    let first = Outgoing::Locate { file: 0, line: 3, column: 26 };
    assert_eq!(driver.state.outgoing.take(), Some(first));
    let driver = driver.press("Esc");
    assert_eq!(driver.state.overlays.last(), Some(&Overlay::Matrix));
    let mut refused = shown(&store, &problems, plain(Locale::Ko), (80, 24));
    refused.state.problems.files[0].reach = Reach::Packed;
    let refused = refused.press("! Enter").text();
    assert!(refused.lines().last().unwrap().contains("압축 파일"), "{refused}");
    let without = Driver::open(&store, plain(Locale::En), (120, 36));
    assert!(!without.text().lines().last().unwrap().contains("! problems"));
    let told = without.press("!").text();
    assert!(told.lines().last().unwrap().contains("nothing is wrong with the file"), "{told}");
}

#[test]
fn hostile_bytes_of_a_file_do_not_reach_the_list() {
    let text = "{\"events\":[{\"id\":\"\u{1b}[2J\u{202e}\",\"date\":\"\u{1b}]0;x\u{7}\u{202e}\"}]}";
    let loaded = load(text);
    let file = Faulty { name: "a", reach: Reach::Text, text, diagnostics: &loaded.diagnostics };
    let problems = Problems::of(&[file]);
    let store = Store::default();
    for size in [(120, 36), (40, 12), (20, 5)] {
        let screen = shown(&store, &problems, plain(Locale::En), size).press("! j").text();
        assert!(!screen.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{screen}");
    }
}

#[test]
fn a_name_is_proposed_for_the_events_and_the_notice_counts_what_has_no_place() {
    let (store, _) = faulty();
    let driver = Driver::open(&store, plain(Locale::En), (120, 36)).press("e");
    let line = |driver: &Driver<'_>| driver.text().lines().last().unwrap().to_owned();
    assert!(line(&driver).contains("Write to file mine.csv"), "{}", line(&driver));
    let mut driver = driver.press("x . z i p");
    let told = line(&driver);
    assert!(told.contains("Write to file x.zip") && told.contains(".csv .json .html"), "{told}");
    assert!(driver.state.overlays.contains(&Overlay::Prompt(Prompt::Export(Exported::Events))));
    let path = "talks.ics".to_owned();
    let sent = Sent::Exported { path, events: 1_200, lost: 34 };
    update(&store, &mut driver.state, Input::Told(Notice::Sent(sent)));
    let told = line(&driver);
    let expected = "1,200 events written: talks.ics; 34 items have no place in this format";
    assert!(told.contains(expected), "{told}");
    assert!(driver.state.overlays.is_empty(), "the name is not needed any more");
}

#[test]
fn of_several_files_the_notes_say_which_one_an_event_is_from() {
    let event =
        |id: &str| format!(r#"{{"events":[{{"id":"{id}","date":"2024","name":"Talks"}}]}}"#);
    let (one, two) = (event("a"), event("b"));
    let sources =
        [Source { name: "one.json", text: &one }, Source { name: "two.json", text: &two }];
    let store = open(&sources, &Options::default()).store;
    let mut state = State::new(&store, Query::default(), plain(Locale::En)).unwrap();
    state.size = (80, 24);
    let screen = Driver { store: &store, state, left: false }.press("j Enter").text();
    assert!(screen.contains("From two.json"), "{screen}");
    let alone = open(&sources[..1], &Options::default()).store;
    let screen = Driver::open(&alone, plain(Locale::En), (80, 24)).press("Enter").text();
    assert!(!screen.contains("From one.json"), "{screen}");
}

#[test]
fn a_list_that_is_open_when_the_file_is_mended_says_so() {
    let (store, problems) = faulty();
    let mut driver = shown(&store, &problems, plain(Locale::En), (80, 24)).press("! j j");
    driver.state.problems = Problems::default();
    let screen = driver.press("j Enter").text();
    assert!(screen.contains("nothing is wrong with the file"), "{screen}");
}
