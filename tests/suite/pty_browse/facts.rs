//! What the file says, read without the program, and whether a text is on the screen.

use serde_json::Value;

/// The marks of an action of this session; one that was dropped has another.
const MARKS: [char; 4] = ['+', '~', '=', '^'];

/// A session, as its pane must tell it in English.
#[derive(Debug)]
pub(super) struct Session {
    /// Its id in the file.
    pub(super) id: String,
    /// As in the list: `Bilateral 5`.
    pub(super) name: String,
    /// Names in English and in the language of the country they lead for.
    pub(super) leaders: Vec<(String, String)>,
    pub(super) place: String,
    pub(super) actions: Vec<String>,
}

/// The sessions in scope when the browser opens, in the order of the file, which is that of time.
pub(super) fn core() -> Vec<Session> {
    let file: Value =
        serde_json::from_str(include_str!("../../../assets/working-groups.json")).unwrap();
    let events = file["events"].as_array().unwrap().iter();
    events.filter(|it| it["scope"] == "core").map(|it| session(&file, it)).collect()
}

fn session(file: &Value, event: &Value) -> Session {
    let series = if event["series"] == "bilateral" { "Bilateral" } else { "Trilateral" };
    let leaders = event["leaders"].as_array().unwrap().iter();
    let actions = event["actions"].as_array().unwrap().iter();
    let place = &file["places"][text(&event["place"]["value"])];
    Session {
        id: text(&event["id"]).to_owned(),
        name: format!("{series} {}", event["ordinal"]),
        leaders: leaders.map(|it| leader(file, it)).collect(),
        place: text(&place["short"]["en"]).to_owned(),
        actions: actions.map(|it| text(&it["text"]["en"]).to_owned()).collect(),
    }
}

fn leader(file: &Value, leader: &Value) -> (String, String) {
    let name = &file["people"][text(&leader["person"])]["name"];
    let language = match text(&leader["country"]) {
        "KR" => "ko",
        "JP" => "ja",
        _ => "en",
    };
    (text(&name["en"]).to_owned(), text(&name[language]).to_owned())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// Tells whether the first of these rows, and the next if it is wrapped, read as a mark and then
/// `text`, whatever stands in the columns after it.
pub(super) fn reads(rows: &[String], text: &str) -> bool {
    let [first, rest @ ..] = rows else { return false };
    let Some(first) = first.strip_prefix(MARKS) else { return false };
    let second = rest.first().and_then(|it| it.strip_prefix("  ")).unwrap_or_default();
    let mut words = text.split(' ').peekable();
    for mut row in [first.trim_start(), second] {
        while let Some(after) = words.peek().and_then(|it| row.strip_prefix(it)) {
            if !(after.is_empty() || after.starts_with(' ')) {
                break;
            }
            words.next();
            row = after.strip_prefix(' ').unwrap_or_default();
        }
    }
    words.peek().is_none()
}

#[test]
fn a_text_is_found_whole_over_two_rows_and_only_with_its_mark() {
    let rows = |first: &str| vec![first.to_owned(), "  respond together".to_owned()];
    assert!(reads(&rows("+ Watch, and    laundering agreed"), "Watch, and respond together"));
    assert!(reads(&rows("~ Watch, and agreed 1"), "Watch, and"));
    assert!(!reads(&rows("+ Watch, an…     agreed"), "Watch, and respond together"));
    assert!(!reads(&rows("− Watch, and"), "Watch, and"));
    assert!(!reads(&rows("+ Watch, android"), "Watch, and"));
}
