//! What a user sees of the query language.

use proptest::prelude::*;

use super::tree::Word;
use super::*;
use crate::diag;
use crate::model::{Kind, Part, Scope};
use crate::store::{Event, Store};

/// Returns the ids of what `query` finds, in time order.
#[track_caller]
fn find(store: &Store, query: &str) -> String {
    let query = parse(query).unwrap_or_else(|it| panic!("{}", diag::render("query", query, &it)));
    let plan = compile(&query, store).unwrap_or_else(|it| panic!("{query}: {}", it.message));
    let found = plan.run(store);
    let ids: Vec<&str> = found.iter().filter_map(|at| store.event(at)).map(Event::id).collect();
    ids.join(" ")
}

/// Checks lines of `query => ids`.
#[track_caller]
fn finds(lines: &str) {
    let store = fixture::store();
    for line in lines.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let (query, expected) = line.split_once("=>").unwrap();
        assert_eq!(find(&store, query.trim()), expected.trim(), "{query}");
    }
}

/// Returns the complaint about a query as the user reads it.
#[track_caller]
fn wrong(query: &str) -> String {
    let complaint = match parse(query) {
        Ok(parsed) => compile(&parsed, &fixture::store()).expect_err(query),
        Err(complaint) => complaint,
    };
    diag::render("query", query, &complaint)
}

#[track_caller]
fn read(query: &str) -> Query {
    parse(query).unwrap()
}

#[test]
fn countries_match_any_all_or_exactly() {
    finds(
        "country:JP             => t2 m1 t3
         country:jp,au          => t2 m1 t3
         country:US+KR          => b5 b6 t2 t3
         country:KR+JP          => t2 t3
         country:=US,KR         => b5 b6
         country:=US+KR         => b5 b6
         country:=JP            => m1
         country:Japan          => t2 m1 t3
         country:일본           => t2 m1 t3
         country:日本           => t2 m1 t3
         COUNTRY:ＪＰ           => t2 m1 t3
         country：日本、AU      => t2 m1 t3
         country:\"republic of korea\"+jpn => t2 t3
         country:AU             =>",
    );
}

#[test]
fn names_match_in_any_script_and_the_closest_reading_wins() {
    finds(
        "who:lee                => b5 t2
         who:이준일             => b5 t2
         who:준일               => b5 t2
         who:\"jung park\"      => b5 b6
         who:stone              => t3
         who:hlee               => t3
         place:washington       => b5 b6 t2
         place:\"Washington, D.C.\",서울 => b5 b6 t2 t3
         theme:helpers          => b6
         theme:heists           => b5
         theme:third            => b6
         series:bilateral       => b5 b6
         series:lateral         => b5 b6 t2 t3
         series:\"working group\" => b5 b6 t2 t3
         source:yonhap          => b6 t2 m1
         source:h2              => t2
         source:B5-STATE        => b5 t3
         source:state           => b5 t3
         source:\"state of\"    => b6 m1
         status:agreed          => b5
         status:seek            => b6",
    );
}

#[test]
fn composed_and_decomposed_hangul_are_one() {
    let decomposed = "who:\u{110b}\u{1175}\u{110c}\u{116e}\u{11ab}\u{110b}\u{1175}\u{11af}";
    assert_eq!(find(&fixture::store(), decomposed), "b5 t2");
}

#[test]
fn dates_overlap_and_numbers_have_ranges() {
    finds(
        "on:2024                => b6 t2 m1 t3
         on:2023                => b5
         on:2030                => m2
         on:2024-03-28          => b6
         on:2023,2024-09        => b5 t3
         on:2024-05/..          => m1 t3 m2
         since:2024-03-28       => b6 t2 m1 t3 m2
         since:2024-05          => m1 t3 m2
         until:2024-03          => b5 b6 t2
         until:2024-03-28       => b5 b6
         until:2024-03-29       => b5 b6 t2
         on:2024-03-29          => t2
         since:2024-05 until:2024 => m1 t3
         no:6                   => b6
         no:>=5                 => b5 b6
         no:>5                  => b6
         no:<3                  => t2
         no:<=3                 => t2 t3
         no:3..5                => b5 t3
         no:2,6..               => b6 t2
         no:..2                 => t2",
    );
}

#[test]
fn fields_can_be_present_or_missing() {
    finds(
        "has:notes              => b5
         has:conflict           => t2
         has:conflicts,note     => b5 t2
         has:source             => b5 b6 t2 m1 t3
         missing:place          => m1 m2
         missing:leaders has:source => m1
         missing:place,source   => m1 m2
         has:host               =>
         kind:milestone         => m1 m2
         kind:session,milestone => b5 b6 t2 m1 t3 m2
         scope:core             => b5 b6 t2
         scope:series           => b5 b6 t2 t3
         scope:core,series      => b5 b6 t2 t3
         scope:all no:3         => t3",
    );
}

#[test]
fn words_search_all_text_and_combine() {
    finds(
        "advisory               => m1
         it労働者               => m1
         \"it workers\"         => m1
         workers IT             => m1
         -washington            => m1 t3 m2
         NOT washington country:US => t3 m2
         no:5 | no:3            => b5 t3
         no:5 OR no:3           => b5 t3
         country:JP no:2 | no:6 => b6 t2
         country:JP AND (no:2 | no:6) => t2
         -(no:5 | no:6) kind:session => t2 t3
         --no:5                 => b5
         \"A: B (no OR)\"       => m2
         \"OR\"                 => b5 b6 t2 m1 t3 m2
         kind:session|advisory  => b5 b6 t2 m1 t3",
    );
    assert_eq!(find(&fixture::store(), "\"sixth session of\nthe\""), "", "a line end is no text");
    assert_eq!(find(&fixture::store(), "\u{3000} "), "b5 b6 t2 m1 t3 m2");
}

#[test]
fn an_unknown_name_is_pointed_at_with_what_was_meant() {
    insta::assert_snapshot!(wrong("country:JP place:Seol"), @r#"
    error[query-unknown-value]: no event has place `Seol`
      --> query:1:18
    1 | country:JP place:Seol
      |                  ^^^^
      = help: did you mean `Seoul`?
    "#);
    insta::assert_snapshot!(wrong("country:US,XX"), @r#"
    error[query-unknown-value]: no event has country `XX`
      --> query:1:12
    1 | country:US,XX
      |            ^^
      = help: known: US, KR, JP, AU
    "#);
    insta::assert_snapshot!(wrong("-(no:5 | who:\"Jung Bak\")"), @r#"
    error[query-unknown-value]: no event has leader `Jung Bak`
      --> query:1:14
    1 | -(no:5 | who:"Jung Bak")
      |              ^^^^^^^^^^
      = help: did you mean `Jung Pak`?
    "#);
    insta::assert_snapshot!(wrong("status:pending"), @r#"
    error[query-unknown-value]: no event has status `pending`
      --> query:1:8
    1 | status:pending
      |        ^^^^^^^
      = help: known: agreed, agreed to seek
    "#);
}

#[test]
fn an_unknown_field_or_keyword_is_pointed_at_with_what_there_is() {
    insta::assert_snapshot!(wrong("contry:JP"), @r#"
    error[query-unknown-field]: there is no field `contry`
      --> query:1:1
    1 | contry:JP
      | ^^^^^^
      = help: did you mean `country`?
    "#);
    insta::assert_snapshot!(wrong("see https://example.org"), @r#"
    error[query-unknown-field]: there is no field `https`
      --> query:1:5
    1 | see https://example.org
      |     ^^^^^
      = help: fields are country, series, kind, scope, who, place, theme, status, source, file, no, on, since, until, has, missing; put quotes around text with a colon in it
    "#);
    insta::assert_snapshot!(wrong(":JP"), @r#"
    error[query-unknown-field]: there is no field name before the colon
      --> query:1:1
    1 | :JP
      | ^
      = help: fields are country, series, kind, scope, who, place, theme, status, source, file, no, on, since, until, has, missing; put quotes around text with a colon in it
    "#);
    insta::assert_snapshot!(wrong("kind:sesion"), @r#"
    error[query-unknown-value]: `kind:` has no value `sesion`
      --> query:1:6
    1 | kind:sesion
      |      ^^^^^^
      = help: did you mean `session`?
    "#);
    insta::assert_snapshot!(wrong("has:zebra"), @r#"
    error[query-unknown-value]: `has:` has no value `zebra`
      --> query:1:5
    1 | has:zebra
      |     ^^^^^
      = help: write one of notes, conflict, open, source, place, host, leaders, actions, concerns, series, participants, purpose, links
    "#);
}

#[test]
fn a_broken_list_is_pointed_at() {
    insta::assert_snapshot!(wrong("country:"), @r#"
    error[query-missing-value]: a value of `country:` is missing
      --> query:1:9
    1 | country:
      |         ^
      = help: write it right behind the colon or the comma, without a space
    "#);
    insta::assert_snapshot!(wrong("country: JP"), @r#"
    error[query-missing-value]: a value of `country:` is missing
      --> query:1:9
    1 | country: JP
      |         ^
      = help: write it right behind the colon or the comma, without a space
    "#);
    insta::assert_snapshot!(wrong("country:US,KR+JP"), @r#"
    error[query-list]: `,` and `+` stand in one list of countries
      --> query:1:14
    1 | country:US,KR+JP
      |              ^
      = help: write `US,KR` for any of them, `US+KR` for all of them
    "#);
    insta::assert_snapshot!(wrong("place:New\" York\""), @r#"
    error[query-list]: a list goes on without a comma
      --> query:1:10
    1 | place:New" York"
      |          ^
      = help: put quotes around the whole value, or a comma or a space here
    "#);
}

#[test]
fn marks_without_their_other_half_are_pointed_at() {
    insta::assert_snapshot!(wrong("(a | b"), @r#"
    error[query-parenthesis]: this parenthesis is never closed
      --> query:1:1
    1 | (a | b
      | ^
    "#);
    insta::assert_snapshot!(wrong("a) b"), @r#"
    error[query-parenthesis]: this parenthesis closes nothing
      --> query:1:2
    1 | a) b
      |  ^
    "#);
    insta::assert_snapshot!(wrong("a |"), @r#"
    error[query-missing-term]: a term is missing at the end
      --> query:1:4
    1 | a |
      |    ^
    "#);
    insta::assert_snapshot!(wrong("()"), @r#"
    error[query-missing-term]: a term is missing before `)`
      --> query:1:2
    1 | ()
      |  ^
    "#);
    insta::assert_snapshot!(wrong("서울 \"워싱턴"), @r#"
    error[query-quote]: the quoted text never ends
      --> query:1:4
    1 | 서울 "워싱턴
      |      ^^^^^^^
      = help: close it with `"`
    "#);
    insta::assert_snapshot!(wrong("\"\""), @r#"
    error[query-quote]: there is nothing between the quotes
      --> query:1:1
    1 | ""
      | ^^
    "#);
}

#[test]
fn a_range_without_numbers_is_pointed_at() {
    insta::assert_snapshot!(wrong("no:<0"), @r#"
    error[query-number]: `<0` is no range of numbers
      --> query:1:4
    1 | no:<0
      |    ^^
      = help: write `6`, `>=6`, `<3` or `5..7`
    "#);
    insta::assert_snapshot!(wrong("no:7..5"), @r#"
    error[query-number]: `7..5` is no range of numbers
      --> query:1:4
    1 | no:7..5
      |    ^^^^
      = help: write `6`, `>=6`, `<3` or `5..7`
    "#);
}

#[test]
fn a_wrong_date_is_pointed_into() {
    insta::assert_snapshot!(wrong("since:2024,2024-13-01"), @r#"
    error[query-date]: `2024-13-01` is no date: there is no month 13
      --> query:1:17
    1 | since:2024,2024-13-01
      |                 ^^
      = help: write a month from 01 to 12, or a season from 21 (spring) to 24 (winter)
    "#);
    insta::assert_snapshot!(wrong("on:\"yester\\\"day\""), @r#"
    error[query-date]: `yester"day` is no date: `y` has no place in a date
      --> query:1:4
    1 | on:"yester\"day"
      |    ^^^^^^^^^^^^^
      = help: write `X`, `T`, `Z` and `Y` as capitals
    "#);
    insta::assert_snapshot!(wrong("until:2024/.."), @r#"
    error[query-date]: `2024/..` has no last day for `until:`
      --> query:1:7
    1 | until:2024/..
      |       ^^^^^^^
      = help: use `on:` with an interval whose end is open
    "#);
}

#[test]
fn a_scope_stands_at_the_top_level_once() {
    insta::assert_snapshot!(wrong("a (b scope:all)"), @r#"
    error[query-scope]: a scope cannot stand inside another term
      --> query:1:6
    1 | a (b scope:all)
      |      ^^^^^^^^^
      = help: the scope is that of the whole query: write it outside of parentheses, without `-`
    "#);
    insta::assert_snapshot!(wrong("a | scope:all"), @r#"
    error[query-scope]: a scope cannot stand inside another term
      --> query:1:5
    1 | a | scope:all
      |     ^^^^^^^^^
      = help: put the alternatives in parentheses, and the scope behind them
    "#);
    insta::assert_snapshot!(wrong("-scope:all"), @r#"
    error[query-scope]: a scope cannot stand inside another term
      --> query:1:2
    1 | -scope:all
      |  ^^^^^^^^^
      = help: the scope is that of the whole query: write it outside of parentheses, without `-`
    "#);
    insta::assert_snapshot!(wrong("scope:all scope:core"), @r#"
    error[query-scope]: there is a second scope
      --> query:1:11
    1 | scope:all scope:core
      |           ^^^^^^^^^^
    "#);
}

#[test]
fn too_much_is_refused() {
    let deep = format!("{}a{}", "(".repeat(50_000), ")".repeat(50_000));
    assert_eq!(parse(&deep).unwrap_err().code, "query-too-long");
    for level in ["(", "-", "NOT ", "-("] {
        let most = LONGEST / level.len() - 1;
        let deep = format!("{}a", level.repeat(most));
        assert_eq!(parse(&deep).unwrap_err().code, "query-too-deep", "{level}");
    }
    let just = format!("{}a{}", "(".repeat(DEEPEST), ")".repeat(DEEPEST));
    assert_eq!(read(&just).to_string(), "a");
    assert_eq!(read(&format!("{}a", "-".repeat(DEEPEST))).to_string().len(), DEEPEST + 1);
}

#[test]
fn the_canonical_form_has_only_the_marks_it_needs() {
    for (query, canonical) in [
        ("  a   b ", "a b"),
        ("a OR (b AND c)", "a | b c"),
        ("((a b)) (c)", "a b c"),
        ("scope:all (a|b)", "(a | b) scope:all"),
        ("NOT (a)", "-a"),
        ("-(a b)", "-(a b)"),
        ("\"plain\" \"two words\" \"OR\"", "plain \"two words\" \"OR\""),
        ("country:=US+KR", "country:=US,KR"),
        ("place:\"Washington, D.C.\"、서울", "place:\"Washington, D.C.\",서울"),
        ("no:<3,>=6,5..5", "no:<=2,>=6,5"),
        ("HAS:note", "has:notes"),
        ("注：記", "\"注：記\""),
        (r#""a \"b\" \\ \n""#, r#""a \"b\" \\ \\n""#),
        ("", ""),
    ] {
        assert_eq!(read(query).to_string(), canonical, "{query}");
    }
}

#[test]
fn a_term_can_be_taken_away_or_tried_alone() {
    let mut query = read("country:JP (a | b) -c scope:all");
    let texts: Vec<String> = query.terms().iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["country:JP", "a | b", "-c"]);
    assert_eq!(query.alone(1).to_string(), "(a | b) scope:all");
    assert_eq!(query.remove(0).map(|it| it.to_string()), Some("country:JP".to_owned()));
    assert_eq!(query.to_string(), "(a | b) -c scope:all");
    assert_eq!(query.remove(7), None);
    assert_eq!(query.alone(9).to_string(), "scope:all");
}

#[test]
fn the_country_chips_and_the_query_line_are_one_thing() {
    let store = fixture::store();
    let mut query = read("who:lee country:Japan,US no:2");
    let mut filter = query.countries();
    let codes: Vec<&str> =
        filter.ids(&store).into_iter().map(|it| store.str(store.country(it).key)).collect();
    assert_eq!((codes, filter.mode), (vec!["JP", "US"], Mode::Any));

    filter.mode = Mode::All;
    query.set_countries(&filter);
    assert_eq!(query.to_string(), "who:lee country:Japan+US no:2");
    query.set_countries(&CountryFilter::default());
    assert_eq!(query.to_string(), "who:lee no:2");
    query.set_countries(&CountryFilter { codes: vec!["KR".to_owned()], mode: Mode::Exactly });
    assert_eq!(query.to_string(), "who:lee no:2 country:=KR");
    query.set_countries(&CountryFilter { codes: vec!["KR".to_owned()], mode: Mode::All });
    assert_eq!(query, read("who:lee no:2 country:KR"));

    let mut several = read("country:US a country:KR+JP -country:AU");
    assert_eq!(several.countries().codes, ["US", "KR", "JP"]);
    assert_eq!(several.countries().mode, Mode::All);
    several.set_countries(&several.countries());
    assert_eq!(several.to_string(), "country:US+KR+JP a -country:AU");
}

#[test]
fn the_scope_is_part_of_the_query() {
    let store = fixture::store();
    let query = read("country:JP");
    assert_eq!((query.scope(), default_scope(&store)), (None, Scope::Core));
    let core = query.with_scope(Some(default_scope(&store)));
    assert_eq!(core.to_string(), "country:JP scope:core");
    assert_eq!(find(&store, &core.to_string()), "t2");
    assert_eq!(core.with_scope(None), read("country:JP"));
    assert_eq!(default_scope(&Store::default()), Scope::All, "a file with no core event");
}

#[test]
fn equality_leaves_out_where_a_term_stands() {
    assert_eq!(read("a   (no:2)"), read("a no:2"));
    assert_ne!(read("a b"), read("b a"));
}

fn words() -> impl Strategy<Value = Word> {
    let odd = prop::sample::select(vec![
        "OR", "NOT", "-a", "=", "a+b", "a,b", "\\", "\"", "a:b", "：", "+", " ", "|",
    ]);
    prop_oneof!["[a-z]{1,6}", "\\PC{1,8}", odd.prop_map(str::to_owned)].prop_map(Word::new)
}

fn values() -> impl Strategy<Value = Vec<Word>> {
    prop::collection::vec(words(), 1..4)
}

fn one_of<T: Copy + std::fmt::Debug + 'static>(
    all: &[(&'static str, T)],
) -> impl Strategy<Value = T> + use<T> {
    let all: Vec<T> = all.iter().map(|&(_, it)| it).collect();
    prop::sample::select(all)
}

fn dates() -> impl Strategy<Value = Test> {
    let dates = prop::sample::select(vec!["2024", "2024-03", "2024-03-27/2024-03-28", "2023-12~"]);
    (one_of(Relation::ALL), prop::collection::vec(dates, 1..3)).prop_map(|(relation, dates)| {
        let dates = dates.into_iter().map(|it| When::read(relation, Word::new(it)).unwrap());
        Test::Date(relation, dates.collect())
    })
}

fn tests() -> impl Strategy<Value = Expr> {
    let numbers = (0..9_u32, prop_oneof![0..9_u32, Just(u32::MAX)])
        .prop_map(|(a, b)| Numbers { low: a.min(b), high: a.max(b) });
    let modes = prop::sample::select(vec![Mode::Any, Mode::All, Mode::Exactly]);
    let country = (modes, values()).prop_map(|(mode, values)| {
        let all_of_one = mode == Mode::All && values.len() == 1;
        Test::Country(if all_of_one { Mode::Any } else { mode }, values)
    });
    let parts = || prop::collection::vec(prop::sample::select(Part::ALL), 1..3);
    let test = prop_oneof![
        words().prop_map(Test::Text),
        country,
        (one_of(Named::ALL), values()).prop_map(|(named, values)| Test::Name(named, values)),
        prop::collection::vec(prop::sample::select(Kind::ALL), 1..3).prop_map(Test::Kind),
        prop::collection::vec(numbers, 1..3).prop_map(Test::Number),
        dates(),
        parts().prop_map(Test::Has),
        parts().prop_map(Test::Missing),
    ];
    test.prop_map(|test| Expr::Term(Term { test, span: 0..0 }))
}

fn exprs() -> impl Strategy<Value = Expr> {
    tests().prop_recursive(4, 24, 3, |inner| {
        let several = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            several().prop_map(Expr::and),
            several().prop_map(Expr::or),
            inner.clone().prop_map(|it| Expr::Not(Box::new(it))),
        ]
    })
}

fn queries() -> impl Strategy<Value = Query> {
    let scope = prop::option::of(prop::sample::select(Scope::ALL));
    (prop::collection::vec(exprs(), 0..4), scope).prop_map(|(terms, scope)| {
        let terms = terms.into_iter().flat_map(Expr::into_terms).collect();
        Query { terms, scope }
    })
}

/// Queries of the fixture's own words, so that they compile.
fn known() -> impl Strategy<Value = String> {
    let term = prop::sample::select(vec![
        "country:JP",
        "country:=US,KR",
        "who:lee",
        "place:seoul",
        "theme:heists",
        "no:>=5",
        "on:2024",
        "since:2024-04",
        "until:2024-03-27",
        "has:source",
        "missing:place",
        "IT",
        "series:bilateral",
        "status:agreed",
        "source:yonhap",
        "kind:session",
    ]);
    term.prop_map(str::to_owned).prop_recursive(3, 12, 2, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} | {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} {b})")),
            inner.prop_map(|it| format!("-{it}")),
        ]
    })
}

fn set(store: &Store, query: &str) -> crate::store::EventSet {
    compile(&read(query), store).unwrap().run(store)
}

proptest! {
    #[test]
    fn any_text_is_a_query_or_a_complaint_inside_it(
        text in prop_oneof!["\\PC{0,60}|[-a-z:,+=\"\\\\()| ]{0,60}", fixture::pieces()],
    ) {
        let store = fixture::store();
        match parse(&text) {
            Ok(query) => {
                prop_assert_eq!(parse(&query.to_string()), Ok(query.clone()), "{}", query);
                match compile(&query, &store) {
                    Ok(plan) => prop_assert!(plan.run(&store).len() <= store.len()),
                    Err(complaint) => prop_assert!(text.get(complaint.span.unwrap()).is_some()),
                }
            }
            Err(complaint) => {
                let span = complaint.span.clone().unwrap();
                prop_assert!(text.get(span).is_some(), "{complaint:?}");
                diag::render("query", &text, &complaint);
            }
        }
    }

    #[test]
    fn what_is_printed_reads_back_the_same(query in queries()) {
        let printed = query.to_string();
        prop_assert_eq!(parse(&printed), Ok(query), "{}", printed);
    }

    #[test]
    fn sets_obey_the_laws_of_logic(a in known(), b in known()) {
        let store = fixture::store();
        let all = crate::store::EventSet::first(store.len());
        let (left, right) = (set(&store, &a), set(&store, &b));
        let both = set(&store, &format!("{a} {b}"));
        let either = set(&store, &format!("{a} | {b}"));
        prop_assert_eq!(both.shared(&left), both.len());
        prop_assert_eq!(both.len(), left.shared(&right));
        prop_assert_eq!(either.len() + both.len(), left.len() + right.len());
        prop_assert_eq!(set(&store, &format!("--{a}")), left.clone());
        let mut rest = all;
        rest.minus(&left);
        prop_assert_eq!(set(&store, &format!("-{a}")), rest);
    }
}
