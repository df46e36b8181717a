//! What changed between two sessions, as text, JSON and Markdown.
//!
//! Text and Markdown are a [`Page`](super::page::Page), like that of one event. The JSON of both
//! commands is a contract, as that of [`json`](super::json): keys only ever grow, at the end of
//! their object; what is absent is `null`, a list without items `[]`.
//!
//! `since` prints `session`, `against` (`series` or `other`), `previous`, `silence`, `days`,
//! `exact`, `linked`, `counts`, `themes` (`new`, `gone`, `kept`), `actions`, `sources` and `unseen`.
//! `compare` prints `before`, `after`, `silence`, `days`, `exact`, `places` and `themes` (`both`,
//! `before`, `after`), `hosts` and `participants` (`before`, `after`), `heads`, `linked`,
//! `counts`, `actions`, `sources` and `unseen`. In them,
//!
//! - `silence` counts days from the last day of the one to the first of the other, `days` from
//!   start to start; `exact` tells whether both dates are known to the day;
//! - `unseen` counts the sessions of the series that are too far back to be looked at;
//! - `linked` tells whether the file itself says what became of the actions;
//! - an action has `change` (`new`, `returned`, `reworded`, `kept`, `dropped`, or `null` where
//!   there is nothing to compare with), `proposed` (`true` where it rests on theme and wording
//!   alone), `id`, `text`, `themes` (`id`, `name`), `status`, `session`, `earlier` (a list of
//!   `session`, `id`, `text`: all that it carries on from one session, several where they were
//!   merged), `redline` (`edit`: `same`, `removed` or `added`; `text`) and `cites`.

mod beside;
mod compare;
mod json;
mod list;
mod since;

pub use compare::Compared;
pub(in crate::export) use since::silence;
pub use since::{Against, Since};

use crate::model::Precision;
use crate::store::Event;

/// Tells whether days between two events can be counted: both dates are known to the day.
fn is_exact(one: Event<'_>, other: Event<'_>) -> bool {
    [one, other].iter().all(|it| it.date().is_some_and(|it| it.precision() >= Precision::Day))
}

/// Returns a text with its first letter in upper case, where the script has one.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + letters.as_str()
}
