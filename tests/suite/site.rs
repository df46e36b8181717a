//! The page for a browser, in a browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::cli::run;

/// Returns the browser of this machine; nothing, with a word about it, where there is none.
pub(super) fn browser() -> Option<&'static str> {
    let all = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    let found = all.into_iter().find(|it| Path::new(it).exists());
    if found.is_none() {
        eprintln!("skipped: there is no chromium on this machine");
    }
    found
}

/// Opens a page; returns what stands in it once its scripts have run, and what the console said.
pub(super) fn browse(page: &Path, folder: &Path, flags: &[&str]) -> (String, Vec<String>) {
    let ran = Command::new(browser().expect("a browser"))
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"])
        .args(["--no-first-run", "--disable-background-networking", "--disable-sync"])
        .args(["--disable-component-update", "--enable-logging=stderr", "--v=0", "--dump-dom"])
        .args(flags)
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser starts");
    let (dom, log) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let complaints = log.lines().filter(|it| it.contains("CONSOLE")).map(str::to_owned);
    (dom.into_owned(), complaints.collect())
}

#[test]
fn the_page_opens_in_every_language_without_a_complaint() {
    if browser().is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a directory");
    for lang in ["en", "ko", "ja"] {
        let path = folder.path().join(format!("{lang}.html"));
        let name = path.to_str().expect("UTF-8");
        let ran = run(&["export", "--to", "html", "--lang", lang, "-o", name, "scope:all"]);
        assert_eq!(ran.out, "");
        let page = fs::read_to_string(&path).expect("the page");
        let (dom, complaints) = browse(&path, folder.path(), &[]);
        assert!(complaints.is_empty(), "{complaints:?}");
        // The script has run: so the check sum in the policy is its own.
        assert!(dom.contains("class=\"js\""), "{lang}");
        assert_eq!(dom.matches("class=\"event\"").count(), page.matches("<tbody id=").count());
    }
}

#[test]
fn a_search_hides_rows_dims_marks_and_says_how_many_are_left() {
    if browser().is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a directory");
    let path = folder.path().join("page.html");
    let page = run(&["export", "--to", "html", "scope:all"]).out;
    let all = page.matches("<tbody id=").count();
    // The policy would not let this script run, which is what it is for; here it goes.
    let (before, policy) = page.split_once("<meta http-equiv").expect("a policy");
    let (_, after) = policy.split_once('>').expect("its end");
    let typed = "<script>const box = document.getElementById('words');\
        const key = (key, at) => at.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));\
        key('/', document.body); document.title = 'focus:' + document.activeElement.id;\
        box.value = 'SEOUL 2022'; box.dispatchEvent(new Event('input'));\
        setTimeout(() => { key('Enter', box); const row = document.activeElement;\
          key('Enter', row); document.title += ' row:' + row.className; }, 100)</script></body>";
    let page = format!("{before}{}", after.replace("</body>", typed));
    fs::write(&path, page).expect("a page");
    let (dom, complaints) = browse(&path, folder.path(), &["--virtual-time-budget=3000"]);
    assert!(complaints.is_empty(), "{complaints:?}");
    let left = dom
        .split("<tbody ")
        .skip(1)
        .filter(|it| !it.split('>').next().unwrap_or("").contains("hidden"))
        .count();
    assert!(left > 0 && left < all, "{left} of {all}");
    assert!(dom.contains(&format!(">{left} of {all} events<")), "{left} of {all}");
    assert_eq!(dom.matches("dimmed\"").count(), all - left);
    assert!(dom.contains("<title>focus:words row:event open</title>"), "{dom:.600}");
}

#[test]
fn a_search_knows_phrases_sources_dates_and_other_languages() {
    if browser().is_none() {
        return;
    }
    let file = r#"{"attache":1,"sources":{"s":{"title":"Report","url":"https://lapost.example"}},
      "events":[{"id":"a","date":"2024-03-29","name":{"en":"First talks","ko":"첫 회담"},"place":"Seoul","sources":["s"]},
      {"id":"b","date":"2023-11","name":"Talks first","place":"2022"},{"id":"c","date":"2022","name":"US"}]}"#;
    let folder = tempfile::tempdir().expect("a directory");
    let data = folder.path().join("data.json");
    fs::write(&data, file).expect("a file");
    let page = run(&["export", "--to", "html", "--file", data.to_str().expect("UTF-8")]).out;
    let (before, policy) = page.split_once("<meta http-equiv").expect("a policy");
    let (_, after) = policy.split_once('>').expect("its end");
    let typed = "<script>const box = document.getElementById('words'); const all = [];\
        const words = ['lapost', '\"first talks\"', '2024-03', '2024', '회담', '2022us', 'talks'];\
        const next = () => { if (!words.length) { document.title = all.join(' '); return; }\
          box.value = words.shift(); box.dispatchEvent(new Event('input'));\
          setTimeout(() => { all.push(document.querySelectorAll('.event:not([hidden])').length); next(); }, 50); };\
        next();</script></body>";
    let page = format!("{before}{}", after.replace("</body>", typed));
    let path = folder.path().join("page.html");
    fs::write(&path, page).expect("a page");
    let (dom, complaints) = browse(&path, folder.path(), &["--virtual-time-budget=5000"]);
    assert!(complaints.is_empty(), "{complaints:?}");
    assert!(dom.contains("<title>1 1 1 1 1 0 2</title>"), "{dom:.600}");
}
