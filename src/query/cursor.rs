//! What is being typed where the cursor stands, in a text that need not be a query yet?

use std::ops::Range;

use winnow::Parser as _;
use winnow::Result;
use winnow::combinator::{
    alt, delimited, eof, not, opt, peek, preceded, repeat, repeat_till, terminated,
};
use winnow::stream::{LocatingSlice, Location as _};
use winnow::token::{any, one_of, take_till, take_while};

use super::field::Field;
use super::lex::{Fault, Input, colon, ends_value_of, ends_word, is_colon, pieces, sign};

/// The field of a list, and its values but for the one at the cursor.
pub(super) type List = (Field, Vec<String>);

/// The word or the value that a cursor stands in or behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// Its bytes, those behind the cursor too.
    pub(super) range: Range<usize>,
    /// What of it stands before the cursor, without quotes.
    pub(super) typed: String,
    /// The field that it is a value of, and the other values of the list; `None` for a word.
    pub(super) list: Option<List>,
}

/// What stands before the cursor.
struct Unfinished {
    start: usize,
    typed: String,
    quote: Quote,
    list: Option<List>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Quote {
    None,
    Open,
    Closed,
}

/// Returns what stands around `position`; `None` where nothing can be completed: in text that is
/// searched for, behind it, and behind a field that does not exist.
///
/// # Cost
///
/// Linear in the text: what does not end at the cursor is walked twice.
pub(super) fn cursor(text: &str, position: usize) -> Option<Cursor> {
    let (before, after) = text.split_at_checked(position)?;
    let mut input = LocatingSlice::new(before);
    let mut found = repeat_till(0.., skipped, terminated(alt((value, word)), eof));
    let ((), unfinished): ((), Unfinished) = found.parse_next(&mut input).ok()?;
    let mut rest = LocatingSlice::new(after);
    let Unfinished { start, typed, quote, mut list } = unfinished;
    let end = match &mut list {
        None => behind_word(&typed, &mut rest).ok()?,
        Some((field, others)) => {
            let (end, more) = behind_value(*field, quote, &typed, &mut rest).ok()?;
            others.extend(more);
            end
        }
    };
    Some(Cursor { range: start..position.checked_add(end)?, typed, list })
}

/// Passes over what the cursor does not stand in.
fn skipped(input: &mut Input<'_>) -> Result<(), Fault> {
    let run = repeat::<_, _, (), _, _>(1.., alt((closed.void(), take_till(1.., ends_word).void())));
    alt((
        one_of(['(', ')', '|', '-']).void(),
        take_while(1.., char::is_whitespace).void(),
        terminated(run, peek(any)),
    ))
    .parse_next(input)
}

/// Reads a word that may become the name of a field.
fn word(input: &mut Input<'_>) -> Result<Unfinished, Fault> {
    let start = input.current_token_start();
    let text = take_till(0.., |it| ends_word(it) || it == ':');
    let typed = preceded(not('-'), text).parse_next(input)?;
    Ok(Unfinished { start, typed: typed.to_owned(), quote: Quote::None, list: None })
}

/// Reads a field and its values, the last of which may be unfinished.
fn value(input: &mut Input<'_>) -> Result<Unfinished, Fault> {
    let name = take_till(1.., |it| ends_word(it) || is_colon(it));
    let field = name.verify_map(Field::from_name).parse_next(input)?;
    colon.parse_next(input)?;
    if field == Field::Country {
        opt(one_of(['=', '＝'])).parse_next(input)?;
    }
    let others = repeat(0.., terminated(item(field), sign(field))).parse_next(input)?;
    let start = input.current_token_start();
    let quoted = alt((
        closed.map(|text| (text, Quote::Closed)),
        preceded('"', pieces).map(|text| (text, Quote::Open)),
        bare(field).map(|text| (text, Quote::None)),
    ));
    let (typed, quote) = { quoted }.parse_next(input)?;
    Ok(Unfinished { start, typed, quote, list: Some((field, others)) })
}

/// Returns how much of what follows the cursor belongs to the word. In front of a word that is no
/// field, a new one is put; a field gives way with its colon.
fn behind_word(typed: &str, rest: &mut Input<'_>) -> Result<usize, Fault> {
    let end = take_till(0.., |it| ends_word(it) || is_colon(it)).parse_next(rest)?.len();
    let colon = opt(colon.take()).parse_next(rest)?.map_or(0, str::len);
    Ok(if typed.is_empty() && colon == 0 { 0 } else { end + colon })
}

/// How many bytes belong to a value, and the values behind it.
type Rest = (usize, Vec<String>);

/// Returns how much of what follows the cursor belongs to the value, and the values behind it.
fn behind_value(
    field: Field,
    quote: Quote,
    typed: &str,
    rest: &mut Input<'_>,
) -> Result<Rest, Fault> {
    match quote {
        // A quote without an end is the user's to close: what follows is not taken away.
        Quote::Open => opt(terminated(pieces, '"')).void().parse_next(rest)?,
        Quote::None if typed.is_empty() => item(field).void().parse_next(rest)?,
        Quote::None => bare(field).void().parse_next(rest)?,
        Quote::Closed => {}
    }
    let end = rest.current_token_start();
    let more = repeat(0.., preceded(sign(field), item(field))).parse_next(rest)?;
    Ok((end, more))
}

/// Reads one whole value, which may be missing.
fn item<'i>(field: Field) -> impl FnMut(&mut Input<'i>) -> Result<String, Fault> {
    move |input| alt((closed, bare(field))).parse_next(input)
}

/// Reads a value without quotes, which may be missing.
fn bare<'i>(field: Field) -> impl FnMut(&mut Input<'i>) -> Result<String, Fault> {
    move |input| {
        let text = take_till(0.., ends_value_of(field)).parse_next(input)?;
        Ok(str::to_owned(text))
    }
}

/// Reads text between two quotes.
fn closed(input: &mut Input<'_>) -> Result<String, Fault> {
    delimited('"', pieces, '"').parse_next(input)
}
