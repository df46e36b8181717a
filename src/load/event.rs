//! One event of the file as a row of the store.

use std::borrow::Cow;

use foldhash::HashSet;

use super::locate::Path;
use super::value::{Bare, Value, Word, looks_like_an_id};
use super::wire::{OrWord, WireAction, WireEvent, WireLeader, WireLink};
use super::{Problem, Reader};
use crate::model::{Certainty, Edtf, Field, Kind, Scope};
use crate::store::{
    Action, Cites, Concern, Continues, Draft, Leader, Link, Lists, PlaceId, Provenance, SeriesId,
    SourceId, Str, Table, Text, ThemeId,
};
use crate::text::Lines;

impl Reader {
    /// Reads an event into the store, or says why it is left out.
    pub(super) fn event(&mut self, event: &WireEvent<'_>) {
        let path = Path::event(event.index);
        if event.id.is_none() {
            self.builder.set_numbered();
        }
        let id = event.id.as_ref().map_or_else(
            || format!("event-{}", event.index + 1),
            |it| crate::text::display(it.as_str(), Lines::Single).into_owned(),
        );
        if !self.events.insert(id.clone()) {
            let help = "give each event an id of its own; the second one was left out";
            let message = format!("two events are called `{id}`");
            self.problems.push(Problem::new("same-id", message).on(&path.key("id")).help(help));
            return;
        }
        let Some(date) = self.date(event, &path) else {
            self.events.remove(&id);
            self.lost.insert(id);
            return;
        };
        let of_series = path.key("series");
        let series = event.series.as_ref().and_then(|it| self.series_called(it, &of_series));
        let lists = self.lists(event, series, &path);
        let series = self.lane_of(series);
        let draft = Draft {
            id: self.builder.strings().push(&id),
            name: self.value_text(event.name.as_ref(), Lines::Single),
            kind: self.word(event.kind.as_ref(), Kind::from_name, &path.key("kind"), KINDS),
            scope: self.word(event.scope.as_ref(), Scope::from_name, &path.key("scope"), SCOPES),
            date,
            series,
            ordinal: event.ordinal,
            host: event.host.as_ref().and_then(Value::first_word).map(|it| self.country(it)),
            lists,
        };
        self.builder.push(draft);
    }

    /// Returns when the event was: `date`, else `start` and `end`.
    fn date(&mut self, event: &WireEvent<'_>, path: &Path<'_>) -> Option<Edtf> {
        let (key, word): (&str, Cow<'_, str>) = match (&event.date, &event.start, &event.end) {
            (Some(date), ..) if date.bare.is_some() => {
                ("date", date.first_word().map_or("", Word::as_str).into())
            }
            (_, Some(start), Some(end)) if start != end => {
                ("start", format!("{}/{}", start.as_str(), end.as_str()).into())
            }
            (_, Some(start), _) => ("start", start.as_str().into()),
            _ => {
                let help = "give it a `date`, such as \"2024-03-29\", \"2024-03\" or \"2024-03-27/2024-03-28\"";
                let problem = Problem::new("date-missing", "this event has no date").on(path);
                self.problems.push(problem.help(format!("{help}; it was left out")));
                return None;
            }
        };
        match Edtf::parse(&word) {
            Ok(date) => Some(date),
            Err(error) => {
                let wrapped = key == "date" && event.date.as_ref().is_some_and(|it| it.wrapped);
                let path = if wrapped { path.key(key).key("value") } else { path.key(key) };
                let help = format!("{}; the event was left out", error.hint());
                let problem = Problem::new("date", error.to_string()).on(&path).help(help);
                self.problems.push(problem.part(&word, error.range()));
                None
            }
        }
    }

    fn series_called(&mut self, word: &Word<'_>, path: &Path<'_>) -> Option<SeriesId> {
        let id = self.series_id(word.as_str());
        if let Some(known) = self.builder.find_series(&id) {
            return Some(known);
        }
        if self.must_declare(Table::Series) && looks_like_an_id(word.as_str()) {
            let near = self.near(Table::Series, word.as_str());
            self.unknown(("series", "series"), word.as_str(), near, path);
            return None;
        }
        if id != word.as_str() {
            return Some(self.series_apart(&id, word));
        }
        let key = self.key(word);
        Some(self.builder.series(key))
    }

    fn lists(&mut self, event: &WireEvent<'_>, series: Option<SeriesId>, path: &Path<'_>) -> Lists {
        let mut lists = Lists {
            places: self.places_of(event, path),
            countries: event.countries.iter().map(|it| self.country(it)).collect(),
            ..Lists::default()
        };
        if let (true, Some(series)) = (lists.countries.is_empty(), series) {
            lists.countries = self.builder.parties(series).to_vec();
        }
        let each = |index: usize, key: &'static str| path.key(key).item(index);
        for (index, leader) in event.leaders.iter().enumerate() {
            lists.leaders.push(self.leader(leader, &each(index, "leaders")));
        }
        for (index, action) in event.actions.iter().enumerate() {
            lists.actions.push(self.action(action, &each(index, "actions")));
        }
        for (index, concern) in event.concerns.iter().enumerate() {
            let Action { text, themes, cites, .. } = self.action(concern, &each(index, "concerns"));
            lists.concerns.push(Concern { text, themes, cites });
        }
        for (index, link) in event.links.iter().enumerate() {
            lists.links.push(self.link(link, &each(index, "links")));
        }
        self.disputes(event, path, &mut lists);
        lists.themes = self.themes_of(&event.themes, &path.key("themes"));
        lists.tags = event.tags.iter().map(|it| self.key(it)).collect();
        self.prose(event, &mut lists);
        self.provenance(event, path, &mut lists);
        lists.sources = self.all_sources(event, &lists, path);
        lists
    }

    /// Reads which disagreements there are about the event. One may name the fields that it touches
    /// here; else they are those that the disagreement itself names.
    fn disputes(&mut self, event: &WireEvent<'_>, path: &Path<'_>, lists: &mut Lists) {
        for (index, dispute) in event.conflicts.iter().enumerate() {
            let path = path.key("conflicts").item(index);
            let (id, path_of_id, fields) = match dispute {
                OrWord::Word(id) => (Some(id), path, None),
                OrWord::Row(row) => (row.id.as_ref(), path.key("id"), row.fields.as_ref()),
            };
            let Some(id) = id else {
                let problem = Problem::new("conflict-id", "this conflict has no id").on(&path);
                self.problems.push(problem.help("give it the `id` of one of `conflicts`"));
                continue;
            };
            let Some(known) = self.builder.find_conflict(id.as_str()) else {
                self.unknown(("conflict", "conflicts"), id.as_str(), None, &path_of_id);
                continue;
            };
            lists.conflicts.push(known);
            if let Some(fields) = fields {
                lists.disputed.push((known, self.fields(fields, &path)));
            }
        }
    }

    fn places_of(&mut self, event: &WireEvent<'_>, path: &Path<'_>) -> Vec<PlaceId> {
        let Some(Value { bare: Some(bare), .. }) = &event.place else { return Vec::new() };
        let wrapped = event.place.as_ref().is_some_and(|it| it.wrapped);
        let path = if wrapped { path.key("place").key("value") } else { path.key("place") };
        let words = match bare {
            Bare::Word(word) => std::slice::from_ref(word),
            Bare::List(words) => words,
            Bare::Forms(_) => {
                let help = "write the id of a place, or its name";
                let problem = Problem::new("place", "a place is named by one word");
                self.problems.push(problem.on(&path).help(help));
                &[]
            }
        };
        let country = event.country.as_ref().map(|it| self.country(it));
        let several = words.len() > 1;
        words
            .iter()
            .enumerate()
            .map(|(index, word)| {
                let path = if several { path.item(index) } else { path };
                self.expect_known(Table::Place, ("place", "places"), word, &path);
                let key = self.key(word);
                let place = self.builder.place(key);
                if let Some(country) = country {
                    self.builder.set_place_country(place, country);
                }
                place
            })
            .collect()
    }

    fn leader(&mut self, leader: &OrWord<'_, WireLeader<'_>>, path: &Path<'_>) -> Leader {
        let blank = WireLeader::default();
        let (row, person) = match leader {
            OrWord::Word(word) => (&blank, Some(word)),
            OrWord::Row(row) => (row, row.person.as_ref()),
        };
        if person.is_none() {
            let help = "give it a `person`: an id of `people`, or a name";
            self.problems
                .push(Problem::new("leader-name", "this leader has no name").on(path).help(help));
        }
        if let Some(word) = person {
            let path = if matches!(leader, OrWord::Row(_)) { path.key("person") } else { *path };
            self.expect_known(Table::Person, ("person", "people"), word, &path);
        }
        let key = person.map(|it| self.key(it)).unwrap_or_default();
        let person = self.builder.person(key);
        Leader {
            person,
            country: row
                .country
                .as_ref()
                .map(|it| self.country(it))
                .or_else(|| self.builder.speaks_for(person)),
            office: self.text(row.office.as_ref(), Lines::Single),
            note: self.text(row.note.as_ref(), Lines::Single),
            cites: self.cites(&row.cites, &path.key("cites")),
        }
    }

    /// Tells whether an id must be one of those that the file declares.
    pub(super) fn must_declare(&self, table: Table) -> bool {
        !self.is_foreign && self.builder.declares(table)
    }

    /// Reports a word that is written as an id of a declared table, and is none; it may be shown as
    /// a plain name all the same. Tells whether there was nothing to report.
    pub(super) fn expect_known(
        &mut self,
        table: Table,
        what: (&str, &str),
        word: &Word<'_>,
        path: &Path<'_>,
    ) -> bool {
        let is_id = self.must_declare(table) && looks_like_an_id(word.as_str());
        let is_unknown = is_id && !self.builder.knows(table, word.as_str());
        if is_unknown {
            let near = self.near(table, word.as_str());
            self.unknown(what, word.as_str(), near, path);
        }
        !is_unknown
    }

    fn action(&mut self, action: &OrWord<'_, WireAction<'_>>, path: &Path<'_>) -> Action {
        let row = match action {
            OrWord::Word(word) => {
                return plain_action(self.text(Some(&Bare::Word(word.clone())), Lines::Single));
            }
            OrWord::Row(row) => row,
        };
        let mut themes = self.themes_of(&row.themes, &path.key("themes"));
        themes.extend(row.theme.as_ref().and_then(|it| self.theme(it, &path.key("theme"))));
        let id = row.id.as_ref().map(|it| self.key(it)).unwrap_or_default();
        if let Some(word) = &row.id
            && !self.actions.insert(word.as_str().to_owned())
        {
            let help = "give each action an id of its own, such as `EVENT/word`";
            let message = format!("two actions are called `{}`", word.as_str());
            self.problems.push(Problem::new("same-id", message).on(&path.key("id")).help(help));
        }
        let continues: Vec<Str> = row.continues.iter().map(|it| self.key(it)).collect();
        Action {
            id,
            text: self.text(row.text.as_ref(), Lines::Single),
            themes: self.builder.theme_list(&themes),
            status: row.status.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            continues: self.builder.continues(&continues),
            cites: self.cites(&row.cites, &path.key("cites")),
        }
    }

    fn link(&mut self, link: &WireLink<'_>, path: &Path<'_>) -> Link {
        Link {
            rel: link.rel.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            to: link.to.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            note: self.text(link.note.as_ref(), Lines::Single),
            cites: self.cites(&link.cites, &path.key("cites")),
        }
    }

    fn themes_of(&mut self, words: &[Word<'_>], path: &Path<'_>) -> Vec<ThemeId> {
        let each = words.iter().enumerate();
        each.filter_map(|(index, word)| self.theme(word, &path.item(index))).collect()
    }

    fn theme(&mut self, word: &Word<'_>, path: &Path<'_>) -> Option<ThemeId> {
        if let Some(known) = self.builder.find_theme(word.as_str()) {
            return Some(known);
        }
        if self.must_declare(Table::Theme) && looks_like_an_id(word.as_str()) {
            let near = self.near(Table::Theme, word.as_str());
            self.unknown(("theme", "themes"), word.as_str(), near, path);
            return None;
        }
        let key = self.key(word);
        Some(self.builder.theme(key))
    }

    fn prose(&mut self, event: &WireEvent<'_>, lists: &mut Lists) {
        let fields = [
            (Field::Participants, &event.participants),
            (Field::Purpose, &event.purpose),
            (Field::Notes, &event.notes),
        ];
        for (field, value) in fields {
            if value.is_some() {
                lists.prose.push((field, self.value_text(value.as_ref(), Lines::Multi)));
            }
        }
    }

    fn provenance(&mut self, event: &WireEvent<'_>, path: &Path<'_>, lists: &mut Lists) {
        let fields = [
            (Field::Name, &event.name),
            (Field::Date, &event.date),
            (Field::Place, &event.place),
            (Field::Host, &event.host),
            (Field::Participants, &event.participants),
            (Field::Purpose, &event.purpose),
            (Field::Notes, &event.notes),
        ];
        for (field, value) in fields {
            let Some(value) = value.as_ref().filter(|it| it.wrapped) else { continue };
            let path = path.key(field.name());
            let certainty = self.word(
                value.certainty.as_ref(),
                Certainty::from_name,
                &path.key("certainty"),
                CERTAINTIES,
            );
            lists.provenance.push(Provenance {
                field,
                cites: self.cites(&value.cites, &path.key("cites")),
                certainty,
                note: self.text(value.note.as_ref(), Lines::Single),
            });
        }
    }

    /// Returns every source that the event lists or cites, each once, official ones first.
    fn all_sources(
        &mut self,
        event: &WireEvent<'_>,
        lists: &Lists,
        path: &Path<'_>,
    ) -> Vec<SourceId> {
        let mut all = self.source_list(&event.sources, &path.key("sources"));
        all.extend(event.source.as_ref().and_then(|it| self.known_source(it, &path.key("source"))));
        let cites = lists.provenance.iter().map(|it| it.cites);
        let cites = cites.chain(lists.leaders.iter().map(|it| it.cites));
        let cites = cites.chain(lists.actions.iter().map(|it| it.cites));
        let cites = cites.chain(lists.concerns.iter().map(|it| it.cites));
        let cites: Vec<Cites> = cites.chain(lists.links.iter().map(|it| it.cites)).collect();
        for list in cites {
            all.extend_from_slice(self.builder.cited(list));
        }
        let mut seen = HashSet::default();
        all.retain(|it| seen.insert(*it));
        all.sort_by_key(|it| self.builder.rank(*it));
        all
    }

    fn value_text(&mut self, value: Option<&Value<'_>>, lines: Lines) -> Text {
        self.text(value.and_then(|it| it.bare.as_ref()), lines)
    }
}

impl<'a> Value<'a> {
    /// Returns the word, or the first of a list.
    fn first_word(&self) -> Option<&Word<'a>> {
        match self.bare.as_ref()? {
            Bare::Word(word) => Some(word),
            Bare::List(words) => words.first(),
            Bare::Forms(forms) => forms.first().map(|(_, form)| form),
        }
    }
}

fn plain_action(text: Text) -> Action {
    Action {
        id: Str::default(),
        text,
        themes: crate::store::Themes::default(),
        status: Str::default(),
        continues: Continues::default(),
        cites: Cites::default(),
    }
}

const KINDS: (Kind, &[&str]) = (Kind::Session, &["session", "milestone"]);
/// An event that names no scope belongs in the narrowest: a file without scopes shows everything.
const SCOPES: (Scope, &[&str]) = (Scope::Core, &["core", "series", "all"]);
const CERTAINTIES: (Certainty, &[&str]) = (Certainty::Stated, &["stated", "inferred", "disputed"]);
