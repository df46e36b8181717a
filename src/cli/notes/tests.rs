//! Who is followed, what is read, and what is not.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use super::folder::{Folder, sweep};
use super::follow::{Following, Identity, Roll};
use super::follower::{Follower, Manner};
use super::format::{Teller, read, short, written};
use super::publish::Publisher;
use crate::action::Key;
use crate::app::{Look, Pace};
use crate::term::{Flow, Input, Program as _};
use crate::ui::Depth;
use crate::view::{Showing, Standing, Told};

fn identity(key: &str, terminal: &str, (file, tour): (&str, &str)) -> Identity {
    Identity {
        key: key.to_owned(),
        name: terminal.to_owned(),
        terminal: Some(terminal.to_owned()),
        process: 1,
        file: file.to_owned(),
        tour: tour.to_owned(),
    }
}

fn look(following: &mut Following, alive: &[&Identity], dead: &[&str]) {
    let dead = dead.iter().copied().collect();
    following.look(&Roll { alive: alive.to_vec(), dead });
}

/// The key and the standing of the one who is followed.
fn followed(following: &Following) -> Option<(&str, Standing)> {
    following.who().map(|(who, standing)| (&*who.key, standing))
}

const TALKS: (&str, &str) = ("/talks.json", "core");

#[test]
fn the_only_one_who_presents_is_followed_and_of_several_nobody() {
    let (one, two) = (identity("1", "pts/1", TALKS), identity("2", "pts/2", TALKS));
    let mut following = Following::new(None);
    look(&mut following, &[], &[]);
    assert_eq!(followed(&following), None);
    look(&mut following, &[&one, &two], &[]);
    assert_eq!(followed(&following), None);
    following.choose(&two);
    look(&mut following, &[&one, &two], &[]);
    assert_eq!(followed(&following), Some(("2", Standing::Presenting)));
    let mut following = Following::new(None);
    look(&mut following, &[&one], &[]);
    look(&mut following, &[&one, &two], &[]);
    assert_eq!(followed(&following), Some(("1", Standing::Presenting)));
}

#[test]
fn a_name_chooses_and_nobody_else_is_taken_instead() {
    let (one, two) = (identity("1", "pts/1", TALKS), identity("2", "pts/2", TALKS));
    let mut following = Following::new(Some("/dev/pts/2"));
    look(&mut following, &[&one], &[]);
    assert_eq!((followed(&following), following.wanted()), (None, Some("pts/2")));
    look(&mut following, &[&one, &two], &[]);
    assert_eq!(followed(&following), Some(("2", Standing::Presenting)));
}

#[test]
fn an_end_is_told_from_a_loss() {
    let one = identity("1", "pts/1", TALKS);
    let mut following = Following::new(None);
    look(&mut following, &[&one], &[]);
    look(&mut following, &[], &[]);
    assert_eq!(followed(&following), Some(("1", Standing::Over)));
    let mut following = Following::new(None);
    look(&mut following, &[&one], &[]);
    look(&mut following, &[], &["1"]);
    assert_eq!(followed(&following), Some(("1", Standing::Gone)));
    // What it left behind is cleared away; it is lost all the same.
    look(&mut following, &[], &[]);
    assert_eq!(followed(&following), Some(("1", Standing::Gone)));
}

/// Follows the first of two, loses it without an end, and then sees these.
#[track_caller]
fn check_return(alive: &[&Identity], expected: Option<&str>) {
    let (one, two) = (identity("1", "pts/1", TALKS), identity("2", "pts/2", TALKS));
    let mut following = Following::new(None);
    look(&mut following, &[&one], &[]);
    look(&mut following, &[&one, &two], &[]);
    look(&mut following, &[&two], &["1"]);
    assert_eq!(followed(&following), Some(("1", Standing::Gone)));
    look(&mut following, alive, &["1"]);
    let back = followed(&following).filter(|it| it.1 == Standing::Presenting);
    assert_eq!(back.map(|it| it.0), expected);
}

#[test]
fn it_comes_back_as_itself_and_nobody_takes_its_place() {
    let two = identity("2", "pts/2", TALKS);
    check_return(&[&two], None);
    // The same terminal with the same timeline, whatever the tour.
    let same = identity("3", "pts/1", ("/talks.json", "other"));
    check_return(&[&two, &same], Some("3"));
    // The same terminal with another timeline is somebody else.
    check_return(&[&two, &identity("3", "pts/1", ("/mine.json", "core"))], None);
    // Another terminal with the same timeline and tour, if there is but one.
    let moved = identity("4", "pts/7", TALKS);
    check_return(&[&two, &moved], Some("4"));
    check_return(&[&two, &moved, &identity("5", "pts/8", TALKS)], None);
    check_return(&[&two, &identity("4", "pts/7", ("/talks.json", "other"))], None);
    // Of all, the terminal counts most.
    check_return(&[&two, &moved, &same], Some("3"));
}

/// What is followed, whose place it took, and who is offered.
type Heir = (Option<(String, Standing)>, Option<String>, Option<String>);

/// Follows the presenter at pts/1, which ends or is lost; then the one at pts/7 begins the same tour
/// of the same timeline. Returns what is followed then, whose place it took, and who is offered.
fn check_heir(named: Option<&str>, dead: &[&str]) -> Heir {
    let (one, moved) = (identity("1", "pts/1", TALKS), identity("4", "pts/7", TALKS));
    let mut following = Following::new(named);
    look(&mut following, &[&one], &[]);
    look(&mut following, &[], dead);
    look(&mut following, &[&moved], dead);
    let roll = Roll { alive: vec![&moved], dead: dead.iter().copied().collect() };
    let offered = following.offered(&roll).map(|it| it.name.clone());
    let is = followed(&following).map(|(key, standing)| (key.to_owned(), standing));
    (is, following.lost().map(ToOwned::to_owned), offered)
}

#[test]
fn another_terminal_is_followed_with_a_word_after_a_loss_and_only_offered_else() {
    let owned = |it: &str| Some(it.to_owned());
    let is = |key: &str, standing| Some((key.to_owned(), standing));
    let moved = (is("4", Standing::Presenting), owned("pts/1"), None);
    assert_eq!(check_heir(None, &["1"]), moved);
    let named = (is("1", Standing::Gone), None, owned("pts/7"));
    assert_eq!(check_heir(Some("pts/1"), &["1"]), named);
    let ended = (is("1", Standing::Over), None, owned("pts/7"));
    assert_eq!(check_heir(None, &[]), ended);
    assert_eq!(check_heir(Some("pts/1"), &[]), ended);
}

#[test]
fn who_was_asked_for_by_name_is_followed_again_at_the_same_terminal() {
    let one = identity("1", "pts/1", TALKS);
    let mut following = Following::new(Some("pts/1"));
    look(&mut following, &[&one], &[]);
    look(&mut following, &[], &["1"]);
    look(&mut following, &[&identity("5", "pts/1", TALKS)], &["1"]);
    assert_eq!(followed(&following), Some(("5", Standing::Presenting)));
    // One who is chosen takes the place of the name.
    let other = identity("6", "pts/6", TALKS);
    following.choose(&other);
    look(&mut following, &[], &["6"]);
    look(&mut following, &[&identity("7", "pts/7", TALKS)], &["6"]);
    assert_eq!(followed(&following), Some(("6", Standing::Gone)));
}

#[test]
fn after_an_end_only_the_same_terminal_is_followed() {
    let one = identity("1", "pts/1", TALKS);
    let mut following = Following::new(None);
    look(&mut following, &[&one], &[]);
    look(&mut following, &[], &[]);
    look(&mut following, &[&identity("2", "pts/2", TALKS)], &[]);
    assert_eq!(followed(&following), Some(("1", Standing::Over)));
    look(&mut following, &[&identity("3", "pts/1", TALKS)], &[]);
    assert_eq!(followed(&following), Some(("3", Standing::Presenting)));
}

fn teller() -> Teller {
    Teller {
        terminal: Some("pts/3".to_owned()),
        process: 7,
        file: "/home/kim/talks.json".to_owned(),
    }
}

fn sample() -> Told {
    let seconds = Duration::from_secs;
    Told {
        tour: "core".to_owned(),
        title: "Core sessions".to_owned(),
        at: 2,
        stops: 5,
        heading: "Leaders".to_owned(),
        points: vec!["Jung Pak".to_owned(), "Lee Jun-il".to_owned()],
        revealed: 1,
        notes: "First\nsecond".to_owned(),
        pace: Pace {
            elapsed: seconds(61),
            budget: seconds(300),
            done: seconds(60),
            here: seconds(1),
            share: seconds(45),
        },
        showing: Showing::Blank,
        advancing: true,
        ..Told::default()
    }
}

#[test]
fn what_is_written_reads_back_the_same() {
    let bytes = written(&teller(), &sample(), 1).unwrap();
    let (who, told) = read("7-a", &bytes).unwrap();
    assert_eq!(told, sample());
    assert_eq!((who.name.as_str(), who.file.as_str()), ("pts/3", "/home/kim/talks.json"));
    assert_eq!((short(&who.file), short("built in")), ("talks.json".to_owned(), String::new()));
}

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    let why = read("7-a", bytes).unwrap_err();
    assert!(why.contains(expected), "{why}");
}

/// What a presenter writes, with one value of it replaced.
fn changed(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(written(&teller(), &sample(), 1).unwrap()).unwrap();
    assert!(text.contains(from), "{text}");
    text.replace(from, to).into_bytes()
}

#[test]
fn what_this_program_did_not_write_is_refused() {
    refused(b"", "is no notes of this program");
    refused(b"[1]", "is no notes of this program");
    refused(b"{\"version\":1}", "is no notes of this program");
    refused(&changed("\"version\":1", "\"version\":2"), "version 2, and this program knows");
    refused(&changed("\"blank\"", "\"dancing\""), "is no notes of this program");
    refused(&changed("\"elapsed\":61000", "\"elapsed\":-1"), "is no notes of this program");
    refused(&vec![b'['; 100_000], "is no notes of this program");
}

#[test]
fn no_text_and_no_figure_of_a_file_can_do_harm() {
    let (_, told) = read("7-a", &changed("Jung Pak", "\\u001b[2J\\u202e\\nJung")).unwrap();
    assert!(told.points[0].chars().all(|it| !it.is_control() && it != '\u{202e}'), "{told:?}");
    let (who, _) = read("7-a", &changed("pts/3", "pts\\u001b]0;x\\u0007")).unwrap();
    assert!(!who.name.contains('\u{1b}'), "{who:?}");
    let most = u64::MAX.to_string();
    let (_, told) = read("7-a", &changed("61000", &most)).unwrap();
    assert!(told.pace.elapsed < Duration::from_secs(1 << 30));
    let (_, told) = read("7-a", &changed("\"revealed\":1", "\"revealed\":99")).unwrap();
    assert_eq!(told.revealed, 2);
    let (_, told) = read("7-a", &changed("\"stop\":2", "\"stop\":99")).unwrap();
    assert_eq!(told.at, 5);
}

/// The names of the files in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn telling(folder: &Path) -> Publisher {
    let mut publisher = Publisher::of(Some(folder.to_owned()), teller());
    publisher.publish(Some(sample())).unwrap();
    publisher
}

#[test]
fn a_briefing_is_seen_as_long_as_it_goes_on() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("attache/presenting");
    let mut folder = Folder::new(path.clone());
    assert!(!folder.look(Duration::ZERO));
    let mut publisher = telling(&path);
    assert!(folder.look(Duration::ZERO));
    assert!(!folder.look(Duration::ZERO));
    let key = folder.roll().alive[0].key.clone();
    let told = |folder: &Folder, now| folder.presenter(&key).map(|it| it.told(now)).unwrap();
    assert_eq!(told(&folder, Duration::ZERO).heading, "Leaders");
    // The clock runs on without anything being told.
    let start = told(&folder, Duration::ZERO).pace.elapsed;
    let nine = Duration::from_secs(9);
    assert_eq!(told(&folder, nine).pace.elapsed, start + nine);
    let mut later = sample();
    later.pace.elapsed += Duration::from_secs(5);
    publisher.publish(Some(later)).unwrap();
    assert!(!folder.look(Duration::ZERO), "the clock alone was told");
    publisher.publish(Some(Told { heading: "Place".to_owned(), ..sample() })).unwrap();
    assert!(folder.look(Duration::ZERO));
    assert_eq!(told(&folder, Duration::ZERO).heading, "Place");
    publisher.publish(None).unwrap();
    assert!(folder.look(Duration::ZERO));
    assert!(folder.roll().alive.is_empty() && folder.roll().dead.is_empty());
    assert_eq!(names(&path), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_what_is_told() {
    use std::os::unix::fs::PermissionsExt as _;

    let home = TempDir::new().unwrap();
    let path = home.path().join("attache/presenting");
    fs::create_dir_all(&path).unwrap();
    let _publisher = telling(&path);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o700);
    for name in names(&path) {
        assert_eq!(mode(&path.join(name)), 0o600);
    }
}

#[test]
fn what_a_killed_presenter_left_is_seen_as_a_loss_and_cleared_away() {
    let home = TempDir::new().unwrap();
    let path = home.path().to_owned();
    let publisher = telling(&path);
    fs::write(path.join("9-dead.json"), written(&teller(), &sample(), 1).unwrap()).unwrap();
    File::create(path.join("9-dead.lock")).unwrap();
    File::create(path.join("9-dead.x.new")).unwrap();
    fs::write(path.join("8-bare.json"), "{}").unwrap();
    let mut folder = Folder::new(path.clone());
    folder.look(Duration::ZERO);
    let roll = folder.roll();
    assert_eq!(roll.alive.len(), 1);
    assert_eq!(roll.dead.into_iter().collect::<Vec<_>>(), ["8-bare", "9-dead"]);
    sweep(&path);
    assert!(names(&path).iter().all(|it| it.starts_with("7-")), "{:?}", names(&path));
    assert_eq!(names(&path).len(), 2);
    drop(publisher);
    assert_eq!(names(&path), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn pipes_links_and_files_too_long_hold_nobody_up() {
    let home = TempDir::new().unwrap();
    let path = home.path().to_owned();
    let made = Command::new("mkfifo").arg(path.join("1-pipe.json")).status().unwrap();
    assert!(made.success());
    let made = Command::new("mkfifo").arg(path.join("2-pipe.lock")).status().unwrap();
    assert!(made.success());
    fs::write(path.join("2-pipe.json"), "{}").unwrap();
    fs::write(path.join("target"), written(&teller(), &sample(), 1).unwrap()).unwrap();
    std::os::unix::fs::symlink(path.join("target"), path.join("3-link.json")).unwrap();
    fs::write(path.join("4-long.json"), vec![b' '; (1 << 20) + 1]).unwrap();
    let mut locks = Vec::new();
    for key in ["1-pipe", "3-link", "4-long"] {
        let lock = File::create(path.join(format!("{key}.lock"))).unwrap();
        lock.lock().unwrap();
        locks.push(lock);
    }
    let mut folder = Folder::new(path);
    folder.look(Duration::ZERO);
    assert!(folder.roll().alive.is_empty());
    assert!(folder.complaint().is_some_and(|it| it.contains("named pipe")), "{folder:?}");
    let told = format!("{folder:?}");
    assert!(told.contains("is a link") && told.contains("1048576 are read"), "{told}");
}

#[test]
fn where_nothing_can_be_written_it_is_said_once() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("presenting");
    fs::write(&path, "").unwrap();
    let mut publisher = Publisher::of(Some(path), teller());
    let why = publisher.publish(Some(sample())).unwrap_err();
    assert!(why.contains("speaker notes are not shared"), "{why}");
    assert_eq!(publisher.publish(Some(sample())), Ok(()));
    let mut publisher = Publisher::of(None, teller());
    assert_eq!(publisher.publish(Some(sample())), Ok(()));
}

/// A speaker's screen over a folder.
fn speaker(folder: &Path, name: Option<&str>) -> Follower {
    let manner =
        Manner { look: Look::default(), locale: None, depth: Depth::True, ascii_only: false };
    Follower::new(Folder::new(folder.to_owned()), Following::new(name), manner)
}

/// All texts of the screen, one after the other.
fn screen(speaker: &Follower) -> String {
    let sheet = speaker.sheet((120, 36));
    sheet.pieces.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("|")
}

fn press(speaker: &mut Follower, key: &str) {
    speaker.input(Input::Key(key.parse::<Key>().unwrap()));
}

/// Another presenter, who says `heading`.
fn other(folder: &Path, heading: &str) -> Publisher {
    let who = Teller { terminal: Some("pts/8".to_owned()), process: 8, file: "/b.json".to_owned() };
    let mut publisher = Publisher::of(Some(folder.to_owned()), who);
    publisher.publish(Some(Told { heading: heading.to_owned(), ..sample() })).unwrap();
    publisher
}

#[test]
fn the_clock_runs_on_and_stands_when_the_presenter_is_gone() {
    let home = TempDir::new().unwrap();
    let publisher = telling(home.path());
    let mut speaker = speaker(home.path(), None);
    assert!(screen(&speaker).contains("1:01 of 5:00"), "{}", screen(&speaker));
    let at = |seconds| Input::Time(Duration::from_secs(seconds));
    assert_eq!(speaker.input(at(60)), Flow::Continue);
    assert_eq!(speaker.input(at(60)), Flow::Idle);
    assert!(screen(&speaker).contains("2:01 of 5:00"), "{}", screen(&speaker));
    drop(publisher);
    assert_eq!(speaker.input(at(61)), Flow::Continue);
    assert_eq!(speaker.input(at(100)), Flow::Idle);
    let text = screen(&speaker);
    assert!(text.contains("2:02 of 5:00") && text.contains("The briefing is over."), "{text}");
}

#[test]
fn nobody_is_left_by_chance_and_a_list_is_chosen_from() {
    let home = TempDir::new().unwrap();
    let _first = telling(home.path());
    let mut speaker = speaker(home.path(), None);
    let _second = other(home.path(), "Harbour");
    speaker.input(Input::Time(Duration::from_secs(1)));
    let text = screen(&speaker);
    assert!(text.contains("Leaders") && text.contains("1 other presents"), "{text}");
    // The first digit shows whose it is.
    press(&mut speaker, "2");
    let text = screen(&speaker);
    assert!(text.contains("Whose notes?") && text.contains("b.json"), "{text}");
    press(&mut speaker, "Esc");
    assert!(screen(&speaker).contains("Leaders"));
    press(&mut speaker, "c");
    press(&mut speaker, "j");
    press(&mut speaker, "Enter");
    assert!(screen(&speaker).contains("Harbour"), "{}", screen(&speaker));
    press(&mut speaker, "?");
    assert!(screen(&speaker).contains("Keys"));
    press(&mut speaker, "q");
    assert_eq!(speaker.input(Input::Key("q".parse().unwrap())), Flow::Quit);
}

#[test]
fn a_new_stop_begins_at_the_top_of_its_notes() {
    let home = TempDir::new().unwrap();
    let lines: Vec<String> = (1..200).map(|it| format!("line {it}.")).collect();
    let long = || Told { notes: lines.join("\n"), ..sample() };
    let mut publisher = Publisher::of(Some(home.path().to_owned()), teller());
    publisher.publish(Some(long())).unwrap();
    let mut speaker = speaker(home.path(), Some("pts/3"));
    let mut buffer = ratatui::Terminal::new(ratatui::backend::TestBackend::new(80, 24)).unwrap();
    buffer.draw(|frame| speaker.draw(frame)).unwrap();
    press(&mut speaker, "G");
    assert!(!screen(&speaker).contains("line 1."));
    // Another point of the same stop leaves the notes where they are.
    publisher.publish(Some(Told { revealed: 2, ..long() })).unwrap();
    speaker.input(Input::Time(Duration::from_secs(1)));
    assert!(!screen(&speaker).contains("line 1."));
    publisher.publish(Some(Told { at: 3, ..long() })).unwrap();
    speaker.input(Input::Time(Duration::from_secs(2)));
    assert!(screen(&speaker).contains("line 1."));
}

/// A presenter of the same tour and timeline at another terminal.
fn heir(folder: &Path) -> Publisher {
    let who = Teller { terminal: Some("pts/28".to_owned()), process: 28, ..teller() };
    let mut publisher = Publisher::of(Some(folder.to_owned()), who);
    publisher.publish(Some(sample())).unwrap();
    publisher
}

/// A speaker's screen that follows one who is lost then.
fn bereft(folder: &Path, name: Option<&str>) -> Follower {
    let lock = File::create(folder.join("7-x.lock")).unwrap();
    lock.lock().unwrap();
    fs::write(folder.join("7-x.json"), written(&teller(), &sample(), 1).unwrap()).unwrap();
    let mut speaker = speaker(folder, name);
    assert!(screen(&speaker).contains("Leaders"));
    drop(lock);
    speaker.input(Input::Time(Duration::from_secs(1)));
    assert!(screen(&speaker).contains("Gone without an end."), "{}", screen(&speaker));
    speaker
}

#[test]
fn it_is_said_until_the_next_stop_that_another_terminal_is_followed() {
    let home = TempDir::new().unwrap();
    let mut speaker = bereft(home.path(), None);
    let mut publisher = heir(home.path());
    speaker.input(Input::Time(Duration::from_secs(2)));
    let said = "pts/28 began the same tour after pts/3 had gone: following it; c chooses";
    assert!(screen(&speaker).contains(said), "{}", screen(&speaker));
    press(&mut speaker, "j");
    publisher.publish(Some(Told { revealed: 2, ..sample() })).unwrap();
    speaker.input(Input::Time(Duration::from_secs(3)));
    assert!(screen(&speaker).contains(said), "{}", screen(&speaker));
    publisher.publish(Some(Told { at: 3, ..sample() })).unwrap();
    speaker.input(Input::Time(Duration::from_secs(4)));
    assert!(!screen(&speaker).contains("began the same tour"), "{}", screen(&speaker));
}

#[test]
fn one_who_is_offered_is_followed_at_a_key() {
    let home = TempDir::new().unwrap();
    let mut speaker = bereft(home.path(), Some("pts/3"));
    let _publisher = heir(home.path());
    speaker.input(Input::Time(Duration::from_secs(2)));
    let text = screen(&speaker);
    assert!(text.contains("pts/28 presents the same tour: c follows it"), "{text}");
    assert!(text.contains("Gone without an end."), "{text}");
    press(&mut speaker, "c");
    let text = screen(&speaker);
    assert!(!text.contains("Gone") && !text.contains("presents the same tour"), "{text}");
    press(&mut speaker, "c");
    assert!(screen(&speaker).contains("Whose notes?"));
}

#[test]
fn a_briefing_whose_terminal_closed_is_a_loss() {
    let home = TempDir::new().unwrap();
    let mut publisher = telling(home.path());
    let mut speaker = speaker(home.path(), None);
    publisher.abandon();
    drop(publisher);
    speaker.input(Input::Time(Duration::from_secs(1)));
    let text = screen(&speaker);
    assert!(text.contains("it was killed, or its terminal closed"), "{text}");
}

#[test]
fn the_cursor_stays_on_its_presenter_when_others_come_and_go() {
    let home = TempDir::new().unwrap();
    let at = |terminal: &str, process| {
        let who = Teller { terminal: Some(terminal.to_owned()), process, ..teller() };
        let mut publisher = Publisher::of(Some(home.path().to_owned()), who);
        let heading = format!("at {terminal}");
        publisher.publish(Some(Told { heading, ..sample() })).unwrap();
        publisher
    };
    let first = at("pts/4", 4);
    let mut speaker = speaker(home.path(), Some("pts/99"));
    let _second = at("pts/6", 6);
    speaker.input(Input::Time(Duration::from_secs(1)));
    press(&mut speaker, "c");
    press(&mut speaker, "j");
    let _third = at("pts/2", 2);
    speaker.input(Input::Time(Duration::from_secs(2)));
    drop(first);
    speaker.input(Input::Time(Duration::from_secs(3)));
    press(&mut speaker, "Enter");
    assert!(screen(&speaker).contains("at pts/6"), "{}", screen(&speaker));
}

#[test]
fn the_words_on_top_of_long_notes_stay_there_at_every_size() {
    let home = TempDir::new().unwrap();
    let lines: Vec<String> =
        (1..=405).map(|it| format!("line {it}, with more words than forty columns hold")).collect();
    let mut publisher = Publisher::of(Some(home.path().to_owned()), teller());
    publisher.publish(Some(Told { notes: lines.join("\n"), ..sample() })).unwrap();
    let mut speaker = speaker(home.path(), Some("pts/3"));
    let top = |speaker: &mut Follower, size: (u16, u16)| {
        let backend = ratatui::backend::TestBackend::new(size.0, size.1);
        ratatui::Terminal::new(backend).unwrap().draw(|frame| speaker.draw(frame)).unwrap();
        let sheet = speaker.sheet(size);
        let line = sheet.pieces.iter().find(|it| it.text.starts_with("line ")).unwrap();
        line.text.split(',').next().unwrap().to_owned()
    };
    top(&mut speaker, (80, 24));
    for _ in 0..200 {
        press(&mut speaker, "j");
    }
    for size in [(80, 24), (40, 12), (200, 60), (60, 20), (40, 12), (80, 24)] {
        assert_eq!(top(&mut speaker, size), "line 201", "{size:?}");
    }
}
