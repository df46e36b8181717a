//! Words and phrases of people, chairs, hosts and places.

use super::Locale;

/// Declares phrases without anything to fill in, each in English, Korean and Japanese.
macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $ko:literal, $ja:literal;)+) => {
        impl Locale {
            $($(#[$doc])*
            pub const fn $name(self) -> &'static str {
                match self {
                    Self::En => $en,
                    Self::Ko => $ko,
                    Self::Ja => $ja,
                }
            })+
        }
    };
}

phrases! {
    /// The table of who led which delegation when.
    chairs: "Chairs", "수석대표", "首席代表";
    /// The list of everyone in the file.
    people: "People", "인물", "人物";
    /// Who hosted, and where.
    hosts_and_places: "Hosts and places", "주최와 장소", "主催と開催地";
    /// Before the heads of whom the file names no country.
    no_country: "no country given", "국가 미기재", "国の記載なし";
    /// In a cell: someone else than at the session before.
    changed_head: "head", "교체", "交代";
    /// In a cell: the same person in another office.
    changed_office: "office", "직책", "官職";
    /// In a cell: two heads meet for the first time.
    first_met: "1st met", "첫 동석", "初同席";
    /// Under the table: what a sign in it means.
    new_head_or_office: "new head or office", "수석대표·직책 변경", "首席代表・官職の変更";
    /// Under the table: what a sign in it means.
    first_meeting: "first meeting", "첫 동석", "初同席";
    /// Beside a session that someone led in another office than before.
    new_office: "new office", "직책 변경", "官職変更";
    /// Instead of an office.
    office_not_given: "office not given", "직책 미기재", "官職の記載なし";
    /// Instead of how many days.
    not_to_the_day: "not dated to the day", "일 단위 날짜 아님", "日単位の日付なし";
    /// Instead of the table.
    no_session_shown: "no session is shown", "표시된 회의 없음", "表示中の会合なし";
    /// Instead of the table.
    no_heads_shown: "no session that is shown names who led it", "표시된 회의에 수석대표 기록 없음", "表示中の会合に首席代表の記録なし";
    /// Where the file has no people.
    no_people: "no people in this file", "이 파일에 인물 없음", "このファイルに人物なし";
    /// Of a cell.
    nobody_named: "nobody is named", "기록된 대표 없음", "代表の記録なし";
    /// Of a cell whose country is none of the parties.
    takes_no_part: "takes no part", "참가국 아님", "参加国ではない";
    /// Of someone who led nothing.
    led_nothing: "led no session in this file", "이 파일에서 대표를 맡은 회의 없음", "このファイルで代表を務めた会合なし";
    /// A heading: the sessions that someone led.
    sessions_led: "Sessions led", "대표를 맡은 회의", "代表を務めた会合";
    /// A heading: when and for how long.
    in_the_chair: "In the chair", "수석대표 재임", "首席代表の在任";
    /// A heading: the heads of other delegations.
    last_meetings: "Last met", "마지막 만남", "最後に会った会合";
    /// A heading.
    also_written: "also written", "다른 표기", "別表記";
    /// Before the country that someone speaks for.
    country_word: "country", "국가", "国";
    /// Before who led before.
    before_word: "before", "전임", "前任";
    /// Before who led after.
    after_word: "after", "후임", "後任";
    /// Nobody else led before.
    none_before: "nobody else in the file", "파일에 전임 없음", "ファイルに前任なし";
    /// Nobody else has led after.
    none_after: "nobody else so far", "아직 후임 없음", "まだ後任なし";
    /// Why there is neither.
    chair_not_known: "not known: the file gives no country", "알 수 없음: 국가 미기재", "不明: 国の記載なし";
    /// Why there is neither.
    chair_of_no_series: "not known: these sessions are of no series", "알 수 없음: 회의체 미기재", "不明: 会議体の記載なし";
    /// A person who met nobody.
    met_nobody: "no other delegation's head is named at these sessions", "해당 회의에 다른 대표 기록 없음", "該当会合にほかの代表の記録なし";
    /// A heading: places with their sessions.
    places_word: "Places", "장소", "開催地";
    /// A heading: sessions held together.
    together_word: "Held together or overlapping", "함께 열렸거나 겹친 회의", "同時・連続開催";
    /// Sessions of no series.
    of_no_series: "Of no series", "회의체 없음", "会議体なし";
    /// Of a host.
    host_not_known: "host not known", "주최 미상", "主催不明";
    /// Two sessions that share a day.
    overlapping: "overlapping", "기간 겹침", "期間重複";
    /// Two such sessions are not in one place.
    in_different_places: "in different places", "다른 장소", "別の場所";
    /// Nothing was held together.
    none_together: "none among the sessions shown", "표시된 회의 중 없음", "表示中の会合にはなし";
    /// No place is named.
    no_places: "no session that is shown names its place", "표시된 회의에 장소 기록 없음", "表示中の会合に開催地の記録なし";
    /// Before who would host next.
    expected_next: "Expected next", "다음 예상", "次の予想";
    /// Marks what no source states.
    expectation: "an expectation, no fact", "사실이 아닌 예상", "事実ではなく予想";
    /// Why nobody is expected.
    too_few_hosts: "No pattern: fewer than three hosts are known", "규칙 없음: 알려진 주최가 셋 미만", "規則なし: 判明した主催が3回未満";
    /// Why nobody is expected.
    hosts_not_repeated: "No pattern yet: nobody has hosted twice", "아직 규칙 없음: 두 번 주최한 국가 없음", "まだ規則なし: 2回主催した国なし";
    /// Why nobody is expected.
    turn_of_no_series: "The file names no series for these, so there are no turns", "회의체가 기록되지 않아 순번을 알 수 없음", "会議体の記載がなく順番は不明";
    /// Why nobody is expected.
    last_host_unknown: "Nobody is expected next: the last host is not known", "다음 예상 없음: 마지막 주최 미상", "次の予想なし: 最後の主催が不明";
    /// A footer word: the session of a column.
    session_word: "session", "회의", "会合";
    /// A footer word: opens the page of a person.
    page_word: "person", "인물", "人物";
    /// A footer word: the list of everyone.
    people_word: "people", "인물 목록", "人物一覧";
    /// A footer word: the table of chairs.
    chairs_word: "chairs", "수석대표", "首席代表";
    /// A footer word: the next part of a view.
    next_section: "next section", "다음 부분", "次の部分";
    /// A footer word: walks over countries.
    delegation_word: "country", "국가", "国";
    /// A footer word: scrolls.
    scroll_word: "scroll", "스크롤", "スクロール";
    /// A footer word: leaves the page of a person.
    to_the_table: "table", "표로", "表へ";
}

impl Locale {
    /// `11 sessions`.
    pub fn sessions(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 session".to_owned(),
            (Self::En, _) => format!("{count} sessions"),
            (Self::Ko, _) => format!("회의 {count}회"),
            (Self::Ja, _) => format!("会合{count}回"),
        }
    }

    /// `10 people in the whole file`.
    pub fn in_the_file(self, counted: &str) -> String {
        match self {
            Self::En => format!("{counted} in the whole file"),
            Self::Ko => format!("파일 전체 {counted}"),
            Self::Ja => format!("ファイル全体で{counted}"),
        }
    }

    /// `always US`, of the host of every session.
    pub fn always(self, country: &str) -> String {
        match self {
            Self::En => format!("always {country}"),
            Self::Ko => format!("항상 {country}"),
            Self::Ja => format!("常に{country}"),
        }
    }

    /// `#3 is not in the file`, of a number between those of other sessions.
    pub fn not_in_the_file(self, sessions: &[String]) -> String {
        let list = sessions.join(", ");
        match (self, sessions.len()) {
            (Self::En, 1) => format!("{list} is not in the file"),
            (Self::En, _) => format!("{list} are not in the file"),
            (Self::Ko, _) => format!("파일에 없는 회의: {list}"),
            (Self::Ja, _) => format!("ファイルにない会合: {list}"),
        }
    }

    /// `10 people`.
    pub fn people_counted(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 person".to_owned(),
            (Self::En, _) => format!("{count} people"),
            (Self::Ko, _) => format!("{count}명"),
            (Self::Ja, _) => format!("{count}人"),
        }
    }

    /// `first session of Seth Bailey with Lee Jun-il`: as far as the file goes.
    pub fn met_first(self, one: &str, other: &str) -> String {
        match self {
            Self::En => format!("first session of {one} with {other}"),
            Self::Ko => format!("{one}, {other} 첫 동석"),
            Self::Ja => format!("{one}と{other}は初同席"),
        }
    }

    /// `took over from Lyn Debevoise (#6)`, of a new head.
    pub fn took_over_from(self, predecessor: &str, session: &str) -> String {
        match self {
            Self::En => format!("took over from {predecessor} ({session})"),
            Self::Ko => format!("전임 {predecessor} ({session})"),
            Self::Ja => format!("前任 {predecessor} ({session})"),
        }
    }

    /// `Lee Tae-woo, to #2`: who led before, and to which session.
    pub fn until_session(self, name: &str, session: &str) -> String {
        match self {
            Self::En => format!("{name}, to {session}"),
            Self::Ko => format!("{name}, {session}까지"),
            Self::Ja => format!("{name}、{session}まで"),
        }
    }

    /// `Baek Yoon-jeong, from #4`: who led after, and from which session.
    pub fn from_session(self, name: &str, session: &str) -> String {
        match self {
            Self::En => format!("{name}, from {session}"),
            Self::Ko => format!("{name}, {session}부터"),
            Self::Ja => format!("{name}、{session}から"),
        }
    }

    /// `7 earlier sessions are not listed`.
    pub fn earlier_left_out(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 earlier session is not looked at".to_owned(),
            (Self::En, _) => format!("{count} earlier sessions are not looked at"),
            (Self::Ko, _) => format!("그 전 회의 {count}회는 제외"),
            (Self::Ja, _) => format!("それ以前の会合{count}回は対象外"),
        }
    }

    /// `Jung Pak: 2 of 6`, on the way along the sessions of a person.
    pub fn led_at(self, name: &str, at: usize, of: usize) -> String {
        match self {
            Self::En => format!("led by {name}: {at} of {of}"),
            Self::Ko => format!("{name} 대표 회의: {at} / {of}"),
            Self::Ja => format!("{name}が代表の会合: {at} / {of}"),
        }
    }

    /// `Jung Pak led no later session shown; 1 later one is hidden`.
    pub fn led_no_later(self, name: &str, hidden: usize) -> String {
        match (self, hidden) {
            (Self::En, 0) => format!("{name} led no later session"),
            (Self::En, 1) => format!("{name} led no later session shown; 1 later one is hidden"),
            (Self::En, _) => {
                format!("{name} led no later session shown; {hidden} later ones are hidden")
            }
            (Self::Ko, 0) => format!("이후 {name} 대표 회의 없음"),
            (Self::Ko, _) => format!("표시된 이후 {name} 대표 회의 없음, 이후 {hidden}회 숨김"),
            (Self::Ja, 0) => format!("これより後に{name}が代表の会合なし"),
            (Self::Ja, _) => {
                format!("表示中のこれより後に{name}が代表の会合なし、後の{hidden}回は非表示")
            }
        }
    }

    /// `Jung Pak led no earlier session shown; 1 earlier one is hidden`.
    pub fn led_no_earlier(self, name: &str, hidden: usize) -> String {
        match (self, hidden) {
            (Self::En, 0) => format!("{name} led no earlier session"),
            (Self::En, 1) => {
                format!("{name} led no earlier session shown; 1 earlier one is hidden")
            }
            (Self::En, _) => {
                format!("{name} led no earlier session shown; {hidden} earlier ones are hidden")
            }
            (Self::Ko, 0) => format!("이전 {name} 대표 회의 없음"),
            (Self::Ko, _) => format!("표시된 이전 {name} 대표 회의 없음, 이전 {hidden}회 숨김"),
            (Self::Ja, 0) => format!("これより前に{name}が代表の会合なし"),
            (Self::Ja, _) => {
                format!("表示中のこれより前に{name}が代表の会合なし、前の{hidden}回は非表示")
            }
        }
    }

    /// `by the order US, KR; 1 exception in 6 turns`.
    pub fn by_the_order(self, order: &str, exceptions: usize, turns: usize) -> String {
        match (self, exceptions, turns) {
            (Self::En, 0, 1) => format!("by the order {order}, seen in 1 turn"),
            (Self::En, 0, _) => format!("by the order {order}, without exception in {turns} turns"),
            (Self::En, 1, _) => format!("by the order {order}, with 1 exception in {turns} turns"),
            (Self::En, _, _) => {
                format!("by the order {order}, with {exceptions} exceptions in {turns} turns")
            }
            (Self::Ko, 0, _) => format!("{order} 순서, {turns}회 예외 없음"),
            (Self::Ko, _, _) => format!("{order} 순서, {turns}회 중 예외 {exceptions}회"),
            (Self::Ja, 0, _) => format!("{order}の順、{turns}回例外なし"),
            (Self::Ja, _, _) => format!("{order}の順、{turns}回中例外{exceptions}回"),
        }
    }

    /// `No pattern: 2 of 4 turns break the order US, KR`.
    pub fn no_order(self, order: &str, exceptions: usize, turns: usize) -> String {
        match self {
            Self::En => {
                format!("No pattern: {exceptions} of {turns} turns break the order {order}")
            }
            Self::Ko => format!("규칙 없음: {turns}회 중 {exceptions}회가 {order} 순서를 벗어남"),
            Self::Ja => format!("規則なし: {turns}回中{exceptions}回が{order}の順から外れる"),
        }
    }

    /// `KR's turn`, of a session that someone else hosted.
    pub fn turn_of(self, country: &str) -> String {
        match self {
            Self::En => format!("{country}'s turn"),
            Self::Ko => format!("{country} 차례"),
            Self::Ja => format!("{country}の番"),
        }
    }

    /// `third country CH`.
    pub fn third_country(self, country: &str) -> String {
        match self {
            Self::En => format!("third country {country}"),
            Self::Ko => format!("제3국 {country}"),
            Self::Ja => format!("第三国 {country}"),
        }
    }

    /// `1 day after`.
    pub fn days_after(self, days: i64) -> String {
        match (self, days) {
            (Self::En, 1) => "1 day after".to_owned(),
            (Self::En, _) => format!("{days} days after"),
            (Self::Ko, _) => format!("{days}일 뒤"),
            (Self::Ja, _) => format!("{days}日後"),
        }
    }

    /// `2 sessions name no place`.
    pub fn without_place(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 session names no place".to_owned(),
            (Self::En, _) => format!("{count} sessions name no place"),
            (Self::Ko, _) => format!("장소 미기재 회의 {count}회"),
            (Self::Ja, _) => format!("開催地の記載なし{count}回"),
        }
    }

    /// `2 sessions are not dated to the day and were not compared`.
    pub fn not_dated(self, count: usize) -> String {
        match (self, count) {
            (Self::En, 1) => "1 session is not dated to the day, so not compared".to_owned(),
            (Self::En, _) => format!("{count} sessions are not dated to the day, so not compared"),
            (Self::Ko, _) => format!("날짜가 일 단위가 아닌 회의 {count}회는 비교 제외"),
            (Self::Ja, _) => format!("日付が日単位でない会合{count}回は比較せず"),
        }
    }
}
