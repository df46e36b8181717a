//! Text to tree: recursive descent over the tokens.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::field::{self, Typed};
use super::lex::{Lexeme, Token, lex};
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
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), scope: None, end: text.len() };
    let alternatives = parser.either(0)?;
    if let Some(extra) = parser.tokens.next() {
        // Only a parenthesis ends the outermost level.
        let found = Diagnostic::error("query-parenthesis", "this parenthesis closes nothing");
        return Err(found.at(extra.span));
    }
    if let Some((_, span)) = &parser.scope
        && alternatives.len() > 1
    {
        return Err(misplaced_scope(span)
            .help("put the alternatives in parentheses, and the scope behind them"));
    }
    // Parentheses around what stands side by side anyway say nothing.
    let terms = Expr::or(alternatives.into_iter().map(Expr::and).collect()).into_terms();
    Ok(Query { terms, scope: parser.scope.map(|(scope, _)| scope) })
}

/// A scope and the bytes it stands at.
type Scoped = (Scope, Range<usize>);

struct Parser {
    tokens: Peekable<IntoIter<Token>>,
    /// The scope, which is no part of the tree.
    scope: Option<Scoped>,
    end: usize,
}

impl Parser {
    /// Reads alternatives, each a list of parts that must all hold. A list is empty only when the
    /// scope stands there alone.
    fn either(&mut self, depth: usize) -> Result<Vec<Vec<Expr>>, Diagnostic> {
        let mut alternatives = vec![self.both(depth)?];
        while self.tokens.next_if(|it| it.lexeme == Lexeme::Or).is_some() {
            alternatives.push(self.both(depth)?);
        }
        Ok(alternatives)
    }

    /// Reads what stands side by side.
    fn both(&mut self, depth: usize) -> Result<Vec<Expr>, Diagnostic> {
        let mut parts: Vec<Expr> = self.one(depth)?.into_iter().collect();
        loop {
            let joined = self.tokens.next_if(|it| it.lexeme == Lexeme::And).is_some();
            let more = self
                .tokens
                .peek()
                .is_some_and(|it| !matches!(it.lexeme, Lexeme::Or | Lexeme::Close | Lexeme::And));
            if !more && !joined {
                return Ok(parts);
            }
            parts.extend(self.one(depth)?);
        }
    }

    /// Reads a term, a negation or a parenthesis; `None` when it was the scope.
    fn one(&mut self, depth: usize) -> Result<Option<Expr>, Diagnostic> {
        let Some(token) = self.tokens.next() else {
            return Err(missing("at the end", self.end..self.end));
        };
        let Token { lexeme, span } = token;
        if depth > DEEPEST {
            let message = format!("this is more than {DEEPEST} levels deep");
            return Err(Diagnostic::error("query-too-deep", message).at(span));
        }
        let term = |test| Ok(Some(Expr::Term(Term { test, span: span.clone() })));
        match lexeme {
            Lexeme::Text(word) => term(Test::Text(word)),
            Lexeme::Field(field, listed) => match field::typed(field, listed)? {
                Typed::Test(test) => term(test),
                Typed::Scope(scope) => self.set_scope(scope, span, depth),
            },
            Lexeme::Not => {
                let inner = self.one(depth + 1)?;
                Ok(inner.map(|inner| Expr::Not(Box::new(inner))))
            }
            Lexeme::Open => {
                let inner = self.either(depth + 1)?;
                if self.tokens.next_if(|it| it.lexeme == Lexeme::Close).is_none() {
                    let message = "this parenthesis is never closed";
                    return Err(Diagnostic::error("query-parenthesis", message).at(span));
                }
                Ok(Some(Expr::or(inner.into_iter().map(Expr::and).collect())))
            }
            Lexeme::Close => Err(missing("before `)`", span)),
            Lexeme::Or => Err(missing("before `|`", span)),
            Lexeme::And => Err(missing("before `AND`", span)),
        }
    }

    fn set_scope(
        &mut self,
        scope: Scope,
        span: Range<usize>,
        depth: usize,
    ) -> Result<Option<Expr>, Diagnostic> {
        if depth > 0 {
            return Err(misplaced_scope(&span).help(
                "the scope is that of the whole query: write it outside of parentheses, without `-`",
            ));
        }
        if self.scope.is_some() {
            let found = Diagnostic::error("query-scope", "there is a second scope");
            return Err(found.at(span));
        }
        self.scope = Some((scope, span));
        Ok(None)
    }
}

fn missing(place: &str, span: Range<usize>) -> Diagnostic {
    Diagnostic::error("query-missing-term", format!("a term is missing {place}")).at(span)
}

fn misplaced_scope(span: &Range<usize>) -> Diagnostic {
    let message = "a scope cannot stand inside another term";
    Diagnostic::error("query-scope", message).at(span.clone())
}
