//! Words of the matrix, and of writing files.

use super::dates::Style;
use super::{Locale, dates};
use crate::model::{Day, Edtf, Precision};

impl Locale {
    /// The title of the matrix.
    pub const fn commitments(self) -> &'static str {
        match self {
            Self::En => "Commitments",
            Self::Ko => "주제별 합의",
            Self::Ja => "議題別の合意",
        }
    }

    /// What stands in the rows and the columns of the matrix, for so many series.
    pub const fn themes_by_session(self, series: usize) -> &'static str {
        match (self, series) {
            (Self::En, 2) => "themes by session, both series",
            (Self::En, 3..) => "themes by session, all series",
            (Self::En, _) => "themes by session",
            (Self::Ko, 2) => "회의별 주제, 두 회의체",
            (Self::Ko, 3..) => "회의별 주제, 모든 회의체",
            (Self::Ko, _) => "회의별 주제",
            (Self::Ja, 2) => "会合別の議題、両系列",
            (Self::Ja, 3..) => "会合別の議題、全系列",
            (Self::Ja, _) => "会合別の議題",
        }
    }

    /// What the figures of the matrix count.
    pub const fn number_of_entries(self) -> &'static str {
        match self {
            Self::En => "number of actions and concerns",
            Self::Ko => "조치와 우려 사항 수",
            Self::Ja => "合意と懸念の件数",
        }
    }

    /// How rows are sorted, by the word for it on the command line.
    pub fn sorted(self, sort: &str) -> &'static str {
        let words = match sort {
            "total" => ["most first", "많은 순", "多い順"],
            "first" => ["first seen first", "처음 나온 순", "初出順"],
            "last" => ["last seen first", "최근에 나온 순", "最近の順"],
            "name" => ["by name", "이름순", "名前順"],
            _ => ["order of the file", "파일 순서", "ファイルの順"],
        };
        self.choose(words)
    }

    /// Over row totals and before column totals.
    pub fn total(self) -> &'static str {
        self.choose(["Total", "합계", "合計"])
    }

    /// The row of entries that have no theme.
    pub fn no_theme(self) -> &'static str {
        self.choose(["no theme", "주제 없음", "議題なし"])
    }

    /// What a row of the matrix is.
    pub fn theme_word(self) -> &'static str {
        self.choose(["theme", "주제", "議題"])
    }

    /// Where an action has its status.
    pub fn concern(self) -> &'static str {
        self.choose(["concern", "우려", "懸念"])
    }

    /// Says that a theme alone does not tell anything, because the file names none.
    pub fn file_without_themes(self) -> &'static str {
        self.choose([
            "The file gives no themes: actions and concerns are counted alone.",
            "파일에 주제가 없어 조치와 우려 사항의 수만 셉니다.",
            "ファイルに議題がないため、合意と懸念の件数だけを数えます。",
        ])
    }

    /// Says that there is nothing to count.
    pub fn nothing_to_count(self) -> &'static str {
        self.choose([
            "No session that is shown has an action or a concern.",
            "표시된 회의에 조치나 우려 사항이 없습니다.",
            "表示中の会合に合意や懸念の記録がありません。",
        ])
    }

    /// Says that milestones have no column.
    pub fn no_columns(self) -> &'static str {
        self.choose([
            "Nothing that is shown is a session with actions; milestones have no column.",
            "표시된 것 중 조치가 있는 회의가 없습니다. 이정표에는 열이 없습니다.",
            "表示中に合意のある会合がありません。節目には列がありません。",
        ])
    }

    /// How an entry with several themes is counted.
    pub fn counts_under_each(self) -> &'static str {
        self.choose([
            "An entry with two themes counts under each of them.",
            "주제가 둘인 항목은 각 주제에서 셉니다.",
            "議題が二つある項目は、それぞれで数えます。",
        ])
    }

    /// `IT workers at Bilateral 7`. In Korean and Japanese a sign stands between them, because a
    /// theft *of* a session would be one by those who met.
    pub fn theme_at(self, theme: &str, session: &str, separator: &str) -> String {
        match self {
            Self::En => format!("{theme} at {session}"),
            Self::Ko | Self::Ja => format!("{theme}{separator}{session}"),
        }
    }

    /// `3 entries`.
    pub fn entries(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 entry".to_owned(),
            (Self::En, _) => format!("{count} entries"),
            (Self::Ko, _) => format!("{count}건"),
            (Self::Ja, _) => format!("{count}件"),
        }
    }

    /// `17 themes`.
    pub fn themes(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 theme".to_owned(),
            (Self::En, _) => format!("{count} themes"),
            (Self::Ko, _) => format!("주제 {count}개"),
            (Self::Ja, _) => format!("議題{count}件"),
        }
    }

    /// `300 earlier sessions left out`.
    pub fn left_out(self, count: usize) -> String {
        let told = grouped(count);
        match (self, count) {
            (Self::En, 1) => "1 earlier session left out".to_owned(),
            (Self::En, _) => format!("{told} earlier sessions left out"),
            (Self::Ko, _) => format!("이전 회의 {told}회 생략"),
            (Self::Ja, _) => format!("以前の会合{told}回は省略"),
        }
    }

    /// `3-9 of 20 sessions`, of those that are on screen; `range` is the part before `of`.
    pub fn part_of(self, range: &str, all: &str) -> String {
        match self {
            Self::En => format!("{range} of {all}"),
            Self::Ko => format!("{all} 중 {range}"),
            Self::Ja => format!("{all}中{range}"),
        }
    }

    /// `#6`, where there is little room.
    pub fn ordinal_short(self, number: u32) -> String {
        match self {
            Self::En => format!("#{number}"),
            Self::Ko => format!("{number}차"),
            Self::Ja => format!("{number}回"),
        }
    }

    /// `Nov 23`, in at most six columns from the year 1000 to the year 9999; `Nov 51 BC` in others.
    fn month_short(self, day: Day) -> String {
        let (year, month, _) = day.ymd();
        if !(1_000..=9_999).contains(&year) {
            return dates::month_year(day, self);
        }
        let year = year % 100;
        match self {
            Self::En => format!("{} {year:02}", dates::month_name(month, self)),
            Self::Ko => format!("{year:02}.{month:02}"),
            Self::Ja => format!("{year:02}/{month:02}"),
        }
    }

    /// The month in which a date begins, or as much as is known: `Nov 23`, `2023`, `1980s`.
    pub fn month_of(self, date: &Edtf, dash: &str) -> String {
        match (date.precision(), date.first_day()) {
            (Precision::Century | Precision::Decade, _) | (_, None) => {
                dates::span(date, self, Style::WithYear, dash)
            }
            (Precision::Year | Precision::Season, Some(day)) => dates::year(day.ymd().0, self),
            (_, Some(day)) => self.month_short(day),
        }
    }

    /// Of a theme that no session of the series had before.
    pub fn theme_is_new(self) -> &'static str {
        self.choose([
            "New: at no earlier session of the series.",
            "신규: 이전 회의에는 없던 주제입니다.",
            "新規: これまでの会合にはない議題です。",
        ])
    }

    /// Of a theme that every session had since `session`.
    pub fn theme_since(self, session: &str) -> String {
        match self {
            Self::En => format!("At every session since {session}."),
            Self::Ko => format!("{session}부터 매 회의에 나옵니다."),
            Self::Ja => format!("{session}から毎回あります。"),
        }
    }

    /// Of a theme that `missed` sessions were without, after `session` had it.
    pub fn theme_returns(self, missed: usize, session: &str) -> String {
        match (self, missed) {
            (Self::En, 1) => format!("Returns after one session without it: last at {session}."),
            (Self::En, _) => {
                format!("Returns after {missed} sessions without it: last at {session}.")
            }
            (Self::Ko, _) => format!("{session} 이후 {missed}개 회의에 없다가 다시 나옵니다."),
            (Self::Ja, _) => format!("{session}の後、{missed}回の会合を空けて再び出ています。"),
        }
    }

    /// Of a theme that is not at a session, and was last at `session`.
    pub fn theme_gone(self, session: &str) -> String {
        match self {
            Self::En => format!("Not at this session: last at {session}."),
            Self::Ko => format!("이 회의에는 없습니다. 마지막은 {session}입니다."),
            Self::Ja => format!("この会合にはありません。最後は{session}です。"),
        }
    }

    /// Of a theme that is not at a session, nor at any before.
    pub fn theme_never(self) -> &'static str {
        self.choose([
            "Not at this session, nor at any earlier one of the series.",
            "이 회의에도 이전 회의에도 없습니다.",
            "この会合にも以前の会合にもありません。",
        ])
    }

    /// Of a theme that is not at a session of which nothing else can be said.
    pub fn theme_not_here(self) -> &'static str {
        self.choose(["Not at this session.", "이 회의에는 없습니다.", "この会合にはありません。"])
    }

    /// A notice.
    pub fn no_action_here(self) -> &'static str {
        self.choose(["no action here to follow", "따라갈 조치가 없음", "たどる合意事項なし"])
    }

    /// A notice.
    pub fn nothing_to_export(self) -> &'static str {
        self.choose(["nothing to export", "내보낼 것이 없음", "書き出すものなし"])
    }

    /// A notice, which says too how many earlier sessions are not in the file.
    pub fn written(self, name: &str, left_out: usize) -> String {
        let told = match self {
            Self::En => format!("written: {name}"),
            Self::Ko => format!("저장함: {name}"),
            Self::Ja => format!("書き出し済み: {name}"),
        };
        match (left_out, self) {
            (0, _) => told,
            (_, Self::Ja) => format!("{told}、{}", self.left_out(left_out)),
            _ => format!("{told}; {}", self.left_out(left_out)),
        }
    }

    /// Why a file was not written.
    pub fn is_there_already(self) -> &'static str {
        self.choose([
            "this file exists and was left alone",
            "이미 있는 파일이라 그대로 두었습니다",
            "既にあるため、そのままにしました",
        ])
    }

    /// Why a file was not written, in the words of the system.
    pub fn not_written(self, why: &str) -> String {
        match self {
            Self::En => format!("not written: {why}"),
            Self::Ko => format!("쓸 수 없음: {why}"),
            Self::Ja => format!("書き込めません: {why}"),
        }
    }

    /// What the name of a file must end in.
    pub fn must_end_in(self, endings: &str) -> String {
        match self {
            Self::En => format!("must end in {endings}"),
            Self::Ko => format!("끝은 {endings} 중 하나"),
            Self::Ja => format!("末尾は{endings}のいずれか"),
        }
    }

    /// Before the name of a file that is being typed.
    pub fn file_name(self) -> &'static str {
        self.choose(["Write to file", "저장할 파일", "書き出すファイル"])
    }

    const fn choose(self, [en, ko, ja]: [&'static str; 3]) -> &'static str {
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }
}

/// Returns a number with a comma between every three digits, as all three languages write it.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_have_commas() {
        assert_eq!(
            [0, 999, 1_000, 19_800, 1_234_567].map(grouped),
            ["0", "999", "1,000", "19,800", "1,234,567"]
        );
        assert_eq!(Locale::Ja.left_out(19_800), "以前の会合19,800回は省略");
    }

    #[test]
    fn a_month_fits_into_six_columns_in_every_language() {
        let told = Locale::ALL.map(|it| it.month_short(Day::from_ymd(2022, 8, 10).unwrap()));
        assert_eq!(told, ["Aug 22", "22.08", "22/08"]);
    }

    #[test]
    fn no_month_is_made_up() {
        let told = |date: &str| Locale::En.month_of(&Edtf::parse(date).unwrap(), "–");
        assert_eq!(told("2020"), "2020");
        assert_eq!(told("2020-03-04"), "Mar 20");
        assert_eq!(told("2020-21"), "2020");
        assert_eq!(told("2024/.."), "2024");
        assert_eq!(told("198X"), "1980s");
        assert_eq!(told("../2025"), "until 2025");
        assert_eq!(told("-0050-01-01"), "Jan 51 BC");
        assert_eq!(told("0012-08-10"), "Aug AD 12");
    }
}
