//! When, where and who: what two sessions have in common, and where each goes its own way.

use super::super::page::{Item, Section, Writer};
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
    let sign = if heads.is_same_person() { '=' } else { '~' };
    let country = heads.country.map(|it| writer.code(it)).unwrap_or_default();
    let sides = [(both.before, heads.before), (both.after, heads.after)];
    let label = |event: Event<'_>| writer.store.label(event, writer.look.locale.tag()).into_owned();
    let office = |it: &Leader| writer.say(it.office).to_owned();
    let cites = sides.iter().filter_map(|(_, it)| *it).flat_map(|it| writer.store.cites(it.cites));
    let cites = writer.numbers.of(writer.store, &cites.copied().collect::<Vec<_>>());
    let told = |(event, leader): (Event<'_>, Option<&Leader>)| match leader {
        None => format!("{}: {}", label(event), writer.look.locale.not_recorded()),
        Some(leader) => {
            let [name, office] = [person(writer, leader.person), office(leader)];
            let comma = if office.is_empty() { "" } else { ", " };
            format!("{}: {name}{comma}{office}", label(event))
        }
    };
    let head = format!("{sign} {country}");
    if let (true, Some((before, after))) = (sign == '=', heads.before.zip(heads.after)) {
        let item = Item::new(head.trim_end(), person(writer, after.person)).cites(cites);
        if office(before) == office(after) {
            return item.prose(format!("= {}", office(after)).trim_end_matches("= "));
        }
        let office =
            |(event, it): (Event<'_>, &Leader)| format!("~ {}: {}", label(event), office(it));
        return item.prose(office((both.before, before))).prose(office((both.after, after)));
    }
    let [before, after] = sides;
    Item::new(head.trim_end(), told(before)).cites(cites).prose(told(after))
}

fn themes(writer: &Writer<'_>, both: &Comparison<'_>) -> Vec<Item> {
    let locale = writer.look.locale;
    let themes = analysis::shared_themes(writer.store, both.before, both.after);
    let only = |event: Event<'_>| locale.only(&writer.store.label(event, locale.tag()));
    let lists = [
        (locale.both().to_owned(), themes.both),
        (only(both.before), themes.gone),
        (only(both.after), themes.new),
    ];
    let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
    lists.map(|(head, list)| Item::new(head, writer.themes(&list))).collect()
}
