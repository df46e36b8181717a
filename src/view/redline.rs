//! What became of a text, word by word, in rows of so many columns.

use super::rows::Run;
use super::sheet::Role;
use crate::analysis::{Edit, redline};
use crate::text;

/// Returns a text in one role.
pub(super) fn plain(text: &str, columns: u16, role: Role) -> Vec<Run> {
    flow(&[(text.to_owned(), role)], columns)
}

/// Returns a later text with what the earlier one had in its place: word by word, or where they
/// share too little for that, one under the other. Of texts that are the same, one.
pub(super) fn changed(before: &str, after: &str, columns: u16) -> Vec<Run> {
    if before == after {
        return plain(after, columns, Role::Text);
    }
    woven(before, after, columns).unwrap_or_else(|| {
        let mut rows = plain(before, columns, Role::Removed);
        rows.extend(plain(after, columns, Role::Added));
        rows
    })
}

/// Returns a later text with what the earlier one had in its place, word by word; `None` where they
/// share too little for that.
pub(super) fn woven(before: &str, after: &str, columns: u16) -> Option<Vec<Run>> {
    let role = |edit| match edit {
        Edit::Same => Role::Text,
        Edit::Removed => Role::Removed,
        Edit::Added => Role::Added,
    };
    let spans = redline(before, after)?;
    let words: Run = spans.into_iter().map(|it| (it.text, role(it.edit))).collect();
    Some(flow(&words, columns))
}

/// Breaks texts that stand side by side, with a space between, into rows.
pub(super) fn flow(words: &[(String, Role)], columns: u16) -> Vec<Run> {
    // A space between two roles belongs to neither: their tints never touch.
    let gap = std::iter::once((' ', Role::Text));
    let letters = words
        .iter()
        .filter(|it| !it.0.is_empty())
        .flat_map(|(text, role)| gap.clone().chain(text.chars().map(|letter| (letter, *role))));
    let letters: Vec<(char, Role)> = letters.skip(1).collect();
    let joined: String = letters.iter().map(|it| it.0).collect();
    let mut letters = letters.into_iter();
    // A single column has no room for a letter of two.
    let lines = text::wrap(&joined, usize::from(columns.max(2)));
    lines.iter().map(|line| run(line, &mut letters)).collect()
}

/// Returns the pieces of a row; what is skipped of the letters is the space at which it was broken.
fn run(line: &str, letters: &mut impl Iterator<Item = (char, Role)>) -> Run {
    let mut pieces: Run = Vec::new();
    for letter in line.chars() {
        let Some((_, role)) = letters.find(|it| it.0 == letter) else { break };
        match pieces.last_mut() {
            Some((text, last)) if *last == role => text.push(letter),
            _ => pieces.push((letter.to_string(), role)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &[(&str, Role)], columns: u16) -> Vec<String> {
        let words: Run = words.iter().map(|(it, role)| ((*it).to_owned(), *role)).collect();
        let mark = |(text, role): &(String, Role)| match role {
            Role::Added => format!("[{text}]"),
            Role::Removed => format!("({text})"),
            _ => text.clone(),
        };
        flow(&words, columns).iter().map(|it| it.iter().map(mark).collect()).collect()
    }

    #[test]
    fn a_redline_is_wrapped_without_its_tints_touching() {
        let words =
            [("Give more", Role::Removed), ("Get", Role::Added), ("crypto firms", Role::Text)];
        assert_eq!(told(&words, 40), ["(Give more) [Get] crypto firms"]);
        assert_eq!(told(&words, 14), ["(Give more) [Get]", "crypto firms"]);
        assert_eq!(told(&words, 6), ["(Give)", "(more)", "[Get]", "crypto", "firms"]);
    }

    #[test]
    fn korean_and_long_words_lose_nothing() {
        let words = [("정보를 공유하고", Role::Removed), ("antidisestablishment", Role::Added)];
        let rows = told(&words, 7);
        assert_eq!(
            rows.concat().replace([' ', '(', ')', '[', ']'], ""),
            "정보를공유하고antidisestablishment"
        );
        assert_eq!(told(&[], 7), [""]);
    }

    #[test]
    fn the_same_words_are_written_once_and_others_one_under_the_other() {
        let one = changed("Share information", "Share information", 40);
        assert_eq!(one, [[("Share information".to_owned(), Role::Text)]]);
        let rows = changed("Alpha", "Omega", 40);
        let roles: Vec<Role> = rows.iter().flatten().map(|it| it.1).collect();
        assert_eq!(roles, [Role::Removed, Role::Added]);
    }
}
