//! Which events does a query find?

use super::resolve::{self, Found};
use super::tree::{Expr, Mode, Numbers, Query, Relation, Test, When, Word};
use crate::diag::Diagnostic;
use crate::model::{Day, Kind, Part, Scope};
use crate::store::{CountryId, Event, EventSet, Facet, Store, Str};
use crate::text;

/// A query in which every name has been looked up: it has handles and days, and cannot fail.
///
/// It belongs to the store it was made for; another store gives an answer that means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    root: Node,
}

/// A step of a plan. Every step is given the events that are still in question.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Scope(Scope),
    Rows(Facet, Vec<usize>),
    Statuses(Vec<Str>),
    Kinds(Vec<Kind>),
    /// Begins by `to`, and ends on or after `from`.
    Overlap {
        from: Option<Day>,
        to: Option<Day>,
    },
    Numbers(Vec<Numbers>),
    Has(Part),
    /// A folded text.
    Text(String),
    And(Vec<Self>),
    Or(Vec<Self>),
    Not(Box<Self>),
}

/// Looks up every name of a query.
///
/// A query without a scope finds events of every scope: put the one that applies by default into
/// it first, with [`Query::with_scope`] and [`default_scope`].
///
/// # Errors
///
/// The first name that `store` does not know, with the bytes of the text that was parsed, and
/// what was probably meant. A country that is known but takes part in nothing is no error.
pub fn compile(query: &Query, store: &Store) -> Result<Plan, Diagnostic> {
    let mut parts = query.scope.map(Node::Scope).into_iter().map(Ok).collect::<Vec<_>>();
    parts.extend(query.terms.iter().map(|it| Node::new(it, store)));
    Ok(Plan { root: Node::and(parts.into_iter().collect::<Result<_, _>>()?) })
}

/// Returns the scope of a query that names none: the core, unless nothing is in it.
pub fn default_scope(store: &Store) -> Scope {
    let core = store.index().in_scope(Scope::Core);
    if core.is_empty() { Scope::All } else { Scope::Core }
}

impl Plan {
    /// Returns the events that the query finds in the store it was compiled for.
    ///
    /// # Cost
    ///
    /// Names, kinds and scopes are set algebra. Numbers, `has:`, `missing:` and ends of events look
    /// at each event that the other terms left; a text is looked for in all events, once.
    pub fn run(&self, store: &Store) -> EventSet {
        self.root.select(store, &EventSet::first(store.len()))
    }
}

/// Returns the events of `within` that a single term finds; `None` where it has a name that `store`
/// does not know.
pub(super) fn found(test: &Test, store: &Store, within: &EventSet) -> Option<EventSet> {
    Node::test(test, store).ok().map(|node| node.select(store, within))
}

impl Node {
    fn new(part: &Expr, store: &Store) -> Result<Self, Diagnostic> {
        let list = |parts: &[Expr]| -> Result<Vec<Self>, Diagnostic> {
            parts.iter().map(|it| Self::new(it, store)).collect()
        };
        Ok(match part {
            Expr::And(parts) => Self::and(list(parts)?),
            Expr::Or(parts) => Self::Or(list(parts)?),
            Expr::Not(inner) => Self::Not(Box::new(Self::new(inner, store)?)),
            Expr::Term(term) => Self::test(&term.test, store)?,
        })
    }

    fn test(test: &Test, store: &Store) -> Result<Self, Diagnostic> {
        Ok(match test {
            // Texts of one event are kept apart by line ends, which no match may span.
            Test::Text(word) => Self::Text(text::fold(&word.text).replace('\n', " ")),
            Test::Country(mode, values) => Self::countries(*mode, values, store)?,
            Test::Name(field, values) => {
                let found = values.iter().map(|it| resolve::named(store, *field, it));
                Self::Or(found.map(|it| it.map(Self::found)).collect::<Result<_, _>>()?)
            }
            Test::Kind(kinds) => Self::Kinds(kinds.clone()),
            Test::Number(ranges) => Self::Numbers(ranges.clone()),
            Test::Date(relation, dates) => {
                Self::Or(dates.iter().map(|it| Self::date(*relation, it)).collect())
            }
            Test::Has(parts) => Self::Or(parts.iter().map(|&it| Self::Has(it)).collect()),
            Test::Missing(parts) => {
                Self::Or(parts.iter().map(|&it| Self::Not(Box::new(Self::Has(it)))).collect())
            }
        })
    }

    fn found(found: Found) -> Self {
        match found {
            Found::Rows(facet, slots) => Self::Rows(facet, slots),
            Found::Statuses(statuses) => Self::Statuses(statuses),
        }
    }

    fn countries(mode: Mode, values: &[Word], store: &Store) -> Result<Self, Diagnostic> {
        let parties = |ids: &[CountryId]| {
            Self::Rows(Facet::Country, ids.iter().map(|it| it.slot()).collect())
        };
        let found: Vec<Vec<CountryId>> =
            values.iter().map(|it| resolve::country(store, it)).collect::<Result<_, _>>()?;
        let mut parts: Vec<Self> = found.iter().map(|ids| parties(ids)).collect();
        if mode == Mode::Exactly {
            let named = found.concat();
            let others: Vec<CountryId> =
                store.countries().filter(|it| !named.contains(it)).collect();
            parts.push(Self::Not(Box::new(parties(&others))));
        }
        Ok(match mode {
            Mode::Any => Self::Or(parts),
            Mode::All | Mode::Exactly => Self::and(parts),
        })
    }

    const fn date(relation: Relation, date: &When) -> Self {
        match relation {
            Relation::On => Self::Overlap { from: date.first, to: date.last },
            Relation::Since => Self::Overlap { from: date.first, to: None },
            Relation::Until => Self::Overlap { from: None, to: date.last },
        }
    }

    /// Joins steps, the cheap ones first: they leave less for the others to look at.
    fn and(mut steps: Vec<Self>) -> Self {
        steps.sort_by_key(Self::cost);
        Self::And(steps)
    }

    /// Returns 0 for set algebra, 1 for a look at some events, 2 at each, 3 for a search in text.
    fn cost(&self) -> u8 {
        match self {
            Self::Scope(_) | Self::Rows(..) | Self::Statuses(_) | Self::Kinds(_) => 0,
            Self::Overlap { .. } => 1,
            Self::Numbers(_) | Self::Has(_) => 2,
            Self::Text(_) => 3,
            Self::And(steps) | Self::Or(steps) => steps.iter().map(Self::cost).max().unwrap_or(0),
            Self::Not(step) => step.cost(),
        }
    }

    /// Returns the events of `within` that the step finds.
    fn select(&self, store: &Store, within: &EventSet) -> EventSet {
        if within.is_empty() {
            return EventSet::default();
        }
        let index = store.index();
        match self {
            Self::Scope(scope) => union([index.in_scope(*scope)], within),
            Self::Rows(facet, slots) => {
                union(slots.iter().map(|&slot| index.with(*facet, slot)), within)
            }
            Self::Statuses(all) => union(all.iter().map(|&it| index.with_status(it)), within),
            Self::Kinds(kinds) => union(kinds.iter().map(|&it| index.of_kind(it)), within),
            Self::Overlap { from, to } => overlap(store, within, *from, *to),
            Self::Numbers(ranges) => numbered(store, within, ranges),
            Self::Has(part) => union([store.with_part(*part)], within),
            Self::Text(folded) => union([&store.haystack().find(folded)], within),
            Self::And(steps) => {
                steps.iter().fold(within.clone(), |left, it| it.select(store, &left))
            }
            Self::Or(steps) => steps.iter().fold(EventSet::default(), |mut found, step| {
                found.or(&step.select(store, within));
                found
            }),
            Self::Not(step) => {
                let mut left = within.clone();
                left.minus(&step.select(store, within));
                left
            }
        }
    }
}

/// Returns the events of `within` that are in any of the sets.
fn union<'a>(sets: impl IntoIterator<Item = &'a EventSet>, within: &EventSet) -> EventSet {
    let mut all = EventSet::default();
    sets.into_iter().for_each(|set| all.or(set));
    all.and(within);
    all
}

/// Returns the events of `within` that `holds` is true of.
fn scan(store: &Store, within: &EventSet, holds: impl Fn(Event<'_>) -> bool) -> EventSet {
    within.iter().filter(|&at| store.event(at).is_some_and(&holds)).collect()
}

/// Returns the events of `within` with a number in one of the ranges.
fn numbered(store: &Store, within: &EventSet, ranges: &[Numbers]) -> EventSet {
    let all = store.numbers();
    let of = |range: &Numbers| {
        let from = all.partition_point(|it| it.0 < range.low);
        let end = all.partition_point(|it| it.0 <= range.high);
        all.get(from..end).unwrap_or_default()
    };
    let found = ranges.iter().flat_map(of).map(|it| it.1);
    found.filter(|&it| within.contains(it)).collect()
}

/// Returns the events of `within` that begin by `to` and end on or after `from`.
fn overlap(store: &Store, within: &EventSet, from: Option<Day>, to: Option<Day>) -> EventSet {
    let (start, end) = (Day(i32::MIN), Day(i32::MAX));
    let after_last = to.map_or(end, |it| Day(it.0.saturating_add(1)));
    let mut found = EventSet::range(store.begin_within(start, after_last));
    found.and(within);
    let Some(from) = from else { return found };
    // Whatever begins by then cannot have ended before; of what began earlier, only that which is
    // long enough needs a look.
    let mut kept = found.clone();
    kept.minus(&EventSet::range(store.begin_within(start, from)));
    for (days, set) in store.index().lengths() {
        let reaching = Day(from.0.saturating_sub_unsigned(days));
        let mut long = EventSet::range(store.begin_within(reaching, from));
        long.and(set);
        long.and(&found);
        kept.or(&scan(store, &long, |event| event.last() >= from));
    }
    kept
}
