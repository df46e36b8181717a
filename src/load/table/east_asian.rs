//! How do Korean and Japanese dates become plain numbers?
//!
//! Digits of full width become plain ones, a weekday in brackets is dropped, and a year of a
//! Japanese era becomes one of the common calendar.

use std::borrow::Cow;

/// The eras of Japan, and the year before the first of each.
const ERAS: [(&str, u32); 3] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)];
/// The letters that stand for weekdays.
const WEEKDAYS: &str = "월화수목금토일月火水木金土日";

/// Returns a date with plain digits, without its weekday, in the common calendar.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let text: String = text.chars().map(half_width).collect();
    Cow::Owned(of_era(&without_weekday(&text)))
}

fn half_width(letter: char) -> char {
    match letter {
        '０'..='９' => {
            char::from_digit(u32::from(letter) - u32::from('０'), 10).unwrap_or(letter)
        }
        '／' => '/',
        '：' => ':',
        '．' => '.',
        '（' => '(',
        '）' => ')',
        '～' | '〜' => '~',
        '－' | '‐' | '–' | '−' => '-',
        '\u{a0}' | '\u{202f}' | '\u{3000}' => ' ',
        _ => letter,
    }
}

/// Drops `(화)`, `(火)`, `(화요일)` and `(火曜日)`, wherever they stand.
fn without_weekday(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((head, tail)) = rest.split_once('(') {
        let Some((_, behind)) = tail.split_once(')').filter(|(it, _)| is_weekday(it)) else {
            plain.push_str(head);
            plain.push('(');
            rest = tail;
            continue;
        };
        plain.push_str(head);
        // A time may stand close behind.
        let is_close = behind.starts_with(|it: char| it.is_ascii_digit());
        plain.push_str(if is_close { " " } else { "" });
        rest = behind;
    }
    plain.push_str(rest);
    plain.trim_end().to_owned()
}

fn is_weekday(word: &str) -> bool {
    let word = word.trim();
    let word = ["요일", "曜日", "曜"].iter().find_map(|it| word.strip_suffix(it)).unwrap_or(word);
    let mut letters = word.chars();
    letters.next().is_some_and(|it| WEEKDAYS.contains(it)) && letters.next().is_none()
}

/// Writes `令和6年5月6日` as `2024年5月6日`; `元年` is the first year.
fn of_era(text: &str) -> String {
    let of = |(name, before): &(&str, u32)| {
        let (year, rest) = text.trim_start().strip_prefix(name)?.split_once('年')?;
        let year = match year.trim() {
            "元" => 1,
            number => number.parse().ok().filter(|it| (1..=99).contains(it))?,
        };
        Some(format!("{}年{rest}", before + year))
    };
    ERAS.iter().find_map(of).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn east_asian_dates_become_plain_numbers() {
        assert_eq!(plain("２０２４－０３"), "2024-03");
        assert_eq!(plain("2024-03-05(화)"), "2024-03-05");
        assert_eq!(plain("2024年3月5日（火曜日）14:00"), "2024年3月5日 14:00");
        assert_eq!(plain("令和6年5月6日"), "2024年5月6日");
        assert_eq!(plain("平成元年"), "1989年");
        assert_eq!(plain("서울 (한국)"), "서울 (한국)");
    }
}
