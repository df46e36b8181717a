//! Words of the speaker's notes in a second terminal.

use super::Locale;

words! {
    /// What the page is called.
    notes_page: "Notes", "발표 메모", "発表メモ";
    /// A bar: how much of the time is used.
    notes_time: "Time", "시간", "時間";
    /// A bar: how many of the stops are done.
    notes_stops: "Stops", "장면", "場面";
    /// What comes after this stop.
    notes_next: "Next", "다음", "次";
    /// Nothing comes after this stop.
    notes_last_stop: "This is the last stop", "마지막 장면", "最後の場面です";
    /// Nothing was noted for this stop.
    notes_without_notes: "No notes for this stop", "이 장면에는 메모가 없음", "この場面にはメモがありません";
    /// As much time is used as planned.
    notes_on_pace: "on pace", "예정대로", "予定どおり";
    /// The presenter shows nothing.
    notes_is_blank: "screen blank", "빈 화면", "画面消去中";
    /// The presenter explores the browser.
    notes_is_exploring: "exploring", "둘러보는 중", "自由に閲覧中";
    /// The briefing goes on by itself.
    notes_is_advancing: "goes on by itself", "자동 진행 중", "自動送り中";
    /// The briefing is a rehearsal.
    notes_is_practice: "practice", "연습", "練習";
    /// Nobody presents.
    nobody_presents: "Nobody presents now.", "지금 발표하는 사람이 없습니다.", "いま発表している人はいません。";
    /// How to begin.
    how_to_present:
        "In another terminal run attache and press b, or run attache --tour NAME.",
        "다른 터미널에서 attache를 실행해 b를 누르거나 attache --tour NAME을 실행하세요.",
        "別の端末でattacheを実行してbを押すか、attache --tour NAMEを実行してください。";
    /// Whose notes will be shown, when nobody was asked for.
    follows_the_first: "This page follows the first briefing that begins.", "처음 시작되는 브리핑을 이 화면이 따라갑니다.", "最初に始まった説明をこの画面が追います。";
    /// Whose notes will be shown, when a presenter was asked for by name.
    waits_for_the_name: "This page waits for that presenter.", "이 화면은 그 발표자를 기다립니다.", "この画面はその発表者を待ちます。";
    /// The briefing ended as it should.
    briefing_over: "The briefing is over. Waiting for the same presenter to begin again.", "브리핑이 끝났습니다. 같은 발표자가 다시 시작하기를 기다립니다.", "説明は終わりました。同じ発表者の再開を待っています。";
    /// The presenter ended without an end of the briefing.
    presenter_gone: "Gone without an end. Waiting for it to come back: it was killed, or its terminal closed. These are its last notes.", "끝맺지 않고 사라졌습니다. 강제로 끝났거나 터미널이 닫혔습니다. 돌아오기를 기다립니다. 아래는 마지막 메모입니다.", "終わらずに消えました。強制終了されたか、端末が閉じられました。戻るのを待っています。以下は最後のメモです。";
    /// The heading of the list of presenters.
    who_presents: "Whose notes?", "누구의 메모를 볼까요?", "どの発表者のメモですか";
    /// A footer word: take the presenter under the cursor.
    follow_presenter: "follow", "따라가기", "追う";
    /// A footer word: scroll back.
    scroll_back: "scroll back", "위로 스크롤", "上へスクロール";
    /// The timeline that is built in.
    built_in_timeline: "built in", "내장 연표", "内蔵の年表";
}

impl Locale {
    /// `stop 3 of 25`.
    pub fn notes_stop_of(self, at: usize, of: usize) -> String {
        match self {
            Self::En => format!("stop {at} of {of}"),
            Self::Ko => format!("장면 {at} / {of}"),
            Self::Ja => format!("場面 {at} / {of}"),
        }
    }

    /// `10:48 of 20:00`.
    pub fn notes_time_of(self, time: &str, budget: &str) -> String {
        match self {
            Self::En => format!("{time} of {budget}"),
            Self::Ko | Self::Ja => format!("{time} / {budget}"),
        }
    }

    /// `of 20:00`, under a large clock.
    pub fn notes_budget(self, budget: &str) -> String {
        match self {
            Self::En => format!("of {budget}"),
            Self::Ko | Self::Ja => format!("/ {budget}"),
        }
    }

    /// `15 of 25`.
    pub fn notes_done(self, done: usize, of: usize) -> String {
        match self {
            Self::En => format!("{done} of {of}"),
            Self::Ko | Self::Ja => format!("{done} / {of}"),
        }
    }

    /// `1:12 ahead`.
    pub fn notes_ahead(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} ahead"),
            Self::Ko => format!("{time} 빠름"),
            Self::Ja => format!("{time} 早い"),
        }
    }

    /// `0:34 behind`.
    pub fn notes_behind(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} behind"),
            Self::Ko => format!("{time} 늦음"),
            Self::Ja => format!("{time} 遅れ"),
        }
    }

    /// `2:10 over`.
    pub fn notes_over(self, time: &str) -> String {
        match self {
            Self::En => format!("{time} over"),
            Self::Ko => format!("{time} 초과"),
            Self::Ja => format!("{time} 超過"),
        }
    }

    /// `this stop 0:20 of 1:00`.
    pub fn notes_here(self, time: &str) -> String {
        match self {
            Self::En => format!("this stop {time}"),
            Self::Ko => format!("이 장면 {time}"),
            Self::Ja => format!("この場面 {time}"),
        }
    }

    /// `for 12:34`: how long someone has presented.
    pub fn presents_for(self, time: &str) -> String {
        match self {
            Self::En => format!("for {time}"),
            Self::Ko => format!("{time} 경과"),
            Self::Ja => format!("{time} 経過"),
        }
    }

    /// Someone who was asked for by name does not present.
    pub fn presents_not(self, name: &str) -> String {
        match self {
            Self::En => format!("{name} does not present now."),
            Self::Ko => format!("{name}은(는) 지금 발표하지 않습니다."),
            Self::Ja => format!("{name} はいま発表していません。"),
        }
    }

    /// Another terminal is followed in the place of one that is lost.
    pub fn follows_after(self, name: &str, lost: &str) -> String {
        match self {
            Self::En => {
                format!("{name} began the same tour after {lost} had gone: following it; c chooses")
            }
            Self::Ko => format!(
                "{lost}이(가) 사라진 뒤 {name}에서 같은 브리핑이 시작되어 따라가고 있습니다. c로 선택"
            ),
            Self::Ja => {
                format!("{lost} が消えた後、{name} が同じ説明を始めたので追っています。cで選択")
            }
        }
    }

    /// Another terminal could be followed in the place of one that is gone.
    pub fn offers_to_follow(self, name: &str) -> String {
        match self {
            Self::En => format!("{name} presents the same tour: c follows it"),
            Self::Ko => format!("{name}에서 같은 브리핑을 발표 중입니다. c로 따라가기"),
            Self::Ja => format!("{name} が同じ説明を発表中です。cで追う"),
        }
    }

    /// Others present too.
    pub fn others_present(self, others: usize) -> String {
        match (self, others) {
            (Self::En, 1) => "1 other presents: c lists all".to_owned(),
            (Self::En, _) => format!("{others} others present: c lists all"),
            (Self::Ko, _) => format!("다른 발표자 {others}명: c로 목록"),
            (Self::Ja, _) => format!("ほかに{others}人が発表中: cで一覧"),
        }
    }
}
