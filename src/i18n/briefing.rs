//! Words of the presenting screen and of what the speaker sees.

use super::Locale;
use crate::model::Focus;

impl Locale {
    /// What a side of an event is called.
    pub const fn focus(self, focus: Focus) -> &'static str {
        let [en, ko, ja] = match focus {
            Focus::Overview => ["Overview", "개요", "概要"],
            Focus::Leaders => ["Leaders", "수석대표", "首席代表"],
            Focus::Location => ["Location", "장소", "開催地"],
            Focus::Actions => ["Agreed actions", "합의 조치", "合意した行動"],
            Focus::Since => ["Since last time", "지난 회의 이후", "前回からの変化"],
        };
        match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        }
    }

    /// Two sessions that are compared.
    pub fn pair_named(self, one: &str, other: &str) -> String {
        match self {
            Self::En => format!("{one} and {other}"),
            Self::Ko => format!("{one} / {other}"),
            Self::Ja => format!("{one}と{other}"),
        }
    }

    /// Themes by sessions.
    pub const fn matrix_heading(self) -> &'static str {
        match self {
            Self::En => "Themes by session",
            Self::Ko => "회의별 주제",
            Self::Ja => "会合別のテーマ",
        }
    }
}
