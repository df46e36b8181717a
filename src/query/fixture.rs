//! A small store for the tests of this module: six events, every kind of name.

use proptest::prelude::*;

use crate::model::{Edtf, Field, Kind, Rank, Scope};
use crate::store::{
    Action, Builder, Cites, Conflict, Continues, Country, Draft, Leader, Lists, Person, Place,
    Series, Source, SourceId, Store, Str, Text, Theme,
};

/// Returns:
///
/// | id | scope | date | session | parties | where | led by | agreed | source |
/// |---|---|---|---|---|---|---|---|---|
/// | b5 | core | 2023-11-06/07 | bilateral 5 | US KR | Washington | Pak, Lee | agreed: heists | B5-STATE |
/// | b6 | core | 2024-03-27/28 | bilateral 6 | US KR | Washington | Pak | agreed to seek: helpers | Y6 |
/// | t2 | core | 2024-03-29 | trilateral 2 | US KR JP | Washington | Lee | | H2 |
/// | m1 | all | 2024-05 | | JP | | | | Y6 |
/// | t3 | series | 2024-09-06 | trilateral 3 | US KR JP | Seoul | Ashlee Stone | | B5-STATE |
/// | m2 | all | 2025/.. | | US | | | | |
///
/// b5 has notes, t2 a conflict; Australia takes part in nothing.
pub(super) fn store() -> Store {
    let mut made = Maker::default();
    made.tables();
    made.event(("b5", "2023-11-06/2023-11-07"), Scope::Core, "US KR", |made, draft| {
        made.session(draft, "bilateral", 5, "washington");
        draft.lists.leaders = made.leaders(&["jung-pak", "lee-jun-il"]);
        draft.lists.actions = vec![made.action("Stop “heists”", "crypto-heists", "agreed")];
        draft.lists.sources = made.cited("B5-STATE");
        let notes = made.text(&[("en", "The sixth session of\nthe talks")]);
        draft.lists.prose = vec![(Field::Notes, notes)];
    });
    made.event(("b6", "2024-03-27/2024-03-28"), Scope::Core, "US KR", |made, draft| {
        made.session(draft, "bilateral", 6, "washington");
        draft.lists.leaders = made.leaders(&["jung-pak"]);
        let theme = "third-party-facilitators";
        draft.lists.actions = vec![made.action("Name the go-betweens", theme, "agreed to seek")];
        draft.lists.sources = made.cited("Y6");
    });
    made.event(("t2", "2024-03-29"), Scope::Core, "US KR JP", |made, draft| {
        made.session(draft, "trilateral", 2, "washington");
        draft.lists.leaders = made.leaders(&["lee-jun-il"]);
        let key = made.name("C1");
        let conflict = Conflict { key, ..Conflict::default() };
        draft.lists.sources = made.cited("H2");
        draft.lists.conflicts = vec![made.0.declare_conflict(conflict)];
    });
    made.event(("t3", "2024-09-06"), Scope::Series, "US KR JP", |made, draft| {
        made.session(draft, "trilateral", 3, "seoul");
        draft.lists.leaders = made.leaders(&["Ashlee Stone"]);
        draft.lists.sources = made.cited("B5-STATE");
    });
    made.event(("m1", "2024-05"), Scope::All, "JP", |made, draft| {
        draft.name = made.text(&[("en", "Advisory on IT workers"), ("ja", "ＩＴ労働者")]);
        draft.lists.sources = made.cited("Y6");
    });
    made.event(("m2", "2025/.."), Scope::All, "US", |made, draft| {
        draft.name = made.text(&[("en", "A: B (no OR)")]);
    });
    made.0.finish()
}

#[derive(Default)]
struct Maker(Builder);

impl Maker {
    fn name(&mut self, name: &str) -> Str {
        self.0.strings().intern(name)
    }

    fn text(&mut self, forms: &[(&str, &str)]) -> Text {
        let forms: Vec<(Str, Str)> =
            forms.iter().map(|(tag, form)| (self.name(tag), self.name(form))).collect();
        self.0.strings().many(&forms)
    }

    fn tables(&mut self) {
        self.country("US", &[("en", "United States"), ("ko", "미국")], "USA");
        self.country("KR", &[("en", "Republic of Korea"), ("ko", "한국")], "Korea");
        self.country("JP", &[("en", "Japan"), ("ko", "일본"), ("ja", "日本")], "JPN");
        self.country("AU", &[("en", "Australia")], "Oz");
        self.person("jung-pak", &[("en", "Jung Pak"), ("ko", "정 박")], "Jung Park");
        self.person("lee-jun-il", &[("en", "Lee Jun-il"), ("ko", "이준일")], "Lee Junil");
        self.place("washington", "Washington, D.C.", "Washington", "워싱턴");
        self.place("seoul", "Seoul", "", "서울");
        self.theme("third-party-facilitators", "third-party facilitators", "helpers");
        self.theme("crypto-heists", "crypto heists", "heists");
        self.series("bilateral", "Bilateral", "U.S.-ROK Working Group");
        self.series("trilateral", "Trilateral", "Diplomatic Working Group");
        self.source("B5-STATE", "U.S. Department of State", "Talks on cyber threats");
        self.source("Y6", "Yonhap", "State of the talks");
        self.source("H2", "The Korea Herald (Yonhap)", "");
    }

    fn country(&mut self, key: &str, forms: &[(&str, &str)], alias: &str) {
        let (key, name, alias) = (self.name(key), self.text(forms), self.name(alias));
        self.0.declare_country(Country { key, name, aliases: vec![alias] });
    }

    fn person(&mut self, key: &str, forms: &[(&str, &str)], alias: &str) {
        let (key, name, alias) = (self.name(key), self.text(forms), self.name(alias));
        self.0.declare_person(Person { key, name, aliases: vec![alias], ..Person::default() });
    }

    fn place(&mut self, key: &str, name: &str, short: &str, korean: &str) {
        let (key, name) = (self.name(key), self.text(&[("en", name), ("ko", korean)]));
        let short = self.text(&[("en", short)]);
        self.0.declare_place(Place { key, name, short, ..Place::default() });
    }

    fn theme(&mut self, key: &str, name: &str, short: &str) {
        let (key, name) = (self.name(key), self.text(&[("en", name)]));
        let short = self.text(&[("en", short)]);
        self.0.declare_theme(Theme { key, name, short, ..Theme::default() });
    }

    fn series(&mut self, key: &str, name: &str, title: &str) {
        let (key, name) = (self.name(key), self.text(&[("en", name)]));
        let title = self.text(&[("en", title)]);
        self.0.declare_series(Series { key, name, title, ..Series::default() });
    }

    fn source(&mut self, key: &str, publisher: &str, title: &str) {
        let (key, publisher) = (self.name(key), self.text(&[("en", publisher)]));
        let title = self.text(&[("en", title)]);
        let rank = Rank::Official;
        self.0.declare_source(Source { key, publisher, title, rank, ..Source::default() });
    }

    fn cited(&mut self, key: &str) -> Vec<SourceId> {
        let key = self.name(key);
        vec![self.0.source(key)]
    }

    fn session(&mut self, draft: &mut Draft, series: &str, ordinal: u32, place: &str) {
        draft.kind = Kind::Session;
        let series = self.name(series);
        draft.series = Some(self.0.series(series));
        draft.ordinal = Some(ordinal);
        let place = self.name(place);
        draft.lists.places = vec![self.0.place(place)];
    }

    fn leaders(&mut self, people: &[&str]) -> Vec<Leader> {
        let leader = |person| Leader {
            person,
            country: None,
            office: Text::default(),
            note: Text::default(),
            cites: Cites::default(),
        };
        let names: Vec<Str> = people.iter().map(|it| self.name(it)).collect();
        names.into_iter().map(|it| leader(self.0.person(it))).collect()
    }

    fn action(&mut self, text: &str, theme: &str, status: &str) -> Action {
        let theme = self.name(theme);
        let theme = self.0.theme(theme);
        Action {
            id: Str::default(),
            text: self.text(&[("en", text)]),
            themes: self.0.theme_list(&[theme]),
            status: self.name(status),
            continues: Continues::default(),
            cites: Cites::default(),
        }
    }

    fn event(
        &mut self,
        (id, date): (&str, &str),
        scope: Scope,
        parties: &str,
        fill: impl FnOnce(&mut Self, &mut Draft),
    ) {
        let codes: Vec<Str> = parties.split(' ').map(|it| self.name(it)).collect();
        let countries = codes.into_iter().map(|it| self.0.country(it)).collect();
        let mut draft = Draft {
            id: self.name(id),
            name: Text::default(),
            kind: Kind::Milestone,
            scope,
            date: Edtf::parse(date).unwrap(),
            series: None,
            ordinal: None,
            host: None,
            lists: Lists { countries, ..Lists::default() },
        };
        fill(self, &mut draft);
        self.0.push(draft);
    }
}

/// Text of the pieces of the language, so that cursors come to stand in every place.
pub(super) fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "country:",
        "who:",
        "place:",
        "theme:",
        "source:",
        "status:",
        "series:",
        "kind:",
        "scope:",
        "no:",
        "on:",
        "since:",
        "has:",
        "missing:",
        "US",
        "lee",
        "seoul",
        "이준일",
        "2024",
        "-03",
        "5..7",
        ">=",
        "\"",
        "\\",
        "(",
        ")",
        "|",
        " ",
        "　",
        ",",
        "、",
        "+",
        "=",
        "-",
        "：",
        "NOT ",
        "OR ",
        "nofield:",
        "a",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|it| it.concat())
}
