//! People and chairs, as a person would see them.

use super::{Driver, Locale, Look, Symbols, Theme, bundled, dump, look};
use crate::load::load;
use crate::store::Store;

/// A file that says only what was talked about, when, and by whom.
const OWN: &str = r#"{"attache":1,"title":"Mine","people":{"p":{"name":"Nobody Yet"}},"events":[
    {"id":"a","date":"2024-01-10","name":"First talks","leaders":["Lee Jun-il","Kim \u202eevil\u001b[31m"]},
    {"id":"b","date":"2024-02","name":"Second talks","leaders":["Roe","Lee Jun-il"]},
    {"id":"m","kind":"milestone","date":"2024-03-01","name":"Advisory"}]}"#;

fn open<'a>(store: &'a Store, size: (u16, u16), keys: &str) -> Driver<'a> {
    Driver::open(store, Look::default(), size).press(keys)
}

#[test]
fn the_chairs_of_all_sessions_with_their_styles() {
    let store = bundled();
    insta::assert_snapshot!(dump(&open(&store, (120, 36), "x v p j l l l l l l").buffer()));
}

#[test]
fn the_chairs_on_eighty_columns() {
    let store = bundled();
    insta::assert_snapshot!(open(&store, (80, 24), "x v p G j").text());
}

#[test]
fn the_chairs_on_small_screens() {
    let store = bundled();
    let small = open(&store, (40, 12), "v p l").text();
    let least = open(&store, (20, 5), "v p j l l").text();
    insta::assert_snapshot!(format!("{small}\n{least}"));
}

#[test]
fn the_chairs_on_a_large_screen_in_korean_and_japanese() {
    let store = bundled();
    let told = |locale, theme, symbols| {
        let look = look(locale, theme, symbols);
        Driver::open(&store, look, (200, 60)).press("x v p j").text()
    };
    let korean = told(Locale::Ko, Theme::Dark, Symbols::Unicode);
    let japanese = told(Locale::Ja, Theme::Light, Symbols::Ascii);
    insta::assert_snapshot!(format!("{korean}\n{japanese}"));
}

#[test]
fn the_page_of_a_person_says_what_they_led_whom_they_followed_and_whom_they_met() {
    let store = bundled();
    let text = open(&store, (100, 90), "v p j Enter").text();
    insta::assert_snapshot!(text);
    // Sessions outside the scope count in a person's own history.
    for told in ["Sessions led · 8", "Lee Tae-woo, to #2", "Baek Yoon-jeong, from #4", "549 d"] {
        assert!(text.contains(told), "{told}");
    }
    assert!(text.contains("~ 5–6 Sep 2024 · Bilateral 7 · Seoul"));
    assert!(text.contains("6 Sep 2024 · Trilateral 3 · Seoul"));
}

#[test]
fn a_page_scrolls_turns_and_closes_one_step_at_a_time() {
    let store = bundled();
    let driver = open(&store, (80, 24), "v p Enter");
    assert!(driver.text().contains("▍Jung Pak ─"));
    let first = driver.text();
    let driver = driver.press("j j");
    assert_ne!(driver.text(), first);
    // The page turns with the session.
    let driver = driver.press("l");
    assert!(driver.text().contains("▍Lyn Debevoise ─"));
    let driver = driver.press("Esc");
    assert!(driver.text().contains("▍Chairs ─"));
    let driver = driver.press("Esc");
    assert!(driver.text().contains("Agreed actions") || driver.text().contains("Timeline"));
}

#[test]
fn everyone_is_listed_and_opened() {
    let store = bundled();
    let driver = open(&store, (80, 24), "v p Tab");
    assert!(driver.text().contains("10 people"));
    let driver = driver.press("j j Enter");
    assert!(driver.text().contains("▍Lyn Debevoise ─"));
    assert!(open(&store, (120, 36), "v p Tab").text().contains("Lee Jun-il  이준일"));
}

#[test]
fn the_cursor_stays_at_its_session_when_the_scope_widens() {
    let store = bundled();
    let driver = open(&store, (120, 36), "v p l x");
    assert!(driver.text().contains("11 sessions"));
    assert!(driver.text().contains("Bilateral 6 · 27–28 Mar 2024 · Washington · US"));
    // A filter that leaves no session says so, and the way back works from here.
    let driver = driver.press("x");
    assert!(driver.text().contains("11 sessions"), "milestones are no sessions");
}

#[test]
fn a_file_without_countries_and_series_has_chairs_as_far_as_they_are_known() {
    let store = load(OWN).store;
    let text = open(&store, (100, 30), "v p").text();
    assert!(text.contains("no country given"));
    assert!(text.contains("Of no series"));
    assert!(!text.contains("~ head"), "nobody is said to succeed anybody");
    let page = open(&store, (100, 30), "v p Enter").text();
    assert!(page.contains("not known: these sessions are of no series"), "{page}");
    let nobody = open(&store, (100, 30), "v p Tab G Enter").text();
    assert!(nobody.contains("Nobody Yet") && nobody.contains("led no session in this file"));
}

#[test]
fn a_hostile_name_reaches_the_screen_harmless() {
    let store = load(OWN).store;
    for keys in ["v p", "v p j Enter", "v p Tab j", "Tab Tab )"] {
        let text = open(&store, (100, 30), keys).text();
        assert!(!text.chars().any(|it| it == '\u{1b}' || it == '\u{202e}'), "{keys}");
    }
}

#[test]
fn a_file_without_heads_says_so() {
    let store = load(r#"{"attache":1,"events":[{"id":"a","date":"2024","name":"A"}]}"#).store;
    assert!(
        open(&store, (80, 24), "v p").text().contains("no session that is shown names who led")
    );
    assert!(open(&store, (80, 24), "v p Tab").text().contains("no people in this file"));
    let store = load(r#"{"attache":1,"events":[]}"#).store;
    assert!(open(&store, (80, 24), "v p").text().contains("no session is shown"));
    assert!(open(&store, (80, 24), "v p Enter l j Tab Enter Esc Esc").text().contains("No events"));
}

#[test]
fn the_sessions_of_a_leader_are_gone_along_whatever_their_series() {
    let store = bundled();
    let id = |driver: &Driver<'_>| driver.state.event(&store).unwrap().id().to_owned();
    // Jung Pak leads the first session of five; the head of the delegation is kept in mind.
    let driver = open(&store, (120, 36), "x g g )");
    assert_eq!(id(&driver), "bilateral-02");
    assert!(driver.text().contains("led by Jung Pak: 2 of 6"));
    let driver = driver.press(") ) ) )");
    assert_eq!(id(&driver), "trilateral-01");
    let driver = driver.press(")");
    assert_eq!(id(&driver), "trilateral-01");
    assert!(driver.text().contains("Jung Pak led no later session"));
    assert_eq!(id(&driver.press("(")), "bilateral-05");
}

#[test]
fn the_cursor_among_the_leaders_chooses_whose_sessions_and_stays_with_them() {
    let store = bundled();
    let driver = open(&store, (120, 36), "G Tab j j )");
    assert!(driver.text().contains("Lee Jun-il led no later session"));
    let earlier = open(&store, (120, 36), "G Tab j j ( ( ( ( ( (");
    assert!(
        earlier
            .text()
            .contains("Lee Jun-il led no earlier session shown; 2 earlier ones are hidden")
    );
    let driver = driver.press("( ( (");
    let event = driver.state.event(&store).unwrap();
    assert_eq!(event.id(), "bilateral-06");
    let leader = event.leaders()[driver.state.row];
    assert_eq!(store.say(store.person(leader.person).name, "en"), "Lee Jun-il");
}

#[test]
fn nobody_is_followed_where_nobody_is_named() {
    let store = load(r#"{"attache":1,"events":[{"id":"a","date":"2024","name":"A"}]}"#).store;
    assert!(open(&store, (80, 24), ")").text().contains("no leaders recorded"));
}

#[test]
fn where_nothing_is_shown_the_ways_out_are_drawn_and_walked() {
    let store = bundled();
    for keys in ["v p", "v p Tab", "v h"] {
        let none = open(&store, (80, 24), &format!("3 1 c m m Esc {keys}"));
        let screen = none.text();
        assert!(screen.contains("Nothing matches"), "{keys} {screen}");
        assert!(screen.contains("\n ▍"), "the cursor is on a way out: {keys} {screen}");
        let footer = screen.lines().last().unwrap();
        assert!(footer.contains("Enter take the way out") && !footer.contains("Tab"), "{footer}");
        assert_ne!(none.press("j").text(), screen, "{keys}");
        let none = open(&store, (80, 24), &format!("3 1 c m m Esc {keys}"));
        assert!(!none.press("Enter").state.shown().is_empty(), "{keys}");
    }
}

#[test]
fn what_is_not_known_of_an_office_or_a_time_is_said_and_not_made_up() {
    let head = r#"{"person":"Bob","country":"DE""#;
    let store = load(&format!(
        r#"{{"attache":1,"events":[
        {{"id":"a","date":"2020","series":"s","ordinal":1,"leaders":[{head},"office":"Envoy"}}]}},
        {{"id":"b","date":"2021","series":"s","ordinal":2,"leaders":[{head}}}]}},
        {{"id":"c","date":"2022","series":"s","ordinal":3,"leaders":[{head},"office":"Envoy"}}]}},
        {{"id":"d","date":"2023-02-01","series":"s","ordinal":4}},
        {{"id":"e","date":"2023-03-01","series":"s","ordinal":5,
          "leaders":[{{"person":"Cleo","country":"DE"}}]}}]}}"#
    ))
    .store;
    let page = open(&store, (100, 50), "v p Tab Enter").text();
    assert!(page.contains("3 sessions · not dated to the day"), "{page}");
    assert_eq!(page.matches("office not given").count(), 1, "{page}");
    assert_eq!(page.matches("Envoy").count(), 2, "{page}");
    let chairs = open(&store, (120, 36), "v p G $ l l l l l").text();
    assert!(chairs.contains("took over from Bob (#3)"), "{chairs}");
    assert!(chairs.contains("#5 · 1 session\n"), "{chairs}");
}

#[test]
fn an_office_that_stays_is_said_once_in_every_language_with_what_is_disputed() {
    let store = bundled();
    let page = |locale, keys: &str| {
        let look = look(locale, Theme::Dark, Symbols::Unicode);
        Driver::open(&store, look, (120, 90)).press(keys).text()
    };
    let text = page(Locale::Ja, "v p Tab Enter");
    assert_eq!(text.matches("北朝鮮核外交企画団長").count(), 1, "{text}");
    assert!(!text.contains("for North Korean Nuclear Affairs"), "{text}");
    let debevoise = page(Locale::En, "v p Tab j j Enter");
    assert!(debevoise.contains("C04"), "{debevoise}");
}

#[test]
fn the_cursor_of_the_table_goes_along_the_sessions_of_a_head() {
    let store = bundled();
    let driver = open(&store, (120, 36), "x v p g g )");
    assert!(driver.text().contains("led by Jung Pak: 2 of 6"), "{}", driver.text());
    let driver = driver.press(") ) ) )");
    assert!(driver.text().contains("Trilateral 1 · 7 Dec 2023"), "{}", driver.text());
    assert!(driver.press(")").text().contains("Jung Pak led no later session"));
    // From the list one comes to the table.
    let driver = open(&store, (120, 36), "x v p g g Tab )");
    assert!(
        driver.text().contains("▍Chairs") && driver.text().contains("led by Lee Jun-il: 1 of 8")
    );
    assert!(open(&store, (120, 36), "x v p g g j j )").text().contains("no leaders recorded"));
}

#[test]
fn the_sources_of_a_head_and_of_a_host_are_listed_and_copied() {
    let store = bundled();
    let at = |keys: &str| open(&store, (120, 36), keys);
    let head = at("v p l s").text();
    assert!(head.contains("Lyn Debevoise") && head.contains("C04"), "{head}");
    let host = at("v h j j s").text();
    assert!(host.contains("C09") && host.contains("Seoul"), "{host}");
    assert!(at("v h y y").text().contains("Washington"));
    assert!(at("v p y y").text().contains("Jung Pak"));
    assert!(at("x v h").text().lines().any(|it| it.contains("5–6 Sep") && it.contains("C09")));
}
