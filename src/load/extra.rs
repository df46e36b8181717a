//! Keys that nothing reads, where they look like a mistyped one that something would.

use serde::Deserialize as _;
use serde_ignored::Path as Ignored;

use super::locate::{Locator, Step, written};
use super::salvage;
use super::wire::WireFile;
use crate::diag::{Diagnostic, did_you_mean};

/// Every key of the format. `lineage` and `access` are for readers of the file.
pub(super) const KNOWN: &[&str] = &[
    "access",
    "accounts",
    "actions",
    "aliases",
    "as_of",
    "attache",
    "certainty",
    "cites",
    "city",
    "compare",
    "concerns",
    "conflicts",
    "continues",
    "countries",
    "country",
    "cover",
    "date",
    "description",
    "end",
    "event",
    "events",
    "family",
    "fields",
    "focus",
    "host",
    "id",
    "judgement",
    "kind",
    "label",
    "lang",
    "language",
    "lat",
    "leaders",
    "lineage",
    "links",
    "lon",
    "matrix",
    "name",
    "note",
    "notes",
    "office",
    "open",
    "ordinal",
    "participants",
    "people",
    "person",
    "place",
    "places",
    "points",
    "publisher",
    "purpose",
    "rank",
    "rel",
    "reposts",
    "scope",
    "seconds",
    "series",
    "short",
    "source",
    "sources",
    "start",
    "status",
    "stops",
    "tags",
    "text",
    "theme",
    "themes",
    "title",
    "to",
    "tours",
    "url",
    "value",
    "zone",
];

/// Where a key stands, the key, and the one that was probably meant.
type Mistyped = (Vec<Step<String>>, String, &'static str);

/// Returns a warning for every key that is not of the format and looks like one that is.
///
/// Other unknown keys are let alone: they belong to later versions, or to whoever wrote them. A
/// file that cannot be read as a whole has louder troubles, and gets no warning.
///
/// # Cost
///
/// Reads the whole file again.
pub fn mistyped_keys(source: &str) -> Vec<Diagnostic> {
    let mut found: Vec<Mistyped> = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(source);
    let mut look = |ignored: Ignored<'_>| {
        let Ignored::Map { parent, key } = ignored else { return };
        let known = KNOWN.contains(&key.as_str());
        if let Some(near) = did_you_mean(&key, KNOWN.iter().copied()).filter(|_| !known) {
            found.push((steps(parent), key, near));
        }
    };
    let wrapped = serde_ignored::Deserializer::new(&mut reader, &mut look);
    if WireFile::deserialize(wrapped).is_err() || found.is_empty() {
        return Vec::new();
    }
    let locator = Locator::new(source, salvage::cut(source));
    found
        .into_iter()
        .map(|(path, key, near)| warning(source, &locator, &path, (&key, near)))
        .collect()
}

fn warning(
    source: &str,
    locator: &Locator<'_>,
    parent: &[Step<String>],
    (key, near): (&str, &str),
) -> Diagnostic {
    let quoted = format!("\"{key}\"");
    let inside = locator.span(parent);
    let span = inside.and_then(|it| {
        let at = source.get(it.clone())?.find(&quoted)? + it.start;
        Some(at..at + quoted.len())
    });
    let message = format!("nothing reads the key `{key}`");
    let mut diagnostic = Diagnostic::warning("unknown-key", message)
        .on(written(&[parent, &[Step::Key(key.to_owned())]].concat()))
        .help(format!("did you mean `{near}`?"));
    diagnostic.span = span;
    diagnostic
}

pub(super) fn steps(path: &Ignored<'_>) -> Vec<Step<String>> {
    let (parent, step) = match path {
        Ignored::Root => return Vec::new(),
        Ignored::Seq { parent, index } => (parent, Some(Step::Item(*index))),
        Ignored::Map { parent, key } => (parent, Some(Step::Key(key.clone()))),
        Ignored::Some { parent }
        | Ignored::NewtypeStruct { parent }
        | Ignored::NewtypeVariant { parent } => (parent, None),
    };
    let mut way = steps(parent);
    way.extend(step);
    way
}
