//! Bytes in every encoding that people have, and what is none.

use encoding_rs::{EUC_KR, SHIFT_JIS};

use super::*;

#[track_caller]
fn check(bytes: &[u8], expected: &str, problem: Option<&str>) {
    for given in [Cow::Borrowed(bytes), Cow::Owned(bytes.to_vec())] {
        let (text, problems) = decode(given);
        let said = problems.first().map(|it| it.message.as_str());
        assert_eq!((&*text, said), (expected, problem));
    }
}

fn wide(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn a_mark_is_dropped_and_the_first_wrong_byte_is_named() {
    check(b"\xEF\xBB\xBF{}", "{}", None);
    check(b"\xEF\xBB\xBF", "", None);
    let said = "byte 7 of the file (0xFF) is not UTF-8";
    check(b"{\"a\": \"\xFF\"}", "{\"a\": \"\u{FFFD}\"}", Some(said));
    check(b"\xEF\xBB\xBF{\"a\": \"\xFF\"}", "{\"a\": \"\u{FFFD}\"}", Some(said));
}

#[test]
fn utf_16_is_read_by_its_mark() {
    check(&wide("\u{FEFF}{\"a\": \"한\"}", u16::to_le_bytes), "{\"a\": \"한\"}", None);
    check(&wide("\u{FEFF}{\"a\": \"한\"}", u16::to_be_bytes), "{\"a\": \"한\"}", None);
    let unmarked = wide("{\"events\": []}", u16::to_le_bytes);
    let (_, problems) = decode(&*unmarked);
    assert_eq!(problems[0].help, "write `--encoding utf-16le`");
    let named = Encoding::named("utf-16le");
    assert_eq!(decode_as(&*unmarked, named).0, "{\"events\": []}");
    check(&[0xFF, 0xFE, b'a', 0, b'b'], "a\u{FFFD}", Some("the file is not UTF-16LE throughout"));
}

#[test]
fn utf_32_is_named() {
    check(b"\xFF\xFE\0\0{\0\0\0", "", Some("the file is in UTF-32, which is not read"));
}

#[test]
fn the_encoding_of_a_spreadsheet_is_guessed_and_can_be_named() {
    let korean = "날짜,제목\n2024-03-29,제6차 한미 실무그룹 회의\n";
    let japanese = "日付,題名\n2024-03-29,第6回の日米協議\n";
    for (text, encoding, label) in [(korean, EUC_KR, "euc-kr"), (japanese, SHIFT_JIS, "shift_jis")]
    {
        let bytes = encoding.encode(text).0;
        let (_, problems) = decode(&*bytes);
        assert!(problems[0].help.contains(&format!("`--encoding {label}`")), "{problems:?}");
        let (read, problems) = decode_as(&*bytes, Encoding::named(label));
        assert_eq!((&*read, problems), (text, vec![]));
    }
    // Kanji alone, and words of Europe, which would be Kanji too.
    let bytes = SHIFT_JIS.encode("国,日本\n").0;
    assert!(decode(&*bytes).1[0].help.contains("shift_jis"));
    for european in [&b"Ren\xE9e met Fran\xE7ois\n"[..], b"Caf\xE9\n", b"na\xEFve \x93quoted\x94\n"]
    {
        let help = decode(european).1.remove(0).help;
        assert!(help.contains("windows-1252") && !help.contains("reads well"), "{help}");
    }
    assert_eq!(decode_as(&b"Caf\xE9"[..], Encoding::named("latin1")).0, "Café");
    assert!(Encoding::named("klingon").is_none());
    for label in ["cp949", "MS949", "uhc", "ks_c_5601-1987", "windows-949"] {
        assert_eq!(Encoding::named(label), Encoding::named("euc-kr"), "{label}");
    }
}

#[test]
fn the_encoding_of_the_call_is_that_of_the_files_that_are_not_utf_8() {
    let named = Encoding::named("euc-kr");
    assert_eq!(decode_as("날짜,제목\n".as_bytes(), named), ("날짜,제목\n".into(), vec![]));
    let korean = EUC_KR.encode("날짜,제목\n").0;
    assert_eq!(decode_as(&*korean, named), ("날짜,제목\n".into(), vec![]));
    // Letters of Latin in UTF-16 are UTF-8 with zeros, and Japanese in seven bits looks like ASCII.
    let wide = wide("{\"events\": []}", u16::to_le_bytes);
    assert_eq!(decode_as(&*wide, Encoding::named("utf-16le")).0, "{\"events\": []}");
    let seven = &b"\x1B$BF|\x1B(B"[..];
    assert_eq!(decode_as(seven, Encoding::named("iso-2022-jp")).0, "日");
}

#[test]
fn a_zero_byte_in_a_text_costs_itself() {
    let rows = "date,title\n2024-01-01,a\0b\n2024-01-02,c\n";
    let said = "byte 23 of the text is 0, which no letter is";
    check(rows.as_bytes(), &rows.replace('\0', "\u{FFFD}"), Some(said));
    let zeros = [rows.as_bytes(), &[0; 400]].concat();
    check(&zeros, "", Some("this is a binary file, not text"));
    let far = [rows.replace('\0', "").repeat(40).as_bytes(), &[0; 4_000]].concat();
    check(&far, "", Some("this is a binary file, not text"));
}

#[test]
fn chinese_and_japanese_are_not_taken_for_korean() {
    let chinese = "日期,标题\n2024-03-29,第六次外交部长会谈在北京举行\n";
    for (text, encoding, label) in [
        (chinese, encoding_rs::GBK, "gbk"),
        ("日期,標題\n2024-03-29,第六次外交部長會談在臺北舉行\n", encoding_rs::BIG5, "big5"),
        ("日付,題名\n2024-03-29,第6回の日米協議\n", encoding_rs::EUC_JP, "euc-jp"),
    ] {
        let bytes = encoding.encode(text).0;
        let help = decode(&*bytes).1.remove(0).help;
        assert!(help.contains(&format!("`--encoding {label}`")), "{label}: {help}");
    }
}

#[test]
fn a_mark_knows_better_than_the_call() {
    let bytes = "\u{FEFF}날짜".as_bytes();
    assert_eq!(decode_as(bytes, Encoding::named("shift_jis")).0, "날짜");
}

#[test]
fn other_files_are_called_what_they_are() {
    check(b"%PDF-1.7\n", "", Some("this is a PDF document, not a timeline"));
    check(b"\x89PNG\r\n\x1a\n\0\0", "", Some("this is a PNG picture, not a timeline"));
    check(b"ab\0\0\0c\0d\0", "", Some("this is a binary file, not text"));
    let help = decode(&b"PK\x03\x04abc"[..]).1.remove(0).help;
    assert_eq!(help, "save the table as CSV, in UTF-8, and name that file");
}

#[test]
fn lines_of_an_old_macintosh_are_lines() {
    check(b"start,title\r2024,Talks\r", "start,title\n2024,Talks\n", None);
    check(b"a\r\nb\r", "a\r\nb\r", None);
}
