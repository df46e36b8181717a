//! Words of two sessions side by side, and of the thread of an action.

use super::Locale;

words! {
    /// The label of the names of two sessions.
    word_session: "Session", "회의", "会合";
    /// The label of the dates of two sessions.
    word_when: "When", "일시", "日時";
    /// The label of the places of two sessions.
    word_where: "Where", "장소", "場所";
    /// The label of the hosts of two sessions.
    word_host: "Host", "주최", "主催";
    /// The label of the offices of two heads.
    word_office: "Office", "직책", "役職";
    /// The label of how much was agreed, and by how many.
    word_size: "Size", "규모", "規模";
    /// The label of the themes of two sessions.
    word_themes: "Themes", "주제", "主題";
    /// Beside values that are the same.
    word_same: "same", "동일", "同じ";
    /// Beside a match that neither the file states nor the user has accepted.
    word_proposed: "proposed", "제안", "提案";
    /// How such matches were found.
    match_proposed: "match proposed by theme and wording",
        "주제와 문구로 제안한 연결", "主題と文言から提案した対応";
    /// Of actions that have none.
    none_matched: "none matches by theme and wording",
        "주제와 문구가 맞는 것 없음", "主題と文言の合うものなし";
    /// Of actions of which nothing says what they were before.
    without_link: "no link to the earlier one", "이전 회의와의 연결 없음", "前の会合との対応なし";
    /// No host is known.
    host_unknown: "host not known", "주최국 미상", "主催国不明";
    /// No date is known.
    date_unknown: "date not known", "날짜 미상", "日付不明";
    /// Dates are too vague to count days.
    days_between_unknown: "days between not known", "사이 일수 미상", "間の日数は不明";
    /// Nobody led this delegation there.
    no_head: "none recorded", "기록 없음", "記録なし";
    /// Of an event that no series has, so that it is compared with none.
    word_of_no_series: "of no series", "회의체 없음", "会議体なし";
    /// Of the first session of a file without series.
    first_session_of_file: "first session of the file", "이 파일의 첫 회의", "このファイルの初会合";
    /// An action is not in a session.
    word_absent: "absent", "없음", "なし";
    /// What a step along the changes walks over.
    word_change: "change", "변경", "変更";
    /// What a step along a thread walks over.
    word_session_row: "session", "회의", "会合";
    /// What moves the pair on.
    next_pair: "next pair", "다음 쌍", "次の組";
    /// What asks for another pair.
    other_pair: "other pair", "다른 쌍", "別の組";
    /// What accepts a match.
    accept_match: "accept match", "연결 인정", "対応を認める";
    /// What moves the pair back.
    pair_before: "pair before", "이전 쌍", "前の組";
    /// The list of events to compare with.
    compare_with_which: "Compare with", "비교 대상", "比較の相手";
    /// What a comparison rests on.
    with_the_one_before: "with the session before", "직전 회의와", "前回の会合と";
    /// What a comparison rests on.
    with_another_series: "with the last of another series", "다른 회의체의 최근 회의와", "別の系列の直近の会合と";
    /// What a comparison rests on.
    pair_chosen: "chosen", "직접 선택", "選んだ組";
    /// A heading, where the series has no name.
    sessions_of_series: "Same series", "같은 회의체", "同じ系列";
    /// A heading.
    other_sessions: "Other sessions", "다른 회의", "その他の会合";
    /// A heading.
    other_events_shown: "Other events shown", "표시된 다른 사건", "表示中のその他の出来事";
    /// A notice.
    nothing_to_compare: "no session before it: D chooses another",
        "이전 회의 없음: D 로 다른 것 선택", "前の会合なし: D で別のものを選ぶ";
    /// A notice.
    first_of_series: "first of its series: D chooses another",
        "회의체의 첫 회의: D 로 다른 것 선택", "系列の最初の会合: D で別のものを選ぶ";
    /// A notice.
    no_session_of_a_series: "no session of a series: D chooses what to compare it with",
        "회의체의 회의가 아님: D 로 비교 대상 선택", "系列の会合ではない: D で比較の相手を選ぶ";
    /// A notice.
    nothing_else: "there is no other event to compare with",
        "비교할 다른 사건 없음", "比較できる別の出来事なし";
    /// A notice.
    no_other_series: "no session of another series before it",
        "이전에 다른 회의체의 회의 없음", "以前に別の系列の会合なし";
    /// A notice.
    no_further_pair: "no further pair in this series", "이 회의체에 더 이상 없음", "この系列にはこれ以上なし";
    /// A notice.
    nothing_to_follow: "no agreed action here to follow", "따라갈 합의 조치 없음", "たどる合意事項なし";
    /// A notice.
    end_of_thread: "no further session with this action",
        "이 조치가 있는 회의가 더 없음", "この事項のある会合はこれ以上なし";
    /// A notice.
    match_accepted: "match accepted; a takes it back", "연결 인정됨: a 로 취소", "対応を認めた: a で取り消し";
    /// A notice.
    match_taken_back: "no longer accepted", "인정 취소됨", "取り消した";
    /// A notice.
    nothing_to_accept: "no proposed match here", "제안된 연결 없음", "提案された対応なし";
    /// A notice.
    too_many_matches: "1,000 matches are accepted; take one back first",
        "연결 1,000개까지: 먼저 하나를 취소하세요", "対応は1,000件まで: 先に一つ取り消す";
}

impl Locale {
    /// `US head`.
    pub fn head_of(self, country: &str) -> String {
        match (self, country) {
            (Self::En, "") => "Head".to_owned(),
            (Self::Ko, "") => "수석대표".to_owned(),
            (Self::Ja, "") => "首席代表".to_owned(),
            (Self::En, _) => format!("{country} head"),
            (Self::Ko, _) => format!("{country} 대표"),
            (Self::Ja, _) => format!("{country}代表"),
        }
    }

    /// `161 d later`, from the last day of the one to the first of the other.
    pub fn days_later(self, days: i64) -> String {
        match self {
            Self::En => format!("{days} d later"),
            Self::Ko => format!("{days}일 뒤"),
            Self::Ja => format!("{days}日後"),
        }
    }

    /// Of two sessions of which neither is over when the other begins.
    pub const fn they_overlap(self) -> &'static str {
        match self {
            Self::En => "they overlap",
            Self::Ko => "기간이 겹침",
            Self::Ja => "期間が重なる",
        }
    }

    /// `12 actions`.
    pub fn actions(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 action".to_owned(),
            (Self::En, _) => format!("{count} actions"),
            (Self::Ko, _) => format!("조치 {count}건"),
            (Self::Ja, _) => format!("合意{count}件"),
        }
    }

    /// `4 shared`: themes that two sessions have in common.
    pub fn themes_shared(self, count: usize) -> String {
        match self {
            Self::En => format!("{count} shared"),
            Self::Ko => format!("공통 {count}개"),
            Self::Ja => format!("共通{count}件"),
        }
    }

    /// `change 3 of 6`.
    pub fn place_among(self, word: &str, at: usize, all: usize) -> String {
        match self {
            Self::En => format!("{word} {at} of {all}"),
            Self::Ko | Self::Ja => format!("{word} {at} / {all}"),
        }
    }

    /// `first seen #2`.
    pub fn first_seen(self, session: &str) -> String {
        match self {
            Self::En => format!("first seen {session}"),
            Self::Ko => format!("처음: {session}"),
            Self::Ja => format!("初出: {session}"),
        }
    }

    /// `last seen #6`.
    pub fn last_seen(self, session: &str) -> String {
        match self {
            Self::En => format!("last seen {session}"),
            Self::Ko => format!("마지막: {session}"),
            Self::Ja => format!("最後: {session}"),
        }
    }

    /// `silent for 2 sessions`.
    pub fn silent_for_sessions(self, sessions: usize) -> String {
        match (self, sessions) {
            (Self::En, 1) => "silent for 1 session".to_owned(),
            (Self::En, _) => format!("silent for {sessions} sessions"),
            (Self::Ko, _) => format!("{sessions}회 연속 없음"),
            (Self::Ja, _) => format!("{sessions}回続けてなし"),
        }
    }

    /// `in 5 of 7 sessions`.
    pub fn present_in(self, present: usize, all: usize) -> String {
        match self {
            Self::En => format!("in {present} of {all} sessions"),
            Self::Ko => format!("{all}회 중 {present}회"),
            Self::Ja => format!("{all}回中{present}回"),
        }
    }

    /// `in 5 of the 200 sessions looked at, of 1000`.
    pub fn present_in_part(self, present: usize, looked_at: usize, all: usize) -> String {
        match self {
            Self::En => format!("in {present} of the {looked_at} sessions looked at, of {all}"),
            Self::Ko => format!("전체 {all}회 중 살펴본 {looked_at}회에서 {present}회"),
            Self::Ja => format!("全{all}回のうち調べた{looked_at}回中{present}回"),
        }
    }
}
