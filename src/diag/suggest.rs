//! The known word that a mistyped one was probably meant to be.

/// Shorter words are near to everything.
const SHORTEST: usize = 3;
/// Longer words are not compared: nobody mistypes them into something near.
const LONGEST: usize = 64;
/// How many pairs of letters are compared in all: after that, what is known is too much to be
/// walked for a hint.
const COMPARED: usize = 400_000;

/// Returns the known word nearest to `word`, if it is near enough to be what was meant: at most
/// one edit in three characters, without regard to case.
///
/// # Source
///
/// Optimal string alignment distance (Damerau–Levenshtein without repeated edits).
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed: Vec<char> = word.to_lowercase().chars().collect();
    if !(SHORTEST..=LONGEST).contains(&typed.len()) {
        return None;
    }
    let allowed = typed.len().div_ceil(3);
    let mut compared = 0;
    let near = |candidate: &'a str| {
        if compared > COMPARED {
            return None;
        }
        let letters: Vec<char> = candidate.to_lowercase().chars().take(LONGEST + 1).collect();
        let fits = letters.len().abs_diff(typed.len()) <= allowed;
        compared += if fits { letters.len() * typed.len() } else { 0 };
        let fits = fits && compared <= COMPARED;
        let edits = if fits { distance(&typed, &letters) } else { usize::MAX };
        (edits <= allowed && edits > 0).then_some((edits, candidate))
    };
    known.into_iter().filter_map(near).min_by_key(|(edits, _)| *edits).map(|(_, it)| it)
}

fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (row, &a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &b) in right.iter().enumerate() {
            let at =
                |line: &[usize], slot: usize| line.get(slot).copied().unwrap_or(usize::MAX - 1);
            let mut best = (at(&above, column) + usize::from(a != b))
                .min(at(&above, column + 1) + 1)
                .min(at(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && left.get(row - 1) == Some(&b)
                && right.get(column - 1) == Some(&a);
            if swapped {
                best = best.min(at(&before, column - 1) + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_word_is_suggested_and_a_far_one_is_not() {
        let known = ["country", "series", "theme", "since"];
        assert_eq!(did_you_mean("contry", known), Some("country"));
        assert_eq!(did_you_mean("hteme", known), Some("theme"));
        assert_eq!(did_you_mean("Series", ["series"]), None, "the same word is no suggestion");
        assert_eq!(did_you_mean("zebra", known), None);
        assert_eq!(did_you_mean(&"x".repeat(100_000), known), None);
    }
}
