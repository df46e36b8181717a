//! What actions are called in help and footer.

use super::Locale;
use crate::action::Action;

impl Locale {
    /// Returns what an action is called.
    pub const fn action(self, action: Action) -> &'static str {
        let [en, ko, ja] = names(action);
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a row for each action")]
const fn names(action: Action) -> [&'static str; 3] {
    match action {
        Action::Next => ["next", "다음", "次"],
        Action::Previous => ["previous", "이전", "前"],
        Action::NextInLane => ["next in lane", "줄에서 다음", "列の次"],
        Action::PreviousInLane => ["previous in lane", "줄에서 이전", "列の前"],
        Action::First => ["first", "처음", "最初"],
        Action::Last => ["last", "마지막", "最後"],
        Action::HalfDown => ["half a page on", "반 쪽 아래", "半ページ下"],
        Action::HalfUp => ["half a page back", "반 쪽 위", "半ページ上"],
        Action::NextPane => ["pane", "창", "欄"],
        Action::PreviousPane => ["pane before", "이전 창", "前の欄"],
        Action::NextEvent => ["next event, pane stays", "창 유지, 다음", "欄のまま次へ"],
        Action::PreviousEvent => ["previous event, pane stays", "창 유지, 이전", "欄のまま前へ"],
        Action::Open => ["read whole", "전체 읽기", "全文"],
        Action::Back => ["back", "뒤로", "戻る"],
        Action::ZoomIn => ["zoom in", "확대", "拡大"],
        Action::ZoomOut => ["zoom out", "축소", "縮小"],
        Action::Fit => ["fit what is shown", "표시된 것에 맞춤", "表示分に合わせる"],
        Action::ZoomToSelection => ["zoom to selection", "선택으로 확대", "選択を拡大"],
        Action::PanLeft => ["earlier", "더 이전", "さらに前"],
        Action::PanRight => ["later", "더 나중", "さらに後"],
        Action::ToAsOf => ["go to the as-of day", "기준일로", "基準日へ"],
        Action::Chip => ["country", "국가", "国"],
        Action::Countries => ["countries", "국가 목록", "国の一覧"],
        Action::Mode => ["any, all, exactly", "하나라도·모두·정확히", "いずれか・すべて・ちょうど"],
        Action::Filter => ["filter", "필터", "絞り込み"],
        Action::Term => ["a term off or on", "조건 켜기·끄기", "条件の入・切"],
        Action::Exclude => ["exclude", "제외", "除く"],
        Action::Only => ["only this", "이것만", "これだけ"],
        Action::Complete => ["complete", "완성", "補完"],
        Action::DeleteTerm => ["delete term", "조건 삭제", "条件を削除"],
        Action::PreviousQuery => ["query before", "이전 질의", "前の条件式"],
        Action::NextQuery => ["query after", "다음 질의", "次の条件式"],
        Action::ClearFilter => ["clear the filter", "필터 해제", "絞り込み解除"],
        Action::Scope => ["scope", "범위", "範囲"],
        Action::Search => ["search", "검색", "検索"],
        Action::NextMatch => ["next match", "다음 일치", "次の一致"],
        Action::PreviousMatch => ["previous match", "이전 일치", "前の一致"],
        Action::Fuzzy => ["fuzzy or exact", "유사·정확", "あいまい・完全"],
        Action::Case => ["case", "대소문자", "大文字・小文字"],
        Action::Highlight => ["highlight", "강조", "強調"],
        Action::Palette => ["palette", "팔레트", "パレット"],
        Action::GoToDate => ["go to a date", "날짜로", "日付へ"],
        Action::Mark => ["mark", "표시", "印"],
        Action::Marks => ["marks", "표시 목록", "印の一覧"],
        Action::Pick => ["go to this mark", "이 표시로", "この印へ"],
        Action::Remove => ["remove", "제거", "取り除く"],
        Action::JumpBack => ["jump back", "이전 위치", "前の位置へ"],
        Action::JumpOn => ["jump on", "다음 위치", "次の位置へ"],
        Action::Undo => ["undo", "되돌리기", "元に戻す"],
        Action::Redo => ["redo", "다시 실행", "やり直す"],
        Action::Sources => ["sources", "출처", "出典"],
        Action::OpenLink => ["open the address", "주소 열기", "URLを開く"],
        Action::Copy => ["copy with citation", "출처와 함께 복사", "出典付きでコピー"],
        Action::CopyLink => ["copy the address", "주소 복사", "URLをコピー"],
        Action::CopyMarkdown => ["copy as Markdown", "마크다운으로 복사", "Markdownでコピー"],
        Action::ViewTimeline => ["timeline", "연표", "年表"],
        Action::ViewMatrix => ["matrix", "주제표", "議題表"],
        Action::ViewPeople => ["people", "인물", "人物"],
        Action::ViewHosts => ["hosts", "주최", "主催"],
        Action::ViewRhythm => ["rhythm", "주기", "間隔"],
        Action::Compare => ["compare", "비교", "比較"],
        Action::CompareWith => ["compare with another", "다른 회의와 비교", "別の会合と比較"],
        Action::OtherSeries => ["other series", "다른 회의체", "別の系列"],
        Action::Accept => ["accept the match", "연결 인정", "対応を認める"],
        Action::Thread => ["thread", "흐름", "流れ"],
        Action::ThreadOn => ["along the thread", "흐름의 다음", "流れの次"],
        Action::ThreadBack => ["back along the thread", "흐름의 이전", "流れの前"],
        Action::LeaderOn => ["next led by the same", "같은 수석대표의 다음", "同じ首席代表の次"],
        Action::LeaderBack => {
            ["previous led by the same", "같은 수석대표의 이전", "同じ首席代表の前"]
        }
        Action::Sort => ["sort", "정렬", "並べ替え"],
        Action::Export => ["export", "내보내기", "書き出し"],
        Action::Brief => ["brief", "브리핑", "説明"],
        Action::Tours => ["tours", "브리핑 목록", "説明の一覧"],
        Action::Return => ["return to the briefing", "브리핑으로", "説明へ戻る"],
        Action::NextPoint => ["next point", "다음 항목", "次の項目"],
        Action::PreviousPoint => ["back", "이전 항목", "前の項目"],
        Action::NextStop => ["next stop", "다음 장면", "次の場面"],
        Action::PreviousStop => ["stop before", "이전 장면", "前の場面"],
        Action::StopNumber => {
            ["number of a stop, then Enter", "장면 번호, 이어서 Enter", "場面の番号、続けてEnter"]
        }
        Action::Explore => ["explore", "둘러보기", "自由に見る"],
        Action::Blank => ["blank", "빈 화면", "消す"],
        Action::Outline => ["outline", "목차", "目次"],
        Action::Advance => ["auto-advance", "자동 진행", "自動送り"],
        Action::Practice => ["practice", "연습", "練習"],
        Action::AddStop => ["add to a tour", "브리핑에 추가", "説明に加える"],
        Action::EditTour => ["edit stops", "장면 편집", "場面の編集"],
        Action::MoveOn => ["move on", "뒤로 옮김", "後ろへ移す"],
        Action::MoveBack => ["move back", "앞으로 옮김", "前へ移す"],
        Action::EditNotes => ["edit notes", "메모 편집", "メモの編集"],
        Action::Seconds => ["seconds", "시간(초)", "秒数"],
        Action::Rename => ["rename", "이름 변경", "名前の変更"],
        Action::Save => ["write to a file", "파일에 저장", "ファイルに保存"],
        Action::Problems => ["problems", "문제 목록", "問題の一覧"],
        Action::Presenters => ["who presents", "발표자 목록", "発表者の一覧"],
        Action::Language => ["language", "언어", "言語"],
        Action::Theme => ["theme", "테마", "テーマ"],
        Action::Help => ["help", "도움말", "ヘルプ"],
        Action::Close => ["close or quit", "닫기·종료", "閉じる・終了"],
        Action::Quit => ["quit", "종료", "終了"],
        Action::Suspend => ["suspend", "잠시 멈춤", "一時停止"],
    }
}
