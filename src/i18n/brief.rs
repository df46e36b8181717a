//! Words of the pages to leave behind.

use super::{Label, Locale};

impl Locale {
    /// Over when and where a session was.
    pub const fn when_word(self) -> &'static str {
        self.brief(["When", "일시", "日時"])
    }

    /// Over who took part.
    pub const fn who_word(self) -> &'static str {
        self.brief(["Who", "참석", "出席者"])
    }

    /// Over what the data leaves open, and where sources disagree.
    pub const fn open_questions(self) -> &'static str {
        self.brief(["Open questions and conflicts", "미해결 사항과 이견", "未解決の点と食い違い"])
    }

    /// What a question that the data leaves open is called.
    pub const fn open_word(self) -> &'static str {
        self.brief(["open", "미해결", "未解決"])
    }

    /// Over what a tour says of a session beside its facts.
    pub const fn points_word(self) -> &'static str {
        self.brief(["Points", "요점", "要点"])
    }

    /// Over what only the speaker was meant to see.
    pub const fn speaker_notes(self) -> &'static str {
        self.brief(["Speaker notes", "발표자 메모", "発表者メモ"])
    }

    /// Over the stops of a tour.
    pub const fn stops_heading(self) -> &'static str {
        self.brief(["Stops", "순서", "順序"])
    }

    /// Over how long a stop may take.
    pub const fn time_heading(self) -> &'static str {
        self.brief(["Time", "시간", "時間"])
    }

    /// Over what an action is compared with the session before.
    pub const fn change_word(self) -> &'static str {
        self.brief(["Change", "변화", "変化"])
    }

    /// Over an agreed action.
    pub const fn action_word(self) -> &'static str {
        self.brief(["Action", "조치", "合意"])
    }

    /// Over the offices that a person held.
    pub const fn led_word(self) -> &'static str {
        self.brief(["Sessions led", "대표한 회의", "率いた会合"])
    }

    /// Over the sessions held at a place.
    pub const fn held_word(self) -> &'static str {
        self.brief(["Sessions held here", "이곳에서 열린 회의", "ここで開かれた会合"])
    }

    /// What the list of pages is called.
    pub const fn contents(self) -> &'static str {
        self.brief(["Contents", "차례", "目次"])
    }

    /// The link past everything before the pages.
    pub const fn skip_to_pages(self) -> &'static str {
        self.brief(["Skip to the pages", "본문으로 건너뛰기", "本文へ移動"])
    }

    /// What the strip of dates shows.
    pub fn dates_of_sessions(self, from: &str, to: &str) -> String {
        match self {
            Self::En => format!("Dates to scale, {from} to {to}"),
            Self::Ko => format!("{from}부터 {to}까지의 날짜(비례 축척)"),
            Self::Ja => format!("{from}から{to}までの日付（縮尺どおり）"),
        }
    }

    /// Before words that were taken out and before words that were put in, for those who hear them.
    pub const fn redline_words(self) -> [&'static str; 2] {
        match self {
            Self::En => ["removed:", "added:"],
            Self::Ko => ["삭제:", "추가:"],
            Self::Ja => ["削除:", "追加:"],
        }
    }

    /// `page 2 of 5`.
    pub fn page_of(self, number: usize, of: usize) -> String {
        match self {
            Self::En => format!("page {number} of {of}"),
            Self::Ko => format!("{of}쪽 중 {number}쪽"),
            Self::Ja => format!("{of}ページ中{number}ページ"),
        }
    }

    /// `made from input 1a2b3c4d`.
    pub fn made_from(self, sum: &str) -> String {
        match self {
            Self::En => format!("made from input {sum}"),
            Self::Ko => format!("입력 {sum}에서 작성"),
            Self::Ja => format!("入力{sum}から作成"),
        }
    }

    /// `12:30 in all`.
    pub fn time_in_all(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} in all"),
            Self::Ko => format!("모두 {time}"),
            Self::Ja => format!("合計{time}"),
        }
    }

    /// `1 page`, `5 pages`.
    pub fn pages(self, count: usize) -> String {
        match self {
            Self::En if count == 1 => "1 page".to_owned(),
            Self::En => format!("{count} pages"),
            Self::Ko => format!("{count}쪽"),
            Self::Ja => format!("{count}ページ"),
        }
    }

    /// What a fact without a source is introduced by.
    pub fn without_source(self, what: &str) -> String {
        match self {
            Self::En => format!("no source given: {what}"),
            Self::Ko => format!("출처 없음: {what}"),
            Self::Ja => format!("出典なし: {what}"),
        }
    }

    /// What a conclusion is introduced by.
    pub fn inferred_only(self, what: &str) -> String {
        match self {
            Self::En => format!("inferred, stated by no source: {what}"),
            Self::Ko => format!("출처에 없는 추정: {what}"),
            Self::Ja => format!("出典のない推定: {what}"),
        }
    }

    /// What is not known is introduced by.
    pub fn not_recorded_here(self, what: &str) -> String {
        match self {
            Self::En => format!("not recorded: {what}"),
            Self::Ko => format!("기록 없음: {what}"),
            Self::Ja => format!("記録なし: {what}"),
        }
    }

    /// `agreed actions 3, 4`.
    pub fn some_actions(self, numbers: &str) -> String {
        let word = self.label(Label::AgreedActions);
        match self {
            Self::En => format!("agreed actions {numbers}"),
            Self::Ko | Self::Ja => format!("{word} {numbers}"),
        }
    }

    /// Says what was left out of a page so that it is one page; nothing at `level` 0.
    pub const fn left_out_of_page(self, level: usize) -> &'static str {
        match level {
            0 => "",
            1 => self.brief([
                "Left out for room: notes on sources, and who says what where it is settled.",
                "지면상 생략: 출처 비고, 해결된 이견의 출처별 내용.",
                "紙面の都合で省略: 出典の備考、解決済みの食い違いの各出典の内容。",
            ]),
            2 | 3 => self.brief([
                "Left out for room: titles and copies of sources; how conflicts were settled.",
                "지면상 생략: 출처의 제목과 사본, 이견의 해결 내용.",
                "紙面の都合で省略: 出典の題名と写し、食い違いの解決内容。",
            ]),
            _ => self.brief([
                "Left out for room: themes, titles and copies of sources, settled conflicts.",
                "지면상 생략: 출처의 제목과 사본, 주제, 이견의 해결 내용.",
                "紙面の都合で省略: 出典の題名と写し、主題、食い違いの解決内容。",
            ]),
        }
    }

    /// Says what paper does without that the screen has.
    pub const fn left_out_on_paper(self) -> &'static str {
        self.brief([
            "Left out on paper: titles, notes and copies of sources; how conflicts were settled.",
            "지면상 생략: 출처의 제목, 비고와 사본, 이견의 해결 내용.",
            "紙面の都合で省略: 出典の題名・備考・写し、食い違いの解決内容。",
        ])
    }

    /// Says what was left out of a page that is not of a session; nothing at `level` 0.
    pub const fn left_out_of_list(self, level: usize) -> &'static str {
        match level {
            0 => "",
            1 => self.brief([
                "Left out for room: notes on sources.",
                "지면상 생략: 출처 비고.",
                "紙面の都合で省略: 出典の備考。",
            ]),
            2 | 3 => self.brief([
                "Left out for room: titles and copies of sources, themes.",
                "지면상 생략: 출처의 제목과 사본, 주제.",
                "紙面の都合で省略: 出典の題名と写し、主題。",
            ]),
            _ => self.brief([
                "Left out for room: titles and copies of sources, themes, further sources.",
                "지면상 생략: 출처의 제목과 사본, 주제, 그 밖의 출처.",
                "紙面の都合で省略: 出典の題名と写し、主題、ほかの出典。",
            ]),
        }
    }

    /// Adds to what was left out of a page that points of the tour were too; both stay one line.
    pub fn points_left_out(self, left_out: &str, count: usize) -> String {
        let (head, points) = match self {
            Self::En if count == 1 => ("Left out: ", "1 point, ".to_owned()),
            Self::En => ("Left out: ", format!("{count} points, ")),
            Self::Ko => ("생략: ", format!("요점 {count}개, ")),
            Self::Ja => ("省略: ", format!("要点{count}件、")),
        };
        let rest = left_out.split_once(": ").map_or(left_out, |it| it.1);
        format!("{head}{points}{rest}")
    }

    /// At the end of a sheet whose page is longer.
    pub const fn page_continues(self) -> &'static str {
        self.brief(["page continues", "다음 장에 계속", "次の用紙に続く"])
    }

    /// The heading of the notes on a page.
    pub fn notes_on(self, title: &str) -> String {
        format!("{title}: {}", self.speaker_notes().to_lowercase())
    }

    /// `kept: no. 1, 2`: which of the actions on the page a change is about.
    pub fn numbered(self, word: &str, numbers: &str) -> String {
        match self {
            Self::En => format!("{word}: no. {numbers}"),
            Self::Ko => format!("{word}: {numbers}번"),
            Self::Ja => format!("{word}: {numbers}番"),
        }
    }

    const fn brief(self, [en, ko, ja]: [&'static str; 3]) -> &'static str {
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }
}
