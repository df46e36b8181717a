//! What stands on the page, and what never does.

use super::super::Target;
use super::*;
use crate::i18n::Locale;
use crate::load::load;

fn page(file: &str, locale: Locale) -> String {
    written(file, locale).0
}

/// Returns the page, and what is said to be missing from it.
fn written(file: &str, locale: Locale) -> (String, Vec<String>) {
    let store = load(file).store;
    let look = Look { locale, dash: "–", ellipsis: "…" };
    let (mut out, mut lost) = (Vec::new(), Lost::default());
    write(&mut out, &store, look, (&EventSet::first(store.len()), &mut lost)).unwrap();
    (String::from_utf8(out).unwrap(), lost.lines(Target::Site))
}

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

#[test]
fn every_event_has_a_row_a_mark_and_its_sources() {
    for locale in Locale::ALL {
        let store = load(BUNDLED).store;
        let page = page(BUNDLED, locale);
        assert_eq!(page.matches("<tbody id=").count(), store.len());
        assert_eq!(page.matches("tabindex=\"-1\"").count(), store.len());
        assert!(page.contains(&format!("<html lang=\"{}\">", locale.tag())));
        let cited = page.matches("href=\"#s").count();
        assert!(cited > store.len(), "{cited}");
        let numbers: Vec<&str> =
            page.split("href=\"#s").skip(1).filter_map(|it| it.split('"').next()).collect();
        assert!(numbers.iter().all(|it| page.contains(&format!("id=\"s{it}\""))));
    }
}

#[test]
fn nothing_is_loaded_and_only_our_script_runs() {
    let page = page(BUNDLED, Locale::En);
    assert_eq!(page.matches("<script").count(), 1);
    for bad in ["src=", "@import", "url(", "<link", "<iframe", "<img", " on", "style="] {
        let found = page.matches(bad).count();
        let inside = [STYLE, SCRIPT].iter().map(|it| it.matches(bad).count()).sum::<usize>();
        // ` on` is a word of texts too; as an attribute it would be followed by letters and `=`.
        let attribute = bad == " on"
            && !page.split('<').any(|tag| {
                tag.split('>').next().is_some_and(|tag| {
                    tag.split('"').step_by(2).any(|it| {
                        it.contains(" on")
                            && it.contains('=')
                            && tag.starts_with(char::is_alphabetic)
                            && !tag.starts_with('!')
                    })
                })
            });
        assert!(found == inside || attribute, "{bad}: {found}");
    }
}

#[test]
fn every_text_comes_out_as_text() {
    let bad = r#"\"><script>alert(1)</script><img src=x onerror=alert(1)>'"#;
    let file = format!(
        r#"{{"attache":1,"title":"{bad}","sources":{{"s":{{"title":"{bad}","publisher":"{bad}","url":"javascript:alert(1)"}},
          "t":{{"title":"T","url":"https://a.example/\"><script>"}}}},
          "conflicts":{{"c":{{"title":"{bad}","accounts":"{bad}","judgement":"{bad}"}}}},
          "series":[{{"id":"l","name":"{bad}"}}],
          "events":[{{"id":"{bad}","date":"2024-01","name":"{bad}","series":"l","ordinal":1,"place":"{bad}","leaders":["{bad}"],
          "actions":["{bad}"],"concerns":["{bad}"],"notes":"{bad}","purpose":"{bad}","participants":"{bad}","tags":["{bad}"],
          "links":[{{"rel":"{bad}","to":"{bad}","note":"{bad}"}}],"conflicts":["c"],"sources":["s","t"],"host":"{bad}","countries":["{bad}"]}}]}}"#
    );
    let page = page(&file, Locale::En);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</script").count(), 1);
    assert!(!page.contains("<img") && !page.contains("href=\"javascript"));
    assert_eq!(page.matches("rel=\"noopener").count(), 0);
    assert!(page.matches("&lt;script&gt;").count() >= 15);
}

#[test]
fn very_many_events_are_drawn_as_columns_and_kept_in_groups() {
    let events: Vec<String> = (0..5_000)
        .map(|it| {
            format!(r#"{{"id":"e{it}","date":"{}-0{}-1{}"}}"#, 2000 + it % 3, 1 + it % 9, it % 10)
        })
        .collect();
    let page = page(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(",")), Locale::En);
    assert_eq!(page.matches("<tbody id=").count(), 5_000);
    assert!(page.matches("tabindex=\"-1\"").count() <= 261);
    assert_eq!(page.matches("<h3>").count(), 3);
    assert!(page.matches("class=\"group\"").count() >= 25);
}

#[test]
fn a_page_of_nothing_and_of_odd_dates_is_whole() {
    for file in [
        r#"{"attache":1,"events":[]}"#,
        r#"{"attache":1,"events":[{"id":"a","date":"../1985"}]}"#,
        r#"{"attache":1,"events":[{"id":"a","date":"2025/.."},{"id":"b","date":"Y-262143"},{"id":"c","date":"198X"}]}"#,
    ] {
        let page = page(file, Locale::Ko);
        assert!(
            page.ends_with("</html>\n")
                && page.matches("<section").count() == page.matches("</section>").count()
        );
    }
}

#[test]
fn how_values_are_known_stands_on_the_page() {
    let file = r#"{"attache":1,"sources":{"s":{"title":"S","url":"https://s.example","note":"A copy."}},
        "events":[{"id":"a","date":{"value":"2024-01","note":"from the press"},
          "name":{"value":"Talks","cites":["s"],"certainty":"disputed","note":"Two names."},
          "host":{"value":"US","certainty":"inferred","note":"Their turn."},
          "leaders":[{"person":"Kim","note":"by video"}]}]}"#;
    let (page, lost) = written(file, Locale::En);
    for told in [
        "<dt>Formal name</dt> <dd>disputed: Two names. <span class=\"cites\"><a href=\"#s1\">1</a>",
        "<dt>Date</dt> <dd>from the press</dd>",
        "<dt>Host</dt> <dd>inferred: Their turn.</dd>",
        "<dt>Kim</dt> <dd>by video</dd>",
        "<p class=\"aside\">A copy.</p>",
    ] {
        assert!(page.contains(told), "{told}");
    }
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn what_the_page_does_not_show_is_said() {
    let file = r#"{"attache":1,"events":[{"id":"a","date":"1985-04-XX",
        "name":{"en":"Talks","ko":"회담"},"notes":{"en":"Long","ja":"長い"}}]}"#;
    let (page, lost) = written(file, Locale::En);
    assert_eq!(lost, ["not in html: a: texts in ja and ko"]);
    // The search finds it by its other names all the same, and by the date as it was written.
    assert!(page.contains("data-also=\"1985-04-XX · 회담\""));
    assert!(page.contains("<span class=\"aside\">1985-04-XX</span>"));
}

#[test]
fn the_policy_names_the_check_sum_of_the_script() {
    assert_eq!(base64(&sha256(b"abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    assert_eq!(base64(&sha256(SCRIPT.as_bytes())), SCRIPT_SUM);
}

/// SHA-256 (FIPS 180-4), for a test that needs no other program.
fn sha256(bytes: &[u8]) -> Vec<u8> {
    let primes: Vec<u128> = (2..312).filter(|it| (2..*it).all(|by| it % by != 0)).collect();
    let fraction = |root: u128| u32::try_from(root & 0xFFFF_FFFF).unwrap();
    let rounds: Vec<u32> = primes.iter().map(|it| fraction(cube_root(*it << 96))).collect();
    let mut state: Vec<u32> =
        primes.iter().take(8).map(|it| fraction((*it << 64).isqrt())).collect();
    let mut message = bytes.to_vec();
    message.push(0x80);
    while message.len() % 64 != 56 {
        message.push(0);
    }
    message.extend((u64::try_from(bytes.len()).unwrap() * 8).to_be_bytes());
    for block in message.chunks(64) {
        let mut words: Vec<u32> =
            block.chunks(4).map(|it| u32::from_be_bytes(it.try_into().unwrap())).collect();
        for at in 16..64 {
            let (x, y) = (words[at - 15], words[at - 2]);
            let x = x.rotate_right(7) ^ x.rotate_right(18) ^ (x >> 3);
            let y = y.rotate_right(17) ^ y.rotate_right(19) ^ (y >> 10);
            words.push(words[at - 16].wrapping_add(x).wrapping_add(words[at - 7]).wrapping_add(y));
        }
        let mut it: Vec<u32> = state.clone();
        for at in 0..64 {
            let mixed = it[4].rotate_right(6) ^ it[4].rotate_right(11) ^ it[4].rotate_right(25);
            let choice = (it[4] & it[5]) ^ (!it[4] & it[6]);
            let one = [it[7], mixed, choice, rounds[at], words[at]];
            let one = one.into_iter().fold(0, u32::wrapping_add);
            let mixed = it[0].rotate_right(2) ^ it[0].rotate_right(13) ^ it[0].rotate_right(22);
            let most = (it[0] & it[1]) ^ (it[0] & it[2]) ^ (it[1] & it[2]);
            it.rotate_right(1);
            it[4] = it[4].wrapping_add(one);
            it[0] = one.wrapping_add(mixed).wrapping_add(most);
        }
        state.iter_mut().zip(it).for_each(|(sum, it)| *sum = sum.wrapping_add(it));
    }
    state.into_iter().flat_map(u32::to_be_bytes).collect()
}

fn cube_root(number: u128) -> u128 {
    let (mut low, mut high) = (0_u128, 1 << 36);
    while high - low > 1 {
        let middle = u128::midpoint(low, high);
        let half = if middle.pow(3) <= number { &mut low } else { &mut high };
        *half = middle;
    }
    low
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let each = bytes.chunks(3).flat_map(|part| {
        let mut block = [0; 4];
        block[1..=part.len()].copy_from_slice(part);
        let block = u32::from_be_bytes(block);
        let sign = move |at| char::from(SIGNS[(block >> (18 - 6 * at)) as usize & 63]);
        (0..4).map(move |at| if at <= part.len() { sign(at) } else { '=' })
    });
    each.collect()
}
