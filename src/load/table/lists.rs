//! Lists in a cell, in the tables of people and in our own.
//!
//! People part items by `;` or by lines. Our own tables part them by `; ` and put `\` before a mark
//! that belongs to an item, so that every item comes back as it was.

use std::borrow::Cow;

/// What a spreadsheet would take for the beginning of a formula.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Returns the items of a cell as people write them.
pub(in crate::load) fn items<'a>(cell: &Cow<'a, str>) -> Vec<Cow<'a, str>> {
    let split = |text: &str| -> Vec<(usize, usize)> {
        let items = text.split([';', '\n', '\r']).map(str::trim).filter(|it| !it.is_empty());
        items.map(|it| (it.as_ptr().addr() - text.as_ptr().addr(), it.len())).collect()
    };
    match cell {
        Cow::Borrowed(text) => {
            let text: &'a str = text;
            let parts = split(text);
            parts.into_iter().filter_map(|(at, n)| text.get(at..at + n)).map(Cow::from).collect()
        }
        Cow::Owned(text) => {
            let parts = split(text);
            let each = parts.into_iter().filter_map(|(at, n)| text.get(at..at + n));
            each.map(|it| Cow::from(it.to_owned())).collect()
        }
    }
}

/// Returns a cell without the `'` that keeps a spreadsheet from taking it for a formula.
pub(in crate::load) fn unguarded(cell: &str) -> &str {
    let is_guarded = cell.starts_with('\'') && cell.trim_start_matches('\'').starts_with(STARTS);
    if is_guarded { cell.strip_prefix('\'').unwrap_or(cell) } else { cell }
}

/// Parts a cell of our own at a mark that has no `\` before it. What is in the parts stays escaped.
pub(in crate::load) fn parts(cell: &str, mark: char) -> Vec<&str> {
    let (mut parts, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, letter) in cell.char_indices() {
        if letter == mark && !escaped {
            parts.extend(cell.get(start..at));
            start = at + letter.len_utf8();
        }
        escaped = letter == '\\' && !escaped;
    }
    parts.extend(cell.get(start..));
    parts
}

/// Returns the items of a list of our own, which stay escaped.
pub(in crate::load) fn own_items(cell: &str) -> Vec<&str> {
    let mut items = parts(cell, ';');
    // A blank stands behind each `;`, for the eye.
    for item in items.iter_mut().skip(1) {
        *item = item.strip_prefix(' ').unwrap_or(item);
    }
    items
}

/// Returns an item of our own as it was.
pub(in crate::load) fn unescaped(item: &str) -> String {
    let mut plain = String::with_capacity(item.len());
    let mut letters = item.chars().peekable();
    while let Some(letter) = letters.next() {
        let escaped = letters.next_if(|it| letter == '\\' && matches!(it, '\\' | ';' | '>' | '|'));
        plain.push(escaped.unwrap_or(letter));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_parted_by_semicolons_and_lines() {
        let of = |cell: &'static str| items(&Cow::Borrowed(cell));
        assert_eq!(of("a; b ;c"), ["a", "b", "c"]);
        assert_eq!(of("a\r\nb\n\n"), ["a", "b"]);
        assert_eq!(of(" ; "), [""; 0]);
        assert_eq!(items(&Cow::Owned("x;y".to_owned())), ["x", "y"]);
    }

    #[test]
    fn our_own_items_come_back_as_they_were() {
        let of = |cell| own_items(cell).into_iter().map(unescaped).collect::<Vec<_>>();
        assert_eq!(of("a; b\\; c; d\\\\"), ["a", "b; c", "d\\"]);
        assert_eq!(of("; Minister"), ["", "Minister"]);
        assert_eq!(of("C:\\temp"), ["C:\\temp"]);
    }

    #[test]
    fn a_guard_is_taken_off_and_an_apostrophe_is_not() {
        assert_eq!(unguarded("'=1+1"), "=1+1");
        assert_eq!(unguarded("''=1+1"), "'=1+1");
        assert_eq!(unguarded("'90s"), "'90s");
        assert_eq!(unguarded("-12.5"), "-12.5");
    }
}
