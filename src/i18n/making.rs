//! Words about making tours and rehearsing them.

use super::Locale;

impl Locale {
    /// What a tour is called that was begun here.
    pub const fn my_tour(self) -> &'static str {
        match self {
            Self::En => "My tour",
            Self::Ko => "내 브리핑",
            Self::Ja => "自分の説明",
        }
    }

    /// A tour was begun, though there are others that could be added to.
    pub fn tour_begun(self, tour: &str) -> String {
        match self {
            Self::En => format!("Stop 1 of {tour}, a new tour; B and e choose another one for A"),
            Self::Ko => format!("새 {tour}의 1번째 장면; B와 e로 A가 추가할 곳을 고름"),
            Self::Ja => format!("新しい{tour}の場面1; Bとeで、Aが加える先を選べます"),
        }
    }

    /// A tour is in no file as it is, and the program is about to be left.
    pub fn tour_unwritten(self, tour: &str) -> String {
        match self {
            Self::En => format!("{tour} is not written: B then w writes it, q once more leaves"),
            Self::Ko => format!("{tour}: 저장 안 됨. B 다음 w로 저장, q를 다시 누르면 종료"),
            Self::Ja => format!("{tour}は未保存です: Bとwで保存、もう一度qで終了"),
        }
    }

    /// Which tour what is shown is added to, in the list of tours.
    pub const fn adds_here(self) -> &'static str {
        match self {
            Self::En => "A adds here",
            Self::Ko => "A로 추가",
            Self::Ja => "Aの追加先",
        }
    }

    /// The file that is open may only be read, so a tour goes into a new one.
    pub fn read_only_so_new(self, file: &str) -> String {
        match self {
            Self::En => format!("{file} is read-only: a new file with this tour"),
            Self::Ko => format!("{file}: 읽기 전용. 이 브리핑을 담은 새 파일"),
            Self::Ja => format!("{file}は読み取り専用です: この説明を含む新しいファイル"),
        }
    }

    /// The editor has taken the file away.
    pub const fn notes_gone(self) -> &'static str {
        match self {
            Self::En => "it left no file with the notes",
            Self::Ko => "메모 파일을 남기지 않음",
            Self::Ja => "メモのファイルが残っていません",
        }
    }

    /// The tour has as many stops as a tour can have.
    pub const fn tour_is_full(self) -> &'static str {
        match self {
            Self::En => "The tour has as many stops as a tour can have",
            Self::Ko => "브리핑에 장면을 더 추가할 수 없음",
            Self::Ja => "説明にはこれ以上場面を加えられません",
        }
    }

    /// The notes of a stop are others now.
    pub fn notes_edited(self, stop: usize) -> String {
        match self {
            Self::En => format!("Notes of stop {stop} changed"),
            Self::Ko => format!("{stop}번째 장면의 메모를 바꿈"),
            Self::Ja => format!("場面{stop}のメモを変更しました"),
        }
    }

    /// What was proposed is now what stops may take.
    pub fn budgets_taken(self, stops: usize) -> String {
        match self {
            Self::En if stops == 1 => "1 stop now has the proposed time".to_owned(),
            Self::En => format!("{stops} stops now have the proposed times"),
            Self::Ko => format!("장면 {stops}개의 시간을 제안대로 바꿈"),
            Self::Ja => format!("場面{stops}件の時間を提案どおりにしました"),
        }
    }

    /// No stop was shown long enough for a proposal.
    pub const fn nothing_proposed(self) -> &'static str {
        match self {
            Self::En => "No stop was shown long enough for a proposal",
            Self::Ko => "제안할 만큼 오래 표시된 장면이 없음",
            Self::Ja => "提案できるほど長く表示した場面がありません",
        }
    }

    /// How many stops a tour has.
    pub fn stops_counted(self, count: usize) -> String {
        match self {
            Self::En if count == 1 => "1 stop".to_owned(),
            Self::En => format!("{count} stops"),
            Self::Ko => format!("장면 {count}개"),
            Self::Ja => format!("場面{count}件"),
        }
    }

    /// A tour is other than its file has it.
    pub const fn tour_is_changed(self) -> &'static str {
        match self {
            Self::En => "changed, not written",
            Self::Ko => "변경됨, 저장 안 함",
            Self::Ja => "変更あり、未保存",
        }
    }

    /// A tour has no stops.
    pub const fn no_stops_yet(self) -> &'static str {
        match self {
            Self::En => "No stops: A in the browser adds what is shown",
            Self::Ko => "장면 없음: 둘러보기에서 A를 누르면 표시된 것이 추가됨",
            Self::Ja => "場面がありません: 閲覧中にAを押すと表示中のものが加わります",
        }
    }

    /// A stop has no notes and no points.
    pub const fn no_stop_notes(self) -> &'static str {
        match self {
            Self::En => "no notes: e writes some",
            Self::Ko => "메모 없음: e로 작성",
            Self::Ja => "メモなし: eで書きます",
        }
    }

    /// What only the speaker sees.
    pub const fn stop_notes(self) -> &'static str {
        match self {
            Self::En => "Speaker notes",
            Self::Ko => "발표자 메모",
            Self::Ja => "発表者メモ",
        }
    }

    /// What is revealed one after the other.
    pub const fn stop_points(self) -> &'static str {
        match self {
            Self::En => "Points",
            Self::Ko => "요점",
            Self::Ja => "要点",
        }
    }

    /// How long a stop may take is left to the program.
    pub const fn automatic_time(self) -> &'static str {
        match self {
            Self::En => "auto",
            Self::Ko => "자동",
            Self::Ja => "自動",
        }
    }

    /// How long all stops may take together.
    pub fn tour_in_all(self, clock: &str) -> String {
        match self {
            Self::En => format!("{clock} in all"),
            Self::Ko => format!("모두 {clock}"),
            Self::Ja => format!("合計{clock}"),
        }
    }

    /// What was typed is no time that a stop may take.
    pub const fn no_seconds(self) -> &'static str {
        match self {
            Self::En => "a whole number from 1 to 86400, or nothing",
            Self::Ko => "1에서 86400까지의 정수, 또는 비워 두기",
            Self::Ja => "1から86400までの整数、または空欄",
        }
    }

    /// A tour that is written goes into a new file.
    pub const fn into_a_new_file(self) -> &'static str {
        match self {
            Self::En => "a new file: the timeline with this tour",
            Self::Ko => "새 파일: 이 브리핑을 담은 연표",
            Self::Ja => "新しいファイル: この説明を含む年表",
        }
    }

    /// What a rehearsal recorded.
    pub const fn rehearsal(self) -> &'static str {
        match self {
            Self::En => "Practice",
            Self::Ko => "연습 결과",
            Self::Ja => "練習の結果",
        }
    }

    /// The heads of the columns of a rehearsal: stop, budget, this time, difference, before,
    /// proposal.
    pub const fn rehearsal_columns(self) -> [&'static str; 6] {
        match self {
            Self::En => ["stop", "budget", "taken", "", "before", "proposed"],
            Self::Ko => ["장면", "예정", "이번", "", "이전", "제안"],
            Self::Ja => ["場面", "予定", "今回", "", "前回まで", "提案"],
        }
    }

    /// All stops together.
    pub const fn rehearsal_total(self) -> &'static str {
        match self {
            Self::En => "all shown stops",
            Self::Ko => "표시한 장면 전체",
            Self::Ja => "表示した場面の合計",
        }
    }

    /// A stop took more than it may.
    pub fn taken_over(self, clock: &str) -> String {
        match self {
            Self::En => format!("{clock} over"),
            Self::Ko => format!("{clock} 초과"),
            Self::Ja => format!("{clock}超過"),
        }
    }

    /// A stop took less than it may.
    pub fn taken_under(self, clock: &str) -> String {
        match self {
            Self::En => format!("{clock} under"),
            Self::Ko => format!("{clock} 남음"),
            Self::Ja => format!("{clock}余り"),
        }
    }

    /// A stop was not shown.
    pub const fn stop_not_shown(self) -> &'static str {
        match self {
            Self::En => "not shown",
            Self::Ko => "표시 안 함",
            Self::Ja => "未表示",
        }
    }

    /// A stop took what it may.
    pub const fn taken_on_time(self) -> &'static str {
        match self {
            Self::En => "on time",
            Self::Ko => "정시",
            Self::Ja => "予定どおり",
        }
    }

    /// What the footer calls taking over what is proposed.
    pub const fn take_proposals(self) -> &'static str {
        match self {
            Self::En => "take the proposals",
            Self::Ko => "제안 받아들이기",
            Self::Ja => "提案を採用",
        }
    }

    /// What the footer calls a stop of a tour.
    pub const fn stop_word(self) -> &'static str {
        match self {
            Self::En => "stop",
            Self::Ko => "장면",
            Self::Ja => "場面",
        }
    }

    /// What the footer calls presenting a tour from a stop on.
    pub const fn present_from_here(self) -> &'static str {
        match self {
            Self::En => "present from here",
            Self::Ko => "여기부터 브리핑",
            Self::Ja => "ここから説明",
        }
    }

    /// What the footer calls moving a stop.
    pub const fn move_stop(self) -> &'static str {
        match self {
            Self::En => "move",
            Self::Ko => "옮기기",
            Self::Ja => "移す",
        }
    }

    /// There is no editor of this name.
    pub fn no_editor(self, name: &str) -> String {
        match self {
            Self::En => format!("No editor {name}: set VISUAL or EDITOR"),
            Self::Ko => format!("편집기 {name} 없음: VISUAL 또는 EDITOR를 설정"),
            Self::Ja => format!("エディター {name} がありません: VISUALかEDITORを設定"),
        }
    }

    /// The editor did not do its work; the notes are as they were.
    pub fn editor_failed(self, name: &str, why: &str) -> String {
        match self {
            Self::En => format!("Notes unchanged: {name}: {why}"),
            Self::Ko => format!("메모는 그대로임: {name}: {why}"),
            Self::Ja => format!("メモはそのままです: {name}: {why}"),
        }
    }

    /// The editor ended with this code, or by a signal.
    pub fn editor_ended(self, code: Option<i32>) -> String {
        match (self, code) {
            (Self::En, Some(code)) => format!("ended with code {code}"),
            (Self::Ko, Some(code)) => format!("종료 코드 {code}"),
            (Self::Ja, Some(code)) => format!("終了コード{code}"),
            (Self::En, None) => "ended by a signal".to_owned(),
            (Self::Ko, None) => "신호로 종료됨".to_owned(),
            (Self::Ja, None) => "シグナルで終了しました".to_owned(),
        }
    }

    /// The words that name the editor cannot be read.
    pub const fn editor_unreadable(self) -> &'static str {
        match self {
            Self::En => "a quote has no end",
            Self::Ko => "따옴표가 닫히지 않음",
            Self::Ja => "引用符が閉じていません",
        }
    }

    /// Notes may have so many kibibytes.
    pub fn notes_too_long(self, kibibytes: u64) -> String {
        match self {
            Self::En => format!("more than {kibibytes} KiB"),
            Self::Ko => format!("{kibibytes} KiB를 넘음"),
            Self::Ja => format!("{kibibytes} KiBを超えています"),
        }
    }

    /// Notes are no text.
    pub const fn notes_no_utf8(self) -> &'static str {
        match self {
            Self::En => "what it left is no UTF-8",
            Self::Ko => "저장된 내용이 UTF-8이 아님",
            Self::Ja => "保存された内容がUTF-8ではありません",
        }
    }
}
