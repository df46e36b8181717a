//! Rows of cells, and where in the file each cell stands.
//!
//! The crate `csv` takes the rows apart (RFC 4180, and the spreadsheets that do not follow it).
//! Where a cell stands is looked up again only when something is wrong with it.

use std::ops::Range;

use csv::StringRecord;

use super::roles::Family;

/// What may part cells.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];
/// How much of a file is looked at to tell what parts its cells, in bytes.
const SAMPLE: usize = 16 << 10;
/// How many rows of it.
const SAMPLE_ROWS: usize = 12;

/// A text of rows and columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'t> {
    pub(super) text: &'t str,
    pub(super) delimiter: u8,
    /// Where the first row begins.
    start: usize,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number as a spreadsheet shows it, from 1; the header counts.
    pub(super) number: usize,
    /// Its bytes, without the line break behind it.
    pub(super) span: Range<usize>,
    /// Where a quote opens in it that nothing closes.
    pub(super) open_quote: Option<usize>,
}

/// The first rows of a text.
pub(super) type Sample = Vec<Vec<String>>;

impl<'t> Sheet<'t> {
    /// Takes a text whose cells are parted by what its first rows tell.
    pub(super) fn told(text: &'t str) -> Self {
        if let Some((delimiter, start)) = said_by_excel(text) {
            return Self { text, delimiter, start };
        }
        let of = |delimiter| Self { text, delimiter, start: 0 };
        let best = DELIMITERS.into_iter().rev().max_by_key(|it| of(*it).likelihood());
        of(best.unwrap_or(b','))
    }

    /// Takes a text whose cells are parted by this.
    pub(super) const fn by(text: &'t str, delimiter: u8) -> Self {
        Self { text, delimiter, start: 0 }
    }

    /// Returns the first rows.
    pub(super) fn sample(&self) -> Sample {
        let whole = self.text.get(self.start..).unwrap_or_default();
        let cut = whole.get(..whole.floor_char_boundary(SAMPLE)).unwrap_or(whole);
        // The last row of a part may be a part itself.
        let cut = match cut.rfind(['\n', '\r']) {
            Some(end) if cut.len() < whole.len() => cut.get(..end).unwrap_or(cut),
            _ => cut,
        };
        let mut rows = Self::by(cut, self.delimiter).rows();
        let mut sample = Sample::new();
        while sample.len() < SAMPLE_ROWS && rows.next().is_some() {
            sample.push(rows.cells.iter().map(|it| it.trim().to_owned()).collect());
        }
        sample
    }

    /// Returns how much speaks for this delimiter: columns that are known, rows of one length,
    /// columns at all.
    fn likelihood(&self) -> (usize, usize, usize) {
        let sample = self.sample();
        let Some(header) = sample.first().filter(|it| it.len() > 1) else { return (0, 0, 0) };
        let family = Family::of(header.iter().map(String::as_str));
        let known = header.iter().filter(|it| family.role(it).is_some()).count();
        let even = sample.iter().filter(|it| it.len() == header.len()).count();
        (known, even, header.len())
    }

    /// Returns the rows from the start.
    pub(super) fn rows(&self) -> Rows<'t> {
        let at = self.start;
        let rest = self.text.get(at..).unwrap_or_default();
        let reader = reader(rest, self.delimiter);
        Rows {
            text: self.text,
            delimiter: self.delimiter,
            reader,
            base: at,
            end: at,
            number: 0,
            cells: StringRecord::new(),
        }
    }

    /// Returns where a cell of a row stands.
    pub(super) fn cell(&self, row: &Row, column: usize) -> Option<Range<usize>> {
        let raw = self.text.get(row.span.clone())?;
        let (mut state, mut start, mut count) = (State::Start, 0, 0);
        for (at, byte) in raw.bytes().enumerate() {
            state = state.after(byte, self.delimiter);
            if state == State::Start {
                if count == column {
                    return Some(trimmed(raw, row.span.start, start..at));
                }
                (count, start) = (count + 1, at + 1);
            }
        }
        (count == column).then(|| trimmed(raw, row.span.start, start..raw.len()))
    }
}

/// Returns a part of a row without the blanks around it, as bytes of the text.
fn trimmed(raw: &str, base: usize, range: Range<usize>) -> Range<usize> {
    let cell = raw.get(range.clone()).unwrap_or_default();
    let from = base + range.start + (cell.len() - cell.trim_start().len());
    from..from + cell.trim().len()
}

/// Where in a cell a byte stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// Behind a quote that closes, unless it is the first of a doubled one.
    Closed,
}

impl State {
    const fn after(self, byte: u8, delimiter: u8) -> Self {
        match self {
            Self::Start | Self::Closed if byte == b'"' => Self::Quoted,
            Self::Quoted if byte == b'"' => Self::Closed,
            Self::Quoted => Self::Quoted,
            _ if byte == delimiter => Self::Start,
            _ => Self::Plain,
        }
    }
}

/// Reads the line `sep=;` that Excel writes, and returns where the rows begin behind it.
fn said_by_excel(text: &str) -> Option<(u8, usize)> {
    let line = text.lines().next()?;
    let mark = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let delimiter = *mark.as_bytes().first().filter(|it| DELIMITERS.contains(it))?;
    Some((delimiter, text.find('\n').map_or(text.len(), |it| it + 1)))
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The rows of a text, one after another.
#[derive(Debug)]
pub(super) struct Rows<'t> {
    text: &'t str,
    delimiter: u8,
    reader: csv::Reader<&'t [u8]>,
    /// Where the reader began.
    base: usize,
    /// Where the last row ended.
    end: usize,
    number: usize,
    /// The cells of the row.
    pub(super) cells: StringRecord,
}

impl Rows<'_> {
    /// Goes to the next row that is not empty.
    pub(super) fn next(&mut self) -> Option<Row> {
        // A text is UTF-8 and in memory: nothing can fail but the end of it.
        if !self.reader.read_record(&mut self.cells).unwrap_or(false) {
            return None;
        }
        let end = usize::try_from(self.reader.position().byte()).ok()?;
        let end = (self.base + end).min(self.text.len());
        let raw = self.text.get(self.end..end)?;
        let skipped = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
        self.number += 1 + empty_rows(self.text, self.end, skipped);
        let span = (self.end + skipped)..(self.end + raw.trim_end_matches(['\n', '\r']).len());
        let span = span.start.min(span.end)..span.end;
        self.end = end;
        let mut row = Row { number: self.number, span, open_quote: None };
        if end == self.text.len() {
            row.open_quote = self.open_quote(&row.span);
        }
        if let Some(at) = row.open_quote {
            self.go_on_behind(at);
        }
        Some(row)
    }

    /// Returns where a quote opens that nothing closes.
    fn open_quote(&self, span: &Range<usize>) -> Option<usize> {
        let raw = self.text.get(span.clone())?;
        let (mut state, mut opened) = (State::Start, 0);
        for (at, byte) in raw.bytes().enumerate() {
            let before = state;
            state = state.after(byte, self.delimiter);
            if before == State::Start && state == State::Quoted {
                opened = at;
            }
        }
        (state == State::Quoted).then_some(span.start + opened)
    }

    /// Goes on in the line behind a quote that nothing closes. Every quote behind it is a doubled
    /// one, so this happens once in a text.
    fn go_on_behind(&mut self, at: usize) {
        let rest = self.text.get(at..).unwrap_or_default();
        let next = rest.find(['\n', '\r']).map_or(self.text.len(), |it| at + it);
        self.base = next;
        self.end = next;
        self.reader = reader(self.text.get(next..).unwrap_or_default(), self.delimiter);
    }
}

/// Counts the rows without a cell in the bytes before a row.
fn empty_rows(text: &str, from: usize, skipped: usize) -> usize {
    let breaks = text.as_bytes().get(from..from + skipped).unwrap_or_default();
    // The break that ended the row before is not one of them.
    let before = from.checked_sub(1).and_then(|it| text.as_bytes().get(it));
    let ended = matches!(before, Some(b'\n' | b'\r'));
    let mut last = if ended { before.copied() } else { None };
    let mut count = 0;
    for &byte in breaks {
        let is_second = byte == b'\n' && last == Some(b'\r');
        count += usize::from(!is_second);
        last = Some(byte);
    }
    if ended || from == 0 { count } else { count.saturating_sub(1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row: its number, its cells, its bytes.
    type Whole = (usize, Vec<String>, String);

    fn all(sheet: Sheet<'_>) -> Vec<Whole> {
        let mut rows = sheet.rows();
        let mut all = Vec::new();
        while let Some(row) = rows.next() {
            let cells = rows.cells.iter().map(str::to_owned).collect();
            all.push((row.number, cells, sheet.text.get(row.span).expect("a row").to_owned()));
        }
        all
    }

    fn numbers(text: &str) -> Vec<usize> {
        all(Sheet::by(text, b',')).iter().map(|it| it.0).collect()
    }

    #[test]
    fn rows_have_the_numbers_of_a_spreadsheet() {
        assert_eq!(numbers("a,b\n1,2\n\n3,4\n"), [1, 2, 4]);
        assert_eq!(numbers("a,b\r\n1,2\r\n\r\n3,4"), [1, 2, 4]);
        assert_eq!(numbers("a,b\r1,2\r\r3,4\r"), [1, 2, 4]);
        assert_eq!(numbers("\n\na,b\n\"x\ny\",2\n3,4"), [3, 4, 5]);
    }

    #[test]
    fn the_bytes_of_a_row_are_known() {
        let rows = all(Sheet::by("a,b\r\n\"x\ny\",2\r\n\r\n3,4", b','));
        let spans: Vec<&str> = rows.iter().map(|it| it.2.as_str()).collect();
        assert_eq!(spans, ["a,b", "\"x\ny\",2", "3,4"]);
    }

    #[test]
    fn what_parts_cells_is_told_by_the_first_rows() {
        for (text, expected) in [
            ("date,title\n2024-01-01,a;b\n", b','),
            ("date;title\n2024-01-01;a, b, c\n", b';'),
            ("date\ttitle\n2024-01-01\ta, b\n", b'\t'),
            ("date|title\n2024-01-01|a\n", b'|'),
            ("a;b;c\n1;2;3\n", b';'),
            ("sep=;\ndate;title, or so\n", b';'),
        ] {
            assert_eq!(Sheet::told(text).delimiter, expected, "{text:?}");
        }
        assert_eq!(all(Sheet::told("sep=;\na;b\n"))[0].1, ["a", "b"]);
    }

    #[test]
    fn a_cell_is_found_again() {
        let text = "a,\"b \"\"x\"\", c\",  d ,\n";
        let sheet = Sheet::by(text, b',');
        let row = sheet.rows().next().expect("a row");
        let cell = |it| sheet.cell(&row, it).and_then(|it| text.get(it));
        assert_eq!(cell(0), Some("a"));
        assert_eq!(cell(1), Some("\"b \"\"x\"\", c\""));
        assert_eq!(cell(2), Some("d"));
        assert_eq!(cell(3), Some(""));
        assert_eq!(cell(4), None);
    }

    #[test]
    fn a_quote_that_nothing_closes_costs_its_own_row() {
        let text = "a,b\n1,\"x\n2,\"\"\n3,y\n";
        let sheet = Sheet::by(text, b',');
        let mut rows = sheet.rows();
        rows.next();
        let row = rows.next().expect("a row");
        assert_eq!((row.number, row.open_quote), (2, Some(6)));
        assert_eq!(rows.next().map(|it| it.number), Some(3));
        assert_eq!(rows.next().map(|it| it.number), Some(4));
        assert_eq!(rows.cells.iter().collect::<Vec<_>>(), ["3", "y"]);
        assert!(rows.next().is_none());
    }
}
