//! The event tables of GDELT and ICEWS, whose columns have fixed meanings.
//!
//! Both count what news report, in the codes of CAMEO: who (source, target), what (a code of two
//! to four digits under one of twenty roots), where. The four classes of such events are the lanes.

use std::borrow::Cow;

use csv::StringRecord;

use super::dates;
use super::roles::is_same;
use super::sheet::{Row, Rows, Sheet};
use crate::diag::Diagnostic;
use crate::load::feed::{Feed, Place, Record};
use crate::load::format::Format;
use crate::load::options::Options;
use crate::load::value::{Value, Word};
use crate::load::wire::WireEvent;

/// The roots of CAMEO, from 01.
///
/// # Source
///
/// CAMEO codebook 1.1b3, chapter 2.
const ROOTS: [&str; 20] = [
    "Make public statement",
    "Appeal",
    "Express intent to cooperate",
    "Consult",
    "Engage in diplomatic cooperation",
    "Engage in material cooperation",
    "Provide aid",
    "Yield",
    "Investigate",
    "Demand",
    "Disapprove",
    "Reject",
    "Threaten",
    "Protest",
    "Exhibit force posture",
    "Reduce relations",
    "Coerce",
    "Assault",
    "Fight",
    "Use unconventional mass violence",
];

/// Codes of CAMEO for countries, which are those of ISO 3166-1 with three letters, and the codes
/// with two letters. Regions and groups have codes of their own there, which stay as they are.
const COUNTRIES: &str = "AFGAF ALBAL DZADZ ANDAD AGOAO ARGAR ARMAM AUSAU AUTAT AZEAZ BHSBS BHRBH \
BGDBD BRBBB BLRBY BELBE BLZBZ BENBJ BTNBT BOLBO BIHBA BWABW BRABR BRNBN BGRBG BFABF BDIBI KHMKH \
CMRCM CANCA CPVCV CAFCF TCDTD CHLCL CHNCN COLCO COMKM COGCG CODCD CRICR CIVCI HRVHR CUBCU CYPCY \
CZECZ DNKDK DJIDJ DMADM DOMDO ECUEC EGYEG SLVSV GNQGQ ERIER ESTEE ETHET FJIFJ FINFI FRAFR GABGA \
GMBGM GEOGE DEUDE GHAGH GRCGR GRDGD GTMGT GINGN GNBGW GUYGY HTIHT HNDHN HKGHK HUNHU ISLIS INDIN \
IDNID IRNIR IRQIQ IRLIE ISRIL ITAIT JAMJM JPNJP JORJO KAZKZ KENKE KIRKI PRKKP KORKR KWTKW KGZKG \
LAOLA LVALV LBNLB LSOLS LBRLR LBYLY LIELI LTULT LUXLU MACMO MKDMK MDGMG MWIMW MYSMY MDVMV MLIML \
MLTMT MHLMH MRTMR MUSMU MEXMX FSMFM MDAMD MCOMC MNGMN MNEME MARMA MOZMZ MMRMM NAMNA NRUNR NPLNP \
NLDNL NZLNZ NICNI NERNE NGANG NORNO OMNOM PAKPK PLWPW PANPA PNGPG PRYPY PERPE PHLPH POLPL PRTPT \
QATQA ROURO RUSRU RWARW WSMWS SMRSM STPST SAUSA SENSN SRBRS SYCSC SLESL SGPSG SVKSK SVNSI SLBSB \
SOMSO ZAFZA ESPES LKALK SDNSD SURSR SWZSZ SWESE CHECH SYRSY TWNTW TJKTJ TZATZ THATH TGOTG TONTO \
TTOTT TUNTN TURTR TKMTM TUVTV UGAUG UKRUA AREAE GBRGB USAUS URYUY UZBUZ VUTVU VATVA VENVE VNMVN \
YEMYE ZMBZM ZWEZW";

/// Tells by the first line whether a document is one of the two tables.
pub(super) fn is(line: &str) -> Option<Format> {
    let name = |it: &str| it.trim().trim_matches('"').to_ascii_lowercase();
    let names: Vec<String> = line.split(['\t', ',']).take(2).map(name).collect();
    match names.as_slice() {
        [first, ..] if first == "globaleventid" => return Some(Format::Gdelt),
        [first, second] if first == "event id" && second == "event date" => {
            return line.contains("CAMEO Code").then_some(Format::Icews);
        }
        _ => {}
    }
    let tabs = line.bytes().filter(|it| *it == b'\t').count();
    let mut cells = line.split('\t');
    let (first, second) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if matches!(tabs + 1, 57 | 58 | 60 | 61) && digits(first) && digits(second) && second.len() == 8
    {
        return Some(Format::Gdelt);
    }
    None
}

/// Where the columns of a table stand, from 0.
#[derive(Clone, Copy, Debug)]
struct Columns {
    /// How many there are at least.
    least: usize,
    id: usize,
    date: usize,
    /// The two actors.
    actors: [usize; 2],
    /// Their countries.
    countries: [usize; 2],
    code: usize,
    /// From the narrowest to the widest; the first that says something is taken.
    places: [usize; 3],
    /// The country of the place, by its name.
    country: Option<usize>,
    source: usize,
    /// What the event is called, where the table says it.
    text: Option<usize>,
}

const GDELT_1: Columns = Columns {
    least: 57,
    id: 0,
    date: 1,
    actors: [6, 16],
    countries: [7, 17],
    code: 26,
    places: [50, 50, 50],
    country: None,
    source: 57,
    text: None,
};

const GDELT_2: Columns = Columns { least: 60, places: [52, 52, 52], source: 60, ..GDELT_1 };

/// The columns of ICEWS, in the order of its published files.
const ICEWS: Columns = Columns {
    least: 7,
    id: 0,
    date: 1,
    actors: [2, 8],
    countries: [4, 10],
    code: 6,
    places: [14, 15, 16],
    country: Some(17),
    source: 13,
    text: Some(5),
};

/// The names of the columns of GDELT and of ICEWS, in the order of [`Columns::named`].
///
/// # Source
///
/// GDELT 2.0 event codebook; the headers of the ICEWS files of the Harvard Dataverse.
const NAMES: [[&str; 13]; 2] = [
    [
        "GLOBALEVENTID",
        "SQLDATE",
        "Actor1Name",
        "Actor2Name",
        "Actor1CountryCode",
        "Actor2CountryCode",
        "EventCode",
        "ActionGeo_FullName",
        "ActionGeo_FullName",
        "ActionGeo_FullName",
        "",
        "SOURCEURL",
        "",
    ],
    [
        "Event ID",
        "Event Date",
        "Source Name",
        "Target Name",
        "Source Country",
        "Target Country",
        "CAMEO Code",
        "City",
        "District",
        "Province",
        "Country",
        "Publisher",
        "Event Text",
    ],
];

impl Columns {
    /// Takes the columns by their names; `None` where the first row is no header.
    fn named(header: &StringRecord) -> Option<Self> {
        let has = |it: &str| header.iter().any(|name| is_same(name.trim(), it));
        let names = NAMES.iter().find(|it| it.iter().take(2).all(|it| has(it)))?;
        // A column that is missing stands behind every row.
        let at = names.map(|name| {
            let found = header.iter().position(|it| !name.is_empty() && is_same(it.trim(), name));
            found.unwrap_or(usize::MAX)
        });
        let [
            id,
            date,
            one,
            other,
            country,
            another,
            code,
            city,
            district,
            province,
            land,
            source,
            text,
        ] = at;
        let known = |it: usize| Some(it).filter(|it| *it < usize::MAX);
        Some(Self {
            least: id.max(date) + 1,
            id,
            date,
            actors: [one, other],
            countries: [country, another],
            code,
            places: [city, district, province],
            country: known(land),
            source,
            text: known(text),
        })
    }
}

/// Returns the rows of a table, whose cells are parted by tabs, or by commas where a database or a
/// spreadsheet wrote it again.
fn sheet(text: &str) -> Sheet<'_> {
    let first = text.lines().next().unwrap_or_default();
    Sheet::by(text, if first.contains('\t') { b'\t' } else { b',' })
}

/// Reads the event table of GDELT, version 1 or 2, with a header or without one.
pub(in crate::load) fn gdelt(text: &str, feed: &mut Feed<'_>, _options: &Options) {
    let sheet = sheet(text);
    let mut rows = sheet.rows();
    let mut named = None;
    while let Some(row) = rows.next() {
        if row.number == 1 {
            named = Columns::named(&rows.cells);
            if named.is_some() {
                continue;
            }
        }
        let told = if rows.cells.len() >= GDELT_2.least { GDELT_2 } else { GDELT_1 };
        let columns = named.unwrap_or(told);
        take(&sheet, &row, &rows, columns, feed);
    }
}

/// Reads the event table of ICEWS.
pub(in crate::load) fn icews(text: &str, feed: &mut Feed<'_>, _options: &Options) {
    let sheet = sheet(text);
    let mut rows = sheet.rows();
    rows.next();
    let columns = Columns::named(&rows.cells).unwrap_or(ICEWS);
    while let Some(row) = rows.next() {
        take(&sheet, &row, &rows, columns, feed);
    }
}

fn take(sheet: &Sheet<'_>, row: &Row, rows: &Rows<'_>, columns: Columns, feed: &mut Feed<'_>) {
    let name = || format!("row {}", row.number);
    if rows.cells.len() < columns.least || row.open_quote.is_some() {
        let message =
            format!("this row has {} columns instead of {}", rows.cells.len(), columns.least);
        let wrong = Diagnostic::error("row-short", message).at(row.span.clone()).on(name());
        feed.complain(wrong.help("the row was left out"));
        return;
    }
    let place = |field: &str| -> Option<Place> {
        let column = match field {
            "date" | "start" => columns.date,
            "id" => columns.id,
            _ => return None,
        };
        Some((sheet.cell(row, column)?, format!("row {}, column {}", row.number, column + 1)))
    };
    let event = event(&rows.cells, columns);
    feed.event(event, &Record { span: row.span.clone(), name: &name, place: &place });
}

fn event(cells: &StringRecord, columns: Columns) -> WireEvent<'_> {
    let cell =
        |at: usize| cells.get(at).map(str::trim).filter(|it| !it.is_empty() && *it != "NULL");
    let date = cell(columns.date).unwrap_or_default();
    let date = dates::read(date, None).unwrap_or(Cow::Borrowed(date));
    let code = cell(columns.code).unwrap_or_default();
    let root = root(code);
    let place = columns.places.iter().find_map(|it| cell(*it));
    WireEvent {
        id: cell(columns.id).map(Word::from),
        series: root.map(|it| class(it).into()),
        name: Some(Value::from(title(columns.actors.map(cell), columns.text.and_then(cell), code))),
        date: Some(Value::from(date)),
        place: place.map(Value::from),
        country: columns.country.and_then(cell).filter(|_| place.is_some()).map(Word::from),
        countries: countries(columns.countries.map(cell)),
        tags: root.and_then(|it| ROOTS.get(it - 1)).map(|it| Word::from(*it)).into_iter().collect(),
        sources: cell(columns.source).map(Word::from).into_iter().collect(),
        ..WireEvent::default()
    }
}

/// Returns the number of the root of a code, from 1.
fn root(code: &str) -> Option<usize> {
    let number = code.get(..2)?.parse().ok()?;
    (1..=ROOTS.len()).contains(&number).then_some(number)
}

/// Returns the class that a root belongs to.
const fn class(root: usize) -> &'static str {
    match root {
        ..=5 => "Verbal cooperation",
        6..=8 => "Material cooperation",
        9..=13 => "Verbal conflict",
        _ => "Material conflict",
    }
}

/// Returns `South Korea - United States: Consult (040)`.
fn title(actors: [Option<&str>; 2], text: Option<&str>, code: &str) -> String {
    let named = root(code).and_then(|it| ROOTS.get(it - 1).copied());
    let what = text.or(named).unwrap_or("Event");
    let who: Vec<String> = actors.into_iter().flatten().map(capitalised).collect();
    let what = if code.is_empty() { what.to_owned() } else { format!("{what} ({code})") };
    if who.is_empty() { what } else { format!("{}: {what}", who.join(" - ")) }
}

/// Writes the capitals of GDELT as names are written: `SOUTH KOREA` as `South Korea`.
fn capitalised(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let mut at_start = true;
    let each = |it: char| {
        let letter = if at_start { it } else { it.to_lowercase().next().unwrap_or(it) };
        at_start = !it.is_alphabetic();
        letter
    };
    name.chars().map(each).collect()
}

fn countries<'a>(codes: [Option<&'a str>; 2]) -> Vec<Word<'a>> {
    let mut all: Vec<&'a str> = Vec::new();
    for code in codes.into_iter().flatten().map(of_two_letters) {
        if !all.contains(&code) {
            all.push(code);
        }
    }
    all.into_iter().map(Word::from).collect()
}

/// Returns the code of two letters for one of three; any other word as it is.
fn of_two_letters(code: &str) -> &str {
    let pairs = COUNTRIES.split(' ').filter_map(|it| it.split_at_checked(3));
    pairs.filter(|(three, _)| *three == code).map(|(_, two)| two).next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_one_code_of_each_kind() {
        let all: Vec<&str> = COUNTRIES.split(' ').collect();
        assert!(all.iter().all(|it| it.len() == 5 && it.bytes().all(|it| it.is_ascii_uppercase())));
        for part in [0..3, 3..5] {
            let mut codes: Vec<&str> =
                all.iter().map(|it| it.get(part.clone()).expect("ASCII")).collect();
            codes.sort_unstable();
            assert!(codes.windows(2).all(|it| it[0] != it[1]), "{codes:?}");
        }
        assert_eq!((of_two_letters("KOR"), of_two_letters("EUR")), ("KR", "EUR"));
    }

    #[test]
    fn a_title_says_who_and_what() {
        assert_eq!(
            title([Some("SOUTH KOREA"), Some("UNITED STATES")], None, "040"),
            "South Korea - United States: Consult (040)"
        );
        assert_eq!(title([None, Some("JAPAN")], None, "190"), "Japan: Fight (190)");
        assert_eq!(title([None, None], Some("Host a visit"), "043"), "Host a visit (043)");
    }
}
