//! Is this document one of TimelineJS?

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::super::value::Word;

/// How many bytes may stand before the document in a script.
const HEAD: usize = 200;
/// How many events are looked at before it is decided by what else there is.
const LOOKED_AT: usize = 8;
/// What only our own format has at the top.
const OURS: [&str; 9] =
    ["as_of", "countries", "people", "places", "series", "themes", "sources", "conflicts", "tours"];

/// Tells whether a document looks like it. Looks at no more than the first events.
pub(in super::super) fn is(text: &str) -> bool {
    let Some(body) = body(text) else { return false };
    let mut signs = Signs::default();
    let mut reader = serde_json::Deserializer::from_str(body);
    // An error ends the look; what was seen until then decides.
    let _ = Look { signs: &mut signs, is_inner: false }.deserialize(&mut reader);
    signs.slides.unwrap_or(signs.other)
}

/// Returns the JSON of a document, which may stand in a script: `storyjs_jsonp_data = {...};` or
/// `callback({...})`.
pub(super) fn body(text: &str) -> Option<&str> {
    let text = behind_comments(text);
    if text.starts_with('{') {
        return Some(text);
    }
    let (at, _) = text.char_indices().take(HEAD).find(|(_, it)| *it == '{')?;
    let (head, body) = text.split_at(at);
    let head = head.trim_end();
    let head = head.strip_suffix('=').or_else(|| head.strip_suffix('('))?.trim();
    // A guard may ask first whether there is such a function.
    let name = head.rsplit("&&").next().unwrap_or(head).trim();
    let of_name = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '$' | '.' | ' ');
    let is_guarded = name.len() == head.len() || head.starts_with("typeof ");
    (is_guarded && !name.is_empty() && name.chars().all(of_name)).then_some(body)
}

/// Returns what stands behind the comments at the start of a script.
fn behind_comments(text: &str) -> &str {
    let mut text = text.trim_start();
    loop {
        let comment = |start, end| Some(text.strip_prefix(start)?.split_once(end)?.1);
        let Some(after) = comment("/*", "*/").or_else(|| comment("//", "\n")) else { return text };
        text = after.trim_start();
    }
}

/// Tells whether the body of a document stands in a script.
pub(super) fn is_wrapped(text: &str, body: &str) -> bool {
    text.trim_start().len() != body.len()
}

/// What was seen of a document.
#[derive(Default)]
struct Signs {
    /// Whether its events are slides.
    slides: Option<bool>,
    /// Whether something else is as in a document of slides.
    other: bool,
}

struct Look<'s> {
    signs: &'s mut Signs,
    is_inner: bool,
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let signs = self.signs;
        while let Some(key) = map.next_key::<Word<'de>>()? {
            match (key.as_str(), self.is_inner) {
                ("timeline", false) => {
                    map.next_value_seed(Look { signs: &mut *signs, is_inner: true })?;
                }
                ("date", true) => {
                    signs.slides = Some(true);
                    return Err(A::Error::custom("seen"));
                }
                ("headline" | "startDate", true) | ("eras" | "scale", false) => {
                    signs.other = true;
                    map.next_value::<IgnoredAny>()?;
                }
                ("title", false) => {
                    let title: Either<Probe> = map.next_value()?;
                    signs.other |= matches!(title, Either::Row(it) if it.is_slide());
                }
                ("events", false) => map.next_value_seed(Events(&mut *signs))?,
                // A number there is our version; our exports have notes of their own there.
                ("attache", false) => {
                    if matches!(map.next_value::<Either<Probe>>()?, Either::Other) {
                        signs.slides = Some(false);
                        return Err(A::Error::custom("seen"));
                    }
                }
                (ours, false) if OURS.contains(&ours) => {
                    signs.slides = Some(false);
                    return Err(A::Error::custom("seen"));
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

struct Events<'s>(&'s mut Signs);

impl<'de> DeserializeSeed<'de> for Events<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Events<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        for _ in 0..LOOKED_AT {
            let Some(event) = list.next_element::<Either<Probe>>()? else { return Ok(()) };
            if let Either::Row(event) = event
                && (event.is_slide() || event.is_ours())
            {
                self.0.slides = Some(event.is_slide());
                break;
            }
        }
        Err(A::Error::custom("seen"))
    }
}

/// What tells a slide from an event of ours.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Probe {
    start_date: Option<IgnoredAny>,
    text: Option<Either<IgnoredAny>>,
    media: Option<IgnoredAny>,
    date: Option<IgnoredAny>,
    start: Option<IgnoredAny>,
    name: Option<IgnoredAny>,
}

impl Probe {
    const fn is_slide(&self) -> bool {
        !self.is_ours()
            && (self.start_date.is_some()
                || self.media.is_some()
                || matches!(self.text, Some(Either::Row(_))))
    }

    const fn is_ours(&self) -> bool {
        self.date.is_some() || self.start.is_some() || self.name.is_some()
    }
}

/// An object, or anything else.
enum Either<T> {
    Row(T),
    Other,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Either<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EitherVisitor(std::marker::PhantomData))
    }
}

struct EitherVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EitherVisitor<T> {
    type Value = Either<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(Either::Row)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Either::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(Either::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(Either::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(Either::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Either::Other)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(Either::Other)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Either::Other)
    }
}
