//! How does the browser change a query that the user may be typing too?

use super::resolve;
use super::tree::{Expr, Mode, Query, Term, Test, Word};
use crate::model::Scope;
use crate::store::{CountryId, Store};

/// The countries that a query asks for, in its own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountryFilter {
    /// Codes, names or aliases as the query has them; empty for no filter.
    pub codes: Vec<String>,
    /// Which of them an event must have. The text of a query has no `All` of a single country, so
    /// that reads back as `Any`.
    pub mode: Mode,
}

impl CountryFilter {
    /// Returns the countries meant, in the order of the query. Unknown words are left out.
    pub fn ids(&self, store: &Store) -> Vec<CountryId> {
        self.codes.iter().flat_map(|code| resolve::countries(store, code)).collect()
    }
}

impl Query {
    /// Tells whether the query has neither a term nor a scope.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.scope.is_none()
    }

    /// Returns the terms that all have to hold, in order; each prints as its own text. The scope
    /// is not among them.
    pub fn terms(&self) -> &[Expr] {
        &self.terms
    }

    /// Takes away the term at `index` of [`terms`](Self::terms), if there is one.
    pub fn remove(&mut self, index: usize) -> Option<Expr> {
        (index < self.terms.len()).then(|| self.terms.remove(index))
    }

    /// Puts a term before the one at `index`, or behind the last.
    pub fn insert(&mut self, index: usize, term: Expr) {
        self.terms.insert(index.min(self.terms.len()), term);
    }

    /// Returns the query for one term alone, in the same scope.
    #[must_use]
    pub fn alone(&self, index: usize) -> Self {
        let term = self.terms.get(index).cloned();
        Self { terms: term.into_iter().collect(), scope: self.scope }
    }

    /// Returns the scope that the query names.
    pub const fn scope(&self) -> Option<Scope> {
        self.scope
    }

    /// Returns the query with another scope, or with none.
    #[must_use]
    pub fn with_scope(mut self, scope: Option<Scope>) -> Self {
        self.scope = scope;
        self
    }

    /// Returns the countries that the query asks for in a term of its own, not in alternatives or
    /// negations. Several such terms that each ask for all they name count as one; of others,
    /// the first.
    pub fn countries(&self) -> CountryFilter {
        let filters: Vec<Asked<'_>> = self.terms.iter().filter_map(country).collect();
        let all = |(mode, values): &Asked<'_>| {
            *mode == Mode::All || (*mode == Mode::Any && values.len() == 1)
        };
        let texts = |values: &[Word]| values.iter().map(|it| it.text.clone()).collect();
        match filters.as_slice() {
            [] => CountryFilter::default(),
            [_, _, ..] if filters.iter().all(all) => CountryFilter {
                codes: filters
                    .iter()
                    .flat_map(|(_, it)| it.iter().map(|it| it.text.clone()))
                    .collect(),
                mode: Mode::All,
            },
            [(mode, values), ..] => CountryFilter { codes: texts(values), mode: *mode },
        }
    }

    /// Puts a term for `filter` in the place of those that [`countries`](Self::countries) reads,
    /// or at the end when there was none; an empty filter takes them away. Other terms stay.
    pub fn set_countries(&mut self, filter: &CountryFilter) {
        let first = self.terms.iter().position(|it| country(it).is_some());
        self.terms.retain(|it| country(it).is_none());
        let values: Vec<Word> =
            filter.codes.iter().filter(|it| !it.is_empty()).map(Word::new).collect();
        let mode = match filter.mode {
            Mode::All if values.len() < 2 => Mode::Any,
            mode => mode,
        };
        if !values.is_empty() {
            let term = Term { test: Test::Country(mode, values), span: 0..0 };
            self.terms.insert(first.unwrap_or(self.terms.len()), Expr::Term(term));
        }
    }
}

/// The countries of one term, and which of them it asks for.
type Asked<'a> = (Mode, &'a [Word]);

/// Returns the countries of a term that asks for nothing else.
fn country(part: &Expr) -> Option<Asked<'_>> {
    match part {
        Expr::Term(Term { test: Test::Country(mode, values), .. }) => Some((*mode, values)),
        _ => None,
    }
}
