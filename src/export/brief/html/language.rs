//! In which language is a text that is in another one than the page?
//!
//! A browser picks the shapes of Chinese characters, and a screen reader its voice, by `lang`.

use maud::{Markup, html};

use super::super::super::picture::Script;
use crate::i18n::Locale;

/// What a stretch of text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Hangul,
    /// Chinese characters alone.
    Han,
    /// Chinese characters and kana, or kana alone.
    Kana,
    Other,
}

/// Returns a text with what is in another language marked as such.
pub(in crate::export) fn worded(text: &str, page: Locale) -> Markup {
    let whole = whole(text, page);
    html! {
        @match whole {
            Some(tag) => { span lang=(tag) { (text) } }
            None => { @for (tag, run) in runs(text, page) {
                @match tag {
                    Some(tag) => { span lang=(tag) { (run) } }
                    None => { (run) }
                }
            } }
        }
    }
}

/// Returns a language tag if it has the form of one (BCP 47).
pub(super) fn tag(tag: &str) -> Option<&str> {
    let fits =
        |it: &str| (1..=8).contains(&it.len()) && it.chars().all(|it| it.is_ascii_alphanumeric());
    (tag.len() <= 35 && tag.split('-').all(fits)).then_some(tag)
}

fn is_kana(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}')
}

fn is_han(letter: char) -> bool {
    // What the scripts share, such as brackets and full-width letters, is no sign of either.
    Script::of(letter) == Script::Han && letter.is_alphabetic() && !letter.is_ascii()
}

fn kind(letter: char) -> Kind {
    match letter {
        _ if is_kana(letter) => Kind::Kana,
        _ if Script::of(letter) == Script::Hangul => Kind::Hangul,
        _ if is_han(letter) => Kind::Han,
        _ => Kind::Other,
    }
}

/// Tells whether a text on a Korean or Japanese page is in English throughout: a word of it and
/// nothing of another script.
fn whole(text: &str, page: Locale) -> Option<&'static str> {
    if page == Locale::En || text.chars().any(|it| kind(it) != Kind::Other) {
        return None;
    }
    let word = text
        .split(|it: char| !it.is_ascii_alphabetic())
        .any(|it| it.len() >= 3 && it.chars().any(|it| it.is_ascii_lowercase()));
    word.then_some("en")
}

/// Some text, and its language where that is not the one of the page.
type Run = (Option<&'static str>, String);

/// Cuts a text into stretches of one language; `None` is that of the page.
fn runs(text: &str, page: Locale) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut stretches: Vec<(Kind, String)> = Vec::new();
    for letter in text.chars() {
        let kind = kind(letter);
        match stretches.last_mut() {
            Some((before, stretch)) if together(*before, kind) => {
                *before = if kind == Kind::Kana { Kind::Kana } else { *before };
                stretch.push(letter);
            }
            _ => stretches.push((kind, letter.to_string())),
        }
    }
    for (kind, stretch) in stretches {
        let tag = language(kind, page);
        match runs.last_mut().filter(|it| it.0 == tag) {
            Some((_, run)) => run.push_str(&stretch),
            None => runs.push((tag, stretch)),
        }
    }
    runs
}

/// Tells whether a letter goes on with the stretch before it.
fn together(before: Kind, kind: Kind) -> bool {
    let japanese = |it| matches!(it, Kind::Han | Kind::Kana);
    before == kind || japanese(before) && japanese(kind)
}

fn language(kind: Kind, page: Locale) -> Option<&'static str> {
    match (kind, page) {
        (Kind::Other, _) | (Kind::Hangul, Locale::Ko) | (Kind::Kana | Kind::Han, Locale::Ja) => {
            None
        }
        (Kind::Hangul, _) => Some("ko"),
        (Kind::Kana, _) => Some("ja"),
        // Which language a name in Chinese characters is in cannot be seen from it.
        (Kind::Han, Locale::En) => Some("und-Hani"),
        (Kind::Han, Locale::Ko) => Some("ko-Hani"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, page: Locale, expected: &str) {
        assert_eq!(worded(text, page).into_string(), expected);
    }

    #[test]
    fn what_is_in_another_language_is_marked() {
        check("Lee 이준일.", Locale::En, "Lee <span lang=\"ko\">이준일</span>.");
        check("外務省のサイト", Locale::En, "<span lang=\"ja\">外務省のサイト</span>");
        check("態容直樹", Locale::En, "<span lang=\"und-Hani\">態容直樹</span>");
        check("한미, 北 위협", Locale::Ko, "한미, <span lang=\"ko-Hani\">北</span> 위협");
        check("外務省 외교부", Locale::Ja, "外務省 <span lang=\"ko\">외교부</span>");
    }

    #[test]
    fn a_text_that_has_only_english_is_marked_on_other_pages() {
        check("Lyn Debevoise", Locale::Ko, "<span lang=\"en\">Lyn Debevoise</span>");
        check("Lyn Debevoise", Locale::En, "Lyn Debevoise");
        check("C04", Locale::Ja, "C04");
        check("IT 인력", Locale::Ko, "IT 인력");
    }

    #[test]
    fn a_tag_of_a_file_is_a_tag_or_nothing() {
        assert_eq!(tag("ko-Hani"), Some("ko-Hani"));
        for bad in ["", "a b", "\"><script>", "한", "x-", "abcdefghij"] {
            assert_eq!(tag(bad), None, "{bad}");
        }
    }

    #[test]
    fn markup_in_a_text_is_text() {
        check("<b>&\"", Locale::En, "&lt;b&gt;&amp;&quot;");
    }
}
