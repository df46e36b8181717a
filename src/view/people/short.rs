//! How the heads of one row of the table are called, so that all of them fit and stay apart.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::app::Columns;
use crate::store::PersonId;
use crate::view::names::Scene;
use crate::view::sheet::cells;

/// How many sessions are asked who shares a family name.
const ASKED: usize = 200;
/// How many heads of one session are asked.
const HEADS: usize = 12;

/// How much of a name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// All of it.
    Whole,
    /// The family name, with the first letters of the given ones where someone else has it too.
    Initials,
    /// The same with one letter.
    Initial,
}

/// Returns the family names that more than one head has at the last sessions.
pub(super) fn shared<'a>(scene: Scene<'a>, columns: &Columns) -> BTreeSet<&'a str> {
    let all = columns.sessions();
    let last = (0..all.len()).rev().take(ASKED).filter_map(|it| all.select(it));
    let mut known: BTreeMap<&str, PersonId> = BTreeMap::new();
    let mut shared = BTreeSet::new();
    for session in last.filter_map(|it| scene.store.event(it)) {
        for leader in session.leaders().iter().take(HEADS) {
            let family = scene.family(leader.person);
            if *known.entry(family).or_insert(leader.person) != leader.person {
                shared.insert(family);
            }
        }
    }
    shared
}

/// Returns the longest form in which all heads of a row fit, each with the columns that it has.
pub(super) fn form(scene: Scene<'_>, shared: &BTreeSet<&str>, heads: &[(PersonId, u16)]) -> Form {
    let fits = |form: Form| heads.iter().all(|it| cells(&named(scene, shared, it.0, form)) <= it.1);
    let longest = [Form::Whole, Form::Initials].into_iter().find(|it| fits(*it));
    longest.unwrap_or(Form::Initial)
}

/// Returns the name of a head in a form.
pub(super) fn named<'a>(
    scene: Scene<'a>,
    shared: &BTreeSet<&str>,
    person: PersonId,
    form: Form,
) -> Cow<'a, str> {
    let (whole, _) = scene.person(person);
    let family = scene.family(person);
    match form {
        Form::Whole => whole.into(),
        _ if !shared.contains(family) => family.into(),
        _ => initialed(whole, family, form).map_or_else(|| whole.into(), Into::into),
    }
}

/// Returns `Lee J.-i.` or `Lee J.` for Lee Jun-il, where letters have cases.
fn initialed(whole: &str, family: &str, form: Form) -> Option<String> {
    let after = whole.strip_prefix(family).and_then(|it| it.strip_prefix(' '));
    let given = after.or_else(|| whole.strip_suffix(family)?.strip_suffix(' '))?;
    let initial = |it: &str| Some(format!("{}.", it.chars().find(|it| it.is_alphabetic())?));
    let parts = given.split(' ').map(|word| {
        let letters: Option<Vec<String>> = word.split('-').map(initial).collect();
        letters.map(|it| it.join("-"))
    });
    let given = match form {
        Form::Initial => initial(given)?,
        _ => parts.collect::<Option<Vec<String>>>()?.join(" "),
    };
    let cased = given.chars().any(char::is_uppercase);
    cased.then(|| {
        if after.is_some() { format!("{family} {given}") } else { format!("{given} {family}") }
    })
}
