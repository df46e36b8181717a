//! Would Markwhen take this text for what it is?
//!
//! Each answer is on the safe side: a text that is not plain stands in quotes, where nothing can
//! happen to it.

/// Tells whether a word can stand as `#word`.
pub(super) fn is_tag(word: &str) -> bool {
    let letters = |it: char| it.is_alphanumeric() || matches!(it, '_' | '-');
    !word.is_empty() && word.chars().all(letters) && !word.bytes().all(|it| it.is_ascii_digit())
}

/// Tells whether a text can stand in the first line of an event, or as a heading.
pub(super) fn is_title(text: &str) -> bool {
    let is_trimmed = !text.is_empty() && text.trim() == text && !text.contains(['\n', '\r', '[']);
    let first = text.split([' ', '\t']).next().unwrap_or_default();
    let signs = ['#', '!', '@'];
    let begins_free = text.split(|it: char| it.is_whitespace() || it == '(');
    is_trimmed && !first.ends_with('%') && !begins_free.into_iter().any(|it| it.starts_with(signs))
}

/// Tells whether a text can be an item of a list.
pub(super) fn is_item(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(['\n', '\r', '['])
}

/// Tells whether a text can be the description, line by line.
pub(super) fn is_text(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && text.split('\n').all(|it| it.is_empty() || is_line(it))
}

fn is_line(line: &str) -> bool {
    let word = line.split(|it: char| !it.is_alphabetic()).next().unwrap_or_default();
    let begins_well = line.trim() == line && line.starts_with(char::is_alphabetic);
    let is_block = matches!(word, "section" | "group" | "endSection" | "endGroup");
    begins_well
        && !is_block
        && !line.contains(['#', '[', '@', '\r'])
        && (!line.contains(':') || !begins_a_date(word))
}

/// Tells whether dates may begin with a word.
fn begins_a_date(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    const OTHERS: [&str; 13] = [
        "to", "now", "am", "pm", "bc", "bce", "ad", "ce", "after", "before", "by", "every", "from",
    ];
    let lower = word.to_lowercase();
    MONTHS.iter().any(|it| lower.starts_with(it))
        || OTHERS.contains(&lower.as_str())
        || lower.chars().all(|it| "wxtzy".contains(it))
}

/// Returns the words of a title that could not stand as they are, without the signs in them.
pub(super) fn without_signs(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|it| if it.is_alphanumeric() || ".,;'\"()?+&/–—-".contains(it) { it } else { ' ' })
        .collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
