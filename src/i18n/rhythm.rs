//! Words of intervals and silences.
//!
//! *Cadence* is from start to start, *silence* from the last day of one session to the first day of
//! the next; each sentence says which of them it counts.

use super::{Locale, dates};
use crate::model::Day;

impl Locale {
    /// The name of the view.
    pub const fn rhythm(self) -> &'static str {
        match self {
            Self::En => "Rhythm",
            Self::Ko => "개최 주기",
            Self::Ja => "開催間隔",
        }
    }

    /// What the numbers of the view count.
    pub const fn start_to_start(self) -> &'static str {
        match self {
            Self::En => "from start to start",
            Self::Ko => "시작일 기준",
            Self::Ja => "開始日から開始日",
        }
    }

    /// The name of the only group of a file without series.
    pub const fn no_series(self) -> &'static str {
        match self {
            Self::En => "No series",
            Self::Ko => "회의체 없음",
            Self::Ja => "会議体なし",
        }
    }

    /// Says that nothing that was found has a rhythm.
    pub const fn no_rhythm(self) -> &'static str {
        match self {
            Self::En => "No session of a series is among what is shown.",
            Self::Ko => "표시된 항목에 회의체의 회의가 없습니다.",
            Self::Ja => "表示中に会議体の会合がありません。",
        }
    }

    /// The headings of the table of intervals: from, to, date, days, silence before.
    pub const fn interval_headings(self) -> [&'static str; 5] {
        match self {
            Self::En => ["FROM", "TO", "DATE", "INTERVAL", "SILENCE"],
            Self::Ko => ["이전", "다음", "날짜", "간격", "공백"],
            Self::Ja => ["前回", "次回", "日付", "間隔", "空白"],
        }
    }

    /// Says what the two columns of days count.
    pub const fn what_is_counted(self) -> &'static str {
        match self {
            Self::En => {
                "interval: from start to start; silence: from the last day to the first day"
            }
            Self::Ko => "간격: 시작일부터 시작일까지, 공백: 마지막 날부터 첫날까지",
            Self::Ja => "間隔: 開始日から開始日まで、空白: 最終日から初日まで",
        }
    }

    /// `+3 series`, of those that are not listed.
    pub fn more_series(self, count: usize) -> String {
        match self {
            Self::En => format!("+{count} series"),
            Self::Ko => format!("회의체 +{count}개"),
            Self::Ja => format!("会議体+{count}件"),
        }
    }

    /// `about 91 d`, of what is not exact.
    pub fn about(self, days: &str) -> String {
        match self {
            Self::En => format!("about {days}"),
            Self::Ko => format!("약 {days}"),
            Self::Ja => format!("約{days}"),
        }
    }

    /// `126 d` or `126.5 d`, of twice the days.
    pub fn half_days(self, doubled: i64) -> String {
        let half = if doubled % 2 == 0 { "" } else { ".5" };
        let days = doubled / 2;
        match self {
            Self::En => format!("{days}{half} d"),
            Self::Ko => format!("{days}{half}일"),
            Self::Ja => format!("{days}{half}日"),
        }
    }

    /// `median 126 d`.
    pub fn median_of(self, days: &str) -> String {
        match self {
            Self::En => format!("median {days}"),
            Self::Ko => format!("중앙값 {days}"),
            Self::Ja => format!("中央値{days}"),
        }
    }

    /// `longest 162 d`.
    pub fn longest_of(self, days: &str) -> String {
        match self {
            Self::En => format!("longest {days}"),
            Self::Ko => format!("최장 {days}"),
            Self::Ja => format!("最長{days}"),
        }
    }

    /// `shortest 99 d`.
    pub fn shortest_of(self, days: &str) -> String {
        match self {
            Self::En => format!("shortest {days}"),
            Self::Ko => format!("최단 {days}"),
            Self::Ja => format!("最短{days}"),
        }
    }

    /// Beside the longest interval.
    pub const fn longest(self) -> &'static str {
        match self {
            Self::En => "longest",
            Self::Ko => "최장",
            Self::Ja => "最長",
        }
    }

    /// Before the silence that lasts.
    pub const fn silent_now(self) -> &'static str {
        match self {
            Self::En => "silence",
            Self::Ko => "공백",
            Self::Ja => "空白",
        }
    }

    /// `6.4 medians`, of tenths.
    pub fn medians(self, tenths: i64) -> String {
        let (whole, tenth) = (tenths / 10, tenths % 10);
        match self {
            Self::En => format!("{whole}.{tenth} medians"),
            Self::Ko => format!("중앙값의 {whole}.{tenth}배"),
            Self::Ja => format!("中央値の{whole}.{tenth}倍"),
        }
    }

    /// `806 d: 6.4 medians`.
    pub fn silent_for(self, days: &str, tenths: Option<i64>) -> String {
        match tenths {
            Some(tenths) => format!("{days}: {}", self.medians(tenths)),
            None => days.to_owned(),
        }
    }

    /// Says from when to when it has been silent.
    pub fn silence_counts(self, days: &str, session: &str, since: Day, today: Day) -> String {
        let (since, today) = (dates::day(since, self), dates::day(today, self));
        match self {
            Self::En => {
                format!("Silent for {days}: from the last day of {session}, {since}, to {today}.")
            }
            Self::Ko => format!("공백 {days}: {session} 마지막 날({since})부터 {today}까지."),
            Self::Ja => format!("空白{days}: {session}の最終日（{since}）から{today}まで。"),
        }
    }

    /// Says what the silence is measured by.
    pub fn silence_compared(self, tenths: i64, median: &str) -> String {
        let (whole, tenth) = (tenths / 10, tenths % 10);
        match self {
            Self::En => format!(
                "That is {whole}.{tenth} times the median interval, {median} from start to start."
            ),
            Self::Ko => format!("시작일 기준 간격의 중앙값 {median}의 {whole}.{tenth}배입니다."),
            Self::Ja => format!("開始日間隔の中央値{median}の{whole}.{tenth}倍です。"),
        }
    }

    /// Says that a session has no known end by today.
    pub fn no_end_yet(self, session: &str) -> String {
        match self {
            Self::En => {
                format!("No silence to count: {session} goes on, or nobody says when it ended.")
            }
            Self::Ko => format!("공백 계산 불가: {session} 진행 중이거나 종료일 미상."),
            Self::Ja => format!("空白は数えられません: {session}は継続中か、終了日が不明です。"),
        }
    }

    /// Says that no session was held by today.
    pub fn none_held_by(self, today: Day) -> String {
        let today = dates::day(today, self);
        match self {
            Self::En => format!("No session was held by {today}."),
            Self::Ko => format!("{today}까지 열린 회의가 없습니다."),
            Self::Ja => format!("{today}までに開かれた会合はありません。"),
        }
    }

    /// Says that nothing is called today.
    pub const fn no_today(self) -> &'static str {
        match self {
            Self::En => {
                "The current silence is not known: the file names no day as today; --as-of does."
            }
            Self::Ko => "현재 공백 미상: 파일에 기준일이 없습니다. --as-of 로 지정하세요.",
            Self::Ja => "現在の空白は不明: ファイルに基準日がありません。--as-of で指定できます。",
        }
    }

    /// Says when the next session would be due, and that this is no fact.
    pub fn due_by_median(self, day: &str) -> String {
        match self {
            Self::En => {
                format!("By the median the next would be due on {day}: an expectation, not a fact.")
            }
            Self::Ko => format!("중앙값으로 예상한 다음 회의: {day} (예상일 뿐 사실이 아님)."),
            Self::Ja => format!("中央値から見込まれる次回: {day}（見込みであり事実ではない）。"),
        }
    }

    /// `7 sessions`, or `6 held, 1 planned` where some are still to come.
    pub fn held_and_planned(self, held: usize, planned: usize) -> String {
        match self {
            _ if planned == 0 => self.sessions(held),
            Self::En => format!("{held} held, {planned} planned"),
            Self::Ko => format!("개최 {held}회, 예정 {planned}회"),
            Self::Ja => format!("開催{held}回、予定{planned}回"),
        }
    }

    /// Says how many sessions are still to come.
    pub fn planned_sessions(self, count: usize, next: &str) -> String {
        match self {
            Self::En => format!("Planned, and not counted: {count}, the next on {next}."),
            Self::Ko => format!("예정되어 계산에서 제외: {count}회, 다음은 {next}."),
            Self::Ja => format!("予定のため計算外: {count}回、次は{next}。"),
        }
    }

    /// Says that the intervals are those of what is shown, and how many sessions are not.
    pub fn hidden_not_counted(self, count: usize) -> String {
        match self {
            Self::En => format!(
                "Intervals and median are of the sessions shown; hidden by scope or filter: {count}."
            ),
            Self::Ko => {
                format!("간격과 중앙값은 표시된 회의 기준. 범위나 필터로 숨겨진 회의: {count}회.")
            }
            Self::Ja => {
                format!("間隔と中央値は表示中の会合のみ。範囲や絞り込みで非表示: {count}回。")
            }
        }
    }

    /// Marks a session that the query hides.
    pub fn hidden_session(self, session: &str) -> String {
        match self {
            Self::En => format!("{session} (hidden by scope or filter)"),
            Self::Ko => format!("{session}(범위나 필터로 숨김)"),
            Self::Ja => format!("{session}（範囲や絞り込みで非表示）"),
        }
    }

    /// Says that sessions are counted as one series for want of any.
    pub const fn taken_as_one(self) -> &'static str {
        match self {
            Self::En => "The file names no series: all its sessions are taken as one.",
            Self::Ko => "파일에 회의체가 없어 모든 회의를 하나로 계산합니다.",
            Self::Ja => "ファイルに会議体がないため、すべての会合を一つとして数えます。",
        }
    }

    /// Says that there is no interval.
    pub const fn no_interval(self) -> &'static str {
        match self {
            Self::En => "Fewer than two sessions with a known start: no interval is known.",
            Self::Ko => "시작일이 알려진 회의가 둘 미만: 간격을 알 수 없습니다.",
            Self::Ja => "開始日の分かる会合が二つ未満: 間隔は分かりません。",
        }
    }

    /// Says how many sessions have no known start.
    pub fn open_not_counted(self, count: usize) -> String {
        match self {
            Self::En => format!("Left out, since nobody says when they began: {count}."),
            Self::Ko => format!("시작일 미상으로 제외: {count}회."),
            Self::Ja => format!("開始日不明のため除外: {count}回。"),
        }
    }

    /// Says what *about* means.
    pub const fn what_about_means(self) -> &'static str {
        match self {
            Self::En => {
                "About: a date is doubtful or not known to the day; the middle of what it may be counts."
            }
            Self::Ko => "약: 날짜가 불확실하거나 일 단위로 알려지지 않아 가능한 범위의 중간값.",
            Self::Ja => "約: 日付が不確か、または日まで分からないため、ありうる範囲の中央。",
        }
    }
}
