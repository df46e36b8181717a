//! Pages of the file that is built in, and of files that mean harm.

use super::*;
use crate::load::load;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");
const DASHES: [(&str, &str); 2] = [("–", "…"), ("-", "..")];

fn look(locale: Locale) -> Look<'static> {
    let (dash, ellipsis) = DASHES[0];
    Look { locale, dash, ellipsis }
}

fn core(store: &Store) -> Vec<Entry<'_>> {
    let events = store.events().filter(|it| it.scope() == crate::model::Scope::Core);
    events.map(|it| Entry::of(Subject::Event(it))).collect()
}

/// What was written, and the pages that were too long.
fn text(brief: &Brief<'_>) -> (String, Vec<TooLong>) {
    let mut out = Vec::new();
    let long = brief.text(&mut out).unwrap();
    (String::from_utf8(out).unwrap(), long)
}

fn html(brief: &Brief<'_>) -> String {
    let mut out = Vec::new();
    brief.html(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn markdown(brief: &Brief<'_>) -> String {
    let mut out = Vec::new();
    brief.markdown(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_core_session_fits_one_page_in_every_language() {
    let store = load(BUNDLED).store;
    for locale in Locale::ALL {
        let brief = Brief::new(&store, look(locale), (String::new(), 7), core(&store));
        let (page, long) = text(&brief);
        assert_eq!(long, [], "{locale:?}");
        for line in page.lines().filter(|it| !it.contains("://")) {
            assert!(crate::text::width(line) <= 80, "{line}");
        }
    }
}

#[test]
fn a_page_has_its_sections_in_their_order() {
    let store = load(BUNDLED).store;
    let event = store.find("bilateral-07").unwrap();
    let entries = || vec![Entry::of(Subject::Event(event))];
    let brief = Brief::new(&store, look(Locale::En), (String::new(), 7), entries());
    let parts = [
        "Bilateral 7",
        "Purpose",
        "When",
        "Place",
        "Who",
        "Since last time",
        "Agreed actions",
        "Concerns",
        "Open questions and conflicts",
        "Sources",
        "made from input 00000007",
    ];
    for page in [text(&brief).0, markdown(&brief), html(&brief)] {
        let body = page.split("<body>").last().unwrap_or_default();
        let mut rest = body;
        for part in parts {
            let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part}: {rest}"));
            rest = after;
        }
        for told in ["Lee Jun-il", "이준일", "Seoul", "Stop outside helpers", "https://"] {
            assert!(body.contains(told), "{told}");
        }
    }
    insta::assert_snapshot!(text(&brief).0);
}

#[test]
fn a_page_without_room_says_what_it_leaves_out_and_one_with_room_leaves_out_nothing() {
    let store = load(BUNDLED).store;
    let page = |id| {
        let entry = Entry::of(Subject::Event(store.find(id).unwrap()));
        text(&Brief::new(&store, look(Locale::En), (String::new(), 7), vec![entry])).0
    };
    assert!(page("bilateral-06").contains("Left out for room: "));
    let short = page("ctx-2022-11-17");
    assert!(!short.contains("Left out"), "{short}");
    assert!(!short.contains("Since last time"), "of a milestone nothing is compared: {short}");
}

const OWN: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s",
     "actions":["Share information","Train experts"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","host":{"value":"US","certainty":"inferred","note":"Their turn."},
     "actions":["Share more information","Meet again"],"conflicts":["C1","C2"]}],
    "conflicts":{"C1":{"title":"Settled","accounts":"A says x.","judgement":"x."},
     "C2":{"title":"Who came","accounts":"A says 3, B says 4.","open":true}}}"#;

#[test]
fn what_is_open_comes_first_and_what_is_proposed_says_so() {
    let store = load(OWN).store;
    let entries = store.events().map(|it| Entry::of(Subject::Event(it))).collect();
    let page = text(&Brief::new(&store, look(Locale::En), (String::new(), 7), entries)).0;
    let second = page.split("page 1 of 2").nth(1).unwrap();
    let open = second.split("Open questions and conflicts").nth(1).unwrap();
    let at = |it: &str| open.find(it).unwrap_or_else(|| panic!("{it}: {open}"));
    assert!(at("Who came (unresolved)") < at("inferred, stated by no source: host (Their turn.)"));
    assert!(at("not recorded: ") < at("Settled (settled)"));
    assert!(open.contains("A says 3, B says 4."));
    assert!(second.contains("proposed"), "{second}");
    insta::assert_snapshot!(page);
}

#[test]
fn a_page_that_cannot_be_one_is_whole_and_told_of() {
    let actions: Vec<String> = (0..90).map(|it| format!("\"Do thing {it}\"")).collect();
    let file = format!(
        r#"{{"attache":1,"events":[{{"id":"long","kind":"session","date":"2024","name":"Talks","actions":[{}]}}]}}"#,
        actions.join(",")
    );
    let store = load(&file).store;
    let entries = store.events().map(|it| Entry::of(Subject::Event(it))).collect();
    let (page, long) = text(&Brief::new(&store, look(Locale::En), (String::new(), 7), entries));
    assert_eq!(long, [TooLong { name: "long".to_owned(), rows: page.lines().count() }]);
    assert!(page.contains("Do thing 89") && page.contains("Left out for room: "));
    let rows: Vec<&str> = page.lines().collect();
    assert_eq!(rows[65].trim(), "page continues");
}

/// A text that would do harm anywhere.
const BAD: &str = "</style></script><script>alert(1)</script><img src=x onerror=y>\\\"'&#60;b&#62; | `x` [a](javascript:1)";

fn hostile() -> String {
    let bad = |it: &str| {
        format!(
            "{{\"en\":\"{}\",\"x-{it}\\\"><i>\":\"<i>\"}}",
            BAD.replace('\\', "\\\\").replace('"', "\\\"")
        )
    };
    let text = bad("t");
    format!(
        r#"{{"attache":1,"title":{text},"people":{{"p":{{"name":{text}}}}},
        "sources":{{"s":{{"publisher":{text},"title":{text},"url":"javascript:alert(1)","date":"<b>"}},
          "t":{{"publisher":"P","url":"https://example.org/\"onclick=x"}}}},
        "conflicts":{{"<i>":{{"title":{text},"accounts":{text}}}}},
        "events":[{{"id":"<u>","kind":"session","date":"2024-01-10","name":{text},"place":"<b>",
          "leaders":[{{"person":"p","country":"<i>","office":{text},"cites":["s","t"]}}],"purpose":{text},
          "actions":[{{"text":{text},"status":"<i>","cites":["s"]}}],"concerns":[{{"text":{text}}}],"conflicts":["<i>"]}},
         {{"id":"c","kind":"session","date":"2024-02-10","name":"N","actions":[{{"text":{text}}}]}}]}}"#
    )
}

/// The elements that a document may have.
const KNOWN: &str = " html head meta title style body a header h1 h2 h3 p svg line text circle polygon nav ol li \
    main article section dl div dt dd ul b span del ins table caption thead tbody tr th td br footer ";

#[test]
fn nothing_of_a_file_becomes_markup() {
    let store = load(&hostile()).store;
    let entries: Vec<Entry<'_>> = store.events().map(|it| Entry::of(Subject::Event(it))).collect();
    assert_eq!(entries.len(), 2);
    let brief = Brief::new(&store, look(Locale::En), (String::new(), 7), entries);
    let page = html(&brief);
    let (style, body) = page.split_once("</style>").unwrap();
    assert!(style.ends_with("}\n") && style.matches("<style>").count() == 1);
    for tag in body.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag that ends");
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        assert!(KNOWN.contains(&format!(" {name} ")), "<{tag}>");
        assert!(
            !tag.contains(" on") && !tag.contains("javascript:") && !tag.contains("src="),
            "<{tag}>"
        );
    }
    assert!(!page.contains("href=\"javascript") && page.contains("&lt;script&gt;"));
    assert!(!page.contains("example.org/\"onclick"));
    let page = markdown(&brief);
    // A line end of a paragraph is our own.
    let bare = page.replace("\\<", "").replace("\\]", "").replace("<br>", "");
    assert!(!bare.contains('<') && !bare.contains("](java"), "{bare}");
}

#[test]
fn a_document_stands_by_itself_and_says_in_which_language_it_is() {
    let store = load(BUNDLED).store;
    for locale in Locale::ALL {
        let brief = Brief::new(&store, look(locale), (String::new(), 7), core(&store));
        let page = html(&brief);
        assert!(page.contains(&format!("<html lang=\"{}\">", locale.tag())));
        assert!(page.contains("default-src 'none'") && !page.contains("<script"));
        assert_eq!(page.matches("<h1").count(), 1);
        assert_eq!(page.matches("<article").count(), 5);
        assert_eq!(page.matches("class=\"strip\" role=\"img\"").count(), 6);
        assert_eq!(page.matches("<polygon class=\"here\"").count(), 5);
        assert_eq!(page.matches("<table").count(), page.matches("<caption>").count());
        assert_eq!(
            page.matches("href=\"http").count(),
            page.matches("rel=\"noopener noreferrer\"").count()
        );
        for (open, close) in [
            ("<section", "</section>"),
            ("<ul>", "</ul>"),
            ("<dl>", "</dl>"),
            ("<main ", "</main>"),
        ] {
            assert_eq!(page.matches(open).count(), page.matches(close).count(), "{open}");
        }
    }
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let pages = || {
        let store = load(BUNDLED).store;
        let brief = Brief::new(&store, look(Locale::Ja), (String::new(), 7), core(&store));
        [text(&brief).0, markdown(&brief), html(&brief)]
    };
    assert_eq!(pages(), pages());
}

#[test]
fn every_stop_of_a_tour_has_its_page() {
    let store = load(BUNDLED).store;
    let event = |id| store.find(id).unwrap();
    let all: EventSet = store
        .events()
        .filter(|it| it.scope() == crate::model::Scope::Core)
        .map(Event::at)
        .collect();
    let person = event("bilateral-07").leaders()[0].person;
    let place = event("bilateral-07").places()[0];
    let card = Entry {
        title: "Questions".to_owned(),
        points: vec!["What next?".to_owned()],
        notes: vec!["Smile.".to_owned()],
        ..Entry::of(Subject::Card)
    };
    let entries = vec![
        Entry::of(Subject::Cover(vec![("Opening".to_owned(), 90), ("Seoul".to_owned(), 45)])),
        Entry::of(Subject::Compare(event("bilateral-06"), event("bilateral-07"))),
        Entry::of(Subject::Matrix(all.clone())),
        Entry::of(Subject::Person(person)),
        Entry::of(Subject::Place(place)),
        card,
        Entry::of(Subject::Sources(all)),
    ];
    let brief = Brief::new(&store, look(Locale::En), ("Core".to_owned(), 7), entries);
    let (page, _) = text(&brief);
    for told in [
        "1:30",
        "2:15 in all",
        "Bilateral 6 and Bilateral 7",
        "Themes by session",
        "Sessions led",
        "Sessions held here",
        "What next?",
        "Smile.",
        "page 7 of 7",
    ] {
        for page in [&page, &markdown(&brief), &html(&brief)] {
            assert!(page.contains(told) || told.starts_with("page"), "{told}");
        }
    }
    assert!(page.contains("page 7 of 7"));
}

#[test]
fn points_take_the_room_that_is_left_and_notes_have_a_page_of_their_own() {
    let store = load(BUNDLED).store;
    let event = store.find("bilateral-06").unwrap();
    let told = |what: &str| (0..40).map(|it| format!("{what} {it}: a line of the tour")).collect();
    for locale in Locale::ALL {
        let entry = Entry {
            points: told("Point"),
            notes: told("Note"),
            ..Entry::of(Subject::Event(event))
        };
        let brief = Brief::new(&store, look(locale), (String::new(), 7), vec![entry]);
        let (page, long) = text(&brief);
        assert_eq!(long, [], "{locale:?}");
        let sheets: Vec<&str> = page.split(&locale.page_of(1, 2)).collect();
        assert!(sheets[1].contains("Note 39") && !sheets[0].contains("Note"), "{page}");
        assert!(
            sheets[0].contains(locale.points_left_out("", 40).split('4').next().unwrap()),
            "{page}"
        );
    }
}

#[test]
fn people_keep_to_a_page_and_themes_to_its_width() {
    let store = load(BUNDLED).store;
    let leaders = store.find("bilateral-07").unwrap().leaders();
    for locale in Locale::ALL {
        let set: EventSet = core(&store)
            .iter()
            .filter_map(|it| if let Subject::Event(it) = it.subject { Some(it.at()) } else { None })
            .collect();
        let all: EventSet = store.events().map(Event::at).collect();
        let entries = vec![
            Entry::of(Subject::Matrix(set)),
            Entry::of(Subject::Matrix(all)),
            Entry::of(Subject::Person(leaders[1].person)),
        ];
        let (page, long) = text(&Brief::new(&store, look(locale), (String::new(), 7), entries));
        assert_eq!(long, []);
        for line in page.lines().filter(|it| !it.contains("://")) {
            assert!(crate::text::width(line) <= 80, "{line}");
        }
        assert!(page.contains(&locale.ordinal_short(6)), "{page}");
    }
}

#[test]
fn what_was_dropped_says_so_and_what_was_kept_is_numbered() {
    let store = load(BUNDLED).store;
    let words = [("dropped: Watch", "kept: no. 1, 2"), ("중단: ", "유지: 1, 2"), ("", "1, 2")];
    for (locale, (dropped, kept)) in Locale::ALL.into_iter().zip(words) {
        let entry = Entry::of(Subject::Event(store.find("bilateral-07").unwrap()));
        let brief = Brief::new(&store, look(locale), (String::new(), 7), vec![entry]);
        for page in [markdown(&brief), html(&brief)] {
            assert!(page.contains(kept), "{page}");
            let word = locale.label(crate::i18n::Label::Dropped);
            assert!(page.matches(&format!("{word}: ")).count() >= 2, "{dropped} {page}");
        }
    }
}

const LOOSE: &str = r#"{"attache":1,"title":"Loose","events":[
    {"id":"a","date":"2024","name":"First talks","series":"s","leaders":["Ann","Bo"],"countries":["US","JP"],"sources":["s1"]},
    {"id":"b","date":"2024-05~","name":"Second talks","series":"s","sources":["s1"]},
    {"id":"m","kind":"milestone","date":"2024-06-01","name":"Note","notes":"It was said.","sources":["s1"]}],
    "sources":{"s1":{"title":"Doc"}}}"#;

#[test]
fn dates_are_drawn_as_the_file_knows_them() {
    let store = load(LOOSE).store;
    let entries = store.events().take(2).map(|it| Entry::of(Subject::Event(it))).collect();
    let page = html(&Brief::new(&store, look(Locale::En), (String::new(), 7), entries));
    assert!(!page.contains("1 Jan 2024") && !page.contains("1 May 2024"), "{page}");
    assert!(page.contains("aria-label=\"Dates to scale, 2024 to "), "{page}");
    assert!(page.contains("<rect class=\"span ") && !page.contains("<circle"), "{page}");
    assert!(!page.contains("<ul></ul>"), "{page}");
}

#[test]
fn nothing_is_said_that_the_file_does_not_say() {
    let store = load(LOOSE).store;
    let entries = store.events().map(|it| Entry::of(Subject::Event(it))).collect();
    let brief = Brief::new(&store, look(Locale::En), (String::new(), 7), entries);
    for page in [text(&brief).0, markdown(&brief), html(&brief)] {
        assert!(page.contains("Doc") && !page.contains("press"), "{page}");
    }
    let page = text(&brief).0;
    assert!(page.contains("US") && !page.contains("US  US"), "{page}");
    assert!(page.contains("It was said.  [1]"), "{page}");
}

#[test]
fn words_of_hangul_stay_whole() {
    let store = load(BUNDLED).store;
    let entry = Entry::of(Subject::Event(store.find("bilateral-07").unwrap()));
    let brief = Brief::new(&store, look(Locale::Ko), (String::new(), 7), vec![entry]);
    let page = text(&brief).0;
    let whole = markdown(&brief).replace('\\', "");
    let is_hangul = |it: char| matches!(it, '\u{AC00}'..='\u{D7A3}');
    for line in page.lines().filter(|it| it.ends_with(is_hangul)) {
        let last = line.split_whitespace().last().unwrap();
        let ends = |it: &str| !it.starts_with(is_hangul);
        assert!(whole.split(last).skip(1).any(ends), "{line}");
    }
    assert!(!page.contains('\u{2060}'));
}
