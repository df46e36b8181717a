//! Phrases with something to fill in.

use super::{Label, Locale, dates};
use crate::model::Day;

impl Locale {
    /// `5 of 57`.
    pub fn count_of(self, shown: usize, all: usize) -> String {
        match self {
            Self::En => format!("{shown} of {all}"),
            Self::Ko => format!("{shown} / {all}건"),
            Self::Ja => format!("{shown} / {all}件"),
        }
    }

    /// `as of 21 Nov 2026`.
    pub fn as_of(self, day: Day) -> String {
        let date = dates::day(day, self);
        match self {
            Self::En => format!("as of {date}"),
            Self::Ko => format!("{date} 기준"),
            Self::Ja => format!("{date}現在"),
        }
    }

    /// `161 d`.
    pub fn days(self, days: i64) -> String {
        match self {
            Self::En => format!("{days} d"),
            Self::Ko => format!("{days}일"),
            Self::Ja => format!("{days}日"),
        }
    }

    /// `161 d after #6`.
    pub fn after(self, days: i64, session: &str) -> String {
        match self {
            Self::En => format!("{days} d after {session}"),
            Self::Ko => format!("{session} 이후 {days}일"),
            Self::Ja => format!("{session}から{days}日"),
        }
    }

    /// `overlaps #6`, of an event that begins before the one before it has ended.
    pub fn overlaps(self, session: &str) -> String {
        match self {
            Self::En => format!("overlaps {session}"),
            Self::Ko => format!("{session} 기간과 겹침"),
            Self::Ja => format!("{session}と重なる"),
        }
    }

    /// `same day as #6`.
    pub fn same_day(self, session: &str) -> String {
        match self {
            Self::En => format!("same day as {session}"),
            Self::Ko => format!("{session}와 같은 날"),
            Self::Ja => format!("{session}と同じ日"),
        }
    }

    /// `since #6`.
    pub fn since(self, session: &str) -> String {
        match self {
            Self::En => format!("since {session}"),
            Self::Ko => format!("{session} 대비"),
            Self::Ja => format!("{session}と比較"),
        }
    }

    /// `#6`, or how a session is counted in this language.
    pub fn ordinal(self, number: u32) -> String {
        match self {
            Self::En => format!("#{number}"),
            Self::Ko => format!("제{number}차"),
            Self::Ja => format!("第{number}回"),
        }
    }

    /// `after Debevoise at #6`.
    pub fn successor_of(self, predecessor: &str, session: &str) -> String {
        match self {
            Self::En => format!("after {predecessor} at {session}"),
            Self::Ko => format!("{session}는 {predecessor}"),
            Self::Ja => format!("{session}は{predecessor}"),
        }
    }

    /// `head since #3`.
    pub fn head_since(self, session: &str) -> String {
        match self {
            Self::En => format!("head since {session}"),
            Self::Ko => format!("{session}부터 대표"),
            Self::Ja => format!("{session}から代表"),
        }
    }

    /// `since #3, new post`.
    pub fn head_in_new_post_since(self, session: &str) -> String {
        match self {
            Self::En => format!("since {session}, new post"),
            Self::Ko => format!("{session}부터 대표, 직책 변경"),
            Self::Ja => format!("{session}から代表、新しい職"),
        }
    }

    /// `+3 more`.
    pub fn more(self, count: usize) -> String {
        match self {
            Self::En => format!("+{count} more"),
            Self::Ko => format!("+{count}건 더"),
            Self::Ja => format!("ほか{count}件"),
        }
    }

    /// `+12 lines`.
    pub fn more_rows(self, count: usize) -> String {
        match self {
            Self::En if count == 1 => "+1 line".to_owned(),
            Self::En => format!("+{count} lines"),
            Self::Ko => format!("+{count}줄"),
            Self::Ja => format!("ほか{count}行"),
        }
    }

    /// `Outside core`.
    pub fn outside(self, scope: &str) -> String {
        match self {
            Self::En => format!("Outside {scope}"),
            Self::Ko => format!("{scope} 밖"),
            Self::Ja => format!("{scope}の外"),
        }
    }

    /// `no match here, 4 in what is hidden`.
    pub fn no_match(self, hidden: usize) -> String {
        let none = self.label(Label::NoMatch);
        match (self, hidden) {
            (_, 0) => none.to_owned(),
            (Self::En, _) => format!("{none} here, {hidden} in what is hidden"),
            (Self::Ko, _) => format!("여기에는 {none}, 숨겨진 것 중 {hidden}건"),
            (Self::Ja, _) => format!("表示中は{none}、非表示に{hidden}件"),
        }
    }

    /// `4 hidden`.
    pub fn hidden(self, count: usize) -> String {
        match self {
            Self::En => format!("{count} hidden"),
            Self::Ko => format!("숨김 {count}건"),
            Self::Ja => format!("非表示{count}件"),
        }
    }

    /// `highlighted: Lee Jun-il (5)`.
    pub fn highlighted(self, name: &str, count: usize) -> String {
        match self {
            Self::En => format!("highlighted: {name} ({count})"),
            Self::Ko => format!("강조: {name} ({count}건)"),
            Self::Ja => format!("強調: {name} ({count}件)"),
        }
    }

    /// `no longer highlighted: Lee Jun-il`.
    pub fn no_longer_highlighted(self, name: &str) -> String {
        match self {
            Self::En => format!("no longer highlighted: {name}"),
            Self::Ko => format!("강조 해제: {name}"),
            Self::Ja => format!("強調を解除: {name}"),
        }
    }

    /// `nothing is shown there; 3 hidden`.
    pub fn nothing_then(self, hidden: usize) -> String {
        match (self, hidden) {
            (Self::En, 0) => "there is nothing at that time".to_owned(),
            (Self::En, _) => format!("nothing is shown there; {hidden} hidden by scope or filter"),
            (Self::Ko, 0) => "그 시기에 사건이 없습니다".to_owned(),
            (Self::Ko, _) => format!("그 시기에 표시된 사건 없음, 숨김 {hidden}건"),
            (Self::Ja, 0) => "その時期に出来事はありません".to_owned(),
            (Self::Ja, _) => format!("その時期に表示中の出来事なし、非表示{hidden}件"),
        }
    }

    /// `12 events`.
    pub fn events(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 event".to_owned(),
            (Self::En, _) => format!("{count} events"),
            (Self::Ko, _) => format!("사건 {count}건"),
            (Self::Ja, _) => format!("出来事{count}件"),
        }
    }

    /// `it was hidden: scope widened, filter terms dropped: 2; u undoes`.
    pub fn scope_widened(self, dropped: usize) -> String {
        match (self, dropped) {
            (Self::En, 0) => "it was hidden: scope widened; u undoes".to_owned(),
            (Self::En, _) => {
                format!("it was hidden: scope widened, filter terms dropped: {dropped}; u undoes")
            }
            (Self::Ko, 0) => "숨겨져 있어 범위를 넓힘: u 되돌리기".to_owned(),
            (Self::Ko, _) => {
                format!("숨겨져 있어 범위를 넓히고 조건 {dropped}개를 뺌: u 되돌리기")
            }
            (Self::Ja, 0) => "非表示だったため範囲を広げた: u で元に戻す".to_owned(),
            (Self::Ja, _) => {
                format!("非表示だったため範囲を広げ、条件{dropped}件を外した: u で元に戻す")
            }
        }
    }

    /// `it was hidden: filter terms dropped: 2; u undoes`.
    pub fn terms_dropped(self, dropped: usize) -> String {
        match self {
            Self::En => format!("it was hidden: filter terms dropped: {dropped}; u undoes"),
            Self::Ko => format!("숨겨져 있어 조건 {dropped}개를 뺌: u 되돌리기"),
            Self::Ja => format!("非表示だったため条件{dropped}件を外した: u で元に戻す"),
        }
    }

    /// `view kept: Tokyo`.
    pub fn view_kept(self, name: &str) -> String {
        match self {
            Self::En => format!("view kept: {name}"),
            Self::Ko => format!("보기 저장됨: {name}"),
            Self::Ja => format!("表示を保存: {name}"),
        }
    }

    /// `view deleted: Tokyo`.
    pub fn view_deleted(self, name: &str) -> String {
        match self {
            Self::En => format!("view deleted: {name}"),
            Self::Ko => format!("보기 삭제됨: {name}"),
            Self::Ja => format!("表示を削除: {name}"),
        }
    }

    /// Returns the status of an action in this language; an unknown one as the file has it.
    pub fn status(self, status: &str) -> &str {
        let known = STATUSES.iter().find(|it| it.0 == status);
        match (self, known) {
            (Self::Ko, Some((_, ko, _))) => ko,
            (Self::Ja, Some((_, _, ja))) => ja,
            _ => status,
        }
    }
}

/// A status as a file has it, in Korean and in Japanese.
type Status = (&'static str, &'static str, &'static str);

/// The statuses of the bundled file, in Korean and Japanese.
const STATUSES: [Status; 15] = [
    ("agreed", "합의", "合意"),
    ("agreed as a priority", "우선 합의", "優先合意"),
    ("agreed to seek", "추진 합의", "追求で合意"),
    ("committed", "약속", "約束"),
    ("discussed", "논의", "協議"),
    ("done", "완료", "実施"),
    ("focus", "중점", "重点"),
    ("progress reviewed", "진전 점검", "進捗確認"),
    ("publicised", "공표", "周知"),
    ("pursued", "추진", "推進"),
    ("result noted", "성과 확인", "成果確認"),
    ("result reported", "성과 보고", "成果報告"),
    ("stated", "표명", "表明"),
    ("stressed", "강조", "強調"),
    ("to be considered", "검토 예정", "検討予定"),
];
