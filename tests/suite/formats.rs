//! Does a timeline come through every format as it went in?

use std::path::PathBuf;

use attache::export::table::Look;
use attache::export::{Lost, Target};
use attache::i18n::Locale;
use attache::load::{self, Options, Source};
use attache::store::{Event, EventSet, Store};

const BUNDLED: &str = include_str!("../../assets/working-groups.json");

/// Every format that is both written and read.
const BOTH_WAYS: [(Target, &str); 6] = [
    (Target::Attache, "talks.json"),
    (Target::Lines, "talks.jsonl"),
    (Target::Rows, "talks.csv"),
    (Target::Ics, "talks.ics"),
    (Target::Slides, "talks.timeline.json"),
    (Target::Markwhen, "talks.mw"),
];

/// What has to come through: a line for each event.
fn facts(store: &Store) -> Vec<String> {
    let mut all: Vec<String> = store.events().map(|it| fact(store, it)).collect();
    // Events of one day may come in another order.
    all.sort();
    all
}

fn fact(store: &Store, event: Event<'_>) -> String {
    let lane = event.series().map_or("", |it| store.say(store.series_of(it).name, "en"));
    let mut tags: Vec<&str> = event.tags().iter().map(|&it| store.str(it)).collect();
    tags.sort_unstable();
    let links = event.links().iter().map(|it| (store.str(it.rel), store.str(it.to)));
    let leaders = event.leaders().iter().map(|it| store.say(store.person(it.person).name, "en"));
    let countries = event.countries().iter().map(|&it| store.str(store.country(it).key));
    let places = event.places().iter().map(|&it| store.say(store.place(it).name, "en"));
    let actions = event.actions().iter().map(|it| store.say(it.text, "en"));
    format!(
        "{} | {} | {lane} | {} | {tags:?} | {:?} | {:?} | {:?} | {:?} | {:?}",
        event.id(),
        event.date().map(|it| it.to_string()).unwrap_or_default(),
        store.say(event.name(), "en"),
        links.collect::<Vec<_>>(),
        leaders.collect::<Vec<_>>(),
        countries.collect::<Vec<_>>(),
        places.collect::<Vec<_>>(),
        actions.collect::<Vec<_>>(),
    )
}

fn written(store: &Store, target: Target) -> String {
    let mut bytes = Vec::new();
    let mut lost = Lost::default();
    let look = Look { locale: Locale::En, dash: "–", ellipsis: "…" };
    let all = EventSet::first(store.len());
    target.write(&mut bytes, store, look, (&all, &mut lost)).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn read(text: &str, name: &str) -> Store {
    let opened = load::open(&[Source { name, text }], &Options::default());
    let file = &opened.files[0];
    // Words under the title of a file of slides are not kept, which it says.
    let wrong = file.diagnostics.iter().find(|it| it.code != "slides-look");
    assert!(wrong.is_none(), "{name}: {wrong:?}");
    opened.store
}

#[track_caller]
fn check_round_trip(source: &str, name: &str) {
    let store = read(source, name);
    for (target, name) in BOTH_WAYS {
        let text = written(&store, target);
        let back = read(&text, name);
        for (was, is) in facts(&store).iter().zip(&facts(&back)) {
            assert_eq!(was, is, "{}", target.name());
        }
        assert_eq!(store.len(), back.len(), "{}", target.name());
        // From then on nothing changes.
        let again = written(&back, target);
        assert_eq!(written(&read(&again, name), target), again, "{} twice", target.name());
    }
}

#[test]
fn the_bundled_file_comes_through_every_format() {
    check_round_trip(BUNDLED, "working-groups.json");
}

#[test]
fn dates_of_every_precision_come_through_every_format() {
    let dates = [
        "2024",
        "2024-03",
        "2024-03-27",
        "2024-03-27/2024-03-28",
        "2023-12~",
        "2023-12?",
        "2023-12-05%",
        "2025/..",
        "../1985",
        "1985-04/..",
        "/2020",
        "2020/",
        "1985-04-XX",
        "1985-XX",
        "198X",
        "19XX",
        "2001-21",
        "2024-03-29T10:00",
        "2024-03-29T10:00Z/2024-03-29T12:30Z",
        "2024-03-29T10:00+09:00",
        "2024-03-29T10:00:05",
        "-0043",
        "-0043-03-15",
        "0000",
        "Y12345",
        "2023-03/2024",
    ];
    let event = |(index, date): (usize, &&str)| {
        format!(
            r#"{{"id": "e{index}", "date": "{date}", "name": "Event {index}", "series": "Lane"}}"#
        )
    };
    let events: Vec<String> = dates.iter().enumerate().map(event).collect();
    check_round_trip(&format!(r#"{{"events": [{}]}}"#, events.join(",\n")), "dates.json");
}

#[test]
fn odd_texts_come_through_every_format() {
    let odd = [
        "=1+1",
        "+82 2 1234",
        "-5",
        "@home",
        "'quoted",
        "a, b; c",
        "a \\\"b\\\" c",
        "back\\\\slash",
        "2024-03-29: not an event",
        "# not a section",
        "// not a comment",
        "- not an item",
        "[x] not done",
        "#tag and @ref and !id",
        "<b>bold</b> & <script>alert(1)</script>",
        "a: b",
        "BEGIN:VEVENT",
        "서울 회의",
        "東京 会議",
        "{curly} [square]",
        "50% done",
        "https://example.org/a?b=c&d=e",
        "--- fence",
        "x",
    ];
    let event = |(index, text): (usize, &&str)| {
        format!(
            r#"{{"id": "e{index}", "date": "2024-01-{:02}", "name": "{text}", "series": "Lane {text}", "place": "{text}", "leaders": ["{text}"], "actions": ["{text}", "more"], "tags": ["{text}"], "links": [{{"rel": "{text}", "to": "e0"}}]}}"#,
            index + 1
        )
    };
    let events: Vec<String> = odd.iter().enumerate().map(event).collect();
    check_round_trip(&format!(r#"{{"events": [{}]}}"#, events.join(",\n")), "odd.json");
}

/// Returns the folder of samples, which stands beside the project where it is developed.
fn samples() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    folder.is_dir().then_some(folder)
}

/// The id, the date, the lane and the title of each session.
fn sessions(store: &Store) -> Vec<[String; 4]> {
    let session = |event: Event<'_>| {
        let lane = event.series().map_or("", |it| store.say(store.series_of(it).name, "en"));
        [
            event.id().to_owned(),
            event.date().map(|it| it.to_string()).unwrap_or_default(),
            lane.to_owned(),
            // Two of the four samples write the number with a sign: see `differences.md`.
            store.say(event.name(), "en").replace('#', ""),
        ]
    };
    // Two milestones of the samples stand in no lane.
    store.events().filter(|it| it.series().is_some()).map(session).collect()
}

#[test]
fn the_eleven_sessions_are_the_same_in_every_format() {
    let Some(folder) = samples() else {
        println!("skipped: there are no samples beside the project");
        return;
    };
    let sample = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        read(&text, name)
    };
    let calendar = sample("working-groups/working-groups.ics");
    let expected = sessions(&calendar);
    assert_eq!(expected.len(), 11);
    assert_eq!(expected[0][0], "b1");
    assert_eq!(expected[10][0], "t4");
    let slides = sample("working-groups/working-groups.timelinejs.json");
    assert_eq!(sessions(&slides), expected);
    assert_eq!(sessions(&sample("markwhen/ours-working-groups.mw")), expected);
    assert_eq!(sessions(&read(&written(&slides, Target::Attache), "own.json")), expected);
    // The table has no column of ids: see `differences.md`.
    let rows = sessions(&sample("working-groups/working-groups.timelinejs.csv"));
    let without_ids = |all: &[[String; 4]]| -> Vec<Vec<String>> {
        all.iter().map(|it| it[1..].to_vec()).collect()
    };
    assert_eq!(without_ids(&rows), without_ids(&expected));
}
