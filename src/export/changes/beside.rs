//! When, where and who: what two sessions have in common, and where each goes its own way.

use super::super::page::{Item, Section, Writer};
use super::list;
use crate::analysis::{self, Comparison, Heads};
use crate::i18n::Label;
use crate::model::Field;
use crate::store::{Event, Leader, PersonId, PlaceId};

/// Returns the sections before the actions.
pub(super) fn sections(writer: &Writer<'_>, both: &Comparison<'_>) -> Vec<Section> {
    let words = writer.words;
    let events = [both.before, both.after];
    let date = |it: Event<'_>| it.date().map(|it| writer.when(&it)).unwrap_or_default();
    let host = |it: Event<'_>| it.host().map(|it| writer.country(it)).unwrap_or_default();
    let rest = |it: Event<'_>| writer.say(it.prose(Field::Participants)).to_owned();
    let section =
        |heading: &str, items| Section { heading: heading.to_owned(), lead: String::new(), items };
    let heads = both.heads.iter().map(|it| head(writer, both, it)).collect::<Vec<_>>();
    vec![
        section(words.label(Label::Date), fields(writer, events, Field::Date, date)),
        section(
            words.place,
            or_none(writer, fields(writer, events, Field::Place, |it| places(writer, it))),
        ),
        section(words.host, fields(writer, events, Field::Host, host)),
        section(words.label(Label::Leaders), or_none(writer, heads)),
        section(
            words.label(Label::Participants),
            fields(writer, events, Field::Participants, rest),
        ),
        section(words.themes, themes(writer, both)),
    ]
}

/// Says that nothing is recorded where there is nothing.
fn or_none(writer: &Writer<'_>, items: Vec<Item>) -> Vec<Item> {
    let none = || vec![Item::new("", writer.look.locale.not_recorded())];
    if items.is_empty() { none() } else { items }
}

/// Returns a field of both: once where they agree, else one under the other.
fn fields(
    writer: &Writer<'_>,
    events: [Event<'_>; 2],
    field: Field,
    value: impl Fn(Event<'_>) -> String,
) -> Vec<Item> {
    let locale = writer.look.locale;
    let told = events.map(|event| {
        let value = value(event);
        match writer.words.certainty(event.certainty(field)) {
            Some(doubt) if !value.is_empty() => format!("{value} ({doubt})"),
            _ => value,
        }
    });
    let cites = |events: &[Event<'_>]| {
        let all = events.iter().flat_map(|it| it.cites(field)).copied().collect::<Vec<_>>();
        writer.numbers.of(writer.store, &all)
    };
    let [before, after] = &told;
    if before.is_empty() && after.is_empty() {
        return Vec::new();
    }
    if before == after {
        let head = format!("= {}", locale.both());
        return vec![Item::new(head, before.as_str()).cites(cites(&events))];
    }
    let one = |(event, value): (Event<'_>, &String)| {
        let value = if value.is_empty() { locale.not_recorded() } else { value };
        let label = writer.store.label(event, locale.tag());
        Item::new(format!("~ {label}"), value).cites(cites(&[event]))
    };
    events.into_iter().zip(&told).map(one).collect()
}

fn places(writer: &Writer<'_>, event: Event<'_>) -> String {
    let name = |it: &PlaceId| writer.say(writer.store.place(*it).name);
    event.places().iter().map(name).collect::<Vec<_>>().join("; ")
}

/// Returns a place by its short name.
pub(super) fn place(writer: &Writer<'_>, place: PlaceId) -> String {
    let place = writer.store.place(place);
    let short = writer.say(place.short);
    if short.is_empty() { writer.say(place.name) } else { short }.to_owned()
}

/// Returns the name of a person.
pub(super) fn person(writer: &Writer<'_>, person: PersonId) -> String {
    writer.say(writer.store.person(person).name).to_owned()
}

/// Returns a delegation: who led it at each, and in which office.
fn head(writer: &Writer<'_>, both: &Comparison<'_>, heads: &Heads<'_>) -> Item {
    let sides = [(both.before, heads.before), (both.after, heads.after)];
    let label = |event: Event<'_>| writer.store.label(event, writer.look.locale.tag()).into_owned();
    let country = heads.country.map(|it| writer.code(it)).unwrap_or_default();
    let numbers = |it: &Leader| writer.numbers.list(writer.store, it.cites);
    let named = |sign: char| format!("{sign} {country}").trim_end().to_owned();
    if let (true, Some((before, after))) = (heads.is_same_person(), heads.before.zip(heads.after)) {
        let mut cites = [numbers(before), numbers(after)].concat();
        cites.sort_unstable();
        cites.dedup();
        let item = Item::new(named('='), person(writer, after.person)).cites(cites);
        let [one, other] = [before, after].map(|it| writer.say(it.office));
        if one == other {
            let office = if one.is_empty() { String::new() } else { format!("= {one}") };
            return item.prose(office);
        }
        let office = |(event, it): (Event<'_>, &Leader)| {
            let office = writer.say(it.office);
            let none = || writer.look.locale.not_recorded();
            format!("~ {}: {}", label(event), if office.is_empty() { none() } else { office })
        };
        return item.prose(office((both.before, before))).prose(office((both.after, after)));
    }
    let [before, after] = sides.map(|(event, leader)| {
        let told = leader.map_or_else(
            || missing(writer, event, heads).to_owned(),
            |it| list::with_numbers(&with_office(writer, it), numbers(it)),
        );
        format!("{}: {told}", label(event))
    });
    Item::new(named('~'), before).prose(after)
}

fn with_office(writer: &Writer<'_>, leader: &Leader) -> String {
    let parts = [person(writer, leader.person), writer.say(leader.office).to_owned()];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(", ")
}

/// Says why a delegation has no head: it was not there, or the file does not name one.
fn missing(writer: &Writer<'_>, event: Event<'_>, heads: &Heads<'_>) -> &'static str {
    let locale = writer.look.locale;
    if heads.took_no_part(event) { locale.no_delegation() } else { locale.not_recorded() }
}

fn themes(writer: &Writer<'_>, both: &Comparison<'_>) -> Vec<Item> {
    let locale = writer.look.locale;
    let themes = analysis::shared_themes(writer.store, both.before, both.after);
    let label = |event: Event<'_>| writer.store.label(event, locale.tag()).into_owned();
    let lists = [
        (format!("= {}", locale.both()), themes.both),
        (format!("- {}", label(both.before)), themes.gone),
        (format!("+ {}", label(both.after)), themes.new),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    lists.map(|(head, list)| Item::new(head, writer.themes(&list))).collect()
}
