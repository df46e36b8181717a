//! What a component says beside its dates, as an event of ours.

mod parts;

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt as _};

use super::components::Kind;
use super::countries::is_code;
use super::lines::{Line, items, unescaped};
use super::moment::Moment;
use super::survey::Survey;
use crate::load::slides::markup;
use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{OrWord, WireAction, WireEvent};
use parts::{Leader, Link, Row, word};

type Text<'l> = Cow<'l, str>;

/// What a component says.
#[derive(Debug, Default)]
pub(super) struct Content<'l> {
    /// Whether the file is one of ours, in which nothing is HTML.
    is_own: bool,
    name: Option<Text<'l>>,
    lane: Option<Text<'l>>,
    /// The lane as our own files say it; blank for none.
    own_lane: Option<Text<'l>>,
    categories: Vec<Text<'l>>,
    countries: Vec<Text<'l>>,
    tags: Vec<Text<'l>>,
    themes: Vec<Text<'l>>,
    places: Vec<Text<'l>>,
    place_country: Option<Text<'l>>,
    leaders: Vec<Leader<'l>>,
    participants: Vec<Text<'l>>,
    own_participants: Option<Text<'l>>,
    purpose: Option<Text<'l>>,
    description: Vec<Text<'l>>,
    own_notes: Option<Text<'l>>,
    actions: Vec<Row<'l>>,
    concerns: Vec<Row<'l>>,
    links: Vec<Link<'l>>,
    sources: Vec<Text<'l>>,
    kind: Option<Text<'l>>,
    scope: Option<Text<'l>>,
    ordinal: Option<u32>,
    host: Option<Text<'l>>,
}

impl<'l> Content<'l> {
    /// Reads what a component of a calendar says.
    pub(super) fn of(
        kind: Kind,
        lines: &'l [Line<'_>],
        survey: &'l Survey,
        calendar: Option<usize>,
    ) -> Self {
        let mut content = Self { is_own: survey.is_own, ..Self::default() };
        match kind {
            Kind::Event => {}
            Kind::Task => content.tags.push("todo".into()),
            Kind::Journal => content.tags.push("journal".into()),
        }
        if kind != Kind::Event {
            content.kind = Some("milestone".into());
        }
        for line in lines {
            match line.name {
                "ATTENDEE" | "ORGANIZER" => content.person(line),
                "RELATED-TO" | "X-ATTACHE-LINK" => content.link(line, survey),
                "URL" | "ATTACH" | "CONFERENCE" => content.source(line),
                "STATUS" | "CLASS" | "PERCENT-COMPLETE" => content.mark(line),
                "COMPLETED" => content.done(line, lines),
                _ if line.name.starts_with("X-ATTACHE-") => content.own(line),
                _ => content.plain(line),
            }
        }
        content.sort_out(survey, calendar);
        content
    }

    fn plain(&mut self, line: &'l Line<'_>) {
        match line.name {
            // A name that our own files make up is marked as one.
            "SUMMARY" if line.param("X-ATTACHE").is_none() => {
                fill(&mut self.name, one_line(line.text()));
            }
            "DESCRIPTION" => self.describe(line.text()),
            "COMMENT" if line.param("X-ATTACHE").is_none() => self.description.push(line.text()),
            "LOCATION" => {
                let place = one_line(trimmed(line.text()));
                if !place.is_empty() && self.places.is_empty() {
                    self.places.push(place);
                    self.place_country = line.param("X-ATTACHE-COUNTRY");
                }
            }
            "CATEGORIES" => list(line, &mut self.categories),
            _ => {}
        }
    }

    /// Reads a property that only our own files have.
    fn own(&mut self, line: &'l Line<'_>) {
        let text = line.text();
        match line.name {
            "X-ATTACHE-LANE" => self.own_lane = Some(one_line(text)),
            "X-ATTACHE-KIND" => self.kind = Some(text),
            "X-ATTACHE-SCOPE" => self.scope = Some(text),
            "X-ATTACHE-ORDINAL" => self.ordinal = text.trim().parse().ok(),
            "X-ATTACHE-HOST" => self.host = Some(text),
            "X-ATTACHE-COUNTRIES" => list(line, &mut self.countries),
            "X-ATTACHE-TAGS" => {
                let mut tags = Vec::new();
                list(line, &mut tags);
                // What was marked before is in the list too; its order is that of the list.
                self.tags.retain(|it| !holds(&tags, it));
                tags.append(&mut self.tags);
                self.tags = tags;
            }
            "X-ATTACHE-THEMES" => list(line, &mut self.themes),
            "X-ATTACHE-PLACES" => {
                self.places.clear();
                list(line, &mut self.places);
            }
            "X-ATTACHE-PARTICIPANTS" => self.own_participants = Some(text),
            "X-ATTACHE-PURPOSE" => self.purpose = Some(text),
            "X-ATTACHE-NOTES" => self.own_notes = Some(text),
            "X-ATTACHE-ACTION" => self.actions.push(Row::of(line)),
            "X-ATTACHE-CONCERN" => self.concerns.push(Row::of(line)),
            "X-ATTACHE-SOURCE" => self.sources.push(text),
            _ => {}
        }
    }

    fn person(&mut self, line: &'l Line<'_>) {
        let address = || {
            let value = line.value().trim();
            let scheme = value.get(..7).filter(|it| it.eq_ignore_ascii_case("mailto:"));
            Cow::Borrowed(scheme.map_or(value, |it| value.get(it.len()..).unwrap_or_default()))
        };
        let name = line.param("CN").map(trimmed).filter(|it| !it.is_empty());
        let is_chair = line.param("ROLE").is_some_and(|it| it.eq_ignore_ascii_case("CHAIR"));
        if line.name == "ORGANIZER" || is_chair {
            let Some(name) = name.or_else(|| is_chair.then(address)) else { return };
            if !self.leaders.iter().take(LOOKED_AT).any(|it| it.name == name) {
                let (country, office) =
                    (line.param("X-ATTACHE-COUNTRY"), line.param("X-ATTACHE-OFFICE"));
                self.leaders.push(Leader { name, country, office });
            }
        } else {
            self.participants.push(name.unwrap_or_else(address));
        }
    }

    fn link(&mut self, line: &'l Line<'_>, survey: &Survey) {
        let rel = line.param("X-ATTACHE-REL").unwrap_or_else(|| {
            let sort = line.param("RELTYPE").unwrap_or(Cow::Borrowed("PARENT"));
            Cow::Owned(sort.to_ascii_lowercase())
        });
        let text = trimmed(line.text());
        self.links.push(if line.name == "X-ATTACHE-LINK" {
            Link { rel, to: None, note: Some(text) }
        } else {
            let to = match text {
                Cow::Borrowed(uid) => Cow::Borrowed(survey.id(uid)),
                Cow::Owned(uid) => Cow::Owned(survey.id(&uid).to_owned()),
            };
            Link { rel, to: Some(to), note: line.param("X-ATTACHE-NOTE") }
        });
    }

    fn source(&mut self, line: &'l Line<'_>) {
        let address = line.value().trim();
        let is_other = line.name != "URL" && !address.contains("://");
        if !address.is_empty() && !is_other {
            self.sources.push(Cow::Borrowed(address));
        }
    }

    /// Keeps in a tag what there is no field for.
    fn mark(&mut self, line: &'l Line<'_>) {
        let mut word = line.value().trim().to_ascii_lowercase();
        if line.name == "PERCENT-COMPLETE" && !word.is_empty() {
            word.push('%');
        }
        let is_usual = matches!(word.as_str(), "" | "confirmed" | "final" | "public");
        if !is_usual && !holds(&self.tags, &word) {
            self.tags.push(word.into());
        }
    }

    /// Keeps in the notes when a task was done, unless that is its date.
    fn done(&mut self, line: &Line<'_>, lines: &[Line<'_>]) {
        let is_date = !lines.iter().any(|it| matches!(it.name, "DTSTART" | "DUE"));
        let done = Moment::parse(line.value().trim()).filter(|_| !is_date);
        self.description.extend(done.map(|it| Cow::Owned(format!("Completed: {it}"))));
    }

    /// Takes a description. Of one in HTML, as calendars of Google have it, the lists are actions
    /// and the links are sources.
    fn describe(&mut self, text: Text<'l>) {
        if self.is_own || !is_html(&text) {
            self.description.push(text);
            return;
        }
        // Line breaks mean something here, unlike in a page.
        let said = markup::prose(&text.trim().replace('\n', "<br>"));
        self.description.extend(said.items.iter().map(|it| Cow::Owned(format!("- {it}"))));
        self.description.push(Cow::Owned(said.text));
        for link in said.links {
            if !holds(&self.sources, &link) {
                self.sources.push(link.into());
            }
        }
    }

    /// Tells lanes, countries and tags of the categories apart.
    fn sort_out(&mut self, survey: &'l Survey, calendar: Option<usize>) {
        let name = survey.name(calendar).map(Cow::Borrowed);
        let categories = std::mem::take(&mut self.categories);
        // In a file of our own an event without a lane says nothing of one.
        let blank = survey.is_own.then_some(Cow::Borrowed(""));
        if let Some(lane) = self.own_lane.take().or(blank) {
            for word in categories {
                let known =
                    word == lane || holds(&self.countries, &word) || holds(&self.tags, &word);
                if !known {
                    self.tags.push(word);
                }
            }
            self.lane = Some(lane).filter(|it| !it.is_empty());
            return;
        }
        let mut lane = name.clone().filter(|_| survey.is_grouped);
        for word in categories {
            if is_code(&word) {
                self.countries.push(word);
            } else if lane.is_none() {
                lane = Some(capitalised(word));
            } else if !holds(&self.tags, &word) {
                self.tags.push(word);
            }
        }
        self.lane = lane.or(name);
    }

    /// Returns it as an event. `remark` is put before its notes.
    pub(super) fn event<'c>(
        &'c self,
        (id, date): (Option<String>, String),
        remark: Option<&str>,
    ) -> WireEvent<'c> {
        let (actions, notes) = self.prose(remark);
        let words = |list: &'c [Text<'l>]| -> Vec<Word<'c>> { list.iter().map(word).collect() };
        let one = |text: &'c Option<Text<'l>>| text.as_ref().map(word);
        let participants = match &self.own_participants {
            Some(text) => Some(Value::from(&**text)),
            None if self.participants.is_empty() => None,
            None => Some(Value::from(self.participants.join(", "))),
        };
        WireEvent {
            id: id.map(Word::from),
            kind: one(&self.kind),
            scope: one(&self.scope),
            series: one(&self.lane),
            ordinal: self.ordinal,
            name: self.name.as_deref().map(Value::from),
            date: Some(Value::from(date)),
            place: match self.places.as_slice() {
                [] => None,
                [place] => Some(Value::from(&**place)),
                all => Some(Value { bare: Some(Bare::List(words(all))), ..Value::default() }),
            },
            country: one(&self.place_country),
            countries: words(&self.countries),
            host: self.host.as_deref().map(Value::from),
            leaders: self.leaders.iter().map(Leader::wire).collect(),
            participants,
            purpose: self.purpose.as_deref().map(Value::from),
            actions,
            concerns: self.concerns.iter().map(|it| OrWord::Row(it.wire())).collect(),
            links: self.links.iter().map(Link::wire).collect(),
            notes: (!notes.is_empty()).then(|| Value::from(notes)),
            themes: words(&self.themes),
            tags: words(&self.tags),
            sources: words(&self.sources),
            ..WireEvent::default()
        }
    }

    /// Returns what was agreed, which are the points of the description, and the text beside them.
    fn prose<'c>(&'c self, remark: Option<&str>) -> (Vec<OrWord<'c, WireAction<'c>>>, String) {
        let mut rows: HashMap<&str, &Row<'_>> = HashMap::with_capacity(self.actions.len());
        for row in self.actions.iter().rev() {
            rows.insert(row.text.trim(), row);
        }
        let (mut actions, mut notes) = (Vec::new(), Vec::new());
        notes.extend(remark);
        for line in self.description.iter().flat_map(|it| it.lines()) {
            match point(line) {
                Some(text) => actions.push(match rows.remove(text) {
                    Some(row) => OrWord::Row(row.wire()),
                    None => OrWord::Word(Word::from(text)),
                }),
                None if self.own_notes.is_none() => notes.push(line),
                None => {}
            }
        }
        notes.extend(self.own_notes.as_deref());
        (actions, notes.join("\n").trim().to_owned())
    }
}

/// How many leaders or words are looked at for one that is named twice.
const LOOKED_AT: usize = 100;

fn holds(list: &[Text<'_>], word: &str) -> bool {
    list.iter().take(LOOKED_AT).any(|it| it == word)
}

/// Returns the text of a line that is a point of a list.
fn point(line: &str) -> Option<&str> {
    let line = line.trim();
    let text = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "))?;
    Some(text.trim()).filter(|it| !it.is_empty())
}

/// Keeps a text, unless there is one already or this is blank.
fn fill<'l>(slot: &mut Option<Text<'l>>, text: Text<'l>) {
    let text = trimmed(text);
    if slot.is_none() && !text.is_empty() {
        *slot = Some(text);
    }
}

/// Adds the items of a list that are not blank.
fn list<'l>(line: &'l Line<'_>, to: &mut Vec<Text<'l>>) {
    to.extend(items(line.value()).filter(|it| !it.is_empty()).map(|it| one_line(unescaped(it))));
}

fn trimmed(text: Text<'_>) -> Text<'_> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Returns a text on one line, as names are.
fn one_line(text: Text<'_>) -> Text<'_> {
    if !text.contains(['\n', '\r']) {
        return text;
    }
    let lines = text.split(['\n', '\r']).map(str::trim).filter(|it| !it.is_empty());
    Cow::Owned(lines.collect::<Vec<_>>().join(" "))
}

/// The tags that descriptions in HTML have.
const TAGS: [&str; 16] = [
    "a", "b", "br", "body", "div", "em", "h1", "h2", "html", "i", "li", "ol", "p", "span",
    "strong", "ul",
];

/// Tells whether a text is HTML: it has one of the usual tags.
fn is_html(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, tag)) = rest.split_once('<') {
        let name = tag.strip_prefix('/').unwrap_or(tag);
        let end = name.find(|it: char| !it.is_ascii_alphanumeric());
        let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
        let is_tag = TAGS.iter().any(|it| it.eq_ignore_ascii_case(name));
        if is_tag && tag.contains('>') {
            return true;
        }
        rest = tag;
    }
    false
}

/// Returns the kinds of talks with a capital, as lanes are called: `bilateral` is the lane that
/// others call `Bilateral`. Any other word is a name and stays as it is.
fn capitalised(word: Text<'_>) -> Text<'_> {
    if !matches!(&*word, "bilateral" | "trilateral" | "multilateral" | "plenary") {
        return word;
    }
    let mut word = word.into_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Cow::Owned(word)
}
