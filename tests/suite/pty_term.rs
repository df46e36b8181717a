//! Is the terminal given back, however the program ends? Shown with a program that does nothing
//! else, in a real pseudo-terminal.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::process::Signal;

use crate::pty_support::{Session, Setup};

/// The probe, with its first frame on the screen.
#[track_caller]
fn probe() -> Session {
    let mut session = Setup::example("term_probe").start();
    session.wait_for_text("ready 80x24");
    assert!(session.screen().alternate_screen());
    session
}

#[track_caller]
fn check_exit(keys: &str, code: u32, printed: &str) {
    let mut session = probe();
    session.send(keys);
    let status = session.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (code, None), "{status:?}");
    session.assert_given_back();
    let written = String::from_utf8_lossy(&session.bytes);
    let (_, on_main_screen) = written.rsplit_once("\x1b[?1049l").unwrap();
    assert!(on_main_screen.contains(printed), "{written:?}");
}

#[test]
fn quitting_gives_the_terminal_back() {
    check_exit("q", 0, "");
}

#[test]
fn an_error_is_printed_on_the_main_screen() {
    check_exit("e", 1, "probe: asked to fail");
}

#[test]
fn a_panic_is_one_harmless_line_on_the_main_screen() {
    check_exit("p", 101, "attache: internal error: bad ␛]0;title␇ \u{FFFD} (");
}

#[test]
fn a_panic_of_another_thread_is_only_told() {
    let mut session = probe();
    session.send("t");
    session.wait_for_text("internal error: worker ␛[31m failed");
    assert!(session.screen().alternate_screen());
    session.send("jj");
    session.wait_for_text("keys=2");
    session.send("q");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[track_caller]
fn check_signal(signal: Signal, description: &str) {
    let mut session = probe();
    session.send("j");
    session.wait_for_text("keys=1");
    session.signal(signal);
    let status = session.wait_exit();
    assert_eq!(status.signal(), Some(description), "{status:?}");
    session.assert_given_back();
}

#[test]
fn a_signal_ends_the_program_by_that_signal_with_the_terminal_given_back() {
    check_signal(Signal::INT, "Interrupt");
    check_signal(Signal::TERM, "Terminated");
    check_signal(Signal::HUP, "Hangup");
    check_signal(Signal::QUIT, "Quit");
    check_signal(Signal::USR1, "User defined signal 1");
    check_signal(Signal::USR2, "User defined signal 2");
    check_signal(Signal::ALARM, "Alarm clock");
}

#[test]
fn a_signal_counts_although_nobody_reads_the_terminal() {
    let mut session = Setup::example("term_probe").size(1000, 500).start();
    session.wait_for_text("ready 1000x500");
    session.stall();
    // A frame of half a megabyte, of which the terminal takes a few kilobytes.
    session.send("f");
    let written = session.bytes.len();
    session.wait_until("the frame", |session| session.bytes.len() > written);
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit().signal(), Some("Terminated"));
    session.assert_termios_restored();
}

#[test]
fn a_terminal_that_is_slow_is_given_back_all_the_same() {
    let mut session = Setup::example("term_probe").size(1000, 500).start();
    session.wait_for_text("ready 1000x500");
    session.stall();
    let written = session.bytes.len();
    session.send("f");
    session.wait_until("the frame", |session| session.bytes.len() > written);
    session.signal(Signal::TERM);
    // The terminal is full for longer than a frame is waited for.
    assert!(session.is_silent_for(Duration::from_millis(300)));
    session.resume();
    assert_eq!(session.wait_exit().signal(), Some("Terminated"));
    session.assert_given_back();
}

#[test]
fn a_file_size_limit_is_not_the_end() {
    let mut session = probe();
    session.signal(Signal::XFSZ);
    session.send("j");
    session.wait_for_text("keys=1");
    session.send("q");
    assert!(session.wait_exit().success());
}

/// An interactive shell with job control, and the probe run in it.
#[track_caller]
fn under_a_shell() -> Session {
    let probe = Setup::example("term_probe").program;
    let shell = Setup::new("/bin/bash").args(["--norc", "--noprofile", "--noediting", "-i"]);
    let mut session = shell.env("PS1", "shell> ").env("HISTFILE", "").start();
    session.wait_for_text("shell> ");
    session.send(format!("{}\n", probe.display()));
    session.wait_for_text("ready 80x24");
    session
}

#[track_caller]
fn check_stopped_and_continued(stop: impl Fn(&mut Session)) {
    let mut session = under_a_shell();
    for cycle in 1..=3 {
        session.send("j");
        session.wait_for_text(&format!("keys={cycle}"));
        stop(&mut session);
        session.wait_for("the shell", |screen| {
            !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
        });
        // The screen of the shell is usable: it echoes, and the cursor is seen.
        session.send(format!("echo cycle-$((40+{cycle}))\n"));
        session.wait_for_text(&format!("cycle-{}", 40 + cycle));
        assert!(!session.screen().hide_cursor());
        session.send("fg\n");
        session.wait_for("the program again", |screen| {
            screen.alternate_screen()
                && screen.contents().contains(&format!("redraws={cycle}"))
                && screen.contents().contains(&format!("keys={cycle}"))
                && screen.hide_cursor()
        });
    }
    session.send("q");
    session.wait_for("the shell", |screen| !screen.alternate_screen());
    session.send("exit\n");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn ctrl_z_and_fg_work_under_a_shell() {
    check_stopped_and_continued(|session| session.send("\x1a"));
}

/// Returns the process of the probe that runs in this session's shell.
fn child_of(session: &Session) -> rustix::process::Pid {
    let shell = session.pid().as_raw_nonzero();
    let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    let child = children.split_whitespace().last().unwrap().parse().unwrap();
    rustix::process::Pid::from_raw(child).unwrap()
}

#[test]
fn a_stop_signal_from_outside_works_under_a_shell() {
    check_stopped_and_continued(|session| {
        rustix::process::kill_process(child_of(session), Signal::TSTP).unwrap();
    });
}

#[test]
fn continued_in_the_background_it_does_not_touch_the_terminal() {
    let mut session = under_a_shell();
    session.send("\x1a");
    session.wait_for_text("Stopped");
    session.send("bg\n");
    // It stops again by itself; the shell tells when it is asked, and must know before `fg`.
    session.send("until jobs -s | grep Stop; do :; done; echo still-$((40+2))\n");
    session.wait_for_text("still-42");
    assert!(!session.screen().alternate_screen());
    session.send("fg\n");
    session.wait_for_text("redraws=1");
    assert!(session.screen().alternate_screen());
    session.send("q");
    session.wait_for("the shell", |screen| !screen.alternate_screen());
    session.send("exit\n");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn a_job_in_the_background_can_be_killed() {
    let mut session = under_a_shell();
    session.send("\x1a");
    session.wait_for_text("Stopped");
    session.send("job=$(jobs -p %1); kill %1; while kill -0 $job; do :; done 2>/dev/null\n");
    // The shell tells by which signal it ended when it next has the time.
    session.wait_for_text("Terminated");
    session.send("exit\n");
    session.wait_exit();
    session.assert_given_back();
}

#[test]
fn ctrl_z_without_a_shell_is_nothing() {
    let mut session = probe();
    session.send("\x1aj");
    session.wait_for_text("keys=1");
    session.send("q");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn the_program_ends_with_its_terminal() {
    let mut session = probe();
    session.send("jjj");
    session.close();
    // By SIGHUP, or by one of the two threads that notice the same thing a little earlier.
    let status = session.wait_exit();
    assert!(status.signal() == Some("Hangup") || matches!(status.exit_code(), 1 | 129));
}

/// Ends the terminal of a probe that is not told by SIGHUP; returns its exit code.
fn code_without_hangup_signal(keys: &str, written: &str) -> u32 {
    let probe = Setup::example("term_probe").program;
    let mut session =
        Setup::new("/usr/bin/env").args(["--block-signal=HUP".as_ref(), probe.as_os_str()]).start();
    session.wait_for_text("ready 80x24");
    session.send(keys);
    session.wait_for_text(written);
    session.close();
    session.wait_exit().exit_code()
}

#[test]
fn the_program_ends_with_its_terminal_although_hang_ups_are_blocked() {
    for _ in 0..10 {
        // The main thread may be the first to notice, by a failed read.
        assert!(matches!(code_without_hangup_signal("j", "keys=1"), 1 | 129));
    }
}

#[test]
fn the_program_ends_with_its_terminal_although_it_is_busy() {
    assert_eq!(code_without_hangup_signal("b", "busy"), 129);
}

#[track_caller]
fn check_size(columns: u16, rows: u16, shown: &str) {
    let mut session = Setup::example("term_probe").size(columns, rows).start();
    session.wait_until("the screen", |session| session.modes().contains(&1049));
    if !shown.is_empty() {
        session.wait_for_text(shown);
    }
    session.send("jq");
    assert!(session.wait_exit().success(), "{columns}x{rows}");
    session.assert_given_back();
}

#[test]
fn no_size_is_too_small_or_too_large() {
    check_size(0, 0, "");
    check_size(1, 1, "r");
    check_size(0, 1, "");
    check_size(1, 0, "");
    check_size(300, 1, "ready 300x1");
    check_size(65_535, 65_535, "ready 1000x500");
}

#[test]
fn every_new_size_is_drawn() {
    let mut session = probe();
    for (columns, rows) in [(40, 10), (1, 1), (0, 0), (120, 40), (60, 12)] {
        session.resize(columns, rows);
        if columns > 1 {
            session.wait_for_text(&format!("ready {columns}x{rows}"));
        }
    }
    session.send("q");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

/// The number after `name=` on the screen.
fn shown_number(session: &Session, name: &str) -> u32 {
    let contents = session.screen().contents();
    let after = contents.split(&format!("{name}=")).nth(1).unwrap_or("");
    after.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[test]
fn a_pasted_book_costs_a_bounded_number_of_frames() {
    let mut session = probe();
    session.send_in_background(b"j".repeat(100_000));
    session.wait_for_text("keys=100000");
    // The terminal hands over at most 4 KiB at a time, so a frame may follow each of these.
    let draws = shown_number(&session, "draws");
    assert!(draws < 400, "{draws} frames");
}

#[test]
fn a_frame_without_a_change_writes_nothing() {
    let mut session = probe();
    session.send("j");
    session.wait_for_text("keys=1");
    let written = session.bytes.len();
    session.send("i".repeat(50));
    // What follows is the answer to the next key alone.
    session.send("k");
    session.wait_for_text("keys=2");
    assert!(session.bytes.len() - written < 200, "{} bytes", session.bytes.len() - written);
    assert_eq!(shown_number(&session, "draws"), 3);
}

#[test]
fn replies_of_the_terminal_press_no_keys() {
    let mut session = probe();
    session.send("\x1b]11;rgb:qqqq/pppp/eeee\x1b\\");
    session.send("\x1bP>|qepqt\x1b\\");
    session.send("\x1b[?62;4c");
    session.send("j");
    session.wait_for_text("keys=1 last=j");
    session.send("q");
    assert!(session.wait_exit().success());
}

#[test]
fn an_unfinished_paste_does_not_make_it_deaf() {
    let mut session = probe();
    session.send("\x1b[200~j");
    session.wait_for_text("keys=1 last=j");
    session.send("q");
    assert!(session.wait_exit().success());
}

#[test]
fn mouse_reports_that_make_no_sense_are_nothing() {
    let mut session = probe();
    session.send("\x1b[<0;0;0M\x1b[M   \x1b[32;0;0M\x1b[0;0Rj");
    session.wait_for_text("keys=1 last=j");
    session.send("q");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn at_rest_it_uses_no_processor_time() {
    let mut session = probe();
    let before = session.ticks();
    assert!(session.is_silent_for(std::time::Duration::from_secs(2)));
    let used = session.ticks() - before;
    assert!(used <= 1, "{used} ticks in two seconds");
}

#[track_caller]
fn check_refusal(setup: &Setup, reason: &str) {
    let mut session = setup.start();
    assert_eq!(session.wait_exit().exit_code(), 1);
    let printed = session.screen().contents();
    assert!(printed.contains(reason), "{printed}");
    assert!(!session.bytes.contains(&0x1B), "{printed:?}");
    session.assert_given_back();
}

#[test]
fn a_terminal_that_cannot_show_a_screen_is_not_touched() {
    check_refusal(&Setup::example("term_probe").env("TERM", "dumb"), "TERM is unset or `dumb`");
    let probe = Setup::example("term_probe").program;
    let piped = format!("{} | cat; exit ${{PIPESTATUS[0]}}", probe.display());
    check_refusal(&Setup::new("/bin/bash").args(["-c", &piped]), "is not a terminal");
}

#[test]
fn without_any_terminal_nothing_is_written_to_the_output() {
    let output = Command::new("setsid")
        .arg("--wait")
        .arg(Setup::example("term_probe").program)
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.stdout, b"");
    assert!(!output.stderr.contains(&0x1B));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn no_color_leaves_the_attributes_alone() {
    let mut session = Setup::example("term_probe").env("NO_COLOR", "1").start();
    session.wait_for_text("ready 80x24");
    assert!(!session.bytes.windows(4).any(|window| window == b"\x1b[;m"));
}
