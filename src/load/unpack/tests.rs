//! Archives: whole, put end to end, damaged, and made to fill the memory.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::*;

const LIMIT: usize = 1 << 20;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

#[track_caller]
fn check(packed: &[u8], expected: &str, problem: Option<&str>) {
    let unpacked = unpack(packed, LIMIT).unwrap();
    assert_eq!(String::from_utf8_lossy(&unpacked.bytes), expected);
    assert_eq!(unpacked.problem.map(|it| it.message).as_deref(), problem);
}

#[test]
fn files_are_unpacked_by_their_first_bytes() {
    check(b"{}", "{}", None);
    check(&gz(b"{}"), "{}", None);
    check(&zst(b"{}"), "{}", None);
}

#[test]
fn archives_that_were_put_end_to_end_are_read_to_the_end() {
    check(&[gz(b"a\n"), gz(b"b\n")].concat(), "a\nb\n", None);
    check(&[gz(b"a\n"), vec![0; 512]].concat(), "a\n", None);
    let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3][..]].concat();
    check(&[zst(b"a\n"), skipped, zst(b"b\n")].concat(), "a\nb\n", None);
}

#[test]
fn what_stands_before_the_damage_is_kept() {
    let lines: Vec<String> = (0..90_000).map(|it| format!("{it} is a line of its own\n")).collect();
    let text = lines.concat();
    for packed in [gz(text.as_bytes()), zst(text.as_bytes())] {
        let cut = packed.get(..packed.len() / 2).unwrap();
        let unpacked = unpack(cut, 8 * LIMIT).unwrap();
        let problem = unpacked.problem.unwrap();
        assert!(problem.message.contains("archive is damaged"), "{problem:?}");
        assert!(!unpacked.bytes.is_empty());
        assert!(text.as_bytes().starts_with(&unpacked.bytes));
    }
    check(
        &[gz(b"a"), b"junk".to_vec()].concat(),
        "a",
        Some("the gzip archive is damaged: something that is no gzip follows its end"),
    );
    check(&gz(b"a")[..5], "", Some("the gzip archive is damaged: it breaks off"));
}

#[test]
fn more_than_the_limit_is_refused() {
    let refused = unpack(gz(&vec![b' '; LIMIT + 1]), LIMIT).unwrap_err();
    assert!(refused.contains("more than 1048576 bytes"), "{refused}");
    let bomb = unpack(gz(&vec![b' '; LARGE + LARGE / 4]), usize::MAX).unwrap_err();
    assert!(bomb.contains("made to fill the memory"), "{bomb}");
}

proptest! {
    #[test]
    fn no_damage_makes_it_panic(at in 0usize..400, byte: u8, cut in 0usize..400, which: bool) {
        let text = "a line like any other\n".repeat(40) + "and one that is not";
        let mut packed = if which { gz(text.as_bytes()) } else { zst(text.as_bytes()) };
        let length = packed.len();
        packed[at % length] = byte;
        packed.truncate(length - cut % length);
        if let Ok(unpacked) = unpack(&packed, LIMIT) {
            prop_assert!(unpacked.bytes.len() <= LIMIT);
        }
    }
}
