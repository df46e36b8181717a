//! Phrases of what changed between two sessions, as they are exported.

use super::Locale;

impl Locale {
    /// `proposed`: of a match that the file does not state.
    pub const fn proposed(self) -> &'static str {
        match self {
            Self::En => "proposed",
            Self::Ko => "제안",
            Self::Ja => "提案",
        }
    }

    /// `Bilateral 7 since Bilateral 6`.
    pub fn since_before(self, after: &str, before: &str) -> String {
        match self {
            Self::En => format!("{after} since {before}"),
            Self::Ko => format!("{after}: {before} 대비"),
            Self::Ja => format!("{after}: {before}との比較"),
        }
    }

    /// Says that one began before the other had ended.
    pub const fn days_overlap(self) -> &'static str {
        match self {
            Self::En => "their days overlap",
            Self::Ko => "기간이 겹침",
            Self::Ja => "期間が重なる",
        }
    }

    /// Says that dates are too vague to count days between them.
    pub const fn days_unknown(self) -> &'static str {
        match self {
            Self::En => "the days between them are not known",
            Self::Ko => "사이 일수 미상",
            Self::Ja => "間の日数は不明",
        }
    }

    /// `161 days of silence between them`.
    pub fn silence_between(self, days: i64) -> String {
        match (self, days) {
            (_, 0) => self.days_overlap().to_owned(),
            (Self::En, 1) => "1 day of silence between them".to_owned(),
            (Self::En, _) => format!("{days} days of silence between them"),
            (Self::Ko, _) => format!("사이 공백 {days}일"),
            (Self::Ja, _) => format!("間の空白{days}日"),
        }
    }

    /// Says that matches come from the rule and not from the file.
    pub const fn all_proposed(self) -> &'static str {
        match self {
            Self::En => {
                "The file does not say which of these actions carry on which: what is marked \
                 proposed is a guess by theme and wording."
            }
            Self::Ko => {
                "파일은 어느 조치가 어느 조치를 잇는지 밝히지 않음: 제안으로 표시된 것은 주제와 문구로 추정한 것."
            }
            Self::Ja => {
                "どの合意がどの合意を引き継ぐかはファイルに記載がなく、提案と記したものは主題と文言による推測。"
            }
        }
    }

    /// Says that there is no session before.
    pub const fn nothing_before(self) -> &'static str {
        match self {
            Self::En => {
                "The first session of its series in this file: there is none before it to compare \
                 with."
            }
            Self::Ko => "이 파일에서 해당 회의체의 첫 회의로, 비교할 이전 회의가 없음.",
            Self::Ja => "このファイルにある会議体の初会合で、比較する前回がない。",
        }
    }

    /// Says that an event is of no series.
    pub const fn cannot_be_compared(self) -> &'static str {
        match self {
            Self::En => {
                "It is of no series, so the file does not tell which session it could be compared \
                 with."
            }
            Self::Ko => "회의체에 속하지 않아, 비교할 회의를 파일에서 알 수 없음.",
            Self::Ja => "会議体に属さないため、比較する会合がファイルからは分からない。",
        }
    }

    /// Says that no other series met before.
    pub const fn nothing_of_another_series(self) -> &'static str {
        match self {
            Self::En => "No session of another series came before it in this file.",
            Self::Ko => "이 파일에서 그 전에 열린 다른 회의체의 회의가 없음.",
            Self::Ja => "このファイルには、それ以前に開かれた別の会議体の会合がない。",
        }
    }

    /// Says that nothing can be told about the actions of a session.
    pub fn no_actions_at(self, session: &str) -> String {
        match self {
            Self::En => format!(
                "No agreed actions are recorded for {session}, so nothing can be said to be new or \
                 dropped."
            ),
            Self::Ko => {
                format!("{session}: 기록된 합의 조치가 없어 신규나 제외 여부를 알 수 없음.")
            }
            Self::Ja => {
                format!("{session}: 合意事項の記録がなく、新規か削除かは分からない。")
            }
        }
    }

    /// `New themes`: over themes that the session before had not.
    pub const fn new_themes(self) -> &'static str {
        match self {
            Self::En => "New themes",
            Self::Ko => "새 주제",
            Self::Ja => "新しい主題",
        }
    }

    /// `Themes gone`: over themes that only the session before had.
    pub const fn themes_gone(self) -> &'static str {
        match self {
            Self::En => "Themes gone",
            Self::Ko => "빠진 주제",
            Self::Ja => "なくなった主題",
        }
    }

    /// `Bilateral 6 and Trilateral 2`.
    pub fn side_by_side(self, before: &str, after: &str) -> String {
        match self {
            Self::En => format!("{before} and {after}"),
            Self::Ko => format!("{before}, {after} 비교"),
            Self::Ja => format!("{before}と{after}の比較"),
        }
    }

    /// `both in Washington`.
    pub fn both_in(self, place: &str) -> String {
        match self {
            Self::En => format!("both in {place}"),
            Self::Ko => format!("모두 {place}에서 개최"),
            Self::Ja => format!("いずれも{place}で開催"),
        }
    }

    /// `1 day apart`: counted from the last day of the one to the first of the other.
    pub fn days_apart(self, days: i64) -> String {
        match (self, days) {
            (_, 0) => self.days_overlap().to_owned(),
            (Self::En, 1) => "1 day apart".to_owned(),
            (Self::En, _) => format!("{days} days apart"),
            (Self::Ko, _) => format!("간격 {days}일"),
            (Self::Ja, _) => format!("間隔{days}日"),
        }
    }

    /// `starts 2 days apart`.
    pub fn starts_apart(self, days: i64) -> String {
        match (self, days) {
            (Self::En, 0) => "started on the same day".to_owned(),
            (Self::En, 1) => "starts 1 day apart".to_owned(),
            (Self::En, _) => format!("starts {days} days apart"),
            (Self::Ko, 0) => "같은 날 시작".to_owned(),
            (Self::Ko, _) => format!("시작일 간격 {days}일"),
            (Self::Ja, 0) => "同じ日に開始".to_owned(),
            (Self::Ja, _) => format!("開始日の間隔{days}日"),
        }
    }

    /// `same heads of delegation: US, KR`.
    pub fn same_heads(self, countries: &str) -> String {
        match self {
            Self::En => format!("same heads of delegation: {countries}"),
            Self::Ko => format!("수석대표 동일: {countries}"),
            Self::Ja => format!("首席代表が同じ: {countries}"),
        }
    }

    /// `both`: what two sessions share.
    pub const fn both(self) -> &'static str {
        match self {
            Self::En => "both",
            Self::Ko => "공통",
            Self::Ja => "共通",
        }
    }

    /// `only Bilateral 6`.
    pub fn only(self, session: &str) -> String {
        match self {
            Self::En => format!("only {session}"),
            Self::Ko => format!("{session}만"),
            Self::Ja => format!("{session}のみ"),
        }
    }

    /// `agreed again at Bilateral 7, after an earlier session`.
    pub fn again_at(self, session: &str) -> String {
        match self {
            Self::En => format!("agreed again at {session}, after a session before both"),
            Self::Ko => format!("{session}에서 재개, 그 이전에 합의"),
            Self::Ja => format!("{session}で再開、以前に合意"),
        }
    }

    /// `both, in the same words`.
    pub const fn both_same_words(self) -> &'static str {
        match self {
            Self::En => "both, in the same words",
            Self::Ko => "공통, 같은 문구",
            Self::Ja => "共通、同じ文言",
        }
    }

    /// `both, in other words`.
    pub const fn both_other_words(self) -> &'static str {
        match self {
            Self::En => "both, in other words",
            Self::Ko => "공통, 다른 문구",
            Self::Ja => "共通、異なる文言",
        }
    }

    /// What stands between clauses, and before the last one.
    pub const fn clauses(self) -> (&'static str, &'static str) {
        match self {
            Self::En | Self::Ko => (", ", "; "),
            Self::Ja => ("、", "。"),
        }
    }

    /// `not recorded`.
    pub const fn not_recorded(self) -> &'static str {
        match self {
            Self::En => "not recorded",
            Self::Ko => "기록 없음",
            Self::Ja => "記録なし",
        }
    }

    /// `no delegation`: of a country that was not there.
    pub const fn no_delegation(self) -> &'static str {
        match self {
            Self::En => "no delegation",
            Self::Ko => "대표단 없음",
            Self::Ja => "代表団なし",
        }
    }

    /// Says how far back was looked for what may have returned.
    pub fn only_last_looked_at(self, sessions: usize) -> String {
        match self {
            Self::En => format!("Only the last {sessions} sessions of the series were looked at."),
            Self::Ko => format!("해당 회의체의 최근 {sessions}회만 살펴봄."),
            Self::Ja => format!("会議体の直近{sessions}回だけを調べた。"),
        }
    }

    /// Says that all sessions of a file were taken as a series.
    pub const fn all_taken_as_one(self) -> &'static str {
        match self {
            Self::En => "The file names no series: all its sessions are taken as one.",
            Self::Ko => "파일에 회의체가 없어, 모든 회의를 하나로 봄.",
            Self::Ja => "ファイルに会議体がないため、すべての会合を一つとみなす。",
        }
    }

    /// Says that there is no session before, of a file without series.
    pub const fn nothing_before_in_file(self) -> &'static str {
        match self {
            Self::En => "The first session in this file: there is none before it to compare with.",
            Self::Ko => "이 파일의 첫 회의로, 비교할 이전 회의가 없음.",
            Self::Ja => "このファイルの初会合で、比較する前回がない。",
        }
    }

    /// Names another action that the same one carries on: the two were merged.
    pub fn carries_on_too(self, session: &str, action: &str) -> String {
        match self {
            Self::En => format!("also carries on, from {session}: {action}"),
            Self::Ko => format!("함께 이어받음, {session}: {action}"),
            Self::Ja => format!("併せて引き継ぐ、{session}: {action}"),
        }
    }
}
