//! How does a date read in each language, in as few columns as it can?
//!
//! Nothing is added that the source did not say: a date known to the month reads `Mar 2024`, never
//! `1 Mar 2024`. In a range, what both ends share is written once.

use super::Locale;
use crate::model::date::{Clock, Day, Edtf, End, PartialDate, Precision, Qualifier, Season};

/// Whether [`span`] writes the year; without it is for a list under a heading with the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `6–7 Nov 2023`
    WithYear,
    /// `6–7 Nov`. A date of which only the year or less is known still shows it.
    WithoutYear,
}

/// Returns a date or interval as text: `6–7 Nov 2023`, `2023년 11월 6–7일`, `2023年11月6–7日`.
///
/// `c. ` (경, 頃) stands for approximate and `?` for uncertain. An open end reads `since 2025`, an
/// unknown one `2025 – ?`. `dash` joins the ends of a range; it has spaces around it where an end
/// has a space or a dash inside. Times are the local ones of the source, without their offset.
pub fn span(date: &Edtf, locale: Locale, style: Style, dash: &str) -> String {
    let writer = Writer { locale, style, dash };
    match (date.start(), date.end()) {
        (End::Date(first), End::Date(last)) if first == last => writer.marked(&first),
        (End::Date(first), End::Date(last)) => writer.range(&first, &last),
        (End::Date(first), End::Open) => since(&writer.marked(&first), locale),
        (End::Open, End::Date(last)) => until(&writer.marked(&last), locale),
        (End::Date(first), End::Unknown) => format!("{} {dash} ?", writer.marked(&first)),
        (End::Unknown, End::Date(last)) => format!("? {dash} {}", writer.marked(&last)),
        // No `Edtf` is like this: one of its ends is a date.
        (End::Open | End::Unknown, End::Open | End::Unknown) => String::new(),
    }
}

/// Returns a day: `21 Nov 2026`, `2026년 11월 21일`, `2026年11月21日`.
pub fn day(day: Day, locale: Locale) -> String {
    let (number, month, day) = day.ymd();
    let rest = month_and_day(&month_part(month, locale), &day.to_string(), locale);
    with_year(&year(number, locale), &rest, locale)
}

/// Returns a month with its year: `Nov 2023`, `2023년 11월`, `2023年11月`.
pub fn month_year(day: Day, locale: Locale) -> String {
    let (number, month, _) = day.ymd();
    with_year(&year(number, locale), month_name(month, locale), locale)
}

/// Returns a year: `2023`, `2023년`, `2023年`.
///
/// The year 0 is `1 BC` (기원전 1년, 紀元前1年), and in English years below 1000 are `AD 44`, which
/// nobody will take for a day.
pub fn year(number: i32, locale: Locale) -> String {
    let before = 1 - i64::from(number);
    match (locale, number) {
        (Locale::En, ..=0) => format!("{before} BC"),
        (Locale::En, 1..=999) => format!("AD {number}"),
        (Locale::En, _) => number.to_string(),
        (Locale::Ko, ..=0) => format!("기원전 {before}년"),
        (Locale::Ko, _) => format!("{number}년"),
        (Locale::Ja, ..=0) => format!("紀元前{before}年"),
        (Locale::Ja, _) => format!("{number}年"),
    }
}

/// Returns the short name of a month, 1 to 12: `Nov`, `11월`, `11月`; empty for any other number.
pub fn month_name(month: u32, locale: Locale) -> &'static str {
    let names = match locale {
        Locale::En => {
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        }
        Locale::Ko => {
            ["1월", "2월", "3월", "4월", "5월", "6월", "7월", "8월", "9월", "10월", "11월", "12월"]
        }
        Locale::Ja => {
            ["1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月"]
        }
    };
    let index = usize::try_from(month).ok().and_then(|it| it.checked_sub(1));
    index.and_then(|it| names.get(it)).copied().unwrap_or_default()
}

/// Returns the short name of the day of the week: `Sat`, `토`, `土`.
pub fn weekday_name(day: Day, locale: Locale) -> &'static str {
    let [mon, tue, wed, thu, fri, sat, sun] = match locale {
        Locale::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Locale::Ko => ["월", "화", "수", "목", "금", "토", "일"],
        Locale::Ja => ["月", "火", "水", "木", "金", "土", "日"],
    };
    match day.weekday() {
        1 => mon,
        2 => tue,
        3 => wed,
        4 => thu,
        5 => fri,
        6 => sat,
        _ => sun,
    }
}

/// What stays the same while one span is written.
struct Writer<'a> {
    locale: Locale,
    style: Style,
    dash: &'a str,
}

impl Writer<'_> {
    /// Writes a single date and its marks of doubt.
    fn marked(&self, date: &PartialDate) -> String {
        mark(self.single(date, self.style), date.qualifier(), self.locale)
    }

    /// Writes two dates; doubts that both share stand around the whole.
    fn range(&self, first: &PartialDate, last: &PartialDate) -> String {
        if first.qualifier() != last.qualifier() {
            return self.loose(&self.marked(first), &self.marked(last));
        }
        let text = self.merged(first, last).unwrap_or_else(|| self.separate(first, last));
        mark(text, first.qualifier(), self.locale)
    }

    /// Writes a range of which only the finest parts differ, such as `6–7 Nov 2023`.
    fn merged(&self, first: &PartialDate, last: &PartialDate) -> Option<String> {
        let same_year = first.year() == last.year();
        let same_month = same_year && first.month() == last.month();
        match (first.precision(), last.precision()) {
            (Precision::Year, Precision::Year) => Some(self.years(first.year(), last.year())),
            (Precision::Season, Precision::Season) if same_year => {
                let [from, to] = [first.season()?, last.season()?];
                let seasons = self.tight(self.season(from), self.season(to));
                Some(with_year(&self.year_of(first, self.style), &seasons, self.locale))
            }
            (Precision::Month, Precision::Month) if same_year => {
                let [from, to] = [first.month()?, last.month()?].map(|it| self.month(it));
                let months = month_and_day(&self.tight(&from, &to), "", self.locale);
                Some(with_year(&self.year_of(first, self.style), &months, self.locale))
            }
            (Precision::Day, Precision::Day) if same_month => {
                let days = self.tight(&first.day()?.to_string(), &last.day()?.to_string());
                let rest = month_and_day(&self.month(first.month()?), &days, self.locale);
                Some(with_year(&self.year_of(first, self.style), &rest, self.locale))
            }
            (Precision::Minute | Precision::Second, Precision::Minute | Precision::Second)
                if same_month && first.day() == last.day() =>
            {
                let until = time(last.clock()?);
                Some(self.tight(&self.single(first, self.style), &until))
            }
            _ => None,
        }
    }

    /// Writes a range with two full ends, except that a shared year is written once.
    fn separate(&self, first: &PartialDate, last: &PartialDate) -> String {
        let fine = first.precision().min(last.precision()) > Precision::Year;
        let shared = fine && first.year() == last.year();
        let (from, to) = match (shared, self.locale) {
            (false, _) => (self.style, self.style),
            (true, Locale::En) => (Style::WithoutYear, self.style),
            (true, Locale::Ko | Locale::Ja) => (self.style, Style::WithoutYear),
        };
        self.loose(&self.single(first, from), &self.single(last, to))
    }

    /// Writes one date without its doubts.
    fn single(&self, date: &PartialDate, style: Style) -> String {
        let own_year = self.year_of(date, style);
        let month = date.month().map(|it| self.month(it)).unwrap_or_default();
        match date.precision() {
            Precision::Century => self.years(date.year(), date.year().saturating_add(99)),
            Precision::Decade => self.decade(date.year()),
            Precision::Year => year(date.year(), self.locale),
            Precision::Season => {
                let season = date.season().map(|it| self.season(it)).unwrap_or_default();
                with_year(&own_year, season, self.locale)
            }
            Precision::Month => {
                with_year(&own_year, &month_and_day(&month, "", self.locale), self.locale)
            }
            Precision::Day | Precision::Minute | Precision::Second => {
                let day = date.day().map(|it| it.to_string()).unwrap_or_default();
                let rest = month_and_day(&month, &day, self.locale);
                let text = with_year(&own_year, &rest, self.locale);
                match date.clock() {
                    Some(clock) => format!("{text} {}", time(clock)),
                    None => text,
                }
            }
        }
    }

    /// Writes the years of a range or a century, with the era and the suffix once.
    fn years(&self, first: i32, last: i32) -> String {
        let (from, to) = (year(first, self.locale), year(last, self.locale));
        let (prefix, suffix) = match (self.locale, first > 0, last > 0) {
            (Locale::En, false, false) => ("", " BC"),
            (Locale::En, true, _) if first > 999 => ("", ""),
            (Locale::Ko, false, false) => ("기원전 ", "년"),
            (Locale::Ja, false, false) => ("紀元前", "年"),
            (Locale::Ko, true, true) => ("", "년"),
            (Locale::Ja, true, true) => ("", "年"),
            _ => return self.loose(&from, &to),
        };
        let head = from.strip_suffix(suffix).unwrap_or(&from);
        self.tight(head, to.strip_prefix(prefix).unwrap_or(&to))
    }

    /// Writes `1980s`; the first ten years, which begin with 1 BC, as a range.
    fn decade(&self, first: i32) -> String {
        if first < 1 {
            return self.years(first, first.saturating_add(9));
        }
        let text = year(first, self.locale);
        match self.locale {
            Locale::En => format!("{text}s"),
            Locale::Ko => format!("{text}대"),
            Locale::Ja => format!("{text}代"),
        }
    }

    /// Returns the year that stands beside finer parts; empty where the style leaves it out.
    fn year_of(&self, date: &PartialDate, style: Style) -> String {
        match style {
            Style::WithYear => year(date.year(), self.locale),
            Style::WithoutYear => String::new(),
        }
    }

    fn month(&self, month: u32) -> String {
        month_part(month, self.locale)
    }

    const fn season(&self, season: Season) -> &'static str {
        match (self.locale, season) {
            (Locale::En, Season::Spring) => "spring",
            (Locale::En, Season::Summer) => "summer",
            (Locale::En, Season::Autumn) => "autumn",
            (Locale::En, Season::Winter) => "winter",
            (Locale::Ko, Season::Spring) => "봄",
            (Locale::Ko, Season::Summer) => "여름",
            (Locale::Ko, Season::Autumn) => "가을",
            (Locale::Ko, Season::Winter) => "겨울",
            (Locale::Ja, Season::Spring) => "春",
            (Locale::Ja, Season::Summer) => "夏",
            (Locale::Ja, Season::Autumn) => "秋",
            (Locale::Ja, Season::Winter) => "冬",
        }
    }

    fn tight(&self, first: &str, last: &str) -> String {
        format!("{first}{}{last}", self.dash)
    }

    fn loose(&self, first: &str, last: &str) -> String {
        let busy = |end: &str| end.contains(' ') || end.contains(self.dash);
        if busy(first) || busy(last) {
            return format!("{first} {} {last}", self.dash);
        }
        self.tight(first, last)
    }
}

/// Returns a month as it stands in a date: with its name in English, else as a bare number.
fn month_part(month: u32, locale: Locale) -> String {
    match locale {
        Locale::En => month_name(month, locale).to_owned(),
        Locale::Ko | Locale::Ja => month.to_string(),
    }
}

/// Joins a month and a day, or two of either; the day may be empty.
fn month_and_day(month: &str, day: &str, locale: Locale) -> String {
    match (locale, day) {
        (Locale::En, "") => month.to_owned(),
        (Locale::En, _) => format!("{day} {month}"),
        (Locale::Ko, "") => format!("{month}월"),
        (Locale::Ko, _) => format!("{month}월 {day}일"),
        (Locale::Ja, "") => format!("{month}月"),
        (Locale::Ja, _) => format!("{month}月{day}日"),
    }
}

/// Puts the year, if there is one, on the side where the language has it.
fn with_year(year: &str, rest: &str, locale: Locale) -> String {
    match (locale, year) {
        (_, "") => rest.to_owned(),
        (Locale::En, _) => format!("{rest} {year}"),
        (Locale::Ko, _) => format!("{year} {rest}"),
        (Locale::Ja, _) => format!("{year}{rest}"),
    }
}

fn mark(text: String, qualifier: Qualifier, locale: Locale) -> String {
    let about = match (qualifier.is_approximate(), locale) {
        (false, _) => text,
        (true, Locale::En) => format!("c. {text}"),
        (true, Locale::Ko) => format!("{text}경"),
        (true, Locale::Ja) => format!("{text}頃"),
    };
    if qualifier.is_uncertain() { format!("{about}?") } else { about }
}

fn since(date: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("since {date}"),
        Locale::Ko => format!("{date}부터"),
        Locale::Ja => format!("{date}から"),
    }
}

fn until(date: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("until {date}"),
        Locale::Ko => format!("{date}까지"),
        Locale::Ja => format!("{date}まで"),
    }
}

/// Writes `14:00` or `14:00:05`.
fn time(clock: Clock) -> String {
    let (hour, minute) = (clock.minute_of_day() / 60, clock.minute_of_day() % 60);
    let seconds = clock.second().map(|it| format!(":{it:02}")).unwrap_or_default();
    format!("{hour:02}:{minute:02}{seconds}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Checks a date in English, Korean and Japanese, with the year.
    #[track_caller]
    fn reads(text: &str, expected: [&str; 3]) {
        check(text, Style::WithYear, expected);
    }

    #[track_caller]
    fn reads_without_year(text: &str, expected: [&str; 3]) {
        check(text, Style::WithoutYear, expected);
    }

    #[track_caller]
    fn check(text: &str, style: Style, expected: [&str; 3]) {
        let date = Edtf::parse(text).unwrap();
        assert_eq!(Locale::ALL.map(|locale| span(&date, locale, style, "–")), expected, "{text:?}");
    }

    #[test]
    fn a_range_says_what_its_ends_share_once() {
        let days = ["6–7 Nov 2023", "2023년 11월 6–7일", "2023年11月6–7日"];
        reads("2023-11-06/2023-11-07", days);
        let months =
            ["30 Nov – 1 Dec 2023", "2023년 11월 30일 – 12월 1일", "2023年11月30日–12月1日"];
        reads("2023-11-30/2023-12-01", months);
        let years = [
            "30 Dec 2023 – 2 Jan 2024",
            "2023년 12월 30일 – 2024년 1월 2일",
            "2023年12月30日–2024年1月2日",
        ];
        reads("2023-12-30/2024-01-02", years);
        reads("2024-03/2024-05", ["Mar–May 2024", "2024년 3–5월", "2024年3–5月"]);
        let over = ["Dec 2023 – Jan 2024", "2023년 12월 – 2024년 1월", "2023年12月–2024年1月"];
        reads("2023-12/2024-01", over);
        reads("2023/2024", ["2023–2024", "2023–2024년", "2023–2024年"]);
        reads("2024-21/2024-23", ["spring–autumn 2024", "2024년 봄–가을", "2024年春–秋"]);
        reads(
            "2024-03/2024-04-02",
            ["Mar – 2 Apr 2024", "2024년 3월 – 4월 2일", "2024年3月–4月2日"],
        );
        reads(
            "2024/2024-04-02",
            ["2024 – 2 Apr 2024", "2024년 – 2024년 4월 2일", "2024年–2024年4月2日"],
        );
        reads("2024-03-29/2024-03-29", ["29 Mar 2024", "2024년 3월 29일", "2024年3月29日"]);
    }

    #[test]
    fn under_a_heading_the_year_is_left_out_where_something_remains() {
        reads_without_year("2023-11-06/2023-11-07", ["6–7 Nov", "11월 6–7일", "11月6–7日"]);
        reads_without_year("2024-03-29", ["29 Mar", "3월 29일", "3月29日"]);
        reads_without_year("2024-03~", ["c. Mar", "3월경", "3月頃"]);
        reads_without_year("2024-21", ["spring", "봄", "春"]);
        reads_without_year("2024", ["2024", "2024년", "2024年"]);
        let over = ["30 Dec – 2 Jan", "12월 30일 – 1월 2일", "12月30日–1月2日"];
        reads_without_year("2023-12-30/2024-01-02", over);
    }

    #[test]
    fn a_coarse_date_stays_coarse() {
        reads("2024-03", ["Mar 2024", "2024년 3월", "2024年3月"]);
        reads("2024-05-XX", ["May 2024", "2024년 5월", "2024年5月"]);
        reads("2024-XX-XX", ["2024", "2024년", "2024年"]);
        reads("2024-24", ["winter 2024", "2024년 겨울", "2024年冬"]);
        reads("198X", ["1980s", "1980년대", "1980年代"]);
        reads("000X", ["1 BC – AD 9", "기원전 1년 – 9년", "紀元前1年–9年"]);
        reads("19XX", ["1900–1999", "1900–1999년", "1900–1999年"]);
        reads("19XX/2024", ["1900–1999 – 2024", "1900–1999년 – 2024년", "1900–1999年 – 2024年"]);
    }

    #[test]
    fn doubts_stand_around_the_date() {
        reads("2024-03~", ["c. Mar 2024", "2024년 3월경", "2024年3月頃"]);
        reads("2024-03?", ["Mar 2024?", "2024년 3월?", "2024年3月?"]);
        reads("2024%", ["c. 2024?", "2024년경?", "2024年頃?"]);
        let both = ["c. 6–7 Nov 2023", "2023년 11월 6–7일경", "2023年11月6–7日頃"];
        reads("2023-11-06~/2023-11-07~", both);
        let one =
            ["Nov 2023 – c. Dec 2023", "2023년 11월 – 2023년 12월경", "2023年11月–2023年12月頃"];
        reads("2023-11/2023-12~", one);
    }

    #[test]
    fn open_and_unknown_ends_read_differently() {
        reads("2025/..", ["since 2025", "2025년부터", "2025年から"]);
        reads("2025-04~/..", ["since c. Apr 2025", "2025년 4월경부터", "2025年4月頃から"]);
        reads("../2025", ["until 2025", "2025년까지", "2025年まで"]);
        reads("2025/", ["2025 – ?", "2025년 – ?", "2025年 – ?"]);
        reads("/2025", ["? – 2025", "? – 2025년", "? – 2025年"]);
    }

    #[test]
    fn times_follow_the_day() {
        let start = ["27 Mar 2024 14:00", "2024년 3월 27일 14:00", "2024年3月27日 14:00"];
        reads("2024-03-27T14:00+09:00", start);
        reads_without_year(
            "2024-03-27T14:00:05Z",
            ["27 Mar 14:00:05", "3월 27일 14:00:05", "3月27日 14:00:05"],
        );
        reads(
            "2024-03-27T14:00/2024-03-27T15:30",
            ["27 Mar 2024 14:00–15:30", "2024년 3월 27일 14:00–15:30", "2024年3月27日 14:00–15:30"],
        );
        reads(
            "2024-03-27T14:00/2024-04-27T14:00",
            [
                "27 Mar 14:00 – 27 Apr 2024 14:00",
                "2024년 3월 27일 14:00 – 4월 27일 14:00",
                "2024年3月27日 14:00 – 4月27日 14:00",
            ],
        );
        reads(
            "2024-03-27T22:00/2024-03-28T01:30",
            [
                "27 Mar 22:00 – 28 Mar 2024 01:30",
                "2024년 3월 27일 22:00 – 3월 28일 01:30",
                "2024年3月27日 22:00 – 3月28日 01:30",
            ],
        );
    }

    #[test]
    fn years_before_the_common_era_have_no_zero() {
        reads("0000", ["1 BC", "기원전 1년", "紀元前1年"]);
        reads("-0044/-0043", ["45–44 BC", "기원전 45–44년", "紀元前45–44年"]);
        reads("-0044-03-15", ["15 Mar 45 BC", "기원전 45년 3월 15일", "紀元前45年3月15日"]);
        reads("-0001/0002", ["2 BC – AD 2", "기원전 2년 – 2년", "紀元前2年–2年"]);
        reads("Y170000", ["170000", "170000년", "170000年"]);
        assert_eq!(year(i32::MIN, Locale::En), "2147483649 BC");
    }

    #[test]
    fn the_dash_is_the_symbol_sets() {
        let date = Edtf::parse("2023-11-30/2023-12-01").unwrap();
        assert_eq!(span(&date, Locale::En, Style::WithoutYear, "-"), "30 Nov - 1 Dec");
    }

    #[test]
    fn the_parts_of_a_calendar_have_names() {
        let saturday = Day::from_ymd(2026, 11, 21).unwrap();
        let all = Locale::ALL;
        let days = ["21 Nov 2026", "2026년 11월 21일", "2026年11月21日"];
        assert_eq!(all.map(|locale| day(saturday, locale)), days);
        let months = ["Nov 2026", "2026년 11월", "2026年11月"];
        assert_eq!(all.map(|locale| month_year(saturday, locale)), months);
        assert_eq!(all.map(|locale| year(2023, locale)), ["2023", "2023년", "2023年"]);
        assert_eq!(all.map(|locale| month_name(11, locale)), ["Nov", "11월", "11月"]);
        assert_eq!(all.map(|locale| month_name(13, locale)), [""; 3]);
        assert_eq!(all.map(|locale| month_name(0, locale)), [""; 3]);
        assert_eq!(all.map(|locale| weekday_name(saturday, locale)), ["Sat", "토", "土"]);
    }

    proptest! {
        #[test]
        fn every_day_has_a_text(number: i32, month: u32) {
            for locale in Locale::ALL {
                prop_assert!(!day(Day(number), locale).is_empty());
                prop_assert!(!month_year(Day(number), locale).is_empty());
                prop_assert!(!year(number, locale).is_empty());
                prop_assert_eq!(month_name(month, locale).is_empty(), !(1..=12).contains(&month));
            }
        }

        #[test]
        fn a_range_of_days_names_both_days(first in 1_u32..=28, length in 1_u32..=300) {
            let start = Day::from_ymd(2023, 11, first).unwrap();
            let (year, month, last) = start.saturating_add(i64::from(length)).ymd();
            let text = format!("2023-11-{first:02}/{year:04}-{month:02}-{last:02}");
            let date = Edtf::parse(&text).unwrap();
            let shown = span(&date, Locale::En, Style::WithYear, "–");
            prop_assert!(shown.starts_with(&first.to_string()), "{shown}");
            let end = format!("{last} {} {year}", month_name(month, Locale::En));
            prop_assert!(shown.ends_with(&end), "{shown}");
        }
    }
}
