//! Tables as a person meets them: the sample files, and `attache export --to csv`.

use std::fs;
use std::path::PathBuf;

use attache::export::table::Look;
use attache::export::{Lost, Target};
use attache::i18n::Locale;
use attache::load::{Format, Opened, Options, Source, load, open};
use attache::store::{EventSet, Store};

use super::cli::run;

/// Returns a sample file; `None`, with a word, where there are none.
fn sample(name: &str) -> Option<String> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/samples")).join(name);
    let Ok(text) = fs::read_to_string(&path) else {
        println!("skipped: there is no {}", path.display());
        return None;
    };
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

fn read(name: &str, text: &str) -> Opened {
    open(&[Source { name, text }], &Options::default())
}

/// Returns date, lane and title of every event.
fn facts(store: &Store) -> Vec<[String; 3]> {
    let of = |it: attache::store::Event<'_>| {
        let lane = it.series().map_or("", |it| store.str(store.series_of(it).key));
        let date = it.date().map(|it| it.to_string()).unwrap_or_default();
        [date, lane.to_owned(), store.say(it.name(), "en").to_owned()]
    };
    store.events().map(of).collect()
}

#[test]
fn the_working_groups_are_the_same_in_a_sheet() {
    let Some(text) = sample("working-groups/working-groups.timelinejs.csv") else { return };
    let opened = read("working-groups.timelinejs.csv", &text);
    assert_eq!(opened.files.first().map(|it| it.format), Some(Format::Table));
    assert!(opened.files.iter().all(|it| it.diagnostics.is_empty()), "{:?}", opened.files);
    let expected = [
        ["2022-08-09", "Bilateral", "US-ROK working group #1"],
        ["2022-11-16", "Bilateral", "US-ROK working group #2"],
        ["2023-03-07", "Bilateral", "US-ROK working group #3"],
        ["2023-07-26", "Bilateral", "US-ROK working group #4"],
        ["2023-11-06/2023-11-07", "Bilateral", "US-ROK working group #5"],
        ["2023-12-07", "Trilateral", "US-Japan-ROK diplomatic working group #1"],
        ["2024-03-27/2024-03-28", "Bilateral", "US-ROK working group #6"],
        ["2024-03-29", "Trilateral", "US-Japan-ROK diplomatic working group #2"],
        ["2024-09-05/2024-09-06", "Bilateral", "US-ROK working group #7"],
        ["2024-09-06", "Trilateral", "US-Japan-ROK diplomatic working group #3"],
        ["2025-08-27/2025-08-28", "Trilateral", "US-Japan-ROK diplomatic working group #4"],
    ];
    assert_eq!(facts(&opened.store), expected);
    let first = opened.store.events().next().map(|it| it.id().to_owned());
    assert_eq!(first.as_deref(), Some("us-rok-working-group-1"));
}

#[test]
fn the_sheets_of_timelinejs_load() {
    let Some(text) = sample("csv/timelinejs-my-own-timeline.csv") else { return };
    let opened = read("timelinejs-my-own-timeline.csv", &text);
    let store = &opened.store;
    assert!(opened.files.iter().all(|it| it.diagnostics.is_empty()), "{:?}", opened.files);
    assert_eq!(store.say(store.title(), "en"), "MY OWN CSV");
    let ada = store.find("ada-lovelace").expect("the first slide");
    assert_eq!(ada.date().map(|it| it.to_string()).as_deref(), Some("1815-12-10/1852-11-27"));
    assert!(store.find("and-the-women-who-made-it-work").is_some());
    let titles = facts(store).into_iter().map(|[.., title]| title);
    assert!(titles.into_iter().all(|it| !it.is_empty() && !it.contains('<')));
    let Some(text) = sample("csv/timelinejs-parser_test.csv") else { return };
    let opened = read("timelinejs-parser_test.csv", &text);
    let codes: Vec<&str> =
        opened.files.iter().flat_map(|it| &it.diagnostics).map(|it| it.code).collect();
    assert_eq!((opened.store.len(), codes), (0, vec!["no-date-column"]));
}

#[test]
fn the_bundled_file_goes_out_as_rows_and_comes_back() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/working-groups.json");
    let store = load(&fs::read_to_string(path).expect("the file")).store;
    let look = Look { locale: Locale::En, dash: "–", ellipsis: "…" };
    let (mut out, mut lost) = (Vec::new(), Lost::default());
    let all = EventSet::first(store.len());
    Target::Rows.write(&mut out, &store, look, (&all, &mut lost)).expect("a vector");
    let text = String::from_utf8(out).expect("UTF-8");
    let back = read("x.csv", &text);
    assert!(back.files.iter().all(|it| it.diagnostics.is_empty()), "{:?}", back.files);
    assert_eq!(facts(&back.store), facts(&store));
    let ids = |it: &Store| it.events().map(|it| it.id().to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&back.store), ids(&store));
}

#[test]
fn a_table_may_begin_with_the_mark_that_excel_knows() {
    let plain = run(&["export", "--to", "csv"]).out;
    let marked = run(&["export", "--to", "csv", "--bom"]).out;
    assert_eq!(marked, format!("\u{feff}{plain}"));
}
