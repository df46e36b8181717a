//! Which words, operators and lists does a query consist of?

use std::ops::Range;

use winnow::combinator::{alt, eof, not, opt, peek, preceded, repeat, terminated};
use winnow::error::ParserError;
use winnow::stream::{LocatingSlice, Location as _, Stream};
use winnow::token::{any, one_of, take_till, take_while};
use winnow::{Parser as _, Result};

use super::field::{self, Field};
use super::tree::{Mode, Word};
use crate::diag::Diagnostic;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) lexeme: Lexeme,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lexeme {
    Open,
    Close,
    Or,
    And,
    Not,
    Text(Word),
    Field(Field, Listed),
}

/// The values behind a colon, and how they are joined. Only countries are joined in more than one
/// way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) mode: Mode,
    pub(super) values: Vec<Word>,
}

pub(super) type Input<'a> = LocatingSlice<&'a str>;

/// What a parser answers when it does not go on: without a complaint, another may be tried.
#[derive(Debug)]
pub(super) struct Fault(Option<Box<Diagnostic>>);

impl<I: Stream> ParserError<I> for Fault {
    type Inner = Self;

    fn from_input(_: &I) -> Self {
        Self(None)
    }

    fn is_backtrack(&self) -> bool {
        self.0.is_none()
    }

    fn into_inner(self) -> Result<Self::Inner, Self> {
        Ok(self)
    }
}

impl Fault {
    /// Stops the whole parse with a complaint.
    pub(super) fn stop(complaint: Diagnostic) -> Self {
        Self(Some(Box::new(complaint)))
    }

    /// Returns what is wrong with a text that no parser went on with.
    pub(super) fn complaint(self, text: &str) -> Diagnostic {
        let unread = || Diagnostic::error("query-syntax", "this cannot be read").at(0..text.len());
        self.0.map_or_else(unread, |it| *it)
    }
}

/// Cuts a query into tokens, in linear time.
///
/// # Errors
///
/// Quotes that never end, lists with a value missing, fields that do not exist.
pub(super) fn lex(text: &str) -> Result<Vec<Token>, Diagnostic> {
    let tokens = repeat(0.., preceded(space, token));
    let mut whole = terminated(tokens, (space, eof));
    whole.parse_next(&mut LocatingSlice::new(text)).map_err(|it: Fault| it.complaint(text))
}

/// Tells whether a text that is searched for can stand without quotes.
pub(super) fn is_plain_text(text: &str) -> bool {
    let operator = matches!(text, "" | "OR" | "AND" | "NOT") || text.starts_with('-');
    !operator && !text.contains(|it| ends_word(it) || is_colon(it))
}

/// Tells whether a value can stand without quotes in any list.
pub(super) fn is_plain_value(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('=') && !text.contains(|it| ends_value(it) || it == '+')
}

pub(super) fn ends_word(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')' | '|' | '"')
}

/// Input methods write the full-width and ideographic commas.
const COMMAS: [char; 3] = [',', '，', '、'];

fn ends_value(letter: char) -> bool {
    ends_word(letter) || COMMAS.contains(&letter)
}

/// Tells what ends a bare value of a field.
pub(super) fn ends_value_of(field: Field) -> impl Fn(char) -> bool {
    let plus = field == Field::Country;
    move |it| ends_value(it) || (plus && matches!(it, '+' | '＋'))
}

pub(super) const fn is_colon(letter: char) -> bool {
    matches!(letter, ':' | '：')
}

fn space(input: &mut Input<'_>) -> Result<(), Fault> {
    take_while(0.., char::is_whitespace).void().parse_next(input)
}

fn token(input: &mut Input<'_>) -> Result<Token, Fault> {
    let lexeme = alt((
        '('.value(Lexeme::Open),
        ')'.value(Lexeme::Close),
        '|'.value(Lexeme::Or),
        '-'.value(Lexeme::Not),
        quoted.map(Lexeme::Text),
        word,
    ));
    lexeme.with_span().map(|(lexeme, span)| Token { lexeme, span }).parse_next(input)
}

/// Reads text in quotes. A backslash before anything but `"` and `\` is just that.
fn quoted(input: &mut Input<'_>) -> Result<Word, Fault> {
    let start = input.current_token_start();
    '"'.parse_next(input)?;
    let text = pieces.parse_next(input)?;
    let closed = opt('"').parse_next(input)?.is_some();
    let span = start..input.current_token_start();
    let wrong = |message: &str| Diagnostic::error("query-quote", message).at(span.clone());
    if !closed {
        return Err(Fault::stop(wrong("the quoted text never ends").help("close it with `\"`")));
    }
    if text.is_empty() {
        return Err(Fault::stop(wrong("there is nothing between the quotes")));
    }
    Ok(Word { text, span })
}

/// Reads what stands between quotes.
pub(super) fn pieces(input: &mut Input<'_>) -> Result<String, Fault> {
    let piece =
        alt((take_till(1.., ['"', '\\']), preceded('\\', one_of(['"', '\\']).take()), '\\'.take()));
    let all = repeat(0.., piece).fold(String::new, |mut text, piece: &str| {
        text.push_str(piece);
        text
    });
    { all }.parse_next(input)
}

/// Reads a bare word: an operator, text, or a field with its values.
fn word(input: &mut Input<'_>) -> Result<Lexeme, Fault> {
    let start = input.current_token_start();
    let before = take_till(0.., |it| ends_word(it) || is_colon(it));
    let (name, span) = before.with_span().parse_next(input)?;
    let field = Field::from_name(name);
    // A full-width colon is punctuation of ordinary text too.
    let colon = colon.verify(|&it| it == ':' || field.is_some());
    if opt(colon).parse_next(input)?.is_some() {
        let name = Word { text: name.to_owned(), span };
        let field = field.ok_or_else(|| Fault::stop(field::unknown(&name)))?;
        return listed(input, field).map(|listed| Lexeme::Field(field, listed));
    }
    let rest: &str = take_till(0.., ends_word).parse_next(input)?;
    let text = format!("{name}{rest}");
    Ok(match text.as_str() {
        "" => return Err(Fault(None)),
        "OR" => Lexeme::Or,
        "AND" => Lexeme::And,
        "NOT" => Lexeme::Not,
        _ => Lexeme::Text(Word { text, span: start..input.current_token_start() }),
    })
}

pub(super) fn colon(input: &mut Input<'_>) -> Result<char, Fault> {
    any.verify(|&it| is_colon(it)).parse_next(input)
}

/// Reads the values behind the colon.
fn listed(input: &mut Input<'_>, field: Field) -> Result<Listed, Fault> {
    let country = field == Field::Country;
    let exactly = country && opt(one_of(['=', '＝'])).parse_next(input)?.is_some();
    let mut values = vec![value(input, field)?];
    let mut joint: Option<char> = None;
    loop {
        let at = input.current_token_start();
        let Some(sign) = opt(sign(field)).parse_next(input)? else { break };
        if *joint.get_or_insert(sign) != sign {
            let message = "`,` and `+` stand in one list of countries";
            let help = "write `US,KR` for any of them, `US+KR` for all of them";
            let found = Diagnostic::error("query-list", message);
            return Err(Fault::stop(found.at(at..input.current_token_start()).help(help)));
        }
        values.push(value(input, field)?);
    }
    let at = input.current_token_start();
    if peek(opt(alt((quote_mark, word_letter)))).parse_next(input)?.is_some() {
        let found = Diagnostic::error("query-list", "a list goes on without a comma");
        return Err(Fault::stop(
            found.at(at..at).help("put quotes around the whole value, or a comma or a space here"),
        ));
    }
    let mode = match (exactly, joint) {
        (true, _) => Mode::Exactly,
        (false, Some('+')) => Mode::All,
        (false, _) => Mode::Any,
    };
    Ok(Listed { mode, values })
}

/// Reads what stands between two values: `,` or, between countries, `+`.
pub(super) fn sign<'i>(field: Field) -> impl FnMut(&mut Input<'i>) -> Result<char, Fault> {
    move |input| {
        let comma = one_of(COMMAS).value(',');
        let plus = one_of(['+', '＋']).verify(move |_| field == Field::Country).value('+');
        alt((comma, plus)).parse_next(input)
    }
}

fn quote_mark(input: &mut Input<'_>) -> Result<(), Fault> {
    '"'.void().parse_next(input)
}

fn word_letter(input: &mut Input<'_>) -> Result<(), Fault> {
    preceded(not(eof), any.verify(|&it| !ends_word(it))).void().parse_next(input)
}

/// Reads one value of a list.
fn value(input: &mut Input<'_>, field: Field) -> Result<Word, Fault> {
    if let Some(word) = opt(quoted).parse_next(input)? {
        return Ok(word);
    }
    let (text, span) = take_till(0.., ends_value_of(field)).with_span().parse_next(input)?;
    if text.is_empty() {
        let message = format!("a value of `{}:` is missing", field.name());
        let help = "write it right behind the colon or the comma, without a space";
        return Err(Fault::stop(
            Diagnostic::error("query-missing-value", message).at(span).help(help),
        ));
    }
    Ok(Word { text: text.to_owned(), span })
}
