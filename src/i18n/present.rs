//! Words of the presenting screen.

use super::Locale;
use crate::model::Field;

words! {
    /// In the header of the presenting screen.
    briefing_word: "Briefing", "브리핑", "説明";
    /// The same, of a rehearsal.
    rehearsal_word: "Practice run", "연습", "練習";
    /// While stops follow each other without a key.
    advancing: "goes on by itself, any key pauses",
        "자동 진행 중, 아무 키나 누르면 멈춤", "自動送り中、どのキーでも停止";
    /// The bar of the time that has passed.
    time_word: "Time", "시간", "時間";
    /// The bar of the stops that are done.
    stops_word: "Stops", "장면", "場面";
    /// Before the title of the stop that follows.
    next_word: "Next", "다음", "次";
    /// What the key for the next point does, in few letters.
    next_short: "next", "다음", "次";
    /// What the key for the point before does, in few letters.
    back_short: "back", "이전", "前";
    /// What the key for going on without keys does, in few letters.
    advance_short: "auto", "자동", "自動";
    /// What `Esc` does on a stop, with the way back.
    explore_and_back: "explore everything; Backspace comes back", "모두 둘러보기, Backspace로 돌아옴",
        "自由に見る、Backspaceで戻る";
    /// There where nothing follows.
    last_stop: "this is the last stop", "마지막 장면", "最後の場面";
    /// The clock stands where the stops do.
    on_pace: "on pace", "예정대로", "予定どおり";
    /// Of a head of delegation who led before, in another office.
    new_office_word: "new office", "새 직책", "新しい役職";
    /// Of two sessions with the same head.
    led_both: "led both", "두 회의 모두", "両会合とも";
    /// Of two sessions.
    other_head: "other head", "대표 교체", "代表交代";
    /// Before themes that two sessions share.
    themes_of_both: "both on", "공통 주제", "共通のテーマ";
    /// What nothing is said of.
    nothing_recorded: "nothing recorded", "기록 없음", "記録なし";
    /// The list of places of two sessions that are the same.
    same_place_word: "same place", "같은 장소", "同じ場所";
}

impl Locale {
    /// `10:48 of 20:00`, or `15 of 25`.
    pub fn part_done(self, done: &str, all: &str) -> String {
        match self {
            Self::En => format!("{done} of {all}"),
            Self::Ko | Self::Ja => format!("{done} / {all}"),
        }
    }

    /// `1:12 ahead`.
    pub fn ahead(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} ahead"),
            Self::Ko => format!("{time} 빠름"),
            Self::Ja => format!("{time} 早い"),
        }
    }

    /// `0:34 behind`.
    pub fn behind(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} behind"),
            Self::Ko => format!("{time} 늦음"),
            Self::Ja => format!("{time} 遅れ"),
        }
    }

    /// `2:10 over`: more than all stops together may take.
    pub fn over(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} over"),
            Self::Ko => format!("{time} 초과"),
            Self::Ja => format!("{time} 超過"),
        }
    }

    /// `this stop 0:20 over`.
    pub fn stop_over(self, time: &str) -> String {
        match self {
            Self::En => format!("this stop {time} over"),
            Self::Ko => format!("이 장면 {time} 초과"),
            Self::Ja => format!("この場面 {time} 超過"),
        }
    }

    /// `stop 16 of 25`.
    pub fn stop_of(self, stop: usize, all: usize) -> String {
        match self {
            Self::En => format!("stop {stop} of {all}"),
            Self::Ko => format!("장면 {stop} / {all}"),
            Self::Ja => format!("場面 {stop} / {all}"),
        }
    }

    /// `point 3 of 7`.
    pub fn point_of(self, point: usize, all: usize) -> String {
        match self {
            Self::En => format!("point {point} of {all}"),
            Self::Ko => format!("항목 {point} / {all}"),
            Self::Ja => format!("項目 {point} / {all}"),
        }
    }

    /// `60 s`.
    pub fn seconds(self, seconds: u64) -> String {
        match self {
            Self::En => format!("{seconds} s"),
            Self::Ko => format!("{seconds}초"),
            Self::Ja => format!("{seconds}秒"),
        }
    }

    /// `2 days`.
    pub fn lasted(self, days: i64) -> String {
        match (self, days) {
            (Self::En, 1) => "1 day".to_owned(),
            (Self::En, _) => format!("{days} days"),
            (Self::Ko, _) => format!("{days}일간"),
            (Self::Ja, _) => format!("{days}日間"),
        }
    }

    /// `from #6`: which session something is carried on from.
    pub fn carried_from(self, session: &str) -> String {
        match self {
            Self::En => format!("from {session}"),
            Self::Ko => format!("{session} 이어받음"),
            Self::Ja => format!("{session}から"),
        }
    }

    /// `11,170 km from Washington`.
    pub fn far_from(self, kilometres: &str, place: &str, session: &str) -> String {
        match self {
            Self::En => format!("{kilometres} km from {place} ({session})"),
            Self::Ko => format!("{place}({session})에서 {kilometres}km"),
            Self::Ja => format!("{place}（{session}）から{kilometres}km"),
        }
    }

    /// `2 points`.
    pub fn points(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 point".to_owned(),
            (Self::En, _) => format!("{count} points"),
            (Self::Ko, _) => format!("항목 {count}개"),
            (Self::Ja, _) => format!("項目{count}件"),
        }
    }

    /// `2 heads of delegation`.
    pub fn heads_counted(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 head of delegation".to_owned(),
            (Self::En, _) => format!("{count} heads of delegation"),
            (Self::Ko, _) => format!("수석대표 {count}명"),
            (Self::Ja, _) => format!("首席代表{count}名"),
        }
    }

    /// `2 new`: a count before the word for what it counts.
    pub fn counted_as(self, count: usize, word: &str) -> String {
        match self {
            Self::En => format!("{count} {word}"),
            Self::Ko | Self::Ja => format!("{word} {count}"),
        }
    }

    /// The heading of a field that a stop shows in a row of its own.
    pub const fn row_of(self, field: Field) -> &'static str {
        let [en, ko, ja] = match field {
            Field::Date => ["When", "일시", "日時"],
            Field::Place => ["Where", "장소", "場所"],
            Field::Host => ["Host", "주최", "主催"],
            Field::Purpose => ["Why", "목적", "目的"],
            Field::Participants => ["With", "참석", "出席"],
            Field::Leaders => ["Who", "참가국", "参加国"],
            _ => ["", "", ""],
        };
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }
}
