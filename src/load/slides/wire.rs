//! Slides as they are written, in both versions: serde types that say nothing about what they mean.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A slide, or an era.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "a slide: an object with `start_date` and `text`")]
pub(super) struct Slide<'a> {
    #[serde(borrow, alias = "startDate")]
    pub(super) start_date: Option<OrText<'a, Moment<'a>>>,
    #[serde(borrow, alias = "endDate")]
    pub(super) end_date: Option<OrText<'a, Moment<'a>>>,
    /// The title in version 2.
    #[serde(borrow)]
    headline: Option<Scalar<'a>>,
    #[serde(borrow)]
    text: Option<OrText<'a, Text<'a>>>,
    #[serde(borrow)]
    media: Option<OrText<'a, Media<'a>>>,
    /// The media in version 2.
    #[serde(borrow)]
    asset: Option<OrText<'a, Media<'a>>>,
    #[serde(borrow)]
    group: Option<Scalar<'a>>,
    /// The group in version 2.
    #[serde(borrow)]
    tag: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) display_date: Option<Scalar<'a>>,
    #[serde(borrow)]
    background: Option<OrText<'a, Background<'a>>>,
    #[serde(borrow)]
    pub(super) unique_id: Option<Scalar<'a>>,
    /// What our own export says beside the slide.
    #[serde(borrow)]
    pub(super) attache: Option<&'a RawValue>,
}

impl Slide<'_> {
    /// Returns the title, with its markup.
    pub(super) fn title(&self) -> &str {
        let inner = match &self.text {
            Some(OrText::Row(text)) => text.headline.as_ref(),
            _ => None,
        };
        inner.or(self.headline.as_ref()).map_or("", Scalar::as_str)
    }

    /// Returns the text, with its markup.
    pub(super) fn text(&self) -> &str {
        match &self.text {
            Some(OrText::Row(text)) => text.text.as_ref().map_or("", Scalar::as_str),
            Some(OrText::Text(text)) => text.as_str(),
            None => "",
        }
    }

    /// Returns the lane; empty when there is none.
    pub(super) fn lane(&self) -> &str {
        let group = self.group.as_ref().or(self.tag.as_ref());
        group.map_or("", Scalar::as_str).trim()
    }

    /// Returns the address of the media or what is embedded there, the credit and the caption.
    pub(super) fn media(&self) -> [&str; 3] {
        match self.media.as_ref().or(self.asset.as_ref()) {
            Some(OrText::Row(media)) => [&media.url, &media.credit, &media.caption]
                .map(|it| it.as_ref().map_or("", Scalar::as_str).trim()),
            Some(OrText::Text(url)) => [url.as_str().trim(), "", ""],
            None => [""; 3],
        }
    }

    /// Returns where a click on the media leads; empty when nowhere.
    pub(super) fn link(&self) -> &str {
        self.of_media(|it| it.link.as_ref())
    }

    /// Returns what stands in the place of media for who does not see them.
    pub(super) fn description(&self) -> &str {
        self.of_media(|it| it.alt.as_ref())
    }

    fn of_media<'s>(&'s self, get: impl Fn(&'s Media<'s>) -> Option<&'s Scalar<'s>>) -> &'s str {
        match self.media.as_ref().or(self.asset.as_ref()) {
            Some(OrText::Row(media)) => get(media).map_or("", |it| it.as_str().trim()),
            _ => "",
        }
    }

    /// Tells whether a slide stands before a picture or a colour of its own.
    pub(super) fn has_background(&self) -> bool {
        let has = |it: &Option<Scalar<'_>>| it.as_ref().is_some_and(|it| !it.as_str().is_empty());
        matches!(&self.background, Some(OrText::Row(it)) if has(&it.url) || has(&it.color))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Background<'a> {
    #[serde(borrow)]
    url: Option<Scalar<'a>>,
    #[serde(borrow, alias = "colour")]
    color: Option<Scalar<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, expecting = "a text: an object with `headline` and `text`")]
pub(super) struct Text<'a> {
    #[serde(borrow)]
    headline: Option<Scalar<'a>>,
    #[serde(borrow)]
    text: Option<Scalar<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, expecting = "media: an object with `url`")]
pub(super) struct Media<'a> {
    #[serde(borrow, alias = "media")]
    url: Option<Scalar<'a>>,
    #[serde(borrow)]
    credit: Option<Scalar<'a>>,
    #[serde(borrow)]
    caption: Option<Scalar<'a>>,
    #[serde(borrow)]
    link: Option<Scalar<'a>>,
    #[serde(borrow)]
    alt: Option<Scalar<'a>>,
}

/// A date in parts, each a number or a text of digits.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "a date: an object with `year`")]
pub(super) struct Moment<'a> {
    #[serde(borrow)]
    pub(super) year: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) month: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) day: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) hour: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) minute: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) second: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) millisecond: Option<Scalar<'a>>,
    #[serde(borrow)]
    pub(super) display_date: Option<Scalar<'a>>,
}

/// A text, a number, or nothing written as one of them.
#[derive(Clone, Default)]
pub(super) struct Scalar<'a> {
    text: Cow<'a, str>,
    pub(super) is_number: bool,
}

impl<'a> Scalar<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), is_number: false }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Scalar<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

/// The visits that make a [`Scalar`].
macro_rules! scalars {
    ($wrap:expr) => {
        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok($wrap(Scalar::text(text)))
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok($wrap(Scalar::text(text.to_owned())))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok($wrap(Scalar { text: number.to_string().into(), is_number: true }))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
            Ok($wrap(Scalar { text: number.to_string().into(), is_number: true }))
        }

        fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
            // `2012.0` is a year to a browser.
            Ok($wrap(Scalar { text: number.to_string().into(), is_number: true }))
        }

        fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
            Ok($wrap(Scalar::default()))
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok($wrap(Scalar::default()))
        }
    };
}

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a number")
    }

    scalars!(|it| it);
}

/// An object, or a text that stands for one; an empty list, as some programs write nothing, is an
/// empty text.
pub(super) enum OrText<'a, T> {
    Text(Scalar<'a>),
    Row(T),
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for OrText<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OrTextVisitor(PhantomData))
    }
}

struct OrTextVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OrTextVisitor<T> {
    type Value = OrText<'de, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or a string")
    }

    scalars!(OrText::Text);

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(OrText::Text(Scalar::default()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(OrText::Row)
    }
}
