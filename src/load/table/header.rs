//! Which column of this table holds what?

use super::roles::{Family, Role, fields, is_same};
use super::sheet::{Row, Sample};
use crate::diag::{Diagnostic, did_you_mean};

/// The most columns that a table may have.
pub(super) const WIDEST: usize = 4_096;
/// How many columns are named when none holds a date.
const NAMED: usize = 20;

/// The columns of a table.
#[derive(Debug, Default)]
pub(super) struct Header {
    pub(super) names: Vec<String>,
    pub(super) roles: Vec<Option<Role>>,
    pub(super) family: Family,
}

impl Header {
    /// Tells what columns of these names hold.
    pub(super) fn new(names: Vec<String>) -> Self {
        let family = Family::of(names.iter().map(String::as_str));
        let mut roles = vec![None; names.len()];
        let mut best: Vec<(Role, usize, usize)> = Vec::new();
        for (column, name) in names.iter().enumerate() {
            let Some((role, rank)) = family.role(name) else { continue };
            match best.iter_mut().find(|it| it.0 == role && !role.is_list()) {
                Some(known) if known.2 <= rank => {}
                Some(known) => *known = (role, column, rank),
                None => best.push((role, column, rank)),
            }
        }
        for (role, column, _) in best {
            put(&mut roles, column, Some(role));
        }
        let mut header = Self { names, roles, family };
        header.mend();
        header
    }

    /// Puts right what only the whole header tells.
    fn mend(&mut self) {
        // The letters of a mailbox have a sender and a receiver beside their date.
        let named = |role, name: &str| {
            let column = self.column(role).and_then(|it| self.names.get(it));
            column.is_some_and(|it| is_same(it, name))
        };
        let has_sender = self.names.iter().any(|it| is_same(it, "from"));
        if has_sender && named(Role::End, "to") && !named(Role::Date, "from") {
            self.roles.iter_mut().filter(|it| **it == Some(Role::End)).for_each(|it| *it = None);
        }
        let dated = [Role::Date, Role::Year, Role::Stamp];
        if dated.iter().any(|it| self.column(*it).is_some()) {
            return;
        }
        // `Start Time` alone holds the day too.
        for (from, to) in [(Role::Time, Role::Date), (Role::EndTime, Role::End)] {
            if let (Some(column), None) = (self.column(from), self.column(to)) {
                put(&mut self.roles, column, Some(to));
            }
        }
    }

    /// Does what the call says of columns. The first thing wrong with it is returned.
    pub(super) fn map(&mut self, columns: &[(String, String)]) -> Result<(), Diagnostic> {
        let mut said = Vec::new();
        for (field, column) in columns {
            let Some(role) = Role::called(field) else {
                let message = format!("no field is called `{field}`");
                let help = "the fields are date, start, end, title, lane, place, countries, \
                            leaders, actions, tags, source, notes, id";
                let near = did_you_mean(field, fields()).map(|it| format!("did you mean `{it}`?"));
                let help = near.unwrap_or_else(|| help.to_owned());
                return Err(Diagnostic::error("map-field", message).help(help));
            };
            if said.contains(&role) && !role.is_list() {
                let message = format!("`{field}` is said to be in two columns");
                return Err(Diagnostic::error("map-field", message).help("name one of them"));
            }
            said.push(role);
            let found = self.names.iter().position(|it| is_same(it, column.trim()));
            let Some(found) = found else {
                let message = format!("no column is called `{column}`");
                let near = did_you_mean(column, self.names.iter().map(String::as_str));
                let help = near.map_or_else(
                    || format!("the columns are {}", self.listed()),
                    |it| format!("did you mean `{it}`?"),
                );
                return Err(Diagnostic::error("map-column", message).help(help));
            };
            for known in &mut self.roles {
                if *known == Some(role) && !role.is_list() {
                    *known = None;
                }
            }
            put(&mut self.roles, found, Some(role));
        }
        Ok(())
    }

    /// Returns the first column that holds this.
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|it| *it == Some(role))
    }

    /// Tells whether some column holds dates.
    pub(super) fn is_dated(&self) -> bool {
        [Role::Date, Role::Year, Role::Stamp, Role::End].iter().any(|it| self.column(*it).is_some())
    }

    /// Returns what to call a column.
    pub(super) fn name(&self, column: usize) -> String {
        let name = self.names.get(column).map_or("", String::as_str);
        if name.is_empty() { (column + 1).to_string() } else { format!("\"{name}\"") }
    }

    /// Says that no column holds a date, and how to say which one does.
    pub(super) fn without_dates(&self, row: &Row, sample: &Sample) -> Diagnostic {
        let like = |column: &usize| {
            let cells = sample.iter().skip(1).filter_map(|it| it.get(*column));
            cells.filter(|it| !it.is_empty()).any(|it| super::dates::is_like(it))
        };
        let guess = (0..self.names.len()).find(like).unwrap_or(0);
        let name = self.names.get(guess).map_or("", String::as_str);
        let message = format!("no column holds a date: the columns are {}", self.listed());
        let help = format!("say which one does: --map start=\"{name}\"");
        let name = format!("row {}", row.number);
        Diagnostic::error("no-date-column", message).at(row.span.clone()).on(name).help(help)
    }

    fn listed(&self) -> String {
        let names: Vec<String> =
            self.names.iter().take(NAMED).map(|it| format!("`{it}`")).collect();
        let more = self.names.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("{}{more}", names.join(", "))
    }
}

fn put(roles: &mut [Option<Role>], column: usize, role: Option<Role>) {
    if let Some(slot) = roles.get_mut(column) {
        *slot = role;
    }
}
