//! Tours, good and bad, as a person would see what became of them.

use super::{OfStop, on_stops};
use crate::diag::{self, Diagnostic};
use crate::load::{load, mistyped_keys};
use crate::model::Focus;
use crate::store::{Stop, Store, Subject, Tour};
use crate::text::width;

const EVENTS: &str = concat!(
    "\"people\": {\"lee-jun-il\": {\"name\": \"Lee Jun-il\"}}, \"places\": {\"seoul\": {}},\n",
    " \"events\": [{\"id\": \"first-talks\", \"date\": \"2024-01-10\"},",
    " {\"id\": \"second-talks\", \"date\": \"2024-06-11\"}]"
);

fn file(tours: &str) -> String {
    format!("{{{EVENTS},\n \"tours\": {tours}}}\n")
}

/// What of the tours was kept, and what is said of the rest.
fn report(source: &str) -> String {
    let loaded = load(source);
    let told: String =
        loaded.diagnostics.iter().map(|it| diag::render("in.json", source, it)).collect();
    format!("{}\n{told}", kept(&loaded.store))
}

fn kept(store: &Store) -> String {
    let stop = |stop: &Stop| {
        let points: Vec<&str> = stop.points.iter().map(|it| store.say(*it, "en")).collect();
        format!(
            "  {} {} {:?} {points:?} {:?} {:?}\n",
            stop.place,
            subject(store, stop.subject),
            store.say(stop.title, "en"),
            store.say(stop.notes, "en"),
            stop.seconds,
        )
    };
    let tour = |tour: &Tour| {
        let head = format!("{}: {}\n", store.str(tour.key), store.say(tour.title, "en"));
        tour.stops.iter().fold(head, |out, it| out + &stop(it))
    };
    store.tours().fold(String::new(), |out, it| out + &tour(store.tour(it)))
}

fn subject(store: &Store, subject: Subject) -> String {
    match subject {
        Subject::Card => "card".to_owned(),
        Subject::Event { event, focus } => format!("{} {}", store.str(event), focus.name()),
        Subject::Compare { one, other } => {
            format!("{} with {}", store.str(one), store.str(other))
        }
        Subject::Person(person) => store.say(store.person(person).name, "en").to_owned(),
        Subject::Place(place) => store.say(store.place(place).name, "en").to_owned(),
        Subject::Cover { query } | Subject::Matrix { query } | Subject::Sources { query } => {
            format!("{}:{}", subject_key(subject), store.str(query))
        }
    }
}

fn subject_key(subject: Subject) -> &'static str {
    subject.query().map_or("", |(key, _)| key)
}

#[test]
fn every_kind_of_stop_is_read() {
    insta::assert_snapshot!(report(&file(concat!(
        "[{\"id\": \"t\", \"title\": {\"en\": \"Talks\", \"ko\": \"회담\"}, \"stops\": [\n",
        "  {\"cover\": \"scope:all\", \"seconds\": 30},\n",
        "  {\"event\": \"first-talks\", \"notes\": \"One\\nTwo\"},\n",
        "  {\"event\": \"second-talks\", \"focus\": \"since\", \"points\": [\"A\", {\"en\": \"B\"}]},\n",
        "  {\"compare\": [\"first-talks\", \"second-talks\"], \"title\": \"Both\"},\n",
        "  {\"person\": \"lee-jun-il\"}, {\"person\": \"Jane Doe\"}, {\"place\": \"seoul\"},\n",
        "  {\"title\": \"Open\\nquestions\", \"points\": [\"Who?\"]},\n",
        "  {\"matrix\": \"\"}, {\"sources\": \"on:2024\", \"seconds\": 86400}\n",
        "]}]"
    ))));
}

#[test]
fn a_wrong_stop_is_left_out_and_the_rest_is_kept() {
    insta::assert_snapshot!(report(&file(concat!(
        "[{\"id\": \"t\", \"stops\": [\n",
        "  {\"event\": \"first-takls\"},\n",
        "  {\"event\": \"first-talks\", \"matrix\": \"\"},\n",
        "  {\"compare\": [\"first-talks\", \"third-talks\"]},\n",
        "  {\"compare\": [\"first-talks\"]},\n",
        "  {\"event\": \"first-talks\", \"focus\": \"leader\"},\n",
        "  {\"person\": \"lee-jun-li\"},\n",
        "  {\"place\": \"seuol\"},\n",
        "  {\"evnt\": \"first-talks\"},\n",
        "  {\"title\": \"Card\", \"seconds\": 0, \"focus\": \"since\"},\n",
        "  {\"title\": \"Last\", \"seconds\": 86401}\n",
        "]}]"
    ))));
}

#[test]
fn a_complaint_can_be_about_one_point() {
    let source =
        file("[{\"id\": \"t\", \"stops\": [{\"title\": \"A\", \"points\": [\"One\", \"Two\"]}]}]");
    let diagnostic = Diagnostic::warning("stop-fit", "long");
    let (key, text) = ("points", "");
    let told =
        on_stops(&source, vec![OfStop { place: (0, 0), key, item: Some(1), text, diagnostic }]);
    let span = told[0].span.clone().unwrap_or_default();
    assert_eq!(told[0].path, "tours[0].stops[0].points[1]");
    assert_eq!(source.get(span), Some("\"Two\""));
}

#[test]
fn the_bundled_notes_claim_no_search_that_was_not_made() {
    let store = load(BUNDLED).store;
    let tour = store.tours().map(|it| store.tour(it)).next().unwrap();
    let notes = |at: usize, tag| store.say(tour.stops[at].notes, tag);
    // The bilateral series was searched for in English and Korean alone.
    for (tag, every) in [("en", "three languages"), ("ko", "세 언어"), ("ja", "三つの言語")]
    {
        assert!(!notes(30, tag).contains(every), "{}", notes(30, tag));
    }
    assert!(notes(20, "en").contains("appears to have been corrected"));
    assert!(notes(28, "en").contains("meeting again"));
    let veto = tour.stops[6].points[1];
    assert!(store.say(veto, "en").contains("renewal"));
}

#[test]
fn a_wrong_tour_is_left_out_and_an_empty_one_is_warned_of() {
    insta::assert_snapshot!(report(&file(
        "[{\"title\": \"Nameless\", \"stops\": [{\"matrix\": \"\"}]},\n  {\"id\": \"t\"},\n  {\"id\": \"t\", \"stops\": [{\"matrix\": \"\"}]}]"
    )));
}

#[test]
fn a_file_with_a_wrong_type_in_it_keeps_the_other_stops() {
    insta::assert_snapshot!(report(&file(concat!(
        "[{\"id\": \"t\", \"stops\": [\n",
        "  {\"event\": \"first-talks\", \"seconds\": \"long\"},\n",
        "  {\"event\": \"second-talks\", \"points\": \"one\"},\n",
        "  {\"event\": \"second-talks\", \"focus\": \"actions\"}, 7\n",
        "]}, 8]"
    ))));
}

#[test]
fn a_stop_of_an_event_that_was_left_out_is_left_out_without_a_word() {
    let source = file("[{\"id\": \"t\", \"stops\": [{\"event\": \"first-talks\"}]}]");
    let source = source.replace("2024-01-10", "2024-01-32");
    let loaded = load(&source);
    let codes: Vec<&str> = loaded.diagnostics.iter().map(|it| it.code).collect();
    assert_eq!((codes, kept(&loaded.store)), (vec!["date"], "t: \n".to_owned()));
}

#[test]
fn a_file_without_tables_takes_any_name() {
    let source = r#"{"events":[{"id":"a","date":"2024","leaders":["Lee"],"place":"Bern"}],
        "tours":[{"id":"t","stops":[{"person":"Lee"},{"place":"Bern"}]}]}"#;
    let loaded = load(source);
    assert_eq!(loaded.diagnostics, []);
    assert_eq!(kept(&loaded.store).lines().count(), 3);
    assert_eq!(loaded.store.people().len(), 1, "the same Lee");
}

#[test]
fn more_stops_than_anyone_presents_are_cut_short() {
    let wrong = "{\"event\":\"x\"},".repeat(50_000);
    let loaded = load(&file(&format!("[{{\"id\": \"t\", \"stops\": [{wrong}{{}}]}}]")));
    let long = loaded.diagnostics.iter().filter(|it| it.code == "tour-long").count();
    assert_eq!((loaded.diagnostics.len(), long), (1_001, 1));
    let many = "{\"id\":\"x\"},".repeat(50_000);
    let loaded = load(&file(&format!("[{many}{{}}]")));
    assert_eq!(loaded.store.tours().len(), 1);
    assert!(loaded.diagnostics.len() < 110);
}

#[test]
fn a_mistyped_key_of_a_stop_is_noticed() {
    let source = file(
        "[{\"id\": \"t\", \"stps\": [], \"stops\": [{\"evnt\": \"a\", \"focsu\": \"since\", \"point\": [], \"secnds\": 3}]}]",
    );
    let told: Vec<String> = mistyped_keys(&source).into_iter().map(|it| it.help).collect();
    let meant = ["stops", "event", "focus", "points", "seconds"];
    assert_eq!(told, meant.map(|it| format!("did you mean `{it}`?")));
}

#[test]
fn a_complaint_about_a_query_points_at_the_wrong_part_of_it() {
    let source =
        file("[{\"id\": \"t\", \"stops\": [{\"title\": \"A\"}, {\"matrix\": \"contry:JP\"}]}]");
    let of_stop = |key, text| OfStop {
        place: (0, 1),
        key,
        item: None,
        text,
        diagnostic: Diagnostic::error("query", "no such field").at(0..6),
    };
    let told = on_stops(&source, vec![of_stop("matrix", "contry:JP"), of_stop("", "")]);
    let pointed = |at: usize| {
        let span = told.get(at).and_then(|it| it.span.clone()).unwrap_or_default();
        (told[at].path.as_str(), source.get(span).unwrap_or_default())
    };
    assert_eq!(pointed(0), ("tours[0].stops[1].matrix", "contry"));
    assert_eq!(pointed(1), ("tours[0].stops[1]", "{\"matrix\": \"contry:JP\"}"));
}

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

#[test]
fn the_bundled_tour_shows_every_side_of_the_five_core_sessions_in_twenty_minutes() {
    let store = load(BUNDLED).store;
    let tour = store.tours().map(|it| store.tour(it)).next().unwrap();
    assert_eq!((store.tours().len(), store.str(tour.key)), (1, "core"));
    let shown: Vec<String> = tour.stops.iter().map(|it| subject(&store, it.subject)).collect();
    for event in ["bilateral-05", "bilateral-06", "trilateral-02", "bilateral-07", "trilateral-03"]
    {
        let sides = Focus::ALL.iter().map(|it| format!("{event} {}", it.name()));
        sides.for_each(|side| assert!(shown.contains(&side), "{side}"));
    }
    let seconds: u32 = tour.stops.iter().filter_map(|it| it.seconds).sum();
    assert_eq!((shown.len(), seconds), (32, 20 * 60));
}

#[test]
fn the_bundled_tour_has_short_notes_and_points_in_three_languages() {
    let store = load(BUNDLED).store;
    let tour = store.tours().map(|it| store.tour(it)).next().unwrap();
    for stop in &tour.stops {
        let languages = |text| store.strings().forms(text).map(|(tag, _)| tag).collect::<Vec<_>>();
        assert_eq!(languages(stop.notes), ["en", "ko", "ja"], "{:?}", stop.subject);
        for tag in ["en", "ko", "ja"] {
            let lines = store.say(stop.notes, tag).lines().count();
            assert!((2..=5).contains(&lines), "{:?} {tag}", stop.subject);
        }
        assert!(stop.points.len() <= 3);
        for point in &stop.points {
            assert_eq!(languages(*point), ["en", "ko", "ja"]);
            let width = |tag| width(store.say(*point, tag));
            assert!(width("en") <= 70 && width("ko") <= 68 && width("ja") <= 68);
        }
    }
}
