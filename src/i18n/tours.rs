//! Words about tours: their list, their stops, what became of changing them.

use super::Locale;

/// What a presenter is told, and the list of tours.
impl Locale {
    /// There is no stop after this one.
    pub const fn was_last_stop(self) -> &'static str {
        match self {
            Self::En => "That was the last stop: q ends the briefing",
            Self::Ko => "마지막 장면이었음: q로 브리핑을 끝냄",
            Self::Ja => "最後の場面でした: qで説明を終えます",
        }
    }

    /// A briefing was ended: how long it took, and how long it was to take.
    pub fn briefing_ended(self, elapsed: &str, budget: &str) -> String {
        match self {
            Self::En => format!("Briefing ended after {elapsed} of {budget}: Backspace resumes it"),
            Self::Ko => format!("브리핑 종료: {budget} 중 {elapsed}, Backspace로 재개"),
            Self::Ja => format!("説明を終えました: {budget}のうち{elapsed}、Backspaceで再開"),
        }
    }

    /// Once more, and the briefing ends: how long it has gone on, and how long it may.
    pub fn briefing_ends_next(self, elapsed: &str, budget: &str) -> String {
        match self {
            Self::En => format!("q once more ends the briefing ({elapsed} of {budget})"),
            Self::Ko => format!("q를 한 번 더 누르면 브리핑 종료 ({elapsed} / {budget})"),
            Self::Ja => format!("もう一度qで説明を終えます ({elapsed} / {budget})"),
        }
    }

    /// A key that works in the browser alone was pressed on a stop.
    pub const fn explore_first(self) -> &'static str {
        match self {
            Self::En => "Esc first: then every key works",
            Self::Ko => "먼저 Esc: 그다음 모든 키를 쓸 수 있음",
            Self::Ja => "先にEsc: その後すべてのキーが使えます",
        }
    }

    /// The number of a stop is being typed.
    pub fn stop_typed(self, stop: usize, all: usize) -> String {
        match self {
            Self::En => format!("Enter goes to stop {stop} of {all}"),
            Self::Ko => format!("Enter: 장면 {stop} / {all}(으)로 이동"),
            Self::Ja => format!("Enterで場面 {stop} / {all} へ"),
        }
    }

    /// There is no stop of the number that was typed.
    pub fn no_such_stop(self, stop: usize, all: usize) -> String {
        match self {
            Self::En => format!("There is no stop {stop}: the last one is {all}"),
            Self::Ko => format!("장면 {stop}은(는) 없음: 마지막은 {all}"),
            Self::Ja => format!("場面{stop}はありません: 最後は{all}です"),
        }
    }

    /// What is presented, and what is not.
    pub fn milestones_left_out(self, sessions: usize, milestones: usize) -> String {
        match self {
            Self::En => {
                let ending = if sessions == 1 { "" } else { "s" };
                let other = if milestones == 1 { "" } else { "s" };
                format!("{sessions} session{ending}; {milestones} milestone{other} left out")
            }
            Self::Ko => format!("회의 {sessions}건, 이정표 {milestones}건은 제외"),
            Self::Ja => format!("会合{sessions}件、節目{milestones}件は省略"),
        }
    }

    /// It goes on by itself from now on.
    pub const fn advance_on(self) -> &'static str {
        match self {
            Self::En => "Goes on by itself: any key pauses it, a stops it",
            Self::Ko => "자동 진행: 아무 키나 누르면 멈추고, a로 끔",
            Self::Ja => "自動で進みます: どのキーでも一時停止、aで切",
        }
    }

    /// It waits for keys again.
    pub const fn advance_off(self) -> &'static str {
        match self {
            Self::En => "Does not go on by itself any more",
            Self::Ko => "자동 진행을 끔",
            Self::Ja => "自動送りを切りました",
        }
    }

    /// A key has paused what went on by itself.
    pub const fn advance_paused(self) -> &'static str {
        match self {
            Self::En => "Paused: a goes on by itself again",
            Self::Ko => "일시 정지: a로 자동 진행 재개",
            Self::Ja => "一時停止: aで自動送りを再開",
        }
    }

    /// A tour of the file is not taken off the list.
    pub const fn tour_of_the_file(self) -> &'static str {
        match self {
            Self::En => "It is of the file; only what was made here can be removed",
            Self::Ko => "파일에 있는 브리핑: 여기서 만든 것만 제거할 수 있음",
            Self::Ja => "ファイルの説明です: ここで作ったものだけ取り除けます",
        }
    }

    /// What goes back to the briefing, behind the key: `returns to`.
    pub const fn returns_to(self) -> &'static str {
        match self {
            Self::En => "returns to",
            Self::Ko => "복귀:",
            Self::Ja => "で戻る:",
        }
    }

    /// `25 stops`.
    pub fn stops(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 stop".to_owned(),
            (Self::En, _) => format!("{count} stops"),
            (Self::Ko, _) => format!("장면 {count}개"),
            (Self::Ja, _) => format!("{count}場面"),
        }
    }

    /// The heading of the list of tours.
    pub const fn tours_heading(self) -> &'static str {
        match self {
            Self::En => "Tours",
            Self::Ko => "브리핑 목록",
            Self::Ja => "説明の一覧",
        }
    }

    /// What the keys of that list walk over.
    pub const fn tour_word(self) -> &'static str {
        match self {
            Self::En => "tour",
            Self::Ko => "브리핑",
            Self::Ja => "説明",
        }
    }

    /// What the keys of the outline walk over.
    pub const fn outline_word(self) -> &'static str {
        match self {
            Self::En => "stop",
            Self::Ko => "장면",
            Self::Ja => "場面",
        }
    }

    /// Begins a briefing.
    pub const fn present_word(self) -> &'static str {
        match self {
            Self::En => "present",
            Self::Ko => "브리핑 시작",
            Self::Ja => "説明を始める",
        }
    }

    /// Ends a briefing.
    pub const fn end_word(self) -> &'static str {
        match self {
            Self::En => "end",
            Self::Ko => "끝내기",
            Self::Ja => "終える",
        }
    }

    /// `Present: Five sessions`, as an entry of the palette.
    pub fn present_named(self, title: &str) -> String {
        match self {
            Self::En => format!("Present: {title}"),
            Self::Ko => format!("브리핑 시작: {title}"),
            Self::Ja => format!("説明を始める: {title}"),
        }
    }

    /// There is no tour.
    pub const fn no_tours(self) -> &'static str {
        match self {
            Self::En => "There is no tour yet: b presents what is shown, and keeps it here.",
            Self::Ko => "아직 브리핑이 없음: b를 누르면 표시된 것으로 만들어 여기에 둡니다.",
            Self::Ja => "まだ説明がありません: bで表示中のものを説明し、ここに残します。",
        }
    }

    /// Whose a tour is: of the file, of the file and changed, made here, made on the spot, written
    /// into a file from here.
    pub const fn tour_whose(self, whose: Whose) -> &'static str {
        let [en, ko, ja] = match whose {
            Whose::File => ["in the file", "파일", "ファイル"],
            Whose::Changed => ["changed", "변경됨", "変更あり"],
            Whose::Here => ["made here", "여기서 만듦", "ここで作成"],
            Whose::Spot => ["as shown", "표시된 대로", "表示どおり"],
            Whose::Saved => ["saved", "저장됨", "保存済み"],
        };
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }

    /// A tour is being presented.
    pub const fn goes_on(self) -> &'static str {
        match self {
            Self::En => "goes on",
            Self::Ko => "진행 중",
            Self::Ja => "進行中",
        }
    }

    /// Where a stop stands to the one that is shown.
    pub const fn stop_stage(self, stage: Stage) -> &'static str {
        let [en, ko, ja] = match stage {
            Stage::Done => ["done", "마침", "済み"],
            Stage::Passed => ["passed over", "건너뜀", "未説明"],
            Stage::Here => ["here", "현재", "現在"],
            Stage::ToCome => ["to come", "예정", "これから"],
        };
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }
}

/// Whose a tour is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// It is as the file has it.
    File,
    /// It is other than the file has it.
    Changed,
    /// It was made here and is in no file.
    Here,
    /// It was made of what was shown.
    Spot,
    /// It was made here and written into a file.
    Saved,
}

/// Where a stop stands to the one that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It has been shown.
    Done,
    /// It was passed over.
    Passed,
    /// It is shown now.
    Here,
    /// It comes after.
    ToCome,
}

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
