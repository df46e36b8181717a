//! Text to tree: the grammar over the tokens.

use std::ops::Range;

use winnow::combinator::{alt, peek, preceded, repeat, separated};
use winnow::stream::{Stateful, TokenSlice};
use winnow::token::{any, none_of, one_of};
use winnow::{Parser as _, Result};

use super::field::{self, Typed};
use super::lex::{Fault, Lexeme, Token, lex};
use super::tree::{Expr, Query, Term, Test};
use crate::diag::Diagnostic;
use crate::model::Scope;

/// The longest text that [`parse`] looks at, in bytes: a hundred times what a person types.
pub const LONGEST: usize = 4096;
/// How many parentheses and negations may stand around a term. Bounds every recursion over a tree.
pub const DEEPEST: usize = 64;

/// Reads a query; white space alone is the query for everything.
///
/// # Errors
///
/// One complaint, with the bytes of `text` that it is about: the first place where the text stops
/// being a query, an unknown field, or a value that no file can know. Whether names are known is
/// for [`compile`](super::compile) to say.
///
/// # Cost
///
/// Linear in the text, which has at most [`LONGEST`] bytes.
pub fn parse(text: &str) -> Result<Query, Diagnostic> {
    if text.len() > LONGEST {
        let message = format!("the query has {} bytes, and {LONGEST} are the most", text.len());
        let end = text.floor_char_boundary(LONGEST);
        return Err(Diagnostic::error("query-too-long", message).at(end..text.len()));
    }
    let tokens = lex(text)?;
    if tokens.is_empty() {
        return Ok(Query::default());
    }
    let state = Seen { scope: None, end: text.len() };
    let mut input = Stateful { input: TokenSlice::new(&tokens), state };
    let alternatives = either(&mut input, 0).map_err(|it| it.complaint(text))?;
    let scope = input.state.scope;
    if let Some(extra) = input.input.first() {
        // Only a parenthesis ends the outermost level.
        let found = Diagnostic::error("query-parenthesis", "this parenthesis closes nothing");
        return Err(found.at(extra.span.clone()));
    }
    if let Some((_, span)) = &scope
        && alternatives.len() > 1
    {
        return Err(misplaced_scope(span)
            .help("put the alternatives in parentheses, and the scope behind them"));
    }
    // Parentheses around what stands side by side anyway say nothing.
    let terms = Expr::or(alternatives.into_iter().map(Expr::and).collect()).into_terms();
    Ok(Query { terms, scope: scope.map(|(scope, _)| scope) })
}

/// A scope and the bytes it stands at.
type Scoped = (Scope, Range<usize>);

/// The tokens that are left, and what is known beside the tree.
type Input<'t> = Stateful<TokenSlice<'t, Token>, Seen>;

#[derive(Debug)]
struct Seen {
    /// The scope, which is no part of the tree.
    scope: Option<Scoped>,
    /// How many bytes the text has.
    end: usize,
}

/// Reads alternatives, each a list of parts that must all hold. A list is empty only when the
/// scope stands there alone.
fn either(input: &mut Input<'_>, depth: usize) -> Result<Vec<Vec<Expr>>, Fault> {
    let or = one_of(|it: &Token| it.lexeme == Lexeme::Or);
    separated(1.., |it: &mut Input<'_>| both(it, depth), or).parse_next(input)
}

/// Reads what stands side by side.
fn both(input: &mut Input<'_>, depth: usize) -> Result<Vec<Expr>, Fault> {
    let and = one_of(|it: &Token| it.lexeme == Lexeme::And).void();
    let ends = |it: &Token| matches!(it.lexeme, Lexeme::Or | Lexeme::Close);
    let beside = peek(none_of(ends)).void();
    let first = one(input, depth)?;
    let more = preceded(alt((and, beside)), |it: &mut Input<'_>| one(it, depth));
    let more: Vec<Option<Expr>> = repeat(0.., more).parse_next(input)?;
    Ok(first.into_iter().chain(more.into_iter().flatten()).collect())
}

/// Reads a term, a negation or a parenthesis; `None` when it was the scope.
fn one(input: &mut Input<'_>, depth: usize) -> Result<Option<Expr>, Fault> {
    let end = input.state.end;
    let nothing = |_: Fault| Fault::stop(missing("at the end", end..end));
    let Token { lexeme, span } = any.parse_next(input).map_err(nothing)?;
    let span = span.clone();
    if depth > DEEPEST {
        let message = format!("this is more than {DEEPEST} levels deep");
        return Err(Fault::stop(Diagnostic::error("query-too-deep", message).at(span)));
    }
    let term = |test| Ok(Some(Expr::Term(Term { test, span: span.clone() })));
    match lexeme {
        Lexeme::Text(word) => term(Test::Text(word.clone())),
        Lexeme::Field(field, listed) => {
            match field::typed(*field, listed.clone()).map_err(Fault::stop)? {
                Typed::Test(test) => term(test),
                Typed::Scope(scope) => set_scope(input, (scope, span), depth).map(|()| None),
            }
        }
        Lexeme::Not => {
            let inner = one(input, depth + 1)?;
            Ok(inner.map(|inner| Expr::Not(Box::new(inner))))
        }
        Lexeme::Open => {
            let inner = either(input, depth + 1)?;
            let open =
                || Diagnostic::error("query-parenthesis", "this parenthesis is never closed");
            one_of(|it: &Token| it.lexeme == Lexeme::Close)
                .parse_next(input)
                .map_err(|_: Fault| Fault::stop(open().at(span)))?;
            Ok(Some(Expr::or(inner.into_iter().map(Expr::and).collect())))
        }
        Lexeme::Close => Err(Fault::stop(missing("before `)`", span))),
        Lexeme::Or => Err(Fault::stop(missing("before `|`", span))),
        Lexeme::And => Err(Fault::stop(missing("before `AND`", span))),
    }
}

fn set_scope(input: &mut Input<'_>, found: Scoped, depth: usize) -> Result<(), Fault> {
    if depth > 0 {
        return Err(Fault::stop(misplaced_scope(&found.1).help(
            "the scope is that of the whole query: write it outside of parentheses, without `-`",
        )));
    }
    if input.state.scope.is_some() {
        let second = Diagnostic::error("query-scope", "there is a second scope");
        return Err(Fault::stop(second.at(found.1)));
    }
    input.state.scope = Some(found);
    Ok(())
}

fn missing(place: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::error("query-missing-term", format!("a term is missing {place}")).at(span)
}

fn misplaced_scope(span: &Range<usize>) -> Diagnostic {
    let message = "a scope cannot stand inside another term";
    Diagnostic::error("query-scope", message).at(span.clone())
}
