//! A JSON list of flat records under names of their own.
//!
//! The keys are read as the columns of a table are: `when`, `subject` and `venue` mean what they
//! mean there. A moment may be a number of milliseconds since 1970, as the widgets of browsers
//! write it.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize as _;
use serde_json::value::RawValue;
use serde_json::{Map, Value as Json};

use super::feed::{Feed, Place, Record};
use super::options::Options;
use super::salvage;
use super::table::{Entry, Family, Orders, Role, Said, is_same, of_milliseconds};
use super::value::Word;
use super::wire::{Table, WireEvent};
use crate::diag::Diagnostic;

/// Keys of an object under which such a list stands.
const LISTS: [&str; 5] = ["events", "items", "data", "records", "results"];
/// How many records are looked at to tell what they are.
const LOOKED_AT: usize = 5;

/// Tells whether a document is such a list. One whose records are events of ours is not.
pub(super) fn is(text: &str) -> bool {
    let records = first_records(text).unwrap_or_default();
    let records: Vec<Map<String, Json>> = records.into_iter().filter_map(object).collect();
    let is_ours = |it: &Map<String, Json>| {
        let ours = it.contains_key("date") || it.contains_key("start");
        ours && !it.contains_key("content") && !it.contains_key("message")
    };
    !records.is_empty() && !records.iter().any(is_ours) && records.iter().any(is_dated)
}

/// Returns the first records of a list, which stands alone or under a key that is known. What
/// comes behind is not looked at.
fn first_records(text: &str) -> Option<Vec<&str>> {
    let text = text.trim_start();
    let Some(mut rest) = text.strip_prefix('{') else {
        return text.strip_prefix('[').map(first_items);
    };
    loop {
        let (key, behind) = next_value(rest)?;
        let key: Word<'_> = serde_json::from_str(key).ok()?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start();
        if key.as_str() == "attache" {
            return None;
        }
        if let Some(list) = value.strip_prefix('[').filter(|_| is_list_key(key.as_str())) {
            return Some(first_items(list));
        }
        let (_, behind) = next_value(value)?;
        rest = behind.trim_start().strip_prefix(',')?;
    }
}

fn first_items(list: &str) -> Vec<&str> {
    let (mut items, mut rest) = (Vec::new(), list);
    while let Some((item, behind)) = next_value(rest) {
        items.push(item);
        match behind.trim_start().strip_prefix(',') {
            Some(more) if items.len() < LOOKED_AT => rest = more,
            _ => break,
        }
    }
    items
}

/// Returns the JSON value that a text begins with, and what is behind it.
fn next_value(text: &str) -> Option<(&str, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let value = values.next()?.ok()?;
    Some((value.get(), text.get(values.byte_offset()..)?))
}

fn is_list_key(key: &str) -> bool {
    LISTS.iter().any(|it| is_same(it, key))
}

/// Reads a document.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, options: &Options) {
    let Some(list) = list(text) else {
        let message = "this is no list of records";
        feed.complain(Diagnostic::error("records", message).help(
            "write a JSON list of objects, or an object with such a list under `items` or `data`",
        ));
        return;
    };
    for (index, raw) in list.records.iter().enumerate() {
        let start = raw.get().as_ptr().addr() - text.as_ptr().addr();
        let span = start..start + raw.get().len();
        let path = format!("{}[{index}]", list.key);
        let Some(record) = object(raw.get()) else {
            let wrong = Diagnostic::error("record", "this record is no object");
            feed.complain(wrong.at(span).on(path).help("it was left out"));
            continue;
        };
        let event = match flat(&record, options) {
            Ok(event) => event,
            Err(wrong) => {
                feed.complain(wrong.at(span).on(path));
                continue;
            }
        };
        let name = || path.clone();
        let place = |field: &str| value_of(text, raw.get(), &span, field, &path);
        feed.event(event, &Record { span: span.clone(), name: &name, place: &place });
    }
    if let Some(broken) = list.broken {
        feed.complain(salvage::break_off(text, &broken, list.records.len()));
    }
}

/// Turns a flat record under names of its own into an event. Its keys mean what the columns of a
/// table mean, `--map` included.
///
/// # Errors
///
/// A complaint without a place: about a date that cannot be read, or that may be read in two ways.
pub(super) fn flat<'a>(
    record: &'a Map<String, Json>,
    options: &Options,
) -> Result<WireEvent<'a>, Diagnostic> {
    let mut entry = Entry { family: Family::Common, values: Vec::new() };
    for (role, key) in roles(record, options) {
        let said = record.get(key).and_then(|it| said(it, role));
        entry.values.extend(said.map(|it| (role, it)));
    }
    let orders = Orders::said(options.day_order);
    entry.event(&orders).map_err(|wrong| wrong.diagnostic())
}

/// Returns the keys of a flat record that nothing reads.
pub(super) fn unread<'a>(record: &'a Map<String, Json>, options: &Options) -> Vec<&'a str> {
    let read = roles(record, options);
    let keys = record.keys().map(String::as_str);
    keys.filter(|key| !read.iter().any(|(_, it)| it == key)).collect()
}

/// What a key holds, how sure that is, and the key.
type Ranked<'a> = (Role, usize, &'a str);

/// Returns which key holds what, the surest for each.
fn roles<'a>(record: &'a Map<String, Json>, options: &Options) -> Vec<(Role, &'a str)> {
    let family = Family::of(record.keys().map(String::as_str));
    let family = if family == Family::Timesketch { family } else { Family::Common };
    let is_widget = record.contains_key("content") && record.contains_key("start");
    let mut best: Vec<Ranked<'_>> = Vec::new();
    for key in record.keys() {
        let mapped = options.columns.iter().find(|(_, column)| is_same(column.trim(), key));
        let role = match mapped {
            Some((field, _)) => Role::called(field).map(|it| (it, 0)),
            // The hint that a browser shows over a mark.
            None if is_widget && key == "title" => Some((Role::Notes, 1)),
            None => family.role(key),
        };
        let Some((role, rank)) = role else { continue };
        match best.iter_mut().find(|it| it.0 == role && !role.is_list()) {
            Some(known) if known.1 <= rank => {}
            Some(known) => *known = (role, rank, key),
            None => best.push((role, rank, key)),
        }
    }
    best.into_iter().map(|(role, _, key)| (role, key)).collect()
}

fn is_dated(record: &Map<String, Json>) -> bool {
    let role = |key: &String| Family::Common.role(key).map(|(role, _)| role);
    record.keys().filter_map(role).any(|it| matches!(it, Role::Date | Role::Stamp))
}

/// Returns what a value says: a string, a number, a list of these, or the name of an object.
fn said(value: &Json, role: Role) -> Option<Said<'_>> {
    match value {
        Json::Array(items) => {
            let items: Vec<Cow<'_, str>> = items.iter().filter_map(|it| word(it, role)).collect();
            (!items.is_empty()).then_some(Said::Items(items))
        }
        _ => word(value, role).filter(|it| !it.trim().is_empty()).map(Said::Text),
    }
}

fn word(value: &Json, role: Role) -> Option<Cow<'_, str>> {
    match value {
        Json::String(text) => Some(Cow::Borrowed(text)),
        Json::Number(number) => {
            let moment = number.as_i64().filter(|it| it.unsigned_abs() > 99_999_999);
            let is_date = matches!(role, Role::Date | Role::End | Role::Stamp);
            let moment = moment.filter(|_| is_date).and_then(of_milliseconds);
            Some(moment.unwrap_or_else(|| number.to_string()).into())
        }
        Json::Bool(it) => Some(if *it { "true" } else { "false" }.into()),
        Json::Object(object) => {
            let named = ["name", "title", "text", "url"].iter().find_map(|it| object.get(*it));
            named.and_then(Json::as_str).map(Cow::Borrowed)
        }
        Json::Null | Json::Array(_) => None,
    }
}

/// The records of a document as their bytes.
struct List<'t> {
    /// The key that the list stands under; empty where it is the document.
    key: String,
    records: Vec<&'t RawValue>,
    /// Why the rest could not be read.
    broken: Option<serde_json::Error>,
}

fn list(text: &str) -> Option<List<'_>> {
    let cut = salvage::cut(text);
    if cut.has_events {
        let key = if cut.bare { String::new() } else { "events".to_owned() };
        return Some(List { key, records: cut.events, broken: cut.broken });
    }
    let known = cut
        .sections
        .iter()
        .find(|(key, raw)| raw.get().starts_with('[') && is_list_key(key.as_str()));
    let (key, raw) = known?;
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    let records = Vec::<&RawValue>::deserialize(&mut reader).ok()?;
    Some(List { key: key.as_str().to_owned(), records, broken: cut.broken })
}

fn object(raw: &str) -> Option<Map<String, Json>> {
    raw.starts_with('{').then(|| serde_json::from_str(raw).ok()).flatten()
}

/// Finds the value again that a field came from.
fn value_of(text: &str, raw: &str, span: &Range<usize>, field: &str, path: &str) -> Option<Place> {
    let record: Table<'_, &RawValue> = serde_json::from_str(raw).ok()?;
    let behind = Role::behind(field);
    let is_behind =
        |key: &str| Family::Common.role(key).is_some_and(|(role, _)| behind.contains(&role));
    let (key, value) = record.0.into_iter().find(|(key, _)| is_behind(key.as_str()))?;
    let key = key.as_str().to_owned();
    let start = value.get().as_ptr().addr() - text.as_ptr().addr();
    (span.contains(&start)).then(|| (start..start + value.get().len(), format!("{path}.{key}")))
}
