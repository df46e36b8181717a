//! The headings of a printed event and of a list, in each language.

use crate::analysis::Change;
use crate::i18n::Locale;
use crate::model::{Certainty, Rank};

/// The fixed words of a page.
#[derive(Debug)]
pub(in crate::export) struct Words {
    /// The headings of a list: date, event, place, countries, leaders, id.
    pub(in crate::export) columns: [&'static str; 6],
    pub(super) date: &'static str,
    pub(super) place: &'static str,
    pub(super) countries: &'static str,
    pub(super) host: &'static str,
    pub(super) participants: &'static str,
    pub(super) purpose: &'static str,
    pub(super) tags: &'static str,
    pub(super) leaders: &'static str,
    pub(super) actions: &'static str,
    /// Before the label of the session compared with, and after it.
    pub(super) since: (&'static str, &'static str),
    pub(super) concerns: &'static str,
    pub(super) links: &'static str,
    pub(super) conflicts: &'static str,
    pub(super) accounts: &'static str,
    pub(super) judgement: &'static str,
    pub(super) undecided: &'static str,
    pub(super) themes: &'static str,
    pub(super) notes: &'static str,
    pub(super) sources: &'static str,
    pub(super) copy: &'static str,
    pub(super) as_of: &'static str,
    /// New, returned, reworded, kept, dropped.
    changes: [&'static str; 5],
    inferred: &'static str,
    disputed: &'static str,
    /// Official, press, repost.
    ranks: [&'static str; 3],
}

const EN: Words = Words {
    columns: ["DATE", "EVENT", "PLACE", "PARTIES", "LEADERS", "ID"],
    date: "Date",
    place: "Place",
    countries: "Parties",
    host: "Host",
    participants: "Participants",
    purpose: "Purpose",
    tags: "Tags",
    leaders: "Leaders",
    actions: "Agreed actions",
    since: ("since ", ""),
    concerns: "Concerns",
    links: "Links",
    conflicts: "Where sources disagree",
    accounts: "accounts",
    judgement: "judgement",
    undecided: "undecided",
    themes: "Themes",
    notes: "Notes",
    sources: "Sources",
    copy: "copy",
    as_of: "as of",
    changes: ["new", "returned", "reworded", "kept", "dropped"],
    inferred: "inferred",
    disputed: "disputed",
    ranks: ["official", "press", "repost"],
};

const KO: Words = Words {
    columns: ["날짜", "행사", "장소", "참가국", "수석대표", "ID"],
    date: "날짜",
    place: "장소",
    countries: "참가국",
    host: "주최국",
    participants: "참석자",
    purpose: "목적",
    tags: "태그",
    leaders: "수석대표",
    actions: "합의 사항",
    since: ("", " 대비"),
    concerns: "우려 사항",
    links: "관련 행사",
    conflicts: "출처 간 차이",
    accounts: "내용",
    judgement: "판단",
    undecided: "미정",
    themes: "주제",
    notes: "비고",
    sources: "출처",
    copy: "사본",
    as_of: "기준일",
    changes: ["신규", "재등장", "수정", "유지", "제외"],
    inferred: "추정",
    disputed: "이견 있음",
    ranks: ["공식", "언론", "전재"],
};

const JA: Words = Words {
    columns: ["日付", "行事", "場所", "参加国", "代表", "ID"],
    date: "日付",
    place: "場所",
    countries: "参加国",
    host: "主催国",
    participants: "出席者",
    purpose: "目的",
    tags: "タグ",
    leaders: "代表",
    actions: "合意事項",
    since: ("", "との比較"),
    concerns: "懸念",
    links: "関連する行事",
    conflicts: "出典の食い違い",
    accounts: "内容",
    judgement: "判断",
    undecided: "未決",
    themes: "主題",
    notes: "備考",
    sources: "出典",
    copy: "写し",
    as_of: "基準日",
    changes: ["新規", "再登場", "修正", "継続", "除外"],
    inferred: "推定",
    disputed: "異論あり",
    ranks: ["公式", "報道", "転載"],
};

impl Words {
    /// Returns the words of a language.
    pub(in crate::export) const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::En => &EN,
            Locale::Ko => &KO,
            Locale::Ja => &JA,
        }
    }

    /// Returns the word for a change.
    pub(super) const fn change(&self, change: Change) -> &'static str {
        let [new, returned, reworded, kept, dropped] = self.changes;
        match change {
            Change::New => new,
            Change::Returned => returned,
            Change::Reworded => reworded,
            Change::Kept => kept,
            Change::Dropped => dropped,
        }
    }

    /// Returns the word for how firmly something is known; nothing needs to be said of what a
    /// source states.
    pub(super) const fn certainty(&self, certainty: Certainty) -> Option<&'static str> {
        match certainty {
            Certainty::Stated => None,
            Certainty::Inferred => Some(self.inferred),
            Certainty::Disputed => Some(self.disputed),
        }
    }

    /// Returns the word for the rank of a source.
    pub(super) const fn rank(&self, rank: Rank) -> &'static str {
        let [official, press, repost] = self.ranks;
        match rank {
            Rank::Official => official,
            Rank::Press => press,
            Rank::Repost => repost,
        }
    }
}
