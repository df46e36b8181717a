//! The headings of a printed event and of a list, in each language.

use crate::analysis::Change;
use crate::i18n::{Label, Locale};
use crate::model::{Certainty, Rank};

/// The words that a page has and the screen has not, or writes otherwise.
#[derive(Debug)]
pub(in crate::export) struct Words {
    locale: Locale,
    /// The headings of a list: date, event, place, countries, leaders, id.
    pub(in crate::export) columns: [&'static str; 6],
    pub(in crate::export) place: &'static str,
    pub(super) countries: &'static str,
    pub(in crate::export) host: &'static str,
    pub(super) tags: &'static str,
    /// Before the label of the session compared with, and after it.
    pub(super) since: (&'static str, &'static str),
    pub(super) links: &'static str,
    pub(super) accounts: &'static str,
    pub(super) judgement: &'static str,
    pub(super) undecided: &'static str,
    pub(in crate::export) themes: &'static str,
    pub(in crate::export) copy: &'static str,
    pub(in crate::export) as_of: &'static str,
    /// Official, press, repost.
    ranks: [&'static str; 3],
}

const EN: Words = Words {
    locale: Locale::En,
    columns: ["DATE", "EVENT", "PLACE", "PARTIES", "LEADERS", "ID"],
    place: "Place",
    countries: "Parties",
    host: "Host",
    tags: "Tags",
    since: ("since ", ""),
    links: "Links",
    accounts: "accounts",
    judgement: "judgement",
    undecided: "undecided",
    themes: "Themes",
    copy: "copy",
    as_of: "as of",
    ranks: ["official", "press", "repost"],
};

const KO: Words = Words {
    locale: Locale::Ko,
    columns: ["날짜", "사건", "장소", "참가국", "수석대표", "ID"],
    place: "장소",
    countries: "참가국",
    host: "주최국",
    tags: "태그",
    since: ("", " 대비"),
    links: "관련 사건",
    accounts: "내용",
    judgement: "판단",
    undecided: "미정",
    themes: "주제",
    copy: "사본",
    as_of: "기준일",
    ranks: ["공식", "언론", "전재"],
};

const JA: Words = Words {
    locale: Locale::Ja,
    columns: ["日付", "出来事", "開催地", "参加国", "首席代表", "ID"],
    place: "開催地",
    countries: "参加国",
    host: "主催国",
    tags: "タグ",
    since: ("", "との比較"),
    links: "関連する出来事",
    accounts: "内容",
    judgement: "判断",
    undecided: "未決",
    themes: "主題",
    copy: "写し",
    as_of: "基準日",
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

    /// Returns a word that is on the screen as well.
    pub(in crate::export) const fn label(&self, label: Label) -> &'static str {
        self.locale.label(label)
    }

    /// Returns the word for a change.
    pub(in crate::export) const fn change(&self, change: Change) -> &'static str {
        self.label(match change {
            Change::New => Label::New,
            Change::Returned => Label::Returned,
            Change::Reworded => Label::Reworded,
            Change::Kept => Label::Kept,
            Change::Dropped => Label::Dropped,
        })
    }

    /// Returns the word for how firmly something is known; nothing needs to be said of what a
    /// source states.
    pub(in crate::export) const fn certainty(&self, certainty: Certainty) -> Option<&'static str> {
        match certainty {
            Certainty::Stated => None,
            Certainty::Inferred => Some(self.label(Label::Inferred)),
            Certainty::Disputed => Some(self.label(Label::Disputed)),
        }
    }

    /// Returns the word for the rank of a source.
    pub(in crate::export) const fn rank(&self, rank: Rank) -> &'static str {
        let [official, press, repost] = self.ranks;
        match rank {
            Rank::Official => official,
            Rank::Press => press,
            Rank::Repost => repost,
        }
    }
}
