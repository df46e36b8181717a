//! What must be known of a whole calendar file before its first event is read.
//!
//! An instance of an event that repeats may be told anew anywhere in the file; whether ids may be
//! shortened, and whether calendars are lanes, only the whole of it tells.

use std::borrow::Cow;
use std::hash::BuildHasher as _;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashSet};

use super::components::{Components, Item};
use super::lines::Line;
use super::moment::Moment;
use super::zones::Zones;

/// What our own ids get behind them where they have no `@`.
pub(super) const SUFFIX: &str = "@attache.invalid";

/// What is known of a whole file.
pub(super) struct Survey {
    /// The name of each calendar, in their order.
    names: Vec<Option<String>>,
    /// Whether two calendars have different names.
    pub(super) is_grouped: bool,
    ids: Ids,
    /// Instances that are told anew.
    told: HashSet<Instance>,
    hasher: RandomState,
}

/// What of an id stands for the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ids {
    /// What stands before the `@`, by which all of them are told apart.
    Short,
    /// All of it.
    Whole,
    /// What stands before [`SUFFIX`]: this program wrote the file.
    Own,
}

/// An instance: the hash of its id, how its time is told, and when it was to be.
type Instance = (u64, Told, i64);

/// How the time of an instance is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Told {
    Day,
    Local,
    Utc,
}

impl Survey {
    pub(super) fn of(source: &str, zones: &mut Zones) -> Self {
        let mut survey = Self {
            names: Vec::new(),
            is_grouped: false,
            ids: Ids::Short,
            told: HashSet::default(),
            hasher: RandomState::default(),
        };
        let mut short: HashMap<u64, u64> = HashMap::default();
        let mut components = Components::new(source);
        while let Some(item) = components.next() {
            components.problems();
            match item {
                Item::Calendar => survey.names.push(None),
                Item::Property(line) => survey.property(&line),
                Item::Component(..) => {
                    survey.component(components.properties(), &mut short, zones);
                }
            }
        }
        let mut names = survey.names.iter().flatten();
        let first = names.next();
        survey.is_grouped = names.any(|it| Some(it) != first);
        survey
    }

    fn property(&mut self, line: &Line<'_>) {
        match line.name {
            "PRODID" if line.value().starts_with("-//attache//") => self.ids = Ids::Own,
            "NAME" | "X-WR-CALNAME" => {
                let name = line.text();
                let slot = self.names.last_mut().filter(|it| it.is_none());
                if let (Some(slot), false) = (slot, name.trim().is_empty()) {
                    *slot = Some(name.trim().to_owned());
                }
            }
            _ => {}
        }
    }

    fn component(&mut self, lines: &[Line<'_>], short: &mut HashMap<u64, u64>, zones: &mut Zones) {
        let Some(id) = uid(lines) else { return };
        let whole = self.hash(&id);
        if self.ids == Ids::Short {
            let before = self.hash(before_at(&id));
            if *short.entry(before).or_insert(whole) != whole {
                self.ids = Ids::Whole;
            }
        }
        let again = lines.iter().find(|it| it.name == "RECURRENCE-ID");
        if let Some(moment) = again.and_then(|it| moment(it, zones)) {
            self.told.insert(instance(whole, moment));
        }
    }

    fn hash(&self, id: &str) -> u64 {
        self.hasher.hash_one(id)
    }

    /// Returns the id that an event has here.
    pub(super) fn id<'i>(&self, uid: &'i str) -> &'i str {
        match self.ids {
            Ids::Short => before_at(uid),
            Ids::Whole => uid,
            Ids::Own => uid.strip_suffix(SUFFIX).filter(|it| !it.is_empty()).unwrap_or(uid),
        }
    }

    /// Tells whether an instance is told anew elsewhere in the file.
    pub(super) fn is_told_anew(&self, uid: &str, moment: Moment) -> bool {
        if self.told.is_empty() {
            return false;
        }
        let id = self.hash(uid);
        let floating = (id, Told::Local, moment.local());
        let mut ways =
            [instance(id, moment), instance(id, moment.whole_day()), floating].into_iter();
        ways.any(|it| self.told.contains(&it))
    }

    /// Returns the name of a calendar, counted from 0.
    pub(super) fn name(&self, calendar: Option<usize>) -> Option<&str> {
        self.names.get(calendar?)?.as_deref()
    }

    /// Returns the name of the file as a whole: that of its one calendar.
    pub(super) fn title(&self) -> Option<&str> {
        if self.is_grouped { None } else { self.names.iter().flatten().map(String::as_str).next() }
    }
}

/// Returns the id that a component gives itself.
pub(super) fn uid<'l>(lines: &'l [Line<'_>]) -> Option<Cow<'l, str>> {
    let line = lines.iter().find(|it| it.name == "UID")?;
    let id = match line.text() {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    };
    (!id.is_empty()).then_some(id)
}

/// Reads when an instance was to be.
fn moment(line: &Line<'_>, zones: &mut Zones) -> Option<Moment> {
    let moment = Moment::parse(line.value().trim())?;
    match line.param("TZID") {
        Some(zone) if moment.instant().is_none() => {
            zones.on_clocks_of(&zone, moment).or(Some(moment))
        }
        _ => Some(moment),
    }
}

fn instance(id: u64, moment: Moment) -> Instance {
    match (moment.second, moment.instant()) {
        (None, _) => (id, Told::Day, i64::from(moment.day.0)),
        (_, Some(instant)) => (id, Told::Utc, instant),
        _ => (id, Told::Local, moment.local()),
    }
}

/// Returns what stands before the last `@` of an id.
fn before_at(id: &str) -> &str {
    id.rsplit_once('@').map(|(start, _)| start).filter(|it| !it.is_empty()).unwrap_or(id)
}
