//! The words of the screen, in three languages side by side.
//!
//! One row a word, so that a translator sees what the others say; a missing one does not compile.

use super::Locale;

/// Declares [`Label`] and its wording in every language.
macro_rules! labels {
    ($($(#[$doc:meta])* $variant:ident: $en:literal, $ko:literal, $ja:literal;)+) => {
        /// A word or a short phrase without anything to fill in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Label { $($(#[$doc])* $variant,)+ }

        impl Locale {
            /// Returns a word in this language.
            pub const fn label(self, label: Label) -> &'static str {
                match (label, self) {
                    $((Label::$variant, Self::En) => $en,
                    (Label::$variant, Self::Ko) => $ko,
                    (Label::$variant, Self::Ja) => $ja,)+
                }
            }
        }
    };
}

labels! {
    /// The lanes.
    Timeline: "Timeline", "연표", "年表";
    /// The list, when it holds sessions only.
    Sessions: "Sessions", "회의", "会合";
    /// The list, when it holds anything else too.
    Events: "Events", "사건", "出来事";
    /// Who led.
    Leaders: "Leaders", "수석대표", "首席代表";
    /// Where it was.
    Location: "Location", "장소", "開催地";
    /// What was agreed, in full.
    AgreedActions: "Agreed actions", "합의 조치", "合意事項";
    /// What was agreed, for a tab.
    Actions: "Actions", "조치", "合意";
    /// The sources.
    Sources: "Sources", "출처", "出典";
    /// Over a column of source numbers.
    Source: "source", "출처", "出典";
    /// Everything else.
    Notes: "Notes", "비고", "備考";
    /// The row of days without an event.
    Silence: "Silence", "공백", "空白";
    /// The overview of the whole file.
    All: "All", "전체", "全体";
    /// The lane of events of no series.
    Milestones: "Milestones", "이정표", "節目";
    /// The same lane, when sessions are among them.
    Other: "Other", "기타", "その他";
    /// The narrowest scope.
    Core: "core", "핵심", "中核";
    /// The middle scope.
    Series: "series", "연속 회의", "全会合";
    /// The widest scope.
    Everything: "all", "전체", "全体";
    /// The end of the overview.
    AsOf: "as of", "기준일", "基準日";
    /// Before the host.
    Host: "host", "주최", "主催";
    /// A value that no source states.
    Inferred: "inferred", "추정", "推定";
    /// A value that sources disagree on.
    Disputed: "disputed", "이견", "異説あり";
    /// No place is known.
    NoPlace: "place not known", "장소 미상", "場所不明";
    /// No leader is known.
    NoLeaders: "no leaders recorded", "기록된 대표 없음", "代表の記録なし";
    /// No action is known.
    NoActions: "no agreed actions recorded", "기록된 합의 조치 없음", "合意事項の記録なし";
    /// No source is given.
    NoSources: "no sources recorded", "기록된 출처 없음", "出典の記録なし";
    /// Nothing else is said.
    NoNotes: "nothing further recorded", "추가 기록 없음", "追記なし";
    /// The place has no coordinates.
    NoMap: "no coordinates recorded", "기록된 좌표 없음", "座標の記録なし";
    /// The query keeps nothing.
    NothingShown: "Nothing matches", "일치 항목 없음", "該当なし";
    /// The file holds no event.
    EmptyFile: "No events in this file", "이 파일에 사건 없음", "このファイルに出来事なし";
    /// A change.
    New: "new", "신규", "新規";
    /// A change.
    Returned: "returned", "재개", "再開";
    /// A change.
    Reworded: "reworded", "변경", "変更";
    /// A change.
    Kept: "kept", "유지", "継続";
    /// A change.
    Dropped: "dropped", "제외", "削除";
    /// Nothing to compare with.
    FirstSession: "first of its series", "첫 회의", "初会合";
    /// In the tally of what is hidden.
    SessionsWord: "sessions", "회의", "会合";
    /// In the tally of what is hidden.
    MilestonesWord: "milestones", "이정표", "節目";
    /// In the tally of what is hidden.
    HiddenByFilter: "Filtered out", "필터 제외", "絞り込み外";
    /// A heading.
    Name: "Formal name", "정식 명칭", "正式名称";
    /// A heading.
    Date: "Date", "날짜", "日付";
    /// A heading.
    Purpose: "Purpose", "목적", "目的";
    /// A heading.
    Participants: "Participants", "참석자", "参加者";
    /// A heading.
    Concerns: "Concerns", "우려 사항", "懸念";
    /// A heading.
    Links: "Linked events", "관련 사건", "関連する出来事";
    /// A heading.
    Conflicts: "Where sources disagree", "출처 간 이견", "出典の食い違い";
    /// Before what the file goes by.
    Judgement: "Judgement", "판단", "判断";
    /// Before who says what.
    Accounts: "Accounts", "각 출처", "各出典";
    /// A conflict without a decision.
    Unresolved: "unresolved", "미해결", "未解決";
    /// Before other sessions at a place.
    AlsoHere: "Also held here", "같은 곳에서", "同じ場所で";
    /// The same in few columns.
    Also: "also", "함께", "ほか";
    /// Before a time zone.
    TimeZone: "Local time", "현지 시각", "現地時刻";
    /// Before a position.
    Coordinates: "Position", "좌표", "座標";
    /// Before the place of the session before.
    From: "from", "이전", "前回";
    /// Before an earlier wording.
    Was: "was", "이전 문구", "以前の文言";
    /// The same person in another office.
    /// Before themes.
    Themes: "themes", "주제", "主題";
    /// Before a status.
    Status: "status", "상태", "状態";
    /// The list of countries.
    Countries: "Countries", "국가", "国";
    /// Asks for the name under which a view is kept.
    SaveView: "Name of the view", "보기 이름", "表示の名前";
    /// A kind of row of the palette.
    KindCommand: "command", "명령", "操作";
    /// A kind of row of the palette.
    KindSetting: "setting", "설정", "設定";
    /// A kind of row of the palette.
    KindView: "view", "보기", "表示";
    /// A kind of row of the palette.
    KindMark: "mark", "표시", "印";
    /// A kind of row of the palette.
    KindPerson: "person", "인물", "人物";
    /// A kind of row of the palette.
    KindCountry: "country", "국가", "国";
    /// A kind of row of the palette.
    KindSeries: "series", "회의체", "会議体";
    /// A row of the palette.
    ClearHighlights: "clear the highlights", "강조 모두 해제", "強調をすべて解除";
    /// A kind of row of the palette.
    KindPlace: "place", "장소", "場所";
    /// A kind of row of the palette.
    KindTheme: "theme", "주제", "主題";
    /// A kind of row of the palette.
    KindSource: "source", "출처", "出典";
    /// A kind of row of the palette.
    KindEvent: "event", "사건", "出来事";
    /// A row of the palette.
    SaveThisView: "save this view", "이 보기 저장", "この表示を保存";
    /// A row of the palette, before the name of a view.
    DeleteView: "delete view", "보기 삭제", "表示を削除";
    /// What keeping a view under a name that is taken would do.
    ReplacesView: "replaces the view of that name", "같은 이름의 보기를 바꿈", "同じ名前の表示を置き換える";
    /// A setting.
    Symbols: "symbols", "기호", "記号";
    /// A value of a setting.
    Dark: "dark", "어둡게", "暗い";
    /// A value of a setting.
    Light: "light", "밝게", "明るい";
    /// A value of a setting.
    Mono: "mono", "흑백", "白黒";
    /// A value of a setting.
    SymbolsUnicode: "Unicode", "유니코드", "ユニコード";
    /// A value of a setting.
    SymbolsNarrow: "narrow", "좁은 기호", "狭い記号";
    /// A value of a setting.
    SymbolsAscii: "ASCII", "ASCII", "ASCII";
    /// What Enter does in the palette.
    DoIt: "do it", "실행", "実行";
    /// What Enter does in a list of places to go to.
    GoThere: "go there", "이동", "移動";
    /// The list of marks.
    Marks: "Marks", "표시", "印";
    /// A notice.
    NoMarks: "no marks yet: m sets one", "표시 없음: m 으로 추가", "印なし: m で付ける";
    /// A notice.
    NoJump: "no further place to jump to", "더 이동할 위치 없음", "これ以上の移動先なし";
    /// A notice.
    NoSuchEvent: "there is no such event", "그런 사건 없음", "該当する出来事なし";
    /// A notice.
    TooManyViews: "100 views are kept; delete one first", "보기 100개까지: 먼저 하나를 삭제하세요", "表示は100件まで: 先に削除する";
    /// What is wrong with a date.
    DateEmpty: "2024-03, mar 2024, +6 months, last trilateral", "2024-03, 2024년 3월, +6개월, 마지막 회의", "2024-03、2024年3月、+6か月、最後の会合";
    /// What is wrong with a date.
    DateUnknown: "is no part of a date", "날짜가 아님", "日付ではない";
    /// What is wrong with a date.
    DateNone: "is not in the calendar", "달력에 없음", "暦にない";
    /// What is wrong with a date.
    DateTwice: "is one too many", "중복", "重複";
    /// What is wrong with a date.
    DateAmbiguous: "has two readings: write 2024-03-27", "두 가지로 읽힘: 2024-03-27 형식으로", "二通りに読める: 2024-03-27 のように";
    /// What is wrong with a date.
    DateNoUnit: "needs a unit: d, w, m, q or y", "단위 필요: d, w, m, q, y", "単位が必要: d、w、m、q、y";
    /// What a key does to a country of the list.
    Toggle: "on, off", "켜기·끄기", "入・切";
    /// A way to combine countries.
    ModeAny: "any of them", "하나라도", "いずれか";
    /// A way to combine countries.
    ModeAll: "all of them", "모두 포함", "すべて";
    /// A way to combine countries.
    ModeExactly: "exactly these", "정확히 일치", "ちょうどこれだけ";
    /// The list of keys.
    Keys: "Keys", "키", "キー";
    /// The screen is too small.
    TooSmall: "needs 20x5", "20x5 필요", "20x5が必要";
    /// Behind how many lanes did not fit.
    Lanes: "lanes", "줄", "列";
    /// What Enter does on the timeline.
    OpenCluster: "zoom to it", "확대해 열기", "拡大して開く";
    /// Before a search that is being typed.
    Search: "Search", "검색", "検索";
    /// A notice.
    NothingToUndo: "nothing to undo", "되돌릴 변경 없음", "元に戻す変更なし";
    /// A notice.
    NothingToRedo: "nothing to redo", "다시 실행할 변경 없음", "やり直す変更なし";
    /// A notice.
    NoMatch: "no match", "일치 없음", "一致なし";
    /// A notice.
    WrappedOn: "went on at the first match", "처음 일치로 돌아감", "最初の一致に戻った";
    /// A notice.
    WrappedBack: "went on at the last match", "마지막 일치로 넘어감", "最後の一致に移った";
    /// A notice.
    NothingToHighlight: "nothing to highlight", "강조할 항목 없음", "強調するものなし";
    /// How a search compares.
    Exact: "exact", "정확", "完全";
    /// How a search compares.
    Fuzzy: "fuzzy", "유사", "あいまい";
    /// How a search takes capital letters.
    AnyCase: "any case", "대소문자 무시", "大小無視";
    /// How a search takes capital letters.
    KeptCase: "case counts", "대소문자 구분", "大小区別";
    /// A notice.
    NoSearch: "no search yet: press /", "검색어 없음: / 를 누르세요", "検索なし: / を押す";
    /// A notice.
    EndOfLane: "no further event in this lane", "이 줄에 더 이상 없음", "この列にはこれ以上なし";
    /// A unit of the axis.
    Decades: "decades", "10년", "10年";
    /// A unit of the axis.
    Centuries: "centuries", "세기", "世紀";
    /// A unit of the axis.
    Years: "years", "년", "年";
    /// A unit of the axis.
    Quarters: "quarters", "분기", "四半期";
    /// A unit of the axis.
    Months: "months", "월", "月";
    /// A unit of the axis.
    Weeks: "weeks", "주", "週";
    /// A unit of the axis.
    Days: "days", "일", "日";
    /// A unit of the axis.
    Hours: "hours", "시간", "時間";
    /// The screen of the filter.
    Filter: "Filter", "필터", "絞り込み";
    /// The values by which one can filter.
    Facets: "Facets", "분류", "分類";
    /// A facet.
    Country: "Country", "국가", "国";
    /// A facet.
    Theme: "Theme", "주제", "主題";
    /// A facet.
    Year: "Year", "연도", "年";
    /// A facet.
    SeriesWord: "Series", "회의체", "会議体";
    /// A facet.
    Person: "Person", "인물", "人物";
    /// A facet.
    Place: "Place", "장소", "場所";
    /// A facet.
    StatusWord: "Status", "상태", "状態";
    /// A facet.
    FileWord: "File", "파일", "ファイル";
    /// A part of a query.
    Term: "Term", "조건", "条件";
    /// How many events a term alone leaves.
    Alone: "alone", "단독", "単独";
    /// How many events are left without a term.
    WithoutIt: "without it", "제외 시", "除くと";
    /// Beside the term that leaves nothing.
    Blame: "blame", "원인", "原因";
    /// What can be done when nothing is left.
    WaysOut: "Ways out", "해결 방법", "解決策";
    /// A way out.
    UndoLast: "undo the last change", "마지막 변경 취소", "直前の変更を取り消す";
    /// A way out.
    ClearAll: "clear the filter", "필터 해제", "絞り込みを解除";
    /// What the footer calls taking a way out.
    TakeWayOut: "take the way out", "이 방법 선택", "この解決策を選ぶ";
    /// What the footer calls walking over what can be chosen.
    Choose: "choose", "선택", "選択";
    /// What the footer calls taking a candidate.
    Accept: "accept", "적용", "採用";
    /// What the footer calls leaving the filter as it was.
    Cancel: "cancel", "취소", "取り消す";
    /// What the footer calls closing the filter.
    Done: "done", "완료", "完了";
    /// What was found before the query stopped finding anything.
    LastResult: "Last result, kept", "마지막 결과 유지", "直前の結果を保持";
    /// What the query finds.
    Result: "Result", "결과", "結果";
    /// What may stand at the cursor.
    Candidates: "What may follow", "입력 후보", "入力候補";
    /// A query of which the end is missing.
    Unfinished: "Not finished", "미완성", "入力途中";
    /// A query with a mistake in it.
    NotUnderstood: "Not understood", "이해할 수 없음", "解釈できません";
}
