//! The matrix as a person sees it, and what its keys do.

use super::*;
use crate::action::Context;
use crate::analysis::matrix::Sort;
use crate::analysis::{Accepted, since};
use crate::app::{Bottom, Exported, Notice, Outgoing, Overlay, Pane, Prompt, Sent};
use crate::query::Query;

const OWN: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","actions":["Share information","Train experts"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","actions":["Share more information","Meet again"]}]}"#;

fn at(store: &Store, size: (u16, u16)) -> Driver<'_> {
    Driver::open(store, Look::default(), size)
}

/// Opens the matrix of the whole series on a session.
fn on<'a>(store: &'a Store, id: &str) -> Driver<'a> {
    let mut driver = at(store, (120, 36)).press("x");
    driver.state.selected = store.find(id).map(crate::store::Event::at);
    driver.press("v m")
}

/// The row that begins with a name, behind the bar.
fn row<'a>(screen: &'a str, name: &str) -> &'a str {
    screen
        .lines()
        .find(|it| it.trim_start_matches([' ', '▍']).starts_with(name))
        .unwrap_or_default()
}

#[test]
fn the_matrix_with_its_styles() {
    let store = bundled();
    insta::assert_snapshot!(dump(&on(&store, "bilateral-07").press("j j j j j").buffer()));
}

#[test]
fn the_matrix_at_every_size() {
    let store = bundled();
    for size in [(200, 60), (80, 24), (60, 16), (40, 12), (20, 5)] {
        let screen = at(&store, size).press("x v m j j j j j l l").text();
        insta::assert_snapshot!(format!("{}x{}\n{screen}", size.0, size.1));
    }
}

#[test]
fn the_matrix_in_other_languages_and_signs() {
    let store = bundled();
    for (locale, symbols, theme) in [
        (Locale::Ko, Symbols::Unicode, Theme::Dark),
        (Locale::Ja, Symbols::Narrow, Theme::Light),
        (Locale::En, Symbols::Ascii, Theme::Mono),
    ] {
        let driver = Driver::open(&store, look(locale, theme, symbols), (120, 36));
        insta::assert_snapshot!(driver.press("x v m S G").text());
    }
}

#[test]
fn positions_hold_still_when_the_language_changes() {
    let store = bundled();
    let figures = |driver: Driver<'_>| {
        let rows = driver.text();
        let columns = |line: &str| {
            let mut at = 0;
            let each = line.chars().map(|it| {
                at += text::width(it.encode_utf8(&mut [0; 4]));
                (at, it)
            });
            each.filter(|(at, it)| *at > 26 && (it.is_ascii_digit() || *it == '─'))
                .collect::<Vec<_>>()
        };
        rows.lines().skip(7).take(17).map(columns).collect::<Vec<_>>()
    };
    let english = figures(on(&store, "bilateral-06"));
    assert!(english.iter().all(|it| !it.is_empty()));
    assert_eq!(figures(on(&store, "bilateral-06").press("L")), english);
}

#[test]
fn a_file_of_ones_own_has_its_actions_counted_and_is_told_what_is_missing() {
    let store = load(OWN).store;
    let screen = at(&store, (80, 24)).press("v m").text();
    assert!(row(&screen, "no theme").ends_with(" 4"), "{screen}");
    for told in
        ["10 Jan 2024", "11 Jun 2024", "First talks", "The file gives no themes", "Train experts"]
    {
        assert!(screen.contains(told), "{told}\n{screen}");
    }
    let without = load(&OWN.replace(r#""series":"s","#, "")).store;
    let screen = at(&without, (80, 24)).press("v m").text();
    assert!(row(&screen, "no theme").ends_with(" 4"), "{screen}");
    assert!(screen.contains("Of no series") && screen.contains("Second talks"), "{screen}");
    assert!(screen.contains("11 Jun 2024"), "{screen}");
    let bare = load(r#"{"events":[{"id":"a","date":"2024-01-10","series":"s"}]}"#).store;
    let screen = at(&bare, (80, 24)).press("v m Enter t S").text();
    assert!(screen.contains("No session that is shown has an action or a concern."), "{screen}");
    assert_eq!(screen.lines().last().unwrap().trim(), "v t timeline  ? help");
    let none = at(&bundled(), (80, 24)).press("v m").text();
    assert!(none.contains("crypto heists"), "{none}");
}

#[test]
fn names_that_begin_alike_are_told_apart_and_stand_in_no_line_without_a_series() {
    let event = |it: usize, series: &str| {
        format!(
            r#"{{"id":"e{it}","date":"2024-03-{it:02}","name":"Talks {it}"{series},"actions":["x"]}}"#
        )
    };
    let file = |first: &str, count: usize| {
        let events: Vec<String> =
            (1..=count).map(|it| event(it, if it == 1 { first } else { "" })).collect();
        load(&format!(r#"{{"events":[{}]}}"#, events.join(","))).store
    };
    let none = file("", 4);
    let screen = at(&none, (80, 24)).press("v m").text();
    assert!(screen.contains("Talks 3") && row(&screen, "no theme").contains("1 ───"), "{screen}");
    let some = file(r#","series":"s""#, 4);
    let screen = at(&some, (80, 24)).press("v m").text();
    assert!(!row(&screen, "no theme").contains('─'), "{screen}");
    let many = file("", 25);
    let screen = at(&many, (80, 24)).press("v m G $").text();
    assert!(screen.contains("…lks 2") || screen.contains("…ks 12"), "{screen}");
}

#[test]
fn nothing_is_shown_where_the_query_keeps_nothing_or_milestones_alone() {
    let store = bundled();
    let nothing = at(&store, (80, 24)).press("3 1 c m m Esc v m");
    let screen = nothing.text();
    assert!(screen.contains("Nothing matches") && !screen.contains("crypto heists"), "{screen}");
    assert_eq!(
        screen.lines().last().unwrap().trim(),
        "j k choose  Enter take the way out  v t timeline  ? help"
    );
    let out = nothing.press("Enter");
    assert!(!out.state.shown().is_empty() && out.state.context() == Context::Matrix);
    assert!(out.text().contains("crypto heists"));
    let query = query::parse("kind:milestone scope:all").unwrap();
    let mut state = State::new(&store, query, Look::default()).unwrap();
    update(&store, &mut state, Input::Resize(80, 24));
    let milestones = Driver { store: &store, state, left: false }.press("v m");
    assert!(milestones.text().contains("milestones have no"), "{}", milestones.text());
    assert_eq!(milestones.press("e").state.notice, Some(Notice::NothingToExport));
}

#[test]
fn a_query_that_changes_under_the_matrix_changes_it() {
    let store = bundled();
    let driver = on(&store, "trilateral-02").press("j j");
    let driver = driver.press("3");
    let screen = driver.text();
    assert!(!screen.contains("Bilateral") && screen.contains("4 sessions"), "{screen}");
    assert_eq!(driver.state.views.matrix.table.columns.len(), 4);
    assert!(screen.contains("IT workers at Trilateral 2"), "the cursor stays\n{screen}");
    let driver = driver.press("u");
    assert_eq!(driver.state.views.matrix.table.columns.len(), 11);
    assert!(driver.text().contains("IT workers at Trilateral 2"));
}

#[test]
fn the_cursor_walks_themes_and_sessions_and_selects_what_it_is_on() {
    let store = bundled();
    let driver = on(&store, "bilateral-07");
    let heading = |driver: &Driver<'_>| {
        let rows = driver.text();
        rows.lines().nth(28).unwrap().split(" ─").next().unwrap().trim().to_owned()
    };
    assert_eq!(heading(&driver), "Crypto heists at Bilateral 7");
    let driver = driver.press("j l");
    assert_eq!(heading(&driver), "Money laundering at Trilateral 1");
    assert_eq!(driver.state.event(&store).unwrap().id(), "trilateral-01");
    let driver = driver.press("G h h");
    assert_eq!(heading(&driver), "Running the forum at Bilateral 6");
    let driver = driver.press("j j k Ctrl-u Ctrl-u g g k h h h h h h h h h");
    assert_eq!(heading(&driver), "Crypto heists at Bilateral 1");
    let driver = driver.press("Ctrl-d S");
    assert_eq!(driver.state.views.matrix.sort, Sort::Total);
    assert_eq!(heading(&driver), "Asset recovery at Bilateral 1", "sorting stays on the theme");
    assert!(driver.text().lines().nth(1).unwrap().ends_with("most first"));
    let driver = driver.press("S S S S");
    assert_eq!(driver.state.views.matrix.sort, Sort::File);
    let driver = driver.press("Esc");
    assert_eq!(driver.state.event(&store).unwrap().id(), "bilateral-01");
}

#[test]
fn a_theme_that_was_away_is_said_to_return() {
    let store = bundled();
    let told = |id: &str, keys: &str, told: &str| {
        let screen = on(&store, id).press(keys).text();
        assert!(screen.contains(told), "{told}\n{screen}");
    };
    told("bilateral-07", "j j j j j", "Returns after 4 sessions without it: last at #2.");
    told("trilateral-03", "j j j j j", "New: at no earlier session of the series.");
    told("bilateral-07", "", "At every session since #1.");
    told("bilateral-07", "G", "Not at this session: last at #2.");
    told("bilateral-07", "G k", "Not at this session, nor at any earlier one of the series.");
}

#[test]
fn enter_reads_a_cell_whole_with_its_sources() {
    let store = bundled();
    let driver = on(&store, "bilateral-05").press("j j Enter");
    assert_eq!(driver.state.context(), Context::Cell);
    insta::assert_snapshot!(driver.text());
    let next = driver.press("l").text();
    assert!(next.contains("IT workers at Bilateral 6"), "{next}");
    let back = on(&store, "bilateral-05").press("s Esc");
    assert_eq!(back.state.context(), Context::Matrix);
}

#[test]
fn thread_and_comparison_begin_at_the_cell() {
    let store = bundled();
    let driver = on(&store, "bilateral-07").press("j j j j j t");
    assert_eq!(driver.state.overlays.last(), Some(&Overlay::Thread));
    assert_eq!(driver.state.focus, Pane::Bottom(Bottom::Actions));
    let session = driver.state.event(&store).unwrap();
    let changes = since(&store, session, &Accepted::default());
    let action = changes.actions[driver.state.row].action;
    assert!(store.say(action.text, "en").starts_with("Stop outside helpers"));
    let none = on(&store, "bilateral-07").press("G t");
    assert_eq!(none.state.notice, Some(Notice::NoActionHere));
    let driver = on(&store, "bilateral-07").press("Enter d");
    assert_eq!(driver.state.overlays.last(), Some(&Overlay::Compare));
}

#[test]
fn export_asks_for_a_name_and_takes_only_endings_it_knows() {
    let store = bundled();
    let driver = on(&store, "bilateral-07").press("e t . x l s Enter");
    assert_eq!(
        driver.state.overlays.last(),
        Some(&Overlay::Prompt(Prompt::Export(Exported::Matrix)))
    );
    let screen = driver.text();
    let line = screen.lines().last().unwrap();
    assert!(line.contains("Write to file t.xls") && line.contains(".csv .md .json .txt"), "{line}");
    let mut driver = driver.press("Backspace Backspace Backspace c s v");
    let effect = update(&store, &mut driver.state, Input::Key("Enter".parse().unwrap()));
    assert_eq!(effect, Effect::Send);
    let path = "t.csv".to_owned();
    assert_eq!(driver.state.outgoing, Some(Outgoing::Write { path, what: Exported::Matrix }));
    let typed = driver.text();
    assert!(typed.contains("Write to file t.csv"), "the name stays until it is written\n{typed}");
    let why = "this file exists and was left alone";
    update(&store, &mut driver.state, Input::Failed(why.to_owned()));
    let screen = driver.text();
    let line = screen.lines().last().unwrap();
    assert!(line.contains("Write to file t.csv") && line.ends_with(why), "{line}");
    let other = Driver { store: &store, state: driver.state.clone(), left: false }.press("2");
    let screen = other.text();
    assert!(screen.contains("Write to file t.csv2") && !screen.contains(why), "{screen}");
    update(
        &store,
        &mut driver.state,
        Input::Told(Notice::Sent(Sent::Written { path: "t.csv".to_owned(), left_out: 19_800 })),
    );
    assert_eq!(driver.state.context(), Context::Matrix);
    let told = driver.text();
    let told = told.lines().last().unwrap();
    assert!(told.contains("written: t.csv; 19,800 earlier sessions left out"), "{told}");
}

#[test]
fn a_thousand_themes_and_three_hundred_sessions_fit_any_screen() {
    let theme = |it: usize| format!(r#"{{"text":"t","themes":["theme {}"]}}"#, it % 1_000);
    let session = |it: usize| {
        let actions: Vec<String> = (0..30).map(|at| theme(it * 30 + at)).collect();
        let (year, series, actions) = (1_700 + it, it % 7, actions.join(","));
        format!(
            r#"{{"id":"e{it}","date":"{year}-01-02","series":"series {series}","ordinal":{it},"actions":[{actions}]}}"#
        )
    };
    let events: Vec<String> = (0..300).map(session).collect();
    let file = format!(r#"{{"events":[{}]}}"#, events.join(","));
    let store = load(&file).store;
    for size in [(120, 36), (40, 12), (20, 5), (200, 60)] {
        let driver = at(&store, size).press("v m G");
        for keys in ["l l l", "Ctrl-u h", &"l ".repeat(200), "g g", &"h ".repeat(210)] {
            let driver = Driver { store: &store, state: driver.state.clone(), left: false };
            let driver = driver.press(keys);
            let screen = driver.text();
            let view = &driver.state.views.matrix;
            assert_eq!((view.table.columns.len(), view.table.left_out), (200, 100));
            let here = view.session(&store).and_then(crate::store::Event::ordinal).unwrap();
            let told = if size.0 > 20 { format!("#{here}") } else { here.to_string() };
            assert!(screen.contains(&told), "{keys} {told}\n{screen}");
            assert!(screen.contains('▍'), "{screen}");
        }
    }
    let state = State::new(&store, Query::default(), Look::default()).unwrap();
    assert!(
        state.views.matrix.table.columns.is_empty(),
        "nothing is counted before it is asked for"
    );
}
