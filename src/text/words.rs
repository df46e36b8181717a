//! What are the words of a text, in scripts with blanks between them and in scripts without?

use unicode_segmentation::UnicodeSegmentation as _;

use super::fold::fold;

/// The most terms of a text that are told apart: what comes later is not compared.
const MOST: usize = 256;

/// Tells whether a letter is of a script that is written without blanks between words.
pub const fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{2E80}'..='\u{303F}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FF0F}' | '\u{20000}'..='\u{3FFFF}')
}

/// Tells whether words of this script carry endings that no blank sets off.
const fn is_syllabic(letter: char) -> bool {
    is_unspaced(letter) || matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Returns the words of a text as one reads them: what stands between blanks, with the punctuation
/// that sticks to it. A script without blanks is cut where a word may end (UAX #29), which for
/// most of its letters is after each.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().flat_map(pieces)
}

/// Cuts what stands between two blanks. Punctuation stays with the piece before it.
fn pieces(word: &str) -> Vec<&str> {
    if !word.contains(is_unspaced) {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let (mut start, mut spelt) = (0, false);
    for (at, piece) in word.split_word_bound_indices() {
        let is_spelt = piece.contains(char::is_alphanumeric);
        if is_spelt && spelt {
            pieces.extend(word.get(start..at));
            start = at;
        }
        spelt |= is_spelt;
    }
    pieces.extend(word.get(start..));
    pieces
}

/// Returns what two texts are compared by, sorted and each once: folded words (UAX #29), and of
/// Hangul, Han and kana every two letters that stand side by side, since endings and missing
/// blanks hide where their words are.
pub fn terms(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut terms: Vec<String> = Vec::new();
    let mut rest = folded.as_str();
    while let (Some(first), true) = (rest.chars().next(), terms.len() < MOST) {
        let syllabic = is_syllabic(first);
        let end = rest.find(|it| is_syllabic(it) != syllabic).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        if syllabic {
            terms.extend(pairs(run));
        } else {
            terms.extend(run.unicode_words().take(MOST).map(str::to_owned));
        }
        rest = after;
    }
    terms.truncate(MOST);
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// Returns every two letters that stand side by side; a letter that stands alone, by itself.
fn pairs(run: &str) -> Vec<String> {
    let run: Vec<char> = run.chars().filter(|it| it.is_alphanumeric()).take(MOST).collect();
    match run.as_slice() {
        [alone] => vec![alone.to_string()],
        letters => letters.windows(2).map(|pair| pair.iter().collect()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_stays_with_its_word() {
        let all = |text| words(text).collect::<Vec<_>>().join("|");
        assert_eq!(all("Crypto, IT  and (other) firms."), "Crypto,|IT|and|(other)|firms.");
        assert_eq!(all("협력국·민간 기업과의"), "협력국·민간|기업과의");
        assert_eq!(all("IT労働者「偽装」、AI業界"), "IT|労|働|者「|偽|装」、|AI|業|界");
        assert_eq!(all("  "), "");
    }

    #[test]
    fn terms_do_not_depend_on_endings_or_case() {
        assert_eq!(terms("Share SHARE it."), ["it", "share"]);
        assert_eq!(terms("협력을 IT"), ["it", "력을", "협력"]);
        assert_eq!(terms("情報、盗"), ["報盗", "情報"]);
        assert_eq!(terms("x 盗"), ["x", "盗"]);
        assert!(terms(&"a b c ".repeat(10_000)).len() <= MOST);
    }
}
