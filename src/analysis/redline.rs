//! Which words of a text were taken out, and which were put in?

use similar::{Algorithm, DiffOp, capture_diff_slices_by_key};

use crate::text;

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edit {
    /// They stand in both texts.
    Same,
    /// They stood in the earlier text.
    Removed,
    /// They stand in the later text.
    Added,
}

impl Edit {
    /// Returns the word that exports use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Removed => "removed",
            Self::Added => "added",
        }
    }
}

/// Words that share a fate, with the blanks between them but none at the ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Their fate.
    pub edit: Edit,
    /// The words.
    pub text: String,
}

impl Span {
    /// Tells whether a blank stands between these words and the `next` ones. Between letters of a
    /// script without blanks there is none.
    pub fn is_apart_from(&self, next: &Self) -> bool {
        apart(&self.text, &next.text)
    }
}

/// The most words of a text that are compared.
const LONGEST: usize = 2_000;

/// Compares two texts word by word. `None` where they share too little for that to be read: the
/// two are then better shown one under the other.
///
/// Letter case and width make no difference; what is the same is given as the later text has it.
/// In scripts without blanks, letters stand for words.
///
/// # Rule
///
/// Too little is less than a third of the words of both, and so is a text of more than 2,000 words.
///
/// # Source
///
/// Myers, *An O(ND) Difference Algorithm and Its Variations* (1986).
pub fn redline(before: &str, after: &str) -> Option<Vec<Span>> {
    let [before, after] = [before, after].map(|it| text::words(it).take(LONGEST + 1));
    let (before, after): (Vec<&str>, Vec<&str>) = (before.collect(), after.collect());
    let words = before.len() + after.len();
    if before.len().max(after.len()) > LONGEST {
        return None;
    }
    // Texts that have little in common take the longest, so that is found out before.
    if shared(&before, &after) * 6 < words {
        return None;
    }
    let fold = |it: &&str| text::fold(it);
    let steps = capture_diff_slices_by_key(Algorithm::Myers, &before, &after, fold);
    let same: usize = steps.iter().map(unchanged).sum();
    (same * 6 >= words).then(|| spans(&steps, &before, &after))
}

/// Counts the words that stand in both texts, wherever in them.
fn shared(before: &[&str], after: &[&str]) -> usize {
    let sorted = |words: &[&str]| {
        let mut folded: Vec<String> = words.iter().map(|it| text::fold(it)).collect();
        folded.sort_unstable();
        folded
    };
    let (before, mut after) = (sorted(before), sorted(after).into_iter().peekable());
    let mut count = 0;
    for word in &before {
        while after.next_if(|it| it < word).is_some() {}
        count += usize::from(after.next_if_eq(word).is_some());
    }
    count
}

const fn unchanged(step: &DiffOp) -> usize {
    match step {
        DiffOp::Equal { len, .. } => *len,
        _ => 0,
    }
}

fn spans(steps: &[DiffOp], before: &[&str], after: &[&str]) -> Vec<Span> {
    let mut spans = Vec::new();
    for step in steps {
        let (old, new) = (before.get(step.old_range()), after.get(step.new_range()));
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        if matches!(step, DiffOp::Equal { .. }) {
            push(&mut spans, Edit::Same, new);
        } else {
            push(&mut spans, Edit::Removed, old);
            push(&mut spans, Edit::Added, new);
        }
    }
    spans
}

fn push(spans: &mut Vec<Span>, edit: Edit, words: &[&str]) {
    if words.is_empty() {
        return;
    }
    if spans.last().is_none_or(|it| it.edit != edit) {
        spans.push(Span { edit, text: String::new() });
    }
    let Some(span) = spans.last_mut() else { return };
    for word in words {
        if apart(&span.text, word) {
            span.text.push(' ');
        }
        span.text.push_str(word);
    }
}

/// Tells whether a blank stands between two words.
fn apart(before: &str, after: &str) -> bool {
    let spaced = |it: Option<char>| it.is_some_and(|it| !text::is_unspaced(it));
    spaced(before.chars().next_back()) && spaced(after.chars().next())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes a redline as `git diff --word-diff` does.
    fn told(before: &str, after: &str) -> String {
        let Some(spans) = redline(before, after) else { return "too little".to_owned() };
        let mark = |it: &Span| match it.edit {
            Edit::Same => it.text.clone(),
            Edit::Removed => format!("[-{}-]", it.text),
            Edit::Added => format!("{{+{}+}}", it.text),
        };
        spans.iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_that_went_and_came_are_told() {
        assert_eq!(
            told("Exchange more information", "Exchange information"),
            "Exchange [-more-] information"
        );
        assert_eq!(
            told(
                "Line up approaches to third countries",
                "Coordinate approaches to other countries"
            ),
            "[-Line up-] {+Coordinate+} approaches to [-third-] {+other+} countries"
        );
        assert_eq!(
            told("Share, then meet.", "Share then meet."),
            "[-Share,-] {+Share+} then meet."
        );
        assert_eq!(told("the same  words", "The same words"), "The same words");
        assert_eq!(told("", ""), "");
    }

    #[test]
    fn scripts_without_blanks_are_compared_by_letters() {
        assert_eq!(told("情報の共有", "情報共有"), "情報 [-の-] 共有");
        assert_eq!(told("정보 공유 확대", "정보 공유"), "정보 공유 [-확대-]");
    }

    #[test]
    fn a_blank_stands_only_where_the_script_has_one() {
        let spans = redline("IT労働者の 阻止", "IT労働者 阻止").unwrap();
        let texts: Vec<&str> = spans.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["IT労働者", "の", "阻止"]);
        assert!(!spans[0].is_apart_from(&spans[1]));
        let spans = redline("a b c", "a b d").unwrap();
        assert!(spans[0].is_apart_from(&spans[1]));
    }

    #[test]
    fn texts_with_less_than_a_third_in_common_have_none() {
        assert_eq!(told("a b c d e", "a x y z w"), "too little");
        assert_eq!(told("a b", "a c"), "a [-b-] {+c+}");
        assert_eq!(told("", "a"), "too little");
        // Enough words in common, but not in the same order.
        assert_eq!(told("a b c d e f g h", "h g f e d c b a"), "too little");
    }

    #[test]
    fn long_texts_have_none() {
        let long = "word ".repeat(LONGEST);
        assert!(redline(&long, &long).is_some());
        assert!(redline(&format!("{long} more"), &long).is_none());
    }

    proptest! {
        #[test]
        fn what_stands_and_what_was_put_in_is_the_later_text(
            before in "([a-c]{1,2}|[情報の]|[가나]{1,2}|[,.「」]| ){0,30}",
            after in "([a-c]{1,2}|[情報の]|[가나]{1,2}|[,.「」]| ){0,30}",
        ) {
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            if let Some(spans) = redline(&before, &after) {
                let kept = |out: Edit| {
                    let kept = spans.iter().filter(|it| it.edit != out);
                    letters(&kept.map(|it| it.text.as_str()).collect::<String>())
                };
                prop_assert_eq!(kept(Edit::Removed), letters(&after));
                prop_assert_eq!(kept(Edit::Added), letters(&before));
                prop_assert!(spans.windows(2).all(|it| it[0].edit != it[1].edit));
                prop_assert!(spans.iter().all(|it| it.text.trim() == it.text && !it.text.is_empty()));
            }
        }
    }
}
