//! Whole screens, at every size, as a person would see them.

mod briefing;
mod compare;
mod making;
mod matrix;
mod presented;
mod problems;
mod reload;
mod search;
mod trust;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget as _;

use crate::action::{BINDINGS, Code, Key};
use crate::app::{Effect, Input, Look, State, Symbols, Theme, update};
use crate::i18n::Locale;
use crate::load::load;
use crate::query;
use crate::store::Store;
use crate::text;
use crate::ui::dump::dump;
use crate::ui::{Depth, Palette, Screen};
use crate::view::screen;

mod going;
mod hosts;
mod people;
mod tours;

const BUNDLED: &str = include_str!("../../assets/working-groups.json");

/// A browser without a terminal: press keys, look at the screen.
struct Driver<'a> {
    store: &'a Store,
    state: State,
    left: bool,
}

impl<'a> Driver<'a> {
    fn open(store: &'a Store, look: Look, size: (u16, u16)) -> Self {
        let mut state = State::new(store, query::parse("").unwrap(), look).unwrap();
        update(store, &mut state, Input::Resize(size.0, size.1));
        Self { store, state, left: false }
    }

    /// Presses keys by name, with spaces between: `j Tab Ctrl-d`.
    fn press(mut self, keys: &str) -> Self {
        keys.split(' ').filter(|it| !it.is_empty()).for_each(|it| self.key(it.parse().unwrap()));
        self
    }

    fn key(&mut self, key: Key) {
        self.left |= update(self.store, &mut self.state, Input::Key(key)) == Effect::Quit;
        let extent = screen(self.store, &self.state).extent;
        update(self.store, &mut self.state, Input::Drawn(extent));
    }

    fn buffer(&self) -> Buffer {
        let (columns, rows) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let palette = Palette::new(self.state.look.theme, Depth::True);
        Screen::new(&screen(self.store, &self.state), &palette).render(buffer.area, &mut buffer);
        buffer
    }

    fn text(&self) -> String {
        crate::export::picture::text(&self.buffer())
    }
}

fn bundled() -> Store {
    load(BUNDLED).store
}

fn look(locale: Locale, theme: Theme, symbols: Symbols) -> Look {
    Look { locale, theme, symbols }
}

#[test]
fn the_main_screen_with_its_styles() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (120, 36)).press("j j j");
    insta::assert_snapshot!(dump(&driver.buffer()));
}

#[test]
fn the_same_on_eighty_columns_without_color() {
    let store = bundled();
    let mono = look(Locale::En, Theme::Mono, Symbols::Unicode);
    let driver = Driver::open(&store, mono, (80, 24)).press("j j j");
    insta::assert_snapshot!(dump(&driver.buffer()));
}

#[test]
fn korean_and_japanese_screens_are_straight() {
    let store = bundled();
    for locale in [Locale::Ko, Locale::Ja] {
        let driver = Driver::open(&store, look(locale, Theme::Dark, Symbols::Unicode), (120, 36));
        insta::assert_snapshot!(driver.press("j j j j").text());
    }
}

#[test]
fn ascii_and_narrow_signs_draw_the_same_screen() {
    let store = bundled();
    for symbols in [Symbols::Ascii, Symbols::Narrow] {
        let driver = Driver::open(&store, look(Locale::En, Theme::Dark, symbols), (100, 30));
        insta::assert_snapshot!(driver.press("j j").text());
    }
}

#[test]
fn everything_in_the_file_with_its_clusters() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (120, 36)).press("x x j j j");
    insta::assert_snapshot!(driver.text());
}

#[test]
fn a_tall_screen_has_sources_and_notes_under_the_actions() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (140, 60)).press("j");
    insta::assert_snapshot!(driver.text());
    let focused = driver.press("Tab Tab Tab Tab j").text();
    let row = focused.lines().find(|it| it.contains("Sources ─")).unwrap();
    assert!(row.contains("▍Sources") && row.contains("Notes ─"), "{row}");
    assert!(focused.contains("Agreed actions"));
}

#[test]
fn what_a_file_does_not_say_is_marked_as_proposed() {
    let source = r#"{"title":"Mine","events":[
        {"id":"a","date":"2024-01-10","series":"s","actions":["Share information","Train experts"]},
        {"id":"b","date":"2024-06-11","series":"s","actions":["Share more information","Meet again"]}]}"#;
    let store = load(source).store;
    let text = Driver::open(&store, Look::default(), (120, 36)).press("j").text();
    let row = |words: &str| text.lines().find(|it| it.contains(words)).unwrap_or_default();
    assert!(row("Agreed actions").contains("+1 new  ~1 reworded  −1 dropped  proposed"), "{text}");
    assert!(row("Meet again").contains("+? Meet again"), "{text}");
    assert!(row("Share more").contains("~? Share more information"), "{text}");
    let page = Driver::open(&store, Look::default(), (80, 24)).press("j Enter").text();
    assert!(page.contains("reworded · proposed"), "{page}");
}

#[test]
fn pages_popups_prompts_and_prefixes() {
    let store = bundled();
    let open = || Driver::open(&store, Look::default(), (100, 32));
    for keys in ["Tab Tab Enter", "Tab Tab Tab j Enter", "s j", "c m", "? G", "/ h e i s t", "g"] {
        insta::assert_snapshot!(format!("{keys}\n{}", open().press(keys).text()));
    }
}

#[test]
fn narrow_and_small_screens() {
    let store = bundled();
    for size in [(60, 20), (40, 12), (20, 5), (19, 5), (1, 1), (0, 0)] {
        let driver = Driver::open(&store, Look::default(), size).press("j");
        insta::assert_snapshot!(format!("{}x{}\n{}", size.0, size.1, driver.text()));
    }
}

#[test]
fn the_smallest_screen_shows_what_has_the_focus() {
    let store = bundled();
    let open = || Driver::open(&store, Look::default(), (20, 5));
    for (keys, told) in [
        ("Tab j j", "▍+ Point emp…"),
        ("c j", "▍2   KR"),
        ("? j j", "previous"),
        ("Enter j", "6–7 Nov 2023"),
    ] {
        let screen = open().press(keys).text();
        assert!(screen.contains(told), "{keys}\n{screen}");
        assert!(screen.ends_with("     103 d after #4\n"), "{keys}\n{screen}");
    }
}

#[test]
fn the_list_of_countries_scrolls_through_all_of_them() {
    let codes: Vec<String> = ('A'..='Z').map(|it| format!("\"Q{it}\"")).collect();
    let events = format!(r#"{{"events":[{{"date":"2024","countries":[{}]}}]}}"#, codes.join(","));
    let store = load(&events).store;
    let open = || Driver::open(&store, Look::default(), (80, 24));
    let first = open().press("c").text();
    assert!(first.contains("▍1   QA") && first.contains("more"), "{first}");
    let last = open().press(&format!("c{}", " j".repeat(30))).text();
    assert!(last.contains("▍    QZ") && !last.contains("more"), "{last}");
    let chosen = open().press(&format!("c{} Space", " j".repeat(30)));
    assert_eq!(chosen.state.query.to_string(), "country:QZ scope:core");
}

#[test]
fn clearing_the_filter_forgets_how_countries_were_combined() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (120, 36)).press("c m Esc F 3 1");
    assert_eq!(driver.state.query.to_string(), "country:JP,US scope:core");
}

/// Returns a screen as one line, with no space where a text may have been wrapped.
fn flat(screen: &str) -> String {
    screen.chars().filter(|it| !it.is_whitespace() && *it != '▍').collect()
}

#[test]
fn leaders_place_and_every_agreed_action_are_readable_together() {
    let store = bundled();
    let mut driver = Driver::open(&store, Look::default(), (120, 36));
    for _ in 0..5 {
        let event = driver.state.event(&store).unwrap();
        let rows = driver.text();
        // The panes at the right, without the list: wrapped texts continue under themselves.
        let panes: String = rows
            .lines()
            .skip(12)
            .map(|it| it.chars().skip(29).take(62).collect::<String>())
            .collect();
        let wide: String = rows
            .lines()
            .skip(12)
            .map(|it| it.chars().skip(29).take(74).collect::<String>())
            .collect();
        for action in event.actions() {
            let wanted = flat(store.say(action.text, "en"));
            let shown = flat(&panes).contains(&wanted) || flat(&wide).contains(&wanted);
            assert!(shown, "{} lacks `{}`\n{rows}", event.id(), store.say(action.text, "en"));
        }
        for leader in event.leaders() {
            assert!(rows.contains(store.say(store.person(leader.person).name, "en")), "{rows}");
        }
        assert!(rows.contains(store.say(store.place(event.places()[0]).short, "en")), "{rows}");
        driver = driver.press("j");
    }
}

#[test]
fn japan_leaves_two_of_five_and_undo_brings_them_back() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (120, 36)).press("3");
    let rows = driver.text();
    assert!(rows.contains("core 2 of 57") && rows.contains("country:JP"), "{rows}");
    assert!(!rows.contains("Bilateral 7") && rows.contains("Trilateral 3"), "{rows}");
    let ids = |driver: &Driver<'_>| driver.state.shown().len();
    let driver = driver.press("1");
    assert_eq!(ids(&driver), 5, "any of JP and US");
    let driver = driver.press("c m m Esc");
    assert_eq!(
        (driver.state.query.to_string().as_str(), ids(&driver)),
        ("country:=JP,US scope:core", 0)
    );
    assert!(driver.text().contains("Nothing matches"), "{}", driver.text());
    let driver = driver.press("u u u u");
    assert_eq!(ids(&driver), 5);
    let driver = driver.press("Ctrl-r");
    assert_eq!(ids(&driver), 2);
}

#[test]
fn a_search_finds_a_name_in_any_script_and_goes_back() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (120, 36)).press("/ 熊 谷");
    assert!(driver.text().contains("1/2"), "{}", driver.text());
    assert_eq!(driver.state.event(&store).unwrap().id(), "trilateral-02");
    let driver = driver.press("Enter n");
    assert_eq!(driver.state.event(&store).unwrap().id(), "trilateral-03");
    assert!(driver.text().contains("/熊谷 2/2"), "{}", driver.text());
    let driver = driver.press("Esc / z z z");
    assert!(driver.text().contains("no match"), "{}", driver.text());
    let driver = driver.press("Esc");
    assert_eq!(driver.state.event(&store).unwrap().id(), "trilateral-03");
}

#[test]
fn the_axis_goes_from_decades_to_hours_around_the_selected_event() {
    let store = bundled();
    let mut driver = Driver::open(&store, Look::default(), (120, 36));
    let mut seen = Vec::new();
    for _ in 0..14 {
        let rows = driver.text();
        let unit = rows.lines().nth(1).and_then(|it| it.rsplit(' ').next()).unwrap_or_default();
        seen.push(unit.to_owned());
        assert!(rows.contains('◆'), "{rows}");
        driver = driver.press("+");
    }
    seen.dedup();
    assert_eq!(seen, ["months", "weeks", "days", "hours"]);
    let driver = driver.press("0 - - - -");
    let rows = driver.text();
    assert!(rows.lines().nth(1).unwrap().ends_with("years") && rows.contains("2020s"), "{rows}");
}

#[test]
fn what_a_file_cannot_hold_is_said_and_not_guessed() {
    let store = load(r#"{"events":[{"id":"a","date":"2024-03-29","name":"Talks"}]}"#).store;
    let rows = Driver::open(&store, Look::default(), (120, 36)).text();
    for told in ["place not known", "no leaders recorded"] {
        assert!(rows.contains(told), "{told}\n{rows}");
    }
    let empty = load("{}").store;
    assert!(
        Driver::open(&empty, Look::default(), (120, 36)).text().contains("No events in this file")
    );
}

/// Texts that would break a layout that counts letters, or a terminal that is sent them.
const HOSTILE: &str = r#"{"people":{"p":{"name":{"en":"é\u0301\u0301","ko":"\u1112\u1161\u11ab국"},"country":"kr"}},
    "events":[{"id":"a","series":"\u202eevil\u202c","ordinal":4000000000,"date":"../1985","name":"\u001b]0;x\u0007 \t wide 漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "countries":["US","a very long party name indeed","JP","KR","CN","RU","DE","FR","GB","IT"],"leaders":["p","👩‍👩‍👧‍👦","x"],
    "actions":["\u0301base-less","a\nb\nc",""],"place":["\u00ad\u00ad","서울"],"host":"Q"},
    {"id":"b","series":"s2","date":"1985/..","actions":[{"text":"ｆｕｌｌ ｗｉｄｔｈ"}]},
    {"id":"c","date":"-262000"},{"id":"d","date":"2024-03-29T14:00/2024-03-29T16:30","series":"s3"},
    {"id":"e","date":"Y170000","series":"s4"},{"id":"f","date":"198X","series":"s5"}]}"#;

#[test]
fn no_control_and_no_hidden_letter_reaches_a_cell_at_any_size() {
    let loaded = load(HOSTILE);
    for (columns, rows) in (0..132).step_by(7).flat_map(|it| [(it, 5), (it, 17), (it, 40)]) {
        for keys in [
            "",
            "x x",
            "Tab",
            "Tab Tab",
            "Tab Tab Tab",
            "Enter",
            "c",
            "?",
            "j Tab Tab Tab Tab Enter",
            "d",
            "x x D",
            "x x t",
        ] {
            let driver = Driver::open(&loaded.store, Look::default(), (columns, rows)).press(keys);
            for cell in driver.buffer().content() {
                let symbol = cell.symbol();
                assert!(
                    text::is_clean(symbol) || symbol.is_empty(),
                    "{symbol:?} at {columns}x{rows} {keys}"
                );
            }
        }
    }
}

#[test]
fn nothing_hidden_that_is_typed_or_pasted_reaches_a_cell() {
    let store = bundled();
    for open in ["f", "/", ":", "g d"] {
        let mut driver = Driver::open(&store, Look::default(), (120, 36)).press(open);
        for letter in "a\u{202E}\u{200B}\u{9b}b\u{301}\u{feff} zz\u{2066}\u{e0041}".chars() {
            for code in [Code::Char(letter), Code::Pasted(letter)] {
                driver.key(Key::plain(code));
                let cells = driver.buffer();
                let all = cells.content().iter().map(ratatui::buffer::Cell::symbol);
                all.for_each(|it| {
                    assert!(text::is_clean(it) || it.is_empty(), "{it:?} after {open}");
                });
            }
        }
        // What was typed stands in the header, in the ways out and in notices afterwards.
        driver.key(Key::plain(Code::Enter));
        let cells = driver.press("Esc").buffer();
        let all = cells.content().iter().map(ratatui::buffer::Cell::symbol);
        all.for_each(|it| assert!(text::is_clean(it) || it.is_empty(), "{it:?} behind {open}"));
    }
}

#[test]
fn the_badge_of_a_long_name_stays_on_a_screen_that_has_shrunk() {
    let store = load(HOSTILE).store;
    let mut driver = Driver::open(&store, Look::default(), (120, 36)).press("f Tab");
    driver.state.size = (20, 8);
    for piece in screen(&store, &driver.state).pieces {
        assert!(usize::from(piece.x) + text::width(&piece.text) <= 20, "{piece:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is pressed at whatever size, the selected event is one that is shown, no text
    /// leaves the screen, and drawing twice gives the same.
    #[test]
    fn no_sequence_of_keys_breaks_the_screen(
        keys in prop::collection::vec((0usize..BINDINGS.len(), 0u8..6), 0..60),
        size in (0u16..210, 0u16..64),
        locale in 0usize..3,
        own in any::<bool>(),
        given in any::<bool>(),
    ) {
        let store = if own { load(HOSTILE).store } else { bundled() };
        let mut driver = Driver::open(&store, look(Locale::ALL[locale], Theme::Light, Symbols::Unicode), size);
        if given {
            driver.key(Key::char('b'));
        }
        for (row, odd) in keys {
            match odd {
                0 => driver.key(Key::char('이')),
                1 => driver.state.size = (size.1 * 2, size.0 / 3),
                _ => BINDINGS[row].keys.iter().for_each(|key| driver.key(*key)),
            }
            let shown = driver.state.shown();
            prop_assert!(driver.state.selected.map_or(shown.is_empty(), |it| shown.contains(it)));
            let sheet = screen(&store, &driver.state);
            let (columns, rows) = driver.state.size;
            for piece in &sheet.pieces {
                let end = usize::from(piece.x) + text::width(&piece.text);
                prop_assert!(piece.y < rows && end <= usize::from(columns), "{piece:?} leaves {columns}x{rows}");
            }
        }
        prop_assert_eq!(driver.text(), driver.text());
    }
}
