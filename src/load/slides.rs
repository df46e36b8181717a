//! TimelineJS JSON: slides with dates, versions 3 and 2.
//!
//! A document is walked once. Each slide is cut out, read by itself and handed over before the next
//! one is looked at, so that a wrong one costs itself alone and none is kept.
//!
//! # Source
//!
//! <https://timeline.knightlab.com/docs/json-format.html>, and `TimelineConfig.js` and `TLDate.js` of
//! TimelineJS 3.9; `VMM.Date.js` and the wrapper of a script for version 2.

mod event;
mod kind;
mod left;
pub(super) mod markup;
mod moment;
mod order;
#[cfg(test)]
mod tests;
mod wire;

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::feed::Feed;
use super::locate::{Path, span_in};
use super::options::Options;
use super::salvage;
use super::value::Word;
use event::{Role, Slides};
use wire::Slide;

pub(super) use kind::is;

/// Reads a document.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, options: &Options) {
    let body = kind::body(text).unwrap_or(text);
    let is_wrapped = kind::is_wrapped(text, body);
    let mut reader = serde_json::Deserializer::from_str(body);
    let order = options.day_order.unwrap_or_else(|| order::told(body));
    let mut slides = Slides::new(text, feed, order);
    let read = Document { slides: &mut slides, is_inner: false }.deserialize(&mut reader);
    // Behind the document of a script there is the rest of the script.
    let read = read.and_then(|()| if is_wrapped { Ok(()) } else { reader.end() });
    if let Err(error) = read {
        let before = span_in(text, body).start;
        let mut diagnostic = salvage::break_off(body, &error, slides.count());
        diagnostic.span = diagnostic.span.map(|it| it.start + before..it.end + before);
        slides.complain_whole(diagnostic);
    }
    slides.end();
}

/// The whole document, or what stands under `timeline` in version 2.
struct Document<'w, 'f, 'r, 's> {
    slides: &'w mut Slides<'f, 'r, 's>,
    is_inner: bool,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `events`, or with `timeline`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let slides = self.slides;
        while let Some(key) = map.next_key::<Word<'de>>()? {
            match (key.as_str(), self.is_inner) {
                ("timeline", false) => {
                    map.next_value_seed(Document { slides: &mut *slides, is_inner: true })?;
                }
                ("events", false) => {
                    map.next_value_seed(List { slides: &mut *slides, part: Part::Events })?;
                }
                ("eras", false) => {
                    map.next_value_seed(List { slides: &mut *slides, part: Part::Eras })?;
                }
                ("date", true) => {
                    map.next_value_seed(List { slides: &mut *slides, part: Part::Dates })?;
                }
                ("era", true) => {
                    map.next_value_seed(List { slides: &mut *slides, part: Part::OldEras })?;
                }
                ("title", false) => {
                    let raw: &'de RawValue = map.next_value()?;
                    let slide: Option<Slide<'_>> = serde_json::from_str(raw.get()).ok();
                    if let Some(slide) = slide {
                        slides.title(slide.title());
                        slides.left.title(&slide);
                    }
                }
                ("headline", true) => {
                    let raw: &'de RawValue = map.next_value()?;
                    let word: Option<Word<'_>> = serde_json::from_str(raw.get()).ok();
                    slides.title(word.as_ref().map_or("", Word::as_str));
                }
                ("text", true) => {
                    let raw: &'de RawValue = map.next_value()?;
                    let word: Option<Word<'_>> = serde_json::from_str(raw.get()).ok();
                    slides.left.subtitle(word.as_ref().map_or("", Word::as_str));
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// A list of a document.
#[derive(Clone, Copy)]
enum Part {
    Events,
    Eras,
    /// The events of version 2.
    Dates,
    /// The eras of version 2.
    OldEras,
}

impl Part {
    /// Returns the way to an entry.
    fn path(self, index: usize) -> Path<'static> {
        let inner = || Path::default().key("timeline");
        match self {
            Self::Events => Path::event(index),
            Self::Eras => Path::default().key("eras").item(index),
            Self::Dates => inner().key("date").item(index),
            Self::OldEras => inner().key("era").item(index),
        }
    }

    const fn role(self) -> Role {
        match self {
            Self::Events | Self::Dates => Role::Event,
            Self::Eras | Self::OldEras => Role::Era,
        }
    }
}

struct List<'w, 'f, 'r, 's> {
    slides: &'w mut Slides<'f, 'r, 's>,
    part: Part,
}

impl<'de> DeserializeSeed<'de> for List<'_, '_, '_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_, '_, '_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of slides")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(raw) = list.next_element::<&'de RawValue>()? {
            self.slides.read(raw, self.part.path(index), self.part.role());
            index += 1;
        }
        Ok(())
    }
}
