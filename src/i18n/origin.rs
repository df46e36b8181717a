//! Words about where something was read.

use super::Locale;

impl Locale {
    /// From which file an event is, and from which line of it where that is known.
    pub fn read_from(self, file: &str, line: Option<u32>) -> String {
        match (self, line) {
            (Self::En, Some(line)) => format!("from {file}, line {line}"),
            (Self::En, None) => format!("from {file}"),
            (Self::Ko, Some(line)) => format!("출처 파일: {file}, {line}행"),
            (Self::Ko, None) => format!("출처 파일: {file}"),
            (Self::Ja, Some(line)) => format!("出典ファイル: {file}、{line}行目"),
            (Self::Ja, None) => format!("出典ファイル: {file}"),
        }
    }
}
