//! How does a value stand to a query, and how is it switched on, off and out?
//!
//! What a user switches is a term of its own: `theme:a,b` asks for any of its values, `-theme:a`
//! keeps one out. Values inside alternatives and deeper negations are left as they were typed. A
//! word that names several values, such as `who:lee`, has all of them on; taking one of them out
//! puts the others in its place by name.

use std::collections::BTreeSet;
use std::mem;

use super::edit::CountryFilter;
use super::facet::{Group, Value, Words};
use super::parse::LONGEST;
use super::tree::{Expr, Mode, Query, Relation, Term, Test, When, Word};
use crate::store::Store;

/// How a value stands to a query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// The query does not name it.
    #[default]
    Neutral,
    /// It is one of those asked for.
    On,
    /// Events that have it are kept out.
    Excluded,
}

/// How the values of all groups stand to one query.
#[derive(Clone, Debug, Default)]
pub struct Stances {
    on: BTreeSet<Value>,
    excluded: BTreeSet<Value>,
}

impl Stances {
    /// Looks up the words of a query, once for all values.
    pub fn new(query: &Query, store: &Store) -> Self {
        let mut stances = Self::default();
        for list in query.terms().iter().filter_map(List::of) {
            let values = list.words.iter().flat_map(|it| list.group.named(store, it));
            match list.stance {
                Stance::Excluded => stances.excluded.extend(values),
                Stance::On | Stance::Neutral => stances.on.extend(values),
            }
        }
        stances
    }

    /// Returns how a value stands; what is asked for and kept out is kept out.
    pub fn of(&self, value: Value) -> Stance {
        if self.excluded.contains(&value) {
            Stance::Excluded
        } else if self.on.contains(&value) {
            Stance::On
        } else {
            Stance::Neutral
        }
    }
}

impl Query {
    /// Returns how a value stands to the query.
    pub fn stance(&self, store: &Store, value: Value) -> Stance {
        Stances::new(self, store).of(value)
    }

    /// Asks for a value beside others of its group, or not any more if it was on.
    ///
    /// Tells whether that was done: the query stays as it was where it would grow too long to be
    /// read back, and where no word names the value.
    pub fn toggle(&mut self, store: &Store, value: Value) -> bool {
        let was_on = self.stance(store, value) == Stance::On;
        self.change(|query| {
            query.take_out(store, value);
            was_on || query.add(store, value)
        })
    }

    /// Keeps events that have a value out, or not any more if they were. Tells whether that was
    /// done, as [`toggle`](Self::toggle) does.
    pub fn exclude(&mut self, store: &Store, value: Value) -> bool {
        let was_excluded = self.stance(store, value) == Stance::Excluded;
        self.change(|query| {
            query.take_out(store, value);
            if was_excluded {
                return true;
            }
            let Some(word) = Words::new(store, value.group()).any(value) else { return false };
            query.terms.push(Expr::Not(Box::new(term(value.group().test(vec![word])))));
            true
        })
    }

    /// Asks for this value of its group alone, whatever the query says of the others. Tells
    /// whether that was done, as [`toggle`](Self::toggle) does.
    pub fn only(&mut self, store: &Store, value: Value) -> bool {
        let group = value.group();
        let of_group = |it: &Expr| List::of(it).is_some_and(|it| it.group == group);
        self.change(|query| {
            let Some(word) = Words::new(store, group).any(value) else { return false };
            let test = match query.countries().mode {
                Mode::Exactly if group == Group::Country => {
                    Test::Country(Mode::Exactly, vec![word])
                }
                _ => group.test(vec![word]),
            };
            let at = query.terms.iter().position(of_group).unwrap_or(query.terms.len());
            query.terms.retain(|it| !of_group(it));
            query.terms.insert(at, term(test));
            true
        })
    }

    /// Makes a change, unless it fails or leaves a query that could not be read back.
    fn change(&mut self, edit: impl FnOnce(&mut Self) -> bool) -> bool {
        let before = self.clone();
        let done = edit(self) && self.to_string().len() <= LONGEST;
        if !done {
            *self = before;
        }
        done
    }

    /// Makes a value neutral.
    fn take_out(&mut self, store: &Store, value: Value) {
        let terms = mem::take(&mut self.terms);
        self.terms = terms.into_iter().filter_map(|it| without(it, store, value)).collect();
    }

    /// Adds a value to the first list of its group, or a term for it.
    fn add(&mut self, store: &Store, value: Value) -> bool {
        let group = value.group();
        let Some(word) = Words::new(store, group).any(value) else { return false };
        if group == Group::Country {
            self.join_countries();
        }
        let list = |it: &Expr| {
            let list = List::of(it).filter(|it| it.group == group && it.stance == Stance::On);
            list.map(|it| it.words)
        };
        let found = self.terms.iter_mut().find_map(|it| list(it).map(|words| (it, words)));
        match found {
            Some((Expr::Term(term), mut words)) => {
                words.push(word);
                relist(&mut term.test, words);
            }
            _ => self.terms.push(term(group.test(vec![word]))),
        }
        true
    }

    /// Makes one term of several that ask for all the countries they name, so that one more is
    /// asked for like the others.
    fn join_countries(&mut self) {
        let CountryFilter { codes, mode } = self.countries();
        let lists = self.terms.iter().filter_map(List::of);
        let asked = lists.filter(|it| it.group == Group::Country && it.stance == Stance::On);
        let named: usize = asked.map(|it| it.words.len()).sum();
        if mode == Mode::All && codes.len() == named {
            self.set_countries(&CountryFilter { codes, mode });
        }
    }
}

/// The words of a term in which values are switched.
#[derive(Debug)]
struct List {
    group: Group,
    stance: Stance,
    words: Vec<Word>,
}

impl List {
    /// Returns the list of a term at the top level, if it has one.
    fn of(part: &Expr) -> Option<Self> {
        match part {
            Expr::Term(term) => Self::of_test(&term.test, Stance::On),
            Expr::Not(inner) => match &**inner {
                // What keeps out events of all these parties keeps out none of them.
                Expr::Term(Term { test: Test::Country(Mode::All | Mode::Exactly, _), .. }) => None,
                Expr::Term(term) => Self::of_test(&term.test, Stance::Excluded),
                _ => None,
            },
            Expr::And(_) | Expr::Or(_) => None,
        }
    }

    fn of_test(test: &Test, stance: Stance) -> Option<Self> {
        let (group, words) = match test {
            Test::Country(_, words) => (Group::Country, words.clone()),
            Test::Name(field, words) => (Group::of(*field), words.clone()),
            Test::Date(Relation::On, dates) => {
                (Group::Year, dates.iter().map(|it| it.text.clone()).collect())
            }
            _ => return None,
        };
        Some(Self { group, stance, words })
    }
}

/// Makes a term that stands in no text.
const fn term(test: Test) -> Expr {
    Expr::Term(Term { test, span: 0..0 })
}

/// Returns a term without a value; `None` when nothing else was in it.
fn without(mut part: Expr, store: &Store, value: Value) -> Option<Expr> {
    let Some(list) = List::of(&part).filter(|it| it.group == value.group()) else {
        return Some(part);
    };
    let mut names: Option<Words<'_>> = None;
    let (mut left, mut found) = (Vec::new(), false);
    for word in list.words {
        let values = list.group.named(store, &word);
        let stays = !values.contains(&value);
        found |= !stays;
        let words: Vec<Word> = if stays {
            vec![word]
        } else {
            // Another that has no word of its own would bring the value back with it.
            let others = values.into_iter().filter(|it| *it != value);
            others
                .filter_map(|it| {
                    names.get_or_insert_with(|| Words::new(store, list.group)).exact(it)
                })
                .collect()
        };
        for word in words {
            if !left.contains(&word) {
                left.push(word);
            }
        }
    }
    if found {
        let test = match &mut part {
            Expr::Not(inner) => match &mut **inner {
                Expr::Term(term) => &mut term.test,
                _ => return Some(part),
            },
            Expr::Term(term) => &mut term.test,
            _ => return Some(part),
        };
        if left.is_empty() {
            return None;
        }
        relist(test, left);
    }
    Some(part)
}

/// Gives a test other words, of which there is at least one.
fn relist(test: &mut Test, words: Vec<Word>) {
    match test {
        Test::Country(mode, list) => {
            // Of one country, all is any.
            if *mode == Mode::All && words.len() < 2 {
                *mode = Mode::Any;
            }
            *list = words;
        }
        Test::Name(_, list) => *list = words,
        Test::Date(relation, dates) => {
            *dates = words.into_iter().filter_map(|it| When::read(*relation, it).ok()).collect();
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests;
