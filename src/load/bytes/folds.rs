//! Letters that a calendar program broke in two where it folded a line.
//!
//! RFC 5545, 3.1 counts octets, and some programs fold at the 75th wherever it falls. The fold is
//! moved behind the letter, so that no byte and no line of the file is lost.

/// Returns the bytes with every fold moved out of the letter that it parts; `None` where there is
/// none, or the bytes are no calendar. `from` is the first byte that is no UTF-8.
pub(super) fn moved(bytes: &[u8], from: usize) -> Option<Vec<u8>> {
    const START: &[u8] = b"BEGIN:V";
    let start = bytes.trim_ascii_start().get(..START.len())?;
    if !start.eq_ignore_ascii_case(START) {
        return None;
    }
    let mut all = Vec::with_capacity(bytes.len());
    let (valid, mut rest) = bytes.split_at_checked(from)?;
    all.extend_from_slice(valid);
    let mut is_moved = false;
    loop {
        let wrong = match std::str::from_utf8(rest) {
            Ok(_) => break,
            Err(error) => error.valid_up_to(),
        };
        let (valid, broken) = rest.split_at_checked(wrong)?;
        all.extend_from_slice(valid);
        rest = if let Some((letter, fold, behind)) = parted(broken) {
            is_moved = true;
            all.extend(letter);
            all.extend_from_slice(fold);
            behind
        } else {
            let (first, behind) = broken.split_first()?;
            all.push(*first);
            behind
        };
    }
    all.extend_from_slice(rest);
    is_moved.then_some(all)
}

/// The bytes of a letter, the fold that stood in it, and what follows.
type Parted<'b> = (Vec<u8>, &'b [u8], &'b [u8]);

/// Takes a letter with a fold in it off the start of some bytes.
fn parted(bytes: &[u8]) -> Option<Parted<'_>> {
    let length = match bytes.first()? {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    let before = bytes.iter().take(length).position(|it| matches!(it, b'\r' | b'\n'))?;
    let (start, rest) = bytes.split_at_checked(before)?;
    let folds: [&[u8]; 4] = [b"\r\n ", b"\r\n\t", b"\n ", b"\n\t"];
    let fold = folds.into_iter().find(|it| rest.starts_with(it))?;
    let (fold, rest) = rest.split_at_checked(fold.len())?;
    let (end, behind) = rest.split_at_checked(length.checked_sub(before)?)?;
    let letter = [start, end].concat();
    std::str::from_utf8(&letter).ok()?;
    Some((letter, fold, behind))
}

#[cfg(test)]
mod tests {
    use crate::load::decode;

    #[test]
    fn a_fold_within_a_letter_is_moved_behind_it() {
        let start = b"BEGIN:VCALENDAR\r\nSUMMARY:".to_vec();
        for fold in ["\r\n ", "\r\n\t", "\n ", "\n\t"] {
            for at in 1..10 {
                let word = "한é😀";
                let mut bytes = start.clone();
                bytes.extend(&word.as_bytes()[..at.min(word.len())]);
                bytes.extend(fold.as_bytes());
                bytes.extend(&word.as_bytes()[at.min(word.len())..]);
                bytes.extend(b"\r\nEND:VCALENDAR");
                let (text, problems) = decode(&bytes);
                assert!(problems.is_empty(), "{at} {problems:?}");
                assert_eq!(
                    (text.len(), text.replace(fold, "").contains(word)),
                    (bytes.len(), true)
                );
            }
        }
    }

    #[test]
    fn other_bytes_stay_wrong() {
        let wrong: [&[u8]; 4] = [
            b"a,b\n\xED\x95\n \x9C",
            b"BEGIN:VCALENDAR\n\xED\x95\n \x9C\xFF",
            b"BEGIN:VCALENDAR\n\xED\x95\n  \x9C",
            b"BEGIN:VCALENDAR\n\xED\x95\n",
        ];
        for bytes in wrong {
            assert_eq!(decode(bytes).1.len(), 1, "{bytes:?}");
        }
    }
}
