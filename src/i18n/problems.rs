//! Words about what is wrong with files, and about what is written of them.

use super::Locale;
use super::matrix::grouped;

words! {
    /// The heading of the list.
    problems_heading: "Problems", "문제", "問題";
    /// The heading of the one under the cursor.
    this_problem: "This problem", "이 문제", "この問題";
    /// Nothing is wrong.
    no_problems: "nothing is wrong with the file", "파일에 문제 없음", "ファイルに問題はありません";
    /// A footer word: open the file at the place.
    open_in_editor: "open in the editor", "편집기에서 열기", "エディターで開く";
    /// An editor cannot open what was read from standard input.
    input_is_no_file:
        "this was read from standard input: there is no file to open",
        "표준 입력에서 읽음: 열 파일이 없음",
        "標準入力から読んだため、開くファイルがありません";
    /// An editor cannot open what is built in.
    built_in_is_no_file:
        "the timeline is built in: there is no file to open",
        "내장 연표: 열 파일이 없음",
        "内蔵の年表のため、開くファイルがありません";
    /// An editor would see packed bytes.
    packed_is_no_text:
        "the file is compressed: unpack it first, then open what comes out",
        "압축 파일: 먼저 풀어서 그 파일을 여세요",
        "圧縮ファイルです。先に展開し、展開したものを開いてください";
    /// There is nothing that an editor could show.
    unread_is_no_text:
        "the file could not be read: there is nothing to open",
        "읽을 수 없는 파일: 열 내용이 없음",
        "読み込めなかったファイルのため、開くものがありません";
}

impl Locale {
    /// `1 error`, `3 errors`.
    pub fn errors(self, count: usize) -> String {
        let told = grouped(count);
        match (self, count) {
            (Self::En, 1) => "1 error".to_owned(),
            (Self::En, _) => format!("{told} errors"),
            (Self::Ko, _) => format!("오류 {told}건"),
            (Self::Ja, _) => format!("エラー{told}件"),
        }
    }

    /// `1 warning`, `3 warnings`.
    pub fn warnings(self, count: usize) -> String {
        let told = grouped(count);
        match (self, count) {
            (Self::En, 1) => "1 warning".to_owned(),
            (Self::En, _) => format!("{told} warnings"),
            (Self::Ko, _) => format!("경고 {told}건"),
            (Self::Ja, _) => format!("警告{told}件"),
        }
    }

    /// `90,000 more are not listed; attache check counts all`.
    pub fn not_listed(self, more: usize) -> String {
        let more = grouped(more);
        match self {
            Self::En => format!("{more} more are not listed: attache check groups them all"),
            Self::Ko => format!("나머지 {more}건은 생략: attache check로 전체 확인"),
            Self::Ja => format!("残り{more}件は省略: attache check で全体を確認"),
        }
    }

    /// `line 17, column 5`.
    pub fn line_and_column(self, line: usize, column: usize) -> String {
        match self {
            Self::En => format!("line {line}, column {column}"),
            Self::Ko => format!("{line}행 {column}열"),
            Self::Ja => format!("{line}行{column}桁"),
        }
    }

    /// `From talks.csv, line 17`; without a line where it is not known.
    pub fn from_file(self, file: &str, line: u32) -> String {
        match (self, line) {
            (Self::En, 0) => format!("From {file}"),
            (Self::En, _) => format!("From {file}, line {line}"),
            (Self::Ko, 0) => format!("파일: {file}"),
            (Self::Ko, _) => format!("파일: {file}, {line}행"),
            (Self::Ja, 0) => format!("ファイル: {file}"),
            (Self::Ja, _) => format!("ファイル: {file}、{line}行"),
        }
    }

    /// The editor did not do its work.
    pub fn editor_did_not_end_well(self, name: &str, why: &str) -> String {
        match self {
            Self::En => format!("{name}: {why}"),
            Self::Ko => format!("편집기 {name}: {why}"),
            Self::Ja => format!("エディター {name}: {why}"),
        }
    }

    /// `57 events written: talks.csv; 12 items not in this format`.
    pub fn exported(self, path: &str, events: usize, lost: usize) -> String {
        let (all, items) = (grouped(events), grouped(lost));
        let told = match (self, events) {
            (Self::En, 1) => format!("1 event written: {path}"),
            (Self::En, _) => format!("{all} events written: {path}"),
            (Self::Ko, _) => format!("사건 {all}건 저장함: {path}"),
            (Self::Ja, _) => format!("{all}件を書き出し済み: {path}"),
        };
        match (self, lost) {
            (_, 0) => told,
            (Self::En, 1) => format!("{told}; 1 item has no place in this format"),
            (Self::En, _) => format!("{told}; {items} items have no place in this format"),
            (Self::Ko, _) => format!("{told}; 이 형식에 담지 못한 항목 {items}개"),
            (Self::Ja, _) => format!("{told}、この形式に入らない項目{items}個"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_not_known_is_not_told() {
        assert_eq!(Locale::En.from_file("talks.csv", 17), "From talks.csv, line 17");
        assert_eq!(Locale::En.from_file("talks.csv", 0), "From talks.csv");
        assert_eq!(Locale::Ko.from_file("talks.csv", 17), "파일: talks.csv, 17행");
        assert_eq!(Locale::Ja.from_file("talks.csv", 17), "ファイル: talks.csv、17行");
    }

    #[test]
    fn one_is_told_as_one_and_many_in_groups_of_three_digits() {
        assert_eq!(
            (Locale::En.errors(1), Locale::En.warnings(1)),
            ("1 error".into(), "1 warning".into())
        );
        assert_eq!(Locale::En.errors(100_000), "100,000 errors");
        assert_eq!(Locale::En.exported("a.csv", 1, 0), "1 event written: a.csv");
        let told = Locale::En.exported("a.ics", 2_000, 1);
        assert_eq!(told, "2,000 events written: a.ics; 1 item has no place in this format");
    }
}
