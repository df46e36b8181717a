//! What stands on the page, and what never does.

use super::super::Target;
use super::*;
use crate::i18n::Locale;
use crate::load::load;

fn page(file: &str, locale: Locale) -> String {
    let store = load(file).store;
    let look = Look { locale, dash: "–", ellipsis: "…" };
    let (mut out, mut lost) = (Vec::new(), Lost::default());
    write(&mut out, &store, look, (&EventSet::first(store.len()), &mut lost)).unwrap();
    assert!(lost.lines(Target::Site).len() <= 1);
    String::from_utf8(out).unwrap()
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
                            && !tag.starts_with("!")
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
