//! Words about sources, doubt and disagreement, and about what is copied and opened.

use super::{Label, Locale};
use crate::model::{Certainty, Rank};

impl Locale {
    /// `Sources of: leader Lee Jun-il`.
    pub fn sources_of(self, what: &str) -> String {
        match self {
            Self::En => format!("Sources of: {what}"),
            Self::Ko => format!("출처: {what}"),
            Self::Ja => format!("出典: {what}"),
        }
    }

    /// `leader Lee Jun-il`.
    pub fn leader_called(self, name: &str) -> String {
        match self {
            Self::En => format!("leader {name}"),
            Self::Ko => format!("수석대표 {name}"),
            Self::Ja => format!("首席代表 {name}"),
        }
    }

    /// `action "Share information"`.
    pub fn action_called(self, text: &str) -> String {
        match self {
            Self::En => format!("action \"{text}\""),
            Self::Ko => format!("조치 “{text}”"),
            Self::Ja => format!("合意「{text}」"),
        }
    }

    /// `date of Bilateral 6`.
    pub fn date_named(self, event: &str) -> String {
        match self {
            Self::En => format!("date of {event}"),
            Self::Ko => format!("{event} 날짜"),
            Self::Ja => format!("{event}の日付"),
        }
    }

    /// `place of Bilateral 6`.
    pub fn place_named(self, event: &str) -> String {
        match self {
            Self::En => format!("place of {event}"),
            Self::Ko => format!("{event} 장소"),
            Self::Ja => format!("{event}の開催地"),
        }
    }

    /// `notes on Bilateral 6`.
    pub fn notes_named(self, event: &str) -> String {
        match self {
            Self::En => format!("notes on {event}"),
            Self::Ko => format!("{event} 비고"),
            Self::Ja => format!("{event}の備考"),
        }
    }

    /// `Lee Jun-il, at Bilateral 6 (27–28 Mar 2024)`.
    pub fn at_event(self, value: &str, event: &str, date: &str) -> String {
        match self {
            Self::En => format!("{value}, at {event} ({date})"),
            Self::Ko => format!("{value}, {event}({date})"),
            Self::Ja => format!("{value}、{event}（{date}）"),
        }
    }

    /// `Bilateral 6: 27–28 Mar 2024`.
    pub fn date_of(self, event: &str, date: &str) -> String {
        match self {
            Self::En | Self::Ko => format!("{event}: {date}"),
            Self::Ja => format!("{event}：{date}"),
        }
    }

    /// `hosted by Japan`.
    pub fn hosted_by(self, country: &str) -> String {
        match self {
            Self::En => format!("hosted by {country}"),
            Self::Ko => format!("{country} 주최"),
            Self::Ja => format!("{country}主催"),
        }
    }

    /// `C17, rank of the head, is still open`.
    pub fn still_open(self, key: &str, title: &str) -> String {
        match self {
            Self::En => format!("Still open, {key}: {title}"),
            Self::Ko => format!("미해결 {key}: {title}"),
            Self::Ja => format!("未解決 {key}：{title}"),
        }
    }

    /// Before the judgement on a disagreement that is still open.
    pub const fn judged_for_now(self) -> &'static str {
        match self {
            Self::En => "Judgement, not settled",
            Self::Ko => "판단(미해결)",
            Self::Ja => "判断（未解決）",
        }
    }

    /// Where the numbers of sources would stand.
    pub const fn no_source(self) -> &'static str {
        match self {
            Self::En => "no source",
            Self::Ko => "출처 없음",
            Self::Ja => "出典なし",
        }
    }

    /// Of a value that was asked for its sources.
    pub const fn no_source_for_this(self) -> &'static str {
        match self {
            Self::En => "No source is given for this.",
            Self::Ko => "이 값의 출처가 없습니다.",
            Self::Ja => "この値の出典は示されていません。",
        }
    }

    /// Of a value whose event has sources for all of it at once.
    pub const fn sources_of_all(self) -> &'static str {
        match self {
            Self::En => "No source is given for this alone. The event as a whole rests on:",
            Self::Ko => "이 값만의 출처는 없습니다. 사건 전체의 출처:",
            Self::Ja => "この値だけの出典は示されていません。出来事全体の出典:",
        }
    }

    /// Of a source without an address.
    pub const fn no_address(self) -> &'static str {
        match self {
            Self::En => "no address recorded",
            Self::Ko => "기록된 주소 없음",
            Self::Ja => "URLの記録なし",
        }
    }

    /// `read in the copy of AVIM`.
    pub fn read_in_copy(self, publisher: &str) -> String {
        match self {
            Self::En => format!("read in a copy: {publisher}"),
            Self::Ko => format!("사본으로 읽음: {publisher}"),
            Self::Ja => format!("写しで読んだもの: {publisher}"),
        }
    }

    /// Returns the word for how firmly a value is known.
    pub const fn certainty(self, certainty: Certainty) -> &'static str {
        match (certainty, self) {
            (Certainty::Stated, Self::En) => "stated",
            (Certainty::Stated, Self::Ko) => "명시",
            (Certainty::Stated, Self::Ja) => "明記",
            (Certainty::Inferred, _) => self.label(Label::Inferred),
            (Certainty::Disputed, _) => self.label(Label::Disputed),
        }
    }

    /// Returns the word for the rank of a source.
    pub const fn rank(self, rank: Rank) -> &'static str {
        match (rank, self) {
            (Rank::Official, Self::En) => "official",
            (Rank::Official, Self::Ko) => "공식",
            (Rank::Official, Self::Ja) => "公式",
            (Rank::Press, Self::En) => "press",
            (Rank::Press, Self::Ko) => "언론",
            (Rank::Press, Self::Ja) => "報道",
            (Rank::Repost, Self::En) => "repost",
            (Rank::Repost, Self::Ko) => "전재",
            (Rank::Repost, Self::Ja) => "転載",
        }
    }

    /// A disagreement that the file has decided.
    pub const fn settled(self) -> &'static str {
        match self {
            Self::En => "settled",
            Self::Ko => "해결",
            Self::Ja => "解決済み",
        }
    }

    /// `2 sources`.
    pub fn source_count(self, count: usize) -> String {
        match self {
            Self::En if count == 1 => "1 source".to_owned(),
            Self::En => format!("{count} sources"),
            Self::Ko => format!("출처 {count}건"),
            Self::Ja => format!("出典{count}件"),
        }
    }

    /// `2 settled`, `1 open`, `1 open, 2 settled`: disagreements about one event.
    pub fn disputed(self, all: usize, open: usize) -> String {
        let settled = match (all.saturating_sub(open), self) {
            (0, _) => return self.open_conflicts(open),
            (count, Self::En) => format!("{count} settled"),
            (count, Self::Ko) => format!("해결 {count}건"),
            (count, Self::Ja) => format!("解決済み{count}件"),
        };
        match (open, self) {
            (0, _) => settled,
            (_, Self::Ja) => format!("{}、{settled}", self.open_conflicts(open)),
            _ => format!("{}, {settled}", self.open_conflicts(open)),
        }
    }

    /// What the signs beside values mean: settled, open, and not known from a source.
    pub const fn signs(self) -> [&'static str; 3] {
        match self {
            Self::En => {
                ["sources disagree, settled", "sources disagree, open", "no source, or inferred"]
            }
            Self::Ko => ["출처 간 이견, 해결", "출처 간 이견, 미해결", "출처 없음 또는 추정"],
            Self::Ja => {
                ["出典の食い違い、解決済み", "出典の食い違い、未解決", "出典なし、または推定"]
            }
        }
    }

    /// `1 open`: undecided disagreements about what is shown.
    pub fn open_conflicts(self, count: usize) -> String {
        match self {
            Self::En => format!("{count} open"),
            Self::Ko => format!("미해결 {count}건"),
            Self::Ja => format!("未解決{count}件"),
        }
    }
}

// What is told after something was sent outside.
impl Locale {
    /// `copied: Lee Jun-il, …`.
    pub fn copied(self, text: &str) -> String {
        match self {
            Self::En => format!("copied: {text}"),
            Self::Ko => format!("복사함: {text}"),
            Self::Ja => format!("コピーした: {text}"),
        }
    }

    /// `opening https://…`.
    pub fn opening(self, url: &str) -> String {
        match self {
            Self::En => format!("opening {url}"),
            Self::Ko => format!("여는 중: {url}"),
            Self::Ja => format!("開いています: {url}"),
        }
    }

    /// There is no value under the cursor.
    pub const fn nothing_to_cite(self) -> &'static str {
        match self {
            Self::En => "nothing here that could have a source",
            Self::Ko => "출처를 볼 값이 없음",
            Self::Ja => "出典を調べる値なし",
        }
    }

    /// No source of the value has an address.
    pub const fn no_link(self) -> &'static str {
        match self {
            Self::En => "no source of this has an address",
            Self::Ko => "주소가 있는 출처 없음",
            Self::Ja => "URLのある出典なし",
        }
    }

    /// `not an address of the web, left alone: file:///…`.
    pub fn bad_link(self, url: &str) -> String {
        match self {
            Self::En => format!("not a web address, left alone: {url}"),
            Self::Ko => format!("웹 주소가 아니어서 열지 않음: {url}"),
            Self::Ja => format!("ウェブのURLではないため扱いません: {url}"),
        }
    }

    /// More than a clipboard takes.
    pub const fn too_long_to_copy(self) -> &'static str {
        match self {
            Self::En => "not copied: longer than the 64 KiB that terminals take",
            Self::Ko => "복사하지 않음: 터미널 한도 64 KiB 초과",
            Self::Ja => "コピーせず: 端末の上限64KiBを超える",
        }
    }

    /// The terminal takes no text for a clipboard.
    pub const fn no_clipboard(self) -> &'static str {
        match self {
            Self::En => "not copied: this terminal has no clipboard",
            Self::Ko => "복사하지 않음: 이 터미널에는 클립보드가 없음",
            Self::Ja => "コピーせず: この端末にはクリップボードがない",
        }
    }

    /// `no desktop here; y l copies https://…`.
    pub fn no_desktop(self, url: &str) -> String {
        match self {
            Self::En => format!("no browser to open here; y l copies {url}"),
            Self::Ko => format!("열 브라우저 없음, y l 로 복사: {url}"),
            Self::Ja => format!("開くブラウザーなし、y l でコピー: {url}"),
        }
    }

    /// `could not be opened; y l copies https://…`.
    pub fn not_opened(self, url: &str) -> String {
        match self {
            Self::En => format!("could not be opened; y l copies {url}"),
            Self::Ko => format!("열 수 없음, y l 로 복사: {url}"),
            Self::Ja => format!("開けません、y l でコピー: {url}"),
        }
    }
}
