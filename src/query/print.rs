//! How is a query written so that reading it back gives the same query?

use std::fmt::{self, Display, Formatter, Write as _};

use super::field::Field;
use super::lex;
use super::tree::{Expr, Mode, Numbers, Query, Term, Test, When, Word};

/// The canonical form: parentheses only where they matter, quotes only where they are needed, the
/// scope last. [`parse()`](super::parse()) gives the same query back, unless the query was at the
/// limits of length or depth before blanks or a scope were added to it.
impl Display for Query {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut between = "";
        for term in &self.terms {
            f.write_str(between)?;
            match term {
                Expr::Or(_) if self.terms.len() > 1 || self.scope.is_some() => {
                    write!(f, "({term})")?;
                }
                _ => write!(f, "{term}")?,
            }
            between = " ";
        }
        match self.scope {
            Some(scope) => write!(f, "{between}scope:{}", scope.name()),
            None => Ok(()),
        }
    }
}

/// The canonical form of a part that stands alone.
impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => term.fmt(f),
            Self::Or(parts) => separated(f, " | ", parts),
            Self::Not(inner) => match &**inner {
                Self::And(_) | Self::Or(_) => write!(f, "-({inner})"),
                Self::Not(_) | Self::Term(_) => write!(f, "-{inner}"),
            },
            Self::And(parts) => {
                for (slot, part) in parts.iter().enumerate() {
                    f.write_str(if slot > 0 { " " } else { "" })?;
                    match part {
                        Self::Or(_) => write!(f, "({part})")?,
                        _ => part.fmt(f)?,
                    }
                }
                Ok(())
            }
        }
    }
}

impl Display for Term {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.test.fmt(f)
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let name = Field::of(self).map(Field::name);
        if let Some(name) = name {
            write!(f, "{name}:")?;
        }
        match self {
            Self::Text(word) if lex::is_plain_text(&word.text) => f.write_str(&word.text),
            Self::Text(word) => quote(f, &word.text),
            Self::Country(mode, values) => {
                f.write_str(if *mode == Mode::Exactly { "=" } else { "" })?;
                separated(f, if *mode == Mode::All { "+" } else { "," }, values)
            }
            Self::Name(_, values) => separated(f, ",", values),
            Self::Kind(kinds) => separated(f, ",", kinds.iter().map(|it| it.name())),
            Self::Number(ranges) => separated(f, ",", ranges),
            Self::Date(_, dates) => separated(f, ",", dates),
            Self::Has(parts) | Self::Missing(parts) => {
                separated(f, ",", parts.iter().map(|it| it.name()))
            }
        }
    }
}

/// A value of a list.
impl Display for Word {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if lex::is_plain_value(&self.text) { f.write_str(&self.text) } else { quote(f, &self.text) }
    }
}

impl Display for When {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl Display for Numbers {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match *self {
            Self { low, high: u32::MAX } => write!(f, ">={low}"),
            Self { low: 0, high } if high > 0 => write!(f, "<={high}"),
            Self { low, high } if low == high => write!(f, "{low}"),
            Self { low, high } => write!(f, "{low}..{high}"),
        }
    }
}

fn separated<T: Display>(
    f: &mut Formatter<'_>,
    between: &str,
    items: impl IntoIterator<Item = T>,
) -> fmt::Result {
    for (slot, item) in items.into_iter().enumerate() {
        f.write_str(if slot > 0 { between } else { "" })?;
        item.fmt(f)?;
    }
    Ok(())
}

fn quote(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for letter in text.chars() {
        if matches!(letter, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(letter)?;
    }
    f.write_char('"')
}
