//! The words of dates in English, Korean and Japanese; all folded.

use super::Which;
use crate::model::Day;

pub(super) const TODAY: [&str; 10] =
    ["today", "as of", "as-of", "asof", "오늘", "기준일", "今日", "本日", "基準日", "現在"];

const PLACES: [(&str, Which); 14] = [
    ("next", Which::Next),
    ("previous", Which::Previous),
    ("prev", Which::Previous),
    ("first", Which::First),
    ("last", Which::Last),
    ("다음", Which::Next),
    ("이전", Which::Previous),
    ("처음", Which::First),
    ("첫", Which::First),
    ("마지막", Which::Last),
    ("次の", Which::Next),
    ("前の", Which::Previous),
    ("最初の", Which::First),
    ("最後の", Which::Last),
];

/// Returns which event is asked for, and what stands behind that word.
pub(super) fn which(folded: &str) -> Option<(Which, &str)> {
    PLACES.iter().find_map(|(word, which)| {
        // At the end of a Japanese line there is no particle.
        if folded == word.trim_end_matches('の') {
            return Some((*which, ""));
        }
        let rest = folded.strip_prefix(word)?;
        let joined = word.ends_with('の') || rest.starts_with(char::is_whitespace);
        (joined || rest.is_empty()).then(|| (*which, rest.trim()))
    })
}

/// A step of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Days(i32),
    Months(i32),
}

/// A unit, and what it is called.
type Names = (Unit, &'static [&'static str]);

const UNITS: [Names; 5] = [
    (Unit::Days(1), &["d", "day", "days", "일", "日"]),
    (Unit::Days(7), &["w", "week", "weeks", "주", "주일", "週", "週間"]),
    (
        Unit::Months(1),
        &["m", "mo", "month", "months", "월", "달", "개월", "月", "か月", "カ月", "ヶ月", "ヵ月"],
    ),
    (Unit::Months(3), &["q", "quarter", "quarters", "분기", "四半期"]),
    (Unit::Months(12), &["y", "yr", "year", "years", "년", "해", "年"]),
];

impl Unit {
    pub(super) fn named(word: &str) -> Option<Self> {
        UNITS.iter().find(|(_, names)| names.contains(&word)).map(|(unit, _)| *unit)
    }

    pub(super) fn after(self, day: Day, count: i32) -> Day {
        match self {
            Self::Days(days) => day.saturating_add(i64::from(days) * i64::from(count)),
            Self::Months(months) => day.add_months(months.saturating_mul(count)),
        }
    }
}

/// The months by their English names; of a longer name the first three letters would do, but
/// `march` and `mark` are not the same.
const MONTHS: [(&str, &str); 12] = [
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may", "may"),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
];

const SEASONS: [(&str, i32); 13] = [
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
    ("봄", 21),
    ("여름", 22),
    ("가을", 23),
    ("겨울", 24),
    ("春", 21),
    ("夏", 22),
    ("秋", 23),
    ("冬", 24),
];

pub(super) fn season_named(word: &str) -> Option<i32> {
    SEASONS.iter().find(|(name, _)| *name == word).map(|(_, season)| *season)
}

pub(super) fn month_named(word: &str) -> Option<i32> {
    let slot = MONTHS.iter().position(|(short, long)| {
        word == *short || word == *long || (word == "sept" && *short == "sep")
    })?;
    i32::try_from(slot + 1).ok()
}

/// What stands behind a number and says what it is.
#[derive(Clone, Copy)]
pub(super) enum Suffix {
    Year,
    Month,
    Day,
    Quarter,
}

pub(super) fn suffix(word: &str) -> Option<Suffix> {
    Some(match word {
        "년" | "年" => Suffix::Year,
        "월" | "月" => Suffix::Month,
        "일" | "日" | "st" | "nd" | "rd" | "th" => Suffix::Day,
        "분기" | "四半期" => Suffix::Quarter,
        _ => return None,
    })
}
