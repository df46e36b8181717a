//! The filter language: text to tree, tree to a set of events.
//!
//! ```text
//! query    = [ either ]
//! either   = both { ( "|" | "OR" ) both }
//! both     = one { [ "AND" ] one }             side by side means and
//! one      = ( "-" | "NOT" ) one | "(" either ")" | term
//! term     = word | quoted | field ":" values
//! values   = value { "," value }               any of them
//! value    = word | quoted                     quoted = "…" with \" and \\
//! country: = "country:" [ "=" ] value { "," value } | "country:" [ "=" ] value { "+" value }
//! ```
//!
//! A word ends at white space (the ideographic space too), a parenthesis, `|` or a quotation mark;
//! in a list also at `,`, `，` and `、`, and after `country:` at `+`. `OR`, `AND` and `NOT` are
//! operators in capitals only. Field names and values are compared by [`text::fold`], so case,
//! width and Unicode form do not matter, and a field name may be followed by a full-width `：`.
//!
//! | term | finds events |
//! |---|---|
//! | `word`, `"some words"` | with it in any text |
//! | `country:US,KR` `US+KR` `=US,KR` | with any, with all, with exactly these parties |
//! | `who:` `place:` `theme:` `series:` `status:` `source:` | that carry what the value names |
//! | `file:talks` | that were read from the file of this name |
//! | `kind:session` | of that kind |
//! | `no:6` `no:>=6` `no:<3` `no:5..7` | with that number in their series |
//! | `on:2024` | that overlap the date |
//! | `since:2024-03` `until:2024-06` | that end on or after its first day, begin on or before its last |
//! | `has:notes` `missing:place` | where the field is filled, is empty |
//! | `scope:core` `series` `all` | of that scope; only at the top level, at most once |
//!
//! A value names what has it as its id, name or alias in any language. Where nothing does, it is
//! looked for at the start of a word of a name, then anywhere in one, then in titles. A family name
//! or a publisher counts as part of a name; countries have to be named in full.
//!
//! [`parse()`] makes a [`Query`], which has words; [`compile`] looks the words up in one store and
//! makes a [`Plan`], which cannot fail. Browser and user edit the same query, and
//! its canonical form is what [`Query`] prints. [`complete()`] says what may stand at a cursor in one
//! that is half typed.
//!
//! [`text::fold`]: crate::text::fold()

mod blame;
mod complete;
mod cursor;
mod edit;
mod facet;
mod field;
mod lex;
mod parse;
mod plan;
mod print;
mod resolve;
mod stance;
mod tree;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use blame::{Blame, Tried, blame};
pub use complete::{Candidate, Completion, complete};
pub use edit::CountryFilter;
pub use facet::{Counts, Group, Value};
pub use parse::{DEEPEST, LONGEST, parse};
pub use plan::{Plan, compile, default_scope};
pub use stance::{Stance, Stances};
pub use tree::{Expr, Mode, Named, Numbers, Query, Relation, Term, Test, When, Word};
