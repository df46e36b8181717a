//! Words of the page for a browser.

use super::Locale;

words! {
    /// The link past the drawing, for who reads with a keyboard or by ear.
    skip_to_events: "Skip to the events", "사건 목록으로 건너뛰기", "出来事の一覧へ移動";
    /// The label of the search box.
    search_events: "Search the events", "사건 검색", "出来事を検索";
    /// Which keys the page knows.
    page_keys: "/ search, j and k move, Enter details, Esc leave", "/ 검색, j·k 이동, Enter 자세히, Esc 나가기", "/ 検索、j・k 移動、Enter 詳細、Esc 戻る";
    /// The button that opens a row.
    row_details: "Details", "자세히", "詳細";
    /// What the search says when it finds nothing.
    nothing_has_these_words: "No event has all these words", "이 단어가 모두 들어 있는 사건이 없습니다", "すべての語を含む出来事はありません";
    /// What the search says, with `{shown}` and `{all}` for the counts.
    shown_of_all: "{shown} of {all} events", "사건 {all}건 중 {shown}건", "出来事{all}件中{shown}件";
    /// Over a column of dates.
    page_date: "Date", "날짜", "日付";
    /// Over a column of events.
    page_event: "Event", "사건", "出来事";
    /// Over who takes part.
    page_parties: "Parties", "참가국", "参加国";
    /// Over whose guests they were.
    page_host: "Host", "주최국", "主催国";
    /// Over free words.
    page_tags: "Tags", "태그", "タグ";
    /// Over what an event is about.
    page_themes: "Themes", "주제", "主題";
    /// Over how an event stands to others.
    page_links: "Related events", "관련 사건", "関連する出来事";
    /// Over what sources disagree about.
    page_conflicts: "Sources disagree", "출처 간 차이", "出典の食い違い";
    /// Over how firmly and by whom values are known.
    page_remarks: "How this is known", "확인 근거", "確認の根拠";
    /// A disagreement that nothing was concluded of.
    undecided_word: "undecided", "미정", "未決着";
    /// Over events of which no start is known.
    without_a_start: "Start not known", "시작일 미상", "開始日不明";
}

impl Locale {
    /// Describes the drawing: `57 events from 9 Aug 2022 to 10 Nov 2026; the table has all of them`.
    pub fn drawing_of(self, count: usize, from: &str, to: &str) -> String {
        match self {
            Self::En => {
                format!("{count} events from {from} to {to}; the table below has all of them")
            }
            Self::Ko => format!("{from}부터 {to}까지 사건 {count}건, 모두 아래 표에 있음"),
            Self::Ja => format!("{from}から{to}までの出来事{count}件。すべて下の表にあります"),
        }
    }

    /// `4 agreed actions`.
    pub fn agreed_count(self, count: usize) -> String {
        match self {
            Self::En if count == 1 => "1 action".to_owned(),
            Self::En => format!("{count} actions"),
            Self::Ko => format!("조치 {count}건"),
            Self::Ja => format!("合意{count}件"),
        }
    }
}
