//! A JSON list of flat records under names of their own.
//!
//! The keys are read as the columns of a table are: `when`, `subject` and `venue` mean what they
//! mean there. A moment may be a number of milliseconds since 1970, as the widgets of browsers
//! write it.

use std::borrow::Cow;

use serde::Deserialize as _;
use serde_json::value::RawValue;
use serde_json::{Map, Value as Json};

use super::feed::{Feed, Place, Record};
use super::options::Options;
use super::salvage;
use super::table::{Entry, Family, Orders, Role, Said, is_html, is_like, is_same, plain_html};
use super::value::{Bare, Word};
use super::wire::{Table, WireEvent};
use crate::diag::Diagnostic;
use crate::model::Edtf;

/// Keys of an object under which such a list stands.
const LISTS: [&str; 5] = ["events", "items", "data", "records", "results"];
/// How many records are looked at to tell what they are.
const LOOKED_AT: usize = 5;
/// How many keys are named when none holds a date.
const NAMED: usize = 20;

/// Tells whether a document is such a list. One whose records are events of ours is not.
pub(super) fn is(text: &str) -> bool {
    let Some((key, records)) = first_records(text) else { return false };
    let records: Vec<Map<String, Json>> = records.into_iter().filter_map(object).collect();
    let is_dated = records.iter().any(is_dated);
    match key.as_str() {
        "events" => is_dated && !records.iter().any(is_ours),
        // A list that stands alone has no tables beside it that could be lost.
        "" => is_dated && records.iter().any(|it| self::is_dated(it) && !is_ours(it)),
        // Events of ours stand nowhere else.
        _ => is_dated,
    }
}

/// Tells whether a text is one flat record: an object with a date that is not as ours is.
pub(super) fn is_one(text: &str) -> bool {
    object(text).is_some_and(|it| !it.contains_key("attache") && is_dated(&it) && !is_ours(&it))
}

/// Tells whether a record is an event of ours: whether its date and its country are as ours are.
fn is_ours(record: &Map<String, Json>) -> bool {
    let date = record.get("date").or_else(|| record.get("start"));
    let is_date = |it: &Json| match it {
        Json::String(text) => Edtf::parse(text).is_ok() || !is_like(text),
        Json::Number(number) => number.to_string().len() == 4,
        _ => true,
    };
    let has = |key: &str| record.contains_key(key);
    let is_lone = !has("place") && !has("city") && !has("countries");
    let is_party = |it: &Json| it.is_array() || (it.is_string() && is_lone);
    date.is_some_and(is_date)
        && !has("content")
        && !has("message")
        && !record.get("country").is_some_and(is_party)
}

/// Tells whether an event that was read as ours holds what only flat records have: a date in
/// another form, or a country without a place.
pub(super) fn is_flat(event: &WireEvent<'_>) -> bool {
    let is_lone = event.country.is_some() && event.place.is_none() && event.countries.is_empty();
    let date = event.date.as_ref().and_then(|it| it.bare.as_ref());
    let is_other = match (date, &event.start) {
        (Some(Bare::Word(date)), _) => Edtf::parse(date.as_str()).is_err(),
        (Some(_), _) => false,
        (None, start) => start.is_some(),
    };
    is_lone || is_other
}

/// The key that a list stands under, and its records.
type Found<'t> = (String, Vec<&'t str>);

/// Returns the first records of a list, which stands alone or under a key that is known. What
/// comes behind is not looked at.
fn first_records(text: &str) -> Option<Found<'_>> {
    let text = text.trim_start();
    let Some(mut rest) = text.strip_prefix('{') else {
        return text.strip_prefix('[').map(|it| (String::new(), first_items(it)));
    };
    loop {
        let (key, behind) = next_value(rest)?;
        let key: Word<'_> = serde_json::from_str(key).ok()?;
        let value = behind.trim_start().strip_prefix(':')?.trim_start();
        if key.as_str() == "attache" {
            return None;
        }
        if let Some(list) = value.strip_prefix('[').filter(|_| is_list_key(key.as_str())) {
            return Some((key.as_str().to_ascii_lowercase(), first_items(list)));
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
    // What ends a number is not a part of it.
    if !text.trim_start().starts_with(['{', '[', '"']) {
        let text = text.trim_start();
        let end = text.find([',', ']', '}']).unwrap_or(text.len());
        return text.split_at_checked(end).map(|(value, rest)| (value.trim_end(), rest));
    }
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
    for (id, name) in &list.groups {
        feed.lane(id, name);
    }
    for (index, raw) in list.records.iter().enumerate() {
        let start = raw.get().as_ptr().addr() - text.as_ptr().addr();
        let span = start..start + raw.get().len();
        let path = format!("{}[{index}]", list.key);
        let Some(record) = object(raw.get()) else {
            let wrong = Diagnostic::error("record", "this record is no object");
            feed.complain(wrong.at(span).on(path).help("it was left out"));
            continue;
        };
        let ours = serde_json::from_str::<WireEvent<'_>>(raw.get()).ok();
        let event = match flat(&record, ours, options) {
            Ok(event) => event,
            Err(wrong) => {
                let place = value_of(text, raw.get(), (&wrong.path, options));
                let (span, name) = match place {
                    Some((span, key)) => (span, format!("{path}.{key}")),
                    None => (span, path),
                };
                feed.complain(wrong.at(span).on(name));
                continue;
            }
        };
        let name = || path.clone();
        let place = |field: &str| -> Option<Place> {
            let (span, key) = value_of(text, raw.get(), (field, options))?;
            Some((span, format!("{path}.{key}")))
        };
        feed.event(event, &Record { span: span.clone(), name: &name, place: &place });
    }
    if let Some(broken) = list.broken {
        feed.complain(salvage::break_off(text, &broken, list.records.len()));
    }
}

/// Turns a flat record under names of its own into an event. Its keys mean what the columns of a
/// table mean, `--map` included; what only our own events have is taken from `ours`, the same record
/// read as one of them.
///
/// # Errors
///
/// That no key holds a date, or that it cannot be read, or may be read in two ways. The path of the
/// complaint is the field of ours that it is about.
pub(super) fn flat<'a>(
    record: &'a Map<String, Json>,
    ours: Option<WireEvent<'a>>,
    options: &Options,
) -> Result<WireEvent<'a>, Diagnostic> {
    let mut entry = Entry { family: Family::Common, values: Vec::new() };
    for (role, key) in roles(record, options) {
        let said = record.get(key).and_then(|it| said(it, role));
        entry.values.extend(said.map(|it| (role, it)));
    }
    let orders = Orders::said(options.day_order);
    let event = entry.event(&orders).map_err(|wrong| {
        let field = if matches!(wrong.role, Role::End | Role::EndTime) { "end" } else { "start" };
        wrong.diagnostic().on(field)
    })?;
    let event = match ours {
        Some(ours) => merged(ours, event),
        None => event,
    };
    let is_dated = event.start.is_some() || event.date.is_some();
    if is_dated { Ok(event) } else { Err(without_date(record)) }
}

/// Says that no key holds a date, and how to say which one does.
fn without_date(record: &Map<String, Json>) -> Diagnostic {
    let keys: Vec<String> = record.keys().take(NAMED).map(|it| format!("`{it}`")).collect();
    let is_date = |it: &&String| {
        let text = record.get(*it).and_then(word);
        text.is_some_and(|it| is_like(&it) || Edtf::parse(&it).is_ok())
    };
    let guess = record.keys().find(is_date).map_or("KEY", String::as_str);
    let message = format!("no key of this record holds a date: the keys are {}", keys.join(", "));
    let help = format!("say which one does: --map start=\"{guess}\"; the record was left out");
    Diagnostic::error("date-missing", message).help(help)
}

/// Puts what the keys of tables say into an event that was read as ours.
fn merged<'a>(ours: WireEvent<'a>, flat: WireEvent<'a>) -> WireEvent<'a> {
    fn or<T>(one: Vec<T>, other: Vec<T>) -> Vec<T> {
        if one.is_empty() { other } else { one }
    }
    let is_flat = flat.start.is_some();
    WireEvent {
        id: ours.id.or(flat.id),
        kind: ours.kind.or(flat.kind),
        scope: ours.scope.or(flat.scope),
        series: ours.series.or(flat.series),
        ordinal: ours.ordinal.or(flat.ordinal),
        // Of a widget, `title` is the hint and not the name.
        name: flat.name.or(ours.name),
        date: if is_flat { None } else { ours.date },
        start: if is_flat { flat.start } else { ours.start },
        end: if is_flat { flat.end } else { ours.end },
        place: ours.place.or(flat.place),
        country: flat.country,
        countries: or(ours.countries, flat.countries),
        host: ours.host.or(flat.host),
        leaders: or(ours.leaders, flat.leaders),
        participants: ours.participants.or(flat.participants),
        purpose: ours.purpose.or(flat.purpose),
        actions: or(ours.actions, flat.actions),
        concerns: or(ours.concerns, flat.concerns),
        notes: ours.notes.or(flat.notes),
        themes: or(ours.themes, flat.themes),
        tags: or(flat.tags, ours.tags),
        sources: or(flat.sources, ours.sources),
        source: None,
        ..ours
    }
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
    let is_dated = best.iter().any(|it| matches!(it.0, Role::Date | Role::Stamp));
    let time = best.iter_mut().find(|it| it.0 == Role::Time && !is_dated);
    // A time alone holds the day too.
    if let Some(time) = time {
        time.0 = Role::Date;
    }
    best.into_iter().map(|(role, _, key)| (role, key)).collect()
}

fn is_dated(record: &Map<String, Json>) -> bool {
    let role = |key: &String| Family::Common.role(key).map(|(role, _)| role);
    record.keys().filter_map(role).any(|it| matches!(it, Role::Date | Role::Stamp | Role::Time))
}

/// Returns what a value says: a string, a number, a list of these, or the name of an object.
fn said(value: &Json, role: Role) -> Option<Said<'_>> {
    if let Json::Array(items) = value {
        let items: Vec<Cow<'_, str>> = items.iter().filter_map(word).collect();
        return (!items.is_empty()).then_some(Said::Items(items));
    }
    let text = word(value).filter(|it| !it.trim().is_empty())?;
    // The names of widgets are HTML.
    let is_marked = role == Role::Name && is_html(&text);
    Some(Said::Text(if is_marked { plain_html(&text).text.into() } else { text }))
}

fn word(value: &Json) -> Option<Cow<'_, str>> {
    match value {
        Json::String(text) => Some(Cow::Borrowed(text)),
        Json::Number(number) => Some(number.to_string().into()),
        Json::Bool(it) => Some(if *it { "true" } else { "false" }.into()),
        Json::Object(object) => {
            let named = ["name", "title", "text", "url", "dateTime", "date"]
                .iter()
                .find_map(|it| object.get(*it));
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
    /// What the groups of a widget are called, by their ids.
    groups: Vec<(String, String)>,
    /// Why the rest could not be read.
    broken: Option<serde_json::Error>,
}

fn list(text: &str) -> Option<List<'_>> {
    let cut = salvage::cut(text);
    if cut.has_events {
        let key = if cut.bare { String::new() } else { "events".to_owned() };
        return Some(List { key, records: cut.events, groups: Vec::new(), broken: cut.broken });
    }
    let known = cut
        .sections
        .iter()
        .find(|(key, raw)| raw.get().starts_with('[') && is_list_key(key.as_str()));
    let (key, raw) = known?;
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    let records = Vec::<&RawValue>::deserialize(&mut reader).ok()?;
    let groups = cut.sections.iter().find(|(key, _)| key.as_str() == "groups");
    let groups = groups.map(|(_, raw)| groups_of(raw.get())).unwrap_or_default();
    Some(List { key: key.as_str().to_owned(), records, groups, broken: cut.broken })
}

fn object(raw: &str) -> Option<Map<String, Json>> {
    raw.starts_with('{').then(|| serde_json::from_str(raw).ok()).flatten()
}

/// Returns the id and the name of each group of a widget.
fn groups_of(raw: &str) -> Vec<(String, String)> {
    let rows: Vec<Map<String, Json>> = serde_json::from_str(raw).unwrap_or_default();
    let pair = |row: Map<String, Json>| {
        let id = word(row.get("id")?)?.into_owned();
        let name = row.get("content").or_else(|| row.get("title"))?;
        let name = word(name)?;
        Some((id, if is_html(&name) { plain_html(&name).text } else { name.into_owned() }))
    };
    rows.into_iter().filter_map(pair).collect()
}

/// Finds the value again that a field of ours came from: its bytes, and its key.
pub(super) fn value_of(text: &str, raw: &str, (field, options): (&str, &Options)) -> Option<Place> {
    let object: Map<String, Json> = object(raw)?;
    let roles = roles(&object, options);
    let behind = Role::behind(field);
    let find = |role: &Role| roles.iter().find(|(it, _)| it == role).map(|(_, key)| *key);
    let key = behind.iter().find_map(find)?;
    let record: Table<'_, &RawValue> = serde_json::from_str(raw).ok()?;
    let (_, value) = record.0.into_iter().find(|(it, _)| it.as_str() == key)?;
    let start = value.get().as_ptr().addr().checked_sub(text.as_ptr().addr())?;
    (start < text.len()).then(|| (start..start + value.get().len(), key.to_owned()))
}
