//! What the fields and the fixed values of the query language are, in three languages.

use super::Locale;

/// A word of the query language, in English, Korean and Japanese.
type Row = (&'static str, [&'static str; 3]);

impl Locale {
    /// Returns what a field of the query language is for; nothing for a word that is none.
    pub fn query_field(self, name: &str) -> &'static str {
        self.row(&FIELDS, name).unwrap_or_default()
    }

    /// Returns how a fixed value of the query language reads; the word itself where it is none.
    pub fn query_word(self, word: &'static str) -> &'static str {
        self.row(&WORDS, word).unwrap_or(word)
    }

    fn row(self, rows: &[Row], word: &str) -> Option<&'static str> {
        let (_, [en, ko, ja]) = rows.iter().find(|it| it.0 == word)?;
        Some(match self {
            Self::En => en,
            Self::Ko => ko,
            Self::Ja => ja,
        })
    }
}

const FIELDS: [Row; 16] = [
    ("country", ["country that took part", "참가국", "参加国"]),
    ("series", ["series of the session", "회의 계열", "会合の系列"]),
    ("kind", ["session or milestone", "회의 또는 이정표", "会合か節目"]),
    ("scope", ["how much of the file", "보이는 범위", "表示する範囲"]),
    ("who", ["head of delegation", "수석대표", "首席代表"]),
    ("place", ["where it was", "장소", "開催地"]),
    ("theme", ["what it was about", "주제", "主題"]),
    ("status", ["how firm an action is", "조치의 상태", "合意の状態"]),
    ("source", ["who reported it", "출처", "出典"]),
    ("file", ["file it was read from", "읽은 파일", "読み込んだファイル"]),
    ("no", ["number in the series", "회차", "回次"]),
    ("on", ["lies in that time", "그 시기에 걸침", "その時期にかかる"]),
    ("since", ["ends then or later", "그때 이후", "その時以降"]),
    ("until", ["begins then or earlier", "그때 이전", "その時まで"]),
    ("has", ["field that is filled", "기록된 항목", "記録のある項目"]),
    ("missing", ["field that is empty", "기록되지 않은 항목", "記録のない項目"]),
];

const WORDS: [Row; 17] = [
    ("session", ["session", "회의", "会合"]),
    ("milestone", ["milestone", "이정표", "節目"]),
    ("core", ["core", "핵심", "中核"]),
    // The scope of all sessions and the field of a session are one word in all three languages.
    ("series", ["series", "연속 회의", "全会合"]),
    ("all", ["all", "전체", "全体"]),
    ("notes", ["notes", "비고", "備考"]),
    ("conflict", ["conflict of sources", "출처 간 이견", "出典の食い違い"]),
    ("open", ["open conflict of sources", "미해결 이견", "未解決の食い違い"]),
    ("source", ["source", "출처", "出典"]),
    ("place", ["place", "장소", "開催地"]),
    ("host", ["host", "주최", "主催"]),
    ("leaders", ["leaders", "수석대표", "首席代表"]),
    ("actions", ["agreed actions", "합의 조치", "合意事項"]),
    ("concerns", ["concerns", "우려 사항", "懸念"]),
    ("participants", ["participants", "참석자", "参加者"]),
    ("purpose", ["purpose", "목적", "目的"]),
    ("links", ["linked events", "관련 사건", "関連する出来事"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Part, Scope};

    #[test]
    fn every_fixed_value_has_words() {
        let parts = Part::ALL.iter().map(|it| it.name());
        let kinds = Kind::ALL.iter().map(|it| it.name());
        let scopes = Scope::ALL.iter().map(|it| it.name());
        for word in parts.chain(kinds).chain(scopes) {
            assert!(WORDS.iter().any(|it| it.0 == word), "{word}");
        }
    }
}
