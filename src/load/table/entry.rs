//! One row, or one flat record: what it says, as an event of our own format.

use std::borrow::Cow;

use super::dates::{self, Fault};
use super::order::Orders;
use super::roles::{Family, Role};
use super::{clock, html, lists, own};
use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{OrWord, WireEvent};
use crate::model::{Edtf, Kind, Scope};

/// The lane of spans that are the background of others.
const ERAS: &str = "Eras";
/// The tag of such a span.
const ERA: &str = "era";

/// What a cell or a value says.
#[derive(Clone, Debug)]
pub(in crate::load) enum Said<'a> {
    /// A text, which may hold a list.
    Text(Cow<'a, str>),
    /// A list.
    Items(Vec<Cow<'a, str>>),
}

/// What a row says, by what its columns hold.
#[derive(Clone, Debug, Default)]
pub(in crate::load) struct Entry<'a> {
    pub(in crate::load) family: Family,
    pub(in crate::load) values: Vec<(Role, Said<'a>)>,
}

/// A date that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::load) struct Wrong {
    /// What the column holds.
    pub(in crate::load) role: Role,
    /// What it says.
    pub(in crate::load) text: String,
    pub(in crate::load) fault: Fault,
}

/// A part of a date, and what reads it.
type Part = (Role, fn(&str) -> Option<u32>);

/// When an event was, as EDTF.
#[derive(Debug, Default)]
struct When<'a> {
    start: Option<Cow<'a, str>>,
    end: Option<Cow<'a, str>>,
}

impl<'a> Entry<'a> {
    /// Returns the first text of this kind.
    pub(in crate::load) fn text(&self, role: Role) -> Option<&Cow<'a, str>> {
        let mut all = self.values.iter().filter(|(it, _)| *it == role);
        all.find_map(|(_, said)| match said {
            Said::Text(text) => Some(text),
            Said::Items(items) => items.first(),
        })
    }

    /// Returns the items of all lists of this kind.
    pub(super) fn items(&self, role: Role) -> Vec<Cow<'a, str>> {
        let all = self.values.iter().filter(|(it, _)| *it == role);
        let each = |(_, said): &(Role, Said<'a>)| match said {
            Said::Text(text) if self.family == Family::Own => lists::own_items(text)
                .into_iter()
                .map(|it| Cow::from(lists::unescaped(it)))
                .collect(),
            Said::Text(text) => lists::items(text),
            Said::Items(items) => items.clone(),
        };
        all.flat_map(each).collect()
    }

    fn words(&self, role: Role) -> Vec<Word<'a>> {
        self.items(role).into_iter().map(Word).collect()
    }

    fn word(&self, role: Role) -> Option<Word<'a>> {
        self.text(role).cloned().map(Word)
    }

    fn value(&self, role: Role) -> Option<Value<'a>> {
        match self.values.iter().find(|(it, _)| *it == role)? {
            (_, Said::Text(text)) => Some(Value::from(text.clone())),
            (_, Said::Items(items)) => Some(Value {
                bare: Some(Bare::List(items.iter().cloned().map(Word).collect())),
                ..Value::default()
            }),
        }
    }

    /// Tells whether this is the row of a kind that `Type` names.
    pub(in crate::load) fn is_type(&self, name: &str) -> bool {
        let is_slides = self.family == Family::Slides;
        is_slides && self.text(Role::Type).is_some_and(|it| it.trim().eq_ignore_ascii_case(name))
    }

    /// Returns the headline as text.
    pub(in crate::load) fn name(&self) -> Option<Cow<'a, str>> {
        let name = self.text(Role::Name)?;
        let marked = self.family == Family::Slides && html::is(name);
        Some(if marked { html::plain(name).text.replace('\n', " ").into() } else { name.clone() })
    }

    /// Returns the year where it is beyond what a calendar reaches.
    pub(in crate::load) fn far_year(&self) -> Option<String> {
        let far = |role| {
            let (near, is_far) = dates::year(number(self.text(role)?).ok()?);
            is_far.then_some(near)
        };
        far(Role::Year).or_else(|| far(Role::EndYear))
    }

    /// Returns the event, if its dates can be read.
    pub(in crate::load) fn event(&self, orders: &Orders) -> Result<WireEvent<'a>, Wrong> {
        let When { start, end } = self.when(orders)?;
        let mut event = WireEvent {
            id: self.word(Role::Id),
            start: start.map(Word),
            end: end.map(Word),
            name: self.name().map(Value::from),
            series: self.word(Role::Lane),
            ordinal: self.text(Role::Ordinal).and_then(|it| it.trim().parse().ok()),
            host: self.host(),
            purpose: self.value(Role::Purpose),
            themes: self.words(Role::Themes),
            tags: self.words(Role::Tags),
            sources: self.words(Role::Sources),
            concerns: self.words(Role::Concerns).into_iter().map(OrWord::Word).collect(),
            ..WireEvent::default()
        };
        self.kind(&mut event);
        self.whereabouts(&mut event);
        if self.family == Family::Own {
            own::lists(self, &mut event);
        } else {
            event.leaders = self.words(Role::Leaders).into_iter().map(OrWord::Word).collect();
            event.actions = self.words(Role::Actions).into_iter().map(OrWord::Word).collect();
            self.remarks(&mut event);
        }
        Ok(event)
    }

    fn host(&self) -> Option<Value<'a>> {
        let host = self.value(Role::Host)?;
        let certainty = self.word(Role::HostCertainty);
        Some(Value { wrapped: certainty.is_some(), certainty, ..host })
    }

    fn kind(&self, event: &mut WireEvent<'a>) {
        let known = |role, is: fn(&str) -> bool| {
            self.word(role).filter(|it| self.family == Family::Own || is(it.as_str()))
        };
        event.kind = known(Role::Kind, |it| Kind::from_name(it).is_some());
        event.scope = known(Role::Scope, |it| Scope::from_name(it).is_some());
        if self.is_type(ERA) {
            event.kind = Some(Kind::Milestone.name().into());
            event.series = Some(ERAS.into());
            event.tags.push(ERA.into());
        }
        let status = self.text(Role::Status).map(|it| it.trim().to_ascii_lowercase());
        match status.as_deref() {
            Some("cancelled" | "canceled") => event.tags.push("cancelled".into()),
            Some("tentative") => event.tags.push("tentative".into()),
            _ => {}
        }
    }

    /// Reads places and parties.
    fn whereabouts(&self, event: &mut WireEvent<'a>) {
        let mut places = self.words(Role::Place);
        event.place = match places.len() {
            0 => None,
            1 => places.pop().map(|it| Value::from(it.0)),
            _ => Some(Value { bare: Some(Bare::List(places)), ..Value::default() }),
        };
        event.countries = self.words(Role::Countries);
        // One country is that of one place.
        let several = matches!(&event.place, Some(Value { bare: Some(Bare::List(_)), .. }));
        event.country = self.word(Role::PlaceCountry).filter(|_| !several);
        let countries = self.words(Role::Country);
        match countries.as_slice() {
            // One beside one place is where that lies, and a party too where no other is named.
            [one] if event.place.is_some() && event.country.is_none() && !several => {
                event.country = Some(one.clone());
                if event.countries.is_empty() {
                    event.countries.push(one.clone());
                }
            }
            _ => event.countries.extend(countries),
        }
        let people = self.words(Role::Participants);
        let are_codes = !people.is_empty() && people.iter().all(|it| is_code(it.as_str()));
        if are_codes && event.countries.is_empty() && self.family != Family::Own {
            event.countries = people;
        } else {
            event.participants = self.value(Role::Participants);
        }
    }

    /// Reads the running text, and what a sheet of `TimelineJS` says of its pictures.
    fn remarks(&self, event: &mut WireEvent<'a>) {
        if self.family != Family::Slides {
            event.notes = self.value(Role::Notes);
            return;
        }
        let mut notes = Vec::new();
        let mut take = |text: &str, event: &mut WireEvent<'a>| {
            let plain = html::plain(text);
            event.sources.extend(plain.links.into_iter().map(Word::from));
            notes.extend(Some(plain.text).filter(|it| !it.is_empty()));
        };
        if let Some(media) = self.text(Role::Media) {
            if crate::text::is_web(media.trim()) || !html::is(media) {
                event.sources.push(Word(media.clone()));
            } else {
                take(media, event);
            }
        }
        for role in [Role::Notes, Role::Caption, Role::Credit] {
            self.text(role).into_iter().for_each(|it| take(it, event));
        }
        if let Some(shown) = self.text(Role::DisplayDate) {
            take(&format!("Display date: {shown}"), event);
        }
        event.notes = (!notes.is_empty()).then(|| Value::from(notes.join("\n")));
    }

    fn when(&self, orders: &Orders) -> Result<When<'a>, Wrong> {
        if self.text(Role::Year).is_some() || self.text(Role::EndYear).is_some() {
            let start = self.of_parts([Role::Year, Role::Month, Role::Day, Role::Time])?;
            let end =
                self.of_parts([Role::EndYear, Role::EndMonth, Role::EndDay, Role::EndTime])?;
            return Ok(When { start, end });
        }
        let start = self.date(Role::Date, orders)?;
        let start = if start.is_some() { start } else { self.stamp(orders)? };
        let end = self.date(Role::End, orders)?;
        let all_day = self.text(Role::AllDay).is_some_and(|it| {
            ["true", "yes", "1"].iter().any(|yes| it.trim().eq_ignore_ascii_case(yes))
        });
        if all_day {
            let end = if self.ends_at_midnight() { day_before(start.as_deref(), end) } else { end };
            return Ok(When { start, end });
        }
        let end_time = self.text(Role::EndTime);
        let end = if end.is_none() && end_time.is_some() { start.clone() } else { end };
        Ok(When { start: self.timed(start, Role::Time)?, end: self.timed(end, Role::EndTime)? })
    }

    /// Reads a date with a column of its own.
    fn date(&self, role: Role, orders: &Orders) -> Result<Option<Cow<'a, str>>, Wrong> {
        let Some(text) = self.text(role).filter(|it| !it.trim().is_empty()) else {
            return Ok(None);
        };
        if self.family == Family::Own {
            return Ok(Some(text.clone()));
        }
        let wrong = |fault| Wrong { role, text: text.to_string(), fault };
        match text {
            Cow::Borrowed(text) => {
                let text: &'a str = text;
                dates::read(text, orders.of(role)).map(Some).map_err(wrong)
            }
            Cow::Owned(text) => {
                let date = dates::read(text, orders.of(role)).map_err(wrong)?;
                Ok(Some(date.into_owned().into()))
            }
        }
    }

    /// Reads a time stamp: a number of microseconds in the tables of Timesketch, else a date.
    fn stamp(&self, orders: &Orders) -> Result<Option<Cow<'a, str>>, Wrong> {
        let text = self.text(Role::Stamp).filter(|_| self.family == Family::Timesketch);
        // What is near to 1970 does not tell by its digits that it counts microseconds.
        let is_early = |it: &&Cow<'_, str>| dates::moment(it.trim()).is_none();
        match text.filter(is_early).and_then(|it| dates::of_microseconds(it)) {
            Some(moment) => Ok(Some(moment.into())),
            None => self.date(Role::Stamp, orders),
        }
    }

    /// Puts a time behind a day.
    fn timed(&self, date: Option<Cow<'a, str>>, role: Role) -> Result<Option<Cow<'a, str>>, Wrong> {
        let (Some(date), Some(time)) = (&date, self.text(role).filter(|it| !it.trim().is_empty()))
        else {
            return Ok(date);
        };
        if clock::read(time).is_none() {
            return Err(Wrong { role, text: time.to_string(), fault: Fault::NoTime });
        }
        Ok(Some(dates::with_time(date, time).map_or_else(|| date.clone(), Cow::from)))
    }

    /// Reads a date whose parts have a column each.
    fn of_parts(&self, [year, month, day, time]: [Role; 4]) -> Result<Option<Cow<'a, str>>, Wrong> {
        let say = |role| self.text(role).map(|it| it.trim()).filter(|it| !it.is_empty());
        let wrong = |role, fault| {
            let text = say(role).unwrap_or_default().to_owned();
            Wrong { role, text, fault }
        };
        let Some(label) = say(year) else {
            let later = [month, day, time].into_iter().find(|it| say(*it).is_some());
            return later.map_or(Ok(None), |role| Err(wrong(role, Fault::NoYear)));
        };
        let label = number(label).map_err(|fault| wrong(year, fault))?;
        let (mut date, _) = dates::year(label);
        if date.starts_with('Y') {
            return Ok(Some(date.into()));
        }
        let parts: [Part; 2] = [(month, dates::month), (day, |it| it.parse().ok())];
        for (role, read) in parts {
            let Some(text) = say(role) else { return Ok(Some(date.into())) };
            let part =
                read(text).filter(|it| *it <= 31).ok_or_else(|| wrong(role, Fault::NoPart))?;
            let longer = format!("{date}-{part:02}");
            // Above twelve are the seasons of EDTF, which these columns do not have.
            let is_season = role == month && part > 12;
            if is_season || Edtf::parse(&longer).is_err() {
                return Err(wrong(role, Fault::NoPart));
            }
            date = longer;
        }
        if let Some(text) = say(time) {
            let clock = clock::read(text).ok_or_else(|| wrong(time, Fault::NoTime))?;
            date += &clock.to_string();
        }
        Ok(Some(date.into()))
    }
}

/// Returns the day before the end, where that is behind the start.
fn day_before<'a>(start: Option<&str>, end: Option<Cow<'a, str>>) -> Option<Cow<'a, str>> {
    let day = |it: &str| Edtf::parse(it).ok().and_then(|it| it.last_day());
    let first = start.and_then(day);
    let last = end.as_deref().and_then(day);
    let before = last.filter(|it| Some(*it) > first).and_then(|it| it.checked_add(-1));
    before.map_or(end, |it| {
        let (year, month, day) = it.ymd();
        Some(format!("{year:04}-{month:02}-{day:02}").into())
    })
}

/// Reads a number in which there may be commas and blanks: `-13,800,000,000`.
fn number(text: &str) -> Result<i64, Fault> {
    let plain: String = text.chars().filter(|it| !matches!(it, ',' | ' ' | '\u{a0}')).collect();
    let whole = plain.strip_suffix(".0").unwrap_or(&plain);
    whole.parse().map_err(|_| Fault::NoPart)
}

/// Tells whether a word is written as the code of a country.
fn is_code(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|it| it.is_ascii_uppercase())
}
