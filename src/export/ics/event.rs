//! An event as a component of a calendar.

use std::io;

use super::dates::{Said, written};
use super::line::{Lines, Param, joined};
use crate::export::Lost;
use crate::export::table::{Look, span};
use crate::model::{Field, Kind, Scope};
use crate::store::{Action, Cites, Concern, Event, Store, Text, Themes};
use crate::text;

/// What stands behind an id that has no `@` of its own.
const SUFFIX: &str = "@attache.invalid";
/// The address of people whose addresses nobody knows.
const NOBODY: &str = "mailto:noreply@example.invalid";

/// Properties that a tag says too, and the tags that do; of two the first is the graver.
const MARKS: [Mark; 2] =
    [("STATUS", ["cancelled", "tentative"]), ("CLASS", ["confidential", "private"])];

/// A property, and the tags that say the same.
type Mark = (&'static str, [&'static str; 2]);

/// An event that is written.
pub(super) struct Entry<'a> {
    pub(super) store: &'a Store,
    pub(super) look: Look<'a>,
    pub(super) event: Event<'a>,
}

impl<'a> Entry<'a> {
    pub(super) fn write(&self, lines: &mut Lines<'_>, stamp: &str) -> io::Result<()> {
        lines.plain("BEGIN", &[], "VEVENT")?;
        lines.text("UID", &[], &uid(self.event.id()))?;
        lines.plain("DTSTAMP", &[], stamp)?;
        self.dates(lines)?;
        self.name(lines)?;
        self.places(lines)?;
        self.words(lines)?;
        self.prose(lines)?;
        self.sources(lines)?;
        self.people(lines)?;
        self.links(lines)?;
        lines.plain("END", &[], "VEVENT")
    }

    fn say(&self, text: Text) -> &'a str {
        self.store.say(text, self.look.locale.tag())
    }

    fn dates(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        let Some(date) = self.event.date() else { return Ok(()) };
        let written = written(&date);
        let day: &[Param<'_>] = if written.is_days() { &[("VALUE", "DATE")] } else { &[] };
        lines.plain("DTSTART", day, &written.start)?;
        if let Some(end) = &written.end {
            lines.plain("DTEND", day, end)?;
        }
        if matches!(written.said, Said::Span | Said::Beyond) {
            let said = self.look.locale.entered_as_span(&span(&date, self.look));
            lines.text("COMMENT", &[("X-ATTACHE", "date")], &said)?;
        }
        if written.said != Said::Whole {
            lines.plain("X-ATTACHE-DATE", &[], &date.to_string())?;
        }
        Ok(())
    }

    /// Writes the name; the short one, marked as such, where the file gives none.
    fn name(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        match self.say(self.event.name()) {
            "" => {
                let label = self.store.label(self.event, self.look.locale.tag());
                lines.text("SUMMARY", &[("X-ATTACHE", "label")], &label)
            }
            name => lines.text("SUMMARY", &[], name),
        }
    }

    fn places(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        let places = self.event.places();
        let names: Vec<&str> =
            places.iter().map(|it| self.say(self.store.place(*it).name)).collect();
        let Some(first) = places.first().map(|it| self.store.place(*it)) else { return Ok(()) };
        let country = first.country.filter(|_| places.len() == 1);
        let country = country.map(|it| self.store.str(self.store.country(it).key));
        let country: Vec<Param<'_>> =
            country.map(|it| ("X-ATTACHE-COUNTRY", it)).into_iter().collect();
        lines.text("LOCATION", &country, &names.join("; "))?;
        if let Some((lat, lon)) = first.point {
            lines.plain("GEO", &[], &format!("{lat};{lon}"))?;
        }
        if names.len() > 1 {
            lines.list("X-ATTACHE-PLACES", &names)?;
        }
        Ok(())
    }

    /// Writes what sorts the event: its lane, its countries, its tags.
    fn words(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        let (store, event) = (self.store, self.event);
        let code = |it| store.str(store.country(it).key);
        let lane = event.series().map_or("", |it| self.say(store.series_of(it).name));
        let countries: Vec<&str> = event.countries().iter().map(|it| code(*it)).collect();
        let tags: Vec<&str> = event.tags().iter().map(|it| store.str(*it)).collect();
        let themes = event.themes().iter().map(|it| self.say(store.theme(*it).name));
        let themes: Vec<&str> = themes.collect();
        let all = [lane].into_iter().chain(countries.iter().copied()).chain(tags.iter().copied());
        lines.list("CATEGORIES", &all.filter(|it| !it.is_empty()).collect::<Vec<_>>())?;
        for (name, known) in MARKS {
            if let Some(mark) = known.iter().find(|it| tags.contains(*it)) {
                lines.plain(name, &[], &mark.to_ascii_uppercase())?;
            }
        }
        // In a file of our own, no word of a lane is no lane.
        if !lane.is_empty() {
            lines.text("X-ATTACHE-LANE", &[], lane)?;
        }
        lines.list("X-ATTACHE-COUNTRIES", &countries)?;
        lines.list("X-ATTACHE-TAGS", &tags)?;
        lines.list("X-ATTACHE-THEMES", &themes)?;
        if event.kind() != Kind::Session {
            lines.plain("X-ATTACHE-KIND", &[], event.kind().name())?;
        }
        if event.scope() != Scope::Core {
            lines.plain("X-ATTACHE-SCOPE", &[], event.scope().name())?;
        }
        if let Some(ordinal) = event.ordinal() {
            lines.plain("X-ATTACHE-ORDINAL", &[], &ordinal.to_string())?;
        }
        match event.host() {
            Some(host) => lines.text("X-ATTACHE-HOST", &[], code(host)),
            None => Ok(()),
        }
    }

    /// Writes what was agreed and said: actions are the points of the description.
    fn prose(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        let notes = self.say(self.event.prose(Field::Notes));
        let actions = self.event.actions();
        let points = actions.iter().map(|it| self.say(it.text)).filter(|it| !it.trim().is_empty());
        let mut description: Vec<String> = points.map(|it| format!("- {it}")).collect();
        if !description.is_empty() && !notes.is_empty() {
            description.push(String::new());
        }
        description
            .extend(notes.lines().map(|it| if is_point(it) { dashed(it) } else { it.to_owned() }));
        if !description.is_empty() {
            lines.text("DESCRIPTION", &[], &description.join("\n"))?;
        }
        if notes.lines().any(is_point) {
            lines.text("X-ATTACHE-NOTES", &[], notes)?;
        }
        for action in actions {
            self.action(lines, action)?;
        }
        for Concern { text, themes, .. } in self.event.concerns() {
            let themes = self.themes(*themes);
            let params = [("X-ATTACHE-THEMES", themes.as_str())];
            let params = if themes.is_empty() { &[][..] } else { &params };
            lines.text("X-ATTACHE-CONCERN", params, self.say(*text))?;
        }
        for (field, name) in
            [(Field::Purpose, "X-ATTACHE-PURPOSE"), (Field::Participants, "X-ATTACHE-PARTICIPANTS")]
        {
            let said = self.say(self.event.prose(field));
            if !said.is_empty() {
                lines.text(name, &[], said)?;
            }
        }
        Ok(())
    }

    /// Writes what is known of an action beside its text.
    fn action(&self, lines: &mut Lines<'_>, action: &Action) -> io::Result<()> {
        let themes = self.themes(action.themes);
        let continues = self.store.continues(action.continues).iter().map(|it| self.store.str(*it));
        let continues = joined(&continues.collect::<Vec<_>>());
        let mut params = vec![
            ("X-ATTACHE-ID", self.store.str(action.id)),
            ("X-ATTACHE-STATUS", self.store.str(action.status)),
            ("X-ATTACHE-THEMES", themes.as_str()),
            ("X-ATTACHE-CONTINUES", continues.as_str()),
        ];
        params.retain(|(_, value)| !value.is_empty());
        if params.is_empty() {
            return Ok(());
        }
        lines.text("X-ATTACHE-ACTION", &params, self.say(action.text))
    }

    fn themes(&self, list: Themes) -> String {
        let themes = self.store.theme_list(list).iter();
        joined(&themes.map(|it| self.say(self.store.theme(*it).name)).collect::<Vec<_>>())
    }

    fn sources(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        let mut name = "URL";
        for source in self.event.sources().iter().map(|it| self.store.source(*it)) {
            let url = self.store.str(source.url);
            if text::is_web(url) {
                lines.plain(name, &[], url)?;
                name = "ATTACH";
                continue;
            }
            let words =
                [self.say(source.title), self.say(source.publisher), self.store.str(source.key)];
            let word = words.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
            lines.text("X-ATTACHE-SOURCE", &[], word)?;
        }
        Ok(())
    }

    fn people(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for leader in self.event.leaders() {
            let name = self.say(self.store.person(leader.person).name);
            let country =
                leader.country.map_or("", |it| self.store.str(self.store.country(it).key));
            let mut params = vec![
                ("ROLE", "CHAIR"),
                ("CN", name),
                ("X-ATTACHE-COUNTRY", country),
                ("X-ATTACHE-OFFICE", self.say(leader.office)),
            ];
            params.retain(|(_, value)| !value.is_empty());
            lines.plain("ATTENDEE", &params, NOBODY)?;
        }
        Ok(())
    }

    fn links(&self, lines: &mut Lines<'_>) -> io::Result<()> {
        for link in self.event.links() {
            let (rel, to, note) =
                (self.store.str(link.rel), self.store.str(link.to), self.say(link.note));
            if to.is_empty() {
                lines.text("X-ATTACHE-LINK", &[("X-ATTACHE-REL", rel)], note)?;
                continue;
            }
            let sort = match rel {
                "parent" => "PARENT",
                "child" => "CHILD",
                _ => "SIBLING",
            };
            let mut params =
                vec![("RELTYPE", sort), ("X-ATTACHE-REL", rel), ("X-ATTACHE-NOTE", note)];
            params.retain(|(name, value)| !value.is_empty() || *name == "X-ATTACHE-REL");
            lines.text("RELATED-TO", &params, &uid(to))?;
        }
        Ok(())
    }

    /// Notes what of the event was not written.
    pub(super) fn note(&self, lost: &mut Lost) {
        let event = self.event;
        let mut items = Vec::new();
        if let Some(date) = event.date().filter(|it| written(it).said == Said::Beyond) {
            items.push(format!("the date {date}, which lies beyond the years 1 to 9999"));
        }
        let conflicts = event.conflicts().len();
        items.extend((conflicts > 0).then(|| counted(conflicts, "conflict")));
        let fields = Field::ALL.iter().filter(|it| event.provenance(**it).is_some()).count();
        items.extend((fields > 0).then(|| format!("how {} known", fields_are(fields))));
        let cited = self.citations();
        items.extend((cited > 0).then(|| counted(cited, "citation")));
        let remarks = event.leaders().iter().filter(|it| !self.say(it.note).is_empty()).count();
        items.extend((remarks > 0).then(|| format!("{} on leaders", counted(remarks, "remark"))));
        let named = |it: &&crate::store::SourceId| {
            let source = self.store.source(**it);
            let (url, title) = (self.store.str(source.url), self.say(source.title));
            text::is_web(url) && !title.is_empty() && title != url
        };
        let titles = event.sources().iter().filter(named).count();
        items.extend((titles > 0).then(|| format!("{} of sources", counted(titles, "title"))));
        let languages = self.languages();
        items.extend(
            (!languages.is_empty()).then(|| format!("texts in {}", languages.join(" and "))),
        );
        for it in items {
            lost.of_event(event.id(), it);
        }
    }

    /// Returns how many of its actions, concerns, leaders and links name their sources.
    fn citations(&self) -> usize {
        let event = self.event;
        let all = event.actions().iter().map(|it| it.cites);
        let all = all.chain(event.concerns().iter().map(|it| it.cites));
        let all = all.chain(event.leaders().iter().map(|it| it.cites));
        let all = all.chain(event.links().iter().map(|it| it.cites));
        all.filter(|it| *it != Cites::default()).count()
    }

    /// Returns the languages of the event that were not written, in the order of their tags.
    fn languages(&self) -> Vec<&'a str> {
        let event = self.event;
        let prose = [Field::Notes, Field::Purpose, Field::Participants].map(|it| event.prose(it));
        let texts = [event.name()].into_iter().chain(prose);
        let texts = texts.chain(event.actions().iter().map(|it| it.text));
        let texts = texts.chain(event.concerns().iter().map(|it| it.text));
        let mut tags = Vec::new();
        for text in texts {
            let said = self.say(text);
            let others = self.store.strings().forms(text).filter(|(_, form)| *form != said);
            tags.extend(others.map(|(tag, _)| tag));
        }
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}

/// Returns the id that calendars know an event by: one with an `@`, as they expect.
fn uid(id: &str) -> String {
    let is_whole = id.contains('@') && !id.ends_with(SUFFIX);
    if is_whole { id.to_owned() } else { format!("{id}{SUFFIX}") }
}

/// Tells whether a line of notes would be taken for an action.
fn is_point(line: &str) -> bool {
    line.trim_start().starts_with(['-', '*']) && line.trim_start().get(1..2) == Some(" ")
}

/// Returns a point of the notes as one that is none of the description.
fn dashed(line: &str) -> String {
    let rest = line.trim_start().get(1..).unwrap_or_default();
    format!("\u{2013}{rest}")
}

/// Returns a number with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn fields_are(count: usize) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", counted(count, "field"))
}
