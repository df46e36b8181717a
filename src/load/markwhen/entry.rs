//! One event of the file, taken apart.

use std::borrow::Cow;
use std::ops::Range;

use super::flow::Flow;
use super::header::property;
use super::inline::{Found, IsEvent, Position, inline};
use super::scan::{Entry, Section};
use crate::diag::Diagnostic;
use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{OrWord, WireAction, WireEvent, WireLeader, WireLink};
use crate::model::{Edtf, country};

/// An event that is being put together.
pub(super) struct Reading<'a> {
    text: &'a str,
    entry: &'a Entry<'a>,
    is_event: IsEvent<'a>,
    pub(super) event: WireEvent<'a>,
    pub(super) complaints: Vec<Diagnostic>,
    found: Found<'a>,
    tags: Vec<Cow<'a, str>>,
    countries: Vec<Cow<'a, str>>,
    places: Vec<Cow<'a, str>>,
    /// What a property says of actions, in their order; some have their texts in the list.
    rows: Vec<WireAction<'a>>,
    items: Vec<WireAction<'a>>,
    /// The running text under the properties.
    notes: String,
    /// What a property says of the same, which stays to the last blank.
    stated_notes: Option<Cow<'a, str>>,
}

impl<'a> Reading<'a> {
    /// Reads an event, all but its date.
    pub(super) fn read(
        text: &'a str,
        entry: &'a Entry<'a>,
        section: &'a Section<'a>,
        is_event: IsEvent<'a>,
    ) -> Self {
        let mut reading = Self {
            text,
            entry,
            is_event,
            event: WireEvent::default(),
            complaints: Vec::new(),
            found: Found::default(),
            tags: Vec::new(),
            countries: Vec::new(),
            places: Vec::new(),
            rows: Vec::new(),
            items: Vec::new(),
            notes: String::new(),
            stated_notes: None,
        };
        if !section.lane.is_empty() {
            reading.event.series = Some(section.lane.as_str().into());
        }
        for tag in &section.tags {
            reading.tag(tag);
        }
        reading.title();
        reading.body();
        reading.finish();
        reading
    }

    fn tag(&mut self, tag: &'a str) {
        let list = if country::is_code(tag) { &mut self.countries } else { &mut self.tags };
        list.push(tag.into());
    }

    fn title(&mut self) {
        let mut title = self.text.get(self.entry.title.clone()).unwrap_or_default().trim();
        let item = title.strip_prefix("- ").or_else(|| title.strip_prefix("* "));
        if let Some((is_done, rest)) = boxed(item.unwrap_or(title)) {
            self.tags.push(if is_done { "done" } else { "open" }.into());
            title = rest;
        }
        let first = title.split([' ', '\t']).next().unwrap_or_default();
        if is_percentage(first) {
            self.tags.push(first.into());
            title = title.get(first.len()..).unwrap_or_default();
        }
        let title = self.inline(title, Position::Title);
        self.event.id = self.found.id.map(Word::from);
        self.event.name = (!title.is_empty()).then(|| title.into());
    }

    fn inline(&mut self, text: &'a str, position: Position) -> Cow<'a, str> {
        inline(text, position, self.is_event, &mut self.found)
    }

    fn body(&mut self) {
        let body = self.text.get(self.entry.body.clone()).unwrap_or_default();
        let mut at = self.entry.body.start;
        let mut in_properties = true;
        for whole in body.split_inclusive('\n') {
            let trimmed = whole.trim();
            let start = at + whole.len() - whole.trim_start().len();
            at += whole.len();
            if trimmed.starts_with("//") || (in_properties && trimmed == "---") {
                continue;
            }
            if let Some((key, value)) = property(trimmed).filter(|_| in_properties) {
                if !self.property(key, value, start..start + trimmed.len()) {
                    self.line(trimmed);
                }
            } else {
                in_properties = false;
                self.text_line(trimmed);
            }
        }
    }

    fn text_line(&mut self, trimmed: &'a str) {
        let task = || trimmed.strip_prefix("* ").filter(|it| boxed(it.trim()).is_some());
        let Some(item) = trimmed.strip_prefix("- ").or_else(task) else {
            let line = self.inline(trimmed, Position::Description);
            // A line of tags alone says nothing more.
            if !line.is_empty() || trimmed.is_empty() {
                self.line(&line);
            }
            return;
        };
        let (status, item) = match boxed(item.trim()) {
            Some((true, rest)) => (Some("done"), rest),
            Some((false, rest)) => (Some("open"), rest),
            None => (None, item),
        };
        let text = self.inline(item, Position::Item);
        let status = status.map(Word::from);
        self.items.push(WireAction { text: Some(text.into()), status, ..WireAction::default() });
    }

    fn line(&mut self, line: &str) {
        if !self.notes.is_empty() {
            self.notes.push('\n');
        }
        self.notes.push_str(line);
    }

    /// Takes a property; tells whether it is one that we know.
    fn property(&mut self, key: &'a str, value: &'a str, span: Range<usize>) -> bool {
        if !is_known(key) {
            return false;
        }
        let flow = Flow::parse(value).unwrap_or_else(|| {
            let message = format!("the value of `{key}` is not closed, or goes on after its end");
            let help = "write words in double quotes, lists as `[\"a\", \"b\"]`, all on one line; \
                        it was taken as it stands";
            let complaint = Diagnostic::warning("property", message).at(span.clone()).help(help);
            self.complaints.push(complaint.on(format!("line {}", self.entry.line)));
            Flow::Word(value.into())
        });
        match key {
            "leaders" | "leader" | "chairs" | "chair" => {
                self.event.leaders.extend(flow.items().into_iter().filter_map(leader));
            }
            "actions" => self.rows.extend(flow.items().into_iter().map(action)),
            "concerns" => {
                let rows = flow.items().into_iter().map(|it| OrWord::Row(action(it)));
                self.event.concerns.extend(rows);
            }
            "links" => flow.items().into_iter().for_each(|it| self.link(it)),
            "tags" => self.tags.extend(flow.words()),
            "themes" => self.event.themes.extend(flow.words().into_iter().map(Word::from)),
            "sources" | "source" | "url" => {
                self.event.sources.extend(flow.words().into_iter().map(Word::from));
            }
            "countries" => self.countries.extend(flow.words()),
            "location" | "locations" | "place" | "places" => self.places.extend(flow.words()),
            _ => self.single(key, flow, span),
        }
        true
    }

    /// Takes a property that has one word.
    fn single(&mut self, key: &str, flow: Flow<'a>, span: Range<usize>) {
        let Some(word) = flow.word() else { return };
        let event = &mut self.event;
        match key {
            "id" if !word.is_empty() => event.id = Some(word.into()),
            "title" => event.name = Some(word.into()),
            "kind" => event.kind = Some(word.into()),
            "scope" => event.scope = Some(word.into()),
            "series" | "lane" => {
                event.series = (!word.is_empty()).then(|| word.into());
            }
            "ordinal" => event.ordinal = word.parse().ok(),
            "host" => event.host = Some(word.into()),
            "country" => event.country = Some(word.into()),
            "participants" => event.participants = Some(word.into()),
            "purpose" => event.purpose = Some(word.into()),
            "notes" | "description" => self.stated_notes = Some(word),
            "date" => self.date(word, span),
            _ => {}
        }
    }

    /// Takes the date that a property says more exactly than the first line can.
    fn date(&mut self, word: Cow<'a, str>, span: Range<usize>) {
        match Edtf::parse(&word) {
            Ok(_) => self.event.date = Some(word.into()),
            Err(error) => {
                let help = format!("{}; the date of the first line was taken", error.hint());
                let complaint = Diagnostic::warning("date", error.to_string()).at(span).help(help);
                self.complaints.push(complaint.on(format!("line {}", self.entry.line)));
            }
        }
    }

    fn link(&mut self, flow: Flow<'a>) {
        match flow {
            Flow::Word(word) if word.contains("://") => self.event.sources.push(word.into()),
            Flow::Word(to) => {
                self.event.links.push(WireLink { to: Some(to.into()), ..WireLink::default() });
            }
            Flow::Map(map) => {
                let mut link = WireLink::default();
                for (key, value) in map {
                    let Some(word) = value.word() else { continue };
                    match key.as_ref() {
                        "rel" => link.rel = Some(word.into()),
                        "to" => link.to = Some(word.into()),
                        "note" => link.note = Some(word.into()),
                        _ => {}
                    }
                }
                self.event.links.push(link);
            }
            Flow::List(_) => {}
        }
    }

    /// Puts together what was gathered.
    fn finish(&mut self) {
        let found = std::mem::take(&mut self.found);
        self.tags.extend(found.tags.into_iter().map(Cow::from));
        self.countries.extend(found.countries.into_iter().map(Cow::from));
        self.places.extend(found.places.into_iter().map(Cow::from));
        let event = &mut self.event;
        event.tags = once(std::mem::take(&mut self.tags));
        event.countries = once(std::mem::take(&mut self.countries));
        let places = once(std::mem::take(&mut self.places));
        event.place = match places.len() {
            0 => None,
            1 => places.into_iter().next().map(|it| it.0.into()),
            _ => Some(Value { bare: Some(Bare::List(places)), ..Value::default() }),
        };
        let links = found
            .references
            .into_iter()
            .map(|it| WireLink { to: Some(it.into()), ..WireLink::default() });
        event.links.extend(links);
        event.sources.extend(found.sources.into_iter().map(Word::from));
        let mut items = std::mem::take(&mut self.items).into_iter();
        for mut row in std::mem::take(&mut self.rows) {
            if row.text.is_none() {
                let item = items.next().unwrap_or_default();
                row.text = item.text;
                row.status = row.status.or(item.status);
            }
            event.actions.push(OrWord::Row(row));
        }
        event.actions.extend(items.map(OrWord::Row));
        event.notes = match (self.stated_notes.take(), self.notes.trim()) {
            (None, "") => None,
            (None, text) => Some(text.to_owned().into()),
            (Some(stated), "") => Some(stated.into()),
            (Some(stated), text) => Some(format!("{stated}\n{text}").into()),
        };
    }
}

/// Returns each word once, the first of them.
fn once(words: Vec<Cow<'_, str>>) -> Vec<Word<'_>> {
    let mut seen = foldhash::HashSet::default();
    if words.len() > 1 {
        let fresh = words.into_iter().filter(|it| seen.insert(it.clone()));
        return fresh.map(Word::from).collect();
    }
    words.into_iter().map(Word::from).collect()
}

/// Cuts `[ ]` or `[x]` off the start, and tells whether it is ticked.
fn boxed(text: &str) -> Option<(bool, &str)> {
    let rest = text.strip_prefix('[')?;
    let (mark, rest) = rest.split_once(']')?;
    let rest = if rest.is_empty() { rest } else { rest.strip_prefix([' ', '\t'])?.trim_start() };
    match mark {
        " " => Some((false, rest)),
        "x" | "X" => Some((true, rest)),
        _ => None,
    }
}

fn is_percentage(word: &str) -> bool {
    word.strip_suffix('%').is_some_and(|it| {
        (1..=3).contains(&it.len()) && it.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// The properties that are read; any other line like one is a line of the description.
fn is_known(key: &str) -> bool {
    const KNOWN: [&str; 30] = [
        "actions",
        "chair",
        "chairs",
        "concerns",
        "countries",
        "country",
        "date",
        "description",
        "host",
        "id",
        "kind",
        "lane",
        "leader",
        "leaders",
        "links",
        "location",
        "locations",
        "notes",
        "ordinal",
        "participants",
        "place",
        "places",
        "purpose",
        "scope",
        "series",
        "source",
        "sources",
        "tags",
        "themes",
        "title",
    ];
    KNOWN.contains(&key) || key == "url"
}

fn leader(flow: Flow<'_>) -> Option<OrWord<'_, WireLeader<'_>>> {
    let map = match flow {
        Flow::Word(word) => return Some(OrWord::Word(word.into())),
        Flow::List(_) => return None,
        Flow::Map(map) => map,
    };
    let mut row = WireLeader::default();
    for (key, value) in map {
        let Some(word) = value.word() else { continue };
        match key.as_ref() {
            "person" | "name" => row.person = Some(word.into()),
            "country" => row.country = Some(word.into()),
            "office" => row.office = Some(word.into()),
            "note" => row.note = Some(word.into()),
            _ => {}
        }
    }
    Some(OrWord::Row(row))
}

fn action(flow: Flow<'_>) -> WireAction<'_> {
    let mut row = WireAction::default();
    let map = match flow {
        Flow::Map(map) => map,
        other => {
            row.text = other.word().map(Bare::from);
            return row;
        }
    };
    for (key, value) in map {
        match key.as_ref() {
            "themes" => row.themes = value.words().into_iter().map(Word::from).collect(),
            "continues" => row.continues = value.words().into_iter().map(Word::from).collect(),
            "id" => row.id = value.word().map(Word::from),
            "text" => row.text = value.word().map(Bare::from),
            "status" => row.status = value.word().map(Word::from),
            _ => {}
        }
    }
    row
}

/// Takes the ids off the actions of an event that comes back.
pub(super) fn without_ids(event: &mut WireEvent<'_>) {
    for action in &mut event.actions {
        if let OrWord::Row(row) = action {
            row.id = None;
        }
    }
}
