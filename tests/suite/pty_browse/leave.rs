//! However it ends: the terminal is given back, and the exit status says what happened.

use rustix::process::Signal;

use super::*;

#[track_caller]
fn check_keys(keys: &str) {
    let mut session = opened();
    session.send(keys);
    let status = session.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (0, None), "{keys:?}");
    session.assert_given_back();
}

#[test]
fn keys_that_leave_give_the_terminal_back() {
    check_keys("q");
    check_keys("\x03");
    check_keys("j3xu/heist\r?qq");
    // Ctrl-C leaves from anywhere.
    check_keys("?\x03");
    check_keys("c\x03");
    check_keys("\r\x03");
    check_keys("/heist\x03");
    check_keys("g\x03");
}

#[track_caller]
fn check_signal(signal: Signal, description: &str) {
    let mut session = opened();
    // The cursor is shown while a search is typed.
    press(&mut session, "/heist", "Search /heist");
    session.signal(signal);
    let status = session.wait_exit();
    assert_eq!(status.signal(), Some(description), "{status:?}");
    session.assert_given_back();
}

#[test]
fn a_signal_ends_it_by_that_signal_with_the_terminal_given_back() {
    check_signal(Signal::TERM, "Terminated");
    check_signal(Signal::INT, "Interrupt");
    check_signal(Signal::HUP, "Hangup");
}

#[test]
fn ctrl_z_and_fg_come_back_to_the_same_screen() {
    let shell = Setup::new("/bin/bash").args(["--norc", "--noprofile", "--noediting", "-i"]);
    let shell = shell.env("PS1", "shell> ").env("HISTFILE", "").env("LANG", "C.UTF-8");
    let mut session = shell.size(120, 36).start();
    session.wait_for_text("shell> ");
    session.send(format!("{}\n", env!("CARGO_BIN_EXE_attache")));
    wait_snapshot(&mut session, &[]);
    press_for(&mut session, "jj", "3 of 5");
    let before = rows(session.screen());
    for cycle in 1..=2 {
        session.send("\x1a");
        session.wait_for("the shell", |screen| {
            !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
        });
        session.send(format!("echo cycle-$((40+{cycle}))\n"));
        session.wait_for_text(&format!("cycle-{}", 40 + cycle));
        assert!(!session.screen().hide_cursor());
        session.send("fg\n");
        wait_frame(&mut session, "the browser again", |screen| {
            screen.alternate_screen() && rows(screen) == before && screen.hide_cursor()
        });
    }
    session.send("q");
    session.wait_for("the shell", |screen| !screen.alternate_screen());
    session.send("echo left-$?; exit\n");
    session.wait_for_text("left-0");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn it_ends_with_its_terminal() {
    let mut session = opened();
    session.send("jjj");
    session.close();
    // By SIGHUP, or by one of the two threads that notice the same thing a little earlier.
    let status = session.wait_exit();
    assert!(status.signal() == Some("Hangup") || matches!(status.exit_code(), 1 | 129));
}
