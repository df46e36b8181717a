//! Is this text an EDTF date of level 0 or 1, and if not, which part of it is wrong?
//!
//! The text is cut at `/`, then at `T`, then at `-` and `:`. Every piece remembers where it came
//! from, so that an error can point at it. Each byte is looked at a fixed number of times.

use std::ops::Range;

use super::day::{Day, days_in_month};
use super::error::{DateError, Fault, Field};
use super::part::{Clock, Known, PartialDate, Qualifier, Season};
use super::{Edtf, End, MAX_BYTES};

/// A piece of the input and where it starts.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    at: usize,
}

impl Piece<'_> {
    const fn range(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    const fn error(self, fault: Fault) -> DateError {
        DateError { fault, range: self.range() }
    }

    fn owned(self) -> String {
        self.text.to_owned()
    }

    /// Cuts before the first character that is one of `marks`; the rest keeps the character.
    fn cut(self, marks: &[char]) -> Option<(Self, Self)> {
        let (head, rest) = self.text.split_at_checked(self.text.find(marks)?)?;
        let at = self.at + head.len();
        Some((Self { text: head, at: self.at }, Self { text: rest, at }))
    }

    fn without_first(self, mark: char) -> Option<Self> {
        let text = self.text.strip_prefix(mark)?;
        Some(Self { text, at: self.at + mark.len_utf8() })
    }

    fn fields(self, mark: char) -> impl Iterator<Item = Self> {
        let mut at = self.at;
        self.text.split(mark).map(move |text| {
            let field = Self { text, at };
            at += text.len() + mark.len_utf8();
            field
        })
    }

    fn is_digits(self, count: usize) -> bool {
        self.text.len() == count && self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Reads the two digits of a field.
    fn two_digits(self, field: Field) -> Result<u8, DateError> {
        let number = if self.is_digits(2) { self.text.parse().ok() } else { None };
        number.ok_or_else(|| self.error(Fault::Digits { field, found: self.owned() }))
    }

    /// Reads the two digits of a field that goes up to `last`.
    fn number(self, field: Field, last: u8) -> Result<u8, DateError> {
        let number = self.two_digits(field)?;
        if number > last {
            return Err(self.error(Fault::Number { field, number: u32::from(number) }));
        }
        Ok(number)
    }
}

pub(super) fn edtf(text: &str) -> Result<Edtf, DateError> {
    let whole = Piece { text, at: 0 };
    if text.is_empty() {
        return Err(whole.error(Fault::Empty));
    }
    if text.len() > MAX_BYTES {
        let range = text.floor_char_boundary(MAX_BYTES)..text.len();
        return Err(DateError { fault: Fault::TooLong { bytes: text.len() }, range });
    }
    whole.fields('/').try_for_each(known_characters)?;
    let mut ends = whole.fields('/');
    match (ends.next(), ends.next(), ends.count()) {
        (Some(start), Some(end), 0) => interval(whole, start, end),
        (_, None, _) if text == ".." => Err(whole.error(Fault::NoEnd)),
        (_, None, _) => Ok(Edtf { start: End::Date(date(whole)?), end: None }),
        (_, _, more) => Err(whole.error(Fault::ManyEnds { ends: more + 2 })),
    }
}

/// Refuses every character outside the alphabet, so that later messages may quote what they find.
fn known_characters(end: Piece<'_>) -> Result<(), DateError> {
    let known = |it: char| it.is_ascii_digit() || "-:+TZYX?~%".contains(it);
    match end.text.char_indices().find(|&(_, it)| !known(it)) {
        Some((offset, found)) if end.text != ".." => {
            let at = end.at + offset;
            Err(DateError { fault: Fault::Character(found), range: at..at + found.len_utf8() })
        }
        _ => Ok(()),
    }
}

fn interval(whole: Piece<'_>, start: Piece<'_>, end: Piece<'_>) -> Result<Edtf, DateError> {
    let from = one_end(start)?;
    let to = one_end(end).map_err(|error| match written_in_full(start, end) {
        Some(full) => end.error(Fault::ShortEnd { found: end.owned(), whole: full }),
        None => error,
    })?;
    match (from.date(), to.date()) {
        (None, None) => Err(whole.error(Fault::NoEnd)),
        (Some(first), Some(last)) if first.is_after(&last) => {
            Err(end.error(Fault::Reversed { start: start.owned(), end: end.owned() }))
        }
        _ => Ok(Edtf { start: from, end: Some(to) }),
    }
}

fn one_end(piece: Piece<'_>) -> Result<End, DateError> {
    match piece.text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => date(piece).map(End::Date),
    }
}

/// Completes an end such as the `28` of `2024-03-27/28` from the start, for a hint.
fn written_in_full(start: Piece<'_>, end: Piece<'_>) -> Option<String> {
    let kept = start.text.len().checked_sub(end.text.len())?;
    let head = start.text.get(..kept).filter(|it| it.ends_with(['-', 'T']))?;
    let full = format!("{head}{}", end.text);
    date(Piece { text: &full, at: 0 }).is_ok().then_some(full)
}

fn date(piece: Piece<'_>) -> Result<PartialDate, DateError> {
    let (piece, qualifier) = qualified(piece)?;
    if piece.text.starts_with('Y') {
        return Ok(PartialDate { qualifier, ..long_year(piece)? });
    }
    let Some((day, time)) = piece.cut(&['T']) else {
        return Ok(PartialDate { qualifier, ..calendar(piece)? });
    };
    let date = calendar_before_time(day, time)?;
    if qualifier != Qualifier::None {
        return Err(time.error(Fault::QualifiedTime));
    }
    Ok(date)
}

/// Takes the mark off the end of a date.
fn qualified(piece: Piece<'_>) -> Result<(Piece<'_>, Qualifier), DateError> {
    let Some((body, mark)) = piece.cut(&['?', '~', '%']) else {
        return Ok((piece, Qualifier::None));
    };
    let qualifier = match mark.text {
        "?" => Qualifier::Uncertain,
        "~" => Qualifier::Approximate,
        "%" => Qualifier::Both,
        _ => {
            let found = mark.text.chars().next().unwrap_or_default();
            return Err(mark.error(Fault::Qualifier { found }));
        }
    };
    Ok((body, qualifier))
}

const fn plain(year: i32, known: Known, masked: u8) -> PartialDate {
    PartialDate { year, known, masked, qualifier: Qualifier::None }
}

/// Reads `Y17000` or `Y-17000`.
fn long_year(piece: Piece<'_>) -> Result<PartialDate, DateError> {
    let wrong = || piece.error(Fault::LongYear { found: piece.owned() });
    let signed = piece.without_first('Y').ok_or_else(wrong)?;
    let digits = signed.without_first('-').unwrap_or(signed);
    let long = digits.text.len() > 4 && !digits.text.starts_with('0');
    if !long || !digits.is_digits(digits.text.len()) {
        return Err(wrong());
    }
    let year = signed.text.parse().ok().filter(|&year| Day::from_ymd(year, 1, 1).is_some());
    let beyond = || signed.error(Fault::YearBeyond { found: signed.owned() });
    Ok(plain(year.ok_or_else(beyond)?, Known::Year, 0))
}

/// Reads the date of a date-time and its time.
fn calendar_before_time(day: Piece<'_>, time: Piece<'_>) -> Result<PartialDate, DateError> {
    if day.text.is_empty() {
        return Err(time.error(Fault::TimeWithoutDay));
    }
    let date = calendar(day)?;
    let Known::Day(month, day) = date.known else {
        return Err(time.error(Fault::TimeWithoutDay));
    };
    let clock = clock(time.without_first('T').unwrap_or(time))?;
    Ok(plain(date.year, Known::Time(month, day, clock), 0))
}

/// Reads a year, with a month or season and a day if there are any.
fn calendar(piece: Piece<'_>) -> Result<PartialDate, DateError> {
    let unsigned = piece.without_first('-').unwrap_or(piece);
    let mut fields = unsigned.fields('-');
    let first = fields.next().unwrap_or(unsigned);
    // The sign belongs to the year, also in messages.
    let end = first.range().end - piece.at;
    let signed = Piece { text: piece.text.get(..end).unwrap_or(piece.text), at: piece.at };
    let (month, day) = (fields.next(), fields.next());
    if let Some(extra) = fields.next() {
        return Err(extra.error(Fault::ManyParts { found: extra.owned() }));
    }
    if first.text.contains('X') {
        return match month {
            None => masked_year(signed),
            Some(_) => Err(piece.error(Fault::Mask { found: piece.owned() })),
        };
    }
    let year = four_digits(first, signed)?;
    match (month, day) {
        (None, _) => Ok(plain(year, Known::Year, 0)),
        (Some(month), None) => month_or_season(year, month),
        (Some(month), Some(day)) => month_and_day(year, month, day),
    }
}

/// Reads a year of four digits, with or without a sign.
fn four_digits(unsigned: Piece<'_>, signed: Piece<'_>) -> Result<i32, DateError> {
    if signed.text == "-0000" {
        return Err(signed.error(Fault::NegativeZero));
    }
    let year = if unsigned.is_digits(4) { signed.text.parse().ok() } else { None };
    year.ok_or_else(|| signed.error(Fault::Year { found: signed.owned() }))
}

/// Reads `198X` or `19XX`.
fn masked_year(piece: Piece<'_>) -> Result<PartialDate, DateError> {
    let (head, scale, known) = if let Some(head) = piece.text.strip_suffix("XX") {
        (head, 100, Known::Century)
    } else {
        (piece.text.strip_suffix('X').unwrap_or_default(), 10, Known::Decade)
    };
    let digits = Piece { text: head, at: piece.at };
    let number = if digits.is_digits(head.len()) && piece.text.len() == 4 {
        head.parse::<i32>().ok()
    } else {
        None
    };
    let number = number.ok_or_else(|| piece.error(Fault::Mask { found: piece.owned() }))?;
    Ok(plain(number * scale, known, 0))
}

fn month_or_season(year: i32, month: Piece<'_>) -> Result<PartialDate, DateError> {
    match month.text {
        "21" => Ok(plain(year, Known::Season(Season::Spring), 0)),
        "22" => Ok(plain(year, Known::Season(Season::Summer), 0)),
        "23" => Ok(plain(year, Known::Season(Season::Autumn), 0)),
        "24" => Ok(plain(year, Known::Season(Season::Winter), 0)),
        "XX" => Ok(plain(year, Known::Year, 1)),
        _ => Ok(plain(year, Known::Month(month_number(month)?), 0)),
    }
}

fn month_and_day(year: i32, month: Piece<'_>, day: Piece<'_>) -> Result<PartialDate, DateError> {
    match (month.text, day.text) {
        ("XX", "XX") => return Ok(plain(year, Known::Year, 2)),
        ("XX", _) => return Err(day.error(Fault::Mask { found: format!("XX-{}", day.text) })),
        ("21" | "22" | "23" | "24", _) => return Err(day.error(Fault::SeasonDay)),
        _ => {}
    }
    let month = month_number(month)?;
    if day.text == "XX" {
        return Ok(plain(year, Known::Month(month), 1));
    }
    refuse_mask(day)?;
    let number = day.two_digits(Field::Day)?;
    let last = days_in_month(year, u32::from(month));
    if number == 0 || u32::from(number) > last {
        let (month, number) = (u32::from(month), u32::from(number));
        return Err(day.error(Fault::NoDay { year, month, day: number, last }));
    }
    Ok(plain(year, Known::Day(month, number), 0))
}

fn month_number(piece: Piece<'_>) -> Result<u8, DateError> {
    refuse_mask(piece)?;
    match piece.number(Field::Month, 12)? {
        0 => Err(piece.error(Fault::Number { field: Field::Month, number: 0 })),
        number => Ok(number),
    }
}

/// Refuses `1X` and the like: level 1 leaves both digits open or none.
fn refuse_mask(piece: Piece<'_>) -> Result<(), DateError> {
    if piece.text.contains('X') {
        return Err(piece.error(Fault::Mask { found: piece.owned() }));
    }
    Ok(())
}

/// Reads `hh:mm`, `hh:mm:ss`, and an offset after either.
fn clock(piece: Piece<'_>) -> Result<Clock, DateError> {
    let (time, offset) = match piece.cut(&['Z', '+', '-']) {
        Some((time, zone)) => (time, Some(offset(zone)?)),
        None => (piece, None),
    };
    let mut fields = time.fields(':');
    let hour = fields.next().unwrap_or(time).number(Field::Hour, 23)?;
    let after = Piece { text: "", at: time.range().end };
    let minutes = fields.next().unwrap_or(after).number(Field::Minute, 59)?;
    let minute = u16::from(hour) * 60 + u16::from(minutes);
    let second = fields.next().map(|it| second(it, minute, offset)).transpose()?;
    if let Some(extra) = fields.next() {
        return Err(extra.error(Fault::ManyParts { found: extra.owned() }));
    }
    Ok(Clock { minute, second, offset })
}

/// Reads a second; 60 only where UTC may have a leap second, at the end of its day.
fn second(piece: Piece<'_>, minute: u16, offset: Option<i16>) -> Result<u8, DateError> {
    let utc = i32::from(minute) - i32::from(offset.unwrap_or(0));
    let last = if utc.rem_euclid(1440) == 1439 { 60 } else { 59 };
    piece.number(Field::Second, last)
}

/// Reads `Z`, `+09:00` or `+09`. ISO 8601-1 has no `-00:00`.
fn offset(piece: Piece<'_>) -> Result<i16, DateError> {
    let wrong = || piece.error(Fault::Offset { found: piece.owned() });
    if piece.text == "Z" {
        return Ok(0);
    }
    let (sign, time) = match (piece.without_first('+'), piece.without_first('-')) {
        (Some(time), _) => (1, time),
        (_, Some(time)) => (-1, time),
        _ => return Err(wrong()),
    };
    let mut fields = time.fields(':');
    let hours = fields.next().and_then(|it| it.number(Field::Hour, 23).ok()).ok_or_else(wrong)?;
    let minutes = match fields.next() {
        Some(it) => it.number(Field::Minute, 59).map_err(|_| wrong())?,
        None => 0,
    };
    let offset = sign * (i16::from(hours) * 60 + i16::from(minutes));
    if fields.next().is_some() || (sign < 0 && offset == 0) {
        return Err(wrong());
    }
    Ok(offset)
}
