//! Which editor is meant, and what is taken from it.

use std::ffi::OsString;

use super::*;

fn editor(set: &[(&str, &str)]) -> Editor {
    let value = |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
    Editor::of(&Environment::read(|name| value(name).map(OsString::from)))
}

#[test]
fn the_first_variable_that_says_something_names_the_editor() {
    assert_eq!(editor(&[("EDITOR", "nano"), ("VISUAL", "code -w")]).named, "code -w");
    assert_eq!(editor(&[("EDITOR", "nano"), ("VISUAL", "  ")]).named, "nano");
    assert_eq!(editor(&[]).named, "vi");
}

#[track_caller]
fn check_words(command: &str, expected: &[&str]) {
    assert_eq!(words(command).unwrap_or_default(), expected, "{command}");
}

#[test]
fn a_command_is_cut_into_words_as_a_shell_would_and_nothing_of_it_is_run() {
    check_words("vim", &["vim"]);
    check_words("  code  --wait\t-n ", &["code", "--wait", "-n"]);
    check_words("'/opt/my editor/bin' \"a 'b'\" c\\ d", &["/opt/my editor/bin", "a 'b'", "c d"]);
    check_words("emacs -f \"\" 'it'\\''s'", &["emacs", "-f", "", "it's"]);
    check_words("ed; rm -rf $HOME `id`", &["ed;", "rm", "-rf", "$HOME", "`id`"]);
    for none in ["", "  ", "'", "vi \"a", "vi \\", "'' a"] {
        assert_eq!(words(none), None, "{none:?}");
    }
}

#[track_caller]
fn check_located(program: &str, path: &str, expected: &[&str]) {
    let told = located(program, Path::new(path), (17, 5));
    assert_eq!(told, expected.iter().map(OsString::from).collect::<Vec<_>>(), "{program}");
}

#[test]
fn each_editor_is_told_the_place_as_it_knows_it() {
    for vi in ["vi", "vim", "/usr/bin/nvim", "nano", "C:\\vim.exe"] {
        check_located(vi.rsplit('\\').next().unwrap(), "a b.csv", &["+17", "a b.csv"]);
    }
    for emacs in ["emacs", "emacsclient", "micro", "/opt/kak"] {
        check_located(emacs, "a.csv", &["+17:5", "a.csv"]);
    }
    for helix in ["hx", "helix", "subl"] {
        check_located(helix, "/x/a.csv", &["/x/a.csv:17:5"]);
    }
    for code in ["code", "Codium"] {
        check_located(code, "a.csv", &["-g", "a.csv:17:5"]);
    }
    check_located("kate", "a.csv", &["-l", "17", "-c", "5", "a.csv"]);
    check_located("idea", "a.csv", &["--line", "17", "--column", "5", "a.csv"]);
    check_located("xdg-open", "a.csv", &["a.csv"]);
    // A script that calls an editor hands on what most take.
    check_located("/home/me/bin/my-editor.sh", "a.csv", &["+17", "a.csv"]);
    check_located("vi", "+a.csv", &["+17", "./+a.csv"]);
    check_located("hx", "-a.csv", &["./-a.csv:17:5"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_notes() {
    use std::os::unix::fs::PermissionsExt as _;

    let (folder, path) = folder("one\ntwo").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(folder.path()), mode(&path)), (0o700, 0o600));
    assert_eq!(fs::read(&path).unwrap(), b"one\ntwo\n");
    let place = folder.path().to_owned();
    drop(folder);
    assert!(!place.exists());
}

#[test]
fn what_an_editor_leaves_is_made_harmless_or_refused() {
    let (_folder, path) = folder("").unwrap();
    let told = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        left(&path, Locale::En)
    };
    assert_eq!(told(b"one\r\n\r\ntwo\n\n").unwrap(), "one\n\ntwo");
    assert_eq!(told("\u{feff}서울\u{1b}[2J".as_bytes()).unwrap(), "서울␛[2J");
    assert!(told(b"\xff\xfe").unwrap_err().contains("UTF-8"));
    let full = vec![b'a'; 64 * 1024];
    assert_eq!(told(&full).unwrap().len(), full.len());
    assert!(told(&[&full[..], b"a"].concat()).unwrap_err().contains("64 KiB"));
    fs::remove_file(&path).unwrap();
    assert_eq!(left(&path, Locale::En).unwrap_err(), "it left no file with the notes");
}
