//! Which fields are there, and what may stand behind their colon?

use super::lex::Listed;
use super::tree::{Mode, Named, Numbers, Relation, Test, When, Word};
use crate::diag::Diagnostic;
use crate::model::{Kind, Part, Scope};
use crate::text;

/// A field that can stand before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Country,
    Named(Named),
    Kind,
    Scope,
    Number,
    Date(Relation),
    Has,
    Missing,
}

/// Every field, in the order of help texts.
pub(super) const FIELDS: [Field; 16] = [
    Field::Country,
    Field::Named(Named::Series),
    Field::Kind,
    Field::Scope,
    Field::Named(Named::Who),
    Field::Named(Named::Place),
    Field::Named(Named::Theme),
    Field::Named(Named::Status),
    Field::Named(Named::Source),
    Field::Named(Named::File),
    Field::Number,
    Field::Date(Relation::On),
    Field::Date(Relation::Since),
    Field::Date(Relation::Until),
    Field::Has,
    Field::Missing,
];

impl Field {
    /// Returns the name that queries use.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Named(named) => named.name(),
            Self::Kind => "kind",
            Self::Scope => "scope",
            Self::Number => "no",
            Self::Date(relation) => relation.name(),
            Self::Has => "has",
            Self::Missing => "missing",
        }
    }

    /// Returns the field that `name` names, without case or width.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let name = text::fold(name);
        FIELDS.into_iter().find(|it| it.name() == name)
    }

    /// Returns the field of a test; `None` for a search in all text.
    pub(super) const fn of(test: &Test) -> Option<Self> {
        Some(match test {
            Test::Text(_) => return None,
            Test::Country(..) => Self::Country,
            Test::Name(named, _) => Self::Named(*named),
            Test::Kind(_) => Self::Kind,
            Test::Number(_) => Self::Number,
            Test::Date(relation, _) => Self::Date(*relation),
            Test::Has(_) => Self::Has,
            Test::Missing(_) => Self::Missing,
        })
    }
}

/// Complains about a word before a colon that is no field.
pub(super) fn unknown(name: &Word) -> Diagnostic {
    let names = || FIELDS.into_iter().map(Field::name);
    let message = if name.text.is_empty() {
        "there is no field name before the colon".to_owned()
    } else {
        format!("there is no field `{}`", name.text)
    };
    let known: Vec<&str> = names().collect();
    let all = format!("fields are {}; put quotes around text with a colon in it", known.join(", "));
    let found = Diagnostic::error("query-unknown-field", message).at(name.span.clone());
    found.help(all).suggest(&name.text, names())
}

/// What a field and its values come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Test(Test),
    Scope(Scope),
}

/// Gives the values of a field their type.
///
/// # Errors
///
/// A value that is no kind, scope, number, date or field, whatever the file.
pub(super) fn typed(field: Field, listed: Listed) -> Result<Typed, Diagnostic> {
    let values = listed.values;
    Ok(Typed::Test(match field {
        Field::Country => {
            // Of one country, all is any; the canonical form has one spelling for both.
            let mode =
                if values.len() < 2 && listed.mode == Mode::All { Mode::Any } else { listed.mode };
            Test::Country(mode, values)
        }
        Field::Named(named) => Test::Name(named, values),
        Field::Kind => Test::Kind(each(&values, |it| choose(it, field, &kinds()))?),
        Field::Scope => {
            // Each scope includes the narrower ones, so any of several is the widest.
            let scopes = each(&values, |it| choose(it, field, &scopes()))?;
            return Ok(Typed::Scope(scopes.into_iter().max().unwrap_or(Scope::All)));
        }
        Field::Number => Test::Number(each(&values, numbers)?),
        Field::Date(relation) => {
            let dates = values.into_iter().map(|it| When::read(relation, it));
            Test::Date(relation, dates.collect::<Result<_, _>>()?)
        }
        Field::Has => Test::Has(each(&values, |it| choose(it, field, &parts()))?),
        Field::Missing => Test::Missing(each(&values, |it| choose(it, field, &parts()))?),
    }))
}

fn each<T>(
    values: &[Word],
    read: impl Fn(&Word) -> Result<T, Diagnostic>,
) -> Result<Vec<T>, Diagnostic> {
    values.iter().map(read).collect()
}

fn kinds() -> Vec<(&'static str, Kind)> {
    Kind::ALL.iter().map(|&it| (it.name(), it)).collect()
}

fn scopes() -> Vec<(&'static str, Scope)> {
    Scope::ALL.iter().map(|&it| (it.name(), it)).collect()
}

fn parts() -> Vec<(&'static str, Part)> {
    Part::ALL.iter().map(|&it| (it.name(), it)).collect()
}

/// Returns the value of a closed set that `word` names, in the singular or the plural.
fn choose<T: Copy>(
    word: &Word,
    field: Field,
    known: &[(&'static str, T)],
) -> Result<T, Diagnostic> {
    let folded = text::fold(&word.text);
    let stem = |name: &str| name.strip_suffix('s').unwrap_or(name).to_owned();
    if let Some(&(_, value)) = known.iter().find(|(name, _)| stem(name) == stem(&folded)) {
        return Ok(value);
    }
    let names: Vec<&str> = known.iter().map(|&(name, _)| name).collect();
    let message = format!("`{}:` has no value `{}`", field.name(), word.text);
    Err(Diagnostic::error("query-unknown-value", message)
        .at(word.span.clone())
        .help(format!("write one of {}", names.join(", ")))
        .suggest(&word.text, names))
}

fn numbers(word: &Word) -> Result<Numbers, Diagnostic> {
    Numbers::read(&text::fold(&word.text)).ok_or_else(|| {
        Diagnostic::error("query-number", format!("`{}` is no range of numbers", word.text))
            .at(word.span.clone())
            .help("write `6`, `>=6`, `<3` or `5..7`")
    })
}
