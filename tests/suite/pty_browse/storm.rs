//! More than anybody types, and nothing at all.

use std::time::Duration;

use attache::action::{Action, BINDINGS, Code, Key};
use rustix::process::Signal;

use super::*;

#[test]
fn a_pasted_book_ends_on_the_last_session() {
    let mut session = opened();
    session.send_in_background(b"j".repeat(100_000));
    // Sent when the terminal has taken all of the others.
    press(&mut session, "L", "5 / 5건");
    press_until(&mut session, "LL", "English", |it| selected_place(it) == "5 of 5");
    quit(session);
}

#[test]
fn a_book_typed_into_any_line_is_answered_at_once() {
    for opener in [":", "f", "/", "gd"] {
        let mut session = opened();
        press_until(&mut session, opener, "a line to type in", |it| !it.hide_cursor());
        session.send_in_background(b"Annyeonghaseyo".repeat(1_000));
        // Sent when the terminal has taken all of the others.
        press(&mut session, "\x1b", "? help");
        quit(session);
    }
}

/// A generator of numbers that are the same every time.
///
/// # Source
///
/// Sebastiano Vigna, `splitmix64.c`.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// What a terminal sends for a key of the table.
fn bytes_of(key: Key) -> Vec<u8> {
    let text = match key.code {
        Code::Char(letter) if key.ctrl => char::from(letter as u8 & 0x1F).to_string(),
        Code::Char(letter) => letter.to_string(),
        // Followed by a sequence that means nothing, so that the next key is not taken for Alt.
        Code::Esc => "\x1b\x1b[E".to_owned(),
        Code::Enter => "\r".to_owned(),
        Code::Tab => "\t".to_owned(),
        Code::BackTab => "\x1b[Z".to_owned(),
        Code::Backspace => "\x7f".to_owned(),
        Code::Up => "\x1b[A".to_owned(),
        Code::Down => "\x1b[B".to_owned(),
        Code::Right => "\x1b[C".to_owned(),
        Code::Left => "\x1b[D".to_owned(),
        Code::Home => "\x1b[H".to_owned(),
        Code::End => "\x1b[F".to_owned(),
        Code::PageUp => "\x1b[5~".to_owned(),
        Code::PageDown => "\x1b[6~".to_owned(),
        _ => "\x1b[11~".to_owned(),
    };
    text.into_bytes()
}

/// What nobody types: halves of sequences, whole replies (half of one would swallow the storm), bytes
/// that are no UTF-8, letters that join. No letter among them quits: on a busy machine a reply may
/// come in parts, so late that they are keys.
const JUNK: [&[u8]; 14] = [
    b"\x1b",
    b"\x1b[",
    b"\x1b[1;",
    b"\x1b]0;h\x07",
    b"\x1bP>|h\x1b\\",
    b"\x1b[<0;0;0M",
    b"\x1b[M   ",
    b"\x1b[200~",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xe2\x82",
    "\u{301}\u{200D}\u{202E}".as_bytes(),
    "👩‍👩‍👧‍👦ﷺ𝒳".as_bytes(),
    "한글ㅓㅏ".as_bytes(),
];

/// Keys and junk, one after the other; never one that leaves, nor the palette, in which leaving can
/// be chosen, nor one that writes a file.
fn storm(dice: &mut Dice, count: usize) -> Vec<u8> {
    let leaves = |keys: &[Key]| {
        keys.iter().any(|it| *it == Key::char('q') || it.ctrl && it.code == Code::Char('c'))
    };
    // The same keys mean something else in a line, and the line may be closed.
    let palette: Vec<&[Key]> = BINDINGS
        .iter()
        .filter(|it| matches!(it.action, Action::Palette | Action::Save))
        .map(|it| it.keys)
        .collect();
    let kept = BINDINGS.iter().filter(|it| !palette.contains(&it.keys));
    let table: Vec<&[Key]> = kept.map(|it| it.keys).filter(|it| !leaves(it)).collect();
    let mut bytes = Vec::new();
    for _ in 0..count {
        match dice.below(10) {
            0 => bytes.extend_from_slice(dice.pick::<&[u8]>(&JUNK)),
            1 => bytes.push(
                *dice.pick(b"\x00\x01\x02\x07\x0b\x1c\x1d\x1e\x1f\x7f\x80\x9b\xc2\xf4 ~Aa0.;"),
            ),
            _ => bytes.extend(dice.pick(&table).iter().flat_map(|it| bytes_of(*it))),
        }
    }
    bytes
}

/// Tells whether the cursor was sent to a row: `CSI row ; column H`.
fn writes_on(bytes: &[u8], row: u16) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut places = text.split("\x1b[").filter_map(|it| it.split_once('H')?.0.split_once(';'));
    places.any(|(it, column)| it == row.to_string() && column.parse::<u16>().is_ok())
}

#[test]
fn a_storm_of_keys_at_changing_sizes_is_survived() {
    // No code of the program ends in a kill: whoever tidies up a machine does that, and it is no
    // fault of the program unless it happens each time, as when it takes all memory.
    let killed = (0..3).map(|_| weather_a_storm()).take_while(Option::is_some).flatten();
    let killed: Vec<String> = killed.collect();
    assert!(killed.len() < 3, "{killed:?}");
}

/// Tells whether one more signal that there is a new size has it drawn: then one was missed; else the
/// program is busy, or stuck.
fn nudged(session: &mut Session, rows: u16) -> String {
    let before = session.bytes.len();
    session.signal(Signal::WINCH);
    let drawn = session.try_until(|it| writes_on(&it.bytes[before..], rows));
    format!("told once more of its size: {drawn:?}; screen:\n{}", session.screen().contents())
}

/// Presses keys at changing sizes, then leaves; returns how the program was killed, if it was.
fn weather_a_storm() -> Option<String> {
    // An editor that waits for keys would take the storm. What is exported goes with the folder.
    let folder = tempfile::TempDir::new().unwrap();
    let mut session = open(&attache().env("EDITOR", "true").folder(folder.path()));
    let mut dice = Dice(20_231_107);
    for round in 0..20_u16 {
        session.send(storm(&mut dice, 250));
        session.resize(5 + round % 3, 1 + round % 4);
        let (columns, rows) = (200 - 9 * round, 60 - 2 * round);
        session.resize(columns, rows);
        let before = session.bytes.len();
        if let Err(why) = session.try_until(|it| writes_on(&it.bytes[before..], rows)) {
            let killed = session.ended().and_then(|it| it.signal()) == Some("Killed");
            assert!(killed, "no frame of {columns}x{rows}: {why}; {}", nudged(&mut session, rows));
            return Some(why);
        }
    }
    // Ends whatever sequence or paste was begun.
    session.send("\x07\x07\x07\x07\x1b[201~\x03");
    let status = session.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (0, None));
    session.assert_given_back();
    None
}

#[test]
fn at_rest_it_writes_nothing_and_uses_no_processor_time() {
    let mut session = opened();
    press_for(&mut session, "j", "2 of 5");
    let before = session.ticks();
    assert!(session.is_silent_for(Duration::from_secs(2)));
    let used = session.ticks() - before;
    assert!(used <= 1, "{used} ticks in two seconds");
    quit(session);
}
