//! What must be known of a whole calendar file before its first event is read.
//!
//! An instance of an event that repeats may be told anew anywhere in the file; whether ids may be
//! shortened, and whether calendars are lanes, only the whole of it tells.

use std::borrow::Cow;
use std::hash::BuildHasher as _;
use std::ops::Range;

use foldhash::fast::RandomState;
use foldhash::{HashMap, HashSet};

use super::components::{Components, Item};
use super::lines::Line;
use super::moment::Moment;
use super::zones::Zones;
use crate::model::Day;

/// What our own ids get behind them where they have no `@`.
pub(super) const SUFFIX: &str = "@attache.invalid";

/// What is known of a whole file.
pub(super) struct Survey {
    /// The name of each calendar, in their order.
    names: Vec<Option<String>>,
    /// Whether two calendars have different names.
    pub(super) is_grouped: bool,
    ids: Ids,
    /// Whether this program wrote the file.
    pub(super) is_own: bool,
    /// Instances that are told anew.
    told: HashSet<Instance>,
    /// Where an event is told anew from an instance on, by the hash of its id.
    changes: HashMap<u64, Vec<Change>>,
    /// The components that a later version of them replaces, counted from 0.
    replaced: HashSet<usize>,
    latest: Latest,
    hasher: RandomState,
}

/// An event is told anew from an instance on (`RANGE=THISANDFUTURE`).
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The instance that it begins with, as it was to be.
    pub(super) from: Moment,
    /// The bytes of the component.
    pub(super) span: Range<usize>,
}

/// The newest dates of a file.
#[derive(Clone, Copy, Debug, Default)]
struct Latest {
    /// When something of it was written.
    stamp: Option<Day>,
    /// When something of it begins.
    start: Option<Day>,
}

/// What ids have behind the `@`.
#[derive(Default)]
enum Domain {
    /// There was no id yet.
    #[default]
    Unknown,
    /// All have this.
    One(String),
    /// They have none, or not the same.
    None,
}

/// What is gathered on the way.
#[derive(Default)]
struct Gathered {
    domain: Domain,
    /// The newest version of each component, and its position.
    versions: HashMap<Instance, (u32, usize)>,
    count: usize,
}

/// How many years the start of an event may lie ahead of the file to count as its present.
const AHEAD: i32 = 10;

/// What of an id stands for the whole of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ids {
    /// What stands before the `@`: behind it all of them have one name that is nobody's.
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
    /// The event itself, not one of its instances.
    Whole,
    Day,
    Local,
    Utc,
}

impl Survey {
    pub(super) fn of(source: &str, zones: &mut Zones) -> Self {
        let mut survey = Self {
            names: Vec::new(),
            is_grouped: false,
            ids: Ids::Whole,
            is_own: false,
            told: HashSet::default(),
            changes: HashMap::default(),
            replaced: HashSet::default(),
            latest: Latest::default(),
            hasher: RandomState::default(),
        };
        let mut gathered = Gathered::default();
        let mut components = Components::new(source);
        while let Some(item) = components.next() {
            components.problems();
            match item {
                Item::Calendar => survey.names.push(None),
                Item::Property(line) => survey.property(&line),
                Item::Component(_, span) => {
                    survey.component((components.properties(), span), &mut gathered, zones);
                    gathered.count += 1;
                }
            }
        }
        let is_nobodys = matches!(&gathered.domain, Domain::One(it) if is_reserved(it));
        survey.ids = match (survey.is_own, is_nobodys) {
            (true, _) => Ids::Own,
            (false, true) => Ids::Short,
            (false, false) => Ids::Whole,
        };
        let mut names = survey.names.iter().flatten();
        let first = names.next();
        survey.is_grouped = names.any(|it| Some(it) != first);
        survey
    }

    fn property(&mut self, line: &Line<'_>) {
        match line.name {
            "PRODID" if line.value().starts_with("-//attache//") => self.is_own = true,
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

    fn component(
        &mut self,
        (lines, span): (&[Line<'_>], Range<usize>),
        gathered: &mut Gathered,
        zones: &mut Zones,
    ) {
        for line in lines {
            let slot = match line.name {
                "DTSTAMP" | "LAST-MODIFIED" => &mut self.latest.stamp,
                "DTSTART" => &mut self.latest.start,
                _ => continue,
            };
            *slot = (*slot).max(Moment::parse(line.value().trim()).map(|it| it.day));
        }
        let Some(id) = uid(lines) else { return };
        let whole = self.hash(&id);
        let domain = before_at(&id).len();
        let domain = id.get(domain..).filter(|it| !it.is_empty());
        match (&gathered.domain, domain) {
            (Domain::Unknown, Some(first)) => gathered.domain = Domain::One(first.to_owned()),
            (Domain::One(known), Some(same)) if known == same => {}
            _ => gathered.domain = Domain::None,
        }
        let find = |name: &str| lines.iter().find(|it| it.name == name);
        let again = find("RECURRENCE-ID").and_then(|line| Some((line, moment(line, zones)?)));
        let mut version = (whole, Told::Whole, 0);
        if let Some((line, from)) = again {
            version = instance(whole, from);
            self.told.insert(version);
            let range = line.param("RANGE");
            if range.is_some_and(|it| it.eq_ignore_ascii_case("THISANDFUTURE")) {
                self.changes.entry(whole).or_default().push(Change { from, span });
            }
        }
        // Two that are equally new are both kept, and complained about.
        let sequence = find("SEQUENCE").and_then(|it| it.value().trim().parse().ok()).unwrap_or(0);
        let new = (sequence, gathered.count);
        match gathered.versions.get_mut(&version) {
            Some(old) if old.0 < sequence => {
                self.replaced.insert(old.1);
                *old = new;
            }
            Some(old) if old.0 > sequence => {
                self.replaced.insert(gathered.count);
            }
            Some(_) => {}
            None => {
                gathered.versions.insert(version, new);
            }
        }
    }

    /// Tells whether there is a later version of a component, counted from 0.
    pub(super) fn is_replaced(&self, position: usize) -> bool {
        self.replaced.contains(&position)
    }

    /// Returns where an event is told anew from an instance on, in the order of the file.
    pub(super) fn changes(&self, uid: &str) -> &[Change] {
        self.changes.get(&self.hash(uid)).map_or(&[], Vec::as_slice)
    }

    /// Returns the newest day that the file states as its present.
    pub(super) fn latest(&self) -> Option<Day> {
        let Latest { stamp, start } = self.latest;
        let start = start.map(|it| stamp.map_or(it, |stamp| it.min(stamp.add_years(AHEAD))));
        stamp.max(start)
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

/// Tells whether a name, with the `@` before it, is one that nobody has (RFC 2606). Ids that end with
/// another stay whole, so that the calendar they came from knows them again.
fn is_reserved(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let last = name.rsplit(['.', '@']).next().unwrap_or_default();
    matches!(last, "example" | "invalid" | "test" | "localhost")
        || ["example.com", "example.net", "example.org"].iter().any(|it| name.ends_with(it))
}
