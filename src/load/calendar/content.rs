//! What a component says beside its dates, as an event of ours.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt as _};

use super::components::Kind;
use super::countries::is_code;
use super::lines::{Line, items, unescaped};
use super::survey::Survey;
use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{OrWord, WireAction, WireEvent, WireLeader, WireLink};

type Text<'l> = Cow<'l, str>;

/// What a component says.
#[derive(Debug, Default)]
pub(super) struct Content<'l> {
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

#[derive(Debug)]
struct Leader<'l> {
    name: Text<'l>,
    country: Option<Text<'l>>,
    office: Option<Text<'l>>,
}

/// An action or a concern, with what our own files say of it.
#[derive(Debug, Default)]
struct Row<'l> {
    text: Text<'l>,
    id: Option<Text<'l>>,
    status: Option<Text<'l>>,
    themes: Vec<String>,
    continues: Vec<String>,
}

#[derive(Debug)]
struct Link<'l> {
    rel: Text<'l>,
    to: Option<Text<'l>>,
    note: Option<Text<'l>>,
}

impl<'l> Content<'l> {
    /// Reads what a component of a calendar says.
    pub(super) fn of(
        kind: Kind,
        lines: &'l [Line<'_>],
        survey: &'l Survey,
        calendar: Option<usize>,
    ) -> Self {
        let mut content = Self::default();
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
                "URL" | "ATTACH" => content.source(line),
                "STATUS" | "CLASS" => content.mark(line),
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
            "SUMMARY" if line.param("X-ATTACHE").is_none() => fill(&mut self.name, line.text()),
            "DESCRIPTION" => self.description.push(line.text()),
            "COMMENT" if line.param("X-ATTACHE").is_none() => self.description.push(line.text()),
            "LOCATION" => {
                let place = trimmed(line.text());
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
            "X-ATTACHE-LANE" => self.own_lane = Some(text),
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
        let is_other = line.name == "ATTACH" && !address.contains("://");
        if !address.is_empty() && !is_other {
            self.sources.push(Cow::Borrowed(address));
        }
    }

    /// Keeps in a tag what there is no field for.
    fn mark(&mut self, line: &'l Line<'_>) {
        let word = line.value().trim().to_ascii_lowercase();
        let is_usual = matches!(word.as_str(), "" | "confirmed" | "final" | "public");
        if !is_usual && !holds(&self.tags, &word) {
            self.tags.push(word.into());
        }
    }

    /// Tells lanes, countries and tags of the categories apart.
    fn sort_out(&mut self, survey: &'l Survey, calendar: Option<usize>) {
        let name = survey.name(calendar).map(Cow::Borrowed);
        let categories = std::mem::take(&mut self.categories);
        if let Some(lane) = self.own_lane.take() {
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

impl<'l> Row<'l> {
    fn of(line: &'l Line<'_>) -> Self {
        let all = |name: &str| {
            let list = line.param(name).unwrap_or_default();
            items(&list).filter(|it| !it.is_empty()).map(|it| unescaped(it).into_owned()).collect()
        };
        Self {
            text: line.text(),
            id: line.param("X-ATTACHE-ID"),
            status: line.param("X-ATTACHE-STATUS"),
            themes: all("X-ATTACHE-THEMES"),
            continues: all("X-ATTACHE-CONTINUES"),
        }
    }

    fn wire(&self) -> WireAction<'_> {
        WireAction {
            id: self.id.as_ref().map(word),
            text: Some(Bare::from(&*self.text)),
            themes: self.themes.iter().map(|it| Word::from(it.as_str())).collect(),
            status: self.status.as_ref().map(word),
            continues: self.continues.iter().map(|it| Word::from(it.as_str())).collect(),
            ..WireAction::default()
        }
    }
}

impl Leader<'_> {
    fn wire(&self) -> OrWord<'_, WireLeader<'_>> {
        OrWord::Row(WireLeader {
            country: self.country.as_ref().map(word),
            person: Some(word(&self.name)),
            office: self.office.as_deref().map(Bare::from),
            ..WireLeader::default()
        })
    }
}

impl Link<'_> {
    fn wire(&self) -> WireLink<'_> {
        WireLink {
            rel: Some(word(&self.rel)),
            to: self.to.as_ref().map(word),
            note: self.note.as_deref().map(Bare::from),
            ..WireLink::default()
        }
    }
}

fn word<'c>(text: &'c Text<'_>) -> Word<'c> {
    Word::from(&**text)
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
    to.extend(items(line.value()).filter(|it| !it.is_empty()).map(unescaped));
}

fn trimmed(text: Text<'_>) -> Text<'_> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// Returns a plain word in small letters with a capital: `bilateral` is the lane that others call
/// `Bilateral`.
fn capitalised(word: Text<'_>) -> Text<'_> {
    if !word.bytes().all(|it| it.is_ascii_lowercase()) {
        return word;
    }
    let mut word = word.into_owned();
    if let Some(first) = word.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Cow::Owned(word)
}
