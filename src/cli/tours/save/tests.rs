//! What is written into a file, and what of it stays as it was.

use std::fs;

use super::*;
use crate::app::{Look, Stop, StopSubject, Words};
use crate::load::load;
use crate::model::Focus;
use crate::query;
use crate::store::TourId;

const BUNDLED: &str = input::BUNDLED;

/// A file with what nobody but its writer knows, and with a stop that cannot be read.
const MINE: &str = concat!(
    "{\n",
    "  \"attache\": 1, \"x-mine\": [1,  2],\n",
    "  \"events\": [{\"id\": \"a\", \"date\": \"2024-01-10\"}, {\"id\": \"b\", \"date\": \"2024-06-11\"}],\n",
    "  \"tours\": [\n",
    "    {\"id\": \"other\", \"stops\": [ {\"title\": \"T\"} ]},\n",
    "    {\n",
    "      \"id\": \"mine\",\n",
    "      \"title\": {\"en\": \"Mine\", \"ko\": \"내 것\"},\n",
    "      \"x-of\": {\"me\":true},\n",
    "      \"stops\": [\n",
    "        {\"event\": \"lost\", \"notes\": \"Kept\"},\n",
    "        {\"event\": \"a\", \"x-key\": 7, \"notes\": {\"en\": \"One\\nTwo\", \"ko\": \"하나\"}, \"seconds\": 30},\n",
    "        {\"matrix\": \"\", \"focsu\": 1, \"points\": [{\"en\": \"P\", \"ja\": \"点\"}, \"Q\"]},\n",
    "        {\"compare\": [\"a\"]},\n",
    "        {\"compare\": [\"a\", \"b\"]}\n",
    "      ]\n",
    "    }\n",
    "  ],\n",
    "  \"y\": null\n",
    "}\n"
);

/// Writes a tour of a file after something was done to it.
#[track_caller]
fn saved(source: &str, tour: u32, change: impl FnOnce(&mut Tour)) -> String {
    let store = load(source).store;
    let mut tour = Tour::of(&store, TourId(tour));
    change(&mut tour);
    let opened = value(source, "tours").unwrap_or_default();
    let (id, out) = with_tour(&store, &tour, source, (opened, Some(opened))).unwrap();
    let read = load(&out).store;
    let found = read.tours().map(|it| Tour::of(&read, it)).find(|it| it.id == id).unwrap();
    assert_eq!(told(&read, &found), told(&store, &tour), "it comes back as it was");
    out
}

/// All that there is to a tour, in every language.
fn told(store: &Store, tour: &Tour) -> Vec<String> {
    let say = |words: &Words| ["en", "ko", "ja"].map(|tag| words.say(store, tag).to_owned());
    let stop = |it: &Stop| {
        let subject = match &it.subject {
            StopSubject::Event(at, focus) => {
                format!("{} {}", store.event(*at).map_or("", |it| it.id()), focus.name())
            }
            StopSubject::Person(person) => store.str(store.person(*person).key).to_owned(),
            StopSubject::Place(place) => store.str(store.place(*place).key).to_owned(),
            other => format!("{other:?}"),
        };
        let points: Vec<_> = it.points.iter().map(say).collect();
        let texts = (say(&it.title), points, say(&it.notes));
        format!("{subject} {texts:?} {:?}", it.seconds)
    };
    let title = format!("{:?}", say(&tour.title));
    std::iter::once(title).chain(tour.stops.iter().map(stop)).collect()
}

/// The lines that only one of two texts has.
fn changed(before: &str, after: &str) -> String {
    let only = |one: &str, other: &str, sign: char| {
        let lines = one.lines().filter(|it| !other.lines().any(|line| line == *it));
        lines.fold(String::new(), |out, it| out + &format!("{sign}{it}\n"))
    };
    only(before, after, '-') + &only(after, before, '+')
}

#[test]
fn a_tour_that_was_not_changed_leaves_every_byte() {
    assert_eq!(saved(BUNDLED, 0, |_| {}), BUNDLED);
    assert_eq!(saved(MINE, 0, |_| {}), MINE);
    assert_eq!(saved(MINE, 1, |_| {}), MINE);
}

#[test]
fn what_was_changed_is_changed_and_nothing_else() {
    let out = saved(MINE, 1, |tour| {
        tour.stops[0].notes = Words::Typed("Say \"this\"\nthen that".to_owned());
        tour.stops[1].points.insert(1, Words::Typed("New".to_owned()));
        tour.stops[2].seconds = Some(45);
    });
    insta::assert_snapshot!(changed(MINE, &out));
    let out = saved(BUNDLED, 0, |tour| tour.stops[3].seconds = None);
    assert_eq!(changed(BUNDLED, &out), "+     \"seconds\": null\n");
}

#[test]
fn stops_are_moved_taken_away_and_added_with_all_that_they_have() {
    let out = saved(MINE, 1, |tour| {
        tour.stops.swap(0, 2);
        tour.stops.remove(1);
        tour.stops.push(Stop::of(StopSubject::Event(crate::store::EventId(1), Focus::Since)));
        let mut card = Stop::of(StopSubject::Card);
        card.notes = Words::Typed("Only notes".to_owned());
        tour.stops.push(card);
    });
    insta::assert_snapshot!(out);
}

#[test]
fn a_new_tour_is_written_as_the_file_is() {
    let made = || {
        let mut stop = Stop::of(StopSubject::Matrix { query: "series:\"s\"".to_owned() });
        stop.points = vec![Words::Typed("A".to_owned()), Words::Typed("B".to_owned())];
        stop.seconds = Some(20);
        let title = Words::Typed("Talks, 3rd round!".to_owned());
        Tour { title, stops: vec![stop], ..Tour::default() }
    };
    let into = |source: &str| {
        let store = load(source).store;
        let (id, out) = with_tour(&store, &made(), source, ("", None)).unwrap();
        assert_eq!(load(&out).diagnostics, []);
        format!("{id}\n{out}\n")
    };
    let event = "\"events\": [{\"id\": \"a\", \"date\": \"2024\"}]";
    insta::assert_snapshot!(
        [
            into(&format!("{{{event}}}")),
            into(&format!("{{\n\t{event}\n}}")),
            into(&format!("{{\n  \"tours\": [],\n  {event}\n}}")),
            into(&format!("{{\n  \"tours\": [\n    {{\"id\": \"talks-3rd-round\", \"stops\": [{{\"title\": \"T\"}}]}}\n  ],\n  {event}\n}}")),
        ]
        .join("\n")
    );
}

#[test]
fn a_tour_of_the_bundled_file_can_be_taken_apart_and_comes_back() {
    saved(BUNDLED, 0, |tour| {
        tour.stops.reverse();
        tour.title = Words::Typed("Backwards".to_owned());
        let copy = tour.stops.clone();
        tour.stops.extend(copy);
        for stop in tour.stops.iter_mut().step_by(3) {
            stop.title = Words::Typed("한글 \u{3000} 日本".to_owned());
            stop.points.reverse();
            stop.origin = None;
        }
    });
}

#[test]
fn what_is_no_timeline_with_room_for_tours_is_refused() {
    let store = load(MINE).store;
    let tour = Tour::of(&store, TourId(1));
    let why = |source: &str, known: Option<&str>| {
        let refused = with_tour(&store, &tour, source, ("", known)).unwrap_err();
        refused.why(Locale::En)
    };
    assert_eq!(why("{\"events\": [", None), "it cannot be read as JSON; mend it first");
    assert_eq!(why("id,date\na,2024\n", None), "it cannot be read as JSON; mend it first");
    let room = "tours need an object with `events`, a list of objects";
    assert_eq!(why("[{\"id\": \"a\", \"date\": \"2024\"}]", None), room);
    assert_eq!(why("{\"id\": \"a\", \"date\": \"2024\"}", None), room);
    assert_eq!(why("{\"events\": [], \"tours\": 7}", None), room);
    let other = MINE.replace("\"seconds\": 30", "\"seconds\": 31");
    let known = value(MINE, "tours");
    assert!(why(&other, known).starts_with("its tour `mine` was changed meanwhile"));
    let elsewhere = MINE.replace("[ {\"title\": \"T\"} ]", "[]");
    assert!(with_tour(&store, &tour, &elsewhere, ("", known)).is_ok(), "another tour may change");
}

#[test]
fn notes_and_titles_are_changed_in_the_language_on_screen_alone() {
    let store = load(MINE).store;
    let out = saved(MINE, 1, |tour| {
        tour.title = tour.title.retyped(&store, "ko", "새 것".to_owned());
        let notes = &mut tour.stops[0].notes;
        *notes = notes.retyped(&store, "en", "Once".to_owned());
        *notes = notes.retyped(&store, "ja", "一つ".to_owned());
        *notes = notes.retyped(&store, "en", "Three".to_owned());
    });
    insta::assert_snapshot!(changed(MINE, &out), @r#"
    -      "title": {"en": "Mine", "ko": "내 것"},
    -        {"event": "a", "x-key": 7, "notes": {"en": "One\nTwo", "ko": "하나"}, "seconds": 30},
    +      "title": {"en": "Mine", "ko": "새 것"},
    +        {"event": "a", "x-key": 7, "notes": {"en": "Three", "ko": "하나", "ja": "一つ"}, "seconds": 30},
    "#);
    // A plain string of the file stays one.
    let source = MINE.replace("{\"en\": \"Mine\", \"ko\": \"내 것\"}", "\"Mine\"");
    let store = load(&source).store;
    let out = saved(&source, 1, |tour| {
        tour.title = tour.title.retyped(&store, "ko", "새 것".to_owned());
    });
    assert!(out.contains("\"title\": \"새 것\","), "{out}");
}

#[test]
fn what_cannot_be_written_leaves_nothing_and_says_why() {
    let store = load(BUNDLED).store;
    let state = state(&store);
    let mut place = Place::new(Target::BuiltIn, BUNDLED, &store);
    for path in ["/dev/full", "/dev/null", "/nowhere/at/all.json", "/"] {
        let refused = save(&mut place, (&store, &state), (1, Some(path)), None).unwrap_err();
        assert!(refused.starts_with(&format!("{path} was left as it is: ")), "{refused}");
    }
}

/// A state with one tour made here.
fn state(store: &Store) -> State {
    let mut state = State::new(store, query::parse("").unwrap(), Look::default()).unwrap();
    let title = Words::Typed("Made here".to_owned());
    let stops = vec![Stop::of(StopSubject::Matrix { query: String::new() })];
    state.tours.all.push(Tour { title, stops, ..Tour::default() });
    state
}

#[test]
fn the_file_that_is_open_is_written_again_and_again_through_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("f.json"), folder.path().join("l.json"));
    fs::write(&file, format!("{MARK}{MINE}")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
    }
    #[cfg(not(unix))]
    fs::copy(&file, &link).unwrap();
    let store = load(MINE).store;
    let mut state = state(&store);
    let mut place = Place::new(Target::File(link.clone()), MINE, &store);
    let mut save_it = |state: &mut State, tour: usize, path: Option<&str>| {
        let saved = save(&mut place, (&store, state), (tour, path), None)?;
        state.tours.all[tour].id.clone_from(&saved.id);
        Ok::<Saved, String>(saved)
    };
    let first = save_it(&mut state, 2, None).unwrap();
    assert!(first.name.ends_with("l.json"), "{}", first.name);
    assert_eq!(first.id, "made-here");
    state.tours.all[2].stops[0].seconds = Some(10);
    save_it(&mut state, 2, link.to_str()).unwrap();
    state.tours.all[1].stops[0].seconds = Some(10);
    save_it(&mut state, 1, None).unwrap();
    let out = fs::read_to_string(&file).unwrap();
    assert!(out.starts_with(MARK));
    let read = load(out.trim_start_matches(MARK)).store;
    let seconds = |tour| Tour::of(&read, TourId(tour)).stops[0].seconds;
    assert_eq!((read.tours().len(), seconds(1), seconds(2)), (3, Some(10), Some(10)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
    }
    // Another program has changed the tour.
    fs::write(&file, out.replace("\"Made here\"", "\"Made there\"")).unwrap();
    let refused = save_it(&mut state, 2, None).unwrap_err();
    assert!(refused.contains("its tour `made-here` was changed meanwhile"), "{refused}");
    fs::write(&file, "{").unwrap();
    assert!(save_it(&mut state, 2, None).unwrap_err().contains("mend it first"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "{");
}

#[test]
fn what_has_no_place_for_tours_needs_the_path_of_a_new_file() {
    let store = load(MINE).store;
    let state = state(&store);
    let mut place = Place::new(Target::Foreign, "", &store);
    let refused = save(&mut place, (&store, &state), (1, None), None).unwrap_err();
    assert_eq!(refused, Locale::En.holds_no_tours());
}

#[test]
fn what_is_no_file_needs_the_path_of_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new.json");
    let store = load(BUNDLED).store;
    let state = state(&store);
    let input = Target::Input(MINE.as_bytes().to_vec());
    for (target, source) in [(Target::BuiltIn, BUNDLED), (input, MINE)] {
        let mut place = Place::new(target, source, &store);
        let refused = save(&mut place, (&store, &state), (1, None), None).unwrap_err();
        assert_eq!(refused, Locale::En.needs_a_path());
        let saved = save(&mut place, (&store, &state), (1, new.to_str()), None).unwrap();
        assert_eq!(saved.id, "made-here");
        let before = fs::read_to_string(&new).unwrap();
        assert_eq!(load(&before).store.len(), load(source).store.len());
        let refused = save(&mut place, (&store, &state), (1, new.to_str()), None).unwrap_err();
        assert!(refused.ends_with("this file exists and was left alone"), "{refused}");
        assert_eq!(fs::read_to_string(&new).unwrap(), before);
        fs::remove_file(&new).unwrap();
    }
    let mut place = Place::new(Target::BuiltIn, BUNDLED, &store);
    let home = folder.path().to_str();
    save(&mut place, (&store, &state), (0, Some("~/new.json")), home).unwrap();
    assert_eq!(fs::read_to_string(&new).unwrap(), BUNDLED);
    assert!(save(&mut place, (&store, &state), (9, None), None).is_err());
}
