//! Views and queries over several runs, several programs, and files that are not what they were.

use tempfile::TempDir;

use super::*;
use crate::analysis::ActionName;
use crate::app::Pane;
use crate::query;

fn view(name: &str, query: &str) -> View {
    View {
        name: name.to_owned(),
        query: query.to_owned(),
        window: Some((0, 1_000)),
        event: Some("bilateral-06".to_owned()),
        focus: Pane::Leaders,
    }
}

fn keeper(path: &Path) -> Keeper {
    let document = read(path).unwrap_or_default();
    let base = document.files.iter().find(|it| it.file == "f").map(kept).unwrap_or_default();
    Keeper { path: Some(path.to_owned()), file: "f".to_owned(), base, told: false, complaint: None }
}

fn kept_now(path: &Path) -> (Vec<String>, Vec<String>) {
    let kept = keeper(path).base;
    (kept.queries, kept.views.into_iter().map(|it| it.name).collect())
}

fn with(keeper: &Keeper, queries: &[&str], views: &[View]) -> Kept {
    let mut kept = keeper.base.clone();
    kept.queries.extend(queries.iter().map(|it| (*it).to_owned()));
    kept.views.extend(views.iter().cloned());
    kept
}

fn file() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("deep/attache/state.json");
    (folder, path)
}

#[test]
fn what_is_written_is_read_again() {
    let (_folder, path) = file();
    let mut one = keeper(&path);
    let kept = with(&one, &["country:JP"], &[view("도쿄", "scope:all")]);
    assert_eq!(one.write(&kept), Ok(kept.clone()));
    assert_eq!(keeper(&path).base, kept);
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 2, "the file and its lock");
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;

    let (_folder, path) = file();
    let mut one = keeper(&path);
    one.write(&with(&one, &["a"], &[])).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
}

#[test]
fn two_programs_keep_each_others_views() {
    let (_folder, path) = file();
    let (mut one, mut other) = (keeper(&path), keeper(&path));
    one.write(&with(&one, &["a"], &[view("one", "a"), view("two", "b")])).unwrap();
    let seen = other.write(&with(&other, &["b"], &[view("three", "c")])).unwrap();
    assert_eq!(seen.views.len(), 3);
    assert_eq!(kept_now(&path).0, ["a", "b"]);
    let mut fewer = one.base.clone();
    fewer.views.remove(0);
    one.write(&fewer).unwrap();
    assert_eq!(kept_now(&path).1, ["two", "three"]);
    other.write(&with(&other, &["c"], &[])).unwrap();
    assert_eq!(
        kept_now(&path),
        (["a", "b", "c"].map(String::from).to_vec(), vec!["two".to_owned(), "three".to_owned()])
    );
}

#[test]
fn many_writers_at_once_lose_nothing() {
    let (_folder, path) = file();
    std::thread::scope(|scope| {
        for number in 0..8 {
            let path = &path;
            scope.spawn(move || {
                let mut one = keeper(path);
                let kept = with(&one, &[], &[view(&format!("view {number}"), "")]);
                // On a slow disk the others may hold the lock for longer than it is waited for.
                assert!((0..100).any(|_| one.write(&kept).is_ok()));
            });
        }
    });
    assert_eq!(kept_now(&path).1.len(), 8);
}

#[test]
fn a_broken_file_is_left_alone_until_something_is_saved_and_kept_aside_then() {
    for broken in ["{", "[]", "\u{0}", &"x".repeat(1 << 21)] {
        let (_folder, path) = file();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, broken).unwrap();
        assert!(read(&path).is_err(), "{broken:.20}");
        let mut one = keeper(&path);
        assert_eq!(fs::read_to_string(&path).unwrap(), broken);
        one.write(&with(&one, &["a"], &[])).unwrap();
        assert_eq!(kept_now(&path).0, ["a"]);
        let aside = path.with_file_name("state.json.bad");
        assert_eq!(fs::read_to_string(aside).unwrap(), broken);
    }
}

#[test]
fn what_a_newer_program_wrote_is_left_alone() {
    let (_folder, path) = file();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let newer = r#"{"attache_state":2,"files":[]}"#;
    fs::write(&path, newer).unwrap();
    let mut one = keeper(&path);
    let why = one.write(&with(&one, &["a"], &[])).unwrap_err();
    assert!(why.contains("version 2"), "{why}");
    assert_eq!(fs::read_to_string(&path).unwrap(), newer);
}

#[test]
fn a_second_broken_file_is_kept_beside_the_first() {
    let (_folder, path) = file();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    for broken in ["{first", "{second"] {
        fs::write(&path, broken).unwrap();
        let mut one = keeper(&path);
        one.write(&with(&one, &[broken], &[])).unwrap();
    }
    let kept = |name: &str| fs::read_to_string(path.with_file_name(name)).unwrap();
    assert_eq!(
        (kept("state.json.bad"), kept("state.json.bad2")),
        ("{first".into(), "{second".into())
    );
}

#[test]
fn one_bad_entry_is_not_the_end_of_the_others() {
    let (_folder, path) = file();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let file = r#"{"attache_state":1,"files":[{"file":"f","queries":["a",5,"b"],
        "views":[{"name":"good","query":"a"},{"name":"bad","query":5},{"name":"w","window":["x",1]}]}]}"#;
    fs::write(&path, file).unwrap();
    let kept = keeper(&path).base;
    assert_eq!(kept.queries, ["a", "b"]);
    assert_eq!(kept.views.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["good"]);
}

#[test]
fn a_lock_that_is_held_stops_nobody() {
    let (_folder, path) = file();
    let mut one = keeper(&path);
    one.write(&with(&one, &["a"], &[])).unwrap();
    let held = fs::File::open(path.with_file_name("state.json.lock")).unwrap();
    held.lock().unwrap();
    let why = one.write(&with(&one, &["b"], &[view("v", "")])).unwrap_err();
    assert!(why.contains("another attache"), "{why}");
    drop(held);
    one.write(&with(&one, &["b"], &[])).unwrap();
}

#[test]
fn a_hostile_file_shows_nothing_that_drives_a_terminal() {
    let hostile = "{\"attache_state\":1,\"files\":[{\"file\":\"f\",\"queries\":[\"a\\u001b]0;x\\u0007\"],\
        \"views\":[{\"name\":\"\\u001b[2J\\u202e\\n\",\"query\":\"\\u0007\",\"focus\":\"x\",\"window\":[9223372036854775807,-1]}]}]}";
    let (_folder, path) = file();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, hostile).unwrap();
    let kept = keeper(&path).base;
    let all = kept.queries.iter().chain(kept.views.iter().flat_map(|it| [&it.name, &it.query]));
    all.for_each(|it| assert!(text::is_clean(it), "{it:?}"));
    assert_eq!(kept.views[0].focus, Pane::Sessions);
}

#[test]
fn the_file_stays_small() {
    let (_folder, path) = file();
    let long = "x".repeat(query::LONGEST);
    for number in 0..4 {
        let mut one = keeper(&path);
        one.file = format!("f{number}");
        one.base = Kept::default();
        let queries =
            (0..QUERIES).map(|it| format!("{it}{}", long.get(..4_000).unwrap())).collect();
        one.write(&Kept { queries, views: vec![view("v", &long)], ..Kept::default() }).unwrap();
        assert!(fs::metadata(&path).unwrap().len() <= LIMIT);
    }
    let files = read(&path).unwrap().files;
    assert!(files.last().is_some_and(|it| it.file == "f3" && it.views.len() == 1));
}

#[test]
fn without_a_place_only_views_are_complained_about() {
    let mut one = keeper(Path::new("/nonexistent"));
    one.path = None;
    assert!(one.write(&with(&one, &["a"], &[])).is_ok());
    assert!(one.write(&with(&one, &[], &[view("v", "")])).is_err_and(|it| it.contains("HOME")));
    let (folder, _) = file();
    let blocked = folder.path().join("x");
    fs::write(&blocked, "").unwrap();
    let mut one = keeper(&blocked.join("state.json"));
    let queries = with(&one, &["a"], &[]);
    assert!(one.write(&queries).is_err() && one.write(&queries).is_ok(), "it is said once");
}

#[test]
fn the_place_is_where_the_environment_says() {
    let of = |set: &[(&str, &str)]| {
        let value = |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
        place(&Environment::read(|name| value(name).map(std::ffi::OsString::from)))
    };
    let path = |it: &str| Some(PathBuf::from(it));
    assert_eq!(of(&[("XDG_STATE_HOME", "/s"), ("HOME", "/")]), path("/s/attache/state.json"));
    assert_eq!(
        of(&[("XDG_STATE_HOME", "s"), ("HOME", "/")]),
        path("/.local/state/attache/state.json")
    );
    assert_eq!(of(&[("HOME", "/nonexistent")]), None);
    assert_eq!(of(&[]), None);
}

fn matching(later: &str, earlier: &str) -> Match {
    let name =
        |event: &str| ActionName { event: event.to_owned(), words: format!("{event} 정보") };
    Match { later: name(later), earlier: name(earlier) }
}

fn with_matches(keeper: &Keeper, matches: &[Match]) -> Kept {
    let mut kept = keeper.base.clone();
    kept.matches.0.extend(matches.iter().cloned());
    kept
}

#[test]
fn two_programs_keep_each_others_matches_and_take_back_their_own() {
    let (_folder, path) = file();
    let (mut one, mut other) = (keeper(&path), keeper(&path));
    let [a, b, c] = [matching("b", "a"), matching("c", "b"), matching("d", "c")];
    one.write(&with_matches(&one, &[a.clone(), b.clone()])).unwrap();
    let seen = other.write(&with_matches(&other, &[c.clone(), a.clone()])).unwrap();
    assert_eq!(seen.matches.0, [a.clone(), b.clone(), c.clone()], "once each");
    let mut fewer = one.base.clone();
    fewer.matches.0.retain(|it| *it != b);
    let seen = one.write(&fewer).unwrap();
    assert_eq!(seen.matches.0, [a, c]);
    assert_eq!(keeper(&path).base.matches, seen.matches);
}

#[test]
fn matches_of_standard_input_hold_while_the_program_runs_and_are_not_kept() {
    let (_folder, path) = file();
    let [a, b] = ["a", "b"].map(|it| matching(it, "z"));
    let mut one = Keeper { file: INPUT.to_owned(), ..keeper(&path) };
    let mut ours = with_matches(&one, std::slice::from_ref(&a));
    ours.queries.push("country:JP".to_owned());
    let seen = one.write(&ours).unwrap();
    assert_eq!((&seen.matches.0, seen.queries.len()), (&vec![a.clone()], 1));
    let seen = one.write(&with_matches(&one, &[a, b])).unwrap();
    assert_eq!(seen.matches.0.len(), 2, "while it runs they hold");
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.contains("country:JP") && !written.contains("later"), "{written}");
    // Where there is no place to keep anything, accepting one is no failure.
    let nowhere = Keeper { path: None, file: INPUT.to_owned(), ..keeper(&path) };
    let ours = with_matches(&nowhere, &[matching("a", "z")]);
    assert_eq!({ nowhere }.write(&ours), Ok(ours));
}

#[test]
fn of_too_many_matches_the_oldest_give_way_and_bad_ones_are_skipped() {
    let (_folder, path) = file();
    let mut one = keeper(&path);
    let all: Vec<Match> = (0..=MATCHES).map(|it| matching(&format!("e{it}"), "a")).collect();
    let seen = one.write(&with_matches(&one, &all)).unwrap();
    assert_eq!((seen.matches.0.len(), &seen.matches.0[0]), (MATCHES, &all[1]));
    let bad = r#"{"attache_state": 1, "files": [{"file": "f", "matches": [7, {}, {"later": {}},
        {"later": {"event": "b", "words": ""}, "earlier": {"event": "a", "words": "x"}},
        {"later": {"event": "b", "words": "b 정보"}, "earlier": {"event": "a", "words": "a 정보"}}]}]}"#;
    fs::write(&path, bad).unwrap();
    assert_eq!(keeper(&path).base.matches.0, [matching("b", "a")]);
}

fn practiced(tour: &str, stops: &str, runs: &[&[Option<u32>]]) -> crate::app::Practiced {
    let runs = runs.iter().map(|it| it.to_vec()).collect();
    crate::app::Practiced { tour: tour.to_owned(), stops: stops.to_owned(), runs }
}

#[test]
fn rehearsals_are_read_again_and_those_of_two_programs_come_together() {
    let (_folder, path) = file();
    let mut one = keeper(&path);
    let first = practiced("core", "2-ab", &[&[Some(30), None]]);
    let kept = Kept { practice: vec![first.clone()], ..one.base.clone() };
    assert_eq!(one.write(&kept).unwrap().practice, [first]);
    let mut other = keeper(&path);
    let more = |keeper: &Keeper, seconds: u32| {
        let mut kept = keeper.base.clone();
        kept.practice[0].runs.push(vec![Some(seconds), Some(1)]);
        kept
    };
    one.write(&more(&one, 40)).unwrap();
    let seen = other.write(&more(&other, 50)).unwrap();
    let both: Vec<Option<u32>> = seen.practice[0].runs.iter().map(|it| it[0]).collect();
    assert_eq!(both, [30, 40, 50].map(Some));
    // Writing something else adds no rehearsal twice.
    let again = one.write(&with(&one, &["a"], &[])).unwrap();
    assert_eq!(again.practice, seen.practice);
    let gone: Vec<u32> = (0..9).collect();
    for seconds in gone {
        let mut kept = one.base.clone();
        kept.practice[0].runs.push(vec![Some(100 + seconds), None]);
        let surplus = kept.practice[0].runs.len().saturating_sub(5);
        kept.practice[0].runs.drain(..surplus);
        one.write(&kept).unwrap();
    }
    let last: Vec<Option<u32>> =
        keeper(&path).base.practice[0].runs.iter().map(|it| it[0]).collect();
    assert_eq!(last, [104, 105, 106, 107, 108].map(Some));
}

#[test]
fn rehearsals_that_are_none_are_skipped() {
    let (_folder, path) = file();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let practice = r#"[{"tour":"a","stops":"2-x","runs":["1 -","1","x y","1 2 3","- 99999999"," "]},
        {"tour":"b","stops":"x","runs":["1"]},{"tour":"c","stops":"1-x","runs":[]},7,{"tour":"d"}]"#;
    let text = format!(r#"{{"attache_state":1,"files":[{{"file":"f","practice":{practice}}}]}}"#);
    fs::write(&path, text).unwrap();
    let kept = keeper(&path).base.practice;
    assert_eq!(kept, [practiced("a", "2-x", &[&[Some(1), None]])]);
}

#[test]
fn rehearsals_of_standard_input_last_as_long_as_the_program() {
    let (_folder, path) = file();
    let mut one = keeper(&path);
    one.file = INPUT.to_owned();
    let practice = vec![practiced("core", "1-a", &[&[Some(30)]])];
    let kept = Kept { practice: practice.clone(), ..Kept::default() };
    assert_eq!(one.write(&kept).unwrap().practice, practice);
    assert!(read(&path).unwrap().files.iter().all(|it| super::kept(it).practice.is_empty()));
}
