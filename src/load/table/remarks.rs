//! What is said once of a whole table.

use super::entry::Entry;
use super::header::Header;
use super::order::Orders;
use super::roles::{Family, Role, fields, is_same};
use super::sheet::Row;
use super::{clock, dates};
use crate::diag::Diagnostic;

/// How many columns are named.
const NAMED: usize = 20;

impl Header {
    /// Names the columns that are not read, where one of them is called almost as a known one or as
    /// one that is read, or where no column holds titles. Columns beside those that matter are the
    /// rule in the tables of programs, and not worth a word.
    pub(super) fn unread(&self, row: &Row) -> Option<Diagnostic> {
        if self.family != Family::Common {
            return None;
        }
        let columns = || self.names.iter().zip(&self.roles);
        let is_read = |name: &str| columns().any(|(it, role)| role.is_some() && is_same(it, name));
        let unread = || columns().filter(|(it, role)| role.is_none() && !it.is_empty());
        let near = |name: &String| Some((name.clone(), fields().find(|it| is_near(name, it))?));
        let near = unread().take(NAMED).find_map(|(it, _)| near(it));
        let is_second = unread().take(NAMED).any(|(it, _)| is_read(it));
        let names: Vec<String> = unread().take(NAMED).map(|(it, _)| format!("`{it}`")).collect();
        let is_titled = self.column(Role::Name).is_some();
        if names.is_empty() || (near.is_none() && !is_second && is_titled) {
            return None;
        }
        let help = match near {
            Some((name, field)) => {
                format!("did you mean `{field}`? Else `--map {field}=\"{name}\"` reads it")
            }
            None if is_second => "give each column a name of its own".to_owned(),
            None => "say which one holds the titles: `--map title=COLUMN`".to_owned(),
        };
        let message = format!("columns that are not read: {}", names.join(", "));
        let wrong = Diagnostic::warning("columns-unread", message).at(row.span.clone());
        Some(wrong.on(format!("row {}", row.number)).help(help))
    }
}

/// Tells whether one letter makes the difference, or two that changed places.
fn is_near(one: &str, other: &str) -> bool {
    let letters = |it: &str| -> Vec<char> { it.to_lowercase().chars().collect() };
    let (one, other) = (letters(one), letters(other));
    if one.len() < 4 || other.len() < 4 || one == other {
        return false;
    }
    let before = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (one.get(before..), other.get(before..));
    let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
    let behind = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let middle = |it: &[char]| it.get(..it.len() - behind).unwrap_or_default().to_vec();
    match (middle(one).as_slice(), middle(other).as_slice()) {
        ([a, b], [c, d]) => a == d && b == c,
        (one, other) => one.len() <= 1 && other.len() <= 1,
    }
}

impl Orders {
    /// Says that the two columns of dates have different orders.
    pub(super) fn differ(&self, row: &Row) -> Option<Diagnostic> {
        if self.of(Role::Date)? == self.of(Role::End)? {
            return None;
        }
        let message = "the day comes first in one column of dates, and the month in the other";
        let wrong = Diagnostic::warning("date-orders", message).at(row.span.clone());
        let help = "if both are written the same way, say which: `--dates dmy` or `--dates mdy`";
        Some(wrong.on(format!("row {}", row.number)).help(help))
    }
}

impl Entry<'_> {
    /// Returns a part of a date that is not read, since the part before it is missing: a day without
    /// a month, a time without a day.
    pub(super) fn loose_part(&self) -> Option<Role> {
        let says = |it: &Role| self.text(*it).is_some_and(|it| !it.trim().is_empty());
        [
            [Role::Year, Role::Month, Role::Day, Role::Time],
            [Role::EndYear, Role::EndMonth, Role::EndDay, Role::EndTime],
        ]
        .iter()
        .filter(|it| it.first().is_some_and(says))
        .find_map(|parts| parts.iter().skip_while(|it| says(it)).find(|it| says(it)).copied())
    }

    /// Returns what says a part of a second, which is not kept.
    pub(super) fn cut_short(&self) -> Option<Role> {
        let roles = [Role::Date, Role::Stamp, Role::End, Role::Time, Role::EndTime];
        let is_cut = |it: &Role| self.text(*it).is_some_and(|it| dates::is_cut_short(it));
        roles.into_iter().find(is_cut)
    }

    /// Tells whether both times are midnight, as Outlook writes whole days: the day of the end is
    /// then the one behind.
    pub(super) fn ends_at_midnight(&self) -> bool {
        let is_midnight = |role| {
            let clock = self.text(role).and_then(|it| clock::read(it));
            clock.is_some_and(|it| it.to_string().starts_with("T00:00"))
        };
        is_midnight(Role::Time) && is_midnight(Role::EndTime)
    }
}
