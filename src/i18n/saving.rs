//! Words about writing tours into timeline files.

use super::Locale;

impl Locale {
    /// There is no file into which a tour could be written without being told.
    pub const fn needs_a_path(self) -> &'static str {
        match self {
            Self::En => "the open timeline is no file: type the path of a new one",
            Self::Ko => "열린 타임라인이 파일이 아님: 새 파일의 경로를 입력",
            Self::Ja => "開いているのはファイルではありません: 新しいパスを入力してください",
        }
    }

    /// What is open is several files, or one of another format, and no path was typed.
    pub const fn holds_no_tours(self) -> &'static str {
        match self {
            Self::En => "what is open has no place for tours: type the path of a new file",
            Self::Ko => "열린 파일에는 브리핑 목록을 둘 수 없음: 새 파일의 경로를 입력",
            Self::Ja => "開いているものに説明の構成は書けません: 新しいパスを入力してください",
        }
    }

    /// The tour is not there any more.
    pub const fn no_such_tour(self) -> &'static str {
        match self {
            Self::En => "this tour is not there any more",
            Self::Ko => "이 브리핑 목록이 더 이상 없음",
            Self::Ja => "この説明の構成はもうありません",
        }
    }

    /// Why a tour was not written into a file.
    pub fn tour_not_written(self, file: &str, why: &str) -> String {
        match self {
            Self::En => format!("{file} was left as it is: {why}"),
            Self::Ko => format!("{file}: 그대로 둠, {why}"),
            Self::Ja => format!("{file}: そのままにしました、{why}"),
        }
    }

    /// The file is not JSON.
    pub const fn is_no_json(self) -> &'static str {
        match self {
            Self::En => "it cannot be read as JSON; mend it first",
            Self::Ko => "JSON으로 읽을 수 없음; 먼저 고쳐야 함",
            Self::Ja => "JSONとして読めません。先に直してください",
        }
    }

    /// The file is a list, or a single event, which has no place for tours.
    pub const fn has_no_place_for_tours(self) -> &'static str {
        match self {
            Self::En => "tours need an object with `events`, a list of objects",
            Self::Ko => "`events` 목록이 있는 객체여야 브리핑을 담을 수 있음",
            Self::Ja => "`events` の一覧を持つオブジェクトでないと保存できません",
        }
    }

    /// Somebody else has changed the tour in the file.
    pub fn tour_changed_meanwhile(self, id: &str) -> String {
        match self {
            Self::En => {
                format!("its tour `{id}` was changed meanwhile; type the path of a new file")
            }
            Self::Ko => format!("그 사이에 `{id}`이(가) 바뀜; 새 파일의 경로를 입력"),
            Self::Ja => format!("その間に `{id}` が変わりました。新しいパスを入力してください"),
        }
    }

    /// The file may not be written.
    pub const fn may_not_be_written(self) -> &'static str {
        match self {
            Self::En => "it may not be written; see its permissions",
            Self::Ko => "쓰기 권한이 없음; 권한을 확인",
            Self::Ja => "書き込みが許可されていません。権限を確認してください",
        }
    }
}
