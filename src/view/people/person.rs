//! The page of one person, in lines.

use crate::analysis::{self, Career, Led, Length, Office, Term};
use crate::app::named_in;
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::store::{Event, PersonId};
use crate::view::names::{Numbers, Scene};
use crate::view::page::Page;
use crate::view::sheet::Role;

/// The most numbers of sources that stand at the end of a row.
const CITES: usize = 24;

/// Writes everything that the file says of a person. Its own part counts all sessions of the file,
/// not only those that are shown: a predecessor outside the scope is a predecessor.
pub(super) fn write(page: &mut Page<'_>, person: PersonId) {
    let scene = page.scene();
    let career = analysis::career(scene.store, person);
    let numbers = Numbers::new(career.sources.clone());
    names(page, person, &career, &numbers);
    sessions(page, person, &career, &numbers);
    for term in &career.terms {
        chair(page, term);
    }
    meetings(page, &career);
    note(page, person);
    sources(page, &numbers);
}

fn names(page: &mut Page<'_>, person: PersonId, career: &Career<'_>, numbers: &Numbers) {
    let scene = page.scene();
    let row = scene.store.person(person);
    let (name, others) = scene.person(person);
    let mut all: Vec<&str> = std::iter::once(name).chain(others).collect();
    // Kana, another Latin spelling: whatever else the file has.
    for (_, form) in scene.store.strings().forms(row.name) {
        if !all.contains(&form) {
            all.push(form);
        }
    }
    let cites = numbers.list(scene.store, scene.store.cites(row.cites), CITES);
    page.text(0, &all.join(scene.glyphs.separator), Role::Text, &cites);
    let aliases: Vec<&str> = row.aliases.iter().map(|&it| scene.store.str(it)).collect();
    let written = aliases.join(scene.glyphs.separator);
    if !written.is_empty() {
        page.labelled(scene.locale.also_written(), &written, Role::Text, "");
    }
    // Of one who has no country in the list of people, the delegation says it.
    let delegation = || career.led.last().and_then(|it| it.leader.country);
    let country = row.country.or_else(delegation).map(|it| {
        let long = scene.say(scene.store.country(it).name);
        let code = scene.code(it);
        if long == code { code.to_owned() } else { format!("{code} {long}") }
    });
    let none = scene.locale.no_country();
    let (country, role) = country.as_deref().map_or((none, Role::Dim), |it| (it, Role::Text));
    page.labelled(scene.locale.country_word(), country, role, "");
}

/// Writes on what the scripts of the name rest.
fn note(page: &mut Page<'_>, person: PersonId) {
    let scene = page.scene();
    let note = scene.say(scene.store.person(person).note);
    if !note.is_empty() {
        page.heading(scene.locale.label(Label::Notes));
        page.text(2, note, Role::Text, "");
    }
}

fn sessions(page: &mut Page<'_>, person: PersonId, career: &Career<'_>, numbers: &Numbers) {
    let scene = page.scene();
    if career.led.is_empty() {
        page.gap();
        return page.text(0, scene.locale.led_nothing(), Role::Dim, "");
    }
    let count = career.led.len() + career.earlier;
    let shown = analysis::led(scene.store, person).shared(scene.state.shown());
    let mut parts =
        vec![scene.locale.sessions_led().to_owned(), scene.locale.in_the_file(&count.to_string())];
    if shown < count {
        parts.push(scene.locale.hidden(count - shown));
    }
    page.heading(&parts.join(scene.glyphs.separator));
    if career.earlier > 0 {
        page.text(2, &scene.locale.earlier_left_out(career.earlier), Role::Dim, "");
    }
    let mut given = true;
    for (position, Led { session, leader, office }) in career.led.iter().enumerate() {
        let from = page.len();
        let cites = numbers.list(scene.store, scene.store.cites(leader.cites), CITES);
        page.disputed(scene.keys(named_in(scene.store, *session, Some(leader)).into_iter()));
        page.text(2, &at(scene, *session), Role::Text, &cites);
        if *office == Office::New {
            page.sign(from, "~", Role::Reworded);
            page.text(4, scene.locale.new_office(), Role::Reworded, "");
        }
        // An office that stays is said once, and so is that none is given.
        let missing = *office == Office::NotGiven;
        if missing && (given || position == 0) {
            page.text(4, scene.locale.office_not_given(), Role::Dim, "");
        } else if !missing && (*office != Office::Same || !given) {
            let rest = career.led.get(position..).unwrap_or_default();
            page.text(4, worded(scene, rest), Role::Dim, "");
        }
        given = !missing;
        page.text(4, scene.say(leader.note), Role::Dim, "");
    }
}

/// Returns the office of the first of some heads, in the language of the user where the file has
/// it so for any of those who hold the same one.
fn worded<'a>(scene: Scene<'a>, led: &[Led<'_>]) -> &'a str {
    let same = led.iter().enumerate().take_while(|(at, it)| *at == 0 || it.office == Office::Same);
    let tag = scene.locale.tag();
    let mut forms = same.filter_map(|(_, it)| scene.store.strings().form(it.leader.office, tag));
    let own = led.first().map_or("", |it| scene.say(it.leader.office));
    forms.find(|it| !it.is_empty()).unwrap_or(own)
}

/// Returns a session with its date and place.
fn at(scene: Scene<'_>, session: Event<'_>) -> String {
    let parts = [
        scene.date(session, Style::WithYear),
        scene.label(session).into_owned(),
        scene.places(session),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(scene.glyphs.separator)
}

fn chair(page: &mut Page<'_>, term: &Term<'_>) {
    let scene = page.scene();
    let locale = scene.locale;
    let series = scene.lane(term.series, locale.of_no_series());
    page.heading(&format!("{}{}{series}", locale.in_the_chair(), scene.glyphs.separator));
    let (first, last) = (scene.number(term.first), scene.number(term.last));
    let numbers =
        if term.sessions == 1 { first } else { format!("{first} {} {last}", scene.glyphs.dash) };
    let mut parts = vec![numbers, locale.sessions(term.sessions)];
    parts.extend(match term.length() {
        Length::OneSession => None,
        Length::Days(days) => Some(locale.days(days)),
        Length::NotDated => Some(locale.not_to_the_day().to_owned()),
    });
    let told = parts.join(scene.glyphs.separator);
    page.labelled(locale.label(Label::SessionsWord), &told, Role::Text, "");
    let why = match (term.series, term.country) {
        (None, _) => Some(locale.chair_of_no_series()),
        (_, None) => Some(locale.chair_not_known()),
        _ => None,
    };
    let before = term
        .predecessor
        .map(|(who, at)| locale.until_session(scene.person(who).0, &scene.number(at)));
    let after =
        term.successor.map(|(who, at)| locale.from_session(scene.person(who).0, &scene.number(at)));
    for (label, told, none) in [
        (locale.before_word(), before, locale.none_before()),
        (locale.after_word(), after, locale.none_after()),
    ] {
        match (&told, why) {
            (Some(told), _) => page.labelled(label, told, Role::Text, ""),
            (None, why) => page.labelled(label, why.unwrap_or(none), Role::Dim, ""),
        }
    }
}

fn meetings(page: &mut Page<'_>, career: &Career<'_>) {
    let scene = page.scene();
    if career.led.is_empty() {
        return;
    }
    page.heading(scene.locale.last_meetings());
    if career.met.is_empty() {
        page.text(2, scene.locale.met_nobody(), Role::Dim, "");
    }
    for met in &career.met {
        let from = page.len();
        page.text(7, scene.person(met.other).0, Role::Strong, &scene.locale.sessions(met.sessions));
        met.country.into_iter().for_each(|it| page.badge(from, it));
        page.text(7, &at(scene, met.last), Role::Text, "");
    }
}

fn sources(page: &mut Page<'_>, numbers: &Numbers) {
    let scene = page.scene();
    page.heading(scene.locale.label(Label::Sources));
    if numbers.sources().is_empty() {
        page.text(2, scene.locale.label(Label::NoSources), Role::Dim, "");
    }
    for (position, &id) in numbers.sources().iter().enumerate() {
        let source = scene.store.source(id);
        let from = page.len();
        let parts = [
            scene.say(source.title),
            scene.say(source.publisher),
            scene.store.str(source.date),
            scene.store.str(source.key),
        ];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        page.text(4, &parts.join(scene.glyphs.separator), Role::Text, "");
        page.sign(from, &format!("{:>2}", position + 1), Role::Dim);
    }
}
