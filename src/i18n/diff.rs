//! Words about two versions of a data set.

use super::Locale;

words! {
    /// Says that two versions are the same.
    no_changes: "no changes", "바뀐 것 없음", "変更なし";
    /// The heading of events that only the later version has.
    diff_added: "Added", "추가", "追加";
    /// The heading of events that only the earlier version has.
    diff_removed: "Removed", "삭제", "削除";
    /// The heading of events with another date.
    diff_redated: "Re-dated", "날짜 변경", "日付変更";
    /// The heading of events that say something else.
    diff_changed: "Changed", "변경", "変更";
    /// The heading of events with another id.
    diff_renamed: "Renamed", "ID 변경", "ID変更";
    /// The heading of what is said of the data set itself.
    diff_whole: "Data set", "데이터 전체", "データ全体";
    /// The heading of the tables that events refer to.
    diff_tables: "Tables", "표", "表";
    /// The title of a data set.
    diff_title: "title", "제목", "題名";
    /// The day that a data set calls today.
    diff_as_of: "as of", "기준일", "基準日";
    /// What stands for a value that is not there.
    diff_nothing: "nothing", "없음", "なし";
    /// It is known in another way: other sources, as firm or not.
    diff_known_otherwise: "known from other sources, or not as firmly", "출처 또는 확실성이 바뀜",
        "出典または確かさが変わりました";
}

impl Locale {
    /// How many events were added, removed, dated anew, changed and given another id.
    pub fn diff_counts(self, counts: [usize; 5]) -> String {
        let words = match self {
            Self::En => ["added", "removed", "re-dated", "changed", "renamed"],
            Self::Ko => ["추가", "삭제", "날짜 변경", "변경", "ID 변경"],
            Self::Ja => ["追加", "削除", "日付変更", "変更", "ID変更"],
        };
        let some = counts.into_iter().zip(words).filter(|it| it.0 > 0);
        let told = |(count, word)| match self {
            Self::En => format!("{count} {word}"),
            Self::Ko | Self::Ja => format!("{word} {count}"),
        };
        some.map(told).collect::<Vec<_>>().join("  ")
    }

    /// Says that so many more are not named.
    pub fn and_more(self, count: usize) -> String {
        match self {
            Self::En => format!("and {count} more"),
            Self::Ko => format!("외 {count}건"),
            Self::Ja => format!("ほか{count}件"),
        }
    }

    /// What a field of an event, or a table, is called whose name in exports this is; the name itself
    /// where there is no word for it.
    pub fn diff_field(self, name: &'static str) -> &'static str {
        let row = FIELDS.iter().find(|it| it.0 == name);
        row.map_or(name, |it| match self {
            Self::En => it.1,
            Self::Ko => it.2,
            Self::Ja => it.3,
        })
    }
}

/// The name in exports, and the words in English, Korean and Japanese.
type Row = (&'static str, &'static str, &'static str, &'static str);

const FIELDS: [Row; 25] = [
    ("date", "date", "날짜", "日付"),
    ("name", "name", "이름", "名称"),
    ("series", "series", "시리즈", "シリーズ"),
    ("ordinal", "number", "회차", "回次"),
    ("kind", "kind", "종류", "種類"),
    ("scope", "scope", "범위", "範囲"),
    ("place", "place", "장소", "場所"),
    ("host", "host", "주최국", "主催国"),
    ("countries", "countries", "참가국", "参加国"),
    ("leaders", "leaders", "수석대표", "代表"),
    ("participants", "participants", "참석자", "参加者"),
    ("purpose", "purpose", "목적", "目的"),
    ("actions", "agreed actions", "합의 사항", "合意事項"),
    ("concerns", "concerns", "우려", "懸念"),
    ("themes", "themes", "주제", "テーマ"),
    ("tags", "tags", "태그", "タグ"),
    ("links", "links", "연결", "関連"),
    ("conflicts", "disagreements", "출처 불일치", "不一致"),
    ("notes", "notes", "비고", "備考"),
    ("sources", "sources", "출처", "出典"),
    ("provenance", "provenance", "근거", "根拠"),
    ("people", "people", "인물", "人物"),
    ("places", "places", "장소", "場所"),
    ("tours", "tours", "브리핑", "説明"),
    ("events", "events", "사건", "出来事"),
];
