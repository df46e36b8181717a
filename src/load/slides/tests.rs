//! What is read of slides, as a user sees it: events in time order, and complaints with their place.

use proptest::prelude::*;

use crate::load::{DayOrder, Format, Opened, Options, Source, open};
use crate::model::Field;
use crate::store::{Event, Store};

fn opened(text: &str) -> Opened {
    open(&[Source { name: "x.json", text }], &Options::default())
}

/// One line an event: id, date, lane, title.
fn told(store: &Store) -> Vec<String> {
    let lane = |it: &Event<'_>| it.series().map(|it| store.say(store.series_of(it).name, "en"));
    let one = |it: Event<'_>| {
        let date = it.date().map(|it| it.to_string()).unwrap_or_default();
        let (lane, name) = (lane(&it).unwrap_or("-"), store.say(it.name(), "en"));
        format!("{} {date} [{lane}] {name}", it.id())
    };
    store.events().map(one).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) -> Opened {
    let opened = opened(text);
    let [file] = opened.files.as_slice() else { panic!("one file") };
    assert_eq!(file.format, Format::Slides, "{text}");
    let wrong: Vec<_> = file.diagnostics.iter().filter(|it| it.code != "slides-look").collect();
    assert!(wrong.is_empty(), "{text}: {wrong:?}");
    assert_eq!(told(&opened.store), expected, "{text}");
    opened
}

/// Wraps dates into slides called `a`, `b` and so on.
fn slides(dates: &[&str]) -> String {
    let slide = |(date, id): (&&str, char)| {
        format!(r#"{{"unique_id":"{id}","start_date":{date},"text":{{"headline":"T"}}}}"#)
    };
    let slides: Vec<String> = dates.iter().zip('a'..).map(slide).collect();
    format!("{{\"events\":[{}]}}", slides.join(","))
}

#[test]
fn a_date_is_as_exact_as_its_smallest_part() {
    let dates = [
        r#"{"year":"2012"}"#,
        r#"{"year":2013,"month":"","day":null}"#,
        r#"{"year":"2013 ","month":"4"}"#,
        r#"{"year":2014,"month":4,"day":25}"#,
        r#"{"year":"2014","month":"4","day":"26","hour":"0"}"#,
        r#"{"year":2014,"month":4,"day":27,"hour":0,"minute":0}"#,
        r#"{"year":2014,"month":4,"day":28,"hour":9,"minute":5,"second":7}"#,
    ];
    check(
        &slides(&dates),
        &[
            "a 2012 [-] T",
            "b 2013 [-] T",
            "c 2013-04 [-] T",
            "d 2014-04-25 [-] T",
            "e 2014-04-26T00:00 [-] T",
            "f 2014-04-27 [-] T",
            "g 2014-04-28T09:05:07 [-] T",
        ],
    );
}

#[test]
fn a_year_before_christ_keeps_the_number_that_is_printed() {
    let dates = [r#"{"year":"-3300"}"#, r#"{"year":-44,"month":3,"day":15}"#, r#"{"year":"75"}"#];
    let expected = ["a -3299 [-] T", "b -0043-03-15 [-] T", "c 0075 [-] T"];
    check(&slides(&dates), &expected);
}

#[test]
fn what_is_too_far_stands_at_the_end_of_the_calendar_and_is_said() {
    let opened = opened(&slides(&[r#"{"year":"-13800000000"}"#, r#"{"year":12000,"month":2}"#]));
    assert_eq!(told(&opened.store), ["a Y-262143 [-] T", "b Y12000 [-] T"]);
    let codes: Vec<_> = opened.files[0].diagnostics.iter().map(|it| (it.code, &*it.path)).collect();
    assert_eq!(
        codes,
        [("year-far", "events[0].start_date.year"), ("year-far", "events[1].start_date.month")]
    );
}

#[track_caller]
fn check_complaint(text: &str, path: &str, part: &str, message: &str) {
    let opened = opened(text);
    let [diagnostic] = opened.files[0].diagnostics.as_slice() else {
        panic!("{:?}", opened.files[0].diagnostics)
    };
    let span = diagnostic.span.clone().unwrap_or_default();
    assert_eq!((&*diagnostic.path, text.get(span)), (path, Some(part)));
    assert!(diagnostic.message.contains(message), "{}", diagnostic.message);
}

#[test]
fn a_wrong_date_costs_its_slide_and_is_pointed_at() {
    let good = r#"{"year":2001}"#;
    let month = slides(&[good, r#"{"year":2012,"month":13}"#, good]);
    assert_eq!(told(&opened(&month).store).len(), 2);
    check_complaint(&month, "events[1].start_date.month", "13", "there is no month 13");
    let day = slides(&[r#"{"year":"2011","month":"2","day":"29"}"#]);
    check_complaint(&day, "events[0].start_date.day", "\"29\"", "no day 29");
    let word = slides(&[r#"{"year":"c. 1950"}"#]);
    check_complaint(&word, "events[0].start_date.year", "\"c. 1950\"", "no whole number");
    let none = slides(&[good, "{}"]);
    check_complaint(
        &none,
        "events[1]",
        none.get(none.find(r#"{"unique_id":"b""#).unwrap()..none.len() - 2).unwrap(),
        "no date",
    );
    let back = r#"{"events":[{"start_date":{"year":2002},"end_date":{"year":2001}}]}"#;
    check_complaint(back, "events[0].end_date", r#"{"year":2001}"#, "");
    let kind = r#"{"events":[{"start_date":{"year":2002},"group":{"a":1}}]}"#;
    check_complaint(kind, "events[0].group", r#"{"a":1}"#, "");
}

#[test]
fn ranges_lanes_eras_and_ids() {
    let text = r#"{
      "scale": "human",
      "title": {"text": {"headline": "<b>Talks</b> &amp; more", "text": "long"}},
      "eras": [{"start_date": {"year": 600}, "end_date": {"year": "650"}, "text": {"headline": "Old"}}],
      "events": [
        {"start_date": {"year": 620, "month": 1}, "end_date": {"year": 621}, "group": " A ", "text": {"headline": "First <i>talks</i>"}},
        {"start_date": {"year": 622}, "end_date": {"year": "622"}, "group": "", "text": {"headline": "First talks"}},
        {"start_date": {"year": 623}, "text": {"headline": "회담"}, "media": ""},
        {"start_date": {"year": 624}, "text": []}]}"#;
    let expected = [
        "era-old 0600/0650 [Eras] Old",
        "first-talks 0620-01/0621 [A] First talks",
        "first-talks-2 0622 [-] First talks",
        "회담 0623 [-] 회담",
        "event-5 0624 [-] ",
    ];
    let store = check(text, &expected).store;
    assert_eq!(store.say(store.title(), "en"), "Talks & more");
}

#[test]
fn text_links_lists_and_media_are_taken_apart() {
    let text = r#"{"events":[{"start_date":{"year":2020},
      "display_date": "Spring <b>2020</b>",
      "text":{"headline":"T","text":"<p>In Seoul,<br>by <a href='https://a.example/'>them</a>.</p><ul><li>Share &amp; train</li></ul>"},
      "media":{"url":"//b.example/x.jpg","credit":"<a href='x'>MOFA</a>","caption":"The room"}}]}"#;
    let store = check(text, &["t 2020 [-] T"]).store;
    let event = store.find("t").unwrap();
    assert_eq!(store.say(event.prose(Field::Notes), "en"), "In Seoul,\nby them.");
    let actions: Vec<_> = event.actions().iter().map(|it| store.say(it.text, "en")).collect();
    assert_eq!(actions, ["Share & train"]);
    let sources = event.sources().iter().map(|&it| store.source(it));
    let sources: Vec<_> = sources
        .map(|it| [store.str(it.url), store.say(it.publisher, "en"), store.say(it.title, "en")])
        .collect();
    let expected = [
        ["https://b.example/x.jpg", "MOFA", "The room"],
        ["https://a.example/", "", "https://a.example/"],
    ];
    assert_eq!(sources, expected);
    let note = event.provenance(Field::Date).unwrap().note;
    assert_eq!(store.say(note, "en"), "shown as Spring 2020");
}

#[test]
fn quoted_media_is_text_and_embedded_media_a_source() {
    let text = r#"{"events":[{"start_date":{"year":2020},"text":{"headline":"T"},
      "media":{"url":"<blockquote>We agreed.</blockquote><iframe src='https://v.example/1'></iframe>"}}]}"#;
    let store = check(text, &["t 2020 [-] T"]).store;
    let event = store.find("t").unwrap();
    assert_eq!(store.say(event.prose(Field::Notes), "en"), "We agreed.");
    assert_eq!(store.str(store.source(event.sources()[0]).url), "https://v.example/1");
}

#[test]
fn version_2_is_read_also_out_of_its_script() {
    let timeline = r#"{"timeline":{"headline":"Old","type":"default","startDate":"1600","text":"x",
      "date":[
        {"startDate":"2012,1,26,10,30","headline":"C","tag":"Lane","text":"<p>Words</p>"},
        {"startDate":"1/26/2011","endDate":"2011-2-1","headline":"B","asset":{"media":"https://m.example"}},
        {"startDate":"-44,3,15","headline":"A","text":""},
        {"startDate":1820,"headline":"D"}],
      "era":[{"startDate":"2000","endDate":"2010","headline":"Era"}]}}"#;
    let expected = [
        "a -0043-03-15 [-] A",
        "d 1820 [-] D",
        "era-era 2000/2010 [Eras] Era",
        "b 2011-01-26/2011-02-01 [-] B",
        "c 2012-01-26T10:30 [Lane] C",
    ];
    let store = check(timeline, &expected).store;
    assert_eq!(store.say(store.title(), "en"), "Old");
    check(&format!("storyjs_jsonp_data = {timeline};\n"), &expected);
    check(&format!("var storyjs_jsonp_data={timeline}"), &expected);
    check(&format!("\u{feff}callback({timeline});").replace('\u{feff}', ""), &expected);
}

#[test]
fn what_has_no_place_here_is_said_once_for_the_file() {
    let text = r##"{"title":{"text":{"headline":"T","text":"About it"}},"events":[
      {"start_date":{"year":2020},"text":{"headline":"A <b>b</b>"},"background":{"color":"#fff"},
       "media":{"url":"https://m.example/1.jpg","alt":"A room","link":"https://l.example/"}},
      {"start_date":{"year":2021},"text":{"headline":"C","text":"<p>d <EM class=x>e</EM>"},"background":{"url":""}}]}"##;
    let opened = opened(text);
    let [said] = opened.files[0].diagnostics.as_slice() else { panic!("one complaint") };
    assert_eq!(
        said.message,
        "not kept of these slides: what stands under the title; 1 background; \
         1 description of media; 2 texts in bold or the like"
    );
    // Where a click leads is kept.
    let event = opened.store.find("a-b").unwrap();
    let urls = event.sources().iter().map(|it| opened.store.str(opened.store.source(*it).url));
    assert_eq!(urls.collect::<Vec<_>>(), ["https://m.example/1.jpg", "https://l.example/"]);
    let plain = slides(&[r#"{"year":2012}"#]);
    assert_eq!(self::opened(&plain).files[0].diagnostics, []);
}

#[test]
fn a_slide_without_a_headline_is_called_by_its_first_words() {
    let long = "They met in Seoul, talked for two days about everything there was, and left.";
    let text = format!(
        r#"{{"events":[{{"start_date":{{"year":2020}},"text":{{"text":"<p>{long}</p><p>More</p>"}}}},
          {{"start_date":{{"year":2021}},"text":{{"text":"Short<br>one"}}}}]}}"#
    );
    check(
        &text,
        &[
            "they-met-in-seoul-talked-for-two-days-about-everything 2020 [-] \
         They met in Seoul, talked for two days about everything…",
            "short 2021 [-] Short",
        ],
    );
}

/// Wraps the dates of version 2.
fn old(dates: &[&str]) -> String {
    let date = |it: &&str| format!(r#"{{"startDate":"{it}","headline":"T"}}"#);
    format!(
        "{{\"timeline\":{{\"date\":[{}]}}}}",
        dates.iter().map(date).collect::<Vec<_>>().join(",")
    )
}

#[test]
fn one_date_settles_the_order_of_day_and_month_for_the_file() {
    check(&old(&["13\\/6\\/2011", "7/8/2011"]), &["t 2011-06-13 [-] T", "t-2 2011-08-07 [-] T"]);
    check(&old(&["7/8/2011", "6/13/2011"]), &["t-2 2011-06-13 [-] T", "t 2011-07-08 [-] T"]);
    // As the library has it, where nothing tells.
    check(&old(&["7/8/2011 14:30"]), &["t 2011-07-08T14:30 [-] T"]);
    check(&old(&["2011,7,13", "7/8/2011"]), &["t-2 2011-07-08 [-] T", "t 2011-07-13 [-] T"]);
    let text = old(&["7/8/2011", "2/2011"]);
    let options = Options { day_order: Some(DayOrder::DayFirst), ..Options::default() };
    let opened = open(&[Source { name: "x.json", text: &text }], &options);
    assert_eq!(told(&opened.store), ["t-2 2011-02 [-] T", "t 2011-08-07 [-] T"]);
}

#[test]
fn a_date_against_the_order_of_the_file_says_what_turns_it_round() {
    let text = old(&["13/6/2011", "6/13/2011"]);
    check_complaint(&text, "timeline.date[0].startDate", "\"13/6/2011\"", "no month 13");
    let opened = opened(&text);
    assert_eq!(told(&opened.store).len(), 1);
    assert!(opened.files[0].diagnostics[0].help.contains("`--dates dmy`"));
}

#[test]
fn guards_and_comments_of_a_script_are_passed_over() {
    let body = slides(&[r#"{"year":2012}"#]);
    for script in [
        format!("/**/ callback({body});"),
        format!("// made by x\n/* {{ */module.exports = {body}"),
        format!("typeof cb === \"function\" && cb({body})"),
        format!("/**/typeof a.cb === 'function' && a.cb({body});"),
        format!("// as it is\n{body}"),
    ] {
        check(&script, &["a 2012 [-] T"]);
    }
    assert!(!super::is(&format!("if (x && {body}")));
}

#[test]
fn a_year_beyond_all_numbers_is_told_as_it_is_written() {
    let text = slides(&[
        r#"{"year":"99999999999999999999"}"#,
        &format!(r#"{{"year":"{}"}}"#, "9".repeat(5_000)),
    ]);
    let opened = opened(&text);
    let said: Vec<&str> = opened.files[0].diagnostics.iter().map(|it| &*it.message).collect();
    assert_eq!(told(&opened.store).len(), 2);
    assert_eq!(
        said,
        [
            "the year 99999999999999999999 is too far; it stands at the end of the calendar",
            "the year 99999999999999999999… is too far; it stands at the end of the calendar",
        ]
    );
}

#[test]
fn a_place_in_a_script_is_counted_from_its_start() {
    let text = r#"data = {"timeline":{"date":[{"startDate":"2012,13","headline":"C"}]}};"#;
    check_complaint(text, "timeline.date[0].startDate", "\"2012,13\"", "no month 13");
}

#[test]
fn documents_of_other_formats_are_not_taken_for_slides() {
    for text in [
        r#"{"events":[{"id":"a","date":"2024","name":"N"}]}"#,
        r#"{"attache":1,"title":"T","events":[]}"#,
        r#"{"title":{"en":"T"},"events":[]}"#,
        r#"{"events":[]}"#,
        r#"[{"start_date":{"year":1}}]"#,
        "title = {",
        "BEGIN:VCALENDAR",
        "",
        "{",
    ] {
        assert!(!super::is(text), "{text}");
    }
    for text in [
        r#"{"events":[],"title":{"text":{"headline":"T"}}}"#,
        r#"{"events":[{"text":{"headline":"T"}}]}"#,
        r#"{"events":[{"start_date":{"year":1}},"#,
        r#"{"attache":{},"events":[{"start_date":{"year":1}}]}"#,
    ] {
        assert!(super::is(text), "{text}");
    }
}

#[test]
fn a_file_that_breaks_off_keeps_what_came_before() {
    let whole = slides(&[r#"{"year":2001}"#, r#"{"year":2002}"#]);
    let opened = opened(whole.get(..whole.len() - 9).unwrap());
    assert_eq!(told(&opened.store), ["a 2001 [-] T"]);
    assert_eq!(opened.files[0].diagnostics[0].code, "json-cut");
}

proptest! {
    #[test]
    fn no_change_of_a_document_makes_the_reader_panic(
        at in 0..1_000_usize,
        drop in 0..40_usize,
        put in r#"[\[\]{}",:0-9a-z<>&;/ -]{0,12}|<li>|<a href='|&#x110000;|\\ud800|1e400|-|[가-힣]"#,
    ) {
        let text = concat!(
            r#"{"title":{"text":{"headline":"T"}},"eras":[{"start_date":{"year":1},"end_date":{"year":2}}],"#,
            r#""events":[{"start_date":{"year":"2012","month":"4","day":"25","hour":"9"},"end_date":{"year":2013},"#,
            r#""text":{"headline":"A <b>b</b>","text":"<p>x &eacute;<ul><li>y</ul><a href=\"https://z\">"},"#,
            r#""media":{"url":"<iframe src='//q'>","credit":"c"},"attache":{"id":"x","date":"2012~","cited":[{"url":"u"}]}}]}"#,
        );
        let at = at % text.len();
        let end = (at + drop).min(text.len());
        let (before, after) = (text.get(..at).unwrap(), text.get(end..).unwrap());
        let changed = format!("{before}{put}{after}");
        for body in [changed.clone(), format!("x = {changed};"), changed.replace("events", "date")] {
            let options = Options { format: Some(Format::Slides), ..Options::default() };
            let opened = open(&[Source { name: "x", text: &body }], &options);
            for it in &opened.files[0].diagnostics {
                prop_assert!(it.span.as_ref().is_none_or(|it| it.start <= body.len()), "{it:?}");
            }
            let _ = super::is(&body);
        }
    }

    #[test]
    fn no_markup_makes_the_reader_of_it_panic(html in r#"([<>&;"'=/a-z !-]|<li>|<a href=|&#x41;|é){0,60}"#) {
        let prose = super::markup::prose(&html);
        prop_assert!(prose.text.len() <= 2 * html.len());
    }
}
