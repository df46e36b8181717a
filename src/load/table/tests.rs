//! Tables as people have them.

use std::fmt::Write as _;

use proptest::prelude::*;

use crate::diag;
use crate::load::{DayOrder, Format, Opened, Options, Source, open};
use crate::model::Field;
use crate::store::{Event, Store};

/// Reads a text under a name.
fn read(name: &str, text: &str, options: &Options) -> Opened {
    open(&[Source { name, text }], options)
}

fn table(text: &str) -> Opened {
    let options = Options { format: Some(Format::Table), ..Options::default() };
    read("t.csv", text, &options)
}

/// Returns an event as one line: id, lane, date, title, place, then whatever else it has.
fn line(store: &Store, event: Event<'_>) -> String {
    let word = |it| store.str(it);
    let say = |it| store.say(it, "en");
    let lane = event.series().map_or("-", |it| word(store.series_of(it).key));
    let date = event.date().map(|it| it.to_string()).unwrap_or_default();
    let mut out = format!("{} | {lane} | {date} | {}", event.id(), say(event.name()));
    let mut more = |what: &str, words: Vec<&str>| {
        if !words.is_empty() {
            write!(out, " | {what}: {}", words.join(", ")).expect("a string");
        }
    };
    more("at", event.places().iter().map(|it| say(store.place(*it).name)).collect());
    more("of", event.countries().iter().map(|it| word(store.country(*it).key)).collect());
    more("by", event.leaders().iter().map(|it| say(store.person(it.person).name)).collect());
    more("do", event.actions().iter().map(|it| say(it.text)).collect());
    more("tags", event.tags().iter().map(|it| word(*it)).collect());
    more("from", event.sources().iter().map(|it| word(store.source(*it).key)).collect());
    let notes = say(event.prose(Field::Notes));
    more("notes", notes.split('\n').filter(|it| !it.is_empty()).collect());
    more(
        "who",
        Some(say(event.prose(Field::Participants)))
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect(),
    );
    out
}

fn lines(opened: &Opened) -> Vec<String> {
    let store = &opened.store;
    store.events().map(|it| line(store, it)).collect()
}

fn report(text: &str, opened: &Opened) -> String {
    diag::report("t.csv", text, &opened.files[0].diagnostics)
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let opened = table(text);
    assert_eq!(lines(&opened), expected, "{}", report(text, &opened));
    assert_eq!(report(text, &opened), "");
}

#[track_caller]
fn check_told(text: &str, expected: Option<Format>) {
    assert_eq!(super::is(text), expected, "{text}");
}

#[test]
fn a_table_is_known_by_its_header() {
    let csv = Some(Format::Table);
    check_told("date,title\n2024-01-10,Talks\n", csv);
    check_told("\"Subject\",\"Start Date\"\n\"Talks\",\"3/29/2024\"\n", csv);
    check_told("날짜\t제목\n2024-01-10\t회담\n", csv);
    check_told("Was;Wann\nTalks;2024-01-10\nMore talks;2024-01-11\n", csv);
    check_told("title,count,description\na,5,b\nc,3,d\n", csv);
    check_told("Year,Month,Day,Headline\n", csv);
    check_told("Event ID\tEvent Date\tSource Name\tCAMEO Code\n", Some(Format::Icews));
    let gdelt = format!("1\t20240329{}\n", "\t".repeat(56));
    check_told(&gdelt, Some(Format::Gdelt));
}

#[test]
fn prose_and_other_formats_are_no_tables() {
    for text in [
        "",
        "\n\n",
        "On Monday, we met in Seoul.\nOn Tuesday, we met again.\n",
        "Talks, talks, talks.\nAnd more, of course, on 2024-01-10.\n",
        "title: Mine\n\n2024-01: Talks, and more talks\n2024-02: Talks, again\n",
        "2024-01/2024-02: Talks; talks\n2024-03: More; talks\n",
        "# Heading | with a bar\n| a | b |\n",
        "date: 2024-01-10, title: x\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\n",
    ] {
        check_told(text, None);
    }
}

#[test]
fn a_table_by_the_names_of_its_columns() {
    check(
        "Start,End,Title,Venue,Series,Parties,Chairs,Agreed,Tags,Link\n\
         2024-03-27,2024-03-28,Sixth talks,Washington,Bilateral,US; KR,Jung Pak; Lee Jun-il,\
         Share more; Meet again,cyber;IT,https://a.example/1\n",
        &[
            "event-1 | Bilateral | 2024-03-27/2024-03-28 | Sixth talks | at: Washington | of: US, KR \
           | by: Jung Pak, Lee Jun-il | do: Share more, Meet again | tags: cyber, IT \
           | from: https://a.example/1",
        ],
    );
    check("id;when;subject;country\na;2024-03;Talks;JP\n", &["a | - | 2024-03 | Talks | of: JP"]);
    check(
        "id,date,title,participants\na,2024-03,Talks,US; KR\nb,2024-04,More,Ambassador Kim\n",
        &["a | - | 2024-03 | Talks | of: US, KR", "b | - | 2024-04 | More | who: Ambassador Kim"],
    );
    check(
        "날짜,제목,장소\n2024년 3월 29일,회담,서울\n",
        &["event-1 | - | 2024-03-29 | 회담 | at: 서울"],
    );
    check(
        "date,title\r\n2024,A\r\n,\r\n\r\n2025?,B",
        &["event-1 | - | 2024 | A", "event-2 | - | 2025? | B"],
    );
    check(
        "date,title\r2024,A\r2025,\"B\nC\"\r",
        &["event-1 | - | 2024 | A", "event-2 | - | 2025 | B ⏎ C"],
    );
}

#[test]
fn a_sheet_of_timelinejs() {
    check(
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,\
         Media Credit,Media Caption,Type,Group\n\
         ,,,,,,,,,MY TIMELINE,<p>All of it</p>,,,,title,\n\
         1815,12,10,,1852,11,27,,,Ada Lovelace,<p>An <b>&quot;engine&quot;</b></p>,\
         https://a.example/p.jpg,A museum,A portrait,,People\n\
         2024,3,29,9.30,,,,,in spring,Talks<br/>again,,,,,,\n\
         -44,,,,,,,,,Ides,,,,,,\n\
         1900,,,,1950,,,,,Half a century,,,,,era,\n",
        &[
            "ides | - | -0043 | Ides",
            "ada-lovelace | People | 1815-12-10/1852-11-27 | Ada Lovelace \
             | from: https://a.example/p.jpg | notes: An \"engine\", A portrait, A museum",
            "event-4 | Eras | 1900/1950 | Half a century | tags: era",
            "talks-again | - | 2024-03-29T09:30 | Talks again | notes: Display date: in spring",
        ],
    );
    check(
        "Start Date,End Date,Headline,Text,Tag\n3/5/2024,3/6/2024 10:00:00,Talks,,Bilateral\n1985,,A year,,\n",
        &[
            "a-year | - | 1985 | A year",
            "talks | Bilateral | 2024-03-05/2024-03-06T10:00:00 | Talks",
        ],
    );
    let far = "Year,Headline\n\"-13,800,000,000\",The Big Bang\n1990,Hubble\n";
    let opened = table(far);
    assert_eq!(opened.store.len(), 2);
    let said = report(far, &opened);
    assert!(
        said.contains("warning[year-far]") && said.contains("row 2, column \"Year\""),
        "{said}"
    );
}

#[test]
fn a_calendar_of_google_and_a_table_of_timesketch() {
    check(
        "Subject,Start Date,Start Time,End Date,End Time,All Day Event,Description,Location,Private\n\
         Talks,03/05/2024,,03/06/2024,,True,,Seoul,False\n\
         Call,03/05/2024,10:00:00 AM,03/05/2024,11:30:00 AM,False,About it,,False\n",
        &[
            "event-1 | - | 2024-03-05/2024-03-06 | Talks | at: Seoul",
            "event-2 | - | 2024-03-05T10:00:00/2024-03-05T11:30:00 | Call | notes: About it",
        ],
    );
    check(
        "message,timestamp,timestamp_desc\nLogin,1711706400000000,Creation Time\n",
        &["event-1 | - | 2024-03-29T10:00:00Z | Login | tags: Creation Time"],
    );
}

#[test]
fn a_value_above_twelve_settles_the_column() {
    check(
        "date,title\n5/3/2024,A\n13/3/2024,B\n",
        &["event-1 | - | 2024-03-05 | A", "event-2 | - | 2024-03-13 | B"],
    );
}

#[test]
fn dates_that_nothing_settles_are_refused_and_said() {
    let text = "id,date,title\na,5/3/2024,A\nb,6/4/2024,B\nc,2024-01-10,C\n";
    let opened = table(text);
    assert_eq!(lines(&opened), ["c | - | 2024-01-10 | C"]);
    insta::assert_snapshot!(report(text, &opened));
    let said = Options {
        format: Some(Format::Table),
        day_order: Some(DayOrder::MonthFirst),
        ..Options::default()
    };
    let opened = read("t.csv", text, &said);
    let ids: Vec<String> = lines(&opened);
    assert_eq!(ids, ["c | - | 2024-01-10 | C", "a | - | 2024-05-03 | A", "b | - | 2024-06-04 | B"]);
}

#[test]
fn what_is_wrong_points_at_its_cell() {
    let text = "id,Start Date,title\na,soon,A\nb,3/29/24,B\nc,2024-02-30,C\nd,,D\ne,13/3/2024,E\n\
                f,3/13/2024,F\ng,14/3/2024,G\nh,2024,H,and more\ni,2025,I\ni,2026,J\nk,\"2027,K\n\
                l,2028,L\n";
    let opened = table(text);
    let ids: Vec<&str> = opened.store.events().map(Event::id).collect();
    assert_eq!(ids, ["h", "e", "g", "i", "i-2", "l"]);
    insta::assert_snapshot!(report(text, &opened));
}

#[test]
fn an_end_before_its_start_is_called_that() {
    let text = "date,title\n2024-09-05/2024-09-04,Talks\n";
    let told = report(text, &table(text));
    assert!(told.contains("the end 2024-09-04 lies before the start 2024-09-05"), "{told}");
}

#[test]
fn a_table_without_dates_says_how_to_name_the_column() {
    let text = "Was;Wann;Wo\nTalks;2024-01-10;Seoul\n";
    let opened = table(text);
    assert_eq!(opened.store.len(), 0);
    insta::assert_snapshot!(report(text, &opened));
    let map = |pairs: &[(&str, &str)]| Options {
        format: Some(Format::Table),
        columns: pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
        ..Options::default()
    };
    let opened = read("t.csv", text, &map(&[("start", "wann"), ("title", "Was"), ("place", "Wo")]));
    assert_eq!(lines(&opened), ["event-1 | - | 2024-01-10 | Talks | at: Seoul"]);
    let said = |pairs| report(text, &read("t.csv", text, &map(pairs)));
    let wrong = said(&[("start", "Wannn")]);
    assert!(
        wrong.contains("no column is called `Wannn`") && wrong.contains("did you mean `Wann`?")
    );
    let wrong = said(&[("strat", "Wann")]);
    assert!(
        wrong.contains("no field is called `strat`") && wrong.contains("did you mean `start`?")
    );
}

#[test]
fn limits_are_said() {
    let wide = format!("date,title{}\n2024,A\n", ",".repeat(1_000_000));
    let opened = table(&wide);
    assert_eq!((opened.store.len(), opened.files[0].diagnostics[0].code), (0, "columns-many"));
    let wide = format!("date,title\n2024,A{}\n2025,B\n", ",".repeat(1_000_000));
    let opened = table(&wide);
    assert_eq!((opened.store.len(), opened.files[0].diagnostics[0].code), (1, "columns-many"));
}

#[test]
fn what_is_not_read_of_a_table_is_said_once() {
    let said = |text: &str| report(text, &table(text));
    insta::assert_snapshot!(
        [
            said("date,titel,contry\n2024,A,JP\n"),
            said("date,title,title\n2024,A,B\n"),
            said("date,title\n2024-03-05T10:00:00.5,A\n2024-03-05T10:00:00.7,B\n"),
            said("Year,Month,Day,Time,Headline\n2024,,5,,A\n2024,3,,9:00,B\n"),
            said("start,title\n5/3/2024,A\n27/3/2024,B\n3/28/2024,C\n"),
            said("start,end,title\n27/3/2024,5/4/2024,A\n1/2/2024,3/28/2024,B\n"),
        ]
        .join("\n")
    );
    assert_eq!(said("date,title,type,count\n2024,A,x,1\n"), "");
    assert_eq!(said("Subject,Start Date,Private,Colour\nA,2024-03-05,False,red\n"), "");
}

#[test]
fn tables_of_mail_of_outlook_and_of_logs() {
    check(
        "date_start,date_end,title\n2024-03-05,2024-03-06,A\n",
        &["event-1 | - | 2024-03-05/2024-03-06 | A"],
    );
    check(
        "From,To,Subject,Date,Body\na@b,c@d,Hi,2024-03-05,Text\n",
        &["event-1 | - | 2024-03-05 | Hi | notes: Text"],
    );
    check(
        "Subject,Start Date,Start Time,End Date,End Time,All day event,Private\n\
         A,3/8/2024,12:00:00 AM,3/9/2024,12:00:00 AM,True,False\n",
        &["event-1 | - | 2024-03-08 | A"],
    );
    check(
        "date,time,timezone,MACB,source,host,short,desc\n03/05/2024,10:11:12,UTC,M...,LOG,box,Login,About it\n",
        &["event-1 | LOG | 2024-03-05T10:11:12 | Login | notes: About it"],
    );
    check(
        "date,title,city,country\n2024,A,Tokyo,JP\n",
        &["event-1 | - | 2024 | A | at: Tokyo | of: JP"],
    );
}

#[test]
fn a_mapped_country_is_a_party() {
    let text = "Event Date,What,Where,Who\n2024,A,Seoul,\"KR;US\"\n2025,B,Tokyo,JP\n";
    let columns =
        [("start", "Event Date"), ("title", "What"), ("place", "Where"), ("country", "Who")];
    let columns = columns.map(|(a, b)| (a.to_owned(), b.to_owned())).to_vec();
    let options = Options { format: Some(Format::Table), columns, ..Options::default() };
    assert_eq!(
        lines(&read("t.csv", text, &options)),
        [
            "event-1 | - | 2024 | A | at: Seoul | of: KR, US",
            "event-2 | - | 2025 | B | at: Tokyo | of: JP"
        ]
    );
}

#[test]
fn the_tables_of_gdelt_and_icews() {
    let mut cells = vec![""; 61];
    for (at, cell) in [
        (0, "1168"),
        (1, "20240329"),
        (6, "SOUTH KOREA"),
        (7, "KOR"),
        (16, "UNITED STATES"),
        (17, "USA"),
        (26, "040"),
        (29, "1"),
        (52, "Seoul, South Korea"),
        (60, "https://a.example/n"),
    ] {
        cells[at] = cell;
    }
    let text = format!("{}\nshort\trow\n", cells.join("\t"));
    let opened = read("x", &text, &Options::default());
    assert_eq!(opened.files[0].format, Format::Gdelt);
    assert_eq!(
        lines(&opened),
        ["1168 | Verbal cooperation | 2024-03-29 | South Korea - United States: Consult (040) \
          | at: Seoul, South Korea | of: KR, US | tags: Consult | from: https://a.example/n"]
    );
    let codes: Vec<&str> = opened.files[0].diagnostics.iter().map(|it| it.code).collect();
    assert_eq!(codes, ["row-short"]);
    let text = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\t\
                CAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\t\
                Sentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n\
                7\t2014-03-29\tCho\tGovernment\tSouth Korea\tConsult\t040\t1.0\tKim\tGovernment\t\
                North Korea\t1\t2\tYonhap\tSeoul\t\t\tSouth Korea\t37\t127\n";
    let opened = read("x", text, &Options::default());
    assert_eq!(opened.files[0].format, Format::Icews);
    assert_eq!(
        lines(&opened),
        ["7 | Verbal cooperation | 2014-03-29 | Cho - Kim: Consult (040) | at: Seoul \
          | of: South Korea, North Korea | tags: Consult | from: Yonhap"]
    );
}

#[test]
fn gdelt_and_icews_with_headers_and_commas() {
    let text = "GLOBALEVENTID,SQLDATE,Actor1Name,Actor1CountryCode,EventCode,ActionGeo_FullName\n\
                1,20240305,UNITED STATES,USA,036,\"Seoul, South Korea\"\n";
    let opened = read("x.csv", text, &Options::default());
    assert_eq!(
        lines(&opened),
        ["1 | Verbal cooperation | 2024-03-05 | United States: Express intent to cooperate (036) \
          | at: Seoul, South Korea | of: US | tags: Express intent to cooperate"]
    );
    assert_eq!(report(text, &opened), "");
    let text = "Event ID,Event Date,Source Name,Source Country,Event Text,CAMEO Code,Target Name,City\n\
                7,1995-01-01,Boris Yeltsin,Russian Federation,Praise,051,\"A, B\",Moscow\n";
    let opened = read("x.csv", text, &Options::default());
    assert_eq!(
        lines(&opened),
        ["7 | Verbal cooperation | 1995-01-01 | Boris Yeltsin - A, B: Praise (051) | at: Moscow \
          | of: Russian Federation | tags: Engage in diplomatic cooperation"]
    );
}

#[test]
fn flat_records_of_json_are_read_as_rows() {
    let text = r#"{"items":[
        {"key":"a","content":"Talks","start":1711706400000,"end":"2024-03-30","group":"Bilateral","title":"A hint"},
        {"key":"b","content":"More","start":"5/3/2024"},
        7
    ]}"#;
    let opened = read("x.json", text, &Options::default());
    assert_eq!(opened.files[0].format, Format::Records);
    assert_eq!(
        lines(&opened),
        ["a | Bilateral | 2024-03-29T10:00:00Z/2024-03-30 | Talks | notes: A hint"]
    );
    let places: Vec<&str> = opened.files[0].diagnostics.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(places, ["items[1].start", "items[2]"]);
    let text = r#"[{"when":"2024-01-10","subject":"Talks","tags":["a;b","c"],"venue":{"name":"Seoul"}},
        {"when":"2024-13-10","subject":"Bad"}]"#;
    let opened = read("x.json", text, &Options::default());
    assert_eq!(lines(&opened), ["event-1 | - | 2024-01-10 | Talks | at: Seoul | tags: a;b, c"]);
    let wrong = &opened.files[0].diagnostics[0];
    assert_eq!(
        (wrong.path.as_str(), text.get(wrong.span.clone().expect("a place")).expect("bytes")),
        ("[1].when", "\"2024-13-10\"")
    );
}

#[track_caller]
fn check_flat(record: &str, expected: &str) {
    for (name, text) in [("x.json", format!("[{record}]")), ("x.jsonl", format!("{record}\n"))] {
        let opened = read(name, &text, &Options::default());
        assert_eq!(lines(&opened), [expected], "{text}\n{}", report(&text, &opened));
        assert_eq!(report(&text, &opened), "");
    }
}

#[test]
fn flat_records_under_our_own_keys_are_read_as_rows() {
    check_flat(
        r#"{"start":"2024-01-01","title":"A","country":"JP"}"#,
        "event-1 | - | 2024-01-01 | A | of: JP",
    );
    check_flat(
        r#"{"start":"2024-01-01","title":"A","country":"JP;US"}"#,
        "event-1 | - | 2024-01-01 | A | of: JP, US",
    );
    check_flat(
        r#"{"start":"2024-01-02","title":"A","country":["US","KR"],"city":"Tokyo"}"#,
        "event-1 | - | 2024-01-02 | A | at: Tokyo | of: US, KR",
    );
    for (start, expected) in [
        ("\"2024-03-05T10:00:00.000Z\"", "2024-03-05T10:00:00Z"),
        ("\"2024-03-05 10:00:00\"", "2024-03-05T10:00:00"),
        ("\"March 5, 2024\"", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("1709633472", "2024-03-05T10:11:12Z"),
        ("1709633472.123", "2024-03-05T10:11:12Z"),
        ("1709633472000", "2024-03-05T10:11:12Z"),
    ] {
        let record = format!("{{\"id\":\"a\",\"title\":\"A\",\"start\":{start}}}");
        check_flat(&record, &format!("a | - | {expected} | A"));
    }
    check_flat(
        r#"{"message":"Login","timestamp":1437764463000000}"#,
        "event-1 | - | 2015-07-24T19:01:03Z | Login",
    );
    check_flat(
        r#"{"time":"2024-03-05T10:00:00Z","message":"Login"}"#,
        "event-1 | - | 2024-03-05T10:00:00Z | Login",
    );
}

#[test]
fn a_lone_line_and_a_list_behind_a_number_are_known() {
    let line = "{\"when\":\"2024-03-05\",\"subject\":\"A\"}\n";
    assert_eq!(lines(&read("-", line, &Options::default())), ["event-1 | - | 2024-03-05 | A"]);
    let list = "{\"total\":3,\"items\":[{\"when\":\"2024-03-05\",\"subject\":\"A\"}]}";
    assert_eq!(lines(&read("-", list, &Options::default())), ["event-1 | - | 2024-03-05 | A"]);
}

#[test]
fn a_widget_has_groups_and_backgrounds() {
    let text = r#"{"items":[
        {"id":1,"content":"A <b>1</b>","start":"2024-01-01T10:00:00.000Z","group":1,"title":"A hint"},
        {"id":3,"start":"2013-04-20","end":"2013-05-20","type":"background"}
    ],"groups":[{"id":1,"content":"Bilateral"}]}"#;
    let opened = read("x.json", text, &Options::default());
    let expected =
        ["3 | - | 2013-04-20/2013-05-20 | ", "1 | 1 | 2024-01-01T10:00:00Z | A 1 | notes: A hint"];
    assert_eq!(lines(&opened), expected, "{}", report(text, &opened));
    let store = &opened.store;
    let lane =
        store.find("1").and_then(crate::store::Event::series).map(|it| store.series_of(it).name);
    assert_eq!(lane.map(|it| store.say(it, "en")), Some("Bilateral"));
}

#[test]
fn a_record_without_a_date_says_how_to_name_the_key() {
    let text = "{\"wann\":\"2024-03-05\",\"title\":\"A\"}\n{\"wann\":\"5/3/2024\"}\n{\"title\":\"B\",\"start\":\"5/3/2024\"}\n";
    insta::assert_snapshot!(report(text, &read("x.jsonl", text, &Options::default())));
}

#[test]
fn our_own_json_is_not_taken_for_records() {
    for text in [
        r#"{"attache":1,"events":[{"when":"x"}]}"#,
        r#"{"events":[{"id":"a","date":"2024-01-10"}]}"#,
        r#"[{"id":"a","start":"2024-01-10"}]"#,
        r#"[{"id":"a","start":"2024-13-40"}]"#,
        "[]",
        "{}",
        "[1,2]",
        "{\"items\":",
    ] {
        assert!(!crate::load::records::is(text), "{text}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_readers_panic(
        text in "(date|title|Year|,|;|\t|\"|'|\n|\r|/|-|:|[0-9]{1,4}|<|&|am|T|年|가|\\PC){0,60}",
        kind in 0..4_usize,
    ) {
        let header = ["date,title,end\n", "Year,Month,Day,Time,Headline,Text\n", "", "[{\"when\":"];
        let text = format!("{}{text}", header[kind]);
        for format in [Format::Table, Format::Gdelt, Format::Icews, Format::Records] {
            let options = Options { format: Some(format), ..Options::default() };
            let opened = read("x", &text, &options);
            let _ = diag::report("x", &text, &opened.files[0].diagnostics);
        }
        let _ = read("x", &text, &Options::default());
    }
}
