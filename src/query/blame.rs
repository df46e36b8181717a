//! Which term of a query is to blame when nothing is found, and what would be found without it?

use super::plan;
use super::tree::Query;
use crate::diag::Diagnostic;
use crate::model::Scope;
use crate::store::{EventId, EventSet, Store};

/// What each term of a query does to its result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// The terms that all have to hold, in the order of the query.
    pub terms: Vec<Tried>,
    /// The position of the term to blame; `None` when something is found, and when no single term
    /// could be dropped to find something.
    pub culprit: Option<usize>,
    /// How many events the scope alone leaves.
    pub cleared: usize,
    /// Each wider scope, and how many events the same terms find in it.
    pub wider: Vec<(Scope, usize)>,
}

/// A term that was tried alone, and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The term as the query prints it.
    pub text: String,
    /// How many events in scope it leaves when it stands alone.
    pub alone: usize,
    /// How many events the query finds without it.
    pub without: usize,
    /// The first of them.
    pub first: Vec<EventId>,
}

/// How many events that would be found are named.
const NAMED: usize = 3;

/// Tries each term of a query alone, and the query without each.
///
/// # Errors
///
/// The first name that `store` does not know.
///
/// # Cost
///
/// Each term runs once, over all events; then a few set operations for each.
pub fn blame(query: &Query, store: &Store) -> Result<Blame, Diagnostic> {
    let all = EventSet::first(store.len());
    let scope = query.scope().unwrap_or(Scope::All);
    let in_scope = store.index().in_scope(scope);
    let sets = (0..query.terms().len())
        .map(|it| Ok(plan::compile(&query.alone(it).with_scope(None), store)?.run(store)))
        .collect::<Result<Vec<EventSet>, Diagnostic>>()?;

    // The events in scope that no term so far keeps out, and those that just one does.
    let (mut kept, mut missed) = (in_scope.clone(), EventSet::default());
    let mut everywhere = all;
    for set in &sets {
        let mut now = kept.clone();
        now.minus(set);
        missed.and(set);
        missed.or(&now);
        kept.and(set);
        everywhere.and(set);
    }
    let tried = query.terms().iter().zip(&sets).map(|(term, set)| {
        // What only this term kept out comes back.
        let mut left = missed.clone();
        left.minus(set);
        left.or(&kept);
        let first = left.iter().take(NAMED).collect();
        Tried { text: term.to_string(), alone: set.shared(in_scope), without: left.len(), first }
    });
    let terms: Vec<Tried> = tried.collect();
    let culprit = if kept.is_empty() { culprit(&terms) } else { None };
    let wider = Scope::ALL.iter().filter(|it| **it > scope);
    let wider = wider.map(|&it| (it, everywhere.shared(store.index().in_scope(it)))).collect();
    Ok(Blame { terms, culprit, cleared: in_scope.len(), wider })
}

/// Returns which term is to blame: of those whose removal helps most, the last.
///
/// Read from left to right, the result becomes empty at some term. None behind that one helps, so
/// where it is among those that help most, it is the one returned.
fn culprit(terms: &[Tried]) -> Option<usize> {
    let most = terms.iter().map(|it| it.without).max().filter(|it| *it > 0)?;
    terms.iter().rposition(|it| it.without == most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::query::{compile, fixture, parse};

    /// Compares the table as the screen has it, `term: alone without`, and what else is said.
    #[track_caller]
    fn check(store: &Store, query: &str, expected: &[&str]) {
        let blame = blame(&parse(query).unwrap(), store).unwrap();
        let mut lines: Vec<String> = Vec::new();
        for (slot, it) in blame.terms.iter().enumerate() {
            let mark = if blame.culprit == Some(slot) { " blame" } else { "" };
            lines.push(format!("{}: {} {}{mark}", it.text, it.alone, it.without));
        }
        lines.push(format!("cleared: {}", blame.cleared));
        lines.extend(blame.wider.iter().map(|(scope, count)| format!("{}: {count}", scope.name())));
        assert_eq!(lines, expected, "{query}");
    }

    #[test]
    fn the_term_that_left_nothing_is_to_blame() {
        let bundled = load(include_str!("../../assets/working-groups.json")).store;
        check(
            &bundled,
            "country:JP theme:defense-espionage since:2024 scope:core",
            &[
                "country:JP: 2 2",
                "theme:defense-espionage: 3 2 blame",
                "since:2024: 4 0",
                "cleared: 5",
                "series: 0",
                "all: 0",
            ],
        );
        check(
            &fixture::store(),
            "place:seoul country:JP scope:core",
            &["place:seoul: 0 1 blame", "country:JP: 1 0", "cleared: 3", "series: 1", "all: 1"],
        );
    }

    #[test]
    fn where_that_one_does_not_help_most_the_last_that_does_is_to_blame() {
        check(
            &fixture::store(),
            "country:JP no:5 theme:heists",
            &["country:JP: 3 1 blame", "no:5: 1 0", "theme:heists: 1 0", "cleared: 6"],
        );
        check(
            &fixture::store(),
            "country:KR -place:washington scope:core",
            &[
                "country:KR: 3 0",
                "-place:washington: 0 3 blame",
                "cleared: 3",
                "series: 1",
                "all: 1",
            ],
        );
        check(
            &fixture::store(),
            "no:5 (no:6 | no:2) country:US scope:series",
            &["no:5: 1 2 blame", "no:6 | no:2: 2 1", "country:US: 4 0", "cleared: 4", "all: 0"],
        );
    }

    #[test]
    fn no_term_is_to_blame_where_something_is_found_or_no_single_one_helps() {
        let store = fixture::store();
        check(&store, "no:5 no:6 no:2", &["no:5: 1 0", "no:6: 1 0", "no:2: 1 0", "cleared: 6"]);
        check(
            &store,
            "country:JP scope:core",
            &["country:JP: 1 3", "cleared: 3", "series: 2", "all: 3"],
        );
        check(&store, "scope:core", &["cleared: 3", "series: 4", "all: 6"]);
        check(&Store::default(), "since:2024", &["since:2024: 0 0", "cleared: 0"]);
    }

    #[test]
    fn a_name_that_is_not_known_is_pointed_at() {
        let complaint = blame(&parse("no:5 place:seol").unwrap(), &fixture::store()).unwrap_err();
        assert_eq!((complaint.code, complaint.span), ("query-unknown-value", Some(11..15)));
    }

    /// Returns every conjunction of up to four of some terms, in every scope.
    fn queries() -> Vec<Query> {
        let terms = [
            "country:JP",
            "no:5",
            "theme:heists",
            "since:2024",
            "-place:seoul",
            "talks",
            "(no:2 | no:6)",
        ];
        let scopes = ["", " scope:core", " scope:series", " scope:all"];
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            let longer = texts.iter().flat_map(|it| terms.map(|term| format!("{it} {term}")));
            texts = longer.collect();
        }
        let all = texts.iter().flat_map(|it| scopes.map(|scope| format!("{it}{scope}")));
        all.map(|it| parse(&it).unwrap()).collect()
    }

    #[test]
    fn the_counts_are_those_of_the_queries_themselves() {
        let store = fixture::store();
        let count = |query: &Query| compile(query, &store).unwrap().run(&store).len();
        for query in queries() {
            let blame = blame(&query, &store).unwrap();
            for (slot, tried) in blame.terms.iter().enumerate() {
                let mut without = query.clone();
                without.remove(slot);
                assert_eq!(tried.alone, count(&query.alone(slot)), "{query}: {tried:?}");
                assert_eq!(tried.without, count(&without), "{query}: {tried:?}");
            }
            for &(scope, found) in &blame.wider {
                assert_eq!(found, count(&query.clone().with_scope(Some(scope))), "{query}");
            }
            let helps = blame.terms.iter().any(|it| it.without > 0);
            let blamed = count(&query) == 0 && helps;
            assert_eq!(blame.culprit.is_some(), blamed, "{query}");
        }
    }
}
