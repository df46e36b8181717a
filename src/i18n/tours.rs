//! Words about tours: their list, their stops, what became of changing them.

use super::Locale;

impl Locale {
    /// Nothing is being presented.
    pub const fn no_briefing(self) -> &'static str {
        match self {
            Self::En => "No briefing goes on: b begins one, B lists the tours",
            Self::Ko => "진행 중인 브리핑이 없음: b 시작, B 목록",
            Self::Ja => "説明は行われていません: bで開始、Bで一覧",
        }
    }

    /// A briefing goes on already.
    pub const fn already_briefing(self) -> &'static str {
        match self {
            Self::En => "A briefing goes on: Backspace returns to it, q in it ends it",
            Self::Ko => "브리핑 진행 중: Backspace로 돌아가고, 그곳에서 q로 끝냄",
            Self::Ja => "説明の途中です: Backspaceで戻り、そこでqを押すと終わります",
        }
    }

    /// Leaving now would end the briefing.
    pub const fn would_end_briefing(self) -> &'static str {
        match self {
            Self::En => "A briefing goes on: Backspace returns to it, q once more leaves",
            Self::Ko => "브리핑 진행 중: Backspace로 돌아가고, q를 한 번 더 누르면 종료",
            Self::Ja => "説明の途中です: Backspaceで戻り、もう一度qで終了",
        }
    }

    /// There is nothing to present.
    pub const fn nothing_to_brief(self) -> &'static str {
        match self {
            Self::En => "Nothing that is shown can be presented",
            Self::Ko => "표시된 것 중 브리핑할 것이 없음",
            Self::Ja => "表示中に説明できるものがありません",
        }
    }

    /// Only the first sessions are in a tour made on the spot.
    pub fn tour_shortened(self, of: usize, all: usize) -> String {
        match self {
            Self::En => format!("The first {of} of {all}: filter for others"),
            Self::Ko => format!("전체 {all}건 중 처음 {of}건: 나머지는 필터로"),
            Self::Ja => format!("全{all}件のうち最初の{of}件: ほかは絞り込みで"),
        }
    }

    /// A stop was added.
    pub fn stop_added(self, tour: &str, stop: usize) -> String {
        match self {
            Self::En => format!("Stop {stop} of {tour}"),
            Self::Ko => format!("{tour}의 {stop}번째 장면으로 추가함"),
            Self::Ja => format!("{tour}の場面{stop}に加えました"),
        }
    }

    /// What is shown makes no stop.
    pub const fn makes_no_stop(self) -> &'static str {
        match self {
            Self::En => "What is shown makes no stop of a tour",
            Self::Ko => "표시된 것은 브리핑 장면이 될 수 없음",
            Self::Ja => "表示中のものは説明の場面になりません",
        }
    }

    /// A tour was written.
    pub fn tour_saved(self, name: &str) -> String {
        match self {
            Self::En => format!("Tour written into {name}"),
            Self::Ko => format!("{name}에 브리핑을 저장함"),
            Self::Ja => format!("{name}に説明を保存しました"),
        }
    }

    /// The question for what a stop may take.
    pub const fn ask_seconds(self) -> &'static str {
        match self {
            Self::En => "seconds",
            Self::Ko => "시간(초)",
            Self::Ja => "秒数",
        }
    }

    /// The question for what a tour is called.
    pub const fn ask_tour_name(self) -> &'static str {
        match self {
            Self::En => "name of the tour",
            Self::Ko => "브리핑 이름",
            Self::Ja => "説明の名前",
        }
    }
}
